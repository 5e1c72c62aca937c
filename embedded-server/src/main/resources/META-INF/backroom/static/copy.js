// What a reader copies. A path stands in two boxes, its folders and its file, between which a browser copies a new line.
export function joinPaths(event) {
  const selection = getSelection();
  const shown = selection.toString();
  let text = shown;
  for (const path of document.querySelectorAll("#hud .path")) {
    if (path.childElementCount > 1 && selection.containsNode(path, true)) {
      const name = path.lastElementChild.textContent;
      text = text.replace(`/\n${name}`, () => `/${name}`);
    }
  }
  if (text !== shown) {
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  }
}
