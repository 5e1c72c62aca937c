// Adding a card and confirming a payment, with Stripe's own script: a card's number goes to Stripe and never to us.
// Only the pages about cards and about a purchase have this script, and only they may load Stripe's.
"use strict";
(() => {
  /** Between two looks at a purchase, in ms: often while a person waits, seldom once they do something else. */
  const LOOK_AGAIN_MS = [1000, 1500, 2000, 3000, 5000, 10000];

  const known = document.body.dataset;
  const status = document.getElementById("pay-status");

  const say = (text, isTrouble = false) => {
    status.textContent = text;
    status.classList.toggle("trouble", isTrouble);
  };

  /** What is wrong, and where to sign in if it is that: in another tab, as what was typed is in Stripe's frame on this page. */
  const complain = (error, then = "then press the button again: what you typed stays here.") => {
    say(error.message, true);
    if (error.cause !== "sign_in") return;
    const link = document.createElement("a");
    link.href = "/api/auth/github/start?return_to=" + location.pathname;
    link.target = "_blank";
    link.textContent = "Sign in in another tab";
    status.append(" ", link, ", " + then);
  };

  /** What our server answers; what is wrong as an error with its sentence, and its code as the cause. */
  async function ask(path, body) {
    const answer = await fetch(path, body === undefined ? {} : {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    });
    const json = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new Error(json.error?.message ?? `The server answered ${answer.status}. Try again.`, { cause: json.error?.code });
    }
    return json;
  }

  function stripe() {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = known.stripeJs;
      script.addEventListener("load", () => resolve(globalThis.Stripe(known.stripeKey)));
      script.addEventListener("error", () =>
        reject(new Error("Stripe's script could not be loaded. Check the connection and blockers, then load the page anew.")));
      document.head.append(script);
    });
  }

  /** The form in Stripe's frame in our colours. */
  function appearance() {
    const style = getComputedStyle(document.documentElement);
    const of = name => style.getPropertyValue(name).trim();
    return {
      theme: matchMedia("(prefers-color-scheme: light)").matches ? "stripe" : "night",
      variables: {
        colorPrimary: of("--s-accent"), colorBackground: of("--s-panel"), colorText: of("--s-text"),
        colorTextSecondary: of("--s-text2"), colorTextPlaceholder: of("--s-text3"), colorDanger: of("--s-red"),
        fontFamily: "Inter, system-ui, sans-serif", fontSizeBase: "14px", borderRadius: "5px",
      },
    };
  }

  async function takeCards(form) {
    const button = form.querySelector("button");
    const at = await stripe();
    const elements = at.elements({
      mode: "setup", currency: known.currency, paymentMethodTypes: ["card"], appearance: appearance(),
    });
    matchMedia("(prefers-color-scheme: light)").addEventListener("change", () =>
      elements.update({ appearance: appearance() }));
    const fields = elements.create("payment");
    fields.on("ready", () => {
      say("");
      button.disabled = false;
    });
    fields.on("loaderror", () => say("Stripe's form could not be loaded. Load the page anew.", true));
    fields.mount("#card");
    form.addEventListener("submit", async event => {
      event.preventDefault();
      button.disabled = true;
      say("Asking Stripe …");
      try {
        await keep(at, elements);
        say("The card is kept.");
        location.reload();
      } catch (error) {
        complain(error);
        button.disabled = false;
      }
    });
  }

  /** Fields that are wrong are marked by Stripe's form itself; the first of them is named beside the button. */
  async function keep(at, elements) {
    const checked = await elements.submit();
    if (checked.error) throw new Error(checked.error.message);
    const { client_secret: clientSecret } = await ask("/api/stripe/setup-intent", { consent: true });
    const { error } = await at.confirmSetup({
      elements, clientSecret, redirect: "if_required", confirmParams: { return_url: location.href },
    });
    if (error) throw new Error(error.message);
  }

  async function confirm(button) {
    button.disabled = true;
    say("Your bank is asked …");
    try {
      const { client_secret: clientSecret } = await ask(`/api/billing/purchases/${known.purchase}/resume`, {});
      if (!clientSecret) return location.reload();
      const { error } = await (await stripe()).handleNextAction({ clientSecret });
      say(error ? error.message : "Your bank has answered. Looking at the payment …", Boolean(error));
    } catch (error) {
      complain(error);
    }
    button.disabled = false;
  }

  /** Loads the page anew once the purchase stands otherwise. */
  function follow(path, before, look = 0) {
    setTimeout(async () => {
      try {
        if ((await ask(path)).status !== before) return location.reload();
      } catch (error) {
        if (error.cause === "sign_in") return complain(error, "then load this page anew.");
        // Not reached, or asked too often: the next look may be luckier, and nothing is known to have failed.
      }
      follow(path, before, look + 1);
    }, LOOK_AGAIN_MS[Math.min(look, LOOK_AGAIN_MS.length - 1)]);
  }

  const form = document.getElementById("card-form");
  if (form) {
    form.hidden = false;
    say("Loading Stripe's form …");
    takeCards(form).catch(error => say(error.message, true));
  }
  if (known.purchase) {
    const button = document.getElementById("confirm");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", () => confirm(button));
      confirm(button);
    }
    follow("/api/billing/purchases/" + known.purchase, known.status);
  }
})();
