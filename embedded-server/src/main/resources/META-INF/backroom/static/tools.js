// What a reader of the HUD's page can do besides reading: the keys of the table of actions, which the page carries in
// its sheet. It works on the live HTML and is not needed to read it (docs/decisions, second-script).
import { byId, closeTop, element, recall, remember } from "./page.js";
import { startChecked } from "./checked.js";
import { choose } from "./palette.js";
import { startFind, stepFind, searchLog } from "./find.js";
import { chooseOnly, startOnly } from "./only.js";
import { chooseWhole, startWhole } from "./whole.js";
import { jumpToWaiting, move, nextPanel, pause, scroll, stepSession, switchDock, switchFullScreen, switchReplay } from "./view.js";
import { joinPaths } from "./copy.js";
import { saveLog, savePicture } from "./save.js";
import { earlier, later, nearer, stepTimeline, switchTimeline, wider } from "./timeline.js";

const LETTERS = "backroom.letters";

const DO = {
  "palette": openPalette,
  "search": startFind,
  "search-next": () => stepFind(1),
  "search-previous": () => stepFind(-1),
  "search-log": searchLog,
  "verify": () => location.assign(document.querySelector("#hud .verify").href),
  "only": chooseOnly,
  "open": chooseWhole,
  "save-picture": savePicture,
  "save-log": saveLog,
  "waiting": jumpToWaiting,
  "next-session": () => stepSession(1),
  "previous-session": () => stepSession(-1),
  "scroll-down": () => scroll("line", 1),
  "scroll-up": () => scroll("line", -1),
  "page-down": () => scroll("page", 1),
  "page-up": () => scroll("page", -1),
  "to-start": () => scroll("all", -1),
  "to-end": () => scroll("all", 1),
  "next-panel": nextPanel,
  "replay": switchReplay,
  "replay-play": () => move("replay-play"),
  "replay-back": () => move("replay-back"),
  "replay-further": () => move("replay-further"),
  "replay-minute-back": () => move("replay-minute-back"),
  "replay-minute-further": () => move("replay-minute-further"),
  "replay-previous": () => move("replay-previous"),
  "replay-next": () => move("replay-next"),
  "pause": pause,
  "full-screen": switchFullScreen,
  "left-dock": () => switchDock("left"),
  "right-dock": () => switchDock("right"),
  "timeline": switchTimeline,
  "timeline-earlier": () => stepTimeline(earlier),
  "timeline-later": () => stepTimeline(later),
  "timeline-nearer": () => stepTimeline(nearer),
  "timeline-wider": () => stepTimeline(wider),
  "keys": openSheet,
  "close": closeTop,
};

// Keys that a box with the focus scrolls by itself; those of the canvas would not come far, redrawn meanwhile.
const SCROLLING = new Set(["scroll-down", "scroll-up", "page-down", "page-up", "to-start", "to-end"]);

const rows = [...document.querySelectorAll("#keys [data-action]")];
const byKey = new Map();

function start() {
  for (const row of rows) {
    const id = row.dataset.action;
    if (!DO[id]) {
      console.error(`backroom: nothing does ${id}`);
    }
    row.dataset.keys.split(" ").forEach(key => byKey.set(key, id));
    row.addEventListener("click", () => {
      byId("keys").close();
      DO[id]();
    });
  }
  document.addEventListener("copy", joinPaths);
  document.addEventListener("keydown", pressed);
  byId("menu").addEventListener("click", openSheet);
  byId("keys-close").addEventListener("click", () => byId("keys").close());
  const letters = byId("letters");
  letters.checked = areLettersOn();
  letters.addEventListener("change", () => remember("localStorage", LETTERS, letters.checked ? "on" : "off"));
  startOnly();
  startWhole();
  startChecked();
  const style = element("link", { rel: "stylesheet", href: document.body.dataset.tools });
  style.addEventListener("load", () => {
    byId("tools").hidden = false;
    document.documentElement.dataset.tools = "ready";
  });
  document.head.append(style);
}

const areLettersOn = () => recall("localStorage", LETTERS) !== "off";

// The key as the table of actions writes it. Shift is a part of what a key types, and counts with the others.
function stroke(event) {
  const key = event.key === " " ? "Space" : event.key;
  if (event.ctrlKey || event.metaKey) {
    return `Ctrl+${key.toLowerCase()}`;
  }
  return event.shiftKey && key.length > 1 ? `Shift+${key}` : key;
}

// Keys belong to fields, to dialogs and to the browser first; what is left is ours.
function pressed(event) {
  if (event.defaultPrevented || event.isComposing || event.altKey) {
    return;
  }
  const withControl = event.ctrlKey || event.metaKey;
  const id = byKey.get(stroke(event));
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  const isInDialog = document.querySelector("dialog[open]");
  if (!id || (!withControl && (isTyping || isInDialog))) {
    return;
  }
  const isLetter = event.key.length === 1 && !withControl;
  const presses = event.key === " " && event.target.closest("a, button, summary");
  if (presses || (isLetter && !areLettersOn())) {
    return;
  }
  if (SCROLLING.has(id) && !document.activeElement.matches("body, .area")) {
    return;
  }
  if (DO[id]() !== false) {
    event.preventDefault();
  }
}

function openSheet() {
  closeDialogs();
  byId("keys").showModal();
}

function openPalette() {
  closeDialogs();
  const actions = rows
    .filter(row => row.dataset.action !== "palette")
    .map(row => ({
      title: row.textContent,
      note: row.parentNode.querySelector("kbd").textContent,
      take: DO[row.dataset.action],
    }));
  const sessions = [...document.querySelectorAll("#hud .session")].map(link => ({
    title: link.querySelector("b").textContent,
    note: link.querySelector(".word").textContent,
    take: () => link.click(),
  }));
  choose("All actions", actions.concat(sessions));
}

function closeDialogs() {
  document.querySelectorAll("dialog[open]").forEach(dialog => dialog.close());
}

start();
