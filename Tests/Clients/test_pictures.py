"""Pictures of all kinds on their way through: who arrives upright, small and without its past, and who unchanged."""
import base64
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import openai

from asking import TEXT, asking, client_of, shown
from shots import COLOURS, filled, heic, opened, sideways
from testing import Skipped, raised, run, test

KINDS = {
    "PNG": ("image/png", lambda colour: filled(colour)),
    "JPEG": ("image/jpeg", lambda colour: filled(colour, "JPEG", quality=90)),
    "WebP": ("image/webp", lambda colour: filled(colour, "WEBP", lossless=True)),
    "GIF": ("image/gif", lambda colour: filled(colour, "GIF")),
    "HEIC": ("image/heic", heic),
    "AVIF": ("image/avif", lambda colour: filled(colour, "AVIF")),
}


def near(pixel, colour):
    return all(abs(one - other) < 40 for one, other in zip(pixel[:3], COLOURS[colour]))


@test("arrives as a JPEG or PNG of its colour and size, under its own type", kind=list(KINDS))
def kinds(stage, kind):
    media, make = KINDS[kind]
    server, service = stage.pair()
    client_of(server).chat.completions.create(model="painter", messages=asking(TEXT, shown(make("green"), media)))
    (arrived, data), = service.last.pictures
    picture = opened(data)
    assert arrived == f"image/{picture.format.lower()}" and picture.format in ("JPEG", "PNG"), (arrived, picture.format)
    assert picture.size == (320, 240) and near(picture.convert("RGB").getpixel((5, 5)), "green")


@test("a kind that is not read here is refused by its name", kind=["BMP", "TIFF"])
def foreign(stage, kind):
    server, service = stage.pair()
    error = raised(openai.APIStatusError, lambda: client_of(server).chat.completions.create(
        model="painter", messages=asking(TEXT, shown(filled("green", kind), "image/png"))))
    assert error.status_code == 415 and kind in error.message and not service.asked


@test("the type that the caller names does not matter, nor whether it is a data URL at all")
def named_types(stage):
    server, service = stage.pair()
    data = filled("blue")
    text = base64.b64encode(data).decode()
    for url in [f"data:image/jpeg;base64,{text}", f"data:application/octet-stream;base64,{text}",
                f"data:;base64,{text}", text]:
        client_of(server).chat.completions.create(
            model="painter", messages=asking(TEXT, {"type": "image_url", "image_url": {"url": url}}))
        assert service.last.pictures[0][0] == "image/png", url[:40]


@test("a JPEG and a PNG without metadata go on byte for byte")
def unchanged(stage):
    server, service = stage.pair()
    for data in [filled("red", "JPEG", quality=85), filled("red")]:
        client_of(server).chat.completions.create(model="painter", messages=asking(TEXT, shown(data)))
        assert service.last.pictures[0][1] == data


@test("what lies on its side arrives upright, and says nothing of its camera")
def upright(stage):
    server, service = stage.pair()
    client_of(server).chat.completions.create(model="painter", messages=asking(TEXT, shown(sideways(), "image/jpeg")))
    (_, data), = service.last.pictures
    picture = opened(data)
    assert picture.size == (480, 640) and not picture.getexif() and b"camera" not in data
    # Turned clockwise, the left half is the upper one.
    assert near(picture.getpixel((240, 100)), "red") and near(picture.getpixel((240, 540)), "blue")


@test("a photograph of twelve megapixels arrives fitted")
def fitted(stage):
    server, service = stage.pair()
    large = filled("red", "JPEG", (4000, 3000), quality=80)
    client_of(server).chat.completions.create(model="painter", messages=asking(TEXT, shown(large, "image/jpeg")))
    assert max(opened(service.last.pictures[0][1]).size) == 1280


@test("four pictures arrive in their order")
def several(stage):
    server, service = stage.pair()
    order = ["blue", "red", "green", "red"]
    client_of(server).chat.completions.create(
        model="painter", messages=asking(*[shown(filled(colour)) for colour in order[:2]], TEXT,
                                         *[shown(filled(colour, "WEBP")) for colour in order[2:]]))
    assert all(near(opened(data).convert("RGB").getpixel((9, 9)), colour)
               for (_, data), colour in zip(service.last.pictures, order))
    assert [part["type"] for part in service.last.body["messages"][0]["content"]] == [
        "image_url", "image_url", "text", "image_url", "image_url"]


@test("the real model names the colour, asked by curl", kind=["PNG", "WebP", "HEIC", "JPEG"])
def seen(stage, kind):
    if not shutil.which("curl"):
        raise Skipped("there is no curl")
    server = stage.real()
    media, make = KINDS[kind]
    with tempfile.TemporaryDirectory() as folder:
        for colour in COLOURS:
            body = Path(folder, "body.json")
            body.write_text(json.dumps({"model": "colour-vlm", "max_tokens": 6, "temperature": 0,
                                        "messages": asking(TEXT, shown(make(colour), media))}))
            said = subprocess.run(
                ["curl", "-sS", "--max-time", "60", f"{server.origin}/v1/chat/completions", "-H",
                 "Content-Type: application/json", "-d", f"@{body}"], capture_output=True, text=True, check=True).stdout
            assert colour in json.loads(said)["choices"][0]["message"]["content"].lower(), said


run()
