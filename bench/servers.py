"""The servers that are measured: starting them, looking at their processes, ending them."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time

TICKS = os.sysconf("SC_CLK_TCK")
CORES = len(os.sched_getaffinity(0))


class Missing(Exception):
    """A peer that cannot be measured here, and why."""


class Process:
    """A process this program started, and everything that one started."""

    def __init__(self, command, **options):
        self.child = subprocess.Popen(command, stdin=subprocess.DEVNULL, **options)

    def pids(self):
        found, waiting = [], [self.child.pid]
        while waiting:
            pid = waiting.pop()
            found.append(pid)
            try:
                for thread in os.listdir(f"/proc/{pid}/task"):
                    with open(f"/proc/{pid}/task/{thread}/children") as file:
                        waiting += map(int, file.read().split())
            except FileNotFoundError:
                pass
        return found

    def cpu_seconds(self):
        total = 0
        for pid in self.pids():
            fields = stat(pid)
            if fields:
                total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def memory(self):
        """Proportional set size of the whole tree, in bytes."""
        total = 0
        for pid in self.pids():
            with open(f"/proc/{pid}/smaps_rollup") as file:
                total += next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        return total * 1024

    def pin(self, cpus):
        """Moves every thread of the tree to these processors."""
        for pid in self.pids():
            for thread in os.listdir(f"/proc/{pid}/task"):
                os.sched_setaffinity(int(thread), cpus)

    def stop(self):
        # A pid may be given to another process once its own has gone; its start time cannot.
        tree = [(pid, start_time(pid)) for pid in self.pids()]
        if self.child.poll() is None:
            self.child.terminate()
        try:
            self.child.wait(5)
        except subprocess.TimeoutExpired:
            pass
        deadline = time.monotonic() + 2
        while time.monotonic() < deadline and any(started and start_time(pid) == started for pid, started in tree):
            time.sleep(0.02)
        for pid, started in tree:
            if started and start_time(pid) == started:
                os.kill(pid, signal.SIGKILL)
        self.child.wait()
        if self.child.stdout:
            self.child.stdout.close()


def stat(pid):
    """The fields of /proc/PID/stat behind the name, or None if the process has ended."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] == "Z" else fields


def start_time(pid):
    fields = stat(pid)
    return fields[19] if fields else None


def address_printed(process):
    """The port in the line `listening on http://...` that the process prints."""
    for line in process.child.stdout:
        if line.startswith("listening on "):
            return int(line.rstrip().rpartition(":")[2])
    raise RuntimeError("a server ended before it listened")


class Server:
    name = ""

    def __init__(self):
        self.process = None
        self.port = None

    def start(self):
        raise NotImplementedError

    def stop(self):
        if self.process:
            self.process.stop()
            self.process = None


class Ours(Server):
    name = "ours"

    def __init__(self, program):
        super().__init__()
        if not os.access(program, os.X_OK):
            raise Missing(f"{program} is not built")
        self.program = program
        self.version = "this tree"

    def start(self):
        self.process = Process([self.program, "0"], stdout=subprocess.PIPE, text=True)
        self.port = address_printed(self.process)


class Node(Server):
    name = "node"

    def __init__(self):
        super().__init__()
        self.program = shutil.which("node")
        if not self.program:
            raise Missing("node is not installed")
        self.version = output([self.program, "--version"]).strip()

    def start(self):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peer.js")
        self.process = Process([self.program, script, str(CORES)], stdout=subprocess.PIPE, text=True)
        self.port = address_printed(self.process)


class Nginx(Server):
    name = "nginx"

    def __init__(self):
        super().__init__()
        self.program = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
        if not self.program:
            raise Missing("nginx is not installed")
        self.version = output([self.program, "-v"]).strip().rpartition("/")[2]
        self.folder = None

    def start(self):
        self.folder = tempfile.mkdtemp(prefix="bench-nginx-")
        os.mkdir(f"{self.folder}/files")
        for name, byte, count in [("10k", b"a", 10 * 1024), ("1m", b"b", 1024 * 1024)]:
            with open(f"{self.folder}/files/{name}", "wb") as file:
                file.write(byte * count)
        self.port = free_port()
        with open(f"{self.folder}/nginx.conf", "w") as file:
            file.write(self.configuration())
        self.process = Process(
            [self.program, "-p", self.folder, "-c", f"{self.folder}/nginx.conf", "-e", f"{self.folder}/error.log"],
            stdout=subprocess.DEVNULL)
        wait_until_open(self.port, self.process)

    def stop(self):
        super().stop()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    def configuration(self):
        # Workers of a master that runs as root would lose the right to read the folder.
        user = "user root;" if os.getuid() == 0 else ""
        temporary = "".join(
            f"{kind}_temp_path {self.folder}/{kind};" for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
        return f"""
            {user}
            daemon off;
            worker_processes {CORES};
            worker_rlimit_nofile 8192;
            pid {self.folder}/pid;
            events {{ worker_connections 4096; }}
            http {{
                access_log off;
                {temporary}
                sendfile on;
                open_file_cache max=16;
                open_file_cache_valid 600s;
                keepalive_requests 1000000000;
                keepalive_timeout 600s;
                types {{ }}
                server {{
                    listen 127.0.0.1:{self.port} reuseport;
                    location = /2b {{ default_type text/plain; return 200 "ok"; }}
                    # Head and file in one packet: the faster way here, and of no use to large files.
                    location = /10k {{ default_type text/html; tcp_nopush on; root {self.folder}/files; }}
                    location = /1m {{ default_type application/octet-stream; root {self.folder}/files; }}
                }}
            }}
            """


def output(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_open(port, process):
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if process.child.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("nginx did not start") from None
            time.sleep(0.02)
