"""An OpenAI-compatible endpoint that plays what a test wrote for it, and keeps every request as it came."""
import base64
import json
import socket
import struct
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

USAGE = {"prompt_tokens": 11, "completion_tokens": 5, "total_tokens": 16}


class Asked:
    """One question, as it came."""

    def __init__(self, fields, raw):
        self.fields, self.raw = fields, raw
        self.body = json.loads(raw)
        self.gone = threading.Event()

    @property
    def pictures(self):
        """Type and bytes of each."""
        found = []
        for message in self.body["messages"]:
            for part in message["content"] if isinstance(message["content"], list) else []:
                if part["type"] == "image_url":
                    head, data = part["image_url"]["url"].split(",", 1)
                    kind = head.removeprefix("data:").removesuffix(";base64")
                    found.append((kind, base64.b64decode(data, validate=True)))
        return found


class Says:
    """An answer, in as many pieces as it is given when a stream is asked for. `message`: more of the plain message."""

    def __init__(self, *pieces, finish="stop", usage=True, pause=0, wait=0, **message):
        self.pieces, self.finish, self.usage, self.message = pieces, finish, usage, message
        self.pause, self.wait = pause, wait

    def plain(self, model):
        message = {"role": "assistant", "content": "".join(self.pieces), "refusal": None, **self.message}
        answer = {"id": "chatcmpl-abc", "object": "chat.completion", "created": 1700000000, "model": model,
                  "choices": [{"index": 0, "message": message, "finish_reason": self.finish, "logprobs": None}],
                  "service_tier": "default"}
        return {**answer, "usage": USAGE} if self.usage else answer

    def chunks(self, model, with_usage):
        def chunk(choices, **more):
            base = {"id": "chatcmpl-abc", "object": "chat.completion.chunk", "created": 1700000000, "model": model}
            return {**base, "choices": choices, **({"usage": None} if with_usage else {}), **more}

        def delta(value, finish=None):
            return chunk([{"index": 0, "delta": value, "finish_reason": finish, "logprobs": None}])
        yield delta({"role": "assistant", "content": ""})
        for piece in self.pieces:
            yield delta({"content": piece})
        for number, call in enumerate(self.message.get("tool_calls", [])):
            yield delta({"tool_calls": [{"index": number, **call}]})
        yield delta({}, self.finish)
        if with_usage:
            yield chunk([], usage=USAGE)


class Refuses:
    """A status and the error that comes with it."""

    def __init__(self, status, message="no", kind="server_error", code=None, **fields):
        self.status, self.fields = status, {name.replace("_", "-"): str(value) for name, value in fields.items()}
        self.body = json.dumps({"error": {"message": message, "type": kind, "param": None, "code": code}}).encode()
        self.kind = "application/json"


class Raw:
    """Bytes that take the place of an answer; the connection ends behind them, or is reset."""

    def __init__(self, *pieces, pause=0, reset=False):
        self.pieces, self.pause, self.reset = pieces, pause, reset


class Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512

    def handle_error(self, request, client_address):
        """Whoever asked has gone away: some tests want just that."""


class Service:
    """Answers `answer(asked)`; `play` makes that these answers in turn, the last of them for ever."""

    def __init__(self, models=("painter",), sees=True):
        self.models, self.sees = list(models), sees
        self.answer = lambda asked: Says("A small boat.")
        self.asked = []
        self.lock = threading.Lock()

    def __enter__(self):
        self.http = Listener(("127.0.0.1", 0), Handler)
        self.http.service = self
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.http.server_port}/v1"

    @property
    def last(self):
        return self.asked[-1]

    def play(self, *answers):
        left = list(answers)

        def answer(asked):
            with self.lock:
                return left.pop(0) if len(left) > 1 else left[0]
        self.answer = answer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are two writes: without this the second waits for the other side's acknowledgement, 40 ms.
    disable_nagle_algorithm = True

    def do_GET(self):
        service = self.server.service
        if not self.path.endswith("/models"):
            return self.reply(404, {}, b'{"error":{"message":"not found"}}')
        seen = ["text", "image"] if service.sees else ["text"]
        listed = [{"id": model, "object": "model", "created": 1700000000, "owned_by": "tests",
                   "architecture": {"input_modalities": seen}} for model in service.models]
        return self.reply(200, {}, json.dumps({"object": "list", "data": listed}).encode())

    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        if not self.path.endswith("/chat/completions"):
            return self.reply(404, {}, b'{"error":{"message":"not found"}}')
        asked = Asked(dict(self.headers), raw)
        service = self.server.service
        with service.lock:
            service.asked.append(asked)
        answer = service.answer(asked)
        model = asked.body.get("model", service.models[0])
        try:
            if isinstance(answer, Refuses):
                self.reply(answer.status, answer.fields, answer.body)
            elif isinstance(answer, Raw):
                self.close_connection = True
                for piece in answer.pieces:
                    self.wfile.write(piece)
                    time.sleep(answer.pause)
                if answer.reset:
                    # Closed without a word to wait for, the kernel sends a reset.
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self.connection.close()
            elif asked.body.get("stream"):
                self.stream(answer, asked, model)
            else:
                time.sleep(answer.wait)
                self.reply(200, {}, json.dumps(answer.plain(model), ensure_ascii=False).encode())
        except OSError:
            self.close_connection = True
            asked.gone.set()
        return None

    def stream(self, answer, asked, model):
        time.sleep(answer.wait)
        self.send_response_only(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        wants = (asked.body.get("stream_options") or {}).get("include_usage", False)
        for chunk in answer.chunks(model, wants):
            self.wfile.write(f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n".encode())
            time.sleep(answer.pause)
        self.wfile.write(b"data: [DONE]\n\n")

    def reply(self, status, fields, body):
        self.send_response_only(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": len(body), **fields}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
