"""Each refusal as the exception of the official client that it should be, and how often that client asks again."""
import time

import openai

from asking import SMALL, TEXT, asking, client_of, shown
from service import Raw, Refuses, Says
from shots import filled
from testing import raised, run, test, wait

KEYS = {"api_keys": "ann:sk-ann-0123456789abcdef,bob:sk-bob-0123456789abcdef"}


def refused(kind, server, status, code, messages=SMALL, **more):
    """The error, once all four of its keys are as they must be, and nothing of the endpoint's words is in it."""
    client = more.pop("client", None) or client_of(server)
    error = raised(kind, lambda: client.chat.completions.create(
        **{"model": "painter", "messages": messages, **more}))
    assert error.status_code == status and error.code == code, (error.status_code, error.code, error.message)
    assert set(error.body) == {"message", "type", "param", "code"}, error.body
    assert error.type and error.body["message"] and "Error code" in str(error)
    assert error.request_id and error.request_id == error.response.headers["x-request-id"]
    assert "SECRET" not in str(error) and "SECRET" not in str(error.response.headers)
    return error


def asked_here(server):
    """How many questions came to our server, by its own log."""
    return sum("/v1/chat/completions" in line and '"POST"' in line for line in server.log())


@test("400: a field that is wrong is named in param")
def bad_requests(stage):
    server = stage.server(stage.service())
    error = refused(openai.BadRequestError, server, 400, "invalid_request", messages=[{"role": "user", "content": 5}])
    assert error.param and error.param.startswith("messages"), error.param
    error = refused(openai.BadRequestError, server, 400, "invalid_request", extra_body={"stream": "perhaps"})
    assert error.param == "stream"
    error = refused(openai.BadRequestError, server, 400, "invalid_request", extra_body={"messages": {}})
    assert error.param == "messages"
    address = {"type": "image_url", "image_url": {"url": "https://example.com/boat.jpg"}}
    refused(openai.BadRequestError, server, 400, "remote_image_refused", asking(TEXT, address))
    picture = shown(filled("red"))
    refused(openai.BadRequestError, server, 400, "too_many_pictures", asking(TEXT, *[picture] * 5))
    detailed = {"type": "image_url", "image_url": {**picture["image_url"], "detail": "high"}}
    refused(openai.BadRequestError, server, 400, "detail_refused", asking(TEXT, detailed))


@test("401 and 403: without a key, with a wrong one, from the page of another site; models as well")
def keys(stage):
    server = stage.server(stage.service(), **KEYS)
    refused(openai.AuthenticationError, server, 401, "unauthorized")
    error = raised(openai.AuthenticationError, lambda: client_of(server).models.list())
    assert error.code == "unauthorized"
    good = client_of(server, api_key="sk-ann-0123456789abcdef")
    assert good.chat.completions.create(model="painter", messages=SMALL) and good.models.list().data
    page = client_of(server, api_key="sk-ann-0123456789abcdef", default_headers={"Origin": "https://evil.example"})
    refused(openai.PermissionDeniedError, server, 403, "cross_origin", client=page)


@test("404: a model that the endpoint does not know, and the API that is not here")
def missing(stage):
    server, _ = stage.pair(Refuses(404, "The model `SECRET` does not exist", "x", "model_not_found"))
    refused(openai.NotFoundError, server, 404, "model_not_found")
    error = raised(openai.NotFoundError, lambda: client_of(server).responses.create(model="painter", input="Hello."))
    assert "chat completions" in error.message.lower() or "/chat/completions" in error.message, error.message
    error = raised(openai.NotFoundError, lambda: client_of(server).embeddings.create(model="painter", input="Hello."))
    assert error.code == "not_found"


