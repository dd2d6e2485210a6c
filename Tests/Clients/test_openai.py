"""The official OpenAI client, of the first major version and of the newest, before our server."""
import asyncio
import time

import openai

from asking import SMALL, TEXT, asking, client_of, shown
from service import USAGE, Says
from shots import COLOURS, filled
from testing import raised, run, test, wait


@test("a question as a string, as parts, and with a system message, arrives as it was written")
def forms(stage):
    server, service = stage.pair()
    client = client_of(server)
    for messages in [SMALL, asking(TEXT), [{"role": "system", "content": "Be brief. \u2028 é"}, *SMALL],
                     [*SMALL, {"role": "assistant", "content": "So?"}, {"role": "user", "content": [TEXT, TEXT]}]]:
        answer = client.chat.completions.create(model="painter", messages=messages)
        assert answer.choices[0].message.content == "A small boat."
        assert answer.object == "chat.completion" and answer.choices[0].finish_reason == "stop"
        assert service.last.body["messages"] == messages, service.last.body


@test("fields that we have no opinion on pass both ways")
def foreign_fields(stage):
    server, service = stage.pair()
    sent = {"temperature": 0.25, "seed": 7, "top_p": 0.5, "stop": ["\n"], "logit_bias": {"5": -1}, "user": "me",
            "response_format": {"type": "json_object"}, "metadata": {"a": "b"}}
    answer = client_of(server).chat.completions.create(
        model="painter", messages=SMALL, extra_body={"top_k": 40, "deeply": {"nested": [1, 2.50, None]}}, **sent)
    for name, value in {**sent, "top_k": 40, "deeply": {"nested": [1, 2.5, None]}}.items():
        assert service.last.body[name] == value, (name, service.last.body)
    assert b"2.5" in service.last.raw
    assert answer.model == "painter" and answer.service_tier == "default"


@test("usage is what the endpoint counted")
def usage(stage):
    server, _ = stage.pair()
    counted = client_of(server).chat.completions.create(model="painter", messages=SMALL).usage
    assert {name: getattr(counted, name) for name in USAGE} == USAGE


@test("a stream says the answer piece by piece, one id throughout, usage only when it is asked for",
      include=[None, False, True])
def streams(stage, include):
    server, _ = stage.pair(Says("A ", "small \u2028", "boat é🚤."))
    more = {} if include is None else {"stream_options": {"include_usage": include}}
    chunks = list(client_of(server).chat.completions.create(model="painter", messages=SMALL, stream=True, **more))
    assert len({chunk.id for chunk in chunks}) == 1 and len({chunk.created for chunk in chunks}) == 1
    assert all(chunk.object == "chat.completion.chunk" for chunk in chunks)
    if include:
        last = chunks.pop()
        assert last.choices == [] and last.usage.total_tokens == USAGE["total_tokens"]
        assert all("usage" in chunk.model_fields_set for chunk in chunks)
    assert all(chunk.usage is None and len(chunk.choices) == 1 for chunk in chunks)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == "A small \u2028boat é🚤."
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices[0].finish_reason] == ["stop"]


@test("tools and calls of them pass, plain and streamed")
def tools(stage):
    call = {"id": "call_1", "type": "function", "function": {"name": "sail", "arguments": '{"to": "north"}'}}
    server, service = stage.pair(Says(finish="tool_calls", tool_calls=[call]))
    offered = [{"type": "function", "function": {"name": "sail", "parameters": {"type": "object", "properties": {
        "to": {"type": "string"}}}}}]
    client = client_of(server)
    answer = client.chat.completions.create(model="painter", messages=SMALL, tools=offered)
    assert answer.choices[0].message.tool_calls[0].function.name == "sail"
    assert service.last.body["tools"] == offered
    chunks = list(client.chat.completions.create(model="painter", messages=SMALL, tools=offered, stream=True))
    calls = [part for chunk in chunks for part in chunk.choices[0].delta.tool_calls or []]
    assert calls[0].function.arguments == '{"to": "north"}'


@test("models are listed, and one of them told of; another is not found")
def models(stage):
    server = stage.server(stage.service(models=["painter", "org/other:7b"]))
    client = client_of(server)
    assert [model.id for model in client.models.list()] == ["painter", "org/other:7b"]
    model = client.models.retrieve("painter")
    assert model.id == "painter" and model.object == "model" and isinstance(model.created, int) and model.owned_by
    error = raised(openai.NotFoundError, lambda: client.models.retrieve("nobody"))
    assert error.code == "model_not_found" and "nobody" in error.message


