// How far this browser has checked the HUD's log, told beside Verify. The page that checks (verify.js) keeps what it found
// under the HUD's address; the head is drawn by the page's own script, so the words stand in a style of it.
import { hudUrl, recall, say } from "./page.js";

const PLACE = "backroom-checked-";
const LOOK_MS = 1000;

const root = document.documentElement;
const place = PLACE + hudUrl("").pathname.replace(/\/$/, "");
let shown = "";

export function startChecked() {
  show();
  setInterval(show, LOOK_MS);
  addEventListener("storage", event => {
    if (event.key === place) {
      show();
      say(shown);
    }
  });
}

function show() {
  const found = JSON.parse(recall("localStorage", place) ?? "null");
  const words = found ? tell(found) : "";
  if (words !== shown) {
    shown = words;
    root.style.setProperty("--checked", JSON.stringify(words));
  }
}

// A replay's own seq is not the log's: it says nothing of what came since.
function tell({ seq, misfit }) {
  if (misfit) {
    root.dataset.checked = "misfit";
    return misfit;
  }
  const live = document.querySelector("#hud .top .live") && document.querySelector("#hud .link code");
  const newer = live ? Number(live.textContent.replace(/\D/g, "")) - seq : 0;
  root.dataset.checked = newer > 0 ? "stale" : "fits";
  const chain = `Chain checked to seq ${seq.toLocaleString("en")}`;
  return newer > 0 ? `${chain} \u00b7 ${newer.toLocaleString("en")} newer unchecked` : chain;
}
