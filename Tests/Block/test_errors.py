"""What an endpoint does wrong, row by row: as many questions as the library asks, its form of an error around ours."""
import ast
import re
import sys
from concurrent.futures import ThreadPoolExecutor

import library
import route
from recorder import Recorder, Reply, says
from rows import COMMON
from server import Server

KEY = "sk-of-the-step"
# The endpoint's own words, which go into no answer.
WORDS = "kaboom"


def error(code, **fields):
    """A refusal with the endpoint's own words, and the key that came with the question."""
    said = {"message": f"{WORDS} for {KEY}", "type": WORDS, "param": None, "code": WORDS}
    return Reply(code, {"error": said}, **fields)


def choices(*given, **more):
    return Reply(200, {"id": "c", "object": "chat.completion", "created": 1, "model": "painter",
                       "choices": list(given), **more})


# What the endpoint answers, how often the library asks, and which of our codes tell of it.
ENVELOPE = re.compile(r"Error code: (\d{3}) - (\{.*\})", re.DOTALL)
TABLE = {
    "400": (error(400), 1, {"upstream_error"}),
    "401": (error(401), 1, {"upstream_auth"}),
    "403": (error(403), 1, {"upstream_auth", "upstream_error"}),
    "404": (error(404), 1, {"upstream_error", "model_not_found"}),
    "408": (error(408), 3, {"upstream_timeout", "upstream_error"}),
    "409": (error(409), 3, {"upstream_error"}),
    "422": (error(422), 1, {"upstream_error"}),
    "429": (error(429), 3, {"rate_limited"}),
    "500": (error(500), 3, {"upstream_error"}),
    "502": (error(502), 3, {"upstream_error", "upstream_overloaded"}),
    "503": (error(503), 3, {"upstream_overloaded"}),
    "400, not JSON": (Reply(400, f"{WORDS} exploded".encode(), "text/plain"), 1, {"upstream_error"}),
    "500, not JSON": (Reply(500, f"<h1>{WORDS}</h1> {KEY}".encode(), "text/html"), 3, {"upstream_error"}),
    "404, empty": (Reply(404), 1, {"upstream_error", "model_not_found"}),
    "500, empty": (Reply(500), 3, {"upstream_error"}),
    "400, an error that is text": (Reply(400, {"error": WORDS}), 1, {"upstream_error"}),
    "400, a list": (Reply(400, [WORDS]), 1, {"upstream_error"}),
    "429, x-should-retry false": (error(429, x_should_retry="false"), 1, {"rate_limited"}),
    "400, x-should-retry true": (error(400, x_should_retry="true"), 3, {"upstream_error"}),
    "503, Retry-After 1": (error(503, Retry_After=1), 3, {"upstream_overloaded"}),
    "429, Retry-After 3600": (error(429, Retry_After=3600), 3, {"rate_limited"}),
    "429, Retry-After 0": (error(429, Retry_After=0), 3, {"rate_limited"}),
    "429, retry-after-ms": (error(429, retry_after_ms=700), 3, {"rate_limited"}),
    "no answer": (Reply(drops=True), 3, {"upstream_unreachable", "upstream_error", "answer_interrupted"}),
    "no choices": (choices(), 1, {"empty_answer", "upstream_error"}),
    "choices missing": (Reply(200, {"id": "c", "object": "chat.completion"}), 1, {"empty_answer", "upstream_error"}),
    "no choices, an error": (choices(error={"message": f"{WORDS} {KEY}"}), 1, {"empty_answer", "upstream_error"}),
    "content null": (says(None), 1, {"empty_answer"}),
    "content null, cut": (says(None, "length"), 1, {"empty_answer"}),
    "200, text/html": (Reply(200, f"<h1>{WORDS}</h1>".encode(), "text/html"), 1, {"upstream_error", "empty_answer"}),
    "200, empty": (Reply(200), 1, {"upstream_error", "empty_answer"}),
    "content empty": (says(""), 1, None),
    "one refusal, then an answer": ([error(500), says("Fine.")], 2, None),
    "two refusals, then an answer": ([error(429), error(503), says("Fine.")], 3, None),
}
# The library says these without a status; so do we, with our own words behind them where it quotes the endpoint.
FORMS = {
    "no answer": r"Connection error\.",
    "no choices": r"API returned no choices\. Details: .+",
    "choices missing": r"API returned no choices\. Details: .+",
    "no choices, an error": r"API returned no choices\. Details: .+",
    "content null": r"API returned empty message content \(finish_reason=stop\)\.",
    "content null, cut": r"API returned empty message content \(finish_reason=length\)\.",
}


