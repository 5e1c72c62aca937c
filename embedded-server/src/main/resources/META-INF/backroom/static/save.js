// What a reader keeps as a file: a picture of what is shown, and the log. The server makes both, as this reader sees them.
import { element, hudUrl } from "./page.js";

// Takes a file of the server's, under a name that says whose it is.
function download(url, ending) {
  const [, user, repo] = /\/hud\/([^/]+)\/([^/]+)\//.exec(url.pathname);
  const link = element("a", { href: url, download: `${user}-${repo}${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
}

export function savePicture() {
  const here = new URL(location.href).searchParams;
  const moment = document.querySelector("#hud .utc time").dateTime;
  const theme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  const wish = { show: "hud", theme };
  if (here.has("session")) {
    wish.session = here.get("session");
  }
  if (here.has("replay")) {
    Object.assign(wish, { replay: 0, at: moment });
  }
  download(hudUrl("card.png", wish), `-${moment.slice(0, 19).replace(/[-:]/g, "").replace("T", "-")}.png`);
}

export const saveLog = () => download(hudUrl("events"), ".ndjson");
