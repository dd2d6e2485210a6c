"""What the documents of both APIs let people paste into a shell."""
import base64
import json
import shutil
import subprocess

from service import Says
from shots import filled
from testing import Skipped, run, test

PICTURE = base64.b64encode(filled("red", "JPEG", size=(64, 64))).decode()


def curl(server, path, *arguments, body=None):
    """Status and text. A body goes the way `-d` sends it: as a form, unless the example says otherwise."""
    if not shutil.which("curl"):
        raise Skipped("there is no curl")
    command = ["curl", "-sS", "--max-time", "30", "-w", "\n%{http_code}", server.origin + path, *arguments]
    if body is not None:
        command += ["-d", body if isinstance(body, str) else json.dumps(body)]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    said, _, status = text.rpartition("\n")
    return int(status), said


JSON = ["-H", "Content-Type: application/json", "-H", "Authorization: Bearer placeholder"]


@test("OpenAI: chat, a picture, a stream, functions, models")
def openai_examples(stage):
    server, _ = stage.pair()
    status, said = curl(server, "/v1/chat/completions", *JSON, body={"model": "painter", "messages": [
        {"role": "developer", "content": "You help."}, {"role": "user", "content": "Hello!"}]})
    assert status == 200 and json.loads(said)["choices"][0]["message"] == {
        "role": "assistant", "content": "A small boat.", "refusal": None}
    status, said = curl(server, "/v1/chat/completions", *JSON, body={
        "model": "painter", "max_tokens": 300, "messages": [{"role": "user", "content": [
            {"type": "text", "text": "What is in this picture?"},
            {"type": "image_url", "image_url": {"url": f"data:image/jpeg;base64,{PICTURE}"}}]}]})
    assert status == 200, said
    status, said = curl(server, "/v1/chat/completions", *JSON, "-N", body={
        "model": "painter", "stream": True, "messages": [{"role": "user", "content": "Hello!"}]})
    assert status == 200 and said.rstrip().endswith("data: [DONE]") and said.startswith("data: {"), said
    status, said = curl(server, "/v1/chat/completions", *JSON, body={
        "model": "painter", "tool_choice": "auto", "messages": [{"role": "user", "content": "How is the sea?"}],
        "tools": [{"type": "function", "function": {
            "name": "sea", "parameters": {"type": "object", "properties": {}}}}]})
    assert status == 200, said
    assert json.loads(curl(server, "/v1/models", *JSON)[1])["object"] == "list"
    assert json.loads(curl(server, "/v1/models/painter", *JSON)[1])["id"] == "painter"
    status, said = curl(server, "/v1/chat/completions", body={"model": "painter", "messages": []})
    assert status == 415 or status == 400, (status, said)
    assert set(json.loads(said)["error"]) == {"message", "type", "param", "code"}


@test("Ollama: generate and chat, streamed by themselves, plain when asked, whatever type curl names")
def ollama_examples(stage):
    server, service = stage.pair(Says("A ", "boat."))
    status, said = curl(server, "/api/generate", body={"model": "painter", "prompt": "Why is the sea blue?"})
    lines = [json.loads(line) for line in said.splitlines()]
    assert status == 200 and "".join(line["response"] for line in lines) == "A boat." and lines[-1]["done"] is True
    assert all("done_reason" not in line for line in lines[:-1]) and lines[-1]["done_reason"] == "stop"
    status, said = curl(server, "/api/generate", body={"model": "painter", "prompt": "Why?", "stream": False})
    assert status == 200 and json.loads(said)["response"] == "A boat."
    status, said = curl(server, "/api/generate", body={
        "model": "painter", "prompt": "What is this?", "stream": False, "images": [PICTURE]})
    assert status == 200 and len(service.last.pictures) == 1
    status, said = curl(server, "/api/chat", body={"model": "painter", "messages": [
        {"role": "user", "content": "What is this?", "images": [PICTURE]}]})
    lines = [json.loads(line) for line in said.splitlines()]
    assert status == 200 and "".join(line["message"]["content"] for line in lines) == "A boat."
    status, said = curl(server, "/api/chat", body={"model": "painter", "stream": False, "format": "json", "options": {
        "seed": 101, "temperature": 0}, "messages": [{"role": "user", "content": "As JSON."}]})
    assert status == 200 and service.last.body["response_format"] == {"type": "json_object"}
    status, said = curl(server, "/api/generate", body={"model": "painter"})
    assert status == 200 and json.loads(said)["done_reason"] == "load"
    status, said = curl(server, "/api/generate", body={"model": "painter", "keep_alive": 0})
    assert status == 200 and json.loads(said)["done_reason"] == "unload"
    assert json.loads(curl(server, "/api/tags")[1])["models"][0]["name"] == "painter"
    assert "model_info" in json.loads(curl(server, "/api/show", body={"model": "painter"})[1])
    assert json.loads(curl(server, "/api/version")[1])["version"]


OLLAMA_REFUSALS = [
    ({"images": ["data:text/plain;base64,aGVsbG8="]}, "Only JPEG base64 strings or http(s) URLs are supported"),
    ({"images": ["hello there, this is no base64!"]}, "Only JPEG base64 strings or http(s) URLs are supported"),
    ({"images": [{"url": "x"}]}, "Unsupported image type"),
    ({"images": [5]}, "Unsupported image type"),
]


@test("Ollama: the documented sentences, word for word", number=range(len(OLLAMA_REFUSALS)))
def sentences(stage, number):
    more, sentence = OLLAMA_REFUSALS[number]
    server, service = stage.pair()
    for body in [{"model": "painter", "prompt": "What?", **more},
                 {"model": "painter", "messages": [{"role": "user", "content": "What?", **more}]}]:
        status, said = curl(server, "/api/chat" if "messages" in body else "/api/generate", body=body)
        assert status >= 400 and set(json.loads(said)) == {"error"}, (status, said)
        assert sentence in json.loads(said)["error"], said
    assert not service.asked


@test("a data URL is taken by the Ollama routes too, and pictures beside messages go to the last of the user's")
def attached(stage):
    server, service = stage.pair()
    status, said = curl(server, "/api/chat", body={
        "model": "painter", "stream": False, "images": [f"data:image/jpeg;base64,{PICTURE}"], "messages": [
            {"role": "user", "content": "First."}, {"role": "assistant", "content": "So."},
            {"role": "user", "content": "And?"}]})
    assert status == 200, said
    kinds = [isinstance(message["content"], list) for message in service.last.body["messages"]]
    assert kinds == [False, False, True] and len(service.last.pictures) == 1


run()
