"""An endpoint that keeps every question as it came and answers as it was told to, below as many addresses as wanted."""
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Heard:
    """One question, as it came."""

    def __init__(self, method, path, fields, raw):
        self.method, self.path, self.raw, self.at = method, path, raw, time.monotonic()
        self.fields = {name.lower(): value for name, value in fields.items()}

    @property
    def body(self):
        return json.loads(self.raw)


class Reply:
    """A status, a body, and more fields of the head. `drops`: the connection ends without any of it."""

    def __init__(self, status=200, body=b"", kind="application/json", drops=False, **fields):
        self.status, self.kind, self.drops = status, kind, drops
        self.body = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        self.fields = {name.replace("_", "-"): str(value) for name, value in fields.items()}


def says(text, finish="stop", **message):
    """The answer that services give when all is well."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text, **message}, "finish_reason": finish}
    return Reply(200, {"id": "chatcmpl-abc", "object": "chat.completion", "created": 1700000000, "model": "painter",
                       "choices": [choice], "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}})


class Place:
    """One base URL of the recorder, with its own answers and its own memory."""

    def __init__(self, url):
        self.url = url
        self.lock = threading.Lock()
        self.replies, self.heard = [says("A small boat.")], []

    def play(self, *replies):
        """These in turn, the last of them for ever."""
        with self.lock:
            self.replies = list(replies)

    def next(self, heard):
        with self.lock:
            self.heard.append(heard)
            return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    def taken(self):
        """What came since this was asked last."""
        with self.lock:
            heard, self.heard = self.heard, []
            return heard


class Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request, client_address):
        """Whoever asked has gone away."""


class Recorder:
    def __enter__(self):
        self.places = {}
        self.http = Listener(("127.0.0.1", 0), Handler)
        self.http.recorder = self
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    def place(self, name):
        self.places[name] = Place(f"http://127.0.0.1:{self.http.server_port}/{name}/v1")
        return self.places[name]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self):
        models = {"object": "list", "data": [{"id": "painter", "object": "model"}]}
        self.reply(Reply(200, models) if self.path.endswith("/models") else Reply(404, {"error": {"message": "no"}}))

    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        place = self.server.recorder.places.get(self.path.split("/")[1])
        if not place:
            return self.reply(Reply(404, {"error": {"message": "no such place"}}))
        answer = place.next(Heard(self.command, self.path, self.headers, raw))
        if answer.drops:
            self.close_connection = True
            return None
        return self.reply(answer)

    def reply(self, answer):
        self.send_response_only(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.fields.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_):
        pass
