"""Tests with sentences for names: each gets a stage of its own, ends at its first failed assertion, and all are run."""
import os
import sys
import time
import traceback

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect, sync_playwright

from stage import Skipped, Stage, launch

# Nothing is waited for by the clock: this is only when to give up.
PATIENCE = 60
expect.set_options(timeout=PATIENCE * 1000)

_tests = []


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


def wait(condition, what, patience=PATIENCE):
    """Asks until it gets something true, and returns that."""
    end = time.monotonic() + patience
    while True:
        found = condition()
        if found:
            return found
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.02)


def run():
    """Runs the tests of the file that calls; its arguments are parts of names."""
    wanted = sys.argv[1:]
    chosen = [entry for entry in _tests if not wanted or any(word in entry[0] for word in wanted)]
    failed = 0
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name, body, arguments in chosen:
            began = time.monotonic()
            trouble, mark = None, "ok     "
            try:
                with Stage(browser) as stage:
                    try:
                        body(stage, **arguments)
                    except Skipped as reason:
                        mark, name = "SKIPPED", f"{name}: {reason}"
                    except (AssertionError, PlaywrightError, OSError, ValueError, LookupError, TypeError) as error:
                        trouble = told(error)
                        trouble += stage.report(name)
            except (AssertionError, PlaywrightError) as error:
                trouble = (trouble or "") + told(error)
            failed += trouble is not None
            print(f"{'FAILED ' if trouble else mark} {(time.monotonic() - began) * 1000:6.0f} ms  {name}", flush=True)
            if trouble:
                print("".join(f"    | {line}\n" for line in trouble.splitlines()), end="", flush=True)
        browser.close()
    if not chosen:
        print(f"no test is called {wanted}")
    sys.stdout.flush()
    sys.exit(1 if failed or not chosen else 0)


def told(error):
    """Where in the tests it happened, and what; long texts are cut."""
    folder = os.path.dirname(os.path.abspath(__file__))
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(folder)]
    places = [f"{os.path.basename(frame.filename)}:{frame.lineno}: {frame.line}\n" for frame in frames[1:]]
    # Playwright adds the whole page; a picture of it says more.
    text = f"{type(error).__name__}: {error}".split("Aria snapshot:")[0].rstrip()
    return "".join(places) + (text if len(text) < 4000 else text[:4000] + " …") + "\n"
