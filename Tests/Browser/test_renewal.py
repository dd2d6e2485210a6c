"""Pages that change by themselves: only by what is about them, said once, and without moving what is in use."""
import http.client
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from playwright.sync_api import expect

from client import Client
from gestures import finished, live
from pictures import photo
from testing import run, test, wait
from upstream import colours

LOOK = "document.dispatchEvent(new Event('visibilitychange'))"
BUSY = "<!doctype html><title>Busy</title><main id=main class=failure-page><h1>{}</h1></main>"


def answer_snapshots(page, status, title):
    """The next look at the page as it is gets this instead; returns the looks."""
    looks = []

    def fulfill(route):
        looks.append(route.request.url)
        route.fulfill(status=status, content_type="text/html", body=BUSY.format(title))

    page.route(re.compile(r"live=0"), fulfill)
    return looks


def begin(stage, **fields):
    upstream = stage.upstream()
    script = upstream.script("The first half, ")
    server = stage.server(upstream)
    client = Client(server)
    name = client.submit([("a.jpg", photo())], fields=fields).json["id"]
    page = stage.page(server)
    page.goto(f"/a/{name}", wait_until="commit")
    expect(page.get_by_text("The first half,")).to_be_visible()
    expect(page.get_by_role("status").last).to_have_text("Writing started")
    return server, script, page


@test("a server that is busy does not take the place of the page")
def _(stage):
    upstream = stage.upstream()
    script = upstream.script()
    server = stage.server(upstream)
    name = Client(server).submit([("a.jpg", photo())]).json["id"]
    page = stage.page(server)
    page.goto(f"/a/{name}", wait_until="commit")
    expect(page.locator(".live-status").last).to_be_visible()
    looks = answer_snapshots(page, 503, "Busy")
    # The page broke off, and so it asks how it is now.
    page.evaluate("window.stop(); dispatchEvent(new Event('online'))")
    wait(lambda: (page.evaluate("1"), looks)[1], "a look")
    script.say("The first words")
    expect(page.get_by_text("The first words")).to_be_visible()
    page.unroute(re.compile(r"live=0"))
    script.end()
    expect(finished(page)).to_contain_text("The first words")


@test("what was deleted is gone from the page, also while it is written")
def _(stage):
    _, _, page = begin(stage)
    answer_snapshots(page, 410, "Gone")
    page.evaluate(LOOK)
    expect(page.get_by_role("heading", level=1)).to_have_text("Gone")
    expect(page.get_by_role("status").last).to_have_text("Gone")
    expect(live(page)).to_have_count(0)


@test("words that come by events have the language of the answer")
def _(stage):
    _, script, page = begin(stage, language="ar")
    expect(live(page).last).to_have_attribute("lang", "ar")
    page.evaluate("window.stop(); dispatchEvent(new Event('online'))")
    script.say("and more")
    expect(live(page)).to_have_count(2)
    expect(live(page).last).to_have_text("The first half, and more")
    expect(live(page).last).to_have_attribute("lang", "ar")
    expect(live(page).last).to_have_attribute("dir", "auto")


class Halting:
    """A proxy that holds back what comes after `mark` until `gate` is set."""

    def __init__(self, server, mark):
        self.gate = threading.Event()
        gate = self.gate

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                source = http.client.HTTPConnection("127.0.0.1", server.port)
                source.request("GET", self.path, headers={"Accept": self.headers["Accept"]})
                reply = source.getresponse()
                self.send_response(reply.status)
                self.send_header("Content-Type", reply.headers["Content-Type"])
                self.end_headers()
                seen = b""
                while part := reply.read1(4096):
                    seen += part
                    before = len(part)
                    if mark in seen and not gate.is_set():
                        before = max(0, len(part) - (len(seen) - seen.index(mark)))
                    self.wfile.write(part[:before])
                    if before < len(part):
                        gate.wait(60)
                        self.wfile.write(part[before:])
                source.close()

            def log_message(self, *_):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.gate.set()
        self.http.shutdown()
        self.http.server_close()


@test("an end that comes in two pieces is announced when all of it is there")
def _(stage):
    upstream = stage.upstream()
    script = upstream.script("One two ")
    server = stage.server(upstream)
    name = Client(server).submit([("a.jpg", photo())]).json["id"]
    proxy = stage.keep(Halting(server, b'id="text"'))
    page = stage.page(None)
    page.goto(f"{proxy.url}/a/{name}", wait_until="commit")
    expect(page.get_by_text("One two")).to_be_visible()
    script.say("three four.")
    script.end()
    expect(finished(page)).to_have_count(1)
    # Whatever saw the beginning of it has had its turn after this.
    page.evaluate("new Promise((resolve) => setTimeout(resolve))")
    expect(page.get_by_role("status").last).to_have_text("Writing started")
    proxy.gate.set()
    expect(page.get_by_role("button", name="Keyboard shortcuts")).to_be_visible()
    expect(page.get_by_role("status").last).to_have_text("Description finished, 4 words")


@test("the rows of a collection change in place, and their end is told")
def _(stage):
    gate = threading.Event()

    def answer(question):
        if question.colours != ["red"]:
            gate.wait(60)
        return colours(question)

    upstream = stage.upstream(answer=answer)
    server = stage.server(upstream)
    client = Client(server)
    found = client.submit([(f"{colour}.jpg", photo(colour)) for colour in ("red", "green", "blue")]).json
    address = f"/c/{found['collection']}"
    wait(lambda: client.json(f"{address}.json")["count"]["done"] == 1, "the first")
    page = stage.page(server)

    def without_refresh(route):
        reply = route.fetch()
        route.fulfill(response=reply, headers={name: value for name, value in reply.headers.items()
                                               if name.lower() != "refresh"})

    page.route(lambda url: urlsplit(url).path == address, without_refresh)
    page.goto(address)
    page.evaluate("window.isSame = true")
    link = page.get_by_role("listitem").nth(2).get_by_role("link")
    link.focus()
    gate.set()
    expect(page.get_by_role("listitem").nth(2)).to_contain_text("The picture is blue.")
    expect(page.get_by_role("status").last).to_have_text("Finished: 3 done")
    expect(page.locator("main progress")).to_have_count(0)
    assert page.evaluate("window.isSame"), "the page was loaded anew"
    expect(link).to_be_focused()
    assert not page.faults, page.faults


run()
