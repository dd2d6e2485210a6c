"""The whole path with the keyboard alone, and a focus that can be seen wherever it is."""
import io
import re

from PIL import Image, ImageChops
from playwright.sync_api import expect

from gallery import Gallery
from gestures import PAGE, ask, finished, send_one, unfold
from pictures import files, photo
from testing import run, test
from upstream import Says

BOTH = {"scripts": [True, False]}
FOCUSED = """() => {
    const element = document.activeElement;
    const name = element.getAttribute("aria-label") || element.labels?.[0]?.innerText || element.innerText
        || element.name || "";
    return `${element.localName} ${name.trim().split("\\n")[0].slice(0, 60)}`;
}"""


def focused(page):
    return page.evaluate(FOCUSED)


# The place of what has the focus, with its label and what is drawn around both.
PLACE = """() => {
    const element = document.activeElement;
    const boxes = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map((box) => box.left)) - 16, Math.min(...boxes.map((box) => box.top)) - 16];
    const right = Math.max(...boxes.map((box) => box.right)) + 16;
    const bottom = Math.max(...boxes.map((box) => box.bottom)) + 16;
    const [x, y] = [Math.max(0, left), Math.max(0, top)];
    return { x, y, width: Math.min(innerWidth, right) - x, height: Math.min(innerHeight, bottom) - y };
}"""


def is_seen(page):
    """Whether the page looks different while the focus is there."""
    place = page.evaluate(PLACE)
    if place["width"] <= 0 or place["height"] <= 0:
        return False

    def picture():
        return Image.open(io.BytesIO(page.screenshot(animations="disabled", clip=place))).convert("L")

    with_focus = picture()
    page.evaluate("window.focusedNow = document.activeElement; focusedNow.blur()")
    without = picture()
    page.evaluate("focusedNow.focus({ preventScroll: true })")
    changed = ImageChops.difference(with_focus, without).point(lambda value: 255 if value > 40 else 0)
    # A line of one pixel around the smallest thing that can be focused.
    return changed.histogram()[255] >= 40


