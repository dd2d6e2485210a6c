// The pages of an analysis and of a collection in comfort: copying, sharing, live text where the page itself broke off,
// rows that change by themselves, shortcuts.
// Without this file everything but the clipboard works as HTML.

const main = () => document.getElementById("main");
const isFinished = () => !main().dataset.events || Boolean(main().querySelector(":scope > .finished"));
// The end may come in several pieces: it is whole when something follows it.
const isWhole = () => isFinished() && (document.readyState !== "loading" || main().lastChild?.nodeName !== "ARTICLE");
const say = (text) => (document.getElementById("announcer").textContent = text);
const element = (name, values) => Object.assign(document.createElement(name), values);

// Copying and sharing.

const textOf = (id) => {
    const source = document.getElementById(id);
    return (source?.value ?? source?.innerText ?? "").trim();
};

function everything() {
    const parts = [document.querySelector(".finished h1")?.innerText, textOf("text")];
    if (textOf("alt-shown")) parts.push(`Alt text: ${textOf("alt-shown")}`);
    if (textOf("reading")) parts.push(`Text in the picture:\n${textOf("reading")}`);
    parts.push(textOf("share-link"));
    return parts.filter(Boolean).join("\n\n");
}

async function write(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        // Without https there is no clipboard but the old one.
        const field = element("textarea", { value: text, className: "visually-hidden" });
        document.body.append(field);
        field.select();
        const isWritten = document.execCommand("copy");
        field.remove();
        return isWritten;
    }
}

async function copy(text, button) {
    const focused = document.activeElement;
    const isWritten = await write(text);
    focused.focus({ preventScroll: true });
    say(isWritten ? "Copied" : "Could not copy: select and copy it yourself");
    if (!button || button.dataset.label) return;
    button.dataset.label = button.textContent;
    button.textContent = isWritten ? "Copied" : "Could not copy";
    setTimeout(() => {
        button.textContent = button.dataset.label;
        delete button.dataset.label;
    }, 1600);
}

document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.hasAttribute("data-copy-all")) copy(everything(), button);
    else if (button?.dataset.copy) copy(textOf(button.dataset.copy), button);
    else if (button?.hasAttribute("data-share")) {
        navigator.share({ title: document.title, url: textOf("share-link") }).catch(() => {});
    }
    for (const menu of document.querySelectorAll(".menu[open]")) {
        if (!menu.contains(event.target)) menu.open = false;
    }
});

document.addEventListener("input", (event) => {
    const counter = document.querySelector(`[data-counts="${CSS.escape(event.target.id)}"]`);
    if (!counter) return;
    const count = [...new Intl.Segmenter().segment(event.target.value)].length;
    counter.textContent = `${count} ${count === 1 ? "character" : "characters"}; about 125 are enough for most readers.`;
});

// What only makes sense with a script is hidden until it runs; times are shown in the reader's own zone.
function furnish() {
    for (const button of document.querySelectorAll("[data-copy], [data-copy-all]")) button.hidden = false;
    for (const button of document.querySelectorAll("[data-share]")) button.hidden = !navigator.share;
    for (const time of document.querySelectorAll("time[data-local]")) {
        const date = new Date(time.dateTime);
        const isClock = time.dataset.local === "time";
        time.textContent = isClock
            ? date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
            : date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
        time.removeAttribute("data-local");
    }
    const foot = document.querySelector(".result-foot");
    if (!foot || foot.querySelector("button") || !isWhole()) return;
    const className = "button button-small";
    const keys = element("button", { type: "button", className, textContent: "Keyboard shortcuts" });
    keys.addEventListener("click", help);
    foot.append(keys);
}

// Live text. The page brings it by itself; only where it broke off before its end, events take over.

let events = null;
let hasStarted = false;

function sayStart() {
    if (!hasStarted) say("Writing started");
    hasStarted = true;
}

function sayEnd() {
    const failed = document.querySelector(".finished .note-failure .note-title, .failure-page h1");
    const words = textOf("text").split(/\s+/).filter(Boolean).length;
    say(failed ? failed.textContent : `Description finished, ${words} words`);
    document.title = `${document.querySelector("#main h1")?.innerText ?? "Finished"} – Vignette`;
}

// What the page would be now. Rejects where the answer is not about it, such as that of a server that is busy.
async function freshMain(address) {
    const reply = await fetch(address, { headers: { Accept: "text/html" } });
    const isGone = [404, 410].includes(reply.status);
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("main");
    if (!fresh || !(reply.ok || isGone)) throw new Error(`status ${reply.status}`);
    // What makes a page come again without a script would do so here, too.
    for (const part of fresh.querySelectorAll("noscript, meta")) part.remove();
    return { fresh, isGone };
}

// The page as it is now, in place of what is shown.
async function sync() {
    const { fresh, isGone } = await freshMain(`${location.pathname}?live=0`);
    if (isFinished()) return;
    const hasEnded = isGone || Boolean(fresh.querySelector(":scope > .finished"));
    if (!hasEnded && hasStarted) return;
    // What still comes of this page is for the part that is taken away now.
    if (hasEnded) window.stop();
    else if (document.readyState !== "complete") return;
    main().replaceWith(fresh);
    if (hasEnded) events?.close();
    furnish();
    if (hasEnded) sayEnd();
}

