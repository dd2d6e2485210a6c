"""A process that may have 256 descriptors and 1,000 clients: accepting pauses, does not spin, and recovers."""
import resource
import selectors
import time

from vignette import Server, read_answer, timed_get

soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
REQUEST = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"

with Server("--log", "none", descriptors=256) as server:
    clients = []
    for _ in range(1000):
        sock = server.connect()
        sock.sendall(REQUEST)
        clients.append(sock)
    time.sleep(2)
    before = server.cpu()
    time.sleep(5)
    busy = server.cpu() - before
    answered = set()

    def collect(seconds):
        selector = selectors.DefaultSelector()
        for sock in clients:
            if sock not in answered:
                selector.register(sock, selectors.EVENT_READ)
        end = time.time() + seconds
        while time.time() < end and selector.get_map():
            for key, _ in selector.select(0.2):
                selector.unregister(key.fileobj)
                if read_answer(key.fileobj)[1]:
                    answered.add(key.fileobj)

    collect(1)
    first = len(answered)
    # Each round of clients that leave makes room for the next ones, which have waited in the kernel's queue.
    for _ in range(20):
        for sock in list(answered):
            if sock in clients:
                clients.remove(sock)
                sock.close()
        collect(1.5)
        if not clients:
            break
    print(f"256 descriptors, 1,000 clients: {first} at first, {len(answered)} answered in all, "
          f"{busy:.2f} s of processor in 5 s of being full")
    assert 100 <= first < 256 and len(answered) == 1000 and busy < 0.5
    print(f"afterwards: a good request in {timed_get(server):.1f} ms")
