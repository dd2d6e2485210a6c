"""The table of placeholders, row by row, through the real block and through our route: equal questions and answers."""
import sys

from both import all_of
from recorder import Recorder
from rows import read
from server import Server


def main():
    with Recorder() as recorder:
        home, other = recorder.place("home"), recorder.place("other")
        with Server(home.url, OPENAI_API_KEY="sk-of-the-server", block_base_urls=other.url) as server:
            places = {"HOME": home.url, "OTHER": other.url}
            failed = all_of(read("placeholders.jsonl", places), server, [home, other], least=1 if sys.argv[1:] else 20)
            log = "\n".join(server.log())
            for key in ["sk-of-the-server", "sk-of-the-step"]:
                if key in log:
                    failed += 1
                    print(f"FAILED  the log holds {key}")
    sys.exit(1 if failed else 0)


main()
