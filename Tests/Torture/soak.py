#!/usr/bin/env python3
"""Everything at once for a long time, before an endpoint that fails in every way: pages, uploads, both APIs plain and
streamed, and clients that leave. No status but that which belongs to what the endpoint did; memory, descriptors flat.

    Tests/Torture/soak.py [MINUTES]     30 without
"""
import base64
import collections
import contextlib
import http.client
import io
import json
import random
import socket
import struct
import sys
import threading
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.append(str(Path(__file__).resolve().parents[1] / "Clients"))

from PIL import Image

from service import Raw, Refuses, Says, Service
from vignette import Server
from web import Client

MINUTES = float(sys.argv[1]) if len(sys.argv) > 1 else 30
# MB a minute once it is warm, at most.
SLOPE = 1.0
CALLERS = 12
PATIENCE = 30

EVENT = b'data: {"choices":[{"index":0,"delta":{"content":"half a "}}]}\n\n'
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n"

# What the endpoint does: how often, the answer, and what the caller may be told for it; None: an answer.
FAULTS = {
    "good": (60, lambda: Says(*"A small boat on a calm sea .".split(" ")), {None}),
    "slow": (6, lambda: Says(*(["word "] * 20), pause=0.1, wait=0.5), {None}),
    "long": (3, lambda: Says(*(["many words "] * 2000)), {None}),
    "429": (4, lambda: Refuses(429, "slow down", "requests"), {(429, "rate_limited")}),
    "429 with a wait": (4, lambda: Refuses(429, "slow down", "requests", Retry_After=2), {(429, "rate_limited")}),
    "quota": (2, lambda: Refuses(429, "no", "insufficient_quota", "insufficient_quota"), {(502, "upstream_quota")}),
    "500": (4, lambda: Refuses(500, "oh"), {(502, "upstream_error")}),
    "503": (4, lambda: Refuses(503, "Loading model"), {(503, "upstream_overloaded")}),
    "401": (1, lambda: Refuses(401, "who?", code="invalid_api_key"), {(502, "upstream_auth")}),
    "garbage": (3, lambda: Raw(b"\x00\xff garbage \r\n\r\n"), {(502, "upstream_error"), (502, "upstream_unreachable")}),
    "a page": (2, lambda: Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>"),
               {(503, "not_configured")}),
    "cut at once": (3, lambda: Raw(),
                    {(502, "upstream_error"), (502, "upstream_unreachable"), (502, "answer_interrupted")}),
    "reset at once": (3, lambda: Raw(reset=True),
                      {(502, "upstream_error"), (502, "upstream_unreachable"), (502, "answer_interrupted")}),
    "cut half way": (3, None, {(502, "answer_interrupted"), (502, "upstream_error"), (502, "empty_answer")}),
    "reset half way": (3, None, {(502, "answer_interrupted"), (502, "upstream_error"), (502, "empty_answer")}),
}
MARK = "the endpoint shall be: "


def play(asked):
    """The fault that a question names; of others, as those of the pages, any."""
    text = asked.raw.decode(errors="replace")
    start = text.find(MARK)
    name = text[start + len(MARK):text.index(".", start)] if start >= 0 else "good"
    if FAULTS[name][1]:
        return FAULTS[name][1]()
    pieces = [STREAM, EVENT, EVENT] if asked.body.get("stream") else [PLAIN, b'{"choices":[']
    return Raw(*pieces, pause=0.02, reset=name.startswith("reset"))


def picture(number, size=(320, 240), kind="JPEG"):
    stream = io.BytesIO()
    Image.new("RGB", size, (number * 37 % 256, number * 91 % 256, number * 17 % 256)).save(stream, kind)
    return stream.getvalue()


def chosen(choose):
    names = list(FAULTS)
    return choose.choices(names, [FAULTS[name][0] for name in names])[0]


