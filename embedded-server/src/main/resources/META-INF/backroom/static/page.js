// What the parts of the reader's tools share: elements, words for screen readers, and what is on top.

const TOAST_MS = 4000;

// Screen readers are told at most this often; what is said in between is replaced by what is said last.
const SAY_MS = 1000;

let toastTimer = 0;
let sayTimer = 0;
let saidAt = 0;

export const byId = id => document.getElementById(id);

export function element(tag, attributes = {}, text = "") {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.textContent = text;
  return made;
}

// Tells a screen reader.
export function say(text) {
  clearTimeout(sayTimer);
  sayTimer = setTimeout(() => {
    saidAt = Date.now();
    byId("said").textContent = text;
  }, Math.max(0, saidAt + SAY_MS - Date.now()));
}

// Tells everybody, for a moment.
export function toast(text) {
  say(text);
  byId("toast").textContent = text;
  byId("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { byId("toast").hidden = true; }, TOAST_MS);
}

// An answer of the server's; nothing where it can't be reached, which is said.
export async function ask(url) {
  try {
    return await fetch(url);
  } catch {
    toast("The server can't be reached now. Try again when the HUD is live.");
    return null;
  }
}

// What this reader chose before; nothing where a browser keeps nothing, as in frames of other sites.
export function recall(storage, name) {
  try {
    return globalThis[storage].getItem(name);
  } catch {
    return null;
  }
}

export function remember(storage, name, value) {
  try {
    globalThis[storage].setItem(name, value);
  } catch {
    // It is forgotten with the page.
  }
}

// Where the HUD's own addresses begin, and what they carry.
export function hudUrl(path, parameters = {}) {
  const stream = new URL(document.body.dataset.stream, location.href);
  const url = new URL(stream.pathname.replace(/stream$/, path), location.href);
  if (stream.searchParams.get("view")) {
    url.searchParams.set("view", stream.searchParams.get("view"));
  }
  Object.entries(parameters).forEach(([name, value]) => url.searchParams.set(name, value));
  return url;
}

// Reasons for which the page itself stands before the canvas: finds, filters and put-away panels are of the page.
const reasons = new Set();

export function bringForward(reason, isWanted) {
  reasons[isWanted ? "add" : "delete"](reason);
  document.documentElement.toggleAttribute("data-page-first", reasons.size > 0);
}

const closers = [];

// Adds what Escape closes; closed last that was opened first.
export function onTop(close) {
  closers.push(close);
}

export function noMore(close) {
  const at = closers.indexOf(close);
  if (at >= 0) {
    closers.splice(at, 1);
  }
}

export function closeTop() {
  const close = closers.pop();
  if (close) {
    close();
  }
}
