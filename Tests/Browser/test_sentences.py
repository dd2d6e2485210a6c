"""What is said where something is missing, refused or too much, on the page and to programs."""
import json
import re

from playwright.sync_api import expect

from client import Client
from gestures import PAGE, arrive, choose, finished, send, send_one, settled, submit_button, unfold
from pictures import broken, files, photo
from testing import run, test
from upstream import Refuses, Says

BOTH = {"scripts": [False, True]}
REMOTE = "Images must be sent inline as data URIs; HTTP URLs are not supported."
DETAIL = "The detail option is not supported."


def refusal(answer, status, code):
    assert answer.status == status, answer
    assert answer.fields["Content-Type"].startswith("application/problem+json"), answer
    assert answer.json["code"] == code, answer
    return json.dumps(answer.json, ensure_ascii=False)


@test("without a picture the form says what to do and keeps its content", **BOTH)
def _(stage, scripts):
    page = stage.page(stage.server(stage.upstream()), scripts)
    page.goto("")
    page.get_by_role("radio", name=re.compile("^Ask")).check(force=True)
    page.locator("textarea[name=prompt]").fill("Is the <b>gate</b> open & \"wide\"?")
    unfold(page, "Details")
    page.get_by_label("Language of the answer").fill("de")
    page.get_by_label("Size of the picture sent").select_option("2048")
    send(page)
    alert = page.get_by_role("alert").filter(has_text="Please upload an image to get started.")
    expect(alert.first).to_be_visible()
    expect(page.locator("textarea[name=prompt]")).to_have_value("Is the <b>gate</b> open & \"wide\"?")
    expect(page.get_by_role("radio", name=re.compile("^Ask"))).to_be_checked()
    expect(page.get_by_label("Language of the answer")).to_have_value("de")
    expect(page.get_by_label("Size of the picture sent")).to_have_value("2048")


@test("a file that is no picture is named as what it is, and the words stay", **BOTH)
def _(stage, scripts):
    page = stage.page(stage.server(stage.upstream()), scripts)
    page.goto("")
    page.locator("textarea[name=prompt]").fill("words to keep")
    choose(page, ("letter.jpg", b"%PDF-1.7 is not a picture at all\n" * 20))
    send(page)
    expect(page.get_by_role("alert").filter(has_text=re.compile("PDF|cannot be read|picture", re.I)).first).to_be_visible()
    expect(page.locator("textarea[name=prompt]")).to_have_value("words to keep")
    assert not PAGE.search(page.url)


@test("without a picture programs get the sentence as well")
def _(stage):
    client = Client(stage.server(stage.upstream()))
    for fields in ({"recipe": "describe"}, {}):
        text = refusal(client.form("/", fields, Accept="application/json"), 400, "no_picture")
        assert "Please upload an image to get started." in text
    assert client.cookie is None, "nothing was kept, so nobody became an owner"
    page = client.form("/", {"recipe": "describe"}, Accept="text/html")
    assert page.status == 400 and "Please upload an image to get started." in page.text


@test("an http address instead of a picture is refused by its sentence")
def _(stage):
    upstream = stage.upstream()
    client = Client(stage.server(upstream))
    for address in ("http://example.com/a.jpg", "https://127.0.0.1/a.png", "HTTP://[::1]/x"):
        text = refusal(client.form("/", {"image": address}, Accept="application/json"), 400, "remote_image_refused")
        assert REMOTE in text
        page = client.form("/", {"image": address, "prompt": "kept <words>"}, Accept="text/html")
        assert page.status == 400 and REMOTE in page.text and "kept &lt;words&gt;" in page.text
    assert not upstream.asked


@test("the detail option is refused by its sentence, and an empty one is none")
def _(stage):
    upstream = stage.upstream()
    client = Client(stage.server(upstream))
    picture = [("a.jpg", photo())]
    for detail in ("low", "high", "original"):
        text = refusal(client.submit(picture, fields={"detail": detail}), 400, "detail_refused")
        assert DETAIL in text
    page = client.submit(picture, fields={"detail": "high"}, Accept="text/html")
    assert page.status == 400 and DETAIL in page.text
    assert arrive(client, picture, detail="")["state"] == "done"


