"""Runs the named test files, or all of them, and says how long each took."""
import subprocess
import sys
import time
from pathlib import Path

folder = Path(__file__).parent
names = sys.argv[1:] or sorted(path.stem.removeprefix("test_") for path in folder.glob("test_*.py"))
began = time.monotonic()
failed = []
for name in names:
    print(f"-- {name}", flush=True)
    start = time.monotonic()
    if subprocess.run([sys.executable, folder / f"test_{name}.py"]).returncode:
        failed.append(name)
    print(f"-- {name}: {time.monotonic() - start:.1f} s\n", flush=True)
print(f"{len(names)} files in {time.monotonic() - began:.0f} s, " + (f"failed: {', '.join(failed)}" if failed else "all good"))
sys.exit(1 if failed else 0)
