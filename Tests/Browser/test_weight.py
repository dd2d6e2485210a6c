"""How much a page weighs, and what has to come before anything is seen."""
import gzip
from urllib.parse import urljoin

from gallery import Gallery
from client import Client
from testing import run, test

LIMIT = 30 * 1024
PAGES = ["form, known", "recipe, loaded", "done", "collection", "library", "failed", "follow-up", "embed"]
PARTS = "link[rel=stylesheet], link[rel=icon], script[src]"


def size(client, path, accept="text/html"):
    answer = client.get(path, Accept_Encoding="gzip", Accept=accept)
    assert answer.status == 200, (path, answer)
    if answer.fields["Content-Encoding"] != "gzip":
        # It is sent as it is; what it would weigh is told beside.
        return len(answer.body), len(gzip.compress(answer.body))
    return len(answer.body), len(answer.body)


@test("page, style, script and icon weigh less than 30 KB, as they are sent")
def _(stage):
    gallery = Gallery(stage)
    page = gallery.owner()
    for state in PAGES:
        gallery.visit(page, state)
        path = gallery.states[state]
        parts = {path: size(gallery.client, path)}
        for part in page.locator(PARTS).all():
            address = part.get_attribute("src") or part.get_attribute("href")
            if address.startswith("data:"):
                continue
            parts[address] = size(gallery.client, urljoin(path, address), "*/*")
        total = sum(sent for sent, _ in parts.values())
        print(f"        {state}: {total} bytes: " + ", ".join(str(sent) for sent, _ in parts.values()))
        assert total < LIMIT, (state, parts)


@test("before the first paint: one page and one style sheet")
def _(stage):
    gallery = Gallery(stage)
    for state in PAGES + ["writing"]:
        page = gallery.owner()
        requests = []
        page.on("request", lambda request: requests.append((request.resource_type, request.url)))
        gallery.visit(page, state)
        blocking = page.evaluate("""performance.getEntriesByType("resource")
            .filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name)""")
        assert len(blocking) == 1 and blocking[0].endswith(".css"), (state, blocking)
        kinds = [kind for kind, _ in requests]
        assert kinds.count("document") == 1 and kinds.count("stylesheet") == 1, (state, requests)
        assert kinds.count("font") == 0 and kinds.count("script") <= 2, (state, requests)
        assert all(url.startswith((gallery.server.origin, "data:")) for _, url in requests), requests
        for script in page.locator("script").all():
            assert script.get_attribute("type") == "module" and script.get_attribute("async") is not None, state
        assert page.locator("[style], style").count() == 0, state


@test("a page moves nothing aside when its picture comes")
def _(stage):
    gallery = Gallery(stage)
    page = gallery.owner()
    for state in ("done", "together", "collection", "library", "form, known", "embed"):
        page.goto(gallery.states[state])
        shift = page.evaluate("""new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
                .observe({ type: "layout-shift", buffered: true });
            requestAnimationFrame(() => setTimeout(() => resolve(sum), 50));
        })""")
        assert shift < 0.02, (state, shift)
        for image in page.locator("main img").all():
            assert image.get_attribute("width") and image.get_attribute("height"), state


@test("what never changes is kept by browsers for ever, and comes compressed")
def _(stage):
    gallery = Gallery(stage)
    page = gallery.owner()
    gallery.visit(page, "done")
    client = Client(gallery.server)
    for part in page.locator(PARTS).all():
        address = part.get_attribute("src") or part.get_attribute("href")
        answer = client.get(urljoin("/a/x", address), Accept_Encoding="gzip")
        assert answer.status == 200 and "immutable" in answer.fields["Cache-Control"], (address, answer.fields)
        if not address.endswith(".svg"):
            assert answer.fields["Content-Encoding"] == "gzip", address


run()
