"""What axe finds on every page in every state, in both themes: nothing."""
import functools
import subprocess
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from threading import Thread

from playwright.sync_api import expect

from gallery import Gallery, open_all
from gestures import unfold
from server import ROOT
from stage import Skipped
from testing import run, test

SOURCE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
ASK = """(names) => axe.run(document, { runOnly: { type: names.includes("wcag2a") ? "tag" : "rule", values: names },
    resultTypes: ["violations"] })
    .then((found) => found.violations.map(({ id, impact, help, nodes }) => ({ id, impact, help,
        nodes: nodes.map(({ target, failureSummary }) => [target.join(" "), failureSummary]) })))"""


# What can differ by the theme alone.
COLOURS = ["color-contrast", "link-in-text-block"]
# axe takes what lies below a page that paints no ground to be white; in truth it is the canvas of its theme.
GROUND = """() => { const root = document.documentElement;
    if (["html", "body"].every((name) => getComputedStyle(document.querySelector(name)).backgroundColor
        === "rgba(0, 0, 0, 0)")) root.style.backgroundColor = "Canvas"; }"""


def look(page, what, dark=TAGS):
    """Lines of what is wrong, in both themes."""
    lines = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        # By the protocol and not by the page, whose policy allows no script but its own.
        if not page.evaluate("typeof axe !== 'undefined'"):
            page.evaluate(SOURCE)
        page.evaluate(GROUND)
        for found in page.evaluate(ASK, TAGS if theme == "light" else dark):
            target, summary = found["nodes"][0]
            lines.append(f"{what}, {theme}: {found['id']} ({found['impact']}), {len(found['nodes'])} x {target}: "
                         + " ".join(summary.split())[:260])
    return lines


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
