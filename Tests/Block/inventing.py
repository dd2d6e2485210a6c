"""Requests made up by chance, the same for the same seed: most nearly right, some far from it."""
import json

from hostile_chains import SMALL, asking, found, nested
from rows import COMMON
from verdicts import CHAINS, OPERATIONS, PLAIN, STATEMENTS, VALUES

WORDS = ["", "x", "car", "frame 12", "ΑΣ", "straße", "🚤", "\u2028", "1", "0.5", "nan", "1e400", "true",
         "{{ $parameters.q }}", "2026-01-02T03:04:05Z", "$inputs.v", "\x00", "a" * 300, " \t\n"]
FIELDS = ["type", "name", "base_url", "model_name", "api_key", "system_prompt", "prompt", "prompt_parameters",
          "prompt_parameters_operations", "max_tokens", "temperature", "extra_body"]
NUMBERS = [0, 1, -1, 2, 3.5, -0.0, 1e308, 5e-324, 10 ** 20, -(10 ** 50), 2 ** 63, 2 ** 53 + 1, 0.1]


def value(chance, depth=3):
    """What may stand for a parameter."""
    pick = chance.random()
    if pick < 0.3:
        return chance.choice(WORDS)
    if pick < 0.5:
        return chance.choice(NUMBERS)
    if pick < 0.6:
        return chance.choice([None, True, False])
    if pick < 0.68:
        return found(chance.randrange(6))
    if pick < 0.72:
        return chance.choice([SMALL, {"type": "timestamp", "value": chance.choice(WORDS)},
                              {"type": "base64", "value": "x"},
                              {"type": chance.choice(["jpeg", "part", "url"]), "value": chance.choice(WORDS)}])
    if depth == 0:
        return []
    if pick < 0.88:
        return [value(chance, depth - 1) for _ in range(chance.randrange(5))]
    return {chance.choice(WORDS): value(chance, depth - 1) for _ in range(chance.randrange(4))}


def chain(chance, depth=3):
    """Operations one after the other, a few of them with a bad field."""
    made = []
    for _ in range(chance.randrange(5)):
        if chance.random() < 0.3:
            made.append({"type": chance.choice(PLAIN)})
            continue
        name = chance.choice(list(OPERATIONS))
        fields = {field: chance.choice(values) for field, values in OPERATIONS[name].items() if chance.random() < 0.95}
        if name == "SequenceApply" and depth:
            fields = {"operations": chain(chance, depth - 1)}
        elif name in ("Multiply", "Divide"):
            fields = {"other": chance.choice(NUMBERS)}
        elif name == "DetectionsFilter" and chance.random() < 0.7:
            fields = {"filter_operation": STATEMENTS[chance.choice([5, 6, 7, 19, 20])]}
        made.append({"type": name, **fields})
    return made if chance.random() < 0.97 else chance.choice(CHAINS)


def request(chance, url):
    """One body."""
    pick = chance.random()
    if pick < 0.6:
        body = asking(url, value(chance), *as_list(chain(chance)), prompt=prompt(chance))
    elif pick < 0.85:
        body = json.dumps(manifest(chance, url)).encode()
    elif pick < 0.9:
        body = asking(url, value(chance), *nested(as_list(chain(chance)), chance.randrange(40)))
    else:
        body = damaged(chance, asking(url, value(chance), *as_list(chain(chance))))
    return body


def as_list(made):
    return made if isinstance(made, list) else [made]


def prompt(chance):
    parts = ["{{ $parameters.p }}", "{{$parameters.q}}", "{{", "}}", "$parameters.", " ", "é",
             "{{\n$parameters.p\u2003}}"]
    return "".join(chance.choice(parts) for _ in range(chance.randrange(6)))


def manifest(chance, url):
    """A step in which one or several fields have any value."""
    step = {**COMMON, "base_url": url, "prompt": prompt(chance), "prompt_parameters": {"p": "$inputs.v", "q": 1}}
    for name in chance.sample(FIELDS, chance.randrange(1, 4)):
        step[name] = chance.choice(VALUES)
    inputs = {name: value(chance) for name in ["$inputs.v", "$inputs.x", "$steps.a.b"] if chance.random() < 0.8}
    return {"step": step, "inputs": inputs if chance.random() < 0.95 else chance.choice(VALUES)}


def damaged(chance, body):
    """A few bytes changed, cut out or put in twice."""
    made = bytearray(body)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(made) + 1)
        length = chance.choice([1, 1, 2, 8, 100])
        made[place:place + length] = chance.choice([
            b"", bytes([chance.randrange(256)]), made[place:place + length] * 2, b'"', b"\\", b"{", b"[", b"1e9",
            b"\\u0000"])
    return bytes(made)
