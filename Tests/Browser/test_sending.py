"""What becomes of pictures that are not taken: none is lost without a word, and none is sent twice."""
import io
import json
import random
import re

from PIL import Image
from playwright.sync_api import expect

from gestures import COLLECTION, PAGE, choose, send, submit_button
from pictures import files, photo
from testing import run, test

THREE = [("one.jpg", photo("red")), ("two.jpg", photo("green")), ("three.jpg", photo("blue"))]


class Posts:
    """What the form sends. `answers` by the number of the request, from 1: (status, fields, body), or "lost"."""

    def __init__(self, page, **answers):
        self.answers = {int(name.strip("_")): answer for name, answer in answers.items()}
        self.keys, self.bodies = [], []
        page.route(lambda url: True, self.take)

    def take(self, route):
        if route.request.method != "POST":
            return route.continue_()
        self.keys.append(route.request.headers.get("idempotency-key"))
        self.bodies.append(route.request.post_data_buffer or b"")
        answer = self.answers.get(len(self.keys), self.answers.get(0))
        if answer == "lost":
            # The server gets it, the browser never hears of it.
            route.fetch()
            return route.abort()
        if answer is None:
            return route.continue_()
        status, fields, body = answer
        return route.fulfill(status=status, headers={"Content-Type": "text/html", **fields}, body=body)

    def fields(self, name):
        found = [re.search(rb'name="%s"\r\n\r\n([^\r]*)' % name.encode(), body) for body in self.bodies]
        return [match and match.group(1).decode() for match in found]


def form(stage, **settings):
    server = stage.server(stage.upstream(), **settings)
    page = stage.page(server)
    page.goto("")
    expect(page.locator("form.is-scripted")).to_be_visible()
    return server, page


def rows(page):
    return page.get_by_role("list", name="Chosen pictures").get_by_role("listitem")


def kept(page, address):
    return page.request.get(address + ".json").json()["rows"]


@test("one of three that a proxy refuses stays, says why, and can be sent to the others")
def _(stage):
    server, page = form(stage)
    posts = Posts(page, _2=(413, {}, "<h1>413 Request Entity Too Large</h1>"))
    choose(page, *THREE)
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("1 picture not sent")
    assert page.url == server.url, page.url
    expect(rows(page).nth(0)).to_contain_text("Sent")
    expect(rows(page).nth(1)).to_contain_text(re.compile("proxy", re.I))
    expect(rows(page).nth(2)).to_contain_text("Sent")
    link = page.get_by_role("link", name="See the 2 pictures sent so far")
    address = server.origin + link.get_attribute("href")
    assert len(kept(page, address)) == 2
    expect(submit_button(page)).to_have_text(re.compile("the picture"))
    send(page)
    expect(page).to_have_url(address)
    assert len(kept(page, address)) == 3 and len(posts.keys) == 4, posts.keys
    assert len(set(posts.keys)) == 3 and posts.keys[1] == posts.keys[3], posts.keys


@test("a wait that the server asks for is told, and can be cancelled at once")
def _(stage):
    server, page = form(stage)
    posts = Posts(page, _2=(429, {"Retry-After": "90"}, "{}"))
    choose(page, *THREE)
    send(page)
    expect(rows(page).nth(1)).to_contain_text("The server asks to wait until")
    expect(page.get_by_role("status").last).to_contain_text("The server asks to wait until")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("alert")).to_contain_text("Cancelled", timeout=3000)
    expect(page.get_by_role("link", name="See the 1 picture sent so far")).to_be_visible()
    expect(submit_button(page)).to_be_focused()
    assert len(posts.keys) == 2
    # One run only: nothing of the first goes on beside the second.
    send(page)
    expect(page).to_have_url(COLLECTION)
    assert len(posts.keys) == 4 and len(kept(page, page.url)) == 3, posts.keys


@test("a wait longer than two minutes ends the run, with all that was not sent")
def _(stage):
    server, page = form(stage)
    Posts(page, _2=(429, {"Retry-After": "600", "Content-Type": "application/problem+json"}, json.dumps(
        {"title": "Enough for now", "detail": "At most 5 a minute.", "code": "quota_exhausted"})))
    choose(page, *THREE)
    send(page)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Enough for now")
    expect(alert).to_contain_text("2 pictures not sent yet")
    expect(rows(page).nth(1)).to_contain_text("in 10 minutes")
    expect(rows(page).nth(2)).to_contain_text("Not sent yet")
    assert page.url == server.url


@test("after Cancel another recipe is for all of them, in the collection that there is")
def _(stage):
    _, page = form(stage)
    posts = Posts(page, _2=(429, {"Retry-After": "90"}, "{}"))
    choose(page, *THREE)
    send(page)
    expect(rows(page).nth(1)).to_contain_text("The server asks to wait until")
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("radio", name=re.compile("^Alt text")).check(force=True)
    expect(submit_button(page)).to_have_text(re.compile("3 pictures"))
    send(page)
    expect(page).to_have_url(COLLECTION)
    assert posts.fields("recipe")[2:] == ["alt-text"] * 3, posts.fields("recipe")
    assert posts.fields("collection")[1:] == [page.url.rsplit("/", 1)[1]] * 4, posts.fields("collection")
    assert len(set(posts.keys)) == 5, posts.keys


