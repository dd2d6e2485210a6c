"""Two questions on the wire, the library's and ours: what differs between them."""
from samples import COLOURS, Seen

FIELDS = ["authorization", "content-type", "openai-organization", "openai-project"]


def differences(theirs, ours, row):
    """Sentences, none where both are alike. Known deviations are left out where the row names them."""
    found = [f"{name}: {getattr(theirs, name)!r} there, {getattr(ours, name)!r} here"
             for name in ["method", "path"] if getattr(theirs, name) != getattr(ours, name)]
    for name in FIELDS:
        one, other = theirs.fields.get(name), ours.fields.get(name)
        if one != other and not (name == "authorization" and row.deviation == "own-key"):
            found.append(f"field {name}: {one!r} there, {other!r} here")
    their_pictures, our_pictures = [], []
    one, other = apart(theirs.body, their_pictures), apart(ours.body, our_pictures)
    found += unlike(one, other, "body")
    if row.text is not None:
        parts = [part["text"] for part in other["messages"][-1]["content"] if part["type"] == "text"]
        if parts != ([row.text] if row.text else []):
            found.append(f"text: {parts!r}, wanted {row.text!r}")
    return found + between(their_pictures, our_pictures, row)


def apart(value, pictures):
    """The body without its pictures, which are put into a list."""
    if isinstance(value, list):
        return [apart(item, pictures) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") == "image_url":
        pictures.append(Seen(value["image_url"]["url"]))
        return {**value, "image_url": {**value["image_url"], "url": "a picture"}}
    return {name: apart(item, pictures) for name, item in value.items()}


def unlike(one, other, path):
    if isinstance(one, dict) and isinstance(other, dict):
        found = [f"{path}: {sorted(set(one) ^ set(other))} on one side"] if set(one) != set(other) else []
        return found + [entry for name in one if name in other
                        for entry in unlike(one[name], other[name], f"{path}.{name}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [entry for n, pair in enumerate(zip(one, other)) for entry in unlike(*pair, f"{path}[{n}]")]
    # 1 and 1.0 are the same number on the wire, but true is not 1.
    same = one == other and isinstance(one, bool) == isinstance(other, bool)
    return [] if same else [f"{path}: {one!r} there, {other!r} here"]


def between(theirs, ours, row):
    """What differs between the pictures."""
    if len(theirs) != len(ours):
        return [f"{len(theirs)} pictures there, {len(ours)} here"]
    found = []
    if row.order:
        wanted = [COLOURS[name] for name in row.order]
        if len(wanted) != len(ours) or not all(seen.near(mean) for seen, mean in zip(ours, wanted)):
            found.append(f"order: {ours}, wanted {row.order}")
    if row.deviation == "image-order":
        theirs, ours = (sorted(side, key=lambda seen: seen.mean) for side in (theirs, ours))
    for number, (one, other) in enumerate(zip(theirs, ours)):
        if (one.kind, one.format) != (other.kind, other.format):
            found.append(f"picture {number}: {one} there, {other} here")
        if one.size != other.size and row.deviation not in ("large", "small"):
            found.append(f"picture {number}: {one.size} there, {other.size} here")
        if not one.near(other.mean) and row.deviation != "clear":
            found.append(f"picture {number}: {one} there, {other} here")
        if one.bytes != other.bytes and row.exact:
            found.append(f"picture {number}: {len(one.bytes)} bytes there, {len(other.bytes)} others here")
    return found
