"""Requests over one connection, what is wrong with their answers, and how long the server worked on each."""
import http.client
import re
import time

import route

STATUSES = {200, 400, 413, 415, 422, 503}


def work(line):
    """Milliseconds of a line of the log, without those in which the endpoint was waited for and the body came."""
    times = {name: float(value) for name, value in re.findall(r" (\w*ms)=([\d.]+)", line)}
    return times["ms"] - times.get("answer_ms", 0) - times.get("body_ms", 0)


class Asking:
    """Sends bodies over one connection and keeps what is wrong with the answers."""

    def __init__(self, server):
        self.server, self.read = server, 0
        self.works, self.counts, self.wrong = {}, {}, []
        self.connect()

    def connect(self):
        self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)

    def send(self, name, body, kind="application/json"):
        began = time.perf_counter()
        try:
            answer = route.post(self.server, body, kind, self.connection)
        except (OSError, http.client.HTTPException) as error:
            self.wrong.append(f"{name}: {error!r}, request {body[:300]!r}")
            return self.connect()
        wall = (time.perf_counter() - began) * 1000
        self.counts[answer.status] = self.counts.get(answer.status, 0) + 1
        told = self.judged(answer)
        if told:
            self.wrong.append(f"{name}: {told}: {answer}, request {body[:300]!r}")
        if answer.fields.get("Connection") == "close":
            self.connect()
        return self.works.setdefault(answer.fields["X-Request-ID"], [name, body, kind, wall, answer.status])

    @staticmethod
    def judged(answer):
        if answer.status not in STATUSES:
            return "status"
        try:
            good = set(answer.body) == {"output", "error_status"} if answer.status == 200 else answer.problem
        except (ValueError, KeyError, AssertionError) as error:
            return f"form ({error!r})"
        if answer.status != 200 and len(answer.raw) > 8192:
            return f"{len(answer.raw)} bytes to say what is wrong"
        return None if good else "form"

    def gather(self):
        """The server's own times, where its log tells them; else those that were measured here."""
        lines = self.server.log()
        for line in lines[self.read:]:
            found = re.search(r" request id=(\S+) ", line)
            if found and found[1] in self.works:
                entry = self.works[found[1]]
                entry[3] = min(entry[3], work(line))
        self.read = len(lines)

    def slowest(self, count):
        return sorted(self.works.values(), key=lambda entry: -entry[3])[:count]
