"""LiteLLM as a client before our server: as a library, and as a proxy that has us for its endpoint."""
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

os.environ.update(LITELLM_LOCAL_MODEL_COST_MAP="True", DO_NOT_TRACK="1", LITELLM_LOG="ERROR")

import litellm

from asking import SMALL, TEXT, asking, shown
from service import Refuses, Says
from shots import COLOURS, filled
from testing import Skipped, raised, run, test

litellm.telemetry = False
litellm.suppress_debug_info = True


def complete(server, **more):
    return litellm.completion(**{
        "model": "openai/painter", "api_base": f"{server.origin}/v1", "api_key": "placeholder", "messages": SMALL,
        "num_retries": 0, "max_retries": 0, **more})


@test("the library: plain, streamed with usage, a picture")
def library(stage):
    server, service = stage.pair(Says("A ", "boat."))
    answer = complete(server)
    assert answer.choices[0].message.content == "A boat." and answer.usage.total_tokens == 16
    chunks = list(complete(server, stream=True, stream_options={"include_usage": True}))
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices) == "A boat."
    picture = filled("red")
    complete(server, messages=asking(TEXT, shown(picture)))
    assert service.last.pictures[0][1] == picture


@test("the library knows our refusals by their class")
def refusals(stage):
    for refusal, kind in [(Refuses(429, "slow", "requests"), litellm.RateLimitError),
                          (Refuses(404, "The model does not exist", "x", "model_not_found"), litellm.NotFoundError),
                          (Refuses(503, "Loading model"), litellm.ServiceUnavailableError)]:
        server, _ = stage.pair(refusal)
        raised(kind, lambda: complete(server))
    server = stage.server(stage.service(), api_keys="ann:sk-ann-0123456789abcdef")
    raised(litellm.AuthenticationError, lambda: complete(server))


@test("the library's Ollama dialect")
def dialect(stage):
    server, service = stage.pair(Says("A ", "boat."))
    for model in ["ollama_chat/painter", "ollama/painter"]:
        answer = complete(server, model=model, api_base=server.origin)
        assert answer.choices[0].message.content == "A boat.", answer
        chunks = list(complete(server, model=model, api_base=server.origin, stream=True))
        assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices) == "A boat."


@test("the real model names the colour through the library", colour=list(COLOURS))
def seen(stage, colour):
    answer = complete(stage.real(), model="openai/colour-vlm", max_tokens=6, temperature=0,
                      messages=asking(TEXT, shown(filled(colour))))
    assert colour in answer.choices[0].message.content.lower()


@test("the proxy before us: a picture, plain and streamed")
def proxy(stage):
    scripts = os.environ.get("VIGNETTE_UPSTREAM_SERVERS")
    if not scripts or not Path(scripts, "start_litellm.sh").exists():
        raise Skipped("VIGNETTE_UPSTREAMS has no start_litellm.sh")
    server = stage.real()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = stage.keep(tempfile.TemporaryDirectory())
    process = subprocess.Popen(
        [Path(scripts, "start_litellm.sh"), str(port), str(server.port)], env={**os.environ, "TMPDIR": folder},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    stage.held.callback(process.wait)
    stage.held.callback(os.killpg, process.pid, signal.SIGKILL)

    def ask(**more):
        body = {"model": "colour-vlm", "max_tokens": 6, "temperature": 0,
                "messages": asking(TEXT, shown(filled("blue"))), **more}
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/v1/chat/completions", json.dumps(body).encode(),
            {"Content-Type": "application/json", "Authorization": "Bearer sk-vignette-test"})
        return urllib.request.urlopen(request, timeout=60).read().decode()
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/liveliness", timeout=5).close()
            break
        except OSError:
            assert process.poll() is None and time.monotonic() < deadline, "LiteLLM did not start"
            time.sleep(0.2)
    assert "blue" in json.loads(ask())["choices"][0]["message"]["content"].lower()
    chunks = [json.loads(line[6:]) for line in ask(stream=True).splitlines() if line.startswith("data: {")]
    said = "".join(choice["delta"].get("content") or "" for chunk in chunks for choice in chunk["choices"])
    assert "blue" in said.lower(), said


run()
