"""Hostile and random requests to our block: every answer in good form and soon, memory bounded, the server alive."""
import random
import re
import sys
import time
from pathlib import Path

import route
from asked import Asking
from hostile_bodies import bodies, prompts
from hostile_chains import asking, chains
from inventing import request
from recorder import Recorder
from server import Server

# Of work; what the endpoint takes is not counted.
LIMIT = 200
# Of the server's memory over what it has after its first question.
GROWTH = 400


def memory(server, what="VmRSS"):
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(rf"{what}:\s+(\d+)", status)[1]) // 1024


def fuzz(server, place, seconds, seed):
    asking_it = Asking(server)
    asking_it.send("a good one", asking(place.url, 1))
    before = memory(server)
    for name, value, chain in chains():
        asking_it.send(name, asking(place.url, value, *chain))
    for name, body in [*prompts(place.url), *bodies(place.url)]:
        asking_it.send(name, body)
    good = asking(place.url, 1)
    for kind in ["", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "application/json; a=x"]:
        asking_it.send(f"type {kind!r}", good, kind)
    listed = len(asking_it.works)
    place.taken()
    chance, end = random.Random(seed), time.monotonic() + seconds
    while time.monotonic() < end:
        asking_it.send("by chance", request(chance, place.url))
        if len(asking_it.works) % 500 == 0:
            place.taken()
    time.sleep(0.3)
    asking_it.gather()
    return asking_it, listed, before


def processor(server):
    """Milliseconds that the server has been at work: a clock, whose number Linux makes of the process like this."""
    return time.clock_gettime(~server.process.pid << 3 | 2) * 1000


def confirmed(server, slow):
    """What the slowest of them take of a processor, asked twice more: other programs may have had it meanwhile."""
    for name, body, kind, took, _ in slow:
        for _ in range(2):
            before = processor(server)
            route.post(server, body, kind)
            took = min(took, processor(server) - before)
        yield name, took, body


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with Recorder() as recorder:
        place = recorder.place("home")
        with Server(place.url, gateway_concurrency=8) as server:
            done, listed, before = fuzz(server, place, seconds, seed)
            after, most = memory(server), memory(server, "VmHWM")
            slow = sorted(confirmed(server, done.slowest(40)), key=lambda entry: -entry[1])
            wrong = done.wrong + [f"{name}: {took:.0f} ms, request {body[:300]!r}" for name, took, body in slow
                                  if took > LIMIT]
            if most - before > GROWTH:
                wrong.append(f"memory grew by {most - before} MB")
            alive = server.process.poll() is None and route.post(server, asking(place.url, 1))
            if not alive or alive.status != 200:
                wrong.append(f"the server: {alive}, {server.log()[-3:]}")
    for entry in wrong:
        print(f"FAILED  {entry[:1200]}")
    counted = ", ".join(f"{count} x {status}" for status, count in sorted(done.counts.items()))
    made_up = len(done.works) - listed
    print(f"{listed} hostile requests, {made_up} by chance in {seconds:.0f} s (seed {seed}): {counted}")
    print("slowest, in ms of a processor: " + "; ".join(f"{took:.0f} {name}" for name, took, _ in slow[:8]))
    print(f"memory: {before} MB before, {most} MB at most, {after} MB at the end")
    sys.exit(1 if wrong else 0)


main()
