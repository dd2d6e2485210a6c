"""What the page's script adds, and what everybody gets to take away: copies, snippets, documents, oEmbed."""
import json
import re
import xml.etree.ElementTree as XML

from playwright.sync_api import expect

from client import Client
from gestures import arrive, finish_one, finished, live, send_one, unfold
from nginx import Nginx
from pictures import photo
from testing import run, test
from upstream import Says

TEXT = "A garden with **two** chairs.\n\n- one\n- two\n"
COPYING = {"permissions": ["clipboard-read", "clipboard-write"]}


def page_of(stage, text=TEXT, **settings):
    upstream = stage.upstream()
    upstream.play(Says(text))
    server = stage.server(upstream)
    page = stage.page(server, True, **settings)
    finish_one(page)
    # A page that was written while it was there says so at its end, and would speak over what a test waits for.
    if live(page).count():
        expect(page.get_by_role("status").last).to_contain_text("finished")
    return page, server


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def copied(page):
    expect(page.get_by_role("status").last).to_have_text("Copied")
    text = clipboard(page)
    page.evaluate("navigator.clipboard.writeText('')")
    return text


@test("each Copy button copies its own, and says so")
def _(stage):
    page, _ = page_of(stage, **COPYING)
    description = finished(page).get_by_role("region", name="Description")
    description.get_by_role("button", name="Copy", exact=True).click()
    text = copied(page)
    assert "A garden with two chairs." in text and "Alt text" not in text, text
    alt = finished(page).get_by_role("region", name=re.compile("^Alt text"))
    alt.get_by_role("button", name="Copy", exact=True).click()
    assert copied(page) == "A garden with two chairs."
    page.get_by_role("button", name="Copy all").click()
    text = copied(page)
    assert "two chairs" in text and "Alt text" in text and page.url in text, text
    assert not page.faults, page.faults


@test("without a right to the clipboard copying works the old way, or at least breaks nothing")
def _(stage):
    page, _ = page_of(stage)
    page.get_by_role("button", name="Copy all").click()
    expect(page.get_by_role("status").last).to_have_text("Copied")
    assert not page.faults, page.faults


@test("what could not be copied is not called copied")
def _(stage):
    page, _ = page_of(stage)
    page.evaluate("""() => { document.execCommand = () => false;
        navigator.clipboard.writeText = () => Promise.reject(new Error("no")); }""")
    page.get_by_role("button", name="Copy all").click()
    expect(page.get_by_role("status").last).to_have_text("Could not copy: select and copy it yourself")
    expect(page.get_by_role("button", name="Could not copy")).to_be_focused()


