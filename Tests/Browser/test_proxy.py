"""Under /vignette/ behind a real nginx that ends TLS, in the ways that it is set up."""
import re
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import expect

from gestures import COLLECTION, PAGE, ask, choose, finish_one, finished, send, send_one, unfold
from nginx import Nginx, OtherSite
from pictures import photo
from testing import run, test, wait
from upstream import Says

# How nginx passes requests on, and what the server is told.
WAYS = ["stripped, VIGNETTE_BASE_PATH", "not stripped, VIGNETTE_BASE_PATH", "stripped, X-Forwarded-Prefix"]
ADDRESSES = """() => [...document.querySelectorAll("[href], [src], [action], [formaction], [data-events], [data-home]")]
    .flatMap((element) => ["href", "src", "action", "formaction", "data-events", "data-home"]
    .filter((name) => element.hasAttribute(name)).map((name) => [name, element.getAttribute(name)]))"""


def place(stage, way):
    """Server, upstream and nginx, set up in that way."""
    upstream = stage.upstream()
    settings = {"base_path": "/vignette"} if "BASE_PATH" in way else {}
    server = stage.server(upstream, **settings)
    more = "" if settings else "proxy_set_header X-Forwarded-Prefix /vignette;"
    nginx = stage.keep(Nginx(server, strips=way.startswith("stripped"), more=more))
    return upstream, nginx


def visit(stage, nginx, scripts=True, **settings):
    context = stage.visitor(None, scripts, base_url=nginx.url, ignore_https_errors=True, **settings)
    return stage.tab(context)


def check_addresses(page, nginx):
    """Every address on the page leads below /vignette/, or is a part of this page."""
    for name, value in page.evaluate(ADDRESSES):
        whole = urljoin(page.url, value)
        assert whole.startswith(nginx.url) or value.startswith(("#", "data:")), (page.url, name, value)


def check_absolute(page, nginx):
    for selector in ("link[rel=canonical]", "link[rel=alternate]"):
        for link in page.locator(selector).all():
            assert link.get_attribute("href").startswith(nginx.url), link.get_attribute("href")
    for name in ("og:url", "og:image"):
        content = page.locator(f"meta[property='{name}']").get_attribute("content")
        assert content.startswith(nginx.url), (name, content)


@test("every link, form and picture stays below the prefix, on every page", way=WAYS)
def _(stage, way):
    _, nginx = place(stage, way)
    page = visit(stage, nginx)
    finish_one(page)
    assert page.url.startswith(nginx.url)
    check_addresses(page, nginx)
    check_absolute(page, nginx)
    unfold(page, "Share")
    assert page.get_by_label("Link", exact=True).input_value() == page.url
    single = page.url
    for path in ("", "library", "library?q=green", "nowhere", single.replace("/a/", "/embed/")):
        answer = page.goto(path)
        assert answer.status in (200, 404), (path, answer.status)
        check_addresses(page, nginx)
    page.goto("")
    choose(page, ("a.jpg", photo("red")), ("b.jpg", photo("blue")))
    send(page)
    expect(page).to_have_url(COLLECTION)
    check_addresses(page, nginx)
    broken = [fault for fault in page.faults if "404" not in fault]
    assert not broken, broken
    # All that the pages load is there.
    page.goto(single)
    for link in page.locator("img, script[src], link[rel=stylesheet], link[rel=icon]").all():
        address = link.get_attribute("src") or link.get_attribute("href")
        assert page.request.get(urljoin(page.url, address)).status == 200, address


@test("the whole path works without script, and the cookie is for the prefix and for https alone", way=WAYS)
def _(stage, way):
    upstream, nginx = place(stage, way)
    page = visit(stage, nginx, scripts=False)
    finish_one(page)
    cookie, = page.context.cookies()
    assert cookie["name"] == "vignette" and cookie["secure"] and cookie["httpOnly"], cookie
    assert cookie["path"].rstrip("/") == "/vignette" and cookie["sameSite"] == "Lax", cookie
    first = page.url
    ask(page, "And then?")
    expect(page).not_to_have_url(first)
    expect(finished(page)).to_contain_text("And then?")
    page.goto(first)
    unfold(page, "Delete")
    page.get_by_role("button", name="Delete this page").click()
    expect(page).to_have_url(nginx.url + "library")
    assert page.goto(first).status == 410


