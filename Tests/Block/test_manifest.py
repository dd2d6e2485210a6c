"""Generated manifests, judged by the real class and by our route: the same verdict, and what is wrong is named."""
import re
import sys

import library
import route
from recorder import Recorder
from rows import COMMON
from server import Server
from verdicts import SELECTED, WARM, steps


# Good for the library, and refused here on purpose.
POLICIES = {
    "a base URL that the server does not know":
        lambda step, home: SELECTED.get(step["base_url"], step["base_url"]).rstrip("/") != home,
    "max_tokens beyond 64 bits": lambda step, _: float(step["max_tokens"]) >= 2 ** 63,
    "a selector without a dot behind $inputs": lambda step, _: step.get("temperature") == "$inputsQx",
    "a pattern that is none, found before it is needed": lambda step, _: holds(step, "regex", "("),
    "boxes moved or grown beyond 64 bits":
        lambda step, _: holds(step, "offset_x", 10 ** 30) or holds(step, "shift_x", 10 ** 30)}


def holds(step, field, value):
    chains = step["prompt_parameters_operations"].values()
    return any(operation.get(field) == value for chain in chains for operation in chain)


def policy(step, home):
    step = {"max_tokens": 500, "prompt_parameters_operations": {}, **step}
    return next((name for name, applies in POLICIES.items() if applies(step, home)), None)


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
    count, refused, failed, by_policy = 0, 0, 0, []
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
                own = policy(step, home.url) if places is None else None
                by_policy += [own] if own else []
                refused += places is not None
                found = []
                if (answer.status == 422) != (places is not None or own is not None) or answer.status not in (200, 422):
                    found.append(f"{places or 'good'} there, {answer} here")
                elif answer.status == 422:
                    if answer.problem["code"] != "invalid_request":
                        found.append(f"code: {answer}")
                    if not named(places or [(re.match(r"\w+", name)[0],)], answer.problem.get("field", "")):
                        found.append(f"{places} there, {answer} here")
                elif answer.body["error_status"]:
                    found.append(f"{answer}")
                if bool(home.taken()) != (answer.status == 200):
                    found.append("something was sent")
                failed += bool(found)
                if found:
                    print(f"FAILED  {name}", *(f"    | {entry[:700]}" for entry in found), sep="\n", flush=True)
    print(f"{count} manifests, {refused} that the library refuses; {failed} verdicts differ; known deviations:")
    for name in dict.fromkeys(by_policy):
        print(f"    {name}: refused here alone ({by_policy.count(name)})")
    print("    a selector as the temperature: good here and by the library's page, its own check ends with a TypeError")
    sys.exit(1 if failed else 0)


main()
