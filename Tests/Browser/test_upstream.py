"""What reaches the model service: kinds of pictures, their order, and nothing that it may not get."""
import io
import json

from PIL import Image
from playwright.sync_api import expect

from client import Client
from gestures import arrive, choose, finished, send, unfold
from pictures import colour_of, kind_of, photo, screenshot, size_of, webp
from testing import run, test, wait
from upstream import Says


def sent(upstream):
    """Kind as labelled, of the one picture of the last question; the bytes must be of that kind."""
    (kind, data), = upstream.asked[-1].pictures
    assert kind_of(data) == kind, (kind, data[:12])
    return kind


def keys(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


@test("a photo goes as JPEG, a flat screenshot as PNG, a WebP as WebP where the service reads it")
def _(stage):
    upstream = stage.upstream()
    page = stage.page(stage.server(upstream, upstream_formats="jpeg,png,webp"))
    for name, data, kind in (("photo.jpg", photo(), "image/jpeg"), ("screen.png", screenshot(), "image/png"),
                             ("picture.webp", webp(), "image/webp")):
        page.goto("")
        choose(page, (name, data))
        send(page)
        expect(finished(page)).to_be_visible()
        assert sent(upstream) == kind, (name, sent(upstream))
    assert all("detail" not in keys(question.body) for question in upstream.asked)


@test("a WebP goes as something else where the service reads none")
def _(stage):
    upstream = stage.upstream()
    client = Client(stage.server(upstream))
    arrive(client, [("picture.webp", webp())])
    assert sent(upstream) in ("image/jpeg", "image/png")


@test("nothing of an upload's own data is passed on, and it is no larger than asked")
def _(stage):
    upstream = stage.upstream()
    client = Client(stage.server(upstream))
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "canary camera"
    Image.open(io.BytesIO(photo("orange", 1600, 1200))).save(stream, "JPEG", exif=exif, comment=b"canary comment")
    arrive(client, [("a.jpg", stream.getvalue())], fit="1280")
    data = upstream.asked[-1].pictures[0][1]
    assert b"canary" not in data and max(size_of(data)) == 1280


@test("four pictures together are one question, in their order", scripts=[False, True])
def _(stage, scripts):
    upstream = stage.upstream()
    upstream.play(Says("Four."))
    page = stage.page(stage.server(upstream), scripts)
    page.goto("")
    order = ["purple", "red", "green", "blue"]
    unfold(page, "Details")
    page.get_by_label("Ask about all pictures together").check()
    choose(page, *[(f"{number}.jpg", photo(colour)) for number, colour in enumerate(order)])
    send(page)
    expect(finished(page)).to_contain_text("Four.")
    assert len(upstream.asked) == 1 and upstream.asked[0].colours == order, upstream.asked[0].colours
    # The page shows them in the same order.
    shown = [colour_of(page.request.get(link.get_attribute("href")).body())
             for link in page.get_by_role("link", name="Open picture").all()]
    assert shown == order, shown
    # A link names a part of a picture, but never how closely to look.
    assert "detail" not in keys(upstream.asked[0].body)


@test("a fifth picture together is refused, and none is asked about", scripts=[False, True])
def _(stage, scripts):
    upstream = stage.upstream()
    server = stage.server(upstream)
    five = [(f"{number}.jpg", photo(colour)) for number, colour in
            enumerate(["purple", "red", "green", "blue", "yellow"])]
    page = stage.page(server, scripts)
    page.goto("")
    unfold(page, "Details")
    page.get_by_label("Ask about all pictures together").check()
    choose(page, *five)
    send(page)
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_label("Ask about all pictures together")).to_be_checked()
    answer = Client(server).submit(five, fields={"together": "1"})
    assert answer.status == 400 and answer.json["code"] == "too_many_pictures", answer
    assert "4" in json.dumps(answer.json)
    assert not upstream.asked


@test("several pictures without `together` are a question each")
def _(stage):
    upstream = stage.upstream()
    client = Client(stage.server(upstream, concurrency=1))
    answer = client.submit([(f"{colour}.jpg", photo(colour)) for colour in ("red", "green", "blue")])
    assert answer.status == 202 and answer.fields["Location"], answer
    rows = wait(lambda: done_rows(client, answer), "all three")
    assert [row["text"] for row in rows] == [f"The picture is {colour}." for colour in ("red", "green", "blue")], rows
    assert all(len(question.pictures) == 1 for question in upstream.asked)


def done_rows(client, answer):
    found = client.json(f"/c/{answer.fields['Location'].rsplit('/', 1)[1].removesuffix('.json')}.json")
    return [row["analysis"] for row in found["rows"]] if found["finished"] else None


@test("the model, the prompts and the numbers of the form are what is asked for")
def _(stage):
    upstream = stage.upstream(models=["painter", "sculptor"])
    client = Client(stage.server(upstream))
    found = arrive(client, [("a.jpg", photo())], model="sculptor", recipe="ask", prompt="How many?",
                   system_prompt="Count.", language="de", max_tokens="77", temperature="0.3")
    body = upstream.asked[-1].body
    assert found["state"] == "done", found
    assert body["model"] == "sculptor" and body.get("temperature") == 0.3, body.keys()
    assert 77 in (body.get("max_tokens"), body.get("max_completion_tokens")), body.keys()
    text = json.dumps(body["messages"])
    assert "How many?" in text and "Count." in text and ("German" in text or "de" in text)


run()
