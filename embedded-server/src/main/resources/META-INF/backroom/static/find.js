// Search in what the page shows, and for the owner in the log behind it. Finds are highlighted without a change of the
// document, which is the live HUD's.
import { ask, bringForward, byId, hudUrl, noMore, onTop, say, toast } from "./page.js";
import { choose } from "./palette.js";
import { openWhole } from "./whole.js";

const MAX_FINDS = 5000;
const AREAS = "#hud .thread .rows, #hud .thread .turn, #hud .code-panel .diffs, #hud .terminal .output";

const bar = byId("find");
const field = byId("find-field");
const counter = byId("finds");
let finds = [];
let at = 0;
let focusBefore = null;
let watching = null;
let isPlanned = false;

export function startFind() {
  if (bar.hidden) {
    focusBefore = document.activeElement;
    bar.hidden = false;
    bringForward("find", true);
    onTop(closeFind);
    watching = new MutationObserver(() => {
      if (!isPlanned) {
        isPlanned = true;
        requestAnimationFrame(() => { isPlanned = false; look(false); });
      }
    });
    watching.observe(byId("hud"), { childList: true, characterData: true, subtree: true });
  }
  field.focus();
  field.select();
}

function closeFind() {
  noMore(closeFind);
  watching?.disconnect();
  watching = null;
  bar.hidden = true;
  field.value = "";
  look(true);
  bringForward("find", false);
  field.blur(); // one that is gone keeps the keys until the next frame
  focusBefore?.focus?.();
}

// To the next find (1) or the one before (-1), round and round.
export function stepFind(step) {
  if (finds.length) {
    at = (at + step + finds.length) % finds.length;
    show(true);
  }
}

function look(isNew) {
  const wanted = field.value.trim().toLowerCase();
  const before = finds.length;
  finds = wanted ? collect(wanted) : [];
  at = isNew ? 0 : Math.min(at, Math.max(0, finds.length - 1));
  if (isNew || finds.length !== before) {
    show(isNew);
  }
}

// The places of a text in what is shown, one range for each, also where it goes on in the next element.
function collect(wanted) {
  const ranges = [];
  for (const area of document.querySelectorAll(AREAS)) {
    for (const block of area.matches(".turn") ? [area] : area.querySelectorAll("li, tr, .file, p.line")) {
      collectIn(block, wanted, ranges);
    }
  }
  return ranges;
}

function collectIn(block, wanted, ranges) {
  if (block.hidden || block.dataset.out !== undefined || ranges.length >= MAX_FINDS) {
    return;
  }
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const parts = [];
  let text = "";
  while (walker.nextNode()) {
    if (!walker.currentNode.parentNode.closest(".sr")) {
      parts.push({ node: walker.currentNode, from: text.length });
      text += walker.currentNode.data;
    }
  }
  const lower = text.toLowerCase();
  for (let found = lower.indexOf(wanted); found >= 0 && ranges.length < MAX_FINDS;
      found = lower.indexOf(wanted, found + wanted.length)) {
    const range = document.createRange();
    const first = place(parts, found);
    const last = place(parts, found + wanted.length - 1);
    range.setStart(first.node, found - first.from);
    range.setEnd(last.node, found + wanted.length - last.from);
    ranges.push(range);
  }
}

const place = (parts, offset) => parts.findLast(part => part.from <= offset);

function show(isFollowed) {
  const current = finds[at];
  if (globalThis.CSS?.highlights) {
    CSS.highlights.set("find", new Highlight(...finds));
    CSS.highlights.set("find-current", current ? new Highlight(current) : new Highlight());
  }
  counter.textContent = !field.value.trim() ? "" : current ? `${at + 1} of ${finds.length}` : "Not found";
  if (current && isFollowed) {
    current.startContainer.parentElement.scrollIntoView({ block: "center", inline: "nearest" });
  }
}

// Events of the log that hold what is looked for; only its owner is let in.
export async function searchLog() {
  const text = field.value.trim();
  if (!text) {
    startFind();
    toast("Type what to look for first.");
    return;
  }
  const answer = await ask(hudUrl("search", { q: text }));
  if (!answer) {
    return;
  }
  if (!answer.ok) {
    toast(answer.status === 403 ? "Only the owner of a HUD searches its log." : `The log can't be searched now (${answer.status}).`);
    return;
  }
  const { finds: events } = await answer.json();
  choose(`Events of the log with \u201c${text}\u201d`, events.map(event => ({
    title: event.title,
    note: event.at.slice(11, 19),
    take: () => openWhole(event.seq, event.title),
  })));
}

field.addEventListener("input", () => look(true));
bar.addEventListener("submit", event => event.preventDefault());
field.addEventListener("keydown", event => {
  if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    stepFind(event.shiftKey ? -1 : 1);
    say(counter.textContent);
  } else if (event.key === "Escape") {
    event.preventDefault();
    closeFind();
  } else if (event.key === "ArrowDown") {
    event.preventDefault();
    field.blur();
  }
});
byId("find-next").addEventListener("click", () => stepFind(1));
byId("find-previous").addEventListener("click", () => stepFind(-1));
byId("find-log").addEventListener("click", searchLog);
byId("find-close").addEventListener("click", closeFind);
