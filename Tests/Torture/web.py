"""Talks to the pages as a program does."""
import http.client
import json
import uuid

BOUNDARY = "torture-" + uuid.uuid4().hex


def form(fields, files=()):
    """A multipart body. `files`: (field, file name, type, bytes)."""
    parts = []
    for name, value in fields.items():
        parts.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    for name, file_name, kind, content in files:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
        parts.append(f"{head}Content-Type: {kind}\r\n\r\n".encode() + content + b"\r\n")
    parts.append(f"--{BOUNDARY}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={BOUNDARY}"


class Client:
    """One visitor, who keeps the cookie."""

    def __init__(self, port, cookie=None, timeout=60):
        self.port, self.cookie, self.timeout = port, cookie, timeout

    def request(self, method, path, body=None, kind=None, headers=None):
        """Status, header fields and body; raises OSError or HTTPException where the server goes away."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        try:
            fields = dict(headers or {})
            if kind:
                fields["Content-Type"] = kind
            if self.cookie:
                fields["Cookie"] = self.cookie
            connection.request(method, path, body, fields)
            response = connection.getresponse()
            content = response.read()
            cookie = response.getheader("Set-Cookie")
            if cookie:
                self.cookie = cookie.split(";")[0]
            return response.status, response.headers, content
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.request("GET", path, headers=headers)

    def json(self, path):
        status, _, body = self.get(path)
        return status, json.loads(body) if body else None

    def submit(self, fields, files, key=None, wait=None):
        body, kind = form(fields, files)
        headers = {"Accept": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        if wait:
            headers["Prefer"] = f"wait={wait}"
        return self.request("POST", "/", body, kind, headers)

    def post(self, path, **fields):
        body, kind = form(fields)
        return self.request("POST", path, body, kind, {"Accept": "application/json"})