@test("a client's own patience ends a question, and the endpoint is left with it", stream=[False, True])
def patience(stage, stream):
    server, service = stage.pair(Says(*(["word "] * 200), wait=0 if stream else 3, pause=0.05))
    client = client_of(server, timeout=0.5)
    began = time.monotonic()
    if stream:
        with client.chat.completions.create(model="painter", messages=SMALL, stream=True) as chunks:
            for _ in zip(range(3), chunks):
                pass
    else:
        raised(openai.APITimeoutError, lambda: client.chat.completions.create(model="painter", messages=SMALL))
    assert time.monotonic() - began < 2.5
    if stream:
        wait(service.last.gone.is_set, "the end of the transfer to the endpoint", 5)


@test("the asynchronous client: ten questions at once, and a stream")
def asynchronous(stage):
    server, service = stage.pair(Says("A small boat.", wait=0.2))

    async def work():
        async with openai.AsyncOpenAI(base_url=f"{server.origin}/v1", api_key="x", max_retries=0) as client:
            answers = await asyncio.gather(*(
                client.chat.completions.create(model="painter", messages=SMALL) for _ in range(10)))
            stream = await client.chat.completions.create(model="painter", messages=SMALL, stream=True)
            return answers, [chunk async for chunk in stream]
    began = time.monotonic()
    answers, chunks = asyncio.run(work())
    assert {answer.choices[0].message.content for answer in answers} == {"A small boat."} and len(service.asked) == 11
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == "A small boat."
    assert time.monotonic() - began < 5


@test("raw answers: the request's id and the rate are in the fields, the endpoint's own fields are not")
def raw(stage):
    server, _ = stage.pair(rate="600/min")
    client = client_of(server)
    answer = client.chat.completions.with_raw_response.create(model="painter", messages=SMALL)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-request-id"]
    assert answer.headers["x-ratelimit-limit-requests"] == "600"
    assert int(answer.headers["x-ratelimit-remaining-requests"]) == 599
    assert answer.parse().choices[0].message.content == "A small boat."
    assert answer.parse()._request_id == answer.headers["x-request-id"]
    with client.chat.completions.with_streaming_response.create(model="painter", messages=SMALL) as response:
        assert response.headers["x-request-id"] != answer.headers["x-request-id"]
        assert b"A small boat." in b"".join(response.iter_bytes())
    with client.chat.completions.with_streaming_response.create(
            model="painter", messages=SMALL, stream=True) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["x-accel-buffering"] == "no" and "no-store" in response.headers["cache-control"]
        lines = [line for line in response.iter_lines() if line]
        assert lines[-1] == "data: [DONE]" and all(line.startswith(("data: ", ":")) for line in lines)


@test("a picture is counted in tokens in a field of the answer")
def estimate(stage):
    server, _ = stage.pair()
    answer = client_of(server).chat.completions.with_raw_response.create(
        model="painter", messages=asking(TEXT, shown(filled("red"))))
    found = {name: value for name, value in answer.headers.items() if "token" in name.lower()}
    assert any(int(value) > 0 for value in found.values() if value.isdigit()), dict(answer.headers)


@test("the built-in reader answers this client as well, plain and streamed")
def built_in(stage):
    client = client_of(stage.server())
    assert "builtin" in [model.id for model in client.models.list()]
    messages = asking({"type": "text", "text": "Describe this."}, shown(filled("red")))
    answer = client.chat.completions.create(model="builtin", messages=messages)
    assert "red" in answer.choices[0].message.content.lower(), answer
    chunks = list(client.chat.completions.create(
        model="builtin", messages=messages, stream=True, stream_options={"include_usage": True}))
    assert "red" in "".join(c.choices[0].delta.content or "" for c in chunks if c.choices).lower()
    assert chunks[-1].choices == [] and chunks[-1].usage


@test("the real model server: a question, a stream with usage, its list")
def real(stage):
    client = client_of(stage.real())
    assert "colour-vlm" in [model.id for model in client.models.list()]
    answer = client.chat.completions.create(model="colour-vlm", messages=SMALL, max_tokens=8, temperature=0)
    assert answer.choices[0].message.content and answer.usage.completion_tokens <= 8
    chunks = list(client.chat.completions.create(
        model="colour-vlm", messages=asking(TEXT), max_tokens=8, stream=True, stream_options={"include_usage": True}))
    assert chunks[-1].choices == [] and chunks[-1].usage.completion_tokens > 0
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)


@test("the real model names the colour of a picture", colour=list(COLOURS))
def colours(stage, colour):
    client = client_of(stage.real())
    messages = asking(TEXT, shown(filled(colour)))
    answer = client.chat.completions.create(model="colour-vlm", messages=messages, max_tokens=6, temperature=0)
    assert colour in answer.choices[0].message.content.lower(), answer
    chunks = client.chat.completions.create(
        model="colour-vlm", messages=messages, max_tokens=6, temperature=0, stream=True)
    assert colour in "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices).lower()


run()
