"""Who may do what: every route, asked by everybody."""
from client import Client
from gestures import arrive, settled
from pictures import photo
from testing import run, test, wait

PICTURE = [("a.jpg", photo("red"))]
ABSENT = "a" * 25

# Reading is for whoever has the link.
READING = [
    "/a/{id}", "/a/{id}?live=0", "/a/{id}.json", "/a/{id}.md", "/a/{id}.txt", "/a/{id}/events", "/a/{id}/picture/1",
    "/a/{id}/thumbnail/1", "/c/{collection}", "/c/{collection}.json", "/embed/{id}", "/oembed?url={origin}/a/{id}",
]
VISITING = ["/", "/library", "/library.csv", "/library.jsonl", "/recipes", "/recipes/try"]
STANDING = ["/healthz", "/readyz"]
# Changing is for the owner alone; in this order nothing stands in the way of what follows.
CHANGING = [
    ("/a/{id}/again", {}), ("/a/{id}/ask", {"prompt": "And?"}), ("/a/{id}/stop", {}), ("/a/{id}/alt", {"alt": "x"}),
    ("/c/{collection}/retry", {}), ("/a/{id}/delete", {}),
]
FOREIGN = {
    "a page of another site": {"Sec_Fetch_Site": "cross-site"},
    "a page of the same site": {"Sec_Fetch_Site": "same-site"},
    "a foreign Origin": {"Origin": "https://elsewhere.example"},
    "a sandboxed frame": {"Origin": "null"},
    "the same host by another port": {"Origin": "http://127.0.0.1:1"},
}


class Scene:
    """An analysis in a collection, and those who come for it."""

    def __init__(self, stage, by_identity=False, **settings):
        self.upstream = stage.upstream()
        self.server = stage.server(self.upstream, identity_header="Remote-User", **settings)
        names = {"Remote_User": "ana"} if by_identity else {}
        self.owner = Client(self.server, **names)
        answer = self.owner.submit(PICTURE + [("b.jpg", photo("blue"))])
        assert answer.status == 202, answer
        self.collection = answer.fields["Location"].rsplit("/", 1)[1].removesuffix(".json")
        rows = wait(self._rows, "both answers")
        self.id = rows[0]["analysis"]["id"]
        self.visitor = Client(self.server)
        self.other = Client(self.server)
        arrive(Client(self.server, **names) if by_identity else self.other, PICTURE)
        self.identified = Client(self.server, Remote_User="bert")

    def _rows(self):
        found = self.owner.json(f"/c/{self.collection}.json")
        return found["rows"] if found["finished"] else None

    def path(self, form):
        return form.format(id=self.id, collection=self.collection, origin=self.server.origin)

    def everybody(self):
        return {"visitor": self.visitor, "owner": self.owner, "other": self.other, "identity": self.identified}


@test("reading is for whoever has the link, and shows actions to the owner alone")
def _(stage):
    scene = Scene(stage)
    for who, client in scene.everybody().items():
        for form in READING + VISITING + STANDING:
            answer = client.get(scene.path(form))
            assert answer.status == 200, (who, form, answer)
            assert client.get(scene.path(form), Sec_Fetch_Site="cross-site").status == 200, (who, form)
        for form in READING + VISITING + STANDING:
            if "events" not in form:
                answer = client.request("HEAD", scene.path(form))
                assert answer.status == 200 and not answer.body, (who, form, answer)
        page = client.get(scene.path("/a/{id}"), Accept="text/html").text
        assert ('method="post"' in page) == (who == "owner"), who
        assert client.json(scene.path("/a/{id}.json"))["own"] is (who == "owner"), who
        for library in ("/library", "/library.csv", "/library.jsonl", "/"):
            assert (scene.id in client.get(library).text) == (who == "owner"), (who, library)
        assert who == "other" or who == "owner" or client.cookie is None, "reading makes nobody an owner"


@test("changing is for the owner alone")
def _(stage):
    scene = Scene(stage)
    for form, fields in CHANGING:
        for who, client in scene.everybody().items():
            if who == "owner":
                continue
            answer = client.form(scene.path(form), fields, Accept="text/html")
            assert answer.status == 403, (who, form, answer)
    before = scene.owner.json(scene.path("/a/{id}.json"))
    assert before["state"] == "done" and before["alt_text"] != "x"
    for form, fields in CHANGING:
        answer = scene.owner.form(scene.path(form), fields, Accept="text/html", Sec_Fetch_Site="same-origin")
        assert answer.status == 303 and answer.fields["Location"], (form, answer)
    for who, client in scene.everybody().items():
        for form in READING:
            if "{id}" in form:
                answer = client.get(scene.path(form))
                assert answer.status == (404 if "oembed" in form else 410) or answer.status == 410, (who, form, answer)
    for form, fields in CHANGING:
        if "{id}" in form:
            assert scene.owner.form(scene.path(form), fields).status == 410, form


@test("what pages of other sites make a browser send is refused, whoever is made to send it")
def _(stage):
    scene = Scene(stage)
    asked = len(scene.upstream.asked)
    for what, headers in FOREIGN.items():
        for form, fields in CHANGING:
            answer = scene.owner.form(scene.path(form), fields, Accept="application/json", **headers)
            assert answer.status == 403 and answer.json["code"] == "cross_origin", (what, form, answer)
        for client in scene.everybody().values():
            answer = client.submit(PICTURE, **headers)
            assert answer.status == 403 and answer.json["code"] == "cross_origin", (what, answer)
    assert len(scene.upstream.asked) == asked
    assert scene.owner.json(scene.path("/a/{id}.json"))["state"] == "done"
    own = scene.owner.form(scene.path("/a/{id}/alt"), {"alt": "mine"}, Origin=scene.server.origin)
    assert own.status == 303, own


