"""The peer of `bench/gateway` that a service of one's own would be: FastAPI, and the official client."""
import os

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from openai import APIStatusError, AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI(base_url=os.environ["STUB"], api_key="none", max_retries=0)


@app.post("/v1/chat/completions")
async def complete(request: Request):
    question = await request.json()
    for message in question["messages"]:
        for part in message["content"]:
            if part["type"] == "image_url" and not part["image_url"]["url"].startswith("data:image/"):
                return JSONResponse({"error": {"message": "Pictures come as data URLs."}}, 400)
    try:
        answer = await client.chat.completions.create(**question)
    except APIStatusError as error:
        return JSONResponse(error.body, error.status_code)
    return answer.model_dump()
