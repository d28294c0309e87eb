// Every passage gets a link to itself. One that the address names shows how to cite it, with buttons that copy. Without
// this script the page of citations, linked at the top of the meeting, says the same.

let panel;

async function show() {
  panel?.remove();
  const { hash } = location;
  const mark = hash && document.querySelector(`.p[href="${CSS.escape(hash)}"]`);
  if (!mark) return;
  const { panelFor } = await import("./panel.js");
  const made = await panelFor(hash.slice(1));
  if (!made || hash !== location.hash) return;
  panel?.remove();
  panel = made;
  mark.after(panel);
}

for (const part of document.querySelectorAll("main :is(p, li, div)[id]")) {
  const mark = document.createElement("a");
  mark.textContent = "¶";
  mark.className = "p";
  mark.href = `#${part.id}`;
  // Where the address names the place already, it opens and closes the panel.
  mark.onclick = () => {
    if (location.hash === mark.hash) panel?.isConnected ? panel.remove() : show();
  };
  mark.setAttribute("aria-label", `Link to ${part.id.replace("-p", ", passage ").replaceAll("-", " ")}`);
  (part.querySelector("p") ?? part).append(mark);
}
addEventListener("hashchange", show);
show();
// Who comes from the search finds the words highlighted.
const site = new URL("..", import.meta.url);
if (document.referrer.startsWith(new URL("search/?", site))) import(new URL("assets/arrival.js", site));