def body_for(choose, path, fault, stream):
    text = f"{MARK}{fault}."
    images = [base64.b64encode(picture(choose.randrange(999), kind=choose.choice(["JPEG", "PNG", "WEBP"]))).decode()
              for _ in range(choose.choice([0, 0, 1, 1, 3]))]
    if path == "/api/generate":
        return {"model": "m", "prompt": text, "images": images, "stream": stream}
    if path == "/api/chat":
        return {"model": "m", "messages": [{"role": "user", "content": text, "images": images}], "stream": stream}
    parts = [{"type": "image_url", "image_url": {"url": f"data:image/jpeg;base64,{image}"}} for image in images]
    return {"model": "m", "messages": [{"role": "user", "content": [{"type": "text", "text": text}, *parts]}],
            "stream": stream}


class Load:
    def __init__(self, port):
        self.port, self.over = port, threading.Event()
        self.table, self.unexpected = collections.Counter(), []
        self.pages = collections.deque(maxlen=200)

    def note(self, what, status, good, detail=""):
        self.table[what, str(status), good] += 1
        if not good and len(self.unexpected) < 20:
            self.unexpected.append(f"{what}: {status} {detail}"[:300])

    def ask(self, choose, path, stream):
        fault = chosen(choose)
        body = json.dumps(body_for(choose, path, fault, stream))
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("POST", path, body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            answer = response.read().decode()
        finally:
            connection.close()
        allowed = FAULTS[fault][2]
        what = f"{path}{' streamed' if stream else ''}, {fault}"
        if response.status == 200:
            good = None in allowed and "error" not in answer[-300:]
            # Once a stream has begun its status is out: then its end says what happened.
            good = good or (stream and None not in allowed and '"error"' in answer)
            return self.note(what, 200, good, answer[-200:])
        said = json.loads(answer)["error"]
        code = said["code"] if isinstance(said, dict) else None
        good = any(one and one[0] == response.status and code in (None, one[1]) for one in allowed)
        return self.note(what, response.status, good, answer)

    def leave(self, choose, path):
        """A client that goes in the middle of a stream, politely or not."""
        body = json.dumps(body_for(choose, path, choose.choice(["good", "slow", "long"]), True)).encode()
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as sock:
            part = choose.choice([1.0, 1.0, 1.0, 0.5])
            sock.sendall(f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                         f"Content-Length: {len(body)}\r\n\r\n".encode() + body[:int(len(body) * part)])
            if part == 1:
                sock.recv(choose.choice([1, 300, 3000]))
            if choose.random() < 0.5:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.note(f"{path} left", "-", True)

    def upload(self, choose):
        client = Client(self.port, timeout=PATIENCE)
        fault = choose.choice(["good", "good", "good", "cut half way", "500", "garbage"])
        shot = picture(choose.randrange(9999), (640, 480))
        status, _, body = client.submit({"prompt": f"{MARK}{fault}."}, [("image", "a.jpg", "image/jpeg", shot)])
        self.note("upload", status, status == 202, body)
        if status == 202:
            self.pages.append(json.loads(body)["id"])

    def look(self, choose):
        path = choose.choice(["/", "/library", "/healthz", "/readyz", "/status", "/v1/models", "/api/tags"])
        if self.pages and choose.random() < 0.5:
            path = f"/a/{choose.choice(self.pages)}" + choose.choice(["?live=0", ".json", ".md"])
        status, _, body = Client(self.port, timeout=PATIENCE).get(path)
        self.note("page", status, status == 200, f"{path} {body[:200]}")

    def nonsense(self, choose):
        body = choose.choice(
            [b"", b"{", b"[]", b"[" * 5000, b'{"model":"m","messages":5,"prompt":5}', b"\xff" * 100_000])
        path = choose.choice(["/v1/chat/completions", "/api/chat", "/api/generate"])
        status, _, answer = Client(self.port, timeout=PATIENCE).request("POST", path, body, "application/json")
        self.note("nonsense", status, status == 400, answer)

    def work(self, seed):
        choose = random.Random(seed)
        paths = ["/v1/chat/completions", "/v1/chat/completions", "/api/chat", "/api/generate"]
        while not self.over.is_set():
            draw, path = choose.random(), choose.choice(paths)
            try:
                if draw < 0.30:
                    self.ask(choose, path, False)
                elif draw < 0.60:
                    self.ask(choose, path, True)
                elif draw < 0.70:
                    self.leave(choose, path)
                elif draw < 0.705:
                    self.upload(choose)
                elif draw < 0.95:
                    self.look(choose)
                else:
                    self.nonsense(choose)
            except (OSError, http.client.HTTPException, ValueError) as error:
                self.note("a connection", type(error).__name__, False, repr(error))
            # A person's server, not a race: the endpoint of this test is written in Python.
            time.sleep(choose.random() * 0.05)


def resident(pid):
    text = Path(f"/proc/{pid}/status").read_text()
    return int(text.split("VmRSS:")[1].split()[0]) / 1024


def descriptors(pid):
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def workers(pid):
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            with contextlib.suppress(OSError, IndexError):  # one that has just ended
                total += resident(child)
    return total


def slope(samples):
    """Of a straight line through all of them, for each minute."""
    count = len(samples)
    middle = [sum(values) / count for values in zip(*samples)]
    above = sum((time_ - middle[0]) * (value - middle[1]) for time_, value in samples)
    return above / sum((time_ - middle[0]) ** 2 for time_, _ in samples)


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def main():
    with Service(models=["m"]) as service:
        service.answer = play
        service.asked = collections.deque(maxlen=10)
        flags = ["--log", "none", "--rate", "0", "--base-url", service.url, "--imaging-workers", "2"]
        with Server(*flags) as server:
            load, pid = Load(server.port), server.process.pid
            callers = [threading.Thread(target=load.work, args=(number,)) for number in range(CALLERS)]
            began, samples = time.monotonic(), []
            for caller in callers:
                caller.start()
            print("  minute   requests   server MB  workers MB   descriptors", flush=True)
            said = 0
            while (passed := (time.monotonic() - began) / 60) < MINUTES:
                assert server.process.poll() is None, "the server has ended"
                samples.append((passed, resident(pid), descriptors(pid)))
                if passed >= said:
                    print(f"  {passed:6.1f} {sum(load.table.values()):10,} {samples[-1][1]:11.1f} {workers(pid):11.1f} "
                          f"{samples[-1][2]:13}", flush=True)
                    said += max(0.5, MINUTES / 15)
                time.sleep(1)
            load.over.set()
            for caller in callers:
                caller.join()
            time.sleep(5)
            after = resident(pid), descriptors(pid)
            report(load, samples, after)


def report(load, samples, after):
    rows = collections.defaultdict(list)
    for (what, status, good), count in sorted(load.table.items()):
        rows[what].append(f"{count} x {status}" + ("" if good else " UNEXPECTED"))
    for what, counts in rows.items():
        print(f"  {what:48} {', '.join(counts)}")
    # The first part warms up: pools, caches, the allocator's own.
    warm = samples[int(len(samples) * 0.4):]
    memory = slope([(time_, value) for time_, value, _ in warm])
    half = len(warm) // 2
    early, late = mean(one[2] for one in warm[:half]), mean(one[2] for one in warm[half:])
    print(f"memory {warm[0][1]:.1f} MB after the warm-up, {warm[-1][1]:.1f} MB at the end: {memory:+.2f} MB a minute; "
          f"{after[0]:.1f} MB at rest")
    print(f"descriptors {early:.1f} in the first half, {late:.1f} in the second, {after[1]} at rest")
    unexpected = sum(count for (_, _, good), count in load.table.items() if not good)
    print(f"{sum(load.table.values()):,} requests, {unexpected} unexpected answers")
    for line in load.unexpected:
        print(f"  {line}")
    assert not unexpected, "unexpected answers"
    assert memory < SLOPE, f"memory grows by {memory:.2f} MB a minute"
    assert late < early + 5, "descriptors grow"


main()