// From the beginning: what the events bring takes the place of what the page had.
function follow() {
    if (events || isFinished()) return;
    let text = null;
    events = new EventSource(main().dataset.events);
    const begin = () => {
        const old = [...main().querySelectorAll(".live")].at(-1);
        text = element("div", { className: "live", lang: old?.lang ?? "", dir: old?.dir || "auto" });
        main().querySelector(".live-area")?.append(text);
    };
    events.addEventListener("delta", (event) => {
        if (!text) begin();
        text.append(JSON.parse(event.data).text);
        sayStart();
    });
    events.addEventListener("restart", begin);
    events.addEventListener("state", (event) => {
        const { phase } = JSON.parse(event.data);
        if (!text && phase !== "writing") sync().catch(() => {});
    });
    for (const end of ["done", "failed"]) events.addEventListener(end, () => sync().catch(() => {}));
    events.onerror = () => {
        if (events.readyState !== EventSource.CLOSED) return;
        events = null;
        setTimeout(() => sync().then(follow, follow), 5000);
    };
}

// Browsers do not tell a page that it broke off, but as long as it comes something comes every 15 s.
const silence = 20000;

function watch() {
    let last = performance.now();
    let isSaid = false;
    const look = () => {
        last = performance.now();
        if (main().querySelector(".live:not(:empty)")) sayStart();
        if (isSaid || !isWhole()) return;
        isSaid = true;
        seen.disconnect();
        furnish();
        sayEnd();
    };
    const seen = new MutationObserver(look);
    document.addEventListener("DOMContentLoaded", look);
    seen.observe(main(), { childList: true, subtree: true });
    if (main().querySelector(".live:not(:empty)")) sayStart();
    const ended = () => isFinished() || sync().then(follow, follow);
    if (document.readyState === "complete") ended();
    else window.addEventListener("load", ended);
    window.addEventListener("online", ended);
    const pulse = setInterval(() => {
        if (!isFinished() && !events && performance.now() - last < silence) return;
        clearInterval(pulse);
        if (!events) ended();
    }, 2000);
    document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "visible" && !isFinished()) sync().catch(() => {});
    });
}

// Collections: the rows change in place, so that neither the focus nor what is looked at moves.

function adopt(shown, fresh) {
    const parts = [...fresh.children];
    while (shown.children.length > parts.length) shown.lastElementChild.remove();
    parts.forEach((part, place) => {
        const old = shown.children[place];
        if (!old) shown.append(part);
        else if (!old.isEqualNode(part)) old.replaceWith(part);
    });
}

// Whether there is more to come.
async function renewRows() {
    const { fresh, isGone } = await freshMain(location.href);
    const focused = document.activeElement;
    if (isGone) main().replaceWith(fresh);
    else for (const part of [".page-head", ".rows"]) adopt(main().querySelector(part), fresh.querySelector(part));
    if (!focused.isConnected) {
        const href = focused.getAttribute("href");
        const same = main().querySelector(href ? `a[href="${CSS.escape(href)}"]` : "button");
        same?.focus({ preventScroll: true });
    }
    if (!isGone && Number(fresh.dataset.unfinished)) return true;
    say(isGone ? fresh.querySelector("h1").innerText : `Finished: ${main().querySelector(".summary").innerText}`);
    return false;
}

async function watchRows() {
    for (let seconds = 4, goesOn = true; goesOn; ) {
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        if (document.hidden || document.readyState === "loading") continue;
        try {
            goesOn = await renewRows();
            seconds = 4;
        } catch {
            seconds = Math.min(60, seconds * 2);
        }
    }
}

// Shortcuts: off while somebody types, and off for good for whoever does not want them.

const store = {
    get isOff() {
        try {
            return localStorage.getItem("shortcuts") === "off";
        } catch {
            return false;
        }
    },
    set isOff(value) {
        try {
            localStorage.setItem("shortcuts", value ? "off" : "on");
        } catch {
            // A browser that keeps nothing asks again.
        }
    },
};

function help() {
    const dialog = element("dialog", { className: "help", ariaLabel: "Shortcuts" });
    dialog.innerHTML = `<h2>Shortcuts</h2><dl class="facts"><div><dt><kbd>c</kbd></dt><dd>Copy all</dd></div>
        <div><dt><kbd>?</kbd></dt><dd>This list</dd></div><div><dt><kbd>Esc</kbd></dt><dd>Close</dd></div></dl>
        <p class="check"><input type="checkbox" id="shortcuts"><label for="shortcuts">Use single keys</label></p>
        <form method="dialog"><button class="button">Close</button></form>`;
    const box = dialog.querySelector("input");
    box.checked = !store.isOff;
    box.addEventListener("change", () => (store.isOff = !box.checked));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
}

document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
        const menu = document.querySelector(".menu[open]");
        if (menu) {
            menu.open = false;
            menu.querySelector("summary").focus();
        }
    }
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") event.target.form?.requestSubmit();
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (store.isOff) return;
    if (event.key === "?") help();
    else if (event.key === "c" && document.querySelector(".finished")) copy(everything());
});

// A script that the browser has kept runs before the page it is for is there, and a live page is long in coming.
while (!main()) await new Promise((resolve) => setTimeout(resolve, 20));
furnish();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", furnish);
if (["queued", "running"].includes(main().dataset.state)) watch();
if (Number(main().dataset.unfinished)) watchRows();
