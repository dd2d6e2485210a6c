"""Every picture of the public cases, declared as a JPEG: accepted or refused as its maker says, in time, and with
nothing private left in what comes out."""
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

import exiftool
from imaging import CORES, Pool, steady_size

SECONDS = 3
# Types that others convert and that are refused here whatever is in them.
NEVER = {"image/bmp", "image/tiff", "image/svg+xml", "application/pdf", "image/jxl"}

corpus = os.environ.get("VIGNETTE_CORPUS")
manifest = Path(corpus or "", "images/manifest.jsonl")
if not corpus or not manifest.exists():
    print("left out: VIGNETTE_CORPUS names no folder with public cases")
    sys.exit(0)


def wanted(row):
    """What the manifest asks for: a picture, a failure, or either."""
    if row["true_type"] in NEVER:
        return "unsupported_media"
    return {"accept": "picture", "convert": "picture", "reject": "failure"}.get(row["expected"], "either")


def judge(row, result):
    want = wanted(row)
    got = "picture" if result["ok"] else result["code"]
    if want == "either":
        return None
    if want == "failure":
        return None if not result["ok"] else "a failure"
    return None if got == want else want


rows = [json.loads(line) for line in manifest.read_text().splitlines()]
faults = []
with tempfile.TemporaryDirectory() as folder, Pool("--claim", "image/jpeg", "--out", folder, workers=CORES) as pool:
    rss = steady_size(pool)
    results = pool.run(*(manifest.parent / row["file"] for row in rows), timeout=300)
    outcomes = Counter("picture" if result["ok"] else result["code"] for result in results)
    print(f"{len(rows)} pictures, each declared as image/jpeg: {dict(outcomes)}")
    slow = sorted(zip((result["ms"] for result in results), (row["file"] for row in rows)))[-5:]
    for time, file in reversed(slow):
        print(f"  {time:7.0f} ms  {file}")
    for row, result in zip(rows, results):
        outcome = "a picture" if result["ok"] else f"{result['code']} {result['status']}: {result['message']}"
        want = judge(row, result)
        if want:
            faults.append(row["file"])
            print(f"DEVIATES  {row['file']} ({row['true_type']}; {row['desc'].strip()}): {want} expected, "
                  f"came {outcome} ({result.get('detail')})")
        elif not result["ok"] and row["http"] and wanted(row) == "failure" and row["http"] != result["status"]:
            print(f"  note: {row['file']} ({row['true_type']}): {row['http']} expected, came {outcome}")
        if result["ms"] > SECONDS * 1000:
            faults.append(row["file"])
            print(f"TOO SLOW  {row['file']}: {result['ms']:.0f} ms")
    replaced = pool.changes[-1]["started"] - pool.size
    print(f"workers that died or were ended: {replaced}; server: {rss:.1f} MB before, {steady_size(pool):.1f} MB after")
    if exiftool.is_present():
        found, count = exiftool.private(folder)
        print(f"exiftool: {count} outputs, {len(found)} of them with anything private")
        for name, tags in found.items():
            faults.append(name)
            print(f"PRIVATE  {rows[int(name.split('.')[0]) - 1]['file']}: {tags}")
        if count != sum(result["ok"] for result in results):
            faults.append("outputs that exiftool did not see")
    else:
        print("left out: exiftool is not installed")
    pool.finish()
print(f"{len(faults)} deviations")
sys.exit(f"not as promised: {faults}" if faults else 0)
