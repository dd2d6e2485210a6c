// The form in comfort: drop, paste, camera, previews, progress by bytes, cancel. Without this file it works as HTML.

// A script that the browser has kept runs before the page it is for is there.
if (document.readyState === "loading") {
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

const form = document.getElementById("upload");
const input = document.getElementById("image");
const drop = document.getElementById("drop");
const list = document.getElementById("previews");
const submit = document.getElementById("submit");
const failure = document.getElementById("upload-failure");
const announcer = document.getElementById("announcer");

const limit = Number(form.dataset.limitMb) * 1048576;
const endings = /\.(jpe?g|png|webp|gif|heic|heif|avif|tiff?|bmp)$/i;
const entries = [];
let uploading = false;
let current = null;

// Small helpers.

function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
}

function bytes(count) {
    if (count < 1048576) return `${Math.max(1, Math.round(count / 1024))} KB`;
    return `${(count / 1048576).toFixed(1)} MB`;
}

function randomKey() {
    // Pages that do not come over https have no randomUUID.
    if (crypto.randomUUID) return crypto.randomUUID();
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const say = (text) => (announcer.textContent = text);

// Choosing pictures.

function add(files) {
    for (const file of files) {
        if (entries.length >= 50) {
            show({ title: "Too many pictures", detail: "At most 50 pictures can be sent at once." });
            break;
        }
        const entry = { file, key: randomKey(), row: element("li", "preview") };
        entries.push(entry);
        draw(entry);
        list.append(entry.row);
    }
    refresh();
}

function draw(entry) {
    const { file, row } = entry;
    const name = file.name || "pasted picture";
    entry.fault = faultOf(file);
    const words = element("span");
    words.append(element("span", "preview-name", name), element("span", "preview-size", bytes(file.size)));
    const remove = element("button", "button button-small preview-remove", "×");
    remove.type = "button";
    remove.setAttribute("aria-label", `Remove ${name}`);
    remove.addEventListener("click", () => {
        entries.splice(entries.indexOf(entry), 1);
        row.remove();
        refresh();
        (list.querySelector("button") ?? input).focus();
    });
    row.replaceChildren(placeholder(name), words, remove);
    if (entry.fault) {
        const fault = element("span", "preview-fault", entry.fault.text);
        row.append(fault);
        if (entry.fault.canShrink) fault.append(" ", shrinkButton(entry));
    }
    thumbnail(file).then((picture) => picture && row.firstChild.replaceWith(picture));
}

function faultOf(file) {
    if (!file.type.startsWith("image/") && !endings.test(file.name)) return { text: "This is no picture that can be read here." };
    if (file.size > limit) return { text: `At most ${bytes(limit)} are allowed.`, canShrink: true };
    if (file.size === 0) return { text: "This file is empty." };
    return null;
}

function placeholder(name) {
    const ending = name.includes(".") ? name.split(".").pop().slice(0, 5).toUpperCase() : "IMG";
    return element("span", "preview-picture", ending);
}

// Null for what this browser cannot show, such as HEIC: the name of its kind stays then.
async function thumbnail(file) {
    try {
        const bitmap = await createImageBitmap(file, { resizeWidth: 168, resizeQuality: "medium" });
        const canvas = element("canvas", "preview-picture");
        [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
        canvas.getContext("2d").drawImage(bitmap, 0, 0);
        return canvas;
    } catch {
        return null;
    }
}

function shrinkButton(entry) {
    const button = element("button", "button button-small", "Shrink it here");
    button.type = "button";
    button.addEventListener("click", async () => {
        try {
            const bitmap = await createImageBitmap(entry.file);
            const scale = Math.min(1, 2048 / Math.max(bitmap.width, bitmap.height));
            const canvas = element("canvas");
            [canvas.width, canvas.height] = [bitmap.width * scale, bitmap.height * scale];
            canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
            const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
            entry.file = new File([blob], entry.file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
            entry.key = randomKey();
            draw(entry);
            refresh();
        } catch {
            button.replaceWith("This browser cannot shrink it.");
        }
    });
    return button;
}

function refresh() {
    list.hidden = entries.length === 0;
    const recipe = form.querySelector("[name=recipe]:checked");
    const pictures = entries.length === 1 ? "the picture" : `${entries.length} pictures`;
    submit.textContent = entries.length ? (recipe?.dataset.action ?? "Send {}").replace("{}", pictures) : "Send";
}

input.addEventListener("change", () => {
    add(input.files);
    input.value = "";
});
const camera = document.getElementById("camera-input");
document.getElementById("camera-button").addEventListener("click", () => camera.click());
camera.addEventListener("change", () => {
    add(camera.files);
    camera.value = "";
});
document.addEventListener("paste", (event) => {
    if (!uploading && event.clipboardData.files.length) {
        event.preventDefault();
        add(event.clipboardData.files);
    }
});
document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.add("is-over");
});
document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("is-over");
});
document.addEventListener("drop", (event) => {
    drop.classList.remove("is-over");
    if (uploading || !event.dataTransfer.files.length) return;
    event.preventDefault();
    add(event.dataTransfer.files);
});

// Sending.

