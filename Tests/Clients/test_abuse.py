"""Bodies that mean no good, on both APIs: refused in the form of each, at once, and nothing goes to the endpoint."""
import base64
import json
import time

from raw import head_only, message_of, post
from service import Says
from shots import filled
from testing import run, test

PATHS = ["/v1/chat/completions", "/api/chat", "/api/generate"]
GOOD = {path: {"model": "painter", "messages": [{"role": "user", "content": "A?"}]} for path in PATHS[:2]}
GOOD["/api/generate"] = {"model": "painter", "prompt": "A?"}


def with_member(path, text):
    """A good body whose last member is this text."""
    return json.dumps(GOOD[path])[:-1].encode() + b", " + text + b"}"


def broken(path):
    """Name and body of each that is refused with 400."""
    good = json.dumps(GOOD[path]).encode()
    yield "nothing", b""
    yield "blanks", b" \r\n\t"
    yield "a byte order mark", b"\xef\xbb\xbf" + good
    yield "UTF-16", good.decode().encode("utf-16")
    yield "trailing bytes", good + b" x"
    yield "two values", good + good
    yield "cut in the middle", good[:-1]
    yield "an array", b"[" + good + b"]"
    yield "a string", b'"painter"'
    yield "null", b"null"
    yield "a number", b"17"
    yield "depth 10,000", with_member(path, b'"x": ' + b"[" * 10_000 + b"]" * 10_000)
    yield "depth 10,000, never closed", b'{"messages": ' + b"[" * 10_000
    yield "objects 10,000 deep", with_member(path, b'"x": ' + b'{"a":' * 10_000 + b"1" + b"}" * 10_000)
    yield "1,000,000 keys", with_member(path, b'"x": {' + b",".join(b'"%d":1' % n for n in range(1_000_000)) + b"}")
    yield "1,000,000 values", with_member(path, b'"x": [' + b",".join([b"1"] * 1_000_000) + b"]")
    yield "the same key twice", with_member(path, b'"model": "painter"')
    yield "the same key twice, once escaped", with_member(path, b'"mode\\u006c": "painter"')
    yield "the same key twice, deep inside", with_member(path, b'"x": [{"a": 1, "a": 2}]')
    yield "a lone high surrogate", with_member(path, b'"x": "\\ud83d"')
    yield "a lone low surrogate", with_member(path, b'"x": "\\ude00 a"')
    yield "surrogates the wrong way round", with_member(path, b'"x": "\\ude00\\ud83d"')
    yield "a raw NUL in a string", with_member(path, b'"x": "a\0b"')
    yield "a NUL as an escape", with_member(path, b'"x": "a\\u0000b"')
    yield "a NUL between values", good[:-1] + b"\0}"
    yield "a raw line feed in a string", with_member(path, b'"x": "a\nb"')
    yield "broken UTF-8", with_member(path, b'"x": "\xff\xfe"')
    yield "a surrogate in UTF-8", with_member(path, b'"x": "\xed\xa0\x80"')
    yield "a long form in UTF-8", with_member(path, b'"x": "\xc0\xaf"')
    yield "NaN", with_member(path, b'"temperature": NaN')
    yield "a leading zero", with_member(path, b'"temperature": 01')
    large = b'"temperature": 1e999'
    yield "1e999", with_member(path, b'"options": {' + large + b"}" if path.startswith("/api") else large)
    yield "single quotes", good.replace(b'"', b"'")
    yield "a comment", good[:-1] + b"/* */}"
    yield "a trailing comma", good[:-1] + b",}"


@test("what is no JSON that we take is 400 in the form of the API, and quick", path=PATHS)
def no_json(stage, path):
    server, service = stage.pair()
    slow = []
    for name, body in broken(path):
        status, _, answer, seconds = post(server, path, body)
        assert status == 400, (name, status, answer[:300])
        message_of(path, answer)
        if seconds > 1:
            slow.append((name, round(seconds, 2)))
    assert not slow, slow
    assert not service.asked and post(server, path, json.dumps(GOOD[path]))[0] == 200


@test("an emoji as two escapes, large and long numbers and escaped slashes are good JSON and go on as they are")
def odd_but_good(stage):
    server, service = stage.pair()
    path = PATHS[0]
    member = b'"x": ["\\ud83d\\ude00", 123456789012345678901234567890, 1.000000000000000000001, "\\/"]'
    status, _, answer, _ = post(server, path, with_member(path, member))
    assert status == 200, answer
    assert member in service.last.raw or member.replace(b", ", b",") in service.last.raw, service.last.raw


