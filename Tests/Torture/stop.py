"""SIGTERM under load, again and again: no answer broken off, exit 0 in time; a second SIGTERM ends it at once."""
import socket
import sys
import threading
import time

from vignette import Server, read_answer

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 20


def load(server, broken, whole, over):
    """Requests on one connection after the other, until the server is gone."""
    while not over.is_set():
        try:
            sock = server.connect(10)
        except OSError:
            return
        with sock:
            while not over.is_set():
                try:
                    sock.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    data, complete = read_answer(sock)
                except OSError:
                    break
                if complete:
                    whole.append(1)
                elif data:
                    broken.append(data)
                if not complete or b"connection: close" in data:
                    break


def round_trip(number):
    broken, whole, over = [], [], threading.Event()
    with Server("--log", "none") as server:
        threads = [threading.Thread(target=load, args=(server, broken, whole, over)) for _ in range(8)]
        for thread in threads:
            thread.start()
        time.sleep(0.3)
        began = time.time()
        server.stop()
        status = server.process.wait(40)
        seconds = time.time() - began
        over.set()
        for thread in threads:
            thread.join()
    print(f"round {number}: exit {status} after {seconds:.1f} s, {len(whole)} answers, {len(broken)} broken off")
    assert status == 0 and not broken and seconds < 31


def second_signal():
    with Server("--log", "none") as server:
        # A request whose head never ends keeps the server from stopping by itself at once.
        with server.connect() as sock:
            sock.sendall(b"GET / HTTP/1.1\r\n")
            time.sleep(0.2)
            server.stop()
            time.sleep(0.2)
            began = time.time()
            server.stop()
            status = server.process.wait(5)
            print(f"second SIGTERM: exit {status} after {time.time() - began:.3f} s")
            assert status == 143


def idle():
    with Server("--log", "none") as server:
        began = time.time()
        server.stop()
        status = server.process.wait(5)
        print(f"SIGTERM without a connection: exit {status} after {time.time() - began:.3f} s")
        assert status == 0


idle()
second_signal()
# Each round takes the five seconds for balancers, so several run at once.
failures = []


def guarded(number):
    try:
        round_trip(number)
    except BaseException as error:
        failures.append((number, error))


for start in range(0, ROUNDS, 4):
    batch = [threading.Thread(target=guarded, args=(number,)) for number in range(start, min(start + 4, ROUNDS))]
    for thread in batch:
        thread.start()
    for thread in batch:
        thread.join()
sys.exit(f"failed: {failures}" if failures else 0)
