"""slowhttptest with 1,000 connections: good requests are served throughout, at less than twice their usual p95."""
import re
import subprocess
import time

from vignette import BENCH, Server, quantile, timed_get


def sample(server, path, seconds, over=lambda: False):
    times = []
    end = time.time() + seconds
    while time.time() < end and not over():
        times.append(timed_get(server, path))
        time.sleep(0.02)
    return times


def attack(server, name, path, good, *flags):
    usual = quantile(sample(server, good, 5), 0.95)
    url = f"http://127.0.0.1:{server.port}{path}"
    process = subprocess.Popen(
        ["slowhttptest", "-c", "1000", "-r", "200", "-l", "40", "-p", "3", "-u", url, *flags],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    time.sleep(1)
    times = sample(server, good, 60, lambda: process.poll() is not None)
    report = re.sub(r"\x1b\[[0-9;]*m", "", process.communicate()[0])
    available = re.findall(r"service available:\s+(\w+)", report)
    end = re.findall(r"Exit status:\s+(.*)", report)
    p95 = quantile(times, 0.95)
    print(f"{name}: {len(times)} good requests, p95 {p95:.2f} ms against {usual:.2f} ms idle, "
          f"available {available.count('YES')} of {len(available)} looks, ended by: {end[-1] if end else '?'}")
    assert available and "NO" not in available and p95 < 2 * usual


with Server("--log", "none") as server:
    attack(server, "slow heads", "/healthz", "/healthz", "-H", "-i", "10")
    attack(server, "slow bodies", "/healthz", "/healthz", "-B", "-s", "8192", "-i", "10")
    attack(server, "slow readers", "/healthz", "/healthz", "-X", "-w", "10", "-y", "20", "-n", "5", "-z", "32", "-k", "3")
with Server(program=BENCH) as bench:
    attack(bench, "slow readers of 1 MB", "/1m", "/2b", "-X", "-w", "10", "-y", "20", "-n", "5", "-z", "32")
