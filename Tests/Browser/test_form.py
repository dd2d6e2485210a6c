"""What the form's script adds: drop, paste, previews, removing, progress, cancelling, and the warning while it sends."""
import base64
import re

from playwright.sync_api import expect

from gestures import COLLECTION, PAGE, choose, chooser, finish_one, finished, send, submit_button
from pictures import files, photo, screenshot
from testing import run, test, wait

# 64 KB a second: a picture of half a megabyte is on its way for some seconds.
SLOW = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 64 << 10}
FREE = {**SLOW, "uploadThroughput": -1}

# A file as it comes by drag and drop or out of the clipboard.
GIVEN = """([kind, files]) => {
    const transfer = new DataTransfer();
    for (const [name, data] of files) {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: "image/jpeg" }));
    }
    const options = { bubbles: true, cancelable: true };
    const event = kind === "paste" ? new ClipboardEvent(kind, { ...options, clipboardData: transfer })
        : new DragEvent(kind, { ...options, dataTransfer: transfer });
    document.getElementById("main").dispatchEvent(event);
    return event.defaultPrevented;
}"""


def give(page, kind, *pictures):
    given = [[name, base64.b64encode(data).decode()] for name, data in pictures]
    return page.evaluate(GIVEN, [kind, given])


def form(stage, **settings):
    server = stage.server(stage.upstream())
    page = stage.page(server, True, **settings)
    page.goto("")
    expect(page.locator("form.is-scripted")).to_be_visible()
    return page


def previews(page):
    return page.get_by_role("list", name="Chosen pictures").get_by_role("listitem")


def throttle(page, conditions):
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", conditions)
    return session


def large():
    """Half a megabyte, most of it remarks that are dropped on arrival."""
    data = photo("blue")
    return data[:2] + b"".join(b"\xff\xfe" + (60_002).to_bytes(2, "big") + b"." * 60_000 for _ in range(9)) + data[2:]


@test("chosen, dropped and pasted pictures are shown, and all of them are sent")
def _(stage):
    page = form(stage)
    choose(page, ("chosen.jpg", photo("red")))
    expect(previews(page)).to_have_count(1)
    assert give(page, "dragover", ("dropped.jpg", photo("green"))), "the browser would open the file itself"
    assert give(page, "drop", ("dropped.jpg", photo("green")))
    expect(previews(page)).to_have_count(2)
    assert give(page, "paste", ("pasted.jpg", photo("blue")))
    expect(previews(page)).to_have_count(3)
    for row, name in zip(previews(page).all(), ("chosen.jpg", "dropped.jpg", "pasted.jpg")):
        expect(row).to_contain_text(name)
        expect(row).to_contain_text(re.compile(r"\d+ KB"))
        expect(row.locator("canvas")).to_be_visible()
    expect(submit_button(page)).to_have_text(re.compile(r"3 pictures"))
    send(page)
    expect(page).to_have_url(COLLECTION)
    expect(page.locator("main ol > li")).to_have_count(3)
    assert not page.faults, page.faults


