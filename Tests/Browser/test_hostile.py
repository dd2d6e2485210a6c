"""Hostile texts as answer, file name, prompt, model and error: everywhere they are only text."""
import json
import random
import re
import threading
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import expect

from client import Client
from gestures import COLLECTION, arrive, choose, finished, live, send, send_one, settled
from hostile import CHECK, IN_PROSE, field, file_name, texts
from pictures import broken, photo
from testing import run, test, wait
from upstream import Refuses, Says

CASES = texts()
# A question says by its limit of tokens which of them it wants.
FIRST = 100
SMALL = photo("green", 16, 16)


def case_of(question):
    limit = question.body.get("max_tokens") or question.body.get("max_completion_tokens")
    return CASES[limit - FIRST][1]


def watched(stage, server):
    """A tab, and what it asks of other hosts."""
    page = stage.page(server)
    page.elsewhere = []
    page.on("request", lambda request: request.url.startswith((server.origin, "data:", "blob:"))
            or page.elsewhere.append(request.url))
    return page


def check(page, what):
    bad = page.evaluate(f"(rest) => ({CHECK})([document, ...rest])", [page.url.split("/", 3)[0] + "//" +
                                                                      page.url.split("/", 3)[2], IN_PROSE])
    assert not bad, (what, bad[:3])
    assert not page.faults, (what, page.faults[:3])
    assert not page.elsewhere, (what, page.elsewhere[:3])


def submit_all(server, numbers, **more):
    """One analysis of each case; the id of each, once all have ended."""
    client = Client(server)
    arrive(client, [("first.jpg", SMALL)], max_tokens=str(FIRST))

    def submit(number):
        text = CASES[number][1]
        mine = Client(server, client.cookie)
        answer = mine.submit([(file_name(text), SMALL)], fields={
            "recipe": "ask", "prompt": field(text, 2000) or "x", "max_tokens": str(FIRST + number), **more})
        if answer.status == 400 and answer.json.get("code") == "invalid_request":
            # Not even a prompt: then it is one as an answer only.
            answer = mine.submit([("a.jpg", SMALL)], fields={"max_tokens": str(FIRST + number), **more})
        assert answer.status == 202, (number, answer)
        return answer.json["id"]

    with ThreadPoolExecutor(8) as pool:
        names = list(pool.map(submit, numbers))
        return client, names, list(pool.map(lambda name: settled(client, name), names))


