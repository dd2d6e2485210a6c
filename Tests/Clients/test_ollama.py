"""The official Ollama client before our server."""
import base64
import datetime
import json
import tempfile
from pathlib import Path

import ollama

from service import Refuses, Says
from shots import COLOURS, filled, opened
from testing import raised, run, test


def client_of(server, **settings):
    return ollama.Client(host=server.origin, timeout=60, **settings)


@test("generate: the answer, its name, why it ended, counts and durations")
def generate(stage):
    server, service = stage.pair()
    answer = client_of(server).generate(model="painter", prompt="Tell me.", system="Be brief.",
                                        options={"temperature": 0.5, "num_predict": 9, "seed": 3, "stop": ["x"]})
    assert answer.response == "A small boat." and answer.done and answer.done_reason == "stop"
    assert answer.model == "painter" and datetime.datetime.fromisoformat(answer.created_at)
    assert answer.prompt_eval_count == 11 and answer.eval_count == 5
    assert answer.total_duration > 0 and isinstance(answer.total_duration, int)
    asked = service.last.body
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]
    assert asked["temperature"] == 0.5 and asked["seed"] == 3 and asked["stop"] == ["x"]
    assert asked.get("max_tokens", asked.get("max_completion_tokens")) == 9


@test("streams of generate and chat: pieces, then one that is done", kind=["generate", "chat"])
def streams(stage, kind):
    text = ["A ", "line\u2028and\u2029", "an\u0085end ", "🚤."]
    server, _ = stage.pair(Says(*text))
    client = client_of(server)
    if kind == "generate":
        parts = list(client.generate(model="painter", prompt="Tell me.", stream=True))
        said = [part.response for part in parts]
    else:
        parts = list(client.chat(model="painter", messages=[{"role": "user", "content": "Tell me."}], stream=True))
        said = [part.message.content for part in parts]
        assert all(part.message.role == "assistant" for part in parts)
    assert "".join(said) == "".join(text)
    assert [part.done for part in parts[:-1]] == [False] * (len(parts) - 1) and parts[-1].done and said[-1] == ""
    assert parts[-1].done_reason == "stop" and parts[-1].eval_count == 5 and parts[-1].total_duration > 0
    assert {part.model for part in parts} == {"painter"}


@test("chat: several turns keep their roles, and separators of lines in a plain answer arrive")
def chat(stage):
    server, service = stage.pair(Says("one\u2028two\u0085three"))
    turns = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "A?"},
             {"role": "assistant", "content": "B."}, {"role": "user", "content": "C?"}]
    answer = client_of(server).chat(model="painter", messages=turns)
    assert answer.message.content == "one\u2028two\u0085three" and answer.done_reason == "stop"
    asked = service.last.body["messages"]
    assert [(one["role"], one["content"]) for one in asked] == [(turn["role"], turn["content"]) for turn in turns]


@test("a picture as path, bytes or base64 arrives", way=["path", "bytes", "base64"])
def ways(stage, way):
    server, service = stage.pair()
    data = filled("green", "JPEG", quality=90)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "boat.jpg")
        path.write_bytes(data)
        image = {"path": str(path), "bytes": data, "base64": base64.b64encode(data).decode()}[way]
        client_of(server).generate(model="painter", prompt="What is it?", images=[image])
        assert service.last.pictures[0][1] == data
        client_of(server).chat(model="painter", messages=[
            {"role": "user", "content": "What?", "images": [image, image]}])
        assert [picture[1] for picture in service.last.pictures] == [data, data]


@test("a WebP is made into what the endpoint reads")
def webp(stage):
    server, service = stage.pair()
    client_of(server).generate(model="painter", prompt="What?", images=[filled("blue", "WEBP")])
    kind, data = service.last.pictures[0]
    assert kind in ("image/jpeg", "image/png") and kind.endswith(opened(data).format.lower())


@test("the real model names the colour", way=["generate", "chat", "stream"])
def seen(stage, way):
    client = client_of(stage.real())
    options = {"temperature": 0, "num_predict": 6}
    for colour in COLOURS:
        image = filled(colour)
        if way == "chat":
            said = client.chat(model="colour-vlm", options=options, messages=[
                {"role": "user", "content": "What colour is this?", "images": [image]}]).message.content
        elif way == "generate":
            said = client.generate(
                model="colour-vlm", prompt="What colour is this?", images=[image], options=options).response
        else:
            said = "".join(part.response for part in client.generate(
                model="colour-vlm", prompt="What colour is this?", images=[image], options=options, stream=True))
        assert colour in said.lower(), said


