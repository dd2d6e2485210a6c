"""Who passes questions on: our server and what else people put before an endpoint, all before the same stub."""
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from servers import CORES, Missing, Nginx, Process, Server, address_printed, free_port

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).resolve().parent


def compiled(name, folder):
    """A C program of this folder."""
    compiler = shutil.which("gcc") or shutil.which("clang") or shutil.which("cc")
    if not compiler:
        raise Missing("there is no C compiler")
    program = Path(folder, name)
    subprocess.run([compiler, "-O2", "-o", program, FOLDER / f"{name}.c"], check=True)
    return program


class Stub(Server):
    """The endpoint behind all of them."""

    name = "stub"

    def __init__(self, program, pause=0):
        super().__init__()
        self.command = [program, str(pause)]

    def start(self):
        self.process = Process(self.command, stdout=subprocess.PIPE, text=True)
        self.port = address_printed(self.process)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/v1"


class Vignette(Server):
    name = "ours"
    # Limits for strangers are not what is measured.
    flags = ["--log", "none", "--rate", "0", "--gateway-concurrency", "128"]

    def __init__(self, stub):
        super().__init__()
        self.stub = stub
        self.program = ROOT / ".build/release/vignette"
        if not os.access(self.program, os.X_OK):
            raise Missing(f"{self.program} is not built")
        self.data = None

    def start(self):
        self.data = tempfile.mkdtemp(prefix="vignette-data-")
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("VIGNETTE_", "OPENAI_"))}
        environment["OPENAI_BASE_URL"] = self.stub.url
        command = [self.program, "serve", "--port", "0", "--data", self.data, *self.flags]
        self.process = Process(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
                               env=environment)
        self.port = address_printed(self.process)

    def stop(self):
        # At SIGTERM it would wait for its balancers.
        if self.process:
            self.process.child.kill()
        super().stop()
        if self.data:
            shutil.rmtree(self.data, ignore_errors=True)


class NginxProxy(Nginx):
    """nginx as a reverse proxy that looks at nothing, with connections to the stub that stay open."""

    def __init__(self, stub, buffering):
        super().__init__()
        self.stub, self.buffering = stub, buffering
        self.name = "nginx" if buffering else "nginx unbuffered"

    def configuration(self):
        user = "user root;" if os.getuid() == 0 else ""
        temporary = "".join(
            f"{kind}_temp_path {self.folder}/{kind};" for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
        return f"""
            {user}
            daemon off;
            worker_processes {CORES};
            pid {self.folder}/pid;
            events {{ worker_connections 1024; }}
            http {{
                access_log off;
                {temporary}
                keepalive_requests 1000000000;
                client_max_body_size 64m;
                proxy_request_buffering {"on" if self.buffering else "off"};
                upstream stub {{ server 127.0.0.1:{self.stub.port}; keepalive 64; }}
                server {{
                    listen 127.0.0.1:{self.port} reuseport;
                    location / {{
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_pass http://stub;
                    }}
                }}
            }}
            """


class Installed(Server):
    """A peer from PyPI."""

    def __init__(self, stub, python):
        super().__init__()
        self.stub, self.python = stub, Path(python)
        self.folder = None

    def command(self):
        raise NotImplementedError

    def start(self):
        self.folder = tempfile.mkdtemp(prefix="bench-peer-")
        self.port = free_port()
        environment = {**os.environ, "STUB": self.stub.url, "PYTHONDONTWRITEBYTECODE": "1",
                       "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_LOG": "ERROR", "LITELLM_MODE": "PRODUCTION",
                       "DO_NOT_TRACK": "1"}
        self.process = Process(self.command(), cwd=self.folder, env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        wait_until_answered(self.port, self.process)

    def stop(self):
        super().stop()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None


class LiteLLM(Installed):
    """The proxy, as its guide starts it: one worker."""

    name = "litellm"

    def command(self):
        config = Path(self.folder, "config.yaml")
        config.write_text(f"model_list:\n  - model_name: stub\n    litellm_params:\n      model: openai/stub\n"
                          f"      api_base: {self.stub.url}\n      api_key: none\n")
        return [self.python.with_name("litellm"), "--config", config, "--host", "127.0.0.1", "--port", str(self.port),
                "--num_workers", "1", "--telemetry", "False"]


class App(Installed):
    """FastAPI by uvicorn with two workers."""

    name = "fastapi"

    def command(self):
        return [self.python, "-m", "uvicorn", "peer_app:app", "--app-dir", FOLDER, "--host", "127.0.0.1", "--port",
                str(self.port), "--workers", "2", "--no-access-log", "--log-level", "error"]


def wait_until_answered(port, process):
    """Any answer will do: it is the server's own."""
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            if process.child.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("a peer did not start") from None
            time.sleep(0.1)
