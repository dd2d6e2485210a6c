"""Closed tabs, lost connections, reloads, a second device and a killed server: the page ends with the truth."""
import re

from playwright.sync_api import expect

from client import Client
from gestures import finished, live, send_one, settled
from testing import run, test

BOTH = {"scripts": [False, True]}


def begin(stage, scripts, text="The first half, "):
    """A page whose answer is being written."""
    upstream = stage.upstream()
    script = upstream.script(text)
    server = stage.server(upstream)
    context = stage.visitor(server, scripts)
    page = stage.tab(context)
    send_one(page)
    expect(page.get_by_text(text.strip())).to_be_visible()
    return upstream, script, server, context, page


@test("a closed tab changes nothing", **BOTH)
def _(stage, scripts):
    _, script, server, context, page = begin(stage, scripts)
    address = page.url
    page.close()
    script.say("and the second.")
    script.end()
    settled(Client(server), address.rsplit("/", 1)[1])
    page = stage.tab(context)
    page.goto(address)
    expect(finished(page)).to_contain_text("The first half, and the second.")


@test("a reload in the middle shows what there is and goes on", **BOTH)
def _(stage, scripts):
    upstream, script, _, _, page = begin(stage, scripts)
    page.reload(wait_until="commit")
    expect(page.get_by_text("The first half,")).to_be_visible()
    assert finished(page).count() == 0
    script.say("and the second.")
    expect(page.get_by_text("The first half, and the second.")).to_be_visible()
    script.end()
    expect(finished(page)).to_contain_text("The first half, and the second.")
    assert len(upstream.asked) == 1


@test("a second device sees the same words as they come, and can change nothing", **BOTH)
def _(stage, scripts):
    _, script, server, _, page = begin(stage, scripts)
    other = stage.page(server, scripts)
    other.goto(page.url, wait_until="commit")
    expect(other.get_by_text("The first half,")).to_be_visible()
    expect(page.get_by_role("button", name="Stop")).to_have_count(1)
    assert other.locator("form[method=post]").count() == 0
    script.say("seen by both")
    for tab in (page, other):
        expect(tab.get_by_text("The first half, seen by both")).to_be_visible()
    script.end()
    for tab in (page, other):
        expect(finished(tab)).to_contain_text("The first half, seen by both")
    assert page.locator("form[method=post]").count() > 3
    assert other.locator("form[method=post]").count() == 0


@test("a connection that is lost for a while is mended by the script")
def _(stage):
    _, script, server, context, page = begin(stage, True)
    context.set_offline(True)
    script.say("written while nobody could hear it, ")
    context.set_offline(False)
    script.say("and the end.")
    script.end()
    settled(Client(server), page.url.rsplit("/", 1)[1])
    expect(finished(page)).to_contain_text("The first half, written while nobody could hear it, and the end.")
    for area in live(page).all():
        expect(area).to_be_hidden()


@test("a server that is killed and comes back writes the answer anew, and the page ends with that")
def _(stage):
    upstream, script, server, context, page = begin(stage, True)
    server.kill()
    script.cut()
    upstream.script("Another first half, ").say("and its end.")
    upstream.scripts[-1].end()
    server.start()
    name = page.url.rsplit("/", 1)[1]
    found = settled(Client(server), name)
    assert found["text"] == "Another first half, and its end.", found
    expect(finished(page)).to_contain_text("Another first half, and its end.")
    assert "The first half, " not in page.locator("main").inner_text()
    # Whose page it was is still known.
    expect(page.get_by_label("Your question")).to_be_visible()


@test("without a script the killed server's page keeps its words, and a reload shows the truth")
def _(stage):
    upstream, script, server, _, page = begin(stage, False)
    server.kill()
    script.cut()
    expect(page.get_by_text("The first half,")).to_be_visible()
    anew = upstream.script("Another first half, ")
    server.start()
    page.reload(wait_until="commit")
    expect(page.get_by_text("Another first half,")).to_be_visible()
    anew.say("and its end.")
    anew.end()
    expect(finished(page)).to_contain_text("Another first half, and its end.")


@test("a service that breaks off leaves its words, marked as such", **BOTH)
def _(stage, scripts):
    _, script, _, _, page = begin(stage, scripts)
    script.cut()
    expect(finished(page)).to_contain_text("The first half,")
    expect(finished(page).get_by_role("alert")).to_be_visible()
    expect(finished(page).get_by_role("button", name="Try again", exact=True)).to_be_visible()


@test("a page that was deleted elsewhere while it was written says so", **BOTH)
def _(stage, scripts):
    _, _, server, context, page = begin(stage, scripts)
    cookie, = context.cookies()
    client = Client(server, f"vignette={cookie['value']}")
    path = page.url.removeprefix(server.origin)
    assert client.form(f"{path}/delete", {}).status in (303, 204)
    expect(page.get_by_text(re.compile("deleted|gone", re.I)).first).to_be_visible()
    assert client.get(path).status == 410


@test("events say all of it to whoever comes late, and nothing twice to whoever comes back")
def _(stage):
    _, script, server, _, page = begin(stage, True)
    path = page.url.removeprefix(server.origin)
    script.say("the second.")
    script.end()
    settled(Client(server), path.rsplit("/", 1)[1])
    answer = Client(server).get(path + "/events")
    assert answer.fields["Content-Type"].startswith("text/event-stream"), answer
    assert answer.fields["X-Accel-Buffering"] == "no" and "no-store" in answer.fields["Cache-Control"]
    assert "event: done" in answer.text
    last = re.findall(r"^id: (.*)$", answer.text, re.M)[-1]
    assert Client(server).get(path + "/events", Last_Event_ID=last).status == 204


run()
