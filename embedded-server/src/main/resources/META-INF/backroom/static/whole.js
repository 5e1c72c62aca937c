// Opens a change or a result whole: what its own page says, in a dialog over the HUD.
import { ask, byId, hudUrl, toast } from "./page.js";
import { choose } from "./palette.js";

const dialog = byId("whole");
const text = byId("whole-text");

const seqOf = row => row.closest("[data-key]")?.dataset.key.match(/^[ed](\d+)$/)?.[1];

export function chooseWhole() {
  const rows = [...document.querySelectorAll("#hud .thread .row, #hud .diff")].filter(seqOf);
  const choices = rows.map(row => {
    const title = titleOf(row);
    return {
      seq: Number(seqOf(row)),
      title,
      note: row.querySelector("time")?.textContent ?? "",
      take: () => openWhole(seqOf(row), title),
    };
  });
  choose("Open whole", choices.sort((a, b) => b.seq - a.seq));
}

function titleOf(row) {
  const named = row.querySelector(".title, .path") ?? row.querySelector(".words") ?? row;
  const failed = row.classList.contains("failed") ? " (failed)" : "";
  return named.textContent.replace(/\s+/g, " ").trim().slice(0, 200) + failed;
}

export async function openWhole(seq, title) {
  const url = hudUrl(`whole/${seq}`);
  const answer = await ask(url);
  if (!answer) {
    return;
  }
  if (!answer.ok) {
    toast(answer.status === 404
      ? "The log no longer has this event: it was too old to keep." : `It can't be opened now (${answer.status}).`);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  byId("whole-title").textContent = page.querySelector("h1")?.textContent ?? title;
  byId("whole-page").href = url;
  text.textContent = page.getElementById("whole-text").textContent;
  dialog.showModal();
  text.focus();
}

export function startWhole() {
  byId("whole-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { text.textContent = ""; });
  document.addEventListener("click", event => {
    const row = event.target.closest("#hud .call, #hud .file");
    if (row && seqOf(row) && !event.target.closest("a") && getSelection().isCollapsed) {
      openWhole(seqOf(row), titleOf(row));
    }
  });
}
