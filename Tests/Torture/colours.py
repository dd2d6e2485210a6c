"""Pictures keep their colours and stand upright: mean colours beside Pillow with LittleCMS, corners for the eight
orientations of EXIF, and nothing private in any output."""
import array
import io
import json
import os
import subprocess
import sys
import tempfile
import warnings
import zlib
from pathlib import Path

from PIL import Image, ImageCms, ImageDraw, ImageOps, ImageStat, features

import exiftool
import samples
from imaging import CORES, Pool

# A part of 255, in every channel.
NEAR = 3
# Below this side a picture is enlarged, and its edges count for more than they should.
SMALL = 32
# Where Pillow shows something else, and is no measure.
KNOWN = {
    "issue_1455_undersized.gif": "the frame is smaller than its canvas: Pillow paints the rest in the background "
                                 "colour, browsers leave it transparent",
}
GHOSTSCRIPT = Path("/usr/share/color/icc/ghostscript")
SRGB = ImageCms.createProfile("sRGB")
RELATIVE = 1
TURNS = {1: None, 2: Image.FLIP_LEFT_RIGHT, 3: Image.ROTATE_180, 4: Image.FLIP_TOP_BOTTOM, 5: Image.TRANSPOSE,
         6: Image.ROTATE_90, 7: Image.TRANSVERSE, 8: Image.ROTATE_270}
broken = []


def promise(holds, sentence):
    print(f"  {'ok    ' if holds else 'BROKEN'} {sentence}", flush=True)
    if not holds:
        broken.append(sentence)


def profile(name, suffix, fallback):
    """A colour profile that libvips holds, as it embeds it in a picture, or else one of ghostscript's."""
    with tempfile.TemporaryDirectory() as folder:
        source, path = Path(folder, "source.png"), Path(folder, f"profile.{suffix}")
        Image.new("RGB", (8, 8)).save(source)
        try:
            subprocess.run(["vips", "icc_export", source, path, "--output-profile", name], check=True,
                           stderr=subprocess.DEVNULL)
            return Image.open(path).info["icc_profile"], "libvips"
        except (FileNotFoundError, subprocess.CalledProcessError, KeyError):
            path = GHOSTSCRIPT / fallback
            return (path.read_bytes(), path.name) if path.exists() else (None, "nothing")


