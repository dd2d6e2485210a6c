"""Narrow windows, large letters, calm: no page asks to be scrolled sideways, loses words or moves."""
from gallery import Gallery, open_all
from testing import run, test

# What sticks out: nothing may be wider than the window but what scrolls by itself.
WIDE = """() => {
    const root = document.scrollingElement;
    const isWide = root.scrollWidth > root.clientWidth;
    const out = [...document.querySelectorAll("body *")].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.right > root.clientWidth + 1 && !element.closest(".visually-hidden, .skip");
    }).slice(0, 3).map((element) => `${element.localName}.${element.className}`);
    return isWide ? [root.scrollWidth, root.clientWidth, ...out] : null;
}"""
# Words that are cut by the box that they stand in, with no way to get at them.
CUT = """() => [...document.querySelectorAll("body *")].filter((element) => {
    const style = getComputedStyle(element);
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    if (element.closest(".visually-hidden") || !element.innerText?.trim() || !element.getClientRects().length) return false;
    if (element.clientWidth <= 1 || style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") return false;
    return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map((element) => `${element.localName}.${element.className}: ${element.innerText.slice(0, 40)}`)"""
MOVING = """() => document.getAnimations().filter((animation) => animation.playState === "running"
    && animation.effect.getComputedTiming().activeDuration > 20).map((animation) => String(animation.animationName
    ?? animation.transitionProperty))"""
SMALL = """() => [...document.querySelectorAll("a.button, button, summary.button, select, input:not([type=hidden])")]
    .filter((element) => element.getClientRects().length && !element.closest(".visually-hidden")
        && getComputedStyle(element).opacity !== "0")
    .filter((element) => {
        const box = (element.labels?.length && ["radio", "checkbox"].includes(element.type) ? element.labels[0] : element)
            .getBoundingClientRect();
        return box.height < 43.5 || box.width < 43.5;
    }).map((element) => `${element.localName}.${element.className} ${element.id} ${element.innerText?.slice(0, 20)} `
        + `${element.getBoundingClientRect().width}x${element.getBoundingClientRect().height}`)"""


def every_page(stage, gallery, see, **settings):
    """What `see` finds wrong, on every page in every state."""
    wrong = []
    page = gallery.owner(**settings)
    for state in gallery.states:
        gallery.visit(page, state)
        wrong += [(state, found) for found in [see(page)] if found]
        open_all(page)
        wrong += [(f"{state}, unfolded", found) for found in [see(page)] if found]
    for state in gallery.forms:
        tab = stage.page(gallery.server, **settings)
        gallery.visit_form(tab, state)
        wrong += [(state, found) for found in [see(tab)] if found]
    return wrong


@test("on a narrow telephone nothing is scrolled sideways, too small for a finger, or moving for those who asked for that")
def _(stage):
    def see(page):
        return (page.evaluate(WIDE) or []) + page.evaluate(SMALL) + page.evaluate(MOVING)

    wrong = every_page(stage, Gallery(stage), see, viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    assert not wrong, wrong


@test("at half a window no page is scrolled sideways")
def _(stage):
    wrong = every_page(stage, Gallery(stage), lambda page: page.evaluate(WIDE), viewport={"width": 640, "height": 640})
    assert not wrong, wrong


@test("letters of twice the size fit, and no word is cut off")
def _(stage):
    def see(page):
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        return (page.evaluate(WIDE) or []) + page.evaluate(CUT)

    wrong = every_page(stage, Gallery(stage), see, viewport={"width": 1280, "height": 900})
    assert not wrong, wrong


run()