@test("as answer, title, file name and prompt they are text, on the page and in the embed")
def _(stage):
    upstream = stage.upstream(answer=lambda question: Says(case_of(question)))
    server = stage.server(upstream, concurrency=16, queue=5000, log="none")
    client, names, found = submit_all(server, range(len(CASES)))
    page = watched(stage, server)
    # Some of many are loaded as pages; all are read by the same parser below.
    step = 4 if len(CASES) > 100 else 1
    for place, ((case, text), name, analysis) in enumerate(zip(CASES, names, found)):
        if not text.strip():
            continue
        assert analysis["state"] == "done" or analysis["failure"]["code"] == "empty_answer", (case, analysis)
        if place % step:
            continue
        page.goto(f"/a/{name}", wait_until="domcontentloaded")
        check(page, case)
    origin = server.origin
    # The embed and what oEmbed gives away are read by the same parser, without loading each.
    bad = page.evaluate(f"""async ([names, origin, allowed]) => {{
        const check = {CHECK};
        const bad = [];
        for (const name of names) {{
            const whole = await (await fetch(`/a/${{name}}`)).text();
            bad.push(...check([new DOMParser().parseFromString(whole, "text/html"), origin, allowed]));
            const embed = await (await fetch(`/embed/${{name}}`)).text();
            bad.push(...check([new DOMParser().parseFromString(embed, "text/html"), origin, allowed]));
            const told = await (await fetch(`/oembed?url=${{origin}}/a/${{name}}`)).json();
            const html = new DOMParser().parseFromString(told.html.replace(/ style="[^"]*"/, ""), "text/html");
            bad.push(...check([html, origin, allowed]));
            if (html.body.children.length !== 1 || html.body.firstChild.localName !== "iframe") bad.push(told.html);
        }}
        return bad;
    }}""", [names, origin, IN_PROSE])
    assert not bad, bad[:3]
    for name in names[::step * 4]:
        page.goto(f"/embed/{name}", wait_until="domcontentloaded")
        check(page, name)
    for path in ("/", "/library", *(["/library?page=2"] if len(names) > 100 else [])):
        page.goto(path)
        check(page, path)
    for _, text in CASES[::max(1, len(CASES) // 25)]:
        page.goto("/library?" + "q=" + "".join(f"%{byte:02X}" for byte in field(text, 800).encode()))
        check(page, text[:80])
    lines = client.get("/library.jsonl").text.split("\n")
    assert all(json.loads(line)["id"] for line in lines if line)


@test("as errors of the service they are not even shown")
def _(stage):
    statuses = [400, 401, 403, 404, 422]

    def refuse(question):
        text = case_of(question)
        return Refuses(statuses[len(text) % 5], text + " canary")

    server = stage.server(stage.upstream(answer=refuse), concurrency=16, log="none")
    numbers = range(0, len(CASES), 8 if len(CASES) > 100 else 1)
    _, names, found = submit_all(server, numbers)
    page = watched(stage, server)
    for number, name, analysis in zip(numbers, names, found):
        assert analysis["state"] == "failed" and "canary" not in json.dumps(analysis), analysis
        page.goto(f"/a/{name}", wait_until="domcontentloaded")
        check(page, CASES[number][0])
        assert "canary" not in page.content()


@test("as names of models they are text in the form, on pages and in what is told")
def _(stage):
    names = sorted({file_name(text)[:100].strip() for _, text in CASES[::7] if text.strip()})[:100]
    upstream = stage.upstream(models=names, answer=lambda question: Says("Fine."))
    server = stage.server(upstream, log="none")
    client = Client(server)
    page = watched(stage, server)
    page.goto("/")
    check(page, "the form")
    wait(lambda: (page.goto("/"), page.locator("select[name=model] option").count() > len(names) // 2)[1], "the models")
    check(page, "the form with models")
    shown = [option.get_attribute("value") for option in page.locator("select[name=model] option").all()]
    for name in [name for name in shown if name][::5]:
        found = arrive(client, [("a.jpg", SMALL)], model=name)
        assert found["state"] == "done", found
        page.goto(f"/a/{found['id']}")
        check(page, name)
    answer = client.submit([("a.jpg", SMALL)], fields={"model": "<img src=x onerror=alert(1)>"}, Accept="text/html")
    if answer.status == 303:
        settled(client, answer.fields["Location"].rsplit("/", 1)[1])
        page.goto(answer.fields["Location"])
        check(page, "an unknown model")


@test("while they are written they are text, in the page and in the events")
def _(stage):
    upstream = stage.upstream()
    script = upstream.script("begin ")
    server = stage.server(upstream)
    page = watched(stage, server)
    send_one(page)
    expect(page.get_by_text("begin")).to_be_visible()
    path = page.url.removeprefix(server.origin)
    heard = []
    reader = threading.Thread(target=lambda: heard.append(Client(server).get(path + "/events").text), daemon=True)
    reader.start()
    sample = [text for _, text in CASES if len(text) < 3000][::10]
    extra = ["\r", "\n\n", "\u2028data: x", "event: done\n\n", "\r\nid: 7\r\n", "\ud83d\ude00".encode("utf-16", "surrogatepass")
             .decode("utf-16"), "<!--", "</div></main>", "\x00\x01", "\ufeff"]
    for number, text in enumerate(sample + extra):
        script.say(f"[{number}]{text}")
    script.say(" the last of all")
    expect(live(page).filter(has_text="the last of all")).to_be_visible()
    inside = page.evaluate("[...document.querySelectorAll('.live')].map((area) => area.children.length)")
    assert sum(inside) == 0, inside
    check(page, "live")
    script.end()
    expect(finished(page)).to_be_visible()
    check(page, "finished")
    reader.join(60)
    told = "".join(json.loads(event)["text"] for event in re.findall(r"^event: delta\ndata: (.*)$", heard[0], re.M)) or (
        "".join(json.loads(event)["text"] for event in re.findall(r'^data: (\{"text".*)$', heard[0], re.M)))
    whole = Client(server).json(path + ".json")["text"]
    assert told.split() == whole.split(), (told[:200], whole[:200])
    assert len(re.findall(r"^event: done$", heard[0], re.M)) == 1


class Cut(Says):
    """In pieces of random length, sent in even smaller ones."""

    def __init__(self, text, seed):
        super().__init__(text)
        choose = random.Random(seed)
        places = sorted(choose.randrange(len(text) + 1) for _ in range(20))
        self.parts = [text[start:end] for start, end in zip([0, *places], [*places, len(text)])]
        self.choose = choose

    def pieces(self):
        yield from self.parts

    def slices(self, event):
        place = self.choose.randrange(len(event))
        return [event[:place], event[place:]]


@test("cut anywhere on the way, they give the same page")
def _(stage):
    numbers = [number for number, (_, text) in enumerate(CASES) if 0 < len(text) < 5000][::20][:60]
    cuts = []

    def answer(question):
        text = case_of(question)
        return Cut(text, text) if cuts else Says(text)

    server = stage.server(stage.upstream(answer=answer), concurrency=16, log="none")
    client, whole, _ = submit_all(server, numbers)
    cuts.append(True)
    again = [client.form(f"/a/{name}/again", {}, Accept="text/html").fields["Location"] for name in whole]

    def prose(path):
        settled(client, path.rsplit("/", 1)[1])
        body = client.get(path, Accept="text/html").text
        found = re.search(r'<div class="prose" id="text"[^>]*>(.*?)</div>\s*<p class="byline', body, re.S)
        return found and found.group(1)

    for number, name, path in zip(numbers, whole, again):
        assert prose(f"/a/{name}") == prose(path), CASES[number][0]


@test("fifty hostile file names stand in one collection, the broken one among them")
def _(stage):
    server = stage.server(stage.upstream(), concurrency=16, log="none")
    page = watched(stage, server)
    page.goto("/")
    names = [file_name(text).replace("/", "_") + ".jpg" for _, text in CASES[:: max(1, len(CASES) // 49)]][:49]
    choose(page, *[(name, SMALL) for name in names], ("<b onclick=alert(1)>.jpg", broken()))
    check(page, "the previews")
    send(page)
    expect(page).to_have_url(COLLECTION, timeout=120_000)
    expect(page.locator("main ol > li")).to_have_count(len(names) + 1)
    check(page, "the collection")


run()
