"""Hostile forms of 300 KB: answered in less than a second, with one line in the log."""
import time

from vignette import BENCH, Server, read_answer

BOUNDARY = b"b" * 40
HEAD = b"--" + BOUNDARY + b'\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
END = b"\r\n--" + BOUNDARY + b"--\r\n"
SIZE = 300_000
SHAPES = {
    "CR": HEAD + b"\r" * SIZE + END,
    "hyphens": HEAD + b"-" * SIZE + END,
    "hyphens after the boundary": b"--" + BOUNDARY + b"-" * SIZE + END,
    "epilogue": HEAD + END + b"x" * SIZE,
    "CR a": HEAD + b"\ra" * (SIZE // 2) + END,
    "beginnings of the boundary": HEAD + (b"\r\n--" + BOUNDARY[:-1]) * (SIZE // 43) + END,
    "preamble": b"x" * SIZE + HEAD + END,
}


def post(server, path, body):
    began = time.perf_counter()
    with server.connect() as sock:
        sock.sendall(
            b"POST " + path + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
            + str(len(body)).encode() + b"\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY + b"\r\n\r\n")
        try:
            sock.sendall(body)
        except OSError:
            pass  # refused before its end; the answer can be read all the same
        data, _ = read_answer(sock)
    return int(data.split()[1]), time.perf_counter() - began


with Server(program=BENCH) as bench:
    for name, body in SHAPES.items():
        status, seconds = post(bench, b"/form", body)
        print(f"{name}: {status} after {seconds * 1000:.1f} ms")
        assert status in (200, 400, 413) and seconds < 1

with Server("--log", "text") as server:
    for body in SHAPES.values():
        post(server, b"/", body)
    server.stop()
    log = server.process.communicate(timeout=10)[1].splitlines()
    lines = [line for line in log if " request " in line]
    print(f"{len(SHAPES)} hostile forms, {len(lines)} log lines")
    assert len(lines) == len(SHAPES)
