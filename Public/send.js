// Sending in comfort: progress by bytes, tries after lost connections, cancel. What is chosen lies with form.js.

// A script that the browser has kept runs before the page it is for is there.
if (document.readyState === "loading") {
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

const form = document.getElementById("upload");
const submit = document.getElementById("submit");

// Longer than this nobody is kept waiting before an open form.
const longestWait = 120;
// What is under way, or null.
let run = null;
// Where pictures that were sent one by one stand: also the next try adds to it.
let collection = null;
// By all that is sent under them: whatever is changed gets a key of its own, and what is not keeps it.
const keys = new Map();

const element = (name, values) => Object.assign(document.createElement(name), values);
// Pages that do not come over https have no randomUUID.
const randomKey = () => crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
const say = (text) => (document.getElementById("announcer").textContent = text);
const tell = (problem) => form.dispatchEvent(new CustomEvent("problem", { detail: problem }));
const several = (count) => (count === 1 ? "1 picture" : `${count} pictures`);
const sizeOf = (entries) => entries.reduce((sum, entry) => sum + entry.file.size, 0);

function chosen() {
    const asked = new CustomEvent("pictures", { detail: [] });
    form.dispatchEvent(asked);
    return asked.detail;
}

function mark(entry, className, text) {
    return entry.row.appendChild(element("span", { className, textContent: text }));
}

function unmark(entries) {
    for (const entry of entries) {
        for (const words of entry.row.querySelectorAll(".preview-fault, .preview-state")) words.remove();
    }
}

function pause(seconds, signal) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, seconds * 1000);
        signal.addEventListener("abort", () => {
            clearTimeout(timer);
            reject(new Error("cancelled"));
        });
    });
}

// One request.

// Resolves with what came back, or rejects where the connection was lost or the visitor cancelled.
function post(body, key, signal, progress) {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("POST", form.action);
        request.responseType = "json";
        request.setRequestHeader("Accept", "application/json");
        request.setRequestHeader("Idempotency-Key", key);
        request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
        request.onload = () => {
            // A proxy that answers in our place writes pages of its own.
            const answer = request.response ?? {};
            resolve({
                answer,
                status: request.status,
                isTaken: request.status < 400 && Boolean(answer.id ?? answer.collection),
                place: request.getResponseHeader("Location"),
                wait: Number(request.getResponseHeader("Retry-After")) || 0,
            });
        };
        request.onerror = () => reject(new Error("lost"));
        request.onabort = () => reject(new Error("cancelled"));
        signal.addEventListener("abort", () => request.abort());
        request.send(body);
    });
}

// The same key with every try: what arrived although the answer was lost is not done twice.
async function send(fields, entries, isPatient) {
    const { signal } = run.stop;
    const what = JSON.stringify([fields, entries.map((entry) => entry.number)]);
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    for (const { file } of entries) body.append("image", file, file.name || "pasted.png");
    const bars = entries.map(progressBar);
    const progress = (share) => {
        for (const bar of bars) bar.value = share;
        run.tell(share * sizeOf(entries));
    };
    let hasNewKey = false;
    try {
        for (let attempt = 1; ; attempt += 1) {
            if (!keys.has(what)) keys.set(what, randomKey());
            let reply;
            try {
                reply = await post(body, keys.get(what), signal, progress);
            } catch (error) {
                if (error.message !== "lost" || attempt > 3) throw error;
                await pause(2 ** (attempt - 1), signal);
                continue;
            }
            if (reply.answer.code === "idempotency_mismatch" && !hasNewKey) {
                hasNewKey = true;
                keys.delete(what);
                continue;
            }
            const isBusy = isPatient && [429, 503].includes(reply.status);
            const wait = reply.status === 409 ? reply.wait || 1 : isBusy ? reply.wait : 0;
            if (!wait || wait > longestWait || attempt > 5) return reply;
            await waitFor(wait, entries, signal);
        }
    } finally {
        bars.forEach((bar) => bar.remove());
    }
}

async function waitFor(seconds, entries, signal) {
    const clock = new Date(Date.now() + seconds * 1000).toLocaleTimeString("en-GB");
    const text = `The server asks to wait until ${clock}. Then it goes on by itself.`;
    const words = entries.map((entry) => mark(entry, "preview-state", text));
    say(text);
    try {
        await pause(seconds, signal);
    } finally {
        words.forEach((part) => part.remove());
    }
}

function progressBar(entry) {
    const ariaLabel = `Upload of ${entry.file.name || "the picture"}`;
    return entry.row.appendChild(element("progress", { max: 1, ariaLabel }));
}

// Says a quarter, a half and three quarters of the whole, each once.
function teller(total) {
    let told = 0;
    return (sent) => {
        const quarter = Math.floor((sent / total) * 4);
        if (quarter > told && quarter < 4) say(`${quarter * 25} % sent`);
        told = Math.max(told, quarter);
    };
}

// What became of it.

function sentence({ answer, status, wait }) {
    const later = wait ? ` Send it again in ${wait < 61 ? "a minute" : `${Math.ceil(wait / 60)} minutes`}.` : "";
    if (answer.detail) return `${answer.detail}${later}`;
    if (status === 413) return "A proxy before this server refused the upload as too large.";
    if (status < 400) return "Something before this server answered in its place. You may have to sign in again.";
    if (later) return `The server is busy.${later}`;
    return `The server did not answer as expected (${status}).`;
}

