"""The pictures that are sent: filled ones whose colour a model can name, and one that lies on its side."""
import io

from PIL import Image

COLOURS = {"red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255)}


def filled(colour, kind="PNG", size=(320, 240), **options):
    stream = io.BytesIO()
    Image.new("RGB", size, COLOURS[colour]).save(stream, kind, **options)
    return stream.getvalue()


def heic(colour, size=(320, 240)):
    import pillow_heif
    pillow_heif.register_heif_opener()
    return filled(colour, "HEIF", size, quality=90)


def sideways(size=(640, 480)):
    """Stored as `size`, to be shown turned by 90 degrees; left half red, right half blue, as it is stored."""
    picture = Image.new("RGB", size, COLOURS["red"])
    picture.paste(COLOURS["blue"], (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "a camera that says too much"
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=92, exif=exif)
    return stream.getvalue()


def opened(data):
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture
