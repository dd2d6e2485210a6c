"""What axe finds on every page in every state, in both themes: nothing."""
import functools
import subprocess
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import expect

from axe import COLOURS, look
from gallery import Gallery, open_all
from gestures import unfold
from server import ROOT
from stage import Skipped
from testing import run, test


@test("every page, with all that can be unfolded")
def _(stage):
    gallery = Gallery(stage)
    lines = []
    page = gallery.owner()
    for state in gallery.states:
        gallery.visit(page, state)
        lines += look(page, state, dark=COLOURS)
        if page.locator("details").count():
            open_all(page)
            lines += look(page, f"{state}, unfolded")
    for state in ("done", "writing", "collection", "failed"):
        other = stage.page(gallery.server)
        gallery.visit(other, state)
        lines += look(other, f"{state}, a visitor")
    assert not lines, "\n".join(lines)


def without_script(page):
    """axe is a script itself, so that the pages' own are kept away instead of switching all off."""
    page.route("**/*.js", lambda route: route.abort())
    return page


@test("the form, in its states", scripts=[True, False])
def _(stage, scripts):
    gallery = Gallery(stage)
    lines = []
    for state in gallery.forms:
        if state == "form, chosen" and not scripts:
            continue
        page = stage.page(gallery.server)
        if not scripts:
            without_script(page)
        gallery.visit_form(page, state)
        lines += look(page, state)
    assert not lines, "\n".join(lines)


@test("menus and the list of shortcuts, one by one, and the pages without a script")
def _(stage):
    gallery = Gallery(stage)
    lines = []
    page = gallery.owner()
    for title in ("Share", "Download", "Again", "Delete"):
        gallery.visit(page, "done")
        unfold(page, title)
        lines += look(page, f"done, {title}")
    gallery.visit(page, "done")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    lines += look(page, "the list of shortcuts")
    plain = without_script(gallery.owner())
    for state in ("done", "writing", "queued", "collection", "library"):
        gallery.visit(plain, state)
        lines += look(plain, f"{state}, without a script")
    assert not lines, "\n".join(lines)


@test("on a telephone")
def _(stage):
    gallery = Gallery(stage)
    lines = []
    page = gallery.owner(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    for state in ("done", "writing", "failed", "collection", "library", "embed", "form, known"):
        gallery.visit(page, state)
        lines += look(page, f"{state}, telephone")
    assert not lines, "\n".join(lines)


@test("every sample page")
def _(stage):
    program = next((path for path in (ROOT / ".build/release/PageSamples", ROOT / ".build/debug/PageSamples")
                    if path.exists()), None)
    if not program:
        raise Skipped("PageSamples is not built")
    folder = stage.folder / "samples"
    folder.mkdir()
    subprocess.run([program, folder, ROOT], check=True, capture_output=True)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as http:
        Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        lines = []
        page = stage.page(None)
        for path in sorted(folder.glob("*.html")):
            if path.stem == "index":
                continue
            page.goto(f"http://127.0.0.1:{http.server_port}/{path.name}")
            open_all(page)
            lines += look(page, path.stem, dark=COLOURS)
        http.shutdown()
    assert not lines, "\n".join(lines)


run()
