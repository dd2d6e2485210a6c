"""Makes pictures, good ones and hostile ones, into a folder."""
import gzip
import io
import random
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

from PIL import Image, ImageDraw

Image.MAX_IMAGE_PIXELS = None


def photo(width, height, seed=1):
    """Something like a photograph: light that changes over large, middle and small distances."""
    picture = None
    for step, strength in [(64, 160), (16, 70), (3, 40)]:
        size = (max(2, width // step), max(2, height // step))
        noise = Image.merge("RGB", [Image.effect_noise(size, strength) for _ in range(3)])
        layer = noise.resize((width, height), Image.BICUBIC)
        picture = Image.blend(picture, layer, 0.35) if picture else layer
    return picture


def screenshot(width, height, seed=1):
    """Flat colours, hard edges and lines of text."""
    choose = random.Random(seed)
    picture = Image.new("RGB", (width, height), (245, 246, 248))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width, height // 20), fill=(32, 40, 64))
    for _ in range(40):
        x, y = choose.randrange(width), choose.randrange(height)
        colour = tuple(choose.randrange(256) for _ in range(3))
        draw.rectangle((x, y, x + choose.randrange(width // 4), y + choose.randrange(height // 8)), fill=colour)
    for y in range(height // 15, height, 24):
        words = " ".join("".join(choose.choices("abcdefghilmnoprstu", k=choose.randrange(2, 10))) for _ in range(40))
        draw.text((30, y), words, fill=(20, 20, 20))
    return picture


def heif(source, path, *options):
    """Whether libvips could write it: its HEIC encoder is a package of its own."""
    vips = shutil.which("vips")
    if not vips:
        return False
    done = subprocess.run([vips, "heifsave", source, path, *options], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL)
    return done.returncode == 0


def good(folder, count=8):
    """Small pictures of several kinds that every pool must serve."""
    paths = []
    for number in range(count):
        picture = photo(900 + 40 * number, 700) if number % 3 else screenshot(1000, 700 + 30 * number, number)
        suffix = ["jpg", "png", "webp", "gif"][number % 4]
        path = Path(folder, f"good{number}.{suffix}")
        picture.save(path, quality=90)
        paths.append(path)
    return paths


def png(path, width, height, depth, colour, length, interlaced=False):
    """A picture of zeros: `length` of them before they are compressed."""
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    data = b"".join(packer.compress(block[:min(len(block), length - done)]) for done in range(0, length, len(block)))
    write_png(path, width, height, depth, colour, data + packer.flush(), interlaced)


def write_png(path, width, height, depth, colour, packed, interlaced=False):
    """A picture whose lines, each with its filter, are compressed already."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    Path(path).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed)
                           + chunk(b"IEND", b""))


def interlaced_length(width, height, bits):
    """The bytes of all seven passes, each line with its filter."""
    total = 0
    for x, y, across, down in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
                               (0, 1, 1, 2)]:
        columns, rows = -((x - width) // across), -((y - height) // down)
        total += rows * (1 + (columns * bits + 7) // 8)
    return total


def bombs(folder):
    """Pictures that are small to send and dear to open."""
    folder = Path(folder)
    paths = {name: folder / name for name in [
        "one-bit.png", "interlaced.png", "deep.png", "huge.jpg", "progressive.jpg", "frames.gif", "huge.webp",
        "cut-svgz.jpg"]}
    png(paths["one-bit.png"], 30000, 30000, 1, 0, 30000 * (1 + 30000 // 8))
    png(paths["interlaced.png"], 12000, 12000, 8, 0, interlaced_length(12000, 12000, 8), interlaced=True)
    # Just under 40 million pixels, eight bytes each.
    png(paths["deep.png"], 6320, 6320, 16, 6, 6320 * (1 + 6320 * 8))

    stream = io.BytesIO()
    photo(64, 64).save(stream, "JPEG")
    data = bytearray(stream.getvalue())
    frame = data.index(b"\xff\xc0")
    data[frame + 5:frame + 9] = struct.pack(">HH", 20000, 20000)
    paths["huge.jpg"].write_bytes(data)

    Image.new("RGB", (6000, 6000), (90, 120, 30)).save(paths["progressive.jpg"], progressive=True)

    frame = b"\x2c" + struct.pack("<HHHH", 0, 0, 1, 1) + b"\x00\x02\x02\x44\x01\x00"
    paths["frames.gif"].write_bytes(b"GIF89a" + struct.pack("<HH", 2000, 2000) + b"\x80\x00\x00" + bytes(3)
                                    + b"\xff\xff\xff" + frame * 5000 + b"\x3b")

    stream = io.BytesIO()
    photo(64, 64).save(stream, "WEBP", lossless=True)
    data = bytearray(stream.getvalue())
    start = data.index(b"VP8L") + 9
    bits = int.from_bytes(data[start:start + 4], "little") >> 28 << 28
    data[start:start + 4] = (bits | 16382 | 16382 << 14).to_bytes(4, "little")
    paths["huge.webp"].write_bytes(data)

    lines = b"".join(b'<rect x="%d" y="1" width="9" height="9"/>' % number for number in range(20000))
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9999" height="9999">' + lines + b"</svg>"
    whole = gzip.compress(svg)
    paths["cut-svgz.jpg"].write_bytes(whole[:len(whole) * 2 // 3])
    return list(paths.values())
