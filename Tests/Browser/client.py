"""Talks to the pages as a program does, without a browser."""
import http.client
import json
import uuid
from urllib.parse import urlencode, urlsplit


class Answer:
    def __init__(self, status, fields, body):
        self.status, self.fields, self.body = status, fields, body

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {dict(self.fields)} {self.body[:600]!r}"


class Client:
    """One visitor, who keeps the cookie; redirects are not followed."""

    def __init__(self, server, cookie=None, **headers):
        url = urlsplit(server if isinstance(server, str) else server.origin)
        self.host, self.port = url.hostname, url.port
        self.cookie, self.headers = cookie, headers

    def request(self, method, path, body=None, timeout=60, **headers):
        """Header names are written with _ for -."""
        fields = {name.replace("_", "-"): value for name, value in {**self.headers, **headers}.items()}
        if self.cookie:
            fields["Cookie"] = self.cookie
        connection = http.client.HTTPConnection(self.host, self.port, timeout=timeout)
        try:
            connection.request(method, path, body, fields)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        for value in answer.fields.get_all("Set-Cookie") or []:
            self.cookie = value.split(";")[0]
        return answer

    def get(self, path, **headers):
        return self.request("GET", path, **headers)

    def json(self, path):
        answer = self.get(path)
        assert answer.status == 200, answer
        return answer.json

    def form(self, path, fields, **headers):
        """POST of an ordinary form."""
        return self.request("POST", path, urlencode(fields), Content_Type="application/x-www-form-urlencoded", **headers)

    def submit(self, pictures, path="/", fields=(), **headers):
        """POST of the form with pictures: (name, bytes). Answers as JSON unless `Accept` says otherwise."""
        body, kind = multipart([*dict(fields).items()], pictures)
        headers.setdefault("Accept", "application/json")
        return self.request("POST", path, body, Content_Type=kind, **headers)


def multipart(fields, pictures):
    boundary = "browser-" + uuid.uuid4().hex
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
             for name, value in fields]
    for name, data in pictures:
        # As browsers write it: HTML, multipart/form-data encoding algorithm.
        safe = name.replace("\r\n", "\n").replace("\n", "%0D%0A").replace("\r", "%0D").replace('"', "%22")
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="image"; filename="{safe}"\r\n'
        parts.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + data + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"