def tried(name, server, place):
    replies, count, codes = TABLE[name]
    replies = replies if isinstance(replies, list) else [replies]
    step = {**COMMON, "base_url": place.url, "prompt": "Say something.", "api_key": KEY}
    place.play(*replies)
    theirs, their_times = library.ask(step, {}), [heard.at for heard in place.taken()]
    place.play(*replies)
    answer, our_times = route.ask(server, step, {}), [heard.at for heard in place.taken()]
    found = []
    if (len(their_times), len(our_times)) != (count, count):
        found.append(f"{len(their_times)} questions there, {len(our_times)} here, {count} wanted")
    waits = [[later - earlier for earlier, later in zip(times, times[1:])] for times in (their_times, our_times)]
    wanted = 1 if "Retry-After 1" in name else 0.7 if "retry-after-ms" in name else 0.35
    if any(wait < wanted for wait in waits[1]) or any(b > 3 * a + 1 for a, b in zip(*waits)):
        found.append(f"waits {waits[0]} there, {waits[1]} here")
    if answer.status != 200 or set(answer.body) != {"output", "error_status"}:
        return [*found, f"{theirs} there, {answer} here"], theirs, answer.raw.decode()
    if any(secret.encode() in answer.raw for secret in (WORDS, KEY)):
        found.append(f"the endpoint's words: {answer}")
    status = answer.body["error_status"]
    if codes is None:
        found += [] if answer.body == theirs else [f"{theirs} there, {answer} here"]
    elif answer.body["output"] or not status:
        found.append(f"{theirs} there, {answer} here")
    else:
        found += formed(name, status, codes)
    return found, theirs, status


def formed(name, status, codes):
    if name in FORMS and re.fullmatch(FORMS[name], status, re.DOTALL):
        return []
    match = ENVELOPE.fullmatch(status)
    if not match:
        return [f"form: {status!r}"]
    value = ast.literal_eval(match[2])
    if list(value) != ["error"] or list(value["error"]) != ["message", "type", "param", "code"]:
        return [f"envelope: {status!r}"]
    if value["error"]["code"] not in codes:
        return [f"code: {status!r}, wanted one of {sorted(codes)}"]
    return [] if match[2] == repr(value) and int(match[1]) >= 400 else [f"not as Python writes it: {status!r}"]


def main():
    wanted = [name for name in TABLE if not sys.argv[1:] or name in sys.argv[1:]]
    failed = 0
    with Recorder() as recorder:
        places = {name: recorder.place(f"row{number}") for number, name in enumerate(TABLE)}
        urls = ",".join(place.url for place in places.values())
        with Server(places[wanted[0]].url, block_base_urls=urls) as server:
            with ThreadPoolExecutor(len(TABLE)) as pool:
                results = list(pool.map(lambda name: tried(name, server, places[name]), wanted))
    for name, (found, theirs, ours) in zip(wanted, results):
        failed += bool(found)
        print(f"{'FAILED ' if found else 'ok     '} {name}: {theirs['error_status'] or theirs['output']!r}\n"
              f"            {ours}")
        print("".join(f"    | {entry[:900]}\n" for entry in found), end="")
    print(f"{len(wanted)} rows, {failed} differ")
    sys.exit(1 if failed else 0)


main()
