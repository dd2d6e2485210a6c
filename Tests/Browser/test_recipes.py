"""Recipes with parameters in the form, and the page on which they are written and tried."""
import json
import os
import re
from pathlib import Path

from playwright.sync_api import expect

from axe import TAGS, look
from gestures import PAGE, choose, finished, send, shown_text, submit_button, unfold
from pictures import broken, photo
from server import Server
from testing import run, test, wait
from upstream import Refuses, Says

BOTH = {"scripts": [False, True]}
LOOKS = {
    "light": {"viewport": {"width": 1300, "height": 900}},
    "dark": {"viewport": {"width": 1300, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
}
PRODUCT = {
    "name": "product", "title": {"en": "Product"}, "order": 900,
    "prompt": "Name the {{ $parameters.count }} main colours of this {{ $parameters.thing }}. Tone: {{ $parameters.tone }}."
              " Prices: {{ $parameters.prices }}.",
    "parameters": {
        "thing": {"kind": "text", "label": "What it is"},
        "count": {"kind": "number", "label": "How many colours", "default": 3},
        "tone": {"kind": "choice", "label": "Tone", "default": "plain", "choices": ["plain", "warm"]},
        "prices": {"kind": "boolean", "label": "With prices", "default": True},
    },
    "operations": {"tone": [{"type": "StringToUpperCase"}]},
}
PARAMETERS = """{"tone": {"kind": "choice", "label": "Tone", "default": "plain", "choices": ["plain", "warm"]},
 "count": {"kind": "number", "label": "How many", "default": 3}}"""
WORDS = {
    "Title": "Two colours", "Prompt": "Name {{ $parameters.count }} colours. {{ $parameters.tone }}",
    "System prompt": "Be brief.",
}


def cook(stage, upstream, *files):
    """A server that has recipes of its own: texts of their files."""
    server = Server(upstream.url)
    folder = Path(server.data, "recipes")
    folder.mkdir()
    for number, text in enumerate(files):
        (folder / f"{number}.json").write_text(text)
    stage.servers.append(server)
    return stage.keep(server)


def tab(stage, server, scripts, **settings):
    """axe is a script itself: where it is to look, the pages' own are kept away instead of switching all off."""
    page = stage.page(server, True, **settings)
    if not scripts:
        page.route("**/*.js", lambda route: route.abort())
    return page


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click(no_wait_after=True)


def write(page, **more):
    """Fills in the recipe's fields by their labels."""
    for label, text in {**WORDS, **more}.items():
        page.get_by_label(label, exact=False).first.fill(text)


def open_parameters(page):
    if not page.locator("#parameters").is_visible():
        page.locator("details > summary").filter(has_text=re.compile(r"^\s*Parameters")).click()


def field(page, name):
    return page.locator(f'[id="{name}"]')


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
    choose(page, ("cup.jpg", photo("red")))
    press(page, "Ask")
    answer = page.get_by_role("region", name="The answer", exact=True)
    expect(answer.locator("strong")).to_have_text("white")
    expect(page.get_by_role("region", name="The question", exact=True)).to_contain_text("1 picture")
    body = upstream.asked[0].body
    assert "Name 2 colours. WARM" in upstream.asked[0].text and len(upstream.asked[0].pictures) == 1, upstream.asked[0].text
    assert body["messages"][0] == {"role": "system", "content": "Be brief."}, body["messages"][0]
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


@test("an answer that takes long is looked for again", **BOTH)
def _(stage, scripts):
    upstream = stage.upstream()
    script = upstream.script("A red ")
    page = stage.page(stage.server(upstream), scripts)
    page.goto("recipes/try?recipe=describe")
    choose(page, ("cup.jpg", photo("red")))
    press(page, "Ask")
    expect(page.get_by_role("button", name="Look again")).to_be_visible()
    script.say("cup.")
    script.end()
    press(page, "Look again")
    expect(page.get_by_role("region", name="The answer", exact=True)).to_contain_text("A red cup.")
    assert len(upstream.asked) == 1


def states(stage, page, upstream):
    """The pages one after the other, by what they show."""
    page.goto("")
    yield "form, plain"
    page.get_by_role("radio", name="Product").check(force=True)
    yield "form, parameters"
    choose(page, ("cup.jpg", photo("red")))
    send(page)
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)
    yield "form, parameter missing"
    page.goto("recipes/try")
    yield "try, empty"
    page.goto("recipes/try?recipe=product")
    yield "try, loaded"
    press(page, "Show the question")
    expect(field(page, "parameter.thing-fault")).to_be_visible()
    yield "try, value missing"
    field(page, "parameter.thing").fill("cup")
    press(page, "Show the question")
    expect(page.get_by_role("region", name="The question", exact=True)).to_be_visible()
    yield "try, shown"
    choose(page, ("cup.jpg", photo("red")))
    press(page, "Ask")
    expect(page.get_by_role("region", name="The answer", exact=True)).to_be_visible()
    yield "try, answered"
    upstream.play(Refuses(400, "no"))
    press(page, "Ask")
    expect(page.get_by_role("region", name="The answer", exact=True).locator(".note-failure")).to_be_visible()
    yield "try, failed"
    script = upstream.script("A red ")
    press(page, "Ask")
    expect(page.get_by_role("button", name="Look again")).to_be_visible()
    yield "try, waiting"
    script.end()
    field(page, "operations").fill('{"tone": [{"type": "Shout"}]}')
    press(page, "Show the question")
    expect(field(page, "operations-fault")).to_be_visible()
    yield "try, operation wrong"
    field(page, "operations").fill("")
    choose(page, ("torn.jpg", broken()))
    press(page, "Ask")
    expect(field(page, "image-fault")).to_be_visible()
    yield "try, picture damaged"


@test("axe finds nothing in any state", **BOTH)
def _(stage, scripts):
    upstream = stage.upstream()
    server = cook(stage, upstream, json.dumps(PRODUCT))
    lines = []
    for settings in ({}, LOOKS["phone"]):
        upstream.play(Says("A **red** cup.\n\n| a | b |\n|---|---|\n| 1 | 2 |"))
        page = tab(stage, server, scripts, **settings)
        for state in states(stage, page, upstream):
            lines += look(page, state, dark=TAGS)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide > 0:
                lines.append(f"{state}: {wide} pixels too wide")
    assert not lines, "\n".join(lines)


@test("on a telephone what can be touched is 44 pixels high")
def _(stage):
    upstream = stage.upstream()
    page = tab(stage, cook(stage, upstream, json.dumps(PRODUCT)), True, **LOOKS["phone"])
    page.goto("recipes/try?recipe=product")
    for part in page.locator("main :is(button, select, input:not([type=hidden], [type=checkbox]), textarea, summary)").all():
        if part.is_visible():
            assert part.bounding_box()["height"] >= 43.9, part.evaluate("node => node.outerHTML")


@test("pictures of them, where somebody wants some", look_like=list(LOOKS))
def _(stage, look_like):
    if not os.environ.get("VIGNETTE_SHOTS"):
        return
    folder = Path(os.environ["VIGNETTE_SHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    upstream = stage.upstream()
    page = tab(stage, cook(stage, upstream, json.dumps(PRODUCT)), True, **LOOKS[look_like])
    for state in states(stage, page, upstream):
        page.screenshot(path=folder / f"recipes-{state.replace(', ', '-').replace(' ', '-')}.{look_like}.png", full_page=True)


run()
