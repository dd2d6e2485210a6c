"""Recipes with parameters in the form, and the page on which they are written and tried."""
import json
import re
from pathlib import Path

from playwright.sync_api import expect

from axe import TAGS, look
from gestures import PAGE, choose, chooser, finished, send, unfold
from pictures import photo
from recipes import PARAMETERS, PRODUCT, WORDS, cook, field, open_parameters, press, tab, write
from testing import run, test
from upstream import Says

BOTH = {"scripts": [False, True]}


@test("the fields of the chosen recipe, and of no other, are on the form; what is chosen is asked", **BOTH)
def _(stage, scripts):
    upstream = stage.upstream()
    server = cook(stage, upstream, json.dumps(PRODUCT))
    page = stage.page(server, scripts)
    page.goto("")
    thing = page.get_by_label("What it is")
    expect(thing).to_be_hidden()
    page.get_by_role("radio", name="Product").check(force=True)
    expect(thing).to_be_visible()
    expect(page.get_by_label("How many colours")).to_have_value("3")
    expect(page.get_by_label("Tone", exact=True)).to_have_value("plain")
    expect(page.get_by_label("With prices")).to_be_checked()
    choose(page, ("cup.jpg", photo("red")))
    # One has to be filled in, and nothing of the rest is lost.
    page.get_by_label("Tone", exact=True).select_option("warm")
    page.get_by_label("With prices").uncheck()
    page.get_by_label("How many colours").fill("many")
    send(page)
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_role("radio", name="Product")).to_be_checked()
    expect(page.get_by_label("Tone", exact=True)).to_have_value("warm")
    expect(page.get_by_label("With prices")).not_to_be_checked()
    expect(page.get_by_label("How many colours")).to_have_value("many")
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)
    expect(thing).to_have_attribute("aria-invalid", "true")
    if not scripts:
        page.get_by_role("link", name="Go to the field").click()
        expect(page).to_have_url(re.compile(r"#parameter\.product\.thing$"))
    thing.fill("cup")
    if not scripts:
        choose(page, ("cup.jpg", photo("red")))
    send(page)
    expect(page.get_by_label("How many colours")).to_have_attribute("aria-invalid", "true")
    assert not upstream.asked
    page.get_by_label("How many colours").fill("2")
    if not scripts:
        choose(page, ("cup.jpg", photo("red")))
    send(page)
    expect(page).to_have_url(PAGE)
    expect(finished(page)).to_be_visible()
    said = "Name the 2 main colours of this cup. Tone: WARM. Prices: False."
    assert said in upstream.asked[0].text, upstream.asked[0].text
    unfold(page, "How this was made")
    expect(page.locator(".how")).to_contain_text(said)
    expect(page.locator(".how")).to_contain_text("warm")


