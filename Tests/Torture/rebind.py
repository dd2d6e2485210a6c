"""Pictures by address against a network of its own: its own name server, public servers, and private ones that must hear nothing.

Runs itself in new network and mount namespaces, where this machine has public addresses, any name means what this file
says, and the second look-up of a name can say something else than the first.
"""
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from vignette import ROOT, Server

PUBLIC, PUBLIC6 = "93.184.216.34", "2606:4700:4700::1111"
# Public as well, but of this machine's own interface.
OWN = "192.0.43.8"
METADATA, LAN, UNIQUE = "169.254.169.254", "10.1.2.3", "fd00:ec2::254"
PICTURE = (ROOT / "Public/sample.jpg").read_bytes()
PROXY = 3128

# What a name means: its addresses at the first look-up, at the second, and so on; the last ones stay.
NAMES = {
    "public.test": [[PUBLIC]],
    "public6.test": [[PUBLIC6]],
    "loopback.test": [["127.0.0.1"]],
    "loopback6.test": [["::1"]],
    "zero.test": [["0.0.0.0"]],
    "mapped.test": [["::ffff:127.0.0.1"]],
    "translated.test": [["64:ff9b::7f00:1"]],
    "sixtofour.test": [["2002:7f00:1::1"]],
    "metadata.test": [[METADATA]],
    "own.test": [[OWN]],
    "unique.test": [[UNIQUE]],
    "lan.test": [[LAN]],
    "private-first.test": [["127.0.0.1", PUBLIC]],
    "public-first.test": [[PUBLIC, "127.0.0.1", LAN]],
    "mixed.test": [["::1", PUBLIC]],
    "rebind.test": [[PUBLIC], ["127.0.0.1"]],
    "rebind-redirect.test": [[PUBLIC], ["127.0.0.1"]],
    "rebind-metadata.test": [[PUBLIC], [METADATA]],
    "rebind6.test": [[PUBLIC6], ["::1"]],
}