@test("a picture out of the real clipboard is taken by Control+V")
def _(stage):
    page = form(stage, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("""async (data) => {
        const blob = await (await fetch("data:image/png;base64," + data).catch(() => null))?.blob()
            ?? new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type: "image/png" });
        await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    }""", base64.b64encode(screenshot(320, 200)).decode())
    page.faults.clear()
    page.keyboard.press("Control+v")
    expect(previews(page)).to_have_count(1)
    send(page)
    expect(page).to_have_url(PAGE)


@test("a preview can be removed again, by name, and the button counts")
def _(stage):
    page = form(stage)
    expect(submit_button(page)).not_to_have_text(re.compile(r"\d"))
    choose(page, ("one.jpg", photo("red")), ("two.jpg", photo("green")), ("three.jpg", photo("blue")))
    expect(submit_button(page)).to_have_text(re.compile("3 pictures"))
    page.get_by_role("button", name="Remove two.jpg").click()
    expect(previews(page)).to_have_count(2)
    expect(submit_button(page)).to_have_text(re.compile("2 pictures"))
    page.get_by_role("button", name="Remove one.jpg").click()
    expect(submit_button(page)).to_have_text(re.compile("the picture"))
    # What the button says follows what is asked for.
    before = submit_button(page).inner_text()
    page.get_by_role("radio", name=re.compile("^Alt text")).check(force=True)
    expect(submit_button(page)).not_to_have_text(before)
    send(page)
    expect(finished(page)).to_contain_text("The picture is blue.")


@test("a file that cannot be sent says so at once, and is not sent")
def _(stage):
    page = form(stage)
    chooser(page).set_input_files(files(("letter.txt", b"words"), ("empty.jpg", b""), ("good.jpg", photo())))
    expect(previews(page)).to_have_count(3)
    expect(previews(page).nth(0)).to_contain_text(re.compile("no picture", re.I))
    expect(previews(page).nth(1)).to_contain_text(re.compile("empty", re.I))
    home = page.url
    send(page)
    expect(page.get_by_role("button", name="Remove letter.txt")).to_be_focused()
    assert page.url == home


@test("bytes are shown as they go, sending can be cancelled, and nothing is lost by that")
def _(stage):
    page = form(stage)
    page.locator("textarea[name=prompt]").fill("still here")
    choose(page, ("large.jpg", large()))
    session = throttle(page, SLOW)
    send(page)
    bar = page.get_by_role("progressbar").first
    expect(bar).to_be_visible()
    wait(lambda: 0 < bar.evaluate("(bar) => bar.value") < 1, "a part of the bytes")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Cancel")).to_have_count(0)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.locator("textarea[name=prompt]")).to_have_value("still here")
    expect(previews(page)).to_have_count(1)
    session.send("Network.emulateNetworkConditions", FREE)
    send(page)
    expect(page).to_have_url(PAGE)
    assert not page.faults, page.faults


@test("leaving is warned of only while pictures are on their way")
def _(stage):
    page = form(stage)
    warned = []
    page.on("dialog", lambda dialog: warned.append(dialog.type))
    choose(page, ("large.jpg", large()))
    page.get_by_role("link", name="Library").click()
    expect(page).to_have_url(re.compile("library"))
    assert warned == [], "nothing was on its way"
    page.goto("")
    expect(page.locator("form.is-scripted")).to_be_visible()
    choose(page, ("large.jpg", large()))
    session = throttle(page, SLOW)
    send(page)
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
    page.get_by_role("link", name="Library").click(no_wait_after=True)
    # Events are heard of during calls alone; this one needs nothing of a page that may be on its way.
    wait(lambda: (page.context.cookies(), warned)[1], "the warning")
    assert warned == ["beforeunload"], warned
    expect(page).to_have_url(re.compile("library"))
    session.send("Network.emulateNetworkConditions", FREE)
    page.goto("")
    choose(page, ("large.jpg", large()))
    send(page)
    expect(finished(page)).to_be_visible()
    page.get_by_role("link", name="Library").click()
    expect(page).to_have_url(re.compile("library"))
    assert warned == ["beforeunload"], "everything had arrived"


@test("a lost connection is tried again under the same key, and kept once")
def _(stage):
    upstream = stage.upstream()
    server = stage.server(upstream)
    page = stage.page(server)
    finish_one(page)
    page.goto("")
    choose(page, ("one.jpg", photo("red")))
    keys = []

    def lose(route):
        keys.append(route.request.headers.get("idempotency-key"))
        if len(keys) == 1:
            # The server gets it, the browser never hears of it.
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route(lambda url: url == server.url, lambda route: lose(route) if route.request.method == "POST"
               else route.continue_())
    send(page)
    expect(finished(page)).to_contain_text("The picture is red.")
    assert len(keys) == 2 and keys[0] == keys[1], keys
    page.goto("library")
    expect(page.get_by_role("listitem")).to_have_count(2)
    assert len(upstream.asked) == 2


@test("what a proxy refuses on the way is told as that")
def _(stage):
    page = form(stage)
    page.route(lambda url: True, lambda route: route.fulfill(
        status=413, content_type="text/html", body="<h1>413 Request Entity Too Large</h1>")
        if route.request.method == "POST" else route.continue_())
    choose(page, ("one.jpg", photo("red")))
    send(page)
    expect(page.get_by_role("alert")).to_contain_text(re.compile("proxy", re.I))
    expect(previews(page)).to_have_count(1)


@test("by mouse the form itself opens the chooser of files")
def _(stage):
    page = form(stage)
    with page.expect_file_chooser() as opened:
        page.get_by_text("Drop pictures, paste, or").click(force=True)
    assert opened.value.is_multiple()
    opened.value.set_files(files(("one.jpg", photo("red"))))
    expect(previews(page)).to_have_count(1)


run()