@test("c copies all, ? lists the shortcuts, Escape closes; typing is no shortcut")
def _(stage):
    page, _ = page_of(stage, **COPYING)
    page.locator("main").click(position={"x": 2, "y": 2})
    page.keyboard.press("c")
    assert "two chairs" in copied(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_label("Your question").focus()
    page.keyboard.type("can? c")
    expect(page.get_by_label("Your question")).to_have_value("can? c")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert clipboard(page) == ""


@test("single keys can be switched off for good")
def _(stage):
    page, _ = page_of(stage, **COPYING)
    page.keyboard.press("?")
    page.get_by_label("Use single keys").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.evaluate("navigator.clipboard.writeText('before')")
    page.keyboard.press("c")
    page.keyboard.press("?")
    # The next key is taken after these: once the focus has moved, they had their chance.
    page.get_by_role("button", name="Keyboard shortcuts").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(1)
    assert clipboard(page) == "before"
    # The way back.
    page.get_by_label("Use single keys").check()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


@test("columns of a table stand as the answer says, here and in the embed")
def _(stage):
    page, _ = page_of(stage, "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n")
    for address in (page.url, page.url.replace("/a/", "/embed/")):
        page.goto(address)
        found = [cell.evaluate("(cell) => getComputedStyle(cell).textAlign") for cell in page.locator("td").all()]
        assert found == ["left", "center", "right"], (address, found)


@test("the share box has link, Markdown, HTML and a frame, each to copy", scripts=[True, False])
def _(stage, scripts):
    upstream = stage.upstream()
    upstream.play(Says('A "garden" with <two> [chairs].'))
    server = stage.server(upstream)
    page = stage.page(server, scripts, **COPYING)
    finish_one(page)
    name = page.url.rsplit("/", 1)[1]
    unfold(page, "Share")
    values = {label: page.get_by_label(label, exact=True).input_value()
              for label in ("Link", "Markdown", "HTML", "Frame for another site")}
    assert values["Link"] == page.url
    assert values["Markdown"].startswith("[![") and f"]({page.url})" in values["Markdown"], values
    assert "\\[chairs\\]" in values["Markdown"] and "\\<two\\>" in values["Markdown"], values
    assert f"{server.origin}/a/{name}/picture/1" in values["HTML"] and "&lt;two&gt;" in values["HTML"], values
    assert values["Frame for another site"].startswith("<iframe ") and f"{server.origin}/embed/{name}" in (
        values["Frame for another site"]), values
    if scripts:
        page.get_by_role("button", name="Copy Markdown").click()
        assert copied(page).strip() == values["Markdown"].strip()


@test("Markdown, text and JSON can be taken away, live or done", scripts=[False])
def _(stage, scripts):
    page, server = page_of(stage)
    path = page.url.removeprefix(server.origin)
    client = Client(server)
    assert "**two** chairs" in client.get(path + ".md").text
    assert "two" in client.get(path + ".txt").text and "<" not in client.get(path + ".txt").text
    found = client.json(path + ".json")
    assert found["text"].strip() == TEXT.strip() and found["own"] is False, found
    unfold(page, "Download")
    hrefs = [link.get_attribute("href") for link in page.locator("a[download]").all()]
    assert sorted(href.rsplit(".", 1)[1] for href in hrefs) == ["json", "md", "txt"], hrefs
    for href in hrefs:
        assert client.get(href).status == 200


@test("a page tells other sites what it is: oEmbed in both forms, cards, absolute links")
def _(stage):
    page, server = page_of(stage)
    client = Client(server)
    assert page.locator("link[rel=canonical]").get_attribute("href") == page.url
    picture = page.locator("meta[property='og:image']").get_attribute("content")
    assert picture.startswith(server.origin) and client.get(picture.removeprefix(server.origin)).status == 200
    for kind in ("application/json", "text/xml"):
        href = page.locator(f"link[type='{kind}+oembed']").get_attribute("href")
        assert href.startswith(server.origin), href
        answer = client.get(href.removeprefix(server.origin))
        assert answer.status == 200, answer
        if kind == "application/json":
            found = answer.json
        else:
            found = {child.tag: child.text for child in XML.fromstring(answer.text)}
        assert found["version"] == "1.0" and found["type"] == "rich" and "/embed/" in found["html"], found
        assert int(found["width"]) > 0 and int(found["height"]) > 0
    small = client.get(page.locator("link[type='application/json+oembed']").get_attribute("href")
                       .removeprefix(server.origin) + "&maxwidth=200&maxheight=150").json
    assert small["width"] <= 200 and small["height"] <= 150, small
    elsewhere = client.get("/oembed?url=https%3A%2F%2Felsewhere.example%2Fa%2Fx")
    assert elsewhere.status == 404, elsewhere
    assert client.get(f"/oembed?url={page.url}&format=yaml").status in (400, 501)


@test("a script that is there before its page waits for it")
def _(stage):
    upstream = stage.upstream()
    server = stage.server(upstream, base_path="/vignette")
    path = "/a/" + arrive(Client(server), [("a.jpg", photo())], where="/vignette")["id"]
    # Pages come slowly, and the script at once.
    slow = stage.keep(Nginx(server, strips=False, more="""
        set $speed 1000;
        if ($uri ~ "/assets/|/picture/") { set $speed 0; }
        limit_rate $speed;"""))
    page = stage.tab(stage.visitor(None, base_url=slow.url, ignore_https_errors=True))
    page.goto("")
    expect(page.locator("form.is-scripted")).to_be_visible()
    page.goto(slow.url + path[1:])
    expect(page.get_by_role("button", name="Copy all")).to_be_visible()
    # It was finished before: nobody is told of that again.
    expect(page.get_by_role("status").last).to_have_text("")
    assert not page.faults, page.faults


@test("pictures are kept by browsers for good, and pages are asked for anew")
def _(stage):
    client = Client(stage.server(stage.upstream()))
    found = arrive(client, [("a.jpg", photo())])
    for kind in ("picture", "thumbnail"):
        answer = client.get(f"/a/{found['id']}/{kind}/1")
        assert "immutable" in answer.fields["Cache-Control"], answer.fields
        again = client.get(f"/a/{found['id']}/{kind}/1", If_None_Match=answer.fields["ETag"])
        assert again.status == 304 and not again.body
    page = client.get(f"/a/{found['id']}")
    assert "immutable" not in page.fields["Cache-Control"]
    assert "frame-ancestors 'none'" in page.fields["Content-Security-Policy"]
    assert "script-src 'self'" in page.fields["Content-Security-Policy"]
    embed = client.get(f"/embed/{found['id']}")
    assert "frame-ancestors *" in embed.fields["Content-Security-Policy"] and not embed.fields["Set-Cookie"]
    assert "<script" not in embed.text and "<form" not in embed.text
    json.loads(client.get(f"/a/{found['id']}.json").text)


run()
