"""Prompts that grow while they are filled in, and bodies that are no request at all, or a deep one."""
import json

from hostile_chains import asking
from rows import COMMON
from samples import written


def prompts(url):
    """Prompts that grow while they are filled in."""
    def step(name, prompt, **values):
        body = {**COMMON, "base_url": url, "prompt": prompt, "prompt_parameters": values}
        return name, json.dumps({"step": body, "inputs": {}}).encode()
    place = "{{ $parameters.%s }}"
    laughs = {f"p{n}": place % f"p{n + 1}" * 10 for n in range(12)}
    yield step("placeholders that multiply", "".join(place % f"p{n}" for n in range(12)), **laughs)
    yield step("a placeholder that holds itself, 1000 times", (place % "x") * 1000, x=(place % "x") * 1000)
    yield step("50,000 placeholders of 1,000 letters", (place % "x") * 50_000, x="y" * 1000)
    yield step("50,000 names", "".join(place % f"p{n}" for n in range(40_000)), **{f"p{n}": n for n in range(40_000)})
    yield step("a million braces", "{" * 1_000_000, x=1)
    yield step("placeholders that never end", "{{ $parameters." * 100_000, x=1)
    yield step("white space without end", "{{" + " " * 1_000_000, x=1)
    yield step("braces and white space, again and again", ("{{" + " " * 1000) * 1000, x=1)
    yield step("5 MB of white space", " " * 5_000_000, x=1)


def bodies(url):
    """What is no request at all, or a deep one."""
    good = asking(url, 1)
    for depth in [10, 60, 64, 65, 1000, 200_000]:
        yield f"{depth} brackets", b"[" * depth + b"]" * depth
        yield f"{depth} brackets as a value", good.replace(
            b'"$inputs.v": 1', b'"$inputs.v": ' + b"[" * depth + b"]" * depth)
        yield f"{depth} objects in extra_body", good.replace(
            b'"step": {', b'"step": {"extra_body": ' + b'{"a":' * depth + b"1" + b"}" * depth + b",")
    group = b'{"type":"StatementGroup","statements":['
    for depth in [10, 25, 500]:
        filters = b'{"type":"DetectionsFilter","filter_operation":' + group * depth + b"]}" * depth + b"}"
        yield f"{depth} groups", good.replace(b'"prompt_parameters_operations": {"p": []}',
                                              b'"prompt_parameters_operations": {"p": [' + filters + b"]}")
    for name, value in {"digits": b"9" * 1_000_000, "an exponent": b"1e999999999", "NaN": b"NaN", "a lone surrogate":
                        b'"\\ud800"', "no UTF-8": b'"\xff\xfe"', "a NUL": b'"\x00"', "an overlong form": b'"\xc0\x80"',
                        "a fraction": b"0." + b"1" * 100_000}.items():
        yield f"{name} as a value", good.replace(b'"$inputs.v": 1', b'"$inputs.v": ' + value)
    yield "a member twice", good.replace(b'"step": {', b'"step": {}, "step": {')
    yield "more behind the end", good + b"{}"
    yield "a byte order mark", b"\xef\xbb\xbf" + good
    for body in [b"", b"null", b"[]", b"{}", b'"step"', b"{", good[:-5], b'{"step": null}', b'{"step": []}',
                 b'{"step": {}}', b'{"step": {}, "inputs": []}', b'{"inputs": {}}',
                 good.replace(b'"inputs"', b'"Inputs"')]:
        yield f"{body[:30]!r}", body
    for name, value in {"no picture": "aGVsbG8=", "no base64": "%%%", "an address": "http://127.0.0.1/x.png",
                        "a number": 5, "a file": "/etc/passwd", "null": None,
                        "a cut one": written("@photo.jpg")[:2000]}.items():
        for kind in ["base64", "jpeg", "part", "timestamp", "url"]:
            yield f"a value of type {kind}: {name}", asking(url, {"type": kind, "value": value})