@test("a recipe is written, shown, mended, asked, taken along, and another server starts with it", **BOTH)
def _(stage, scripts):
    upstream = stage.upstream()
    upstream.play(Says("Red and **white**."), Says("Still red."))
    server = stage.server(upstream)
    page = stage.page(server, scripts)
    page.goto("")
    page.get_by_role("link", name="Write your own recipe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Write a recipe")
    write(page)
    open_parameters(page)
    field(page, "parameters").fill(PARAMETERS[:-1])
    press(page, "Show the question")
    fault = field(page, "parameters-fault")
    expect(fault).to_contain_text(re.compile(r"'parameters'.*line 2.*at byte \d+"))
    expect(field(page, "parameters")).to_be_visible()
    expect(field(page, "parameters")).to_have_attribute("aria-invalid", "true")
    expect(field(page, "prompt")).to_have_value(WORDS["Prompt"])
    field(page, "parameters").fill(PARAMETERS)
    field(page, "operations").fill('{"tone": [{"type": "StringToUpperCase"}, {"type": "StringMatches"}]}')
    press(page, "Show the question")
    expect(field(page, "operations-fault")).to_contain_text("operations.tone[1].regex")
    field(page, "operations").fill('{"tone": [{"type": "StringToUpperCase"}]}')
    field(page, "extra_body").fill('{"top_p": 0.9}')
    press(page, "Show the question")
    question = page.get_by_role("region", name="The question", exact=True)
    expect(question).to_contain_text("Name 3 colours. PLAIN")
    expect(question).to_contain_text("None chosen yet")
    expect(question).to_contain_text("top_p")
    expect(question).to_contain_text("Be brief.")
    assert not upstream.asked
    # The parameters are fields now.
    page.get_by_label("Tone", exact=True).select_option("warm")
    page.get_by_label("How many").fill("2")
    press(page, "Ask")
    expect(field(page, "image-fault")).to_be_visible()
    # One that lies on the disk: only such are sent again with a page that is loaded anew.
    cup = stage.folder / "cup.jpg"
    cup.write_bytes(photo("red"))
    chooser(page).set_input_files(cup)
    press(page, "Ask")
    answer = page.get_by_role("region", name="The answer", exact=True)
    expect(answer.locator("strong")).to_have_text("white")
    expect(page.get_by_role("region", name="The question", exact=True)).to_contain_text("1 picture")
    body = upstream.asked[0].body
    assert "Name 2 colours. WARM" in upstream.asked[0].text and len(upstream.asked[0].pictures) == 1, upstream.asked[0].text
    assert body["messages"][0] == {"role": "system", "content": "Be brief."}, body["messages"][0]
    # Loaded anew it is the same answer, and nothing is asked.
    page.reload()
    expect(answer.locator("strong")).to_have_text("white")
    assert len(upstream.asked) == 1, len(upstream.asked)
    # Again about the same picture, without choosing it.
    expect(page.locator(".last-pictures img")).to_be_visible()
    field(page, "prompt").fill("Once more {{ $parameters.count }} {{ $parameters.tone }}")
    press(page, "Ask")
    expect(answer).to_contain_text("Still red.")
    assert "Once more 2 WARM" in upstream.asked[1].text, upstream.asked[1].text
    assert upstream.asked[1].pictures == upstream.asked[0].pictures
    with page.expect_download() as waiting:
        press(page, "Download")
    assert waiting.value.suggested_filename == "two-colours.json", waiting.value.suggested_filename
    text = Path(waiting.value.path()).read_text()
    assert json.loads(text)["prompt"].startswith("Once more"), text
    # It is an analysis as every other.
    page.get_by_role("link", name="The page of this answer").click()
    expect(finished(page)).to_contain_text("Still red.")
    page.goto("library")
    expect(page.locator("main")).to_contain_text("Two colours")
    # A browser complains of every page that comes with a failure.
    assert not [fault for fault in page.faults if "400 (Bad Request)" not in fault], page.faults

    second = cook(stage, upstream, text)
    page = stage.page(second, scripts)
    page.goto("recipes/try")
    page.get_by_label("Begin with a recipe that there is").select_option("two-colours")
    press(page, "Load")
    expect(field(page, "prompt")).to_have_value("Once more {{ $parameters.count }} {{ $parameters.tone }}")
    expect(page.get_by_label("Tone", exact=True)).to_have_value("plain")
    page.goto("?recipe=two-colours")
    expect(page.get_by_label("How many")).to_be_visible()
    choose(page, ("cup.jpg", photo("blue")))
    send(page)
    expect(finished(page)).to_be_visible()
    assert "Once more 3 PLAIN" in upstream.asked[-1].text


@test("an answer that takes long is looked for again")
def _(stage):
    upstream = stage.upstream()
    script = upstream.script("A red ")
    page = tab(stage, stage.server(upstream), False)
    page.goto("recipes/try?recipe=describe")
    choose(page, ("cup.jpg", photo("red")))
    press(page, "Ask")
    expect(page.get_by_role("button", name="Look again")).to_be_visible()
    # It takes the server's patience to come here: once is enough.
    lines = look(page, "try, waiting", dark=TAGS)
    assert not lines, "\n".join(lines)
    script.say("cup.")
    script.end()
    press(page, "Look again")
    expect(page.get_by_role("region", name="The answer", exact=True)).to_contain_text("A red cup.")
    assert len(upstream.asked) == 1


run()
