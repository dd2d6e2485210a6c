"""Manifests of our own, one a line of a file, with what they leave out put in."""
import json
import sys
from pathlib import Path

import samples

FOLDER = Path(__file__).parent
COMMON = {"type": "roboflow_core/openai_compatible@v1", "name": "ask", "base_url": "HOME", "model_name": "painter",
          "api_key": "sk-of-the-step"}


class Row:
    """`step` and `inputs` as they are sent; of the rest: what the endpoint answers, and which deviation is known.

    In the file `@red.png` stands for a picture, HOME and OTHER for base URLs, and `without` names what the step lacks.
    """

    def __init__(self, written, places):
        self.name = written["name"]
        without = written.get("without", [])
        step = {name: value for name, value in {**COMMON, **written["step"]}.items() if name not in without}
        self.step = filled(step, places)
        self.inputs = filled(written.get("inputs", {}), places)
        self.answer = written.get("answer")
        self.finish = written.get("finish", "stop")
        self.multipart = written.get("multipart", False)
        self.order, self.exact = written.get("order"), written.get("exact", False)
        self.text = written.get("text")
        self.deviation = written.get("deviation")
        # By the library, with an exception that ends its workflow.
        self.refused = written.get("refused", False)


def filled(value, places):
    if isinstance(value, dict):
        return {name: filled(item, places) for name, item in value.items()}
    if isinstance(value, list):
        return [filled(item, places) for item in value]
    if not isinstance(value, str):
        return value
    for name, url in places.items():
        if value.startswith(name):
            return url + value.removeprefix(name)
    return samples.written(value)


def read(name, places):
    wanted = sys.argv[1:]
    for number, line in enumerate(Path(FOLDER, name).read_text().splitlines(), 1):
        try:
            row = Row(json.loads(line), places)
        except (ValueError, KeyError) as error:
            sys.exit(f"{name}:{number}: {error!r}")
        if not wanted or any(word in row.name for word in wanted):
            yield row
