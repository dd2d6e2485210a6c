// Choosing in comfort: drop, paste, camera, previews, shrinking. Without this file the form works as HTML. What is
// chosen here send.js sends. They talk by events on the form: `pictures` asks for what is chosen, `problem` shows a
// failure, or none.

// A script that the browser has kept runs before the page it is for is there.
if (document.readyState === "loading") {
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

const form = document.getElementById("upload");
const input = document.getElementById("image");
const drop = document.getElementById("drop");
const list = document.getElementById("previews");
const camera = document.getElementById("camera-input");
const submit = document.getElementById("submit");
const failure = document.getElementById("upload-failure");

const limit = Number(form.dataset.limitMb) * 1048576;
const endings = /\.(jpe?g|png|webp|gif|heic|heif|avif|tiff?|bmp)$/i;
const entries = [];
let count = 0;
let drawing = Promise.resolve();

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

const nameOf = (file) => file.name || "pasted picture";
const isSending = () => form.hasAttribute("data-sending");
const say = (text) => (document.getElementById("announcer").textContent = text);

// Choosing pictures.

// An entry is a file, its number, which changes with its bytes, and its row; `isSent` and `isTried` are send.js's.
function add(files) {
    const faults = [];
    for (const file of files) {
        if (entries.length >= 50) {
            show({ title: "Too many pictures", detail: "At most 50 pictures can be sent at once." });
            break;
        }
        const entry = { file, number: (count += 1), row: element("li", "preview") };
        entries.push(entry);
        draw(entry);
        if (entry.fault) faults.push(`${nameOf(file)}: ${entry.fault.text}`);
        list.append(entry.row);
    }
    if (faults.length) say(faults.join(" "));
    refresh();
}

function draw(entry) {
    const { file, number, row } = entry;
    const name = nameOf(file);
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
        fault.id = `fault-${number}`;
        remove.setAttribute("aria-describedby", fault.id);
        row.append(fault);
        if (entry.fault.canShrink) row.append(shrinkButton(entry));
    }
    // One after the other: fifty photos at once would need gigabytes.
    drawing = drawing.then(async () => {
        const picture = row.isConnected && entry.file === file && (await thumbnail(file));
        if (picture && entry.file === file) row.firstChild.replaceWith(picture);
    });
}

function faultOf(file) {
    const isPicture = file.type.startsWith("image/") || endings.test(file.name);
    if (!isPicture) return { text: "This is no picture that can be read here." };
    if (file.size > limit) return { text: `At most ${bytes(limit)} are allowed.`, canShrink: true };
    if (file.size === 0) return { text: "This file is empty." };
    return null;
}

function placeholder(name) {
    const ending = name.includes(".") ? name.split(".").pop().slice(0, 5).toUpperCase() : "IMG";
    return element("span", "preview-picture", ending);
}

function canvasOf(bitmap, width, height, className) {
    const canvas = element("canvas", className);
    [canvas.width, canvas.height] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
    const context = canvas.getContext("2d");
    // What can be seen through becomes white: a JPEG would have it black.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return canvas;
}

// Null for what this browser cannot show, such as HEIC: the name of its kind stays then.
async function thumbnail(file) {
    try {
        const bitmap = await createImageBitmap(file, { resizeWidth: 168, resizeQuality: "medium" });
        return canvasOf(bitmap, bitmap.width, bitmap.height, "preview-picture");
    } catch {
        return null;
    }
}

