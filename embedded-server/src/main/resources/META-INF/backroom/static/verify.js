// Checks a HUD's log in the browser, as docs/proof.md describes it: signatures, commitments, chain. It takes nothing from
// the page but the HUD's address, and says the first thing that does not fit.
"use strict";
(() => {
  const ENVELOPE = new Set(["type", "hud", "seq", "at", "seen_at", "proof"]);
  const ORIGIN = ["agent", "agent_id", "session_id", "source_id", "tick_id"];
  const TOLD_EVERY_EVENTS = 250;
  const hud = document.body.dataset.hud;
  const utf8 = new TextEncoder();

  // RFC 8785. JSON.stringify writes texts and numbers as it wants them; names are sorted by their UTF-16 units.
  const canonical = value => {
    if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    return "{" + Object.keys(value).sort().map(name => JSON.stringify(name) + ":" + canonical(value[name])).join(",") + "}";
  };
  const hex = buffer => Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, "0")).join("");
  const unhex = text => Uint8Array.from(text.match(/../g) || [], pair => parseInt(pair, 16));
  const unbase64 = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const sha256 = bytes => crypto.subtle.digest("SHA-256", bytes);
  const hmac = async (salt, text) => {
    const key = await crypto.subtle.importKey("raw", salt, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return hex(await crypto.subtle.sign("HMAC", key, utf8.encode(text)));
  };

  class Misfit extends Error {}
  class Unready extends Error {}
  const misfit = (seq, field, expected, found) => {
    throw new Misfit(`Event ${seq} does not fit: its ${field} should be ${expected} and is ${found}.`);
  };

  const show = (state, text) => {
    const verdict = document.getElementById("verdict");
    verdict.dataset.state = state;
    verdict.textContent = text;
  };
  const tell = rows => {
    const list = document.getElementById("facts");
    list.replaceChildren(...rows.flatMap(([name, value]) => {
      const term = document.createElement("dt");
      const said = document.createElement("dd");
      term.textContent = name;
      said.textContent = value;
      return [term, said];
    }));
  };

  // What was found, for the HUD's own page (checked.js).
  const keep = found => localStorage.setItem("backroom-checked-" + hud, JSON.stringify(found));

  const json = async path => {
    const answer = await fetch(hud + path);
    if (!answer.ok) throw new Unready(`The server answered ${answer.status}. Load the page anew.`);
    return answer.json();
  };

  async function signedLog() {
    const log = await json("/proof");
    for (let more = log; more.next;) {
      more = await json("/proof?from=" + (log.checkpoints.at(-1).seq + 1));
      log.checkpoints.push(...more.checkpoints);
    }
    const keys = new Map();
    for (const key of log.keys) {
      const spki = unbase64(key.public_key);
      if (hex(await sha256(spki)) !== key.id) throw new Misfit("A key of the server bears a name that is not its own.");
      keys.set(key.id, await crypto.subtle.importKey("spki", spki, "Ed25519", false, ["verify"]));
    }
    for (const { seq, chain, at, key, signature } of log.checkpoints) {
      const statement = canonical({ at, chain, log: log.log, purpose: "backroom checkpoint 1", seq });
      const signer = keys.get(key);
      if (!signer || !(await crypto.subtle.verify("Ed25519", signer, unbase64(signature), utf8.encode(statement)))) {
        throw new Misfit(`The signature of the checkpoint after event ${seq} does not fit: the checkpoint was changed.`);
      }
    }
    return log;
  }

  async function* events(after) {
    const answer = await fetch(`${hud}/events?proof=1&after=${after}`);
    if (!answer.ok) throw new Unready(`The server answered ${answer.status}. Load the page anew.`);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) yield JSON.parse(line);
    }
  }

  const valueOf = (event, name) => name !== "origin" ? event[name]
    : Object.fromEntries(ORIGIN.filter(part => part in event).map(part => [part, event[part]]));

  async function digest(event, log, seq, counts) {
    const fields = event.proof?.fields;
    if (!fields) misfit(seq, "proof", "there", "nothing");
    for (const key of Object.keys(event)) {
      const name = ORIGIN.includes(key) ? "origin" : key;
      if (!ENVELOPE.has(name) && !(name in fields)) misfit(seq, name, "left out", "there");
    }
    const commitments = {};
    await Promise.all(Object.entries(fields).map(async ([name, { commitment, salt }]) => {
      commitments[name] = commitment;
      if (!salt) {
        counts.hidden++;
        return;
      }
      const value = valueOf(event, name);
      const found = value === undefined ? "nothing" : await hmac(unhex(salt), canonical(value));
      if (found !== commitment) misfit(seq, name, "what gives " + commitment, "what gives " + found);
      counts.shown++;
    }));
    const { at, seen_at, type } = event;
    return sha256(utf8.encode(canonical({ at, commitments, log, seen_at, seq, type })));
  }

  async function check() {
    const log = await signedLog();
    const before = Math.max(log.first_seq, log.chain_from) - 1;
    const checkpoints = new Map(log.checkpoints.map(one => [one.seq, one]));
    if (!checkpoints.size) throw new Unready("Nothing of this HUD is signed yet; that comes within a minute of its next event.");
    if (!checkpoints.has(before)) throw new Misfit(`No checkpoint stands before event ${before + 1}, with which the log begins.`);
    const place = "backroom-proof-" + log.log;
    const kept = JSON.parse(localStorage.getItem(place) || "null");
    const counts = { shown: 0, hidden: 0 };
    let seq = before;
    let chain = unhex(checkpoints.get(before).chain);
    for await (const event of events(before)) {
      const next = seq + 1;
      if (event.seq !== next) misfit(next, "seq", next, event.seq);
      const link = new Uint8Array(64);
      link.set(chain);
      link.set(new Uint8Array(await digest(event, log.log, next, counts)), 32);
      chain = new Uint8Array(await sha256(link));
      const value = hex(chain);
      if (value !== event.proof.chain) misfit(next, "envelope", event.proof.chain, value);
      const signed = checkpoints.get(next)?.chain;
      if (signed && signed !== value) misfit(next, "chain", signed + ", as was signed,", value);
      if (kept?.seq === next && kept.chain !== value) misfit(next, "chain", kept.chain + ", as this browser saw it,", value);
      seq = next;
      if (seq % TOLD_EVERY_EVENTS === 0) show("busy", `Checking event ${seq} of ${log.head_seq} …`);
    }
    const last = log.checkpoints.at(-1);
    if (last.seq > seq) misfit(seq + 1, "place", "taken, as was signed,", "empty");
    localStorage.setItem(place, JSON.stringify({ seq, chain: hex(chain) }));
    keep({ seq });
    show("fits", `Events ${before + 1} to ${seq} are those that were signed. Nothing was changed, added or left out.`);
    tell([
      ["Fields shown and checked", counts.shown],
      ["Fields hidden or masked", counts.hidden],
      ["Signed up to event", `${last.seq}, ${last.at}`],
      ["Checkpoints", log.checkpoints.length],
      ["Key", last.key],
      ["Seen by this browser before", kept ? `event ${kept.seq}, and it still fits` : "nothing"],
    ]);
  }

  show("busy", "Checking …");
  check().catch(error => {
    if (error instanceof Misfit) keep({ misfit: error.message });
    const isOld = error.name === "NotSupportedError" || !globalThis.crypto?.subtle;
    show("misfit", error instanceof Misfit || error instanceof Unready ? error.message
      : isOld ? "This browser can't check Ed25519 signatures here. Use a newer one over https, or `backroom verify`."
        : "The check could not be finished (" + error.message + "). Load the page anew.");
  });
})();
