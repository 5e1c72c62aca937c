// How the HUD is seen: paused, in full screen, without some panels, scrolled, and of which session.
import { bringForward, byId, noMore, onTop, recall, remember, say, toast } from "./page.js";

const DOCKS = "backroom.docks";
const LINE_PX = 40;

const root = document.documentElement;
const held = byId("held");
let waiting = 0;
let hasMissed = false;

// The page's script hands over what comes in while the page is held still, and begins anew when it goes on.
function holdStill(type, text, seq) {
  hasMissed = true;
  const message = JSON.parse(text || "null");
  const last = type === "snapshot" ? message.seq : message?.at?.(-1)?.seq;
  count(Math.max(waiting, (last ?? 0) - seq));
}

function count(events) {
  waiting = events;
  held.textContent = `Paused \u00b7 ${events.toLocaleString("en")} ${events === 1 ? "event waits" : "events wait"}`;
}

// A replay that is held still is one that does not play.
export function pause() {
  if (byId("transport")) {
    move("replay-play");
    return;
  }
  const isPaused = Boolean(globalThis.backroomHeld);
  if (isPaused) {
    goOn();
    return;
  }
  hasMissed = false;
  globalThis.backroomHeld = holdStill;
  count(0);
  held.hidden = false;
  bringForward("pause", true);
  onTop(goOn);
  say("Paused");
}

function goOn() {
  noMore(goOn);
  delete globalThis.backroomHeld;
  held.hidden = true;
  bringForward("pause", false);
  document.dispatchEvent(new Event(hasMissed ? "anew" : "visibilitychange"));
  say(waiting ? `Live again, ${waiting} events later` : "Live again");
}

export async function switchFullScreen() {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen());
  } catch {
    toast("This browser shows no full screen here.");
  }
}

const docks = () => new Set((root.dataset.without ?? "").split(" ").filter(name => name));

function showDocks(without) {
  root.dataset.without = [...without].join(" ");
  remember("sessionStorage", DOCKS, root.dataset.without);
  bringForward("docks", without.size > 0);
}

export function switchDock(side) {
  const without = docks();
  without[without.has(side) ? "delete" : "add"](side);
  showDocks(without);
  say(`${side === "left" ? "Thread" : "Terminal and metrics"} ${without.has(side) ? "hidden" : "shown"}`);
}

// The page is a replay when its address says so.
export function switchReplay() {
  const url = new URL(location.href);
  const isReplay = url.searchParams.has("replay");
  ["at", "step", "replay"].forEach(name => url.searchParams.delete(name));
  if (!isReplay) {
    url.searchParams.set("replay", "1");
  }
  location.assign(url);
}

// The bar of a replay has a script of its own, which takes the keys themselves.
export const move = how => document.dispatchEvent(new CustomEvent("transport", { detail: how }));

// The panels that are seen, on the canvas or on the page.
function panels() {
  const isPainted = root.classList.contains("painted") && !root.hasAttribute("data-page-first");
  return [...document.querySelectorAll(isPainted ? ".stage .area" : "#hud .scroll")].filter(each => each.clientHeight > 0);
}

// Leads from panel to panel, and from the last one back to the page; false where there is none.
export function nextPanel() {
  const boxes = panels().filter(each => each.scrollHeight > each.clientHeight);
  const next = boxes[boxes.indexOf(document.activeElement) + 1];
  if (next) {
    next.tabIndex = next.matches("[tabindex]") ? next.tabIndex : -1;
    next.focus({ focusVisible: true });
    say(`Keys scroll ${next.dataset.panel ?? next.ariaLabel}`);
  } else {
    document.activeElement.blur();
  }
  return boxes.length > 0;
}

// The panel of the canvas that has the focus, or the first that is shown.
export function scroll(step, direction) {
  const boxes = panels();
  const box = boxes.find(each => each === document.activeElement) ?? boxes[0];
  if (box) {
    const by = { line: LINE_PX, page: box.clientHeight - LINE_PX, all: box.scrollHeight }[step];
    box.scrollBy({ top: direction * by, behavior: "instant" });
  }
}

const sessions = () => [...document.querySelectorAll("#hud .session")];

function go(link) {
  const url = new URL(location.href);
  url.searchParams.set("session", link.dataset.session);
  location.assign(url);
}

export function stepSession(step) {
  const links = sessions();
  const next = links[links.findIndex(link => link.hasAttribute("aria-current")) + step];
  if (next) {
    go(next);
  } else {
    toast(links.length ? "There is no other session in this direction." : "This HUD has one session.");
  }
}

export function jumpToWaiting() {
  const waiting = sessions().find(link => link.classList.contains("is-waiting"));
  const isHere = document.querySelector("#hud > main")?.dataset.phase === "waiting";
  if (waiting && !waiting.hasAttribute("aria-current")) {
    go(waiting);
  } else if (isHere) {
    document.querySelector("#hud .request")?.scrollIntoView({ block: "center" });
    toast("This session waits longest.");
  } else {
    toast("Nobody is waiting.");
  }
}

held.addEventListener("click", goOn);
showDocks(new Set((recall("sessionStorage", DOCKS) ?? "").split(" ").filter(name => name)));