async function shrunk(file) {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, 2048 / Math.max(bitmap.width, bitmap.height));
    const canvas = canvasOf(bitmap, bitmap.width * scale, bitmap.height * scale);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
    if (!blob) throw new Error("not encoded");
    return new File([blob], nameOf(file).replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

function shrinkButton(entry) {
    const button = element("button", "button button-small preview-shrink", "Shrink it here");
    button.type = "button";
    button.addEventListener("click", async () => {
        if (entry.isShrinking) return;
        entry.isShrinking = true;
        try {
            entry.file = await shrunk(entry.file);
            entry.number = count += 1;
            const hasFocus = document.activeElement === button;
            draw(entry);
            if (hasFocus) entry.row.querySelector("button").focus();
            say(`${nameOf(entry.file)} has ${bytes(entry.file.size)} now`);
            refresh();
        } catch {
            const excuse = element("span", "preview-fault", "This browser cannot shrink it.");
            button.replaceWith(excuse);
            say(excuse.textContent);
        }
    });
    return button;
}

function refresh() {
    list.hidden = entries.length === 0;
    const recipe = form.querySelector("[name=recipe]:checked");
    const left = entries.filter((entry) => !entry.isSent).length;
    const pictures = left === 1 ? "the picture" : `${left} pictures`;
    submit.textContent = left ? (recipe?.dataset.action ?? "Send {}").replace("{}", pictures) : "Send";
    // The field holds them too: should send.js never come, the form is sent as HTML.
    const chosen = new DataTransfer();
    for (const entry of entries) chosen.items.add(entry.file);
    input.files = chosen.files;
}

// What went wrong, with the field at fault, and where what was sent before that can be seen.
function show(problem) {
    const note = element("div", `note note-${problem.kind ?? "failure"}`);
    note.setAttribute("role", "alert");
    note.append(element("p", "note-title", problem.title), element("p", "", problem.detail));
    if (problem.advice) note.append(element("p", "", problem.advice));
    if (problem.link) {
        const link = element("a", "", problem.link.text);
        link.href = problem.link.href;
        note.append(element("p"));
        note.lastChild.append(link);
    }
    const field = fieldOf(problem.field ?? "");
    if (field) {
        field.setAttribute("aria-invalid", "true");
        field.setAttribute("aria-describedby", [...others(field), failure.id].join(" "));
        field.closest("details")?.setAttribute("open", "");
    }
    failure.replaceChildren(note);
    failure.hidden = false;
    note.scrollIntoView({ block: "nearest" });
}

// The fields of a recipe have its name in theirs, which failures leave out.
function fieldOf(name) {
    const recipe = form.querySelector("[name=recipe]:checked")?.value;
    const own = name.replace(/^parameter\./, `parameter.${recipe}.`);
    return document.getElementById(name) ?? document.getElementById(own);
}

// What describes a field besides a failure, the server's or ours.
const others = (field) =>
    (field.getAttribute("aria-describedby") ?? "").match(/\S+/g)?.filter((id) => !/failure$/.test(id)) ?? [];

function absolve(field) {
    field.removeAttribute("aria-invalid");
    if (others(field).length) field.setAttribute("aria-describedby", others(field).join(" "));
    else field.removeAttribute("aria-describedby");
}

for (const field of [input, camera]) {
    field.addEventListener("change", () => {
        const files = [...field.files];
        field.value = "";
        if (!isSending()) add(files);
        else refresh();
    });
}
document.getElementById("camera-button").addEventListener("click", () => camera.click());
document.addEventListener("paste", (event) => {
    const { files, types } = event.clipboardData;
    const isWriting = event.target.closest?.("textarea, input:not([type=file], [type=radio], [type=checkbox])");
    // Words that bring a picture of themselves, as those of word processors do, are meant as words there.
    if (isSending() || !files.length || (isWriting && types.includes("text/plain"))) return;
    event.preventDefault();
    add(files);
});
document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    if (isSending()) event.dataTransfer.dropEffect = "none";
    else drop.classList.add("is-over");
});
document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("is-over");
});
document.addEventListener("drop", (event) => {
    drop.classList.remove("is-over");
    if (!event.dataTransfer.files.length) return;
    // Also while it sends: the browser would leave the page and open the file.
    event.preventDefault();
    if (!isSending()) add(event.dataTransfer.files);
});

form.addEventListener("pictures", (event) => {
    event.detail.push(...entries);
});
form.addEventListener("problem", (event) => {
    refresh();
    if (event.detail) return show(event.detail);
    failure.hidden = true;
    for (const field of form.querySelectorAll("[aria-invalid]")) absolve(field);
});
form.addEventListener("input", (event) => event.target.hasAttribute("aria-invalid") && absolve(event.target));
form.addEventListener("change", refresh);
form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

form.classList.add("is-scripted");
document.getElementById("camera").hidden = false;
// What was chosen before this ran.
add([...input.files]);