def colourful(width=600, height=400):
    """Noise under bands of strong colours."""
    picture = samples.photo(width, height)
    bands = Image.new("RGB", picture.size)
    draw = ImageDraw.Draw(bands)
    colours = [(250, 40, 20), (20, 230, 40), (30, 40, 240), (250, 220, 30), (240, 60, 220), (30, 220, 230)]
    for place, colour in enumerate(colours):
        draw.rectangle((place * width // 6, 0, (place + 1) * width // 6, height), fill=colour)
    return Image.blend(picture, bands, 0.6)


def deep_png(path, picture):
    """RGB with 16 bits a sample, which Pillow reads but does not write."""
    width, height = picture.size
    data = picture.tobytes()
    lines = b"".join(b"\0" + bytes(byte for value in data[row * width * 3:(row + 1) * width * 3]
                                   for byte in (value, 255 - value)) for row in range(height))
    samples.write_png(path, width, height, 16, 2, zlib.compress(lines))


def make(folder):
    """Pictures whose colours are not simply sRGB."""
    folder = Path(folder)
    base = colourful()
    grey = base.convert("L")
    alpha = Image.linear_gradient("L").resize(base.size)
    cmyk, origin = profile("cmyk", "jpg", "default_cmyk.icc")
    p3, other = profile("p3", "png", "a98.icc")
    prophoto = GHOSTSCRIPT / "rommrgb.icc"
    wide = {"p3": p3, "prophoto": prophoto.read_bytes() if prophoto.exists() else None}
    last = "of ghostscript" if wide["prophoto"] else "none here"
    print(f"  cmyk: profile of {origin}; p3: of {other}; prophoto: {last}")
    if cmyk:
        inks = ImageCms.profileToProfile(base, SRGB, io.BytesIO(cmyk), renderingIntent=RELATIVE, outputMode="CMYK")
        inks.save(folder / "cmyk.jpg", quality=95, icc_profile=cmyk)
    for name, data in wide.items():
        if data:
            for suffix in ["jpg", "png", "webp"]:
                base.save(folder / f"{name}.{suffix}", quality=95, icc_profile=data)
            base_alpha = base.copy()
            base_alpha.putalpha(alpha)
            base_alpha.save(folder / f"{name}-alpha.png", icc_profile=data)
    deep_png(folder / "deep-rgb.png", base)
    deep = grey.convert("I").point(lambda value: value * 257).convert("I;16")
    deep.save(folder / "deep-grey.png")
    grey.save(folder / "grey.jpg", quality=95)
    both = Image.merge("LA", [grey, alpha])
    both.save(folder / "grey-alpha.png")
    whole = base.copy()
    whole.putalpha(alpha)
    whole.save(folder / "alpha.png")
    whole.save(folder / "alpha.webp", quality=95)
    palette = base.quantize(64)
    palette.save(folder / "palette.png", transparency=bytes(range(0, 256, 4)))
    palette.save(folder / "palette.gif", transparency=5)
    frames = [ImageOps.invert(base), grey.convert("RGB")]
    palette.save(folder / "animated.gif", save_all=True, append_images=[frame.quantize(64) for frame in frames])
    base.save(folder / "animated.webp", save_all=True, append_images=frames, quality=95)
    base.save(folder / "animated.png", save_all=True, append_images=frames)
    return sorted(folder.iterdir())


def reference(path):
    """What Pillow with LittleCMS makes of it, or the reason why it is no reference."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = Image.open(path)
        image.seek(0)
        image.load()
        icc = image.info.get("icc_profile")
        if image.mode == "CMYK" and not icc:
            return None, "inks without a profile: every program has its own"
        # Pillow has turned an AVIF itself, and still tells its orientation.
        if image.format != "AVIF":
            image = ImageOps.exif_transpose(image)
        alpha = None
        if image.mode.startswith("I"):
            values = array.array("i", image.convert("I").tobytes())
            key = image.info.pop("transparency", None)
            if key is not None:
                alpha = Image.frombytes("L", image.size, bytes(0 if value == key else 255 for value in values))
            image = Image.frombytes("L", image.size, bytes(value // 257 for value in values))
        if image.mode in ("P", "PA") or "transparency" in image.info:
            image = image.convert("RGBA")
        if image.mode in ("RGBA", "LA"):
            alpha = image.getchannel("A")
            image = image.convert("RGB") if image.mode == "RGBA" else image.getchannel("L")
        if icc:
            try:
                image = ImageCms.profileToProfile(
                    image, io.BytesIO(icc), SRGB, outputMode="RGB", renderingIntent=RELATIVE)
            except (ImageCms.PyCMSError, OSError):
                pass  # a profile that does not fit the picture, or is broken
        image = image.convert("RGB")
        if alpha:
            white = Image.new("RGB", image.size, (255, 255, 255))
            white.paste(image, mask=alpha)
            image = white
        return image, None


def compare(paths, pool):
    """Of each picture: how far its mean colour is off, or why that is not known; and a note."""
    for path, row in zip(paths, pool.run(*paths, timeout=300)):
        name = "/".join(path.parts[-2:])
        if not row["ok"]:
            yield path, f"{row['code']}: {row['message']}", None
            continue
        try:
            ours = Image.open(row["out"]).convert("RGB")
            theirs, reason = reference(path)
        except Exception as error:  # whatever Pillow throws at pictures that it cannot read
            theirs, reason = None, f"Pillow cannot read it ({type(error).__name__}: {str(error)[:60]})"
        if path.name in KNOWN:
            yield path, None, f"{name}: {KNOWN[path.name]}"
        elif theirs is None:
            yield path, None, f"{name}: {reason}"
        elif min(theirs.size) < SMALL:
            yield path, None, "smaller than 32 pixels"
        else:
            means = ImageStat.Stat(theirs).mean, ImageStat.Stat(ours).mean
            yield path, max(abs(left - right) for left, right in zip(*means)), (
                f"{theirs.size} {[round(value) for value in means[0]]}, ours {ours.size} "
                f"{[round(value) for value in means[1]]}, receipt {row['receipt']['colours']}")


def made(folder):
    print(f"mean colours of pictures made here, beside Pillow {Image.__version__} with LittleCMS "
          f"{features.version('littlecms2')}")
    pictures, out = Path(folder, "made"), Path(folder, "out")
    pictures.mkdir(), out.mkdir()
    paths = make(pictures)
    with Pool("--out", out, workers=CORES) as pool:
        for path, difference, note in compare(paths, pool):
            if isinstance(difference, str):
                promise(False, f"{path.name}: {difference}")
            elif difference is None:
                promise(False, f"{path.name} has no reference: {note}")
            else:
                promise(difference <= NEAR, f"{path.name:20} {difference:5.2f}  {'' if difference <= NEAR else note}")


def public(folder):
    corpus = os.environ.get("VIGNETTE_CORPUS")
    manifest = Path(corpus or "", "images/manifest.jsonl")
    if not corpus or not manifest.exists():
        print("mean colours of public pictures: left out, VIGNETTE_CORPUS names no folder with them")
        return
    out = Path(folder, "public")
    out.mkdir()
    files = [json.loads(line)["file"] for line in manifest.read_text().splitlines()]
    # Pillow takes gigabytes for some of the bombs.
    paths = [manifest.parent / file for file in files if not file.startswith("bombs/")]
    print("mean colours of public pictures")
    differences, apart, small, refused = [], [], 0, 0
    with Pool("--out", out, workers=CORES) as pool:
        for path, difference, note in compare(paths, pool):
            if isinstance(difference, str):
                refused += 1
            elif difference is not None:
                differences.append(difference)
                if difference > NEAR:
                    promise(False, f"{'/'.join(path.parts[-2:])}: {difference:.1f}: {note}")
            elif note.startswith("smaller"):
                small += 1
            else:
                apart.append(note)
    near = sum(difference <= NEAR for difference in differences)
    print(f"  {near} of {len(differences)} within {NEAR}/255; {refused} refused, {small} smaller than {SMALL} pixels, "
          f"{len(apart)} without a reference:")
    for note in apart:
        print(f"         {note}")


def corners():
    picture = Image.new("RGB", (192, 128), (230, 20, 20))
    picture.paste((20, 20, 230), (96, 0, 192, 128))
    picture.paste((20, 200, 20), (0, 0, 192, 32))
    picture.paste((240, 240, 20), (96, 0, 192, 32))
    return picture


def orientations(folder):
    print("the eight orientations, with a place, a camera, a time and comments")
    if not exiftool.is_present():
        print("  left out: exiftool is not installed")
        return
    upright = corners()
    places = [(10, 8), (180, 8), (10, 120), (180, 120)]
    for suffix in ["jpg", "png", "webp", "heic", "avif"]:
        pictures, out = Path(folder, suffix), Path(folder, f"{suffix}-out")
        pictures.mkdir(), out.mkdir()
        paths = []
        for orientation, turn in TURNS.items():
            stored = upright.transpose(turn) if turn is not None else upright
            path = pictures / f"{orientation}.{suffix}"
            if suffix in ("heic", "avif"):
                source = Path(folder, "source.png")
                stored.save(source)
                options = ["--Q", "90"] + (["--compression", "av1"] if suffix == "avif" else [])
                if not samples.heif(source, path, *options):
                    break
            else:
                stored.save(path, quality=95)
            exiftool.mark(path, orientation)
            paths.append(path)
        if len(paths) < len(TURNS):
            print(f"  left out: vips cannot write {suffix} here")
            continue
        marked, _ = exiftool.private(pictures)
        assert len(marked) == len(paths), "the test cannot mark its pictures"
        with Pool("--out", out, workers=CORES) as pool:
            rows = pool.run(*paths)
        wrong = []
        for orientation, row in zip(TURNS, rows):
            if not row["ok"]:
                wrong.append((orientation, row["message"]))
                continue
            ours = Image.open(row["out"]).convert("RGB")
            is_upright = ours.size == upright.size and all(
                max(abs(left - right) for left, right in zip(ours.getpixel(place), upright.getpixel(place))) < 40
                for place in places)
            if not is_upright:
                wrong.append((orientation, ours.size))
        promise(not wrong, f"{suffix}: {len(rows) - len(wrong)} of 8 upright {wrong or ''}")
        found, count = exiftool.private(out)
        promise(count == 8 and not found, f"{suffix}: exiftool finds nothing private in {count} outputs {found or ''}")
        tags = sorted(set(tag for row in rows if row["ok"] for tag in row["receipt"]["removed"]))
        print(f"         {suffix}: the receipts say that they had {', '.join(tags)}")


with tempfile.TemporaryDirectory() as folder:
    made(folder)
    public(folder)
    orientations(folder)
sys.exit(f"{len(broken)} promises broken" if broken else 0)
