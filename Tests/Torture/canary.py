#!/usr/bin/env python3
"""Keys that must be seen nowhere: a service repeats all that it is sent, in every kind of refusal, while the program runs
with its most talkative log. Nothing it writes, and no command line or environment of its workers, may hold a key."""
import base64
import json
import os
import subprocess
import sys
import tempfile
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from vignette import PROGRAM, ROOT

KEYS = {"OPENAI_API_KEY": "canary-key-0123456789abcdef", "VIGNETTE_MODERATION_KEY": "canary-moderation-9876543210"}
HEADER = "canary-header-5555aaaa5555aaaa"
WORD = "canary-password-7777bbbb"
SECRETS = list(KEYS.values()) + [HEADER, WORD]


def error(message, **more):
    return json.dumps({"error": {"message": message, **more}})


def shapes(said):
    """Status, fields and body of each reply; `said` is all that the request told."""
    plain, quoted = "application/json", json.dumps(said)[1:-1]
    yield 400, {}, error(said), plain
    yield 401, {}, error(f"Incorrect API key provided: {said}", code="invalid_api_key"), plain
    yield 401, {}, json.dumps({"error": said}), plain
    yield 402, {}, error(said), plain
    yield 403, {}, error("x", code=said), plain
    yield 404, {}, error(f"The model `{said}` does not exist"), plain
    yield 408, {}, said, "text/plain"
    yield 413, {}, f"<html><title>413 {said}</title></html>", "text/html"
    yield 422, {}, json.dumps({"detail": [{"loc": ["body", said], "msg": said, "type": said}]}), plain
    yield 429, {"Retry-After": said}, error(said, type=said), plain
    yield 429, {}, error(f"You exceeded your current quota {said}", code="insufficient_quota"), plain
    yield 500, {}, error(f"image input is not supported {said}"), plain
    yield 500, {}, base64.b64encode(said.encode()).decode(), "text/plain"
    yield 502, {}, urllib.parse.quote(said), "text/plain"
    yield 503, {}, error(f"Loading model {said}"), plain
    yield 302, {"Location": "/" + urllib.parse.quote(said)}, "", plain
    yield 200, {}, error(said), plain
    yield 200, {}, quoted, plain
    yield 200, {}, "data: " + error(said) + "\n\n", "text/event-stream"
    yield 200, {}, "event: error\ndata: " + error(said) + "\n\n", "text/event-stream"
    yield 200, {}, json.dumps({"choices": [{"message": {"content": ""}, "finish_reason": said}]}), plain
    yield 400, {}, error(f"context length exceeded {said}", code="context_length_exceeded"), plain
    yield 400, {}, error(f"flagged as '{said}'", code="moderation_blocked"), plain
    yield 400, {}, error(f"Unsupported parameter {said}: 'max_tokens'. Use 'max_completion_tokens'"), plain


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        said = " ".join(f"{name}: {value}" for name, value in self.headers.items())
        if self.path.endswith("/models") and not self.server.lists:
            listed = {"data": [{"id": "m"}, {"id": self.headers["Authorization"]}, {"id": self.headers["X-Secret"]}]}
            return self.send(200, {}, json.dumps(listed), "application/json")
        if self.path.endswith("/moderations") and not self.server.moderates:
            passed = {"results": [{"flagged": False}]}
            return self.send(200, {}, json.dumps(passed), "application/json")
        if self.path.endswith("/moderations"):
            flagged = {"results": [{"flagged": True, "categories": {said: True}}]}
            return self.send(200, {}, json.dumps(flagged), "application/json")
        assert body or self.command == "GET"
        self.send(*list(shapes(said))[self.server.shape])

    do_GET = do_POST = reply

    def send(self, status, fields, body, kind):
        body = body.encode()
        self.send_response_only(status, "Said")
        for name, value in {**fields, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def processes(pid):
    """Command lines of a process and its children, and the environment of the children."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        pids = children.read_text().split()
        texts = [Path(f"/proc/{pid}/cmdline").read_bytes()]
        for child in pids:
            texts += [Path(f"/proc/{child}/cmdline").read_bytes(), Path(f"/proc/{child}/environ").read_bytes()]
        return b"\n".join(texts)
    except OSError:
        return b""


def run(server, arguments):
    url = f"http://user:{WORD}@127.0.0.1:{server.server_port}/v1"
    environment = {
        "PATH": os.environ["PATH"], **KEYS, "OPENAI_BASE_URL": url,
        "VIGNETTE_HEADERS": json.dumps({"X-Secret": f"Token {HEADER}"}), "LOG_LEVEL": "debug",
        "VIGNETTE_MODERATION_URL": f"http://127.0.0.1:{server.server_port}/v1", "OPENAI_MODEL": "m",
    }
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([PROGRAM, *arguments], cwd=ROOT, env=environment, stdout=output, stderr=output)
        seen = b""
        while process.poll() is None:
            seen += processes(process.pid)
            try:
                process.wait(0.05)
            except subprocess.TimeoutExpired:
                pass
        output.seek(0)
        return process.returncode, output.read(), seen


def forms(secret):
    yield secret
    yield urllib.parse.quote(secret, safe="")
    yield base64.b64encode(secret.encode()).decode().rstrip("=")[:-2]


def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        picture = os.path.join(folder, "a.png")
        Path(picture).write_bytes(base64.b64decode(PNG))
        runs = leaks = 0
        count = len(list(shapes("")))
        for shape in range(count + 2):
            server.lists, server.moderates = shape == count, shape == count + 1
            server.shape = min(shape, count - 1)
            for arguments in (["describe", "--json", picture], ["describe", picture], ["doctor"]):
                status, text, seen = run(server, arguments)
                runs += 1
                found = [secret for secret in SECRETS for form in forms(secret)
                         if form.encode() in text or form.encode() in seen]
                if found or status not in (0, 1, 3):
                    leaks += 1
                    print(f"shape {shape}, {arguments[0]}, status {status}: {found}\n{text.decode(errors='replace')}")
    print(f"{runs} runs, {leaks} with a key or a status that none has")
    sys.exit(1 if leaks else 0)


PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAT0lEQVR42u3PQQkAAAgEsItw/RMZywi+hcEKLNO+FgEBAQEBAQEB"
    "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQGBywIxUIDTZdnBFQAAAABJRU5ErkJggg==")

if __name__ == "__main__":
    main()
