"""Checks that every relative link of Markdown files leads to a file, and every fragment to a heading."""
import re
import sys
from pathlib import Path


def anchors(path: Path) -> set[str]:
    heads = re.findall(r"^#+ +(.+)$", path.read_text(), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


bad = 0
for name in sys.argv[1:]:
    source = Path(name)
    for target in re.findall(r"\]\(([^)\s]+)\)", source.read_text()):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        file = (source.parent / path) if path else source
        if not file.exists() or (fragment and fragment not in anchors(file)):
            print(f"{name}: {target} leads nowhere", file=sys.stderr)
            bad = 1
sys.exit(bad)
