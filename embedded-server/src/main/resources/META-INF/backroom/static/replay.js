// The bar of a replay: plays, pauses, seeks and steps by starting the page's stream anew, without a new page.
// Everything here is also a link or a form that works without it.
"use strict";
(() => {
  const STEP_MILLIS = 10_000;
  const LONG_STEP_MILLIS = 60_000;
  const TICK_MILLIS = 250;
  const SEEK_PAUSE_MILLIS = 120;
  const MAX_STEPS = 100;

  const bar = document.getElementById("transport");
  const play = bar.querySelector(".play");
  const begin = Date.parse(bar.dataset.begin);
  const end = Date.parse(bar.dataset.end);
  let speed = Number(bar.dataset.speed);
  let lastSpeed = speed || 1;
  let from = Date.parse(bar.dataset.at);
  let fromNow = performance.now();
  let heard = "";
  let steps = 0; // asked for and not shown yet
  let seeking = 0;

  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = String(begin);
  slider.max = String(end);
  slider.step = "1";
  slider.setAttribute("aria-label", "Moment");
  bar.querySelector("form").replaceWith(slider);

  const now = () => Math.min(end, Math.max(begin, from + (performance.now() - fromNow) * speed));

  // The page's own clock is right; between its ticks this one goes on by itself.
  function hear() {
    const clock = document.querySelector("#hud .utc time");
    const told = clock ? clock.dateTime : "";
    if (told && told !== heard) {
      heard = told;
      from = Date.parse(told);
      fromNow = performance.now();
      steps = 0;
    }
  }

  function tick() {
    hear();
    if (!seeking) {
      slider.value = String(Math.round(now()));
    }
    slider.setAttribute("aria-valuetext", new Date(now()).toISOString().slice(0, 19).replace("T", " ") + " UTC");
  }

  function words() {
    return speed === 0 ? "paused" : speed + "\u00d7";
  }

  function show() {
    play.textContent = speed === 0 ? "\u25b6" : "\u2016";
    play.setAttribute("aria-label", speed === 0 ? "Play" : "Pause");
    play.title = play.getAttribute("aria-label");
    for (const link of bar.querySelectorAll(".speeds a")) {
      link.toggleAttribute("aria-current", Number(link.dataset.speed) === speed);
      if (link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
      }
    }
  }

  function go(at, nextSpeed, step) {
    steps = step;
    speed = nextSpeed;
    lastSpeed = speed || lastSpeed;
    from = Math.min(end, Math.max(begin, at));
    fromNow = performance.now();
    const query = new URLSearchParams({ replay: String(speed), at: new Date(from).toISOString() });
    if (step) {
      query.set("step", String(step));
    }
    if (bar.dataset.session) {
      query.set("session", bar.dataset.session);
    }
    // The timeline is the page's, and not asked of the stream.
    const address = new URLSearchParams(query);
    if (document.body.dataset.timeline) {
      address.set("timeline", document.body.dataset.timeline);
    }
    document.body.dataset.stream = bar.dataset.path + "/stream?" + query;
    document.body.dataset.replay = words();
    history.replaceState(null, "", bar.dataset.path + "?" + address);
    show();
    document.dispatchEvent(new Event("anew"));
  }

  function toggle() {
    hear();
    go(now(), speed === 0 ? lastSpeed : 0, 0);
  }

  function seek(millis) {
    hear();
    go(now() + millis, speed, 0);
  }

  // Steps that come faster than the page shows them add up.
  function step(moments) {
    hear();
    go(now(), 0, Math.max(-MAX_STEPS, Math.min(MAX_STEPS, steps + moments)));
  }

  slider.addEventListener("input", () => {
    clearTimeout(seeking);
    seeking = setTimeout(() => {
      seeking = 0;
      go(Number(slider.value), speed, 0);
    }, SEEK_PAUSE_MILLIS);
  });

  bar.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || link.classList.contains("live") || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    if (link === play) {
      toggle();
    } else if (link.classList.contains("back")) {
      step(-1);
    } else if (link.classList.contains("next")) {
      step(1);
    } else {
      go(now(), Number(link.dataset.speed), 0);
    }
  });

  // By the names of the table of actions, whose keys and sheet (tools.js) ask for them.
  const actions = {
    "replay-play": toggle,
    "replay-back": () => seek(-STEP_MILLIS),
    "replay-further": () => seek(STEP_MILLIS),
    "replay-minute-back": () => seek(-LONG_STEP_MILLIS),
    "replay-minute-further": () => seek(LONG_STEP_MILLIS),
    "replay-previous": () => step(-1),
    "replay-next": () => step(1),
  };
  document.addEventListener("transport", (event) => actions[event.detail]());

  bar.classList.add("scripted");
  setInterval(tick, TICK_MILLIS);
  tick();
})();
