"""Pictures of every page in every state, for people to look at: VIGNETTE_SHOTS names the folder."""
import os
from pathlib import Path

from gallery import UNFINISHED, Gallery
from stage import Skipped
from testing import run, test

LOOKS = {
    "light": {}, "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True},
    "phone-dark": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True,
                   "has_touch": True, "color_scheme": "dark"},
}


def folder():
    if not os.environ.get("VIGNETTE_SHOTS"):
        raise Skipped("VIGNETTE_SHOTS names no folder")
    path = Path(os.environ["VIGNETTE_SHOTS"])
    path.mkdir(parents=True, exist_ok=True)
    return path


def shoot(page, look, state):
    name = state.replace(", ", "-").replace(" ", "-")
    page.screenshot(path=folder() / f"{name}.{look}.png", full_page=state not in UNFINISHED or "phone" in look)


@test("pages in every state", look=list(LOOKS))
def _(stage, look):
    folder()
    gallery = Gallery(stage)
    page = gallery.owner(**LOOKS[look])
    for state in gallery.states:
        gallery.visit(page, state)
        shoot(page, look, state)
    for state in gallery.forms:
        tab = stage.page(gallery.server, **LOOKS[look])
        gallery.visit_form(tab, state)
        shoot(tab, look, state)
    gallery.visit(page, "done")
    page.locator("details.menu > summary").first.click()
    shoot(page, look, "done, share")


@test("a page as it is printed")
def _(stage):
    folder()
    gallery = Gallery(stage)
    page = gallery.owner()
    gallery.visit(page, "done")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})
    shoot(page, "print", "done")
    page.pdf(path=folder() / "done.print.pdf")


run()
