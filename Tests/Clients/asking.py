"""What the tests with the official OpenAI client have in common."""
import base64

import openai

TEXT = {"type": "text", "text": "What colour is this?"}
SMALL = [{"role": "user", "content": "Say something short."}]


def client_of(server, **settings):
    """A client that asks once."""
    return openai.OpenAI(base_url=f"{server.origin}/v1", **{"api_key": "placeholder", "max_retries": 0, **settings})


def shown(data, kind="image/png"):
    return {"type": "image_url", "image_url": {"url": f"data:{kind};base64,{base64.b64encode(data).decode()}"}}


def asking(*parts):
    return [{"role": "user", "content": list(parts)}]
