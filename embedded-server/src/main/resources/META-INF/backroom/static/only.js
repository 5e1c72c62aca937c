// Shows only the rows of an agent, a tool or a state. Rows that are not wanted are marked; the style sheet hides them.
import { bringForward, byId, noMore, onTop, say } from "./page.js";
import { choose } from "./palette.js";

const pill = byId("only");
let only = {};
let isPlanned = false;

const STATES = { running: "running", failed: "failed" };

// What a row of the thread is: null for what is no call.
function facts(row) {
  const isCall = row.matches(".call");
  const state = Object.keys(STATES).find(name => row.classList.contains(name))
    ?? row.querySelector(".mark-box .sr")?.textContent;
  return {
    agent: row.classList.contains("sub") ? "sub-agents" : "main",
    tool: isCall ? row.querySelector(".title .sr")?.textContent.replace(/: $/, "") : null,
    state: isCall ? state : null,
  };
}

const allRows = () => [...document.querySelectorAll("#hud .thread .rows > .row:not(.older, .request)")];

export function chooseOnly() {
  const rows = allRows().map(facts);
  const choices = [{ title: "Everything", note: String(rows.length), take: () => setOnly({}) }];
  for (const kind of ["state", "tool", "agent"]) {
    const counts = new Map();
    rows.filter(row => row[kind]).forEach(row => counts.set(row[kind], (counts.get(row[kind]) ?? 0) + 1));
    [...counts].sort().forEach(([name, count]) => choices.push({
      title: `${kind[0].toUpperCase()}${kind.slice(1)}  ${name}`,
      note: String(count),
      take: () => setOnly({ ...only, [kind]: name }),
    }));
  }
  choose("Show only", choices);
}

function setOnly(next) {
  only = next;
  const words = Object.values(only).join(", ");
  pill.hidden = !words;
  pill.textContent = `Only ${words}  \u2715`;
  pill.setAttribute("aria-label", `Only ${words} is shown. Show everything`);
  bringForward("only", Boolean(words));
  noMore(showAll);
  if (words) {
    onTop(showAll);
  }
  say(words ? `Only ${words}` : "Everything is shown");
  mark();
}

function showAll() {
  setOnly({});
}

function mark() {
  isPlanned = false;
  for (const row of allRows()) {
    const is = facts(row);
    row.toggleAttribute("data-out", Object.entries(only).some(([kind, name]) => is[kind] !== name));
  }
}

export function startOnly() {
  pill.addEventListener("click", showAll);
  new MutationObserver(() => {
    if (!isPlanned && Object.keys(only).length) {
      isPlanned = true;
      requestAnimationFrame(mark);
    }
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
}