@test("a schema is passed on as the endpoint's own way to ask for one")
def schema(stage):
    server, service = stage.pair(Says('{"colour": "red"}'))
    wanted = {"type": "object", "properties": {"colour": {"enum": ["red", "green"]}}, "required": ["colour"]}
    answer = client_of(server).generate(model="painter", prompt="What?", format=wanted)
    assert json.loads(answer.response) == {"colour": "red"}
    sent = service.last.body["response_format"]
    assert sent["type"] == "json_schema" and sent["json_schema"]["schema"] == wanted and sent["json_schema"]["name"]
    client_of(server).chat(model="painter", messages=[{"role": "user", "content": "What?"}], format="json")
    assert service.last.body["response_format"] == {"type": "json_object"}


@test("calls of tools come as objects, plain and streamed", stream=[False, True])
def tools(stage, stream):
    call = {"id": "call_1", "type": "function", "function": {"name": "sail", "arguments": '{"to": "north"}'}}
    server, service = stage.pair(Says(finish="tool_calls", tool_calls=[call]))
    offered = [{"type": "function", "function": {"name": "sail", "description": "Sails.", "parameters": {
        "type": "object", "properties": {"to": {"type": "string"}}}}}]
    answer = client_of(server).chat(
        model="painter", messages=[{"role": "user", "content": "Sail."}], tools=offered, stream=stream)
    parts = list(answer) if stream else [answer]
    calls = [call for part in parts for call in part.message.tool_calls or []]
    assert [(one.function.name, one.function.arguments) for one in calls] == [("sail", {"to": "north"})]
    assert service.last.body["tools"][0]["function"]["name"] == "sail"


@test("list, show and ps say what the client needs")
def lists(stage):
    server = stage.server(stage.service(models=["painter", "org/other:7b"]))
    client = client_of(server)
    listed = client.list().models
    assert [model.model for model in listed] == ["painter", "org/other:7b"]
    assert all(isinstance(model.modified_at, datetime.datetime) and isinstance(model.size, int) for model in listed)
    told = client.show("painter")
    assert "vision" in told.capabilities and "completion" in told.capabilities and told.modelinfo is not None
    assert isinstance(client.ps().models, list)
    assert raised(ollama.ResponseError, lambda: client.show("nobody")).status_code == 404


@test("an empty prompt loads, and asks nothing")
def load(stage):
    server, service = stage.pair()
    answer = client_of(server).generate(model="painter", prompt="")
    assert answer.done and answer.done_reason == "load" and answer.response == "" and not service.asked
    answer = client_of(server).generate(model="painter", prompt="", keep_alive=0)
    assert answer.done_reason == "unload"
    answer = client_of(server).chat(model="painter", messages=[])
    assert answer.done_reason == "load" and answer.message.content == "" and not service.asked


REFUSALS = [
    (Refuses(404, "The model does not exist", "x", "model_not_found"), 404), (Refuses(429, "slow", "requests"), 429),
    (Refuses(500, "SECRET"), 502), (Refuses(503, "Loading model"), 503), (Refuses(401, "SECRET"), 502)]


@test("errors are a text with a status", number=range(len(REFUSALS)))
def errors(stage, number):
    refusal, status = REFUSALS[number]
    server, _ = stage.pair(refusal)
    for stream in [False, True]:
        error = raised(ollama.ResponseError, lambda: list(client_of(server).generate(
            model="painter", prompt="Tell me.", stream=stream)))
        assert error.status_code == status, (error.status_code, error.error)
        assert error.error and "SECRET" not in error.error and not error.error.startswith("{"), error.error


@test("pictures that are none, and too many of them, are refused")
def bad_pictures(stage):
    server, service = stage.pair()
    client = client_of(server)
    assert raised(ollama.ResponseError, lambda: client.generate(
        model="painter", prompt="What?", images=[b"no picture at all"])).status_code >= 400
    assert raised(ollama.ResponseError, lambda: client.generate(
        model="painter", prompt="What?", images=[filled("red")] * 5)).status_code == 400
    assert not service.asked


@test("keys: without one 401, with one it answers")
def keys(stage):
    server = stage.server(stage.service(), api_keys="ann:sk-ann-0123456789abcdef")
    stranger = client_of(server)
    assert raised(ollama.ResponseError, stranger.list).status_code == 401
    assert raised(ollama.ResponseError, lambda: stranger.generate(model="painter", prompt="A")).status_code == 401
    good = client_of(server, headers={"Authorization": "Bearer sk-ann-0123456789abcdef"})
    assert good.generate(model="painter", prompt="A").response == "A small boat."


@test("the built-in reader answers this client as well")
def built_in(stage):
    client = client_of(stage.server())
    assert "builtin" in client.list().models[0].model
    assert "red" in client.generate(model="builtin", prompt="Describe this.", images=[filled("red")]).response.lower()


run()