@test("413, 415 and 422: pictures that are too large, no pictures, and damaged")
def pictures(stage):
    server = stage.server(stage.service(), max_upload_mb="1")
    noise = filled("red", "BMP", (800, 600))
    error = refused(openai.APIStatusError, server, 413, "too_large", asking(TEXT, shown(noise, "image/bmp")))
    assert error.type == "invalid_request_error"
    refused(openai.APIStatusError, server, 413, "too_large", asking({"type": "text", "text": "x" * 7_000_000}))
    error = refused(openai.APIStatusError, server, 415, "unsupported_media", asking(TEXT, shown(b"%PDF-1.7 SECRET")))
    assert error.param, error.body
    cut = filled("red", "JPEG", quality=90)
    refused(openai.UnprocessableEntityError, server, 422, "decode_failed", asking(TEXT, shown(cut[:len(cut) // 3])))


UPSTREAM = [
    (Refuses(400, "maximum context length is 10 SECRET", "x", "context_length_exceeded"),
     openai.UnprocessableEntityError, 422, "context_overflow"),
    (Refuses(401, "Incorrect API key provided: SECRET", "x", "invalid_api_key"),
     openai.InternalServerError, 502, "upstream_auth"),
    (Refuses(429, "slow down SECRET", "requests", "rate_limit_exceeded", Retry_After=7, X_Secret="SECRET"),
     openai.RateLimitError, 429, "rate_limited"),
    (Refuses(429, "You exceeded your current quota SECRET", "insufficient_quota", "insufficient_quota"),
     openai.InternalServerError, 502, "upstream_quota"),
    (Refuses(500, "SECRET trace"), openai.InternalServerError, 502, "upstream_error"),
    (Refuses(503, "Loading model SECRET", "unavailable_error"), openai.InternalServerError, 503, "upstream_overloaded"),
    (Refuses(302, "SECRET", Location="http://127.0.0.1:9/SECRET"), openai.InternalServerError, 503, "not_configured"),
    (Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n<html>SECRET</html>"),
     openai.InternalServerError, 503, "not_configured"),
    (Raw(b"no HTTP at all SECRET\r\n\r\n"), openai.InternalServerError, 502, None),
]


@test("what the endpoint refuses is told in our words, plain and before a stream", number=range(len(UPSTREAM)))
def upstream(stage, number):
    answer, kind, status, code = UPSTREAM[number]
    server, service = stage.pair(answer)
    for stream in [False, True]:
        error = raised(kind, lambda: list(client_of(server).chat.completions.create(
            model="painter", messages=SMALL, stream=stream)))
        assert error.status_code == status, (error.status_code, error.body)
        assert code is None or error.code == code, error.body
        assert set(error.body) == {"message", "type", "param", "code"}
        assert "SECRET" not in str(error) + str(error.response.headers), error
        if code == "rate_limited":
            assert error.response.headers["retry-after"] == "7"


@test("nobody listens at the endpoint: 502 that names host and port")
def unreachable(stage):
    server = stage.server("http://127.0.0.1:9/v1")
    error = refused(openai.InternalServerError, server, 502, "upstream_unreachable")
    assert "127.0.0.1" in error.message


@test("a stream that breaks off ends with an error that the client raises")
def interrupted(stage):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    event = (b'data: {"id":"a","object":"chat.completion.chunk","created":1,"model":"m",'
             b'"choices":[{"index":0,"delta":{"content":"A "}}]}\n\n')
    piece = b"%x\r\n%s\r\n" % (len(event), event)
    server, _ = stage.pair(Raw(head, piece, piece, pause=0.1))
    got = []

    def read():
        for chunk in client_of(server).chat.completions.create(model="painter", messages=SMALL, stream=True):
            got.append(chunk.choices[0].delta.content)
    error = raised(openai.APIError, read)
    assert not isinstance(error, openai.APIStatusError) and error.code == "answer_interrupted", error.body
    assert "".join(text or "" for text in got) == "A A "


# What the client asks by itself: it decides by status and fields, twice more at most.
COUNTS = [
    ("429", Refuses(429, "slow", "requests", "rate_limit_exceeded"), 3), ("500", Refuses(500), 3),
    ("503", Refuses(503), 3), ("400", Refuses(400, "no"), 1),
    ("a used-up account", Refuses(429, "quota", "insufficient_quota", "insufficient_quota"), 1)]


@test("a client that may ask again does so, and each question of its is one at the endpoint", number=range(len(COUNTS)))
def retries(stage, number):
    _, answer, times = COUNTS[number]
    server, service = stage.pair(answer)
    raised(openai.APIStatusError, lambda: client_of(server, max_retries=2).chat.completions.create(
        model="painter", messages=SMALL))
    assert len(service.asked) == times, (COUNTS[number][0], len(service.asked))


@test("a wait that the endpoint names is passed on, obeyed, and the second question is answered")
def waited(stage):
    server, service = stage.pair(Refuses(429, "slow", "requests", "rate_limit_exceeded", Retry_After=1), Says("There."))
    began = time.monotonic()
    answer = client_of(server, max_retries=2).chat.completions.create(model="painter", messages=SMALL)
    assert answer.choices[0].message.content == "There." and len(service.asked) == 2
    assert time.monotonic() - began >= 0.9


@test("a rate that is used up: 429 with the wait, and the client waits for its turn")
def rate(stage):
    server, service = stage.pair(rate="60/min")
    client = client_of(server)
    for _ in range(60):
        last = client.chat.completions.with_raw_response.create(model="painter", messages=SMALL)
    assert last.headers["x-ratelimit-remaining-requests"] == "0"
    error = refused(openai.RateLimitError, server, 429, "quota_exhausted")
    assert int(error.response.headers["retry-after"]) >= 1
    assert error.response.headers.get("x-should-retry") != "false"
    assert client_of(server, max_retries=2).chat.completions.create(model="painter", messages=SMALL)


@test("a day's questions that are used up: the client asks exactly once")
def daily(stage):
    server, service = stage.pair(log="json", free_tier="2", **KEYS)
    client = client_of(server, max_retries=2)
    free = {"extra_headers": {"X-Free-Tier": "true", "Authorization": openai.Omit()}}
    for _ in range(2):
        assert client.chat.completions.create(model="painter", messages=SMALL, **free)
    error = refused(openai.RateLimitError, server, 429, "quota_exhausted", client=client, **free)
    assert error.response.headers["x-should-retry"] == "false" and int(error.response.headers["retry-after"]) > 0
    wait(lambda: asked_here(server) == 3, "three lines in the log")
    assert len(service.asked) == 2


@test("past what may be asked at once: 503 busy with a wait")
def busy(stage):
    import threading
    server, service = stage.pair(Says("A boat.", wait=1.5), gateway_concurrency="2")
    client = client_of(server)
    asking_now = [threading.Thread(target=lambda: client.chat.completions.create(model="painter", messages=SMALL))
                  for _ in range(2)]
    for thread in asking_now:
        thread.start()
    wait(lambda: len(service.asked) == 2, "two questions at the endpoint")
    error = refused(openai.InternalServerError, server, 503, "busy")
    assert int(error.response.headers["retry-after"]) >= 1
    for thread in asking_now:
        thread.join()
    assert client.chat.completions.create(model="painter", messages=SMALL)


run()
