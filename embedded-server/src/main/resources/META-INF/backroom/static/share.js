// Puts a button beside every text that people take along. Without this script a click selects the text.
"use strict";

/** How long a button says that it copied, in ms: long enough to be read. */
const CONFIRMATION_MS = 1500;

for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", () =>
    navigator.clipboard.writeText(text.dataset.copy).then(
      () => {
        button.textContent = "Copied";
        setTimeout(() => (button.textContent = "Copy"), CONFIRMATION_MS);
      },
      // No right to the clipboard: what is selected can still be copied by hand.
      () => getSelection().selectAllChildren(text.querySelector("code")),
    ),
  );
  text.append(button);
}
