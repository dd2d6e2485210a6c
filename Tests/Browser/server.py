"""The built program as a process, with a folder of its own."""
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / os.environ.get("VIGNETTE_BUILD", "release") / "vignette"


class Server:
    """Listens on a free port of 127.0.0.1 until its `with` block ends.

    Settings are what follows VIGNETTE_ in the names of the environment: `Server(url, base_path="/vignette")`; those that
    are written in capitals are taken as they are. None of the machine's own settings reaches it.
    """

    def __init__(self, upstream=None, port=0, **settings):
        self.data = tempfile.mkdtemp(prefix="vignette-data-")
        self.environment = {
            name: value for name, value in os.environ.items()
            if not name.startswith(("VIGNETTE_", "OPENAI_")) and name not in ("HOST", "PORT", "LOG_LEVEL")}
        # Tests ask more often than people do.
        chosen = {"rate": "0", "imaging_workers": "2", **settings}
        if upstream:
            chosen["OPENAI_BASE_URL"] = upstream
        for name, value in chosen.items():
            self.environment[name if name.isupper() else "VIGNETTE_" + name.upper()] = str(value)
        self.prefix = settings.get("base_path", "").rstrip("/")
        self.port = port
        self.lines = []

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self.data, ignore_errors=True)

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self):
        return self.origin + self.prefix + "/"

    def start(self):
        """Starts it, on the same port and with the same folder as before if it ran before."""
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", str(self.port), "--data", self.data], cwd=ROOT, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
        threading.Thread(target=self._collect, args=(self.process.stderr,), daemon=True).start()
        line = self.process.stdout.readline()
        found = re.search(r":(\d+)$", line.strip())
        if not found:
            self.process.wait(10)
        assert found, f"the server does not start: {line!r} {self.lines[-5:]}"
        self.port = int(found.group(1))

    def _collect(self, stream):
        for line in stream:
            self.lines.append(line.rstrip("\n"))

    def log(self):
        return list(self.lines)

    def kill(self):
        """As a power cut would end it."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def terminate(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)
