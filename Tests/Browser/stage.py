"""What a test plays on: browsers, visitors, servers and endpoints of its own, all gone when it ends."""
import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError

from server import Server
from upstream import Upstream

# Drawn by the processor alone, so that it looks the same on every machine.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb"]


class Skipped(Exception):
    """A test cannot be run here, and why."""


def launch(playwright):
    return playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)


class Stage:
    def __init__(self, browser):
        self.browser = browser
        self.held = contextlib.ExitStack()
        self.pages = []
        self.servers = []

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="vignette-browser-"))
        self.held.callback(shutil.rmtree, self.folder, ignore_errors=True)
        return self

    def __exit__(self, *_):
        self.held.close()

    def upstream(self, **settings):
        return self.held.enter_context(Upstream(**settings))

    def server(self, upstream=None, **settings):
        """A server that asks the upstream, or the built-in reader. `settings`: as environment, without VIGNETTE_."""
        server = self.held.enter_context(Server(upstream.url if upstream else None, **settings))
        self.servers.append(server)
        return server

    def keep(self, thing):
        return self.held.enter_context(thing)

    def visitor(self, server=None, scripts=True, **settings):
        """A context: one browser of one person, with cookies of its own."""
        settings.setdefault("viewport", {"width": 1100, "height": 900})
        settings.setdefault("reduced_motion", "reduce")
        settings.setdefault("base_url", server.url if server else None)
        context = self.browser.new_context(
            java_script_enabled=scripts, locale="en-GB", timezone_id="UTC", **settings)
        context.set_default_timeout(60_000)

        def close():
            with contextlib.suppress(PlaywrightError):
                context.close()

        self.held.callback(close)
        return context

    def page(self, server=None, scripts=True, **settings):
        """A tab of a new visitor, whose faults are collected."""
        return self.tab(self.visitor(server, scripts, **settings))

    def tab(self, context):
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(f"error: {error}"))
        page.on("console", lambda said: said.type == "error" and page.faults.append(f"console: {said.text}"))
        page.on("dialog", lambda dialog: (page.faults.append(f"dialog: {dialog.message}"), dialog.accept()))
        self.pages.append(page)
        return page

    def report(self, name):
        """What may explain a failure: where each tab is and what it complained of, and the end of the log."""
        lines = []
        for number, page in enumerate(self.pages):
            with contextlib.suppress(PlaywrightError):
                lines.append(f"tab {number}: {page.url}")
                lines += [f"  {fault}" for fault in page.faults[:5]]
                shots = os.environ.get("VIGNETTE_SHOTS")
                if shots and not page.is_closed():
                    safe = "".join(letter if letter.isalnum() else "-" for letter in name)[:80]
                    page.screenshot(path=Path(shots, f"FAILED-{safe}-{number}.png"), timeout=5000)
        for server in self.servers:
            lines += [f"log: {line}" for line in server.log()[-4:]]
        return "".join(line + "\n" for line in lines)
