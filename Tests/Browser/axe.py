"""Asks axe what is wrong with a page, in both themes."""
from importlib.resources import files

SOURCE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
ASK = """(names) => axe.run(document, { runOnly: { type: names.includes("wcag2a") ? "tag" : "rule", values: names },
    resultTypes: ["violations"] })
    .then((found) => found.violations.map(({ id, impact, help, nodes }) => ({ id, impact, help,
        nodes: nodes.map(({ target, failureSummary }) => [target.join(" "), failureSummary]) })))"""


# What can differ by the theme alone.
COLOURS = ["color-contrast", "link-in-text-block"]
# axe takes what lies below a page that paints no ground to be white; in truth it is the canvas of its theme.
GROUND = """() => { const root = document.documentElement;
    if (["html", "body"].every((name) => getComputedStyle(document.querySelector(name)).backgroundColor
        === "rgba(0, 0, 0, 0)")) root.style.backgroundColor = "Canvas"; }"""


def look(page, what, dark=TAGS):
    """Lines of what is wrong, in both themes."""
    lines = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        # By the protocol and not by the page, whose policy allows no script but its own.
        if not page.evaluate("typeof axe !== 'undefined'"):
            page.evaluate(SOURCE)
        page.evaluate(GROUND)
        for found in page.evaluate(ASK, TAGS if theme == "light" else dark):
            target, summary = found["nodes"][0]
            lines.append(f"{what}, {theme}: {found['id']} ({found['impact']}), {len(found['nodes'])} x {target}: "
                         + " ".join(summary.split())[:260])
    return lines
