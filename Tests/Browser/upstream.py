"""An OpenAI-compatible endpoint that plays what a test wrote for it, and keeps every question."""
import base64
import json
import queue
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pictures import colour_of

MODEL = "painter"


class Question:
    """One request of chat completions, as it came."""

    def __init__(self, body, fields):
        self.body, self.fields = body, fields
        self.pictures = []
        texts = []
        for message in body["messages"]:
            content = message["content"]
            for part in [{"type": "text", "text": content}] if isinstance(content, str) else content:
                if part["type"] == "text":
                    texts.append(part["text"])
                else:
                    kind, data = re.fullmatch(r"data:([^;,]+);base64,(.*)", part["image_url"]["url"], re.S).groups()
                    self.pictures.append((kind, base64.b64decode(data, validate=True)))
        self.text = "\n".join(texts)

    @property
    def colours(self):
        return [colour_of(data) for _, data in self.pictures]


class Says:
    """A whole answer at once."""

    def __init__(self, text, finish="stop"):
        self.text, self.finish = text, finish

    def pieces(self):
        yield self.text

    def slices(self, event):
        """An event of the stream, in the pieces that it is sent in."""
        return [event]


class Refuses:
    """A status and a body other than an answer."""

    def __init__(self, status, message="no", **fields):
        self.status, self.fields = status, {name.replace("_", "-"): str(value) for name, value in fields.items()}
        self.body = json.dumps({"error": {"message": message, "type": "error", "param": None, "code": None}})


class Script(Says):
    """An answer that is written as the test says it: `say`, then `end` or `cut`."""

    def __init__(self, *texts):
        super().__init__("")
        self.said = queue.Queue()
        self.begun = threading.Event()
        for text in texts:
            self.say(text)

    def say(self, text):
        self.said.put(text)

    def end(self):
        self.said.put(None)

    def cut(self):
        """The connection ends in the middle."""
        self.said.put(ConnectionAbortedError())

    def pieces(self):
        self.begun.set()
        while True:
            piece = self.said.get()
            if piece is None:
                return
            if isinstance(piece, Exception):
                raise piece
            yield piece


def colours(question):
    """The answer where a test wrote none: what every picture is filled with."""
    return Says(" ".join(f"The picture is {colour}." for colour in question.colours) or "There is no picture.")


class Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        """Whoever asked has gone away: what servers do that are killed."""


class Upstream:
    """`answer` gets each question and returns what is to be answered; `models` are listed as able to see."""

    def __init__(self, answer=colours, models=(MODEL,)):
        self.answer, self.models = answer, list(models)
        self.asked = []
        self.scripts = []
        self.lock = threading.Lock()

    def __enter__(self):
        self.http = Listener(("127.0.0.1", 0), Handler)
        self.http.upstream = self
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        for script in self.scripts:
            script.cut()
        self.http.shutdown()
        self.http.server_close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.http.server_port}/v1"

    def script(self, *texts):
        """The next answers are this script, until `answer` is set again."""
        script = Script(*texts)
        self.scripts.append(script)
        self.answer = lambda question: script
        return script

    def play(self, *answers):
        """These answers in turn, the last of them for ever."""
        left = list(answers)

        def answer(question):
            with self.lock:
                reply = left.pop(0) if len(left) > 1 else left[0]
            return reply(question) if callable(reply) else reply
        self.answer = answer

    def take(self, question):
        with self.lock:
            self.asked.append(question)
        return self.answer(question)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if not self.path.endswith("/models"):
            return self.reply(404, {}, json.dumps({"error": {"message": "not found"}}))
        listed = [{"id": model, "object": "model", "architecture": {"input_modalities": ["text", "image"]}}
                  for model in self.server.upstream.models]
        return self.reply(200, {}, json.dumps({"object": "list", "data": listed}))

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self.path.endswith("/chat/completions"):
            return self.reply(404, {}, json.dumps({"error": {"message": "not found"}}))
        reply = self.server.upstream.take(Question(body, dict(self.headers)))
        if isinstance(reply, Refuses):
            return self.reply(reply.status, reply.fields, reply.body)
        try:
            if body.get("stream"):
                self.stream(body, reply)
            else:
                message = {"role": "assistant", "content": "".join(reply.pieces())}
                self.reply(200, {}, json.dumps({
                    "object": "chat.completion", "model": body.get("model", MODEL),
                    "choices": [{"index": 0, "message": message, "finish_reason": reply.finish}]}))
        except OSError:
            self.close_connection = True
        return None

    def stream(self, body, reply):
        self.send_response_only(200)
        for name, value in {"Content-Type": "text/event-stream", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True

        def send(delta, finish=None):
            event = {"object": "chat.completion.chunk", "model": body.get("model", MODEL),
                     "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}
            # As letters and not as escapes, so that a cut can go through one.
            text = f"data: {json.dumps(event, ensure_ascii=False)}\n\n"
            for part in reply.slices(text.encode("utf8", "replace")):
                self.wfile.write(part)

        send({"role": "assistant"})
        for piece in reply.pieces():
            send({"content": piece})
        send({}, reply.finish)
        self.wfile.write(b"data: [DONE]\n\n")

    def reply(self, status, fields, body):
        body = body.encode()
        self.send_response_only(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": len(body), **fields}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
