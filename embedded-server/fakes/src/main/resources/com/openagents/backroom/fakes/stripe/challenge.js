// A browser lets no frame of another origin take the focus by itself; once the page around gave it, the first answer
// has it.
const first = document.querySelector("button");
window.addEventListener("focus", () => first.focus());
if (document.hasFocus()) {
  first.focus();
}
