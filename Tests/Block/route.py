"""Our own block, asked over HTTP."""
import base64
import http.client
import json

PATH = "/blocks/openai_compatible/v1"


class Answer:
    def __init__(self, status, fields, raw):
        self.status, self.fields, self.raw = status, fields, raw

    @property
    def body(self):
        return json.loads(self.raw)

    @property
    def problem(self):
        """Of a refusal. RFC 9457"""
        assert self.fields["Content-Type"].startswith("application/problem+json"), self.fields
        problem = self.body
        assert problem["status"] == self.status and problem["detail"] and problem["code"], problem
        return problem

    def __repr__(self):
        return f"{self.status} {self.raw[:600]!r}"


def post(server, body, kind="application/json", connection=None, **fields):
    own = connection is None
    connection = connection or http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request("POST", PATH, body, {"Content-Type": kind, **fields})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        if own:
            connection.close()


def ask(server, step, inputs, multipart=False):
    request = {"step": step, "inputs": inputs}
    if not multipart:
        return post(server, json.dumps(request, ensure_ascii=False).encode())
    parts = []
    request["inputs"] = as_parts(inputs, parts)
    body = form({"request": json.dumps(request).encode(), **{f"picture{n}": part for n, part in enumerate(parts)}})
    return post(server, body, "multipart/form-data; boundary=between")


def as_parts(value, parts):
    """The same with the bytes of its pictures taken out, each named by its part."""
    if isinstance(value, list):
        return [as_parts(item, parts) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") == "base64":
        parts.append(base64.b64decode(value["value"].rsplit(",", 1)[-1]))
        return {**value, "type": "part", "value": f"picture{len(parts) - 1}"}
    return {name: as_parts(item, parts) for name, item in value.items()}


def form(parts):
    body = b""
    for name, data in parts.items():
        file = "" if name == "request" else f'; filename="{name}.bin"'
        body += f'--between\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + data + b"\r\n"
    return body + b"--between--\r\n"
