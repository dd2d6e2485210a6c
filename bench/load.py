"""What is done to a server and measured: one load, once."""

import base64
import http.client
import os
import re
import socket
import statistics
import subprocess
import time

from servers import CORES

UNITS = {"us": 1, "ms": 1e3, "s": 1e6, "m": 60e6}


class Wrk:
    def __init__(self, program):
        self.program = program

    def run(self, server, path, connections, seconds, cpus=None, script=None):
        """One row: requests a second, times in microseconds, CPU microseconds a request, and what went wrong."""
        command = [
            self.program, "-t", str(min(CORES, connections)), "-c", str(connections), "-d", f"{seconds}s", "--latency",
            *(["-s", script] if script else []), f"http://127.0.0.1:{server.port}{path}"]
        pin = (lambda: os.sched_setaffinity(0, cpus)) if cpus else None
        before = server.process.cpu_seconds()
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, preexec_fn=pin)
        cpu = server.process.cpu_seconds() - before
        text = done.stdout
        requests = int(re.search(r"(\d+) requests in", text)[1])
        return {
            "rate": float(re.search(r"Requests/sec: *([\d.]+)", text)[1]),
            "p50": microseconds(text, "50%"),
            "p99": microseconds(text, "99%"),
            "cpu": cpu * 1e6 / max(1, requests),
            "faults": [line.strip() for line in text.splitlines() if "Socket errors" in line or "Non-2xx" in line],
        }


def microseconds(text, percentile):
    number, unit = re.search(rf"{percentile} +([\d.]+)([a-z]+)", text).groups()
    return float(number) * UNITS[unit]


def check(server, path, size):
    """Makes sure that what is measured is the right answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != 200 or len(body) != size:
        raise RuntimeError(f"{server.name} answers {path} with {response.status} and {len(body)} bytes, not {size}")


def idle(server, count):
    """Memory before and after `count` connections that have made one request each and then say nothing."""
    for _ in range(50):
        check(server, "/2b", 2)
    time.sleep(0.5)
    before = server.process.memory()
    clients = []
    try:
        for _ in range(count):
            client = socket.create_connection(("127.0.0.1", server.port), 10)
            clients.append(client)
            client.sendall(b"GET /2b HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = b""
            while not answer.endswith(b"\r\n\r\nok"):
                piece = client.recv(4096)
                if not piece:
                    raise RuntimeError(f"{server.name} closed an idle connection")
                answer += piece
        time.sleep(0.5)
        after = server.process.memory()
    finally:
        for client in clients:
            client.close()
    return {"whole": after, "each": (after - before) / count}


def base64_rows(program):
    """Microseconds for 1 MiB, by each way of ours and by Python's own module."""
    rows = {}
    text = subprocess.run([program, "--base64"], stdout=subprocess.PIPE, text=True, check=True).stdout
    for line in text.splitlines():
        operation, kernel, time_taken = line.split()
        rows[operation, kernel] = float(time_taken)
    data = os.urandom(1024 * 1024)
    encoded = base64.b64encode(data)
    rows["encode", "python"] = median_microseconds(lambda: base64.b64encode(data))
    rows["decode", "python"] = median_microseconds(lambda: base64.b64decode(encoded, validate=True))
    return rows


def median_microseconds(work):
    times = []
    for _ in range(50):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6