// Resolves with what came back, or rejects where the connection was lost or the visitor cancelled.
function post(fields, chosen, key, progress) {
    const body = new FormData(form);
    body.delete("image");
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    for (const entry of chosen) body.append("image", entry.file, entry.file.name || "pasted.png");
    return new Promise((resolve, reject) => {
        const request = (current = new XMLHttpRequest());
        request.open("POST", form.action);
        request.setRequestHeader("Accept", "application/json");
        request.setRequestHeader("Idempotency-Key", key);
        request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
        request.onload = () => {
            let answer = {};
            try {
                answer = JSON.parse(request.responseText);
            } catch {
                // A proxy that answers in our place writes pages of its own.
            }
            resolve({
                answer,
                status: request.status,
                place: request.getResponseHeader("Location"),
                wait: Number(request.getResponseHeader("Retry-After")) || 0,
            });
        };
        request.onerror = () => reject(new Error("lost"));
        request.onabort = () => reject(new Error("cancelled"));
        request.send(body);
    });
}

// The same key with every try: what arrived although the answer was lost is not done twice.
async function send(fields, chosen, isPatient) {
    const key = chosen[0].key;
    const bar = progressBar(chosen);
    try {
        for (let attempt = 1; ; attempt += 1) {
            try {
                const reply = await post(fields, chosen, key, bar.show);
                const isBusy = reply.status === 409 || (isPatient && [429, 503].includes(reply.status));
                if (!isBusy || attempt > 5 || !reply.wait || reply.wait > 60) return reply;
                await pause(reply.wait);
            } catch (error) {
                if (error.message !== "lost" || attempt > 3) throw error;
                await pause(2 ** (attempt - 1));
            }
            if (!uploading) throw new Error("cancelled");
        }
    } finally {
        bar.remove();
    }
}

function progressBar(chosen) {
    const bars = chosen.map((entry) => {
        const bar = element("progress");
        bar.max = 1;
        bar.setAttribute("aria-label", `Upload of ${entry.file.name || "the picture"}`);
        entry.row.append(bar);
        return bar;
    });
    let told = 0;
    return {
        show(share) {
            for (const bar of bars) bar.value = share;
            const quarter = Math.floor(share * 4);
            if (quarter > told && quarter < 4) say(`${quarter * 25} % sent`);
            told = Math.max(told, quarter);
        },
        remove: () => bars.forEach((bar) => bar.remove()),
    };
}

function show(problem, status) {
    const note = element("div", "note note-failure");
    note.setAttribute("role", "alert");
    const tooLarge = status === 413 && !problem.code;
    const title = problem.title ?? (tooLarge ? "Refused on the way" : "That did not work");
    const detail = problem.detail ?? (tooLarge ? "A proxy before this server refused the upload as too large." : "The server did not answer as expected.");
    note.append(element("p", "note-title", title), element("p", "", detail));
    if (problem.advice) note.append(element("p", "", problem.advice));
    const field = problem.field && document.getElementById(problem.field);
    if (field) {
        field.setAttribute("aria-invalid", "true");
        field.closest("details")?.setAttribute("open", "");
    }
    failure.replaceChildren(note);
    failure.hidden = false;
    note.scrollIntoView({ block: "nearest" });
}

async function sendTogether() {
    const reply = await send({}, entries, false);
    if (reply.status >= 400) return show(reply.answer, reply.status);
    leave(reply.place ?? reply.answer.links?.page);
}

// One by one, so that a lost connection costs one picture and not all.
async function sendEach() {
    let collection = "new";
    let place = null;
    for (const entry of [...entries]) {
        if (entry.isSent) continue;
        const reply = await send({ collection }, [entry], true);
        if (reply.answer.collection) collection = reply.answer.collection;
        place = reply.place ?? place;
        entry.isSent = reply.status < 400 || Boolean(reply.answer.collection);
        if (!entry.isSent) {
            entry.row.append(element("span", "preview-fault", reply.answer.detail ?? reply.answer.title ?? "That did not work."));
        }
    }
    if (collection === "new") return show({ title: "Nothing was taken", detail: "None of these could be used." });
    leave(place ?? `${form.dataset.home}c/${collection}`);
}

function leave(place) {
    uploading = false;
    location.assign(place ?? form.dataset.home);
}

const cancel = element("button", "button", "Cancel");
cancel.type = "button";
cancel.addEventListener("click", () => {
    uploading = false;
    current?.abort();
});

form.addEventListener("submit", async (event) => {
    // Nothing chosen: the server says what is missing.
    if (!entries.length) return;
    event.preventDefault();
    if (uploading) return;
    const faulty = entries.find((entry) => entry.fault);
    if (faulty) return faulty.row.querySelector("button").focus();
    failure.hidden = true;
    for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const fault of list.querySelectorAll(".preview-fault")) fault.remove();
    uploading = true;
    submit.setAttribute("aria-disabled", "true");
    submit.before(cancel);
    say("Sending");
    const recipe = form.querySelector("[name=recipe]:checked");
    const together = entries.length === 1 || form.elements.together.checked || recipe?.hasAttribute("data-together");
    try {
        await (together ? sendTogether() : sendEach());
    } catch (error) {
        if (error.message === "cancelled") say("Cancelled");
        else show({ title: "Connection lost", detail: "The upload did not get through. Nothing you filled in is lost: send it again." });
    } finally {
        uploading = false;
        submit.removeAttribute("aria-disabled");
        cancel.remove();
    }
});

form.addEventListener("change", refresh);
form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
window.addEventListener("beforeunload", (event) => {
    if (uploading) event.preventDefault();
});

form.classList.add("is-scripted");
document.getElementById("camera").hidden = false;
refresh();
