"""The figures under load and hostile paths: every request is counted once, no sample comes or goes, and Prometheus' own
parser reads them, where it is installed (prometheus_client from PyPI)."""
import http.client
import threading
import time

from vignette import Server

try:
    from prometheus_client.parser import text_string_to_metric_families
except ImportError:
    text_string_to_metric_families = None

THREADS, EACH = 8, 2500


def get(client, path):
    client.request("GET", path, headers={"Host": "localhost"})
    answer = client.getresponse()
    return answer.status, answer.read().decode()


def scrape(server):
    client = http.client.HTTPConnection("127.0.0.1", server.port)
    began = time.perf_counter()
    status, text = get(client, "/metrics")
    took = (time.perf_counter() - began) * 1000
    assert status == 200, status
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in lines}, text, took


def work(server, number, seen):
    client = http.client.HTTPConnection("127.0.0.1", server.port)
    for turn in range(EACH):
        if turn % 900 == 899:  # a connection carries 1,000 requests
            client.close()
        path = f'/nowhere-{number}-{turn}/%22%0a{{le="1"}}' if turn % 5 == 0 else "/healthz"
        seen.append(get(client, path)[0])


with Server("--log", "none") as server:
    before, first, _ = scrape(server)
    seen, times = [], []
    threads = [threading.Thread(target=work, args=(server, number, seen)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        times.append(scrape(server)[2])
        time.sleep(0.1)
    for thread in threads:
        thread.join()
    time.sleep(0.2)
    after, text, _ = scrape(server)
    assert before.keys() == after.keys(), set(before) ^ set(after)
    good = after['vignette_http_requests_total{method="GET",route="/healthz",status="2xx"}']
    lost = after['vignette_http_requests_total{method="any",route="none",status="4xx"}']
    assert (good, lost) == (seen.count(200), seen.count(404)), (good, lost, len(seen))
    assert good + lost == THREADS * EACH
    if text_string_to_metric_families:
        families = list(text_string_to_metric_families(text))
        assert sum(len(family.samples) for family in families) == len(after)
        parsed = f"{len(families)} families for prometheus_client"
    else:
        parsed = "prometheus_client is not installed: not parsed by it"
    print(f"{THREADS * EACH} requests counted exactly; {len(after)} samples, {len(text)} bytes; {parsed}; "
          f"{len(times)} reads under load, median {sorted(times)[len(times) // 2]:.1f} ms")
