"""What people do on the pages, by the words that they read there."""
import re

from playwright.sync_api import expect

from pictures import files, photo
from testing import wait

PAGE = re.compile(r"/a/[A-Za-z0-9_-]+$")
COLLECTION = re.compile(r"/c/[A-Za-z0-9_-]+$")


def chooser(page):
    return page.locator("input[type=file][name=image]")


def choose(page, *pictures):
    chooser(page).set_input_files(files(*pictures))


def submit_button(page):
    return page.locator("form[enctype='multipart/form-data'] button[type=submit]")


def send(page):
    submit_button(page).click(no_wait_after=True)


def finished(page):
    return page.locator("article.finished")


def live(page):
    """All that is shown while it is written."""
    return page.locator(".live")


def unfold(page, title):
    """Opens what stands closed on the page."""
    page.locator("details > summary").filter(has_text=re.compile(rf"^\s*{re.escape(title)}")).first.click()


def ask(page, question):
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click(no_wait_after=True)


def send_one(page, picture=None, name="garden.jpg"):
    """From the form to the page of the answer, finished or not."""
    page.goto("")
    choose(page, (name, picture or photo("green")))
    send(page)
    expect(page).to_have_url(PAGE)


def finish_one(page, **settings):
    send_one(page, **settings)
    expect(finished(page)).to_be_visible()


def arrive(client, pictures, where="", **fields):
    """Submits without a browser; returns what the answer says, once it is done or failed."""
    answer = client.submit(pictures, path=f"{where}/", fields=fields)
    assert answer.status == 202, answer
    return settled(client, answer.json["id"], where)


def settled(client, name, where=""):
    def look():
        found = client.json(f"{where}/a/{name}.json")
        return found if found["state"] in ("done", "failed") else None
    return wait(look, f"the end of {name}")


def shown_text(page):
    """All that can be read on the page."""
    return page.locator("body").inner_text()
