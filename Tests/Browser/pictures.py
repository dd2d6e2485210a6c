"""Pictures for the tests: a photograph, a flat screenshot, filled ones that are known by their colour, and a broken one."""
import functools
import io
import random

from PIL import Image, ImageDraw

COLOURS = {
    "red": (200, 30, 30), "green": (30, 150, 50), "blue": (30, 60, 200), "yellow": (235, 205, 40),
    "purple": (130, 40, 150), "grey": (128, 128, 128), "orange": (240, 130, 20),
}


def encoded(picture, kind, **options):
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


@functools.cache
def photo(colour="green", width=320, height=240, number=0):
    """A photograph of nothing: light all over, in the tint of a colour; the number makes it another one.

    Without grain, in which the server would look for letters for seconds.
    """
    choose = random.Random(f"{colour} {number}")
    coarse = Image.new("RGB", (max(2, width // 40), max(2, height // 40)))
    coarse.putdata([tuple(max(0, min(255, value + choose.randrange(-30, 31))) for value in COLOURS[colour])
                    for _ in range(coarse.width * coarse.height)])
    return encoded(coarse.resize((width, height), Image.BICUBIC), "JPEG", quality=88)


@functools.cache
def screenshot(width=900, height=600):
    """Flat colours, hard edges and lines of words."""
    picture = Image.new("RGB", (width, height), (246, 247, 249))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width, 48), fill=(35, 45, 70))
    draw.rectangle((0, 48, 200, height), fill=(225, 230, 238))
    for row in range(12):
        draw.text((230, 80 + 40 * row), f"Row {row}: of a table with plain words in it", fill=(25, 25, 30))
    return encoded(picture, "PNG")


@functools.cache
def webp(colour="blue"):
    return encoded(Image.open(io.BytesIO(photo(colour))), "WEBP", quality=85)


def broken():
    """Begins as a photograph does and is none."""
    return photo("grey")[:700] + b"\0" * 200


def files(*pictures):
    """For `set_input_files`: of (name, bytes)."""
    kinds = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
    return [{"name": name, "mimeType": kinds.get(name.rsplit(".")[-1], "application/octet-stream"), "buffer": data}
            for name, data in pictures]


def colour_of(data):
    """The name of what a picture is mostly filled with."""
    pixel = Image.open(io.BytesIO(data)).convert("RGB").resize((1, 1), Image.BOX).getpixel((0, 0))
    return min(COLOURS, key=lambda name: sum((a - b) ** 2 for a, b in zip(COLOURS[name], pixel)))


def kind_of(data):
    """By its first bytes."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else "something else"


def size_of(data):
    return Image.open(io.BytesIO(data)).size