@test("strings of 30 MB: taken where the limit is beyond them, else 413; in time that grows with them", path=PATHS)
def long_strings(stage, path):
    server, service = stage.pair()
    body = json.dumps(GOOD[path]).replace("A?", "A" * 30_000_000).encode()
    status, _, answer, seconds = post(server, path, body)
    assert status in (200, 400, 413) and seconds < 5, (status, seconds, answer[:200])
    if status == 200:
        assert b"A" * 30_000_000 in service.last.raw
    escaped = json.dumps(GOOD[path]).replace("A?", "\\u0041" * 5_000_000).encode()
    status, _, answer, seconds = post(server, path, escaped)
    assert status in (200, 400) and seconds < 5, (status, seconds, answer[:200])
    small = stage.server(service, max_upload_mb="1")
    status, _, answer, _ = post(small, path, body)
    assert status == 413 and message_of(path, answer), (status, answer)


@test("thirty megabytes of escapes in place of a picture are refused without a pause")
def escaped_picture(stage):
    server, service = stage.pair()
    url = "data:image/png;base64," + "\\u0041" * 4_000_000
    body = ('{"model":"painter","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"'
            + url + '"}}]}]}').encode()
    status, _, answer, seconds = post(server, PATHS[0], body)
    assert status in (400, 415, 422) and seconds < 3, (status, seconds, answer[:200])
    assert not service.asked


@test("/v1 wants application/json", kind=[
    "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "application/jsonx", "",
    None])
def wrong_types(stage, kind):
    server, service = stage.pair()
    status, _, answer, _ = post(server, PATHS[0], json.dumps(GOOD[PATHS[0]]), kind)
    assert status in (400, 415), (status, answer)
    message_of(PATHS[0], answer)
    assert not service.asked


@test("application/json with parameters and capitals is good")
def good_types(stage):
    server, _ = stage.pair()
    for kind in ["application/json; charset=utf-8", "Application/JSON", "application/json;charset=UTF-8"]:
        assert post(server, PATHS[0], json.dumps(GOOD[PATHS[0]]), kind)[0] == 200, kind


def part(value, role="user"):
    return {"model": "painter", "messages": [{"role": role, "content": [{"type": "text", "text": "A?"}, value]}]}


