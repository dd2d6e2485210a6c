"""What exiftool finds in pictures that should tell of nothing but themselves."""
import json
import shutil
import subprocess
from pathlib import Path

# What every picture must tell of itself, in exiftool's words; everything else is somebody's business.
PLAIN = {
    "ExifTool": {"ExifToolVersion"},
    "System": {"FileName", "Directory", "FileSize", "FileModifyDate", "FileAccessDate", "FileInodeChangeDate",
               "FilePermissions"},
    "File": {"FileType", "FileTypeExtension", "MIMEType", "ImageWidth", "ImageHeight", "EncodingProcess",
             "BitsPerSample", "ColorComponents", "YCbCrSubSampling"},
    "JFIF": {"JFIFVersion", "ResolutionUnit", "XResolution", "YResolution"},
    "PNG": {"ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace", "Palette"},
    "PNG-pHYs": {"PixelsPerUnitX", "PixelsPerUnitY", "PixelUnits"},
    "RIFF": {"VP8Version", "ImageWidth", "HorizontalScale", "ImageHeight", "VerticalScale", "AlphaIsUsed",
             "WebP_Flags"},
    "Composite": {"ImageSize", "Megapixels"},
}


def is_present():
    return shutil.which("exiftool") is not None


def private(folder):
    """The tags of each picture in the folder that it should not have; and how many pictures were looked at."""
    done = subprocess.run(["exiftool", "-j", "-G1", "-a", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True)
    rows = json.loads(done.stdout) if done.stdout.strip() else []
    found = {}
    for row in rows:
        name = Path(row.pop("SourceFile")).name
        tags = []
        for key in row:
            group, _, tag = key.partition(":")
            if tag not in PLAIN.get(group, ()):
                tags.append(key)
        if tags:
            found[name] = tags
    return found, len(rows)


def mark(path, orientation):
    """Gives a picture an orientation, and much that is nobody's business."""
    subprocess.run(
        ["exiftool", "-q", "-overwrite_original", f"-Orientation#={orientation}", "-GPSLatitude=52.5",
         "-GPSLatitudeRef=N", "-GPSLongitude=13.4", "-GPSLongitudeRef=E", "-Make=Acme", "-Model=Q", "-SerialNumber=7",
         "-DateTimeOriginal=2020:01:01 00:00:00", "-XMP:Creator=Me", "-UserComment=hello", path],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if Path(path).suffix == ".jpg":
        subprocess.run(["exiftool", "-q", "-overwrite_original", "-Comment=mine", "-IPTC:Caption-Abstract=mine", path],
                       check=True)