@test("redirects lead back through nginx")
def _(stage):
    for way in WAYS:
        _, nginx = place(stage, way)
        page = visit(stage, nginx)
        answer = page.request.post(nginx.url, multipart={
            "recipe": "describe", "image": {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": photo()}},
            max_redirects=0)
        assert answer.status == 303, answer.status
        location = urljoin(nginx.url, answer.headers["location"])
        assert PAGE.search(location) and location.startswith(nginx.url), answer.headers["location"]
        asked = page.request.post(nginx.url, headers={"Accept": "application/json"}, multipart={
            "recipe": "describe", "image": {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": photo("red")}})
        assert asked.status == 202 and asked.json()["links"]["page"].startswith(nginx.url), asked.text()


@test("the text arrives while it is written, although nginx buffers", way=WAYS)
def _(stage, way):
    upstream, nginx = place(stage, way)
    script = upstream.script("Not held ")
    page = visit(stage, nginx, scripts=False)
    send_one(page)
    expect(page.get_by_text("Not held")).to_be_visible()
    assert finished(page).count() == 0
    script.say("back by nginx")
    expect(page.get_by_text("Not held back by nginx")).to_be_visible()
    # The events too: a page with a script hears of the next words at once.
    other = visit(stage, nginx)
    other.goto("nowhere")
    other.evaluate("""(address) => {
        window.heard = "";
        window.events = new EventSource(address);
        window.events.addEventListener("delta", (event) => { window.heard += JSON.parse(event.data).text; });
    }""", urlsplit(page.url).path + "/events")
    wait(lambda: "Not held back by nginx" in other.evaluate("window.heard"), "the words so far")
    script.say(", not at all.")
    wait(lambda: "not at all." in other.evaluate("window.heard"), "the next words")
    other.evaluate("window.events.close()")
    script.end()
    expect(finished(page)).to_contain_text("Not held back by nginx, not at all.")


@test("the embed stands in a frame of another site, and no other page does", way=WAYS[:2])
def _(stage, way):
    upstream, nginx = place(stage, way)
    upstream.play(Says("Framed **words**."))
    page = visit(stage, nginx)
    finish_one(page)
    unfold(page, "Share")
    snippet = page.get_by_label("Frame for another site", exact=True).input_value()
    assert f'src="{nginx.url}embed/' in snippet, snippet
    outside = stage.keep(OtherSite(f"<h1>Elsewhere</h1>{snippet}"))
    other = visit(stage, nginx)
    other.goto(outside.url)
    frame = other.frame_locator("iframe")
    expect(frame.get_by_role("region", name="Description")).to_contain_text("Framed words.")
    assert frame.locator("img").first.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0
    assert frame.locator("link[rel=stylesheet]").evaluate("(link) => link.sheet !== null")
    assert not other.context.cookies(), "an embed sets no cookie"
    refused = stage.keep(OtherSite(f'<iframe src="{page.url}"></iframe>'))
    third = visit(stage, nginx)
    third.goto(refused.url)
    assert third.frame_locator("iframe").get_by_text("Framed words.").count() == 0
    assert any("frame-ancestors" in fault or "refused to connect" in fault.lower() for fault in third.faults), third.faults


@test("oEmbed gives absolute https addresses, and its html works elsewhere", way=WAYS)
def _(stage, way):
    _, nginx = place(stage, way)
    page = visit(stage, nginx)
    finish_one(page)
    href = page.locator("link[type='application/json+oembed']").get_attribute("href")
    found = page.request.get(href).json()
    assert f'src="{nginx.url}embed/' in found["html"], found
    assert found["thumbnail_url"].startswith(nginx.url) and found["provider_url"].startswith(nginx.url), found
    assert page.request.get(found["thumbnail_url"]).status == 200
    source = re.search(r'src="([^"]+)"', found["html"]).group(1)
    assert page.request.get(source).status == 200
    sheet = urljoin(page.url, page.locator("link[rel=stylesheet]").get_attribute("href"))
    assert not re.search(r"url\(['\"]?/", page.request.get(sheet).text()), "the style sheet leaves the prefix"


@test("a frame of other sites can be forbidden, and the share box offers none then")
def _(stage):
    upstream = stage.upstream()
    server = stage.server(upstream, frame_ancestors="none")
    page = stage.page(server)
    finish_one(page)
    unfold(page, "Share")
    expect(page.get_by_label("Link", exact=True)).to_be_visible()
    expect(page.get_by_label("Frame for another site", exact=True)).to_have_count(0)
    found = page.request.get(page.locator("link[type='application/json+oembed']").get_attribute("href")).json()
    assert "<iframe" not in str(found), found


run()
