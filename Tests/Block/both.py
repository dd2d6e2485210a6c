"""A manifest through the real block and through ours, before the same recorder."""
import sys

import library
import route
from comparing import differences
from recorder import Recorder, says
from rows import read
from server import Server

# What is known to differ, and why.
DEVIATIONS = {
    "image-order": "pictures of several placeholders: the library sends them in an order left to chance, we in that of "
                   "their first appearance",
    "too-many": "more than 4 pictures: refused here, nothing is sent",
    "prepared": "raw JPEG bytes that the gate does not pass (here: EXIF): prepared again, nothing private goes out",
    "large": "a side over 2048: made smaller here",
    "small": "a side under 32: enlarged here, since models refuse such pictures",
    "clear": "transparency: the library shows the colours that nobody sees, we lay the picture on white",
    "own-key": "no key in the step: the configured endpoint gets the server's key, where the library sends `no-key`",
    "body": "messages, stream and n in extra_body: refused here, the library sends them",
    "nul": "a NUL in a text: refused here, since services behind this server take it for the text's end",
    "elsewhere": "a base URL that the server does not know: refused here",
}
REFUSED = ("too-many", "body", "nul", "elsewhere")


def through(server, places, row):
    """What differs, as sentences."""
    for place in places:
        place.taken()
        place.play(says("A small boat." if row.answer is None else row.answer, row.finish))
    try:
        theirs = library.ask(row.step, row.inputs)
    except library.Refused as refusal:
        theirs = refusal
    their_questions = [heard for place in places for heard in place.taken()]
    answer = route.ask(server, row.step, row.inputs, row.multipart)
    our_questions = [heard for place in places for heard in place.taken()]
    if isinstance(theirs, library.Refused) != row.refused and row.deviation not in REFUSED:
        return [f"{theirs!r} there, which the row does not expect"]
    if row.refused or row.deviation in REFUSED:
        return refused(theirs, answer, our_questions, row)
    found = []
    if answer.status != 200:
        return [f"{theirs} there, {answer} here"]
    if answer.body != theirs:
        found.append(f"answer: {theirs} there, {answer.body} here")
    if len(their_questions) != 1 or len(our_questions) != 1:
        return found + [f"{len(their_questions)} questions there, {len(our_questions)} here"]
    return found + differences(their_questions[0], our_questions[0], row)


def refused(theirs, answer, questions, row):
    """Where there is nothing to be compared: nothing was sent, and the answer says why."""
    found = [f"{len(questions)} questions here, none wanted"] if questions else []
    if answer.status not in (400, 415, 422):
        return found + [f"{theirs!r} there, {answer} here"]
    if row.deviation == "too-many" and answer.problem["code"] != "too_many_pictures":
        found.append(f"{answer}, wanted too_many_pictures")
    if not answer.problem.get("field") and row.deviation not in ("too-many", "nul"):
        found.append(f"no field: {answer}")
    return found


def all_of(rows, server, places, least):
    """Sends all of them, prints what differs, and returns how many do. Fewer than `least` are a failure, too."""
    failed, used, count = 0, {}, 0
    for row in rows:
        count += 1
        found = through(server, places, row)
        if row.deviation in DEVIATIONS:
            used.setdefault(row.deviation, []).append(row.name)
        if found:
            failed += 1
            print(f"FAILED  {row.name}\n" + "".join(f"    | {entry[:900]}\n" for entry in found), end="", flush=True)
    if count < least:
        failed += 1
        print(f"FAILED  only {count} rows of at least {least}")
    print(f"{count} manifests, {failed} differ; known deviations of {sum(map(len, used.values()))}:")
    for name, rows_with in used.items():
        print(f"    {DEVIATIONS[name]} ({', '.join(rows_with)})")
    return failed


def main(name, least):
    """Every row of a file, through both, and no key in the log."""
    with Recorder() as recorder:
        home, other = recorder.place("home"), recorder.place("other")
        with Server(home.url, OPENAI_API_KEY="sk-of-the-server", block_base_urls=other.url) as server:
            rows = read(name, {"HOME": home.url, "OTHER": other.url})
            failed = all_of(rows, server, [home, other], least=1 if sys.argv[1:] else least)
            log = "\n".join(server.log())
            for key in ["sk-of-the-server", "sk-of-the-step"]:
                if key in log:
                    failed += 1
                    print(f"FAILED  the log holds {key}")
    sys.exit(1 if failed else 0)
