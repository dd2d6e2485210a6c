"""Keys that must go nowhere else: a caller's never to the endpoint, the endpoint's to no caller, neither to a log."""
import base64
import json
import urllib.error
import urllib.parse
import urllib.request

from raw import post
from service import Raw, Refuses, Says
from shots import filled
from testing import run, test

CALLER = "sk-caller-canary-aaaa1111bbbb2222"
OTHER = "sk-other-canary-cccc3333dddd4444"
ENDPOINT = "sk-endpoint-canary-eeee5555ffff6666"
HEADER = "header-canary-7777888899990000"
PROMPT = "prompt-canary-what-nobody-else-reads"
SETTINGS = {"api_keys": f"ann:{CALLER}", "OPENAI_API_KEY": ENDPOINT, "headers": json.dumps({"X-Extra": HEADER}),
            "LOG_LEVEL": "debug"}


def forms(secret):
    """How it might appear: as it is, in a URL, in base64."""
    return [secret, urllib.parse.quote(secret, safe=""), base64.b64encode(secret.encode()).decode().rstrip("=")[:-2]]


def nowhere(text, *secrets):
    for secret in secrets:
        for form in forms(secret):
            assert form not in text, f"{secret} in {text[:600]}"


def questions():
    chat = {"model": "painter", "messages": [{"role": "user", "content": PROMPT}]}
    yield "/v1/chat/completions", chat
    yield "/v1/chat/completions", {**chat, "stream": True}
    yield "/api/chat", chat
    yield "/api/generate", {"model": "painter", "prompt": PROMPT, "stream": False}


def repeats(asked):
    """Everything that came with a question, said back in every place that an endpoint has for it."""
    said = " ".join(f"{name}: {value}" for name, value in asked.fields.items()) + " " + asked.fields["Authorization"]
    yield Says("A boat.")
    for status in [400, 401, 403, 404, 422, 429, 500, 502, 503]:
        yield Refuses(status, said, said, said, X_Said=said, Set_Cookie="a=" + ENDPOINT, Retry_After=1)
    yield Raw(b"HTTP/1.1 200 OK\r\nX-Said: " + said.encode() + b"\r\n\r\n<title>" + said.encode())
    yield Raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: "
              + json.dumps({"error": {"message": said, "code": said}}).encode() + b"\n\n")
    yield Raw(said.encode() + b"\r\n\r\n")
    yield Refuses(302, said, Location=f"http://127.0.0.1:9/?{urllib.parse.quote(said)}")


COUNT = 14


@test("no key appears where it does not belong, whatever the endpoint says", shape=range(COUNT))
def everywhere(stage, shape):
    service = stage.service()
    service.answer = lambda asked: list(repeats(asked))[shape]
    server = stage.server(service, **SETTINGS)
    for path, body in questions():
        status, fields, answer, _ = post(
            server, path, json.dumps(body), Authorization=f"Bearer {CALLER}", X_Api_Key=CALLER,
            Cookie=f"vignette={OTHER}", OpenAI_Organization=OTHER)
        assert service.asked, (status, answer)
        nowhere(str(fields) + answer.decode(errors="replace"), CALLER, ENDPOINT, HEADER)
        asked = service.last
        assert asked.fields["Authorization"] == f"Bearer {ENDPOINT}" and asked.fields["X-Extra"] == HEADER
        nowhere(str(asked.fields) + asked.raw.decode(), CALLER, OTHER)
    nowhere("\n".join(server.log()), CALLER, OTHER, ENDPOINT, HEADER, PROMPT)


@test("wrong keys are in no answer and in no log")
def wrong(stage):
    server = stage.server(stage.service(), **SETTINGS)
    for path, body in questions():
        for fields in [{"Authorization": f"Bearer {OTHER}"}, {"Authorization": OTHER}, {"X_Api_Key": OTHER}]:
            status, answered, answer, _ = post(server, path, json.dumps(body), **fields)
            assert status == 401, (status, answer)
            nowhere(str(answered) + answer.decode(), OTHER, CALLER, ENDPOINT)
        status, answered, answer, _ = post(server, f"{path}?key={OTHER}", json.dumps(body))
        assert status == 401
    nowhere("\n".join(server.log()), OTHER, CALLER, ENDPOINT, PROMPT)


@test("a key in the body stays in it, and is in no log")
def in_the_body(stage):
    server, service = stage.pair(**SETTINGS)
    url = f"data:image/png;base64,{base64.b64encode(filled('red')).decode()}"
    body = {"model": "painter", "api_key": OTHER, "messages": [{"role": "user", "content": [
        {"type": "text", "text": PROMPT}, {"type": "image_url", "image_url": {"url": url}}]}]}
    status, fields, answer, _ = post(server, "/v1/chat/completions", json.dumps(body), Authorization=f"Bearer {CALLER}")
    assert status in (200, 400)
    nowhere(str(fields) + answer.decode(), OTHER, CALLER, ENDPOINT)
    assert all(OTHER not in str(asked.fields) for asked in service.asked)
    nowhere("\n".join(server.log()), OTHER, CALLER, ENDPOINT, PROMPT)


@test("neither the pages nor the figures for Prometheus hold a key, a question or a caller's name")
def figures(stage):
    server, _ = stage.pair(**SETTINGS)
    for path, body in questions():
        post(server, path, json.dumps(body), Authorization=f"Bearer {CALLER}")
    for path in ["/metrics", "/status", "/", "/v1/models", "/api/tags"]:
        request = urllib.request.Request(server.origin + path, headers={"Authorization": f"Bearer {CALLER}"})
        try:
            text = urllib.request.urlopen(request, timeout=10).read().decode()
        except urllib.error.HTTPError as error:
            text = error.read().decode()
        nowhere(text, CALLER, ENDPOINT, HEADER, PROMPT)


run()
