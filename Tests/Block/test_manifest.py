"""Generated manifests, judged by the real class and by our route: the same verdict, and what is wrong is named."""
import sys

import library
import route
from recorder import Recorder
from rows import COMMON
from server import Server
from verdicts import SELECTED, WARM, steps


def policy(step, home):
    """Good for the library and refused here, on purpose: a base URL that the server does not know."""
    url = SELECTED.get(step["base_url"], step["base_url"])
    return url.rstrip("/") != home


def named(places, field):
    """Whether one of the places is told: the field of the step, and within operations the parameter and the index."""
    for name, *inner in places:
        wanted = f"step.{name}"
        if name == "prompt_parameters_operations" and inner:
            wanted += f".{inner[0]}" + (f"[{inner[1]}]" if len(inner) > 1 else "")
        if field == wanted or field.startswith((wanted + ".", wanted + "[")):
            return True
    return False


def main():
    count, refused, failed, by_policy = 0, 0, 0, 0
    with Recorder() as recorder:
        home = recorder.place("home")
        with Server(home.url) as server:
            for name, step in steps({**COMMON, "base_url": home.url}):
                if sys.argv[1:] and not any(word in name for word in sys.argv[1:]):
                    continue
                count += 1
                places = library.verdict(step)
                chosen = SELECTED if step.get("prompt") != WARM else {key: 0.5 for key in SELECTED}
                answer = route.ask(server, step, chosen)
                own = places is None and policy(step, home.url)
                by_policy += own
                refused += places is not None
                found = []
                if (answer.status == 422) != (places is not None or own) or answer.status not in (200, 422):
                    found.append(f"{places or 'good'} there, {answer} here")
                elif answer.status == 422:
                    if answer.problem["code"] != "invalid_request":
                        found.append(f"code: {answer}")
                    if not named(places or [("base_url",)], answer.problem.get("field", "")):
                        found.append(f"{places} there, {answer} here")
                elif answer.body["error_status"]:
                    found.append(f"{answer}")
                if bool(home.taken()) != (answer.status == 200):
                    found.append("something was sent")
                failed += bool(found)
                if found:
                    print(f"FAILED  {name}", *(f"    | {entry[:700]}" for entry in found), sep="\n", flush=True)
    print(f"{count} manifests, {refused} that the library refuses, {by_policy} that only we refuse (base URLs that the "
          f"server does not know); {failed} verdicts differ\nnot counted: selectors as the temperature, which are good "
          "here and by the library's page, and end its own check with a TypeError")
    sys.exit(1 if failed else 0)


main()
