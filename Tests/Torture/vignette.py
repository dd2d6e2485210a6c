"""Starts the release build of the server for a test, or the one that VIGNETTE_BUILD names, and talks to it. Loopback only."""
import os
import re
import resource
import signal
import socket
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / os.environ.get("VIGNETTE_BUILD", "release") / "vignette"
BENCH = ROOT / ".build/release/BenchServer"


class Server:
    """A server process on a free port; ends with the `with` block.

    It keeps what it keeps in a folder of its own, unless one is named.
    """

    def __init__(self, *flags, program=PROGRAM, descriptors=None, data=None, port=0, environment=None):
        self.own = None if data else tempfile.mkdtemp(prefix="vignette-data-")
        self.data = data or self.own

        def limit():
            if descriptors:
                resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))

        command = [program, "0"]
        if program == PROGRAM:
            command = [program, "serve", "--port", str(port), "--data", str(self.data), *flags]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=limit,
            env={**os.environ, **(environment or {})})
        line = self.process.stdout.readline()
        self.port = int(re.search(r":(\d+)$", line.strip()).group(1))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        if self.own:
            shutil.rmtree(self.own, ignore_errors=True)

    def kill(self):
        """As a power cut would end the process: nothing of it runs any more."""
        self.process.kill()
        self.process.communicate()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)

    def cpu(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def connect(self, timeout=30):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)


def read_answer(sock):
    """One whole answer with a Content-Length, or what came of it before the connection ended."""
    data = b""
    while True:
        head, separator, body = data.partition(b"\r\n\r\n")
        if separator:
            length = int(re.search(rb"content-length: (\d+)", head).group(1))
            if len(body) >= length:
                return data, True
        try:
            piece = sock.recv(65536)
        except OSError:
            piece = b""  # reset: what has come until then counts as broken off
        if not piece:
            return data, False
        data += piece


def timed_get(server, path="/healthz"):
    """Milliseconds of one good request on a connection of its own."""
    began = time.perf_counter()
    with server.connect(5) as sock:
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        data, whole = read_answer(sock)
    assert whole and b" 200 " in data[:20], data[:80]
    return (time.perf_counter() - began) * 1000


def quantile(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * part))]
