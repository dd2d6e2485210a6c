"""The real block: its manifest's verdict, its inputs made from what our route takes, and what it answers."""
import base64
import re

import absent  # before the library, which names what it stands in for
from inference.core.workflows.core_steps.common.deserializers import (
    deserialize_detections_kind, deserialize_image_kind, deserialize_timestamp)
from inference.core.workflows.core_steps.models.foundation.openai_compatible.v1 import (
    BlockManifest, OpenAICompatibleBlockV1)
from pydantic import ValidationError

SELECTOR = re.compile(r"(^\$steps\.[A-Za-z_\-0-9]+\.[A-Za-z_*0-9\-]+$)|(^\$inputs.[A-Za-z_0-9\-]+$)")


class Refused(Exception):
    """The block ends with an exception of its own, and its workflow with it."""


def verdict(step):
    """None where the manifest is good, else the places of what is wrong with it.

    A selector as the temperature is good by the library's own words. It cannot be compared with the range's bounds, and
    that error stands for one.
    """
    temperature = step.get("temperature")
    if isinstance(temperature, str) and SELECTOR.match(temperature):
        step = {name: value for name, value in step.items() if name != "temperature"}
    try:
        BlockManifest.model_validate(step)
        return None
    except ValidationError as error:
        return [entry["loc"] for entry in error.errors()]
    except TypeError as error:
        return [(str(error),)]


def fields(step, inputs):
    """The arguments of the block: every selector that its page allows is replaced by what it selects."""
    selected = step.get("temperature")
    selected = selected if isinstance(selected, str) and SELECTOR.match(selected) else None
    manifest = BlockManifest.model_validate({**step, "temperature": None} if selected else step)

    def resolved(value):
        if isinstance(value, str) and SELECTOR.match(value):
            return made(inputs[value], value.split(".")[-1])
        return value
    found = {name: resolved(getattr(manifest, name))
             for name in ["base_url", "model_name", "api_key", "system_prompt", "prompt"]}
    return {**found, "prompt_parameters": {name: resolved(value) for name, value in manifest.prompt_parameters.items()},
            "prompt_parameters_operations": manifest.prompt_parameters_operations,
            "max_tokens": manifest.max_tokens, "extra_body": manifest.extra_body,
            "temperature": resolved(selected) if selected else manifest.temperature}


def made(value, name):
    """A value as the steps before the block would hand it over, from the form in which our route takes it."""
    if isinstance(value, list):
        return [made(item, name) for item in value]
    if not isinstance(value, dict):
        return value
    kind = value.get("type")
    if kind == "base64":
        image = {"type": "base64", "value": value["value"]}
        if "metadata" in value:
            image["video_metadata"] = {"video_identifier": "film", **value["metadata"]}
        return deserialize_image_kind(name, image, prevent_local_images_loading=True)
    if kind == "jpeg":
        return base64.b64decode(value["value"], validate=True)
    if kind == "timestamp":
        return deserialize_timestamp(name, value["value"])
    # What a classification says is an object there, though it has both members as well.
    if {"image", "predictions"} <= set(value) and not {"top", "predicted_classes"} & set(value):
        return deserialize_detections_kind(name, value)
    return value


def ask(step, inputs):
    """What the block answers; `Refused` where an exception comes out of it."""
    missing = {value for value in selected_by(step) if value not in inputs}
    assert not missing, f"a slip in the row: nothing for {missing}"
    try:
        return OpenAICompatibleBlockV1().run(**fields(step, inputs))
    except Exception as error:  # whatever the library or what it stands on throws
        raise Refused(f"{type(error).__name__}: {error}") from error


def selected_by(step):
    values = [step.get(name) for name in ["base_url", "model_name", "api_key", "system_prompt", "prompt", "temperature"]]
    parameters = step.get("prompt_parameters")
    values += parameters.values() if isinstance(parameters, dict) else []
    return [value for value in values if isinstance(value, str) and SELECTOR.match(value)]
