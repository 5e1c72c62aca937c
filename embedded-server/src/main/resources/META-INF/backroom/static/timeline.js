// The timeline without a new page for each step: its links are followed in place, and it is dragged. The page's script
// reads what to show from the body when it draws.
import { noMore, onTop, toast } from "./page.js";

const TRACK = "#hud .timeline th:last-child, #hud .timeline td:last-child";
const DRAG_PX = 4;

// Who holds a key down is not kept waiting for more steps than this once the key is up.
const MAX_STEPS = 20;
const SECOND_MS = 1000;
const SPAN_MS = {
  "1s": SECOND_MS, "10s": 10 * SECOND_MS, "1min": 60 * SECOND_MS, "8min": 480 * SECOND_MS, "1h": 3600 * SECOND_MS, "1d": 86_400 * SECOND_MS,
};

let drag = null;
let steps = [];

// What part of time is shown, by the name that links have for it; none closes the timeline.
function show(span) {
  const body = document.body;
  const url = new URL(location.href);
  noMore(close);
  if (span) {
    if (!isOpen()) {
      bringIntoSight();
    }
    body.dataset.timeline = span;
    url.searchParams.set("timeline", span);
    onTop(close);
  } else {
    delete body.dataset.timeline;
    url.searchParams.delete("timeline");
  }
  history.replaceState(null, "", url);
  document.dispatchEvent(new Event("visibilitychange"));
}

function close() {
  steps = []; // what was asked for before is of no use any more
  show("");
}

const isOpen = () => Boolean(document.body.dataset.timeline);

// On a narrow page it lies below the other panels: a reader who opens it is led there once it is drawn.
function bringIntoSight() {
  const drawn = new MutationObserver(() => {
    const panel = document.querySelector("#hud .timeline");
    if (panel) {
      drawn.disconnect();
      panel.scrollIntoView({ block: "nearest", behavior: "instant" });
    }
  });
  drawn.observe(document.getElementById("hud"), { childList: true, subtree: true });
}

// Steps that come faster than frames wait for each other: each goes on from what the one before it shows.
function soon(step) {
  if (steps.length < MAX_STEPS) {
    steps.push(step);
  }
  if (steps.length === 1) {
    takeStep();
  }
}

// The page's script draws in the next frame, before this asks there.
function takeStep() {
  steps[0]();
  requestAnimationFrame(() => {
    steps.shift();
    if (steps.length) {
      takeStep();
    }
  });
}

export const switchTimeline = () => soon(toggle);

function toggle() {
  const link = document.querySelector("#hud .to-timeline a");
  if (isOpen() || link) {
    show(isOpen() ? "" : spanOf(link));
  } else {
    toast("There is no timeline here.");
  }
}

// Does what a link of the timeline does, where there is one; a timeline that is closed opens first.
export const stepTimeline = find => soon(() => {
  if (isOpen()) {
    find(document.querySelector("#hud .zooms a[aria-current]"))?.click();
  } else {
    toggle();
  }
});

export const earlier = current => current?.parentNode.querySelector("[rel=prev]");
export const later = current => current?.parentNode.querySelector("[rel=next]");
export const nearer = current => current?.previousElementSibling;
export const wider = current => current?.parentNode.querySelector("[aria-current] + :not([rel], :last-child)");

const spanOf = link => new URL(link.href).searchParams.get("timeline") ?? "";

// Moves what is shown to the right by so many px, from where it was when the drag began.
function move(from, px) {
  const until = from.to - px / from.width * from.span;
  show(until < from.newest ? `${from.zoom}@${new Date(until).toISOString()}` : from.zoom);
}

function begin(cell, x) {
  const [to, newest] = cell.closest(".timeline").dataset.ends.split(" ").map(Number);
  const width = cell.getBoundingClientRect().width;
  const [zoom] = document.body.dataset.timeline.split("@");
  return { x, width, to, newest, span: SPAN_MS[zoom], zoom };
}

document.addEventListener("click", event => {
  const link = event.target.closest("#hud .zooms a, #hud .to-timeline a");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    show(spanOf(link));
  }
});
document.addEventListener("pointerdown", event => {
  const cell = event.button === 0 && isOpen() && event.target.closest(TRACK);
  drag = cell ? begin(cell, event.clientX) : null;
});
document.addEventListener("pointermove", event => {
  if (drag && (drag.isMoving || Math.abs(event.clientX - drag.x) > DRAG_PX)) {
    drag.isMoving = true;
    move(drag, event.clientX - drag.x);
  }
});
["pointerup", "pointercancel"].forEach(name => document.addEventListener(name, () => { drag = null; }));
document.addEventListener("wheel", event => {
  const px = event.deltaX || (event.shiftKey ? event.deltaY : 0);
  const cell = px && isOpen() && event.target.closest(TRACK);
  if (cell) {
    event.preventDefault();
    move(begin(cell, 0), -px);
  }
}, { passive: false });
