"""A full disk, a read-only one, a damaged file and a database that somebody else has locked: clear answers, nothing
acknowledged lost, and work goes on once the trouble is over. Needs root for its mounts."""
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from samples import photo
from vignette import PROGRAM, ROOT, Server
from web import Client

if os.geteuid() != 0:
    sys.exit("SKIPPED: disk.py mounts small file systems, which only root may")


def picture(number):
    stream = io.BytesIO()
    photo(900 + number, 700).save(stream, "JPEG", quality=95)
    return stream.getvalue()


def submit(client, number):
    status, headers, body = client.submit({}, [("image", f"{number}.jpg", "image/jpeg", picture(number))])
    return status, headers, json.loads(body)


def all_there(client, ids):
    for name in ids:
        status, analysis = client.json(f"/a/{name}.json")
        assert status == 200, (name, status)
        assert client.get(f"/a/{name}/picture/1")[0] == 200


def refused_start(folder):
    done = subprocess.run([PROGRAM, "serve", "--port", "0", "--data", folder], cwd=ROOT, text=True, timeout=60,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    lines = done.stderr.strip().splitlines()
    assert done.returncode == 1 and "listening" not in done.stdout, done
    assert len([line for line in lines if line.startswith("vignette:")]) == 1, lines
    return lines[-1]


def full(mount):
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m,mode=700", "tmpfs", mount], check=True)
    try:
        with Server("--log", "none", "--rate", "0", data=mount / "data") as server:
            client, ids, statuses = Client(server.port), [], []
            for number in range(60):
                status, headers, body = submit(client, number)
                statuses.append(status)
                if status == 202:
                    ids.append(body["id"])
                if statuses.count(507) >= 3:
                    break
            assert statuses.count(507) >= 3 and set(statuses) <= {202, 507, 503}, statuses
            assert body["code"] == "storage_full", body
            all_there(client, ids)
            ready = client.get("/readyz")[0]
            # Making room is all it takes.
            victims, ids = ids[: len(ids) // 2], ids[len(ids) // 2:]
            gone = [client.post(f"/a/{name}/delete")[0] for name in victims]
            assert gone.count(204) > 0, gone
            subprocess.run(["mount", "-o", "remount,size=40m", mount], check=True)
            status, _, body = submit(client, 100)
            assert status == 202, (status, body)
            ids.append(body["id"])
            all_there(client, ids)
            server.kill()
        with Server("--log", "none", data=mount / "data") as server:
            all_there(Client(server.port, client.cookie), ids)
        print(f"full disk: {statuses.count(202)} kept, then 507 (readyz {ready}); goes on with more room, all there")
    finally:
        subprocess.run(["umount", "-l", mount], check=True)


def read_only(mount):
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m,mode=700", "tmpfs", mount], check=True)
    try:
        with Server("--log", "none", data=mount / "data") as server:
            client = Client(server.port)
            status, _, body = submit(client, 1)
            assert status == 202
            name = body["id"]
            while client.json(f"/a/{name}.json")[1]["state"] not in ("done", "failed"):
                time.sleep(0.1)
            server.kill()
        subprocess.run(["mount", "-o", "remount,ro", mount], check=True)
        print(f"read-only: {refused_start(mount / 'data')}")
    finally:
        subprocess.run(["umount", "-l", mount], check=True)


def damaged(folder):
    with Server("--log", "none", data=folder) as server:
        client = Client(server.port)
        for number in range(3):
            assert submit(client, number)[0] == 202
        server.stop()
        assert server.process.wait(60) == 0
    path = Path(folder, "vignette.sqlite")
    content = bytearray(path.read_bytes())
    for place in range(4096 * 2, min(len(content), 4096 * 60), 4096 * 3):
        content[place:place + 512] = bytes(range(256)) * 2
    path.write_bytes(content)
    print(f"damaged: {refused_start(folder)}")


def locked(folder):
    with Server("--log", "none", data=folder) as server:
        client = Client(server.port)
        ids = [submit(client, 1)[2]["id"]]
        holder = sqlite3.connect(Path(folder, "vignette.sqlite"), isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        answers = []
        began = time.time()
        threads = [threading.Thread(target=lambda n=n: answers.append(submit(client, n))) for n in range(2, 5)]
        for thread in threads:
            thread.start()
        all_there(client, ids)
        time.sleep(10)
        holder.execute("COMMIT")
        for thread in threads:
            thread.join()
        ids += [body["id"] for status, _, body in answers if status == 202]
        statuses = sorted(status for status, _, _ in answers)
        assert set(statuses) <= {202, 503}, answers
        assert all(headers["Retry-After"] for status, headers, _ in answers if status == 503)
        status, _, body = submit(client, 9)
        assert status == 202, body
        all_there(client, ids + [body["id"]])
        print(f"locked for {time.time() - began:.0f} s: {statuses}, reading went on, then all was well")


with tempfile.TemporaryDirectory(prefix="vignette-disk-") as name:
    for number, trouble in enumerate([full, read_only, damaged, locked]):
        place = Path(name, str(number))
        place.mkdir()
        trouble(place)
