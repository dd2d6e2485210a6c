"""Recipes of the tests, and what people do where they are written and tried."""
import re
from pathlib import Path

from server import Server

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
