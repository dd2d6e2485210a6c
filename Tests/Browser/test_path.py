"""From the form to a page and to its end, with script and without."""
import re

from playwright.sync_api import expect

from gestures import PAGE, ask, choose, finish_one, finished, live, send, send_one, settled, shown_text, unfold
from client import Client
from pictures import photo, size_of
from testing import run, test, wait
from upstream import Says

BOTH = {"scripts": [False, True]}


@test("a photo becomes a page, and its text is seen while it is written", **BOTH)
def _(stage, scripts):
    upstream = stage.upstream()
    script = upstream.script("A green garden in the ")
    page = stage.page(stage.server(upstream), scripts)
    page.goto("")
    choose(page, ("garden.jpg", photo("green")))
    send(page)
    expect(page).to_have_url(PAGE)
    expect(page.get_by_text("A green garden in the")).to_be_visible()
    # The endpoint holds the rest back, so this is seen before the end.
    assert finished(page).count() == 0, "finished before its end"
    script.say("early morning")
    expect(page.get_by_text("A green garden in the early morning")).to_be_visible()
    assert finished(page).count() == 0, "finished before its end"
    script.say(", with **two** chairs.")
    script.end()
    expect(finished(page)).to_be_visible()
    expect(finished(page).get_by_role("heading", level=1)).to_contain_text("A green garden in the early morning")
    expect(finished(page).locator("strong", has_text="two").first).to_be_visible()
    for area in live(page).all():
        expect(area).to_be_hidden()
    expect(page.locator("article.finished")).to_have_count(1)
    assert len(upstream.asked) == 1
    assert not page.faults, page.faults


@test("the whole path: asking on, another alt text, deleting, and nothing is left", **BOTH)
def _(stage, scripts):
    upstream = stage.upstream()
    upstream.play(Says("A green hedge. It is high."), Says("It is three metres high."))
    server = stage.server(upstream)
    page = stage.page(server, scripts)
    finish_one(page)
    first = page.url
    ask(page, "How high is the hedge?")
    expect(page).not_to_have_url(first)
    expect(finished(page)).to_contain_text("It is three metres high.")
    expect(finished(page)).to_contain_text("How high is the hedge?")
    # The follow-up knows what was asked and answered before, and has the picture.
    said = [message["role"] for message in upstream.asked[1].body["messages"] if message["role"] != "system"]
    assert said == ["user", "assistant", "user"], said
    assert "It is high." in str(upstream.asked[1].body["messages"]) and len(upstream.asked[1].pictures) == 1

    page.goto(first)
    expect(page.get_by_role("link", name="Open the picture").locator("img")).to_have_attribute("alt", "A green hedge.")
    unfold(page, "Edit alt text")
    page.get_by_role("textbox", name="Alt text").fill("A tall <green> hedge & a gate")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(first)
    expect(page.get_by_role("link", name="Open the picture").locator("img")).to_have_attribute(
        "alt", "A tall <green> hedge & a gate")
    expect(page.locator("#alt-shown")).to_have_text("A tall <green> hedge & a gate")

    picture = page.get_by_role("link", name="Open the picture").get_attribute("href")
    unfold(page, "Delete")
    page.get_by_role("button", name="Delete this page").click()
    expect(page).not_to_have_url(first)
    answer = page.goto(first)
    assert answer.status == 410, answer.status
    expect(page.get_by_role("heading", level=1)).to_have_text("Gone")
    assert page.locator("main img").count() == 0
    assert page.request.get(picture).status == 410
    # Deleted is the one, not what was asked on about it.
    page.goto("library")
    expect(page.locator("main")).to_contain_text("It is three metres high.")
    assert "A green hedge" not in shown_text(page)


@test("stopping keeps what was written", **BOTH)
def _(stage, scripts):
    upstream = stage.upstream()
    upstream.script("Half of a sentence")
    page = stage.page(stage.server(upstream), scripts)
    send_one(page)
    expect(page.get_by_text("Half of a sentence")).to_be_visible()
    page.get_by_role("button", name="Stop").click(no_wait_after=True)
    expect(finished(page)).to_be_visible()
    expect(finished(page)).to_contain_text("Stopped")
    expect(finished(page)).to_contain_text("Half of a sentence")


@test("asking again with another size is a page of its own, and the first stays", **BOTH)
def _(stage, scripts):
    upstream = stage.upstream()
    server = stage.server(upstream)
    page = stage.page(server, scripts)
    finish_one(page, picture=photo("blue", 1600, 1200))
    first = page.url
    unfold(page, "Again")
    page.get_by_label("Size of the picture sent").select_option("1280")
    page.get_by_role("button", name="Ask again").click(no_wait_after=True)
    expect(page).not_to_have_url(first)
    expect(finished(page)).to_be_visible()
    assert page.request.get(first).status == 200
    sizes = [max(size_of(question.pictures[0][1])) for question in upstream.asked]
    assert sizes == [768, 1280], sizes


@test("without a script a broken connection is mended by coming back")
def _(stage):
    upstream = stage.upstream()
    script = upstream.script("One ")
    server = stage.server(upstream)
    page = stage.page(server, False)
    send_one(page)
    expect(page.get_by_text("One")).to_be_visible()
    name = page.url.rsplit("/", 1)[1]
    plain = Client(server).get(f"/a/{name}?live=0")
    assert plain.status == 200 and plain.fields["Refresh"] == "5", plain
    assert wait(lambda: "One" in Client(server).get(f"/a/{name}?live=0").text, "the text in the plain page")
    page.goto(f"a/{name}?live=0")
    script.say("two")
    script.end()
    settled(Client(server), name)
    # The browser comes back by itself after 5 s.
    expect(finished(page)).to_contain_text("One two")
    assert "Refresh" not in Client(server).get(f"/a/{name}?live=0").fields


@test("a newcomer can try with the sample picture", **BOTH)
def _(stage, scripts):
    upstream = stage.upstream()
    page = stage.page(stage.server(upstream), scripts)
    page.goto("")
    page.get_by_role("button", name=re.compile("^Try it")).click(no_wait_after=True)
    expect(page).to_have_url(PAGE)
    expect(finished(page)).to_be_visible()
    assert len(upstream.asked) == 1 and len(upstream.asked[0].pictures) == 1


@test("without an endpoint the built-in reader says the colour", **BOTH)
def _(stage, scripts):
    page = stage.page(stage.server(), scripts)
    finish_one(page, picture=photo("red"))
    expect(finished(page)).to_contain_text(re.compile("red", re.I))


run()