@test("usage limits: the sentence says in how many seconds", **BOTH)
def _(stage, scripts):
    sentence = "The model service is busy: usage limit reached. Try again in 300 seconds."
    upstream = stage.upstream()
    upstream.play(Refuses(429, "slow down", Retry_After=300))
    server = stage.server(upstream)
    page = stage.page(server, scripts)
    send_one(page)
    expect(finished(page).get_by_role("alert")).to_contain_text(sentence)
    # Nobody comes back before that time by himself; the owner may.
    assert len(upstream.asked) == 1
    upstream.play(Says("There it is."))
    finished(page).get_by_role("button", name="Try again", exact=True).click(no_wait_after=True)
    expect(finished(page)).to_contain_text("There it is.")


@test("usage limits for programs: with a time, without one, and with one that is worth waiting for")
def _(stage):
    upstream = stage.upstream()
    client = Client(stage.server(upstream))
    upstream.play(Refuses(429, "slow down", Retry_After=300))
    found = arrive(client, [("a.jpg", photo())])
    assert found["failure"]["code"] == "rate_limited" and found["failure"]["retry_after"] == 300, found
    assert found["failure"]["message"] == (
        "The model service is busy: usage limit reached. Try again in 300 seconds."), found
    asked = len(upstream.asked)
    upstream.play(Refuses(429, "slow down"))
    found = arrive(client, [("b.jpg", photo("red"))])
    assert found["failure"]["message"] == "The model service is busy: usage limit reached. Try again later.", found
    assert len(upstream.asked) - asked == 3, "two more tries, since no time was named"
    upstream.play(Refuses(429, "slow down", Retry_After=1), Says("After a pause."))
    found = arrive(client, [("c.jpg", photo("blue"))])
    assert found["state"] == "done" and found["text"] == "After a pause." and found["attempts"] == 2, found


@test("while the service asks to wait, the page says so and until when", **BOTH)
def _(stage, scripts):
    upstream = stage.upstream()
    upstream.play(Refuses(429, "slow down", Retry_After=60))
    page = stage.page(stage.server(upstream), scripts)
    send_one(page)
    expect(page.get_by_text("The model service asks us to wait.")).to_be_visible()
    expect(page.locator("main time").first).to_be_visible()


@test("a fault of the service that passes is not seen, one that stays is told without its words")
def _(stage):
    upstream = stage.upstream()
    client = Client(stage.server(upstream))
    upstream.play(Refuses(500, "secret detail"), Says("Fine."))
    assert arrive(client, [("a.jpg", photo())])["text"] == "Fine."
    upstream.play(Refuses(500, "secret detail"))
    found = arrive(client, [("b.jpg", photo("red"))])
    assert found["failure"]["code"] == "upstream_error" and "secret detail" not in json.dumps(found), found


@test("one broken picture alone is the form again, with why", **BOTH)
def _(stage, scripts):
    page = stage.page(stage.server(stage.upstream()), scripts)
    page.goto("")
    choose(page, ("torn.jpg", broken()))
    send(page)
    expect(page.get_by_role("alert").filter(has_text=re.compile("damaged|incomplete", re.I)).first).to_be_visible()
    expect(submit_button(page)).to_be_enabled()
    assert not PAGE.search(page.url)


@test("a picture that is too large is refused with limit and size", **BOTH)
def _(stage, scripts):
    server = stage.server(stage.upstream(), max_upload_mb=1)
    page = stage.page(server, scripts)
    page.goto("")
    large = photo() + b"\0" * (1 << 20)
    chooser = page.locator("input[name=image]")
    chooser.set_input_files(files(("large.jpg", large)))
    send(page)
    expect(page.get_by_text(re.compile(r"1 MB")).filter(has_text=re.compile("larg|limit|most", re.I)).first).to_be_visible()
    answer = Client(server).submit([("large.jpg", large)])
    assert "1 MB" in refusal(answer, 413, "too_large"), answer


run()
