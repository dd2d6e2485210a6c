"""Runs the pool of picture workers without a server around it (BenchImaging), and looks at its processes."""
import json
import os
import signal
import subprocess
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RELEASE = ROOT / ".build/release"
PROGRAM = RELEASE / "BenchImaging"
WORKER = RELEASE / "vignette-imaging"
CORES = len(os.sched_getaffinity(0))
# What the pool promises for one picture, in seconds: its deadline, and a bit for whoever is told.
DEADLINE = 10


class Pool:
    """A BenchImaging process with its workers; ends with the `with` block.

    It leads a session of its own, so that whatever it leaves behind can be found. `watch` has it tell every change of
    the pool, which costs a bit of time.
    """

    def __init__(self, *flags, workers=2, parallel=1, watch=True):
        flags = ("--watch", *flags) if watch else flags
        command = [PROGRAM, "--workers", str(workers), "--parallel", str(parallel), *map(str, flags)]
        self.size = workers
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)
        self.pid = self.process.pid
        self.fed = 0
        self.results = {}
        self.changes = []
        self.start = self.end = None
        self.news = threading.Condition()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        with self.news:
            self.news.wait_for(lambda: self.start or not self.reader.is_alive(), 30)
        if not self.start:
            self.kill()
            raise SystemExit("BenchImaging does not start")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def _read(self):
        for line in self.process.stdout:
            row = json.loads(line)
            with self.news:
                if row["event"] == "picture":
                    self.results[row["number"]] = row
                elif row["event"] == "pool":
                    self.changes.append(row)
                else:
                    setattr(self, row["event"], row)
                self.news.notify_all()
        with self.news:
            self.news.notify_all()

    def feed(self, *paths):
        """Hands pictures in, and gives the numbers of their results."""
        self.process.stdin.write("".join(f"{path}\n" for path in paths))
        self.process.stdin.flush()
        first = self.fed + 1
        self.fed += len(paths)
        return range(first, self.fed + 1)

    def wait(self, numbers, timeout=60):
        """The results of these pictures; fails where one is missing after the time."""
        with self.news:
            done = self.news.wait_for(lambda: all(number in self.results for number in numbers), timeout)
            missing = [number for number in numbers if number not in self.results]
        assert done, f"{len(missing)} of {len(numbers)} pictures have no result after {timeout} s"
        return [self.results[number] for number in numbers]

    def run(self, *paths, timeout=60):
        return self.wait(self.feed(*paths), timeout)

    def whole_after(self, moment, timeout=10):
        """Seconds from this moment of the monotonic clock until, after a loss, every worker is ready again."""
        def found():
            later = [row for row in self.changes if row["at"] > moment]
            lost = next((place for place, row in enumerate(later) if row["ready"] < self.size), None)
            if lost is None:
                return None
            return next((row["at"] - moment for row in later[lost:] if row["ready"] == self.size), None)

        with self.news:
            self.news.wait_for(found, timeout)
            seconds = found()
        assert seconds is not None, f"not whole {timeout} s after a loss: {self.changes[-1]}"
        return seconds

    def workers(self):
        pids = []
        for task in os.listdir(f"/proc/{self.pid}/task"):
            try:
                pids += map(int, Path(f"/proc/{self.pid}/task/{task}/children").read_text().split())
            except FileNotFoundError:
                pass  # a thread that has just ended
        return sorted(pids)

    def finish(self, timeout=60):
        """Ends the input, and waits for what is under way; gives the summary."""
        self.process.stdin.close()
        status = self.process.wait(timeout)
        self.reader.join(10)
        assert status == 0 and self.end, f"BenchImaging ended with status {status}"
        return self.end

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def session(leader):
    """The processes that belong to this session, zombies too, with their state."""
    found = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            fields = Path(f"/proc/{name}/stat").read_text().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[3]) == leader:
            found[int(name)] = fields[0]
    return found


def status(pid, name):
    """A figure of /proc/PID/status; kilobytes for sizes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1])
    return 0


def descriptors(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def wait_until(condition, timeout):
    """Seconds until it holds, or None."""
    began = time.monotonic()
    while time.monotonic() - began < timeout:
        if condition():
            return time.monotonic() - began
        time.sleep(0.005)
    return None


def share(pid):
    """Proportional set size and private memory of a process in MB; None where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except PermissionError:
        return None
    sizes = {line.split()[0].rstrip(":"): int(line.split()[1]) for line in lines}
    return sizes["Pss"] / 1024, (sizes["Private_Clean"] + sizes["Private_Dirty"]) / 1024


def steady_size(pool):
    """What the server itself takes, in MB."""
    return status(pool.pid, "VmRSS") / 1024
