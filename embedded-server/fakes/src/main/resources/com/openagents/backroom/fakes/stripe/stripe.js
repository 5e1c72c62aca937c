// A stand-in for Stripe.js: the part of it (https://docs.stripe.com/js) that takes cards and asks for the bank's
// question. The card's fields lie in a frame of the fake's own, so that the page never sees a number, as with the
// real one. It speaks to the fake's API with the publishable key and client secrets only.
(() => {
  "use strict";

  const origin = new URL(document.currentScript.src).origin;
  const PAYMENT = { path: "payment_intents", word: "paymentIntent", lastError: "last_payment_error" };
  const SETUP = { path: "setup_intents", word: "setupIntent", lastError: "last_setup_error" };

  const kindOf = (clientSecret) => (clientSecret.startsWith("seti_") ? SETUP : PAYMENT);
  const idOf = (clientSecret) => clientSecret.split("_secret_")[0];

  const fault = (message) => ({ error: { type: "invalid_request_error", message } });

  async function ask(method, path, fields) {
    const form = new URLSearchParams(fields);
    const isGet = method === "GET";
    try {
      const answer = await fetch(origin + "/v1/" + path + (isGet ? "?" + form : ""), {
        method,
        body: isGet ? undefined : form,
      });
      return await answer.json();
    } catch (e) {
      return { error: { type: "api_connection_error", message: "The connection to Stripe failed. Try again." } };
    }
  }

  /** An element: a frame with a card's fields. */
  class Element {
    constructor(elements, type, options) {
      this.elements = elements;
      this.type = type;
      this.options = options ?? {};
      this.handlers = new Map();
      this.waiting = new Map();
      this.next = 0;
      this.heard = (event) => this.hear(event);
    }

    mount(target) {
      const place = typeof target === "string" ? document.querySelector(target) : target;
      if (!place) {
        throw new Error("IntegrationError: The selector you specified (" + target + ") applies to no DOM elements.");
      }
      this.unmount();
      this.place = place;
      const frame = document.createElement("iframe");
      frame.title = "Secure card payment input frame";
      frame.src = origin + "/v3/card?type=" + encodeURIComponent(this.type);
      frame.setAttribute("scrolling", "no");
      Object.assign(frame.style, { border: "0", width: "100%", height: this.type === "card" ? "44px" : "230px" });
      place.replaceChildren(frame);
      place.classList.add("StripeElement");
      this.frame = frame;
      window.addEventListener("message", this.heard);
    }

    unmount() {
      window.removeEventListener("message", this.heard);
      this.frame?.remove();
      this.frame = undefined;
    }

    destroy() {
      this.unmount();
      this.elements.forget(this);
    }

    on(name, handler) {
      this.handlers.set(name, [...(this.handlers.get(name) ?? []), handler]);
      return this;
    }

    once(name, handler) {
      const once = (event) => {
        this.off(name, once);
        handler(event);
      };
      return this.on(name, once);
    }

    off(name, handler) {
      const left = (this.handlers.get(name) ?? []).filter((known) => handler && known !== handler);
      this.handlers.set(name, left);
      return this;
    }

    update(options) {
      Object.assign(this.options, options);
      this.tell({ look: this.look() });
    }

    focus() {
      this.frame?.focus();
      this.tell({ focus: true });
    }

    blur() {
      this.frame?.blur();
    }

    clear() {
      this.tell({ clear: true });
    }

    look() {
      const appearance = this.elements.options.appearance ?? {};
      const base = this.options.style?.base ?? {};
      return {
        theme: appearance.theme ?? "stripe",
        variables: { ...(base.color ? { colorText: base.color } : {}), ...(appearance.variables ?? {}) },
      };
    }

    tell(message) {
      this.frame?.contentWindow?.postMessage({ fakeStripe: message }, origin);
    }

    /** Has the frame do something, and gives what it answers. */
    call(what, fields) {
      if (!this.frame) {
        return Promise.resolve(fault("We could not retrieve data from the specified Element. It must be mounted."));
      }
      const call = ++this.next;
      return new Promise((resolve) => {
        this.waiting.set(call, resolve);
        this.tell({ [what]: { call, ...fields } });
      });
    }

    /** Has the frame look at what was typed: `{}` or `{error}`. */
    check() {
      return this.call("check", {});
    }

    /** Has the frame make a payment method of what was typed: `{paymentMethod}` or `{error}`. */
    tokenize(key, billing) {
      return this.call("tokenize", { key, billing: billing ?? {} });
    }

    hear(event) {
      const message = event.origin === origin && event.source === this.frame?.contentWindow && event.data?.fakeStripe;
      if (!message) {
        return;
      }
      if (message.call) {
        this.waiting.get(message.call)?.(message.result);
        this.waiting.delete(message.call);
      } else if (message.height) {
        this.frame.style.height = message.height + "px";
      } else if (message.submit) {
        this.place.closest("form")?.requestSubmit();
      } else if (message.loaded) {
        this.tell({ look: this.look() });
      } else if (message.event) {
        const detail = { elementType: this.type, ...message.detail };
        (this.handlers.get(message.event) ?? []).forEach((handler) => handler(detail));
      }
    }
  }

  class Elements {
    constructor(options) {
      this.options = options ?? {};
      this.all = [];
    }

    create(type, options) {
      if (type !== "payment" && type !== "card") {
        throw new Error("IntegrationError: This stand-in has the elements 'payment' and 'card', not '" + type + "'.");
      }
      if (this.getElement(type)) {
        throw new Error("IntegrationError: Can only create one Element of type " + type + ".");
      }
      const element = new Element(this, type, options);
      this.all.push(element);
      return element;
    }

    getElement(type) {
      return this.all.find((element) => element.type === type) ?? null;
    }

    update(options) {
      Object.assign(this.options, options);
      this.all.forEach((element) => element.update({}));
    }

    async fetchUpdates() {
      return {};
    }

    async submit() {
      const first = this.all[0];
      return first ? first.check() : fault("Elements has no element that is mounted.");
    }

    forget(element) {
      this.all = this.all.filter((known) => known !== element);
    }
  }

  /** Shows the bank's question over the page until it is answered. */
  function challenge(url) {
    const before = document.activeElement;
    const cover = document.createElement("div");
    cover.setAttribute("role", "dialog");
    cover.setAttribute("aria-modal", "true");
    cover.setAttribute("aria-label", "Your bank's question");
    Object.assign(cover.style, {
      position: "fixed",
      inset: "0",
      zIndex: "2147483647",
      display: "grid",
      placeItems: "center",
      background: "rgba(0, 0, 0, 0.6)",
    });
    const frame = document.createElement("iframe");
    frame.name = "stripe-challenge-frame";
    frame.title = "Your bank's question";
    frame.src = url;
    Object.assign(frame.style, {
      border: "0",
      borderRadius: "8px",
      background: "#fff",
      width: "min(400px, 94vw)",
      height: "min(340px, 94vh)",
    });
    frame.addEventListener("load", () => frame.focus());
    cover.append(frame);
    document.body.append(cover);
    return new Promise((resolve) => {
      const heard = (event) => {
        if (event.origin === origin && event.source === frame.contentWindow && event.data?.fakeStripe?.answered) {
          window.removeEventListener("message", heard);
          cover.remove();
          before?.focus?.();
          resolve();
        }
      };
      window.addEventListener("message", heard);
    });
  }

  function makeStripe(key) {
    if (typeof key !== "string" || !key.startsWith("pk_")) {
      throw new Error("IntegrationError: Invalid value for Stripe(): apiKey should be a publishable key.");
    }

    const retrieve = (clientSecret) =>
      ask("GET", kindOf(clientSecret).path + "/" + idOf(clientSecret), { key, client_secret: clientSecret });

    const result = (kind, intent) => {
      const error = intent[kind.lastError];
      return intent.status === "requires_payment_method" && error
        ? { error: { ...error, [kind === SETUP ? "setup_intent" : "payment_intent"]: intent } }
        : { [kind.word]: intent };
    };

    /** Goes on with an intent as it was answered, through the bank's question if there is one. */
    async function goOn(clientSecret, intent) {
      const kind = kindOf(clientSecret);
      if (intent.error) {
        return { error: intent.error };
      }
      if (intent.status !== "requires_action") {
        return result(kind, intent);
      }
      const action = intent.next_action;
      if (action.type === "redirect_to_url") {
        window.location.assign(action.redirect_to_url.url);
        return new Promise(() => {});
      }
      await challenge(action.use_stripe_sdk.stripe_js);
      const answered = await retrieve(clientSecret);
      return answered.error ? { error: answered.error } : result(kind, answered);
    }

    async function confirm(clientSecret, fields) {
      if (!clientSecret) {
        return fault("The client secret is missing.");
      }
      const path = kindOf(clientSecret).path + "/" + idOf(clientSecret) + "/confirm";
      const all = { key, client_secret: clientSecret, use_stripe_sdk: "true", ...fields };
      return goOn(clientSecret, await ask("POST", path, all));
    }

    /** By an element of `elements`, as confirmPayment and confirmSetup do. */
    async function confirmByElements({ elements, clientSecret, confirmParams, redirect }) {
      const params = confirmParams ?? {};
      const secret = clientSecret ?? elements?.options.clientSecret;
      const fields = params.return_url ? { return_url: params.return_url } : {};
      let method = params.payment_method;
      if (!method) {
        const element = elements?.getElement("payment") ?? elements?.getElement("card");
        if (!element) {
          return fault("Elements has no element that is mounted.");
        }
        const made = await element.tokenize(key, params.payment_method_data?.billing_details);
        if (made.error) {
          return made;
        }
        method = made.paymentMethod.id;
      }
      const done = await confirm(secret, { ...fields, payment_method: method });
      if (!done.error && redirect !== "if_required" && params.return_url) {
        const kind = kindOf(secret) === SETUP ? "setup_intent" : "payment_intent";
        const url = new URL(params.return_url);
        url.searchParams.set(kind, idOf(secret));
        url.searchParams.set(kind + "_client_secret", secret);
        url.searchParams.set("redirect_status", "succeeded");
        window.location.assign(url);
        return new Promise(() => {});
      }
      return done;
    }

    /** By a card or its id, as confirmCardPayment and confirmCardSetup do. */
    async function confirmByCard(clientSecret, data, options) {
      const given = data?.payment_method;
      let fields = {};
      if (typeof given === "string") {
        fields = { payment_method: given };
      } else if (given?.card instanceof Element) {
        const made = await given.card.tokenize(key, given.billing_details);
        if (made.error) {
          return made;
        }
        fields = { payment_method: made.paymentMethod.id };
      }
      if (options?.handleActions === false) {
        const path = kindOf(clientSecret).path + "/" + idOf(clientSecret) + "/confirm";
        const intent = await ask("POST", path, { key, client_secret: clientSecret, use_stripe_sdk: "true", ...fields });
        return intent.error ? { error: intent.error } : result(kindOf(clientSecret), intent);
      }
      return confirm(clientSecret, fields);
    }

    const shown = async (clientSecret) => {
      const intent = await retrieve(clientSecret);
      return intent.error ? { error: intent.error } : { [kindOf(clientSecret).word]: intent };
    };

    return {
      elements: (options) => new Elements(options),
      confirmPayment: confirmByElements,
      confirmSetup: confirmByElements,
      confirmCardPayment: confirmByCard,
      confirmCardSetup: confirmByCard,
      createPaymentMethod: async ({ elements, element, card, params, billing_details: billing }) =>
        (element ?? card ?? elements?.all[0]).tokenize(key, params?.billing_details ?? billing),
      handleNextAction: async ({ clientSecret }) => goOn(clientSecret, await retrieve(clientSecret)),
      handleCardAction: async (clientSecret) => goOn(clientSecret, await retrieve(clientSecret)),
      retrievePaymentIntent: shown,
      retrieveSetupIntent: shown,
    };
  }

  window.Stripe = makeStripe;
  window.Stripe.version = "fake";
})();
