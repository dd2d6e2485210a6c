"""Starts the real model server, if there is one; runs the named test files or all; says how long each took."""
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

FOLDER = Path(__file__).parent
# Which environments a file is run with; the others need nothing but the first.
ENVIRONMENTS = {"openai": ["1x", "newest"], "refusals": ["1x", "newest"], "litellm": ["litellm"]}


def model_server(scripts):
    """The llama-server that names colours, and where it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([Path(scripts, "start_llama.sh"), str(port)], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5).close()
            return process, f"http://127.0.0.1:{port}/v1"
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
                sys.exit("the model server did not start")
            time.sleep(0.1)


def main():
    names = sys.argv[1:] or sorted(path.stem.removeprefix("test_") for path in FOLDER.glob("test_*.py"))
    scripts = os.environ.get("VIGNETTE_UPSTREAM_SERVERS")
    process, environment = None, dict(os.environ)
    began, failed = time.monotonic(), []
    try:
        if scripts:
            process, environment["VIGNETTE_MODEL_SERVER"] = model_server(scripts)
        else:
            print("SKIPPED: what needs a real model server, since VIGNETTE_UPSTREAMS names none\n")
        for name in names:
            for kind in ENVIRONMENTS.get(name, ["1x"]):
                start = time.monotonic()
                python = os.environ.get("CLIENTS_" + kind.upper())
                if not python:
                    print(f"-- SKIPPED: {name} with {kind}, whose packages cannot be had\n", flush=True)
                    continue
                print(f"-- {name}, {kind}", flush=True)
                if subprocess.run([python, FOLDER / f"test_{name}.py"], env=environment).returncode:
                    failed.append(f"{name}, {kind}")
                print(f"-- {name}, {kind}: {time.monotonic() - start:.1f} s\n", flush=True)
    finally:
        if process:
            # SIGTERM would wait for what it is asked.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    print(f"{len(names)} files in {time.monotonic() - began:.0f} s, "
          + (f"failed: {'; '.join(failed)}" if failed else "all good"))
    sys.exit(1 if failed else 0)


main()
