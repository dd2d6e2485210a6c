"""Requests as bytes, for what no client library would send."""
import http.client
import json
import socket
import time


def post(server, path, body, kind="application/json", **fields):
    """Status, fields and body of the answer, and how many seconds it took."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    began = time.perf_counter()
    try:
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        if kind:
            headers["Content-Type"] = kind
        try:
            connection.request("POST", path, body, headers)
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused while it was sent: the answer is there all the same
        response = connection.getresponse()
        return response.status, response.headers, response.read(), time.perf_counter() - began
    finally:
        connection.close()


def message_of(path, body):
    """The error's text, once the body has the form that callers of this path know."""
    value = json.loads(body)
    assert set(value) == {"error"}, value
    if path.startswith("/api"):
        assert isinstance(value["error"], str) and value["error"], value
        return value["error"], None
    assert set(value["error"]) == {"message", "type", "param", "code"}, value
    return value["error"]["message"], value["error"]["code"]


def head_only(server, path, *fields, length=1_000_000):
    """What is answered to a head that announces a body and then sends nothing of it, and how soon."""
    lines = [f"POST {path} HTTP/1.1", "Host: localhost", "Content-Type: application/json",
             f"Content-Length: {length}", *fields]
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as sock:
        began = time.perf_counter()
        sock.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        answer = b""
        try:
            while b"\r\n\r\n" not in answer:
                piece = sock.recv(65536)
                if not piece:
                    break
                answer += piece
        except TimeoutError:
            pass
        return answer, time.perf_counter() - began
