"""How recipes look in the form, and the page on which they are written, in every state."""
import json
import os
from pathlib import Path

from playwright.sync_api import expect

from axe import TAGS, look
from gestures import choose, send
from pictures import broken, photo
from recipes import PRODUCT, cook, field, press, tab
from stage import Skipped
from testing import run, test
from upstream import Refuses, Says

BOTH = {"scripts": [False, True]}
LOOKS = {
    "light": {"viewport": {"width": 1300, "height": 900}},
    "dark": {"viewport": {"width": 1300, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
}


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


@test("pictures of them", look_like=list(LOOKS))
def _(stage, look_like):
    if not os.environ.get("VIGNETTE_SHOTS"):
        raise Skipped("VIGNETTE_SHOTS names no folder")
    folder = Path(os.environ["VIGNETTE_SHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    upstream = stage.upstream()
    page = tab(stage, cook(stage, upstream, json.dumps(PRODUCT)), True, **LOOKS[look_like])
    for state in states(stage, page, upstream):
        page.screenshot(path=folder / f"recipes-{state.replace(', ', '-').replace(' ', '-')}.{look_like}.png", full_page=True)


run()
