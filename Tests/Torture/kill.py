"""kill -9 at random moments under 50 writers with real pictures, again and again.

What was acknowledged is there once, with its pictures; the database is whole; every job ends; no request that was sent
twice under one key is kept twice.
"""
import hashlib
import http.client
import io
import json
import random
import shutil
import sqlite3
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

from samples import photo
from vignette import Server
from web import Client

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
WRITERS = 50
choose = random.Random(20)


def pictures():
    """Twenty small photographs, each another one."""
    made = []
    for number in range(20):
        stream = io.BytesIO()
        photo(360 + 8 * number, 300).save(stream, "JPEG", quality=85)
        made.append(stream.getvalue())
    return made


class Writer(threading.Thread):
    """Submits until the server goes; a submission that broke off is sent again in the next round, under its key."""

    def __init__(self, number):
        super().__init__()
        self.number = number
        self.cookie, self.pending, self.acknowledged, self.refused = None, None, [], 0

    def aim(self, port):
        super().__init__()
        self.port = port

    def introduce(self, port):
        """Gets the cookie: a visitor whose very first answer is lost is somebody else when they come again."""
        client = Client(port)
        status, _, body = client.submit({"recipe": "describe"}, [("image", "first.jpg", "image/jpeg", PICTURES[0])])
        assert status == 202, (status, body)
        self.cookie = client.cookie
        self.acknowledged.append(("first", json.loads(body)["id"]))

    def run(self):
        client = Client(self.port, self.cookie, timeout=30)
        while True:
            key, picture = self.pending or (uuid.uuid4().hex, choose.choice(PICTURES))
            self.pending = (key, picture)
            try:
                status, _, body = client.submit(
                    {"recipe": "describe"}, [("image", f"photo {self.number}.jpg", "image/jpeg", picture)], key=key)
            except (OSError, http.client.HTTPException):
                # Whether it was kept is not known: that is what the key is for.
                return
            self.cookie = client.cookie
            if status == 202:
                self.acknowledged.append((key, json.loads(body)["id"]))
                self.pending = None
            elif status in (409, 503):
                self.refused += 1
                time.sleep(0.02)
            else:
                raise AssertionError((status, body[:300]))


def check(folder):
    with sqlite3.connect(f"file:{folder}/vignette.sqlite?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not database.execute("PRAGMA foreign_key_check").fetchall()


PICTURES = pictures()
folder = Path(tempfile.mkdtemp(prefix="vignette-kill-"))
began = time.time()
writers = [Writer(number) for number in range(WRITERS)]
flags = ["--log", "none", "--rate", "0", "--queue", "100000"]
try:
    with Server(*flags, data=folder) as server:
        for writer in writers:
            writer.introduce(server.port)
        server.kill()
    for round_number in range(ROUNDS):
        with Server(*flags, data=folder) as server:
            for writer in writers:
                writer.aim(server.port)
                writer.start()
            time.sleep(choose.uniform(0.02, 0.9))
            server.kill()
            for writer in writers:
                writer.join()
        if round_number % 20 == 19:
            check(folder)
            print(f"round {round_number + 1}: {sum(len(w.acknowledged) for w in writers)} acknowledged", flush=True)
    check(folder)
    with Server(*flags, data=folder) as server:
        total = 0
        deadline = time.time() + 1200
        for writer in writers:
            client = Client(server.port, writer.cookie)
            ids = [name for _, name in writer.acknowledged]
            assert len(set(ids)) == len(ids), "an id was given out twice"
            # The library holds each once, and at most one besides: the submission whose answer was lost.
            listed = [json.loads(line)["id"] for line in client.get("/library.jsonl")[2].splitlines()]
            assert len(set(listed)) == len(listed), "shown twice"
            assert set(ids) <= set(listed), f"lost: {set(ids) - set(listed)}"
            assert len(listed) <= len(ids) + 1, f"kept without being asked for: {len(listed)} {len(ids)}"
            for name in listed:
                while True:
                    status, analysis = client.json(f"/a/{name}.json")
                    assert status == 200, status
                    if analysis["state"] in ("done", "failed"):
                        break
                    assert time.time() < deadline, f"{name} never ends"
                    time.sleep(0.2)
                assert analysis["state"] == "done", analysis
                for picture in analysis["pictures"]:
                    status, _, content = client.get(f"/a/{name}/picture/{picture['number']}")
                    assert status == 200 and hashlib.sha256(content).hexdigest() == picture["digest"]
                total += 1
    check(folder)
    acknowledged = sum(len(writer.acknowledged) for writer in writers)
    print(f"{ROUNDS} kills in {time.time() - began:.0f} s: {acknowledged} acknowledged, all there; {total} kept, "
          f"all done, {sum(writer.refused for writer in writers)} told to come back")
    assert acknowledged > ROUNDS
finally:
    shutil.rmtree(folder, ignore_errors=True)
