"""Every page in every state, on one server, for what has to hold on all of them."""
from playwright.sync_api import expect

from client import Client
from gestures import arrive, choose, send
from pictures import broken, photo, screenshot
from testing import wait
from upstream import Refuses, Says, Script

RICH = """A red kite over a green hill, and a very long word in the sky.

# What is to be seen

- **Kite**: red, with a tail of `seven` bows, see [a page about kites](https://example.org/kites)
- *Hill*: green

1. one
2. two

> "Let it fly", says a sign.

| Thing | Colour | Where it is | How many there are | What it is made of |
|---|---|---|---:|---|
| Kite | red | in the middle of the upper half | 1 | paper_and_wood_and_a_word_without_any_break_in_it |
| Bows | white | below the kite | 7 | paper |

```
a line of code that is much longer than any telephone is wide, so that it has to be scrolled by itself and not the page
```

Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsversammlungsprotokollführerin
"""
# What pages of one visitor are shown as they are while others are being made.
UNFINISHED = {"queued", "writing", "waiting", "collection at work", "embed unfinished", "writing, a visitor"}


class Gallery:
    """`states`: addresses by name. Whoever calls `owner()` sees them as their owner does."""

    def __init__(self, stage):
        self.stage = stage
        self.script = Script("The first words of an answer that is still being written, <b>as they come</b>, ")
        self.upstream = stage.upstream(answer=self._answer)
        self.upstream.scripts.append(self.script)
        self.server = stage.server(self.upstream, concurrency=2)
        self.client = Client(self.server)
        self.states = {}
        self._finish()
        self._begin()

    def _answer(self, question):
        colour = question.colours[0] if question.colours else "green"
        if colour == "orange":
            return Refuses(400, "no")
        if colour == "yellow":
            return Refuses(429, "slow down", Retry_After=100)
        if colour in ("purple", "blue"):
            return self.script
        return Says(RICH, finish="length" if colour == "grey" else "stop")

    def _page(self, state, picture, **fields):
        found = arrive(self.client, [(f"{state}.jpg", picture)], **fields)
        self.states[state] = f"/a/{found['id']}"
        return found["id"]

    def _finish(self):
        done = self._page("done", photo("red"))
        self._page("failed", photo("orange"), recipe="ask", prompt="Where is it?")
        self._page("cut off", photo("grey"), language="ar")
        self._page("read here", screenshot())
        follow = self.client.form(f"/a/{done}/ask", {"prompt": "How many bows are there?"})
        assert follow.status == 303, follow
        self.states["follow-up"] = follow.fields["Location"]
        several = self.client.submit([("a.jpg", photo("red", number=1)), ("b.jpg", photo("green", number=2))],
                                     fields={"together": "1"})
        self.states["together"] = f"/a/{several.json['id']}"
        batch = self.client.submit([("one.jpg", photo("red", number=3)), ("torn.jpg", broken()),
                                    ("three.jpg", photo("orange", number=3)), ("four.jpg", photo("green", number=4))])
        self.states["collection"] = "/c/" + batch.json["collection"]
        gone = self._page("gone", photo("green", number=9))
        assert self.client.form(f"/a/{gone}/delete", {}).status in (204, 303)
        self.states.update({
            "library": "/library", "library, found": "/library?q=kite", "library, nothing found": "/library?q=submarine",
            "embed": f"/embed/{done}", "embed, dark": f"/embed/{done}?theme=dark",
            "embed, light": f"/embed/{done}?theme=light", "not found": "/nowhere", "form, known": "/",
            "status": "/status", "recipe, new": "/recipes/try", "recipe, loaded": "/recipes/try?recipe=table",
        })
        stopped = self.client.submit([("stopped.jpg", photo("blue", number=1))]).json["id"]
        self.wait_for_words(stopped)
        assert self.client.form(f"/a/{stopped}/stop", {}).status == 303
        self.states["stopped"] = f"/a/{stopped}"
        for state in ("follow-up", "together", "stopped"):
            wait(lambda: self.client.json(self.states[state] + ".json")["finished"], state)
        wait(lambda: self.client.json(self.states["collection"] + ".json")["finished"], "the collection")

    def _begin(self):
        """What does not end by itself."""
        waiting = self.client.submit([("waiting.jpg", photo("yellow"))]).json["id"]
        wait(lambda: self.client.json(f"/a/{waiting}.json")["waits_until"], "the pause")
        # The other words of the script went to the one that was stopped.
        self.script = Script("The first words of an answer that is still being written, <b>as they come</b>, ")
        self.upstream.scripts.append(self.script)
        ids = [self.client.submit([(f"{number}.jpg", photo("purple", number=number))]).json["id"] for number in (1, 2)]
        wait(lambda: all(self.client.json(f"/a/{name}.json")["state"] == "running" for name in ids), "two at work")
        queued = self.client.submit([("queued.jpg", photo("red", number=5)), ("queued too.jpg", photo("red", number=6))])
        names = [row["id"] for row in queued.json["rows"]]
        writing = self.wait_for_words(*ids)
        self.states.update({
            "writing": f"/a/{writing}", "waiting": f"/a/{waiting}", "queued": f"/a/{names[0]}",
            "collection at work": "/c/" + queued.json["collection"], "embed unfinished": f"/embed/{writing}",
        })

    def wait_for_words(self, *names):
        """Of these, the one that has words."""
        def look():
            return next((name for name in names if self.client.json(f"/a/{name}.json")["text"]), None)
        return wait(look, "the first words")

    def owner(self, **settings):
        """A tab of the one whose all of it is."""
        context = self.stage.visitor(self.server, **settings)
        name, value = self.client.cookie.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": self.server.origin}])
        return self.stage.tab(context)

    def visit(self, page, state):
        """Opens the page in that state, as far as it is there."""
        page.goto(self.states[state], wait_until="commit" if state in UNFINISHED else "load")
        if state == "writing":
            expect(page.get_by_text("The first words of an answer").first).to_be_visible()
        elif state in ("queued", "waiting"):
            expect(page.locator(".live-status").last).to_be_visible()
        expect(page.locator("main").first).to_be_visible()

    def visit_form(self, page, state):
        """The form in the states that no address leads to."""
        page.goto("/")
        if state == "form, refused":
            page.locator("textarea[name=prompt]").fill("some words")
            send(page)
            expect(page.get_by_role("alert").first).to_be_visible()
        elif state == "form, damaged":
            choose(page, ("torn.jpg", broken()))
            send(page)
            expect(page.get_by_role("alert").first).to_be_visible()
        elif state == "form, chosen":
            choose(page, ("one.jpg", photo("red")), ("two.heic", b"not shown by this browser"))
        elif state == "form, details":
            page.locator("form details > summary").first.click()

    forms = ["form, new", "form, refused", "form, damaged", "form, chosen", "form, details"]


def open_all(page):
    """Unfolds whatever can be unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
