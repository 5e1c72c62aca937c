// A field, and under it the choices that hold what is typed there. Enter takes the selected one.
import { byId, element } from "./page.js";

const MAX_SHOWN = 200;

const dialog = byId("palette");
const field = byId("palette-field");
const list = byId("palette-list");
let choices = [];
let shown = [];
let at = 0;

// Lets the reader choose: `{title, note, take}` each.
export function choose(prompt, offered) {
  choices = offered;
  field.value = "";
  field.placeholder = prompt;
  field.setAttribute("aria-label", prompt);
  filter();
  dialog.showModal();
  field.focus();
}

function filter() {
  const words = field.value.toLowerCase().split(/\s+/).filter(word => word);
  shown = choices
    .filter(choice => words.every(word => `${choice.title} ${choice.note}`.toLowerCase().includes(word)))
    .slice(0, MAX_SHOWN);
  list.replaceChildren(...shown.map((choice, index) => {
    const row = element("li", { id: `choice-${index}`, role: "option" });
    row.append(element("span", {}, choice.title), element("kbd", {}, choice.note));
    row.addEventListener("click", () => take(index));
    return row;
  }));
  list.hidden = shown.length === 0;
  byId("palette-none").hidden = shown.length > 0;
  select(0);
}

function select(index) {
  at = Math.max(0, Math.min(index, shown.length - 1));
  [...list.children].forEach((row, place) => row.setAttribute("aria-selected", String(place === at)));
  field.setAttribute("aria-activedescendant", shown.length ? `choice-${at}` : "");
  list.children[at]?.scrollIntoView({ block: "nearest" });
}

function take(index) {
  const choice = shown[index];
  if (choice) {
    close();
    choice.take();
  }
}

// A field that is gone keeps the keys until the next frame, unless it is told.
function close() {
  dialog.close();
  field.blur();
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

field.addEventListener("input", filter);
field.addEventListener("keydown", event => {
  if (event.isComposing) {
    return;
  }
  if (event.key === "Enter") {
    event.preventDefault();
    take(at);
  } else if (event.key === "Escape") {
    // A search field would empty itself first.
    event.preventDefault();
    close();
  } else if (STEPS[event.key]) {
    event.preventDefault();
    select(at + STEPS[event.key]);
  }
});
dialog.addEventListener("click", event => {
  if (event.target === dialog) {
    close();
  }
});