@test("submitting makes a visitor an owner, once")
def _(stage):
    server = stage.server(stage.upstream())
    client = Client(server)
    answer = client.submit(PICTURE)
    cookie = answer.fields["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/;" in cookie and "Secure" not in cookie, cookie
    assert not client.submit(PICTURE).fields["Set-Cookie"]
    assert len(client.get("/library.jsonl").text.splitlines()) == 2
    assert Client(server, "vignette=" + "0" * 32).get("/library.jsonl").text == ""


@test("whom the proxy has signed in owns what is theirs, by whichever browser")
def _(stage):
    scene = Scene(stage, by_identity=True)
    again = Client(scene.server, Remote_User="ana")
    assert scene.id in again.get("/library").text
    assert again.form(scene.path("/a/{id}/alt"), {"alt": "mine"}).status == 303
    assert scene.identified.form(scene.path("/a/{id}/alt"), {"alt": "x"}).status == 403
    assert scene.visitor.form(scene.path("/a/{id}/alt"), {"alt": "x"}).status == 403
    assert scene.owner.cookie is None, "who has a name needs no cookie"


@test("where a name is needed, only what stands in other sites goes without", trusted=["127.0.0.0/8", "10.0.0.0/8"])
def _(stage, trusted):
    server = stage.server(stage.upstream(), identity_header="Remote-User", web="identity", trusted_proxies=trusted)
    named = Client(server, Remote_User="ana")
    if trusted.startswith("10."):
        # From a peer that nobody trusts the name says nothing.
        for path in VISITING:
            assert named.get(path).status == 401, path
        assert named.submit(PICTURE).status == 401
        return
    found = arrive(named, PICTURE)
    visitor = Client(server)

    def path(form):
        return form.format(id=found["id"], collection=ABSENT, origin=server.origin)

    for form in READING:
        if "{collection}" not in form:
            assert visitor.get(path(form)).status == 200, form
    for form in VISITING:
        assert visitor.get(path(form), Accept="text/html").status == 401, form
        assert named.get(path(form)).status == 200, form
    assert visitor.get(path("/c/{collection}")).status == 401, "a collection needs the name"
    assert named.get(path("/c/{collection}")).status == 404
    for form in STANDING:
        assert visitor.get(form).status == 200, form
    assert visitor.submit(PICTURE).status == 401
    for form, fields in CHANGING:
        if "{collection}" not in form:
            assert visitor.form(path(form), fields).status in (401, 403), form
    assert Client(server, Remote_User="b\u00e9rt".encode().decode("latin-1")).get("/library").status in (200, 401)


@test("an unknown address is 404, a wrong method 405 with those that work, a foreign host 421")
def _(stage):
    client = Client(stage.server(stage.upstream()))
    for form in READING:
        path = form.format(id=ABSENT, collection=ABSENT, origin="http://127.0.0.1")
        assert client.get(path).status == 404, path
    for form, fields in CHANGING:
        assert client.form(form.format(id=ABSENT, collection=ABSENT), fields).status == 404, form
    for path in ("/a/x", "/a/../../etc/passwd", "/c/x", "/embed/x", "/a/%00/picture/1", "/nowhere"):
        assert client.get(path).status in (400, 404), path
    assert client.get(f"/a/{ABSENT}/picture/0").status == 404
    for form in READING + VISITING:
        answer = client.request("DELETE", form.format(id=ABSENT, collection=ABSENT, origin="").split("?")[0])
        assert answer.status == 405 and "GET" in answer.fields["Allow"], (form, answer)
    for form, _ in CHANGING:
        answer = client.get(form.format(id=ABSENT, collection=ABSENT))
        assert answer.status == 405 and "POST" in answer.fields["Allow"], (form, answer)
    assert client.get("/", Host="evil.example").status == 421


@test("one key, one analysis; another's key is another's")
def _(stage):
    upstream = stage.upstream()
    server = stage.server(upstream)
    client = Client(server)
    arrive(client, PICTURE)
    first = client.submit(PICTURE, Idempotency_Key="k1")
    again = client.submit(PICTURE, Idempotency_Key="k1")
    assert first.fields["Location"] == again.fields["Location"]
    differs = client.submit([("a.jpg", photo("blue"))], Idempotency_Key="k1")
    assert differs.status == 422 and differs.json["code"] == "idempotency_mismatch", differs
    other = Client(server)
    arrive(other, PICTURE)
    theirs = other.submit(PICTURE, Idempotency_Key="k1")
    assert theirs.fields["Location"] != first.fields["Location"]
    for answer in (first, theirs):
        settled(client, answer.json["id"])
    count = len(upstream.asked)
    reused = client.submit(PICTURE, fields={"reuse": "1"}, Accept="text/html")
    assert reused.status == 303 and len(upstream.asked) == count, reused
    assert "answered before" in client.get(reused.fields["Location"], Accept="text/html").text.lower()


@test("more questions a minute than allowed are refused, with when to come back")
def _(stage):
    client = Client(stage.server(stage.upstream(), rate="2/min"))
    statuses = [client.submit(PICTURE) for _ in range(3)]
    assert [answer.status for answer in statuses] == [202, 202, 429], statuses
    assert int(statuses[2].fields["Retry-After"]) > 0 and statuses[2].json["code"] == "quota_exhausted"
    page = client.submit(PICTURE, Accept="text/html")
    assert page.status == 429 and "Limit reached" in page.text


run()
