"""Tests with sentences for names: each gets a stage of its own, ends at its first failed assertion, and all are run."""
import contextlib
import os
import sys
import time
import traceback
from pathlib import Path

# The built program as a process is the same for these tests as for those in a browser.
sys.path.append(str(Path(__file__).resolve().parents[1] / "Browser"))

from server import Server
from service import Service

# Where a real llama-server answers, as all.py started it.
MODEL_SERVER = os.environ.get("VIGNETTE_MODEL_SERVER", "")

_tests = []


class Skipped(Exception):
    """A test cannot be run here, and why."""


class Stage:
    """What a test plays on: servers and services of its own, all gone when it ends."""

    def __init__(self):
        self.held = contextlib.ExitStack()
        self.servers = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.held.close()

    def keep(self, thing):
        return self.held.enter_context(thing)

    def service(self, *answers, **settings):
        """A scripted endpoint."""
        service = self.keep(Service(**settings))
        if answers:
            service.play(*answers)
        return service

    def server(self, endpoint=None, **settings):
        """Our server before a service, before the address of one, or with its own reader."""
        url = endpoint.url if isinstance(endpoint, Service) else endpoint
        server = self.keep(Server(url, **settings))
        self.servers.append(server)
        return server

    def pair(self, *answers, **settings):
        """Our server and the scripted service behind it."""
        service = self.service(*answers)
        return self.server(service, **settings), service

    def real(self, **settings):
        """Our server before the real model server."""
        if not MODEL_SERVER:
            raise Skipped("there is no real model server")
        return self.server(MODEL_SERVER, **settings)


def test(name, **variants):
    """Registers a test. `variants`: one argument's name and the values to run it with."""
    def register(body):
        if not variants:
            _tests.append((name, body, {}))
        for argument, values in variants.items():
            for value in values:
                _tests.append((f"{name} ({argument}: {value})", body, {argument: value}))
        return body
    return register


def wait(condition, what, patience=30):
    """Asks until it gets something true, and returns that."""
    end = time.monotonic() + patience
    while True:
        found = condition()
        if found:
            return found
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.02)


def raised(kind, work):
    """The exception that the work ends with."""
    try:
        result = work()
    except kind as error:
        return error
    raise AssertionError(f"no {kind} but {result!r}")


def run():
    """Runs the tests of the file that calls; its arguments are parts of names."""
    wanted = sys.argv[1:]
    chosen = [entry for entry in _tests if not wanted or any(word in entry[0] for word in wanted)]
    failed = 0
    for name, body, arguments in chosen:
        began = time.monotonic()
        trouble, mark = None, "ok     "
        with Stage() as stage:
            try:
                body(stage, **arguments)
            except Skipped as reason:
                mark, name = "SKIPPED", f"{name}: {reason}"
            except Exception as error:  # whatever a client library throws
                trouble = told(error)
                for server in stage.servers:
                    trouble += "".join(f"log: {line[:400]}\n" for line in server.log()[-4:])
        failed += trouble is not None
        print(f"{'FAILED ' if trouble else mark} {(time.monotonic() - began) * 1000:6.0f} ms  {name}", flush=True)
        if trouble:
            print("".join(f"    | {line}\n" for line in trouble.splitlines()), end="", flush=True)
    if not chosen:
        print(f"no test is called {wanted}")
    sys.exit(1 if failed or not chosen else 0)


def told(error):
    """Where in the tests it happened, and what; long texts are cut."""
    folder = os.path.dirname(os.path.abspath(__file__))
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(folder)]
    places = [f"{os.path.basename(frame.filename)}:{frame.lineno}: {frame.line}\n" for frame in frames[1:]]
    text = f"{type(error).__name__}: {error}"
    return "".join(places) + (text if len(text) < 2000 else text[:2000] + " …") + "\n"