@test("what is changed after a lost answer, or after success, is sent under a key of its own")
def _(stage):
    _, page = form(stage)
    posts = Posts(page, _1="lost", _2="lost", _3="lost", _4="lost")
    choose(page, THREE[0])
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("Connection lost")
    page.locator("textarea[name=prompt]").fill("another question")
    send(page)
    expect(page).to_have_url(PAGE)
    assert len(set(posts.keys[:4])) == 1 and posts.keys[4] != posts.keys[0], posts.keys


@test("a key that the server knows otherwise is replaced once")
def _(stage):
    _, page = form(stage)
    mismatch = (422, {"Content-Type": "application/problem+json"}, json.dumps({"code": "idempotency_mismatch"}))
    posts = Posts(page, _1=mismatch)
    choose(page, THREE[0])
    send(page)
    expect(page).to_have_url(PAGE)
    assert len(set(posts.keys)) == 2, posts.keys


@test("a page of somebody else in place of an answer is no success")
def _(stage):
    server, page = form(stage)
    Posts(page, _0=(200, {}, "<h1>Sign in</h1>"))
    choose(page, THREE[0])
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("sign in")
    assert page.url == server.url


GIVE = """([kind, target, words]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(9)], "a.jpg", { type: "image/jpeg" }));
    if (words) transfer.setData("text/plain", words);
    const options = { bubbles: true, cancelable: true };
    const event = kind === "paste" ? new ClipboardEvent(kind, { ...options, clipboardData: transfer })
        : new DragEvent(kind, { ...options, dataTransfer: transfer });
    document.querySelector(target).dispatchEvent(event);
    return event.defaultPrevented;
}"""


@test("words that bring a picture are pasted as words into a field")
def _(stage):
    _, page = form(stage)
    assert not page.evaluate(GIVE, ["paste", "#prompt", "some words"])
    expect(rows(page)).to_have_count(0)
    assert page.evaluate(GIVE, ["paste", "#prompt", ""])
    assert page.evaluate(GIVE, ["paste", "#main", "some words"])
    expect(rows(page)).to_have_count(2)


@test("a file dropped while others are sent is not opened in their place")
def _(stage):
    _, page = form(stage)
    Posts(page, _1=(429, {"Retry-After": "90"}, "{}"))
    choose(page, *THREE)
    send(page)
    expect(rows(page).nth(0)).to_contain_text("The server asks to wait")
    assert page.evaluate(GIVE, ["drop", "#main", ""])
    expect(rows(page)).to_have_count(3)


@test("what is refused names its field until that is changed, and a row at fault is told")
def _(stage):
    _, page = form(stage)
    choose(page, THREE[0])
    page.locator("form details > summary").first.click()
    field = page.get_by_label("Temperature")
    field.fill("hot")
    send(page)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", "upload-failure")
    field.fill("1")
    assert field.get_attribute("aria-invalid") is None and field.get_attribute("aria-describedby") is None
    page.locator("input[name=image]").set_input_files(files(("letter.txt", b"words")))
    page.evaluate("announcer.textContent = ''")
    send(page)
    expect(page.get_by_role("status").last).to_contain_text("letter.txt: This is no picture")
    expect(page.get_by_role("button", name="Remove letter.txt")).to_have_accessible_description(
        re.compile("no picture"))


@test("of three pictures on their way each quarter is told at most once")
def _(stage):
    _, page = form(stage)
    page.evaluate("""() => { window.said = []; new MutationObserver(() => said.push(announcer.textContent))
        .observe(announcer, { childList: true }); }""")
    Posts(page, _3=(413, {}, ""))
    choose(page, *THREE)
    send(page)
    expect(page.get_by_role("alert")).to_be_visible()
    said = [text for text in page.evaluate("said") if "%" in text]
    assert said and len(said) == len(set(said)) and set(said) <= {"25 % sent", "50 % sent", "75 % sent"}, said


@test("a picture that can be seen through is shrunk onto white, and weighs less then")
def _(stage):
    noise = Image.frombytes("RGBA", (700, 700), random.Random(1).randbytes(700 * 700 * 4))
    noise.paste((0, 0, 0, 0), (0, 0, 300, 300))
    stream = io.BytesIO()
    noise.save(stream, "PNG")
    _, page = form(stage, max_upload_mb="1")
    posts = Posts(page)
    choose(page, ("clear.png", stream.getvalue()))
    expect(rows(page)).to_contain_text("At most 1.0 MB")
    page.get_by_role("button", name="Shrink it here").click()
    expect(rows(page)).to_contain_text("KB")
    expect(page.get_by_role("button", name="Remove clear.jpg")).to_be_focused()
    send(page)
    expect(page).to_have_url(PAGE)
    body = posts.bodies[0]
    picture = Image.open(io.BytesIO(body[body.index(b"\xff\xd8\xff"):]))
    assert min(picture.convert("RGB").getpixel((100, 100))) > 245, picture.getpixel((100, 100))


run()
