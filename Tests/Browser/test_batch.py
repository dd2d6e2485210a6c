"""Fifty photos at once: one is broken, one question fails, and the browser is closed in between."""
import csv
import io
import json
import re
import threading

from playwright.sync_api import expect

from client import Client
from gestures import COLLECTION, choose, send, shown_text
from pictures import broken, photo
from testing import run, test, wait
from upstream import Refuses, colours

# The picture in this colour is the one whose question fails.
UNLUCKY = "orange"


def batch():
    """Fifty: the 8th is broken, the 21st unlucky."""
    for number in range(1, 51):
        if number == 8:
            yield f"photo {number:02}.jpg", broken()
        else:
            yield f"photo {number:02}.jpg", photo(UNLUCKY if number == 21 else "green", number=number)


class Gate:
    """Answers ten questions at once, and the others when it is opened."""

    def __init__(self):
        self.open = threading.Event()
        self.isKind = False
        self.count = 0

    def answer(self, question):
        self.count += 1
        if self.count > 10:
            self.open.wait()
        if question.colours == [UNLUCKY] and not self.isKind:
            return Refuses(400, "this one not")
        return colours(question)


def rows_in_page(page):
    return page.locator("main ol > li")


def check_exports(client, count):
    lines = [json.loads(line) for line in client.get("/library.jsonl").text.splitlines()]
    assert len(lines) == count and len({line["id"] for line in lines}) == count, len(lines)
    assert all(line["state"] == "done" and line["text"] for line in lines)
    answer = client.get("/library.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"), newline="")))
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert all(row["state"] == "done" and row["text"] and row["file_names"] for row in rows)
    assert "attachment" in answer.fields["Content-Disposition"], answer.fields


def session(context):
    cookie, = [cookie for cookie in context.cookies() if cookie["name"] == "vignette"]
    return f"vignette={cookie['value']}"


@test("fifty photos: 49 pages, one row that says why, a retry, and whole exports", scripts=[True, False])
def _(stage, scripts):
    gate = Gate()
    upstream = stage.upstream(answer=gate.answer)
    server = stage.server(upstream)
    context = stage.visitor(server, scripts)
    page = stage.tab(context)
    page.goto("")
    choose(page, *batch())
    if scripts:
        expect(page.get_by_role("button", name=re.compile(r"50 pictures"))).to_be_enabled()
    send(page)
    expect(page).to_have_url(COLLECTION, timeout=120_000)
    expect(rows_in_page(page)).to_have_count(50)
    wait(lambda: gate.count > 10, "ten answers")
    address, cookies = page.url, context.storage_state()
    context.close()

    gate.open.set()
    context = stage.visitor(server, scripts, storage_state=cookies)
    page = stage.tab(context)
    page.goto(address)
    client = Client(server, session(context))
    path = address.removeprefix(server.origin)
    count = wait(lambda: ended(client, path), "the end of all")
    assert count == {"queued": 0, "running": 0, "done": 48, "failed": 1, "refused": 1}, count
    if not scripts:
        page.reload()
    retry = page.get_by_role("button", name=re.compile("^Retry"))
    expect(retry).to_be_visible()
    row = rows_in_page(page).nth(7)
    expect(row).to_contain_text("photo 08.jpg")
    expect(row).to_contain_text(re.compile("damaged|incomplete", re.I))
    names = [client.json(f"{path}.json")["rows"][place]["file_name"] for place in (0, 20, 49)]
    assert names == ["photo 01.jpg", "photo 21.jpg", "photo 50.jpg"], names

    gate.isKind = True
    retry.click()
    expect(page).to_have_url(address)
    wait(lambda: (ended(client, path) or {}).get("done") == 49, "the 49th")
    page.goto(address)
    expect(retry).to_have_count(0)
    links = rows_in_page(page).get_by_role("link")
    expect(links).to_have_count(49)
    assert all(client.get(link.get_attribute("href")).status == 200 for link in links.all())
    check_exports(client, 49)
    assert "49 done" in shown_text(page) and "1 refused" in shown_text(page)
    assert not page.faults, page.faults


def ended(client, path):
    found = client.json(f"{path}.json")
    return found["count"] if found["finished"] else None


@test("a fifty-first photo is refused before anything is kept")
def _(stage):
    upstream = stage.upstream()
    client = Client(stage.server(upstream))
    answer = client.submit([(f"{number}.jpg", photo("blue")) for number in range(51)])
    assert answer.status == 400 and answer.json["code"] == "too_many_pictures", answer
    assert not upstream.asked and client.cookie is None


@test("the library finds, turns its pages and says when it finds nothing", scripts=[True, False])
def _(stage, scripts):
    server = stage.server(stage.upstream())
    context = stage.visitor(server, scripts)
    page = stage.tab(context)
    page.goto("")
    choose(page, ("rose.jpg", photo("red")), ("leaf.jpg", photo("green")))
    send(page)
    expect(page).to_have_url(COLLECTION)
    client = Client(server, session(context))
    wait(lambda: ended(client, page.url.removeprefix(server.origin)), "both")
    page.goto("library")
    expect(page.locator("main")).to_contain_text("The picture is green.")
    page.get_by_role("searchbox").fill("red")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile("q=red"))
    expect(page.locator("main")).to_contain_text("The picture is red.")
    assert "The picture is green." not in shown_text(page)
    page.get_by_role("searchbox").fill("nowhere\" OR * <b>")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("main")).to_contain_text("Nothing found")
    expect(page.get_by_role("searchbox")).to_have_value("nowhere\" OR * <b>")


run()
