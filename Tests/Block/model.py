"""A real llama-server that names the colour of a picture, if its start script is there."""
import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path


@contextlib.contextmanager
def model_server():
    """Its base URL, or None."""
    scripts = os.environ.get("VIGNETTE_UPSTREAM_SERVERS")
    if not scripts:
        yield None
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([Path(scripts, "start_llama.sh"), str(port)], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5).close()
                break
            except OSError as error:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError("the model server did not start") from error
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        # SIGTERM would wait for what it is asked.
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
