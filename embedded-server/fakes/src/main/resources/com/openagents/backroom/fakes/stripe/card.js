// The frame with a card's fields. What is typed here goes to the fake's API and nowhere else; the page around it
// hears how far it is, and gets the id of a payment method.
(() => {
  "use strict";

  const isCompact = new URLSearchParams(location.search).get("type") === "card";
  const field = (name) => document.querySelector("." + name + " input");
  const fields = { number: field("number"), expiry: field("expiry"), cvc: field("cvc") };
  const error = document.querySelector(".error");

  // The names that Stripe's own fields have.
  fields.number.name = isCompact ? "cardnumber" : "number";
  fields.expiry.name = isCompact ? "exp-date" : "expiry";
  fields.cvc.name = "cvc";
  document.body.classList.toggle("compact", isCompact);

  const tell = (message) => parent.postMessage({ fakeStripe: message }, "*");
  const digits = (text) => text.replace(/\D/g, "");

  function isLuhn(number) {
    let sum = 0;
    [...number].reverse().forEach((digit, i) => {
      const value = Number(digit) * (i % 2 ? 2 : 1);
      sum += value > 9 ? value - 9 : value;
    });
    return sum % 10 === 0;
  }

  const wrong = (code, message) => ({ type: "validation_error", code, message });

  function wrongNumber() {
    const number = digits(fields.number.value);
    if (number.length < 15) {
      return wrong("incomplete_number", "Your card number is incomplete.");
    }
    return isLuhn(number) ? undefined : wrong("invalid_number", "Your card number is invalid.");
  }

  function expiry() {
    const typed = digits(fields.expiry.value);
    const year = Number(typed.slice(2));
    return { month: Number(typed.slice(0, 2)), year: typed.length > 4 ? year : 2000 + year, length: typed.length };
  }

  function wrongExpiry() {
    const { month, year, length } = expiry();
    if (length !== 4 && length !== 6) {
      return wrong("incomplete_expiry", "Your card's expiration date is incomplete.");
    }
    const now = new Date();
    const isPast = year < now.getFullYear() || (year === now.getFullYear() && month < now.getMonth() + 1);
    if (month < 1 || month > 12) {
      return wrong("invalid_expiry_month", "Your card's expiration date is invalid.");
    }
    return isPast ? wrong("invalid_expiry_year_past", "Your card's expiration year is in the past.") : undefined;
  }

  function wrongCvc() {
    return digits(fields.cvc.value).length < 3
      ? wrong("incomplete_cvc", "Your card's security code is incomplete.")
      : undefined;
  }

  const checks = { number: wrongNumber, expiry: wrongExpiry, cvc: wrongCvc };
  const firstWrong = () => Object.values(checks).map((check) => check()).find((found) => found);

  function show(found) {
    error.textContent = isCompact || !found ? "" : found.message;
    Object.entries(checks).forEach(([name, check]) => {
      const isWrong = found !== undefined && check() !== undefined;
      fields[name].setAttribute("aria-invalid", String(isWrong));
    });
    size();
  }

  function size() {
    tell({ height: Math.ceil(document.body.getBoundingClientRect().height) });
  }

  function format(name) {
    const input = fields[name];
    if (input.selectionStart !== input.value.length) {
      return; // somebody mends the middle
    }
    const typed = digits(input.value);
    if (name === "number") {
      input.value = typed.replace(/(\d{4})(?=\d)/g, "$1 ");
    } else if (name === "expiry") {
      input.value = typed.length > 2 ? typed.slice(0, 2) + " / " + typed.slice(2) : typed;
    }
  }

  function changed() {
    const found = firstWrong();
    const isEmpty = Object.values(fields).every((input) => input.value === "");
    tell({ event: "change", detail: { complete: !found, empty: isEmpty, error: undefined, value: { type: "card" } } });
  }

  /** Shows what is wrong, and leads there. */
  function check() {
    const found = firstWrong();
    show(found);
    if (!found) {
      return {};
    }
    const [name] = Object.entries(checks).find(([, wrongHere]) => wrongHere());
    fields[name].focus();
    return { error: found };
  }

  async function tokenize({ key, billing }) {
    const checked = check();
    if (checked.error) {
      return checked;
    }
    const { month, year } = expiry();
    const form = new URLSearchParams({
      key,
      type: "card",
      "card[number]": digits(fields.number.value),
      "card[exp_month]": month,
      "card[exp_year]": year,
      "card[cvc]": digits(fields.cvc.value),
    });
    ["email", "name", "phone"]
      .filter((name) => billing[name])
      .forEach((name) => form.set("billing_details[" + name + "]", billing[name]));
    try {
      const answer = await (await fetch("/v1/payment_methods", { method: "POST", body: form })).json();
      if (answer.error) {
        error.textContent = isCompact ? "" : answer.error.message;
        size();
        return { error: answer.error };
      }
      return { paymentMethod: answer };
    } catch (e) {
      return { error: { type: "api_connection_error", message: "The connection to Stripe failed. Try again." } };
    }
  }

  function look({ theme, variables }) {
    document.body.classList.toggle("night", theme === "night");
    ["colorBackground", "colorText", "colorPrimary", "colorDanger", "borderRadius", "fontSizeBase"]
      .filter((name) => variables[name])
      .forEach((name) => document.body.style.setProperty("--" + name, variables[name]));
  }

  Object.entries(fields).forEach(([name, input]) => {
    input.addEventListener("input", () => {
      format(name);
      show(undefined);
      changed();
    });
    input.addEventListener("focus", () => tell({ event: "focus" }));
    input.addEventListener("blur", () => tell({ event: "blur" }));
    input.addEventListener("keydown", (event) => event.key === "Escape" && tell({ event: "escape" }));
  });
  document.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    tell({ submit: true });
  });
  let isReady = false;
  window.addEventListener("message", async (event) => {
    const message = event.source === parent && event.data?.fakeStripe;
    if (message?.check) {
      tell({ call: message.check.call, result: check() });
    } else if (message?.tokenize) {
      tell({ call: message.tokenize.call, result: await tokenize(message.tokenize) });
    } else if (message?.look) {
      look(message.look);
      size();
      if (!isReady) {
        isReady = true;
        tell({ event: "ready" });
      }
    } else if (message?.focus) {
      fields.number.focus();
    } else if (message?.clear) {
      Object.values(fields).forEach((input) => (input.value = ""));
      show(undefined);
      changed();
    }
  });
  // Ready with the look and the height that it keeps: what stands below it moves no more.
  tell({ loaded: true });
})();
