"""The pictures that manifests name, made here, and what a picture that arrived looks like."""
import base64
import functools
import io

from PIL import Image, ImageDraw

COLOURS = {"red": (220, 20, 20), "green": (20, 200, 20), "blue": (20, 20, 220), "white": (250, 250, 250),
           "black": (5, 5, 5), "orange": (250, 140, 20)}
PREFIXES = {"jpg": "data:image/jpeg;base64,", "png": "data:image/png;base64,", "webp": "data:image/webp;base64,"}
KINDS = {"jpg": ("JPEG", {"quality": 92}), "png": ("PNG", {}), "webp": ("WEBP", {"quality": 90})}


def photo(width, height):
    """Light that changes over large and small distances, the same each time."""
    across = Image.linear_gradient("L").resize((width, height))
    along = Image.linear_gradient("L").rotate(90).resize((width, height))
    around = Image.radial_gradient("L").resize((width, height))
    picture = Image.merge("RGB", [across, along, around])
    draw = ImageDraw.Draw(picture)
    for step in range(0, width, max(4, width // 12)):
        draw.line((step, 0, width - step, height), fill=(step % 255, 255 - step % 255, 90), width=3)
    return picture


@functools.cache
def named(name):
    """The bytes of `red.png`, `photo.jpg` and so on; a size may stand between: `photo.4000x100.jpg`."""
    what, *size, kind = name.split(".")
    width, height = map(int, size[0].split("x")) if size else (160, 120)
    options, mode = dict(KINDS[kind][1]), "RGB"
    if what in COLOURS:
        picture = Image.new("RGB", (width, height), COLOURS[what])
    else:
        picture = photo(width, height)
    if what == "grey":
        mode = "L"
    elif what == "palette":
        picture = picture.quantize(64)
        mode = "P"
    elif what == "clear":
        # Green that nobody sees in one half, red in the other.
        picture = Image.new("RGBA", (width, height), (0, 255, 0, 0))
        picture.paste((255, 0, 0, 255), (0, 0, width // 2, height))
        mode = "RGBA"
    elif what == "sideways":
        exif = Image.Exif()
        exif[0x0112] = 6
        options["exif"] = exif
    stream = io.BytesIO()
    picture.convert(mode).save(stream, KINDS[kind][0], **options)
    return stream.getvalue()


def written(text):
    """`@red.png` as base64, `@data:red.png` as a data URL; any other text as it is."""
    if not text.startswith("@"):
        return text
    name = text[1:].removeprefix("data:")
    data = base64.b64encode(named(name)).decode()
    return PREFIXES[name.rsplit(".", 1)[1]] + data if text.startswith("@data:") else data


class Seen:
    """A picture that was sent as a data URL."""

    def __init__(self, url):
        head, data = url.split(",", 1)
        self.kind = head.removeprefix("data:").removesuffix(";base64")
        self.bytes = base64.b64decode(data, validate=True)
        picture = Image.open(io.BytesIO(self.bytes))
        self.format, self.size = picture.format, picture.size
        pixels = picture.convert("RGB")
        self.mean = tuple(sum(n * value for value, n in enumerate(band.histogram())) / (pixels.width * pixels.height)
                          for band in pixels.split())

    def near(self, mean, distance=2.0):
        return all(abs(a - b) <= distance for a, b in zip(self.mean, mean))

    def __repr__(self):
        return f"{self.kind} {self.format} {self.size} mean {tuple(round(value, 1) for value in self.mean)}"