function problemOf(reply) {
    const title = reply.answer.title ?? (reply.status === 413 ? "Refused on the way" : "That did not work");
    return { title, detail: sentence(reply), advice: reply.answer.advice, field: reply.answer.field };
}

// Whether another picture may well be taken where this one was not.
function isOfPicture({ answer, status }) {
    if (status === 400) return answer.code !== "too_many_pictures" && (answer.field ?? "image") === "image";
    return [413, 415, 422].includes(status);
}

async function sendTogether(entries) {
    const reply = await send(run.fields, entries, false);
    if (!reply.isTaken) return tell(problemOf(reply));
    leave(reply.place ?? reply.answer.links?.page, entries);
}

// One by one, so that a lost connection costs one picture and not all.
async function sendEach(entries) {
    const others = run.fields.filter(([name]) => name !== "collection");
    const sendOne = (entry) => send([...others, ["collection", collection ?? "new"]], [entry], true);
    const isLeft = (entry) => !run.sent.has(entry) && entry.row.isConnected;
    let problem = null;
    try {
        for (const entry of entries) {
            if (!isLeft(entry)) continue;
            entry.isTried = true;
            const before = sizeOf([...run.sent]);
            run.tell = (sent) => run.whole(before + sent);
            let reply = await sendOne(entry);
            if (reply.status === 404 && collection) {
                // It was deleted in the meantime.
                collection = null;
                reply = await sendOne(entry);
            }
            if (reply.isTaken) {
                collection = reply.answer.collection ?? collection;
                entry.isSent = run.isUnchanged;
                run.sent.add(entry);
                mark(entry, "preview-state", "Sent");
                continue;
            }
            mark(entry, "preview-fault", sentence(reply));
            if (!isOfPicture(reply)) {
                problem = problemOf(reply);
                break;
            }
        }
    } catch (error) {
        problem = interruption(error);
    }
    const left = entries.filter(isLeft);
    if (!left.length && collection) return leave(`${form.dataset.home}c/${collection}`, entries);
    report(left, problem);
}

// Whatever was not sent stays, says so, and can be sent again.
function report(left, problem) {
    for (const entry of left) {
        if (!entry.row.querySelector(".preview-fault")) mark(entry, "preview-fault", "Not sent yet.");
    }
    const sent = run.sent.size;
    const told = problem ?? {
        title: sent ? `${several(left.length)} not sent` : "Nothing was taken",
        detail: "Each says why. Send again what can be sent, or remove it.",
    };
    if (sent) {
        if (problem) told.detail += ` ${several(left.length)} not sent yet.`;
        told.link = { text: `See the ${several(sent)} sent so far`, href: `${form.dataset.home}c/${collection}` };
    }
    tell(told);
}

function interruption(error) {
    const detail = "Nothing you filled in is lost: send it again.";
    if (error.message === "cancelled") return { title: "Cancelled", detail, kind: "quiet" };
    if (error.message !== "lost") throw error;
    return { title: "Connection lost", detail };
}

// Whoever comes back to this page may send the same once more, and means it.
function leave(place, entries) {
    keys.clear();
    collection = null;
    unmark(entries);
    for (const entry of entries) entry.isSent = entry.isTried = false;
    run = null;
    location.assign(place ?? form.dataset.home);
}

const cancel = element("button", { className: "button", type: "button", textContent: "Cancel" });
cancel.addEventListener("click", () => run?.stop.abort());

form.addEventListener("submit", async (event) => {
    const entries = chosen();
    // Nothing chosen: the server says what is missing.
    if (!entries.length) return;
    event.preventDefault();
    if (run) return;
    const faulty = entries.find((entry) => entry.fault);
    if (faulty) {
        faulty.row.querySelector("button").focus();
        return say(`Not sent. ${faulty.file.name || "The picture"}: ${faulty.fault.text}`);
    }
    tell(null);
    unmark(entries.filter((entry) => !entry.isSent));
    const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const sent = new Set(entries.filter((entry) => entry.isSent));
    const whole = teller(sizeOf(entries));
    run = { stop: new AbortController(), fields, sent, whole, tell: whole, isUnchanged: true };
    form.toggleAttribute("data-sending", true);
    submit.setAttribute("aria-disabled", "true");
    submit.before(cancel);
    say("Sending");
    const goesOn = collection && entries.some((entry) => entry.isTried);
    if (!goesOn) collection = form.elements.collection?.value || null;
    const recipe = form.querySelector("[name=recipe]:checked");
    const isTogether = form.elements.together.checked || recipe?.hasAttribute("data-together");
    try {
        await (isTogether || (entries.length === 1 && !goesOn) ? sendTogether(entries) : sendEach(entries));
    } catch (error) {
        tell(interruption(error));
    } finally {
        run = null;
        form.toggleAttribute("data-sending", false);
        submit.removeAttribute("aria-disabled");
        if (document.activeElement === cancel) submit.focus();
        cancel.remove();
    }
});

// Another question is to be asked about all of them.
form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    for (const entry of chosen()) entry.isSent = false;
    if (run) run.isUnchanged = false;
});

window.addEventListener("beforeunload", (event) => {
    if (run) event.preventDefault();
});