def tab_to(page, wanted, limit=120):
    """Presses Tab until what is wanted has the focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if wanted in focused(page):
            return
    raise AssertionError(f"Tab never came to {wanted!r}; it is at {focused(page)!r}")


def all_stops(page, limit=150):
    """Every place that Tab comes to, until it leaves the page or begins anew."""
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
    stops, hidden = [], []
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        mark = page.evaluate("""() => { const is = document.activeElement.hasAttribute("data-seen");
            document.activeElement.setAttribute("data-seen", ""); return is; }""")
        if mark:
            break
        stops.append(focused(page))
        if not is_seen(page):
            hidden.append(stops[-1])
    return stops, hidden


@test("from the form to a finished page, a further question and the end of it", **BOTH)
def _(stage, scripts):
    upstream = stage.upstream()
    upstream.play(Says("A red barn."), Says("It has two doors."))
    page = stage.page(stage.server(upstream), scripts)
    page.goto("")
    page.keyboard.press("Tab")
    assert focused(page).startswith("a Skip"), focused(page)
    with page.expect_file_chooser() as opened:
        tab_to(page, "Drop pictures")
        page.keyboard.press("Enter")
    opened.value.set_files(files(("barn.jpg", photo("red"))))
    # The recipes are one stop; arrows go from one to the next.
    tab_to(page, "input Describe")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=re.compile("^Alt text"))).to_be_checked()
    page.keyboard.press("ArrowUp")
    tab_to(page, "textarea")
    page.keyboard.type("Which colour is the barn?")
    tab_to(page, "summary Details")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Language of the answer")).to_be_visible()
    tab_to(page, "Language of the answer")
    page.keyboard.type("en")
    tab_to(page, "Ask about all pictures together")
    page.keyboard.press("Space")
    expect(page.get_by_label("Ask about all pictures together")).to_be_checked()
    page.keyboard.press("Space")
    tab_to(page, "button Describe" if scripts else "button Send")
    page.keyboard.press("Enter")
    expect(page).to_have_url(PAGE)
    expect(finished(page)).to_contain_text("A red barn.")

    tab_to(page, "summary Edit alt text")
    page.keyboard.press("Enter")
    tab_to(page, "Alt text")
    page.keyboard.press("Control+a")
    page.keyboard.type("A barn, by keyboard")
    tab_to(page, "button Save")
    page.keyboard.press("Enter")
    expect(page.locator("#alt-shown")).to_have_text("A barn, by keyboard")
    first = page.url
    tab_to(page, "Your question")
    page.keyboard.type("How many doors?")
    tab_to(page, "button Ask")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(first)
    expect(finished(page)).to_contain_text("It has two doors.")
    for menu in ("Share", "Download", "Again", "Delete"):
        tab_to(page, f"summary {menu}")
        page.keyboard.press("Space")
        expect(page.locator("details[open] > summary").filter(has_text=menu)).to_have_count(1)
        if scripts:
            page.keyboard.press("Escape")
            expect(page.locator("details.menu[open]")).to_have_count(0)
            assert focused(page) == f"summary {menu}"
        elif menu != "Delete":
            page.keyboard.press("Space")
    if scripts:
        page.keyboard.press("Enter")
    tab_to(page, "button Delete this page")
    last = page.url
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/library$"))
    assert page.request.get(last).status == 410


@test("while it is written, Stop can be reached, and the focus stays where it was")
def _(stage):
    upstream = stage.upstream()
    script = upstream.script("Half of it")
    page = stage.page(stage.server(upstream))
    send_one(page)
    expect(page.get_by_text("Half of it")).to_be_visible()
    tab_to(page, "a Library")
    script.say(" and all of it.")
    script.end()
    expect(finished(page)).to_be_visible()
    assert focused(page) == "a Library", "the end of an answer took the focus away"
    again = upstream.script("Another half")
    ask(page, "More?")
    expect(page.get_by_text("Another half")).to_be_visible()
    tab_to(page, "button Stop")
    page.keyboard.press("Enter")
    expect(finished(page)).to_contain_text("Stopped")
    again.cut()


@test("the page does not scroll by itself while text comes")
def _(stage):
    upstream = stage.upstream()
    script = upstream.script("Line one.\n\n")
    page = stage.page(stage.server(upstream), viewport={"width": 390, "height": 500})
    send_one(page)
    expect(page.get_by_text("Line one.")).to_be_visible()
    before = page.evaluate("scrollY")
    for number in range(30):
        script.say(f"And line number {number}, which is there to make the page longer than the window.\n\n")
    expect(page.get_by_text("And line number 29")).to_be_attached()
    assert page.evaluate("scrollY") == before
    script.end()
    expect(finished(page)).to_be_attached()


@test("the focus is seen at every stop of every page", theme=["light", "dark"])
def _(stage, theme):
    gallery = Gallery(stage)
    page = gallery.owner(color_scheme=theme)
    trouble = {}
    for state in ("form, known", "done", "writing", "collection", "library", "failed", "embed", "not found"):
        gallery.visit(page, state)
        stops, hidden = all_stops(page)
        assert stops, f"{state}: Tab comes to nothing"
        if hidden:
            trouble[state] = hidden
    gallery.visit(page, "done")
    for title in ("Share", "Again", "Delete"):
        unfold(page, title)
    _, hidden = all_stops(page)
    form = stage.page(gallery.server, color_scheme=theme)
    gallery.visit_form(form, "form, details")
    _, more = all_stops(form)
    assert not (trouble or hidden or more), (trouble, hidden, more)


@test("the result comes first in the order of reading, and what is announced is short")
def _(stage):
    upstream = stage.upstream()
    script = upstream.script("A barn")
    page = stage.page(stage.server(upstream))
    send_one(page)
    expect(page.get_by_text("A barn")).to_be_visible()
    expect(page.get_by_role("status").last).to_have_text("Writing started")
    assert page.locator("[aria-live], [role=log], [role=alert]").count() == 0, "text that grows is no live region"
    expect(page.locator("[aria-busy=true]").first).to_be_visible()
    script.say(" of four words.")
    script.end()
    expect(finished(page)).to_be_visible()
    expect(page.get_by_role("status").last).to_have_text(re.compile(r"Description finished, \d words"))
    order = page.evaluate("""() => ["#text", ".finished figure img"].map((selector) => document.querySelector(selector))
        .reduce((first, second) => first.compareDocumentPosition(second))""")
    assert order & 4, "the picture stands before the text"
    assert page.locator("#text").get_attribute("dir") == "auto"


@test("headings go down step by step on every page")
def _(stage):
    gallery = Gallery(stage)
    page = gallery.owner()
    for state in gallery.states:
        if state.startswith("embed"):
            continue
        gallery.visit(page, state)
        levels = page.evaluate("""[...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
            .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.localName[1]))""")
        assert levels.count(1) == 1, (state, levels)
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:])), (state, levels)


run()