PNG = base64.b64encode(filled("red")).decode()
PARTS = {
    "video": {"type": "video_url", "video_url": {"url": "data:video/mp4;base64,AAAA"}},
    "audio": {"type": "input_audio", "input_audio": {"data": "AAAA", "format": "wav"}},
    "a file": {"type": "file", "file": {"file_id": "file-1"}},
    "an unknown kind": {"type": "smell", "smell": {}},
    "no kind": {"text": "A?"},
    "an address": {"type": "image_url", "image_url": {"url": "http://example.com/a.png"}},
    "an address in capitals": {"type": "image_url", "image_url": {"url": "HTTPS://EXAMPLE.COM/A.PNG"}},
    "a file's address": {"type": "image_url", "image_url": {"url": "file:///etc/passwd"}},
    "nothing": {"type": "image_url", "image_url": {"url": ""}},
    "an empty data URL": {"type": "image_url", "image_url": {"url": "data:image/png;base64,"}},
    "a data URL of a web page": {"type": "image_url", "image_url": {"url": "data:text/html;base64,PGgxPg=="}},
    "percent signs": {"type": "image_url", "image_url": {"url": "data:image/png,%89PNG"}},
    "no base64": {"type": "image_url", "image_url": {"url": "data:image/png;base64,????"}},
    "base64 with a wrong end": {
        "type": "image_url", "image_url": {"url": f"data:image/png;base64,{PNG.rstrip('=')[:-1]}!"}},
    "a number": {"type": "image_url", "image_url": {"url": 5}},
    "no url": {"type": "image_url", "image_url": {}},
    "null": {"type": "image_url", "image_url": None},
    "detail": {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{PNG}", "detail": "high"}},
}


@test("parts that are no text and no picture sent inline are refused with a sentence", kind=list(PARTS))
def bad_parts(stage, kind):
    server, service = stage.pair()
    for stream in [False, True]:
        status, _, answer, _ = post(server, PATHS[0], json.dumps({**part(PARTS[kind]), "stream": stream}))
        assert status in (400, 415, 422), (status, answer)
        message, code = message_of(PATHS[0], answer)
        assert len(message) > 10 and code, answer
        if kind in ("video", "audio"):
            assert kind in message.lower() or "picture" in message.lower(), message
    assert not service.asked


@test("`detail: auto` asks for nothing and is left out")
def auto_detail(stage):
    server, service = stage.pair()
    value = {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{PNG}", "detail": "auto"}}
    assert post(server, PATHS[0], json.dumps(part(value)))[0] == 200
    assert "detail" not in service.last.body["messages"][0]["content"][1]["image_url"]


@test("five pictures are too many, over all messages too, and four are not")
def too_many(stage):
    server, service = stage.pair()
    picture = {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{PNG}"}}
    for counts in [[5], [3, 2], [1, 1, 1, 1, 1]]:
        messages = [{"role": "user", "content": [picture] * count} for count in counts]
        status, _, answer, _ = post(server, PATHS[0], json.dumps({"model": "painter", "messages": messages}))
        assert status == 400 and message_of(PATHS[0], answer)[1] == "too_many_pictures", answer
        messages = [{"role": "user", "content": "A?", "images": [PNG] * count} for count in counts]
        status, _, answer, _ = post(server, PATHS[1], json.dumps({"model": "painter", "messages": messages}))
        assert status == 400 and message_of(PATHS[1], answer), answer
    assert not service.asked
    four = {"model": "painter", "messages": [{"role": "user", "content": [picture] * 4}]}
    assert post(server, PATHS[0], json.dumps(four))[0] == 200


@test("where to ask and with which key is ours alone: such fields are refused or mean nothing")
def not_theirs(stage):
    thief, service = stage.service(), stage.service()
    server = stage.server(service, OPENAI_API_KEY="sk-own-canary-111122223333")
    for path in PATHS:
        for name, value in [
                ("api_base", thief.url), ("base_url", thief.url), ("api_key", "sk-theirs"), ("api_version", "1"),
                ("extra_headers", {"Authorization": "Bearer sk-theirs"}), ("custom_llm_provider", "openai")]:
            status, _, answer, _ = post(server, path, json.dumps({**GOOD[path], name: value}))
            assert status in (200, 400), (path, name, status, answer)
            if status == 200:
                assert service.last.fields["Authorization"] == "Bearer sk-own-canary-111122223333"
    assert not thief.asked


@test("without a key nothing of a body is read: 401 comes at once, and nobody is told to go on", path=PATHS)
def no_key_no_body(stage, path):
    server = stage.server(stage.service(), api_keys="ann:sk-ann-0123456789abcdef")
    for fields in [[], ["Expect: 100-continue"], ["Authorization: Bearer wrong", "Expect: 100-continue"],
                   ["Authorization: Basic YTpi"], ["Cookie: vignette=abc"]]:
        answer, seconds = head_only(server, path, *fields)
        assert answer.startswith(b"HTTP/1.1 401") and b"100 Continue" not in answer, (fields, answer[:200])
        assert seconds < 1, seconds
    answer, seconds = head_only(server, path, "Authorization: Bearer sk-ann-0123456789abcdef", "Expect: 100-continue")
    assert answer.startswith(b"HTTP/1.1 100"), answer[:200]


@test("a body that is announced too large is refused before it is read", path=PATHS)
def announced(stage, path):
    server = stage.server(stage.service())
    answer, seconds = head_only(server, path, "Expect: 100-continue", length=10_000_000_000)
    assert answer.startswith(b"HTTP/1.1 413") and seconds < 1, answer[:200]
    message_of(path, answer.partition(b"\r\n\r\n")[2])


@test("wrong methods and paths are refused in the form of their API, with what is allowed")
def wrong_places(stage):
    import http.client
    server = stage.server(stage.service())
    for method, path, status in [
            ("GET", "/v1/chat/completions", 405), ("PUT", "/v1/models", 405), ("DELETE", "/api/chat", 405),
            ("GET", "/v1/nothing", 404), ("POST", "/api/nothing", 404), ("POST", "/api/embed", 404)]:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request(method, path, headers={"Content-Type": "application/json", "Content-Length": "0"})
        response = connection.getresponse()
        body = response.read()
        assert response.status == status, (method, path, response.status, body)
        message_of(path, body)
        assert status != 405 or response.getheader("Allow"), path
        connection.close()


@test("what leaves in the middle of a body costs nothing: the next is answered at once")
def leavers(stage):
    import socket
    server, service = stage.pair(Says("There."))
    for path in PATHS * 20:
        with socket.create_connection(("127.0.0.1", server.port)) as sock:
            sock.sendall(f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                         f"Content-Length: 9000000\r\n\r\n{{\"model\":".encode())
    began = time.monotonic()
    assert post(server, PATHS[0], json.dumps(GOOD[PATHS[0]]))[0] == 200 and time.monotonic() - began < 1
    assert len(service.asked) == 1


run()