class NameServer(threading.Thread):
    """Answers for NAMES, and remembers what it was asked."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 53))
        self.asked, self.answered = [], {}
        self.start()

    def run(self):
        while True:
            query, peer = self.socket.recvfrom(512)
            end = query.index(b"\0", 12)
            labels, at = [], 12
            while at < end:
                labels.append(query[at + 1:at + 1 + query[at]].decode())
                at += 1 + query[at]
            name, kind = ".".join(labels).lower(), int.from_bytes(query[end + 1:end + 3], "big")
            self.asked.append((name, kind))
            found = list(self.records(name, kind))
            code = 0 if name in NAMES else 3
            head = query[:2] + bytes([0x85, 0x80 | code]) + query[4:6] + len(found).to_bytes(2, "big") + bytes(4)
            self.socket.sendto(head + query[12:end + 5] + b"".join(found), peer)

    def records(self, name, kind):
        """What is asked for one family does not count as a look-up for the other."""
        steps = NAMES.get(name, [[]])
        turn = self.answered.get((name, kind), 0)
        self.answered[name, kind] = turn + 1
        family = {1: socket.AF_INET, 28: socket.AF_INET6}.get(kind)
        for address in steps[min(turn, len(steps) - 1)]:
            if family == (socket.AF_INET6 if ":" in address else socket.AF_INET):
                data = socket.inet_pton(family, address)
                yield b"\xc0\x0c" + kind.to_bytes(2, "big") + b"\0\1" + bytes(4) + len(data).to_bytes(2, "big") + data

    def lookups(self, name):
        return max([count for (known, _), count in self.answered.items() if known == name], default=0)


class Listener(threading.Thread):
    """A web server that has pictures and leads on, or one that only notes who comes."""

    def __init__(self, host, port):
        super().__init__(daemon=True)
        self.socket = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if host == PUBLIC6:
            # IPV6_FREEBIND: it is a route's, not an interface's.
            self.socket.setsockopt(socket.IPPROTO_IPV6, 78, 1)
        self.socket.bind((host, port))
        self.socket.listen(64)
        self.name, self.heads = f"{host} {port}", []
        self.start()

    def run(self):
        while True:
            peer = self.socket.accept()[0]
            peer.settimeout(5)
            head = b""
            try:
                while b"\r\n\r\n" not in head and (piece := peer.recv(65536)):
                    head += piece
            except OSError:
                pass
            self.heads.append(head.decode("latin-1"))
            target = (head.split(b" ") + [b"", b""])[1].decode("latin-1")
            if target.startswith("/to?"):
                answer = f"HTTP/1.1 302 Found\r\nLocation: {urllib.parse.unquote(target[4:])}\r\nContent-Length: 0\r\n\r\n".encode()
            else:
                answer = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % len(PICTURE) + PICTURE
            try:
                peer.sendall(answer)
            except OSError:
                pass
            peer.close()


def send(server, url):
    """The status of a form with that picture, and what was said."""
    form = urllib.parse.urlencode({"image": url, "prompt": "What is this?"}).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}/", form, {"Accept": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def corpus():
    folder = os.environ.get("VIGNETTE_CORPUS")
    if not folder:
        print("SKIPPED: the addresses of the corpus, since VIGNETTE_CORPUS is not set")
        return []
    return [json.loads(line)["url"] for line in (Path(folder) / "ssrf_urls.jsonl").read_text().splitlines()]


def check(condition, *what):
    if not condition:
        raise SystemExit("FAILED: " + " ".join(map(str, what)))


def inside():
    run = lambda *command: subprocess.run(command, check=True)
    run("ip", "link", "set", "lo", "up")
    for address in (OWN, METADATA, LAN):
        run("ip", "address", "add", f"{address}/32", "dev", "lo")
    run("ip", "address", "add", f"{UNIQUE}/128", "dev", "lo", "nodad")
    # They lead here without being an interface's: those count as another machine's.
    run("ip", "route", "add", "local", PUBLIC, "dev", "lo")
    run("ip", "-6", "route", "add", "local", PUBLIC6, "dev", "lo")
    home = Path(tempfile.mkdtemp(prefix="vignette-home-"))
    (home / "resolv.conf").write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    (home / ".netrc").write_text("default login canary password canary\n")
    run("mount", "--bind", str(home / "resolv.conf"), os.path.realpath("/etc/resolv.conf"))
    names = NameServer()
    public = [Listener(PUBLIC, 80), Listener(PUBLIC6, 80)]
    private = [Listener(host, port) for host in ("127.0.0.1", "::1", OWN, METADATA, LAN, UNIQUE)
               for port in (22, 80, 443, 11211)] + [Listener("127.0.0.1", PROXY)]
    proxy = f"http://127.0.0.1:{PROXY}"
    environment = {"VIGNETTE_RATE": "0", "HOME": str(home), "VIGNETTE_LOG": "none"}
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        environment[name] = environment[name.lower()] = proxy

    def heard():
        return [f"{listener.name}: {listener.heads}" for listener in private if listener.heads]

    urls = corpus()
    with Server(environment={**environment, "VIGNETTE_REMOTE_IMAGES": "reject"}) as server:
        for url in urls + [f"http://{name}/a.jpg" for name in NAMES]:
            status, text = send(server, url)
            check(status in (400, 415, 422), "reject", url, status, text)
        check(not names.asked, "looked up although refused:", names.asked)
        check(not heard() and not any(listener.heads for listener in public), "asked although refused")
    print(f"reject: {len(urls) + len(NAMES)} addresses refused, no look-up, no connection")

    with Server(environment={**environment, "VIGNETTE_REMOTE_IMAGES": "fetch"}) as server:
        def good(url):
            status, text = send(server, url)
            check(status == 202, "not fetched:", url, status, text)

        def bad(url):
            status, text = send(server, url)
            check(status == 400 and '"remote_image_refused"' in text, "not refused:", url, status, text)
            for word in ("127.0.0.1", OWN, METADATA, LAN, "::1", "resolve", "private"):
                check(word not in text.replace(url, ""), "said too much:", url, text)

        # That the network is as it should be, and that it is the guard that refuses.
        for url in (f"http://{PUBLIC}/a.jpg", "http://public.test/a.jpg", f"http://[{PUBLIC6}]/", "http://public6.test/",
                    "http://private-first.test/", "http://mixed.test/", "http://public.test/to?http://public6.test/b"):
            good(url)
        refused = 0
        for name in NAMES:
            if "public" not in name and "rebind" not in name and "mixed" not in name and "first" not in name:
                for port in ("", ":443", ":22", ":11211"):
                    bad(f"http://{name}{port}/a.jpg")
                    refused += 1
                bad(f"http://public.test/to?http://{name}/")
                refused += 1
        # Where the public address does not answer, the private one is no second choice.
        bad("http://public-first.test:443/")
        # The second look-up says something else: for the next picture, and for the next step of the same.
        for name in ("rebind.test", "rebind6.test", "rebind-metadata.test"):
            good(f"http://{name}/a.jpg")
            bad(f"http://{name}/a.jpg")
            check(names.lookups(name) == 2, name, "was looked up", names.lookups(name), "times")
        bad("http://rebind-redirect.test/to?http://rebind-redirect.test/a.jpg")
        check(names.lookups("rebind-redirect.test") == 2, "the redirect was not looked up anew")
        for url in ("http://127.0.0.1/", "http://[::1]/", f"http://{METADATA}/latest/meta-data/", "file:///etc/passwd",
                    "//127.0.0.1/", "http://2130706433/", "gopher://127.0.0.1:11211/_stats"):
            bad(f"http://public.test/to?{urllib.parse.quote(url, safe='')}")
            refused += 1
        for url in urls:
            status, text = send(server, url)
            check(status in (400, 413, 415, 422), "fetch", url, status, text)
        check(not heard(), "a private address was connected to:", *heard())
        heads = [head for listener in public for head in listener.heads]
        check(heads and not any(word in head.lower() for head in heads for word in ("authorization", "cookie", "canary")),
              "said who asks:", heads)
    print(f"fetch: {refused + len(urls)} addresses and 4 names that change refused, {len(heads)} public requests; "
          f"{len(private)} private listeners heard nothing")
    shutil.rmtree(home)


if len(sys.argv) > 1:
    inside()
else:
    enter = ["unshare", "--net", "--mount"] + ([] if os.geteuid() == 0 else ["--map-root-user"])
    lacks = [tool for tool in ("unshare", "ip", "mount") if not shutil.which(tool)]
    if lacks:
        print("SKIPPED: no", *lacks)
    elif subprocess.run([*enter, "true"], stderr=subprocess.DEVNULL).returncode:
        print("SKIPPED: no namespaces can be made here")
    else:
        began = time.monotonic()
        status = subprocess.run([*enter, sys.executable, __file__, "inside"]).returncode
        print(f"{time.monotonic() - began:.1f} s")
        sys.exit(status)
