"""The real block with our /v1 as its base URL: before a real model, and before a recorder that tells what arrived."""
import sys
import traceback

import library
from comparing import apart
from model import model_server
from recorder import Recorder
from rows import COMMON, filled
from samples import COLOURS
from server import Server

FOUND = {"image": {"width": 640, "height": 480}, "predictions": [
    {"x": 10, "y": 90, "width": 5, "height": 4, "confidence": 0.9, "class": "car", "class_id": 0, "detection_id": "1"},
    {"x": 30, "y": 80, "width": 6, "height": 3, "confidence": 0.5, "class": "dog", "class_id": 1, "detection_id": "2"}]}
TOLD = "Found ['car', 'dog']."


def asked(server, prompt, model="colour-vlm", operations=None, **inputs):
    """What the real block answers."""
    step = {**COMMON, "base_url": f"{server.origin}/v1", "model_name": model, "prompt": prompt, "max_tokens": 8,
            "temperature": 0, "prompt_parameters": {name: f"$inputs.{name}" for name in inputs},
            "prompt_parameters_operations": operations or {}}
    answer = library.ask(step, filled({f"$inputs.{name}": value for name, value in inputs.items()}, {}))
    assert answer["error_status"] == "", answer
    return answer["output"]


def shown(name):
    return {"type": "base64", "value": f"@{name}"}


def before_model(server):
    """Right answers, where the small model has them."""
    for colour in ["red", "green", "blue"]:
        for kind in ["png", "jpg"]:
            output = asked(server, "What colour is {{ $parameters.picture }}?", picture=shown(f"{colour}.{kind}"))
            assert colour in output.lower(), (colour, output)
            print(f"    {colour}.{kind}: {output!r}")
    raw = asked(server, "What colour is this?", picture={"type": "jpeg", "value": "@blue.jpg"})
    assert "blue" in raw.lower(), raw
    listed = asked(server, "What colour is {{ $parameters.frames }}?", frames=[shown("green.png")])
    assert "green" in listed.lower(), listed
    # It names the colour of one picture; of several it says something, and whether all have arrived a recorder tells.
    two = asked(server, "What colours are these?", first=shown("red.png"), second=shown("blue.png"))
    assert two, two
    words = asked(server, "{{ $parameters.found }} Say more.", found=FOUND, operations={
        "found": [{"type": "DetectionsPropertyExtract", "property_name": "class_name"}]})
    assert words, words
    print(f"    JPEG bytes: {raw!r}; two pictures: {two!r}; a list: {listed!r}; detections as text: {words!r}")


def arrived(place, text, *colours, size=(160, 120)):
    heard = place.taken()
    assert len(heard) == 1 and heard[0].path == "/home/v1/chat/completions", heard
    pictures = []
    body = apart(heard[0].body, pictures)
    content = body["messages"][-1]["content"]
    assert [part["text"] for part in content if part["type"] == "text"] == [text], content
    assert len(content) == 1 + len(colours) and body["max_tokens"] == 8 and body["temperature"] == 0, body
    assert [(seen.kind, seen.format, seen.size) for seen in pictures] == [("image/jpeg", "JPEG", size)] * len(colours)
    for seen, colour in zip(pictures, colours):
        assert seen.near(COLOURS[colour]), (seen, colour)
    print(f"    {text!r}, pictures: {pictures}")


def before_recorder(server, place):
    """How many pictures arrived, of which type and size, and in which order where the library has one."""
    def play(prompt, **inputs):
        assert asked(server, prompt, "painter", **inputs) == "A small boat."
    play("See {{ $parameters.first }}.", first=shown("red.png"))
    arrived(place, "See .", "red")
    play("Compare.", first=shown("red.png"), second=shown("blue.jpg"))
    arrived(place, "Compare.", "red", "blue")
    play("{{ $parameters.second }}first", first=shown("red.png"), second=shown("blue.png"))
    arrived(place, "first", "blue", "red")
    play("In turn: {{ $parameters.frames }}", frames=[shown("green.png"), shown("red.jpg"), shown("white.webp")])
    arrived(place, "In turn:", "green", "red", "white")
    play("Raw.", frames=[{"type": "jpeg", "value": "@orange.jpg"}, {"type": "jpeg", "value": "@black.jpg"}])
    arrived(place, "Raw.", "orange", "black")
    play("Found {{ $parameters.found }}.", found=FOUND, operations={
        "found": [{"type": "DetectionsPropertyExtract", "property_name": "class_name"}]})
    arrived(place, TOLD)


def tried(name, body, *arguments):
    try:
        print(name)
        body(*arguments)
        return 0
    except Exception:  # whatever a client library throws
        print("FAILED\n" + traceback.format_exc())
        for line in arguments[0].log()[-4:]:
            print(f"    log: {line[:400]}")
        return 1


def main():
    failed = 0
    with Recorder() as recorder:
        place = recorder.place("home")
        with Server(place.url) as server:
            failed += tried("the real block, our /v1, a recorder", before_recorder, server, place)
    with model_server() as url:
        if url:
            with Server(url) as server:
                failed += tried("the real block, our /v1, a real model", before_model, server)
        else:
            print("SKIPPED: the real block before a real model, since VIGNETTE_UPSTREAMS names none")
    sys.exit(1 if failed else 0)


main()
