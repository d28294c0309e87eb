// Every passage gets a link to itself. One that the address names shows how to cite it, with a button to copy. Without
// this script the page of citations, linked at the top of the meeting, says the same.

let panel;

function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

async function copy(words, button) {
  try {
    await navigator.clipboard.writeText(words.textContent);
    button.textContent = "Copied";
  } catch {
    // Browsers copy by themselves on secure addresses only: elsewhere the reader does.
    getSelection().selectAllChildren(words);
    button.textContent = "Selected: copy it now";
  }
}

async function show() {
  panel?.remove();
  const { hash } = location;
  const mark = hash && document.querySelector(`.p[href="${CSS.escape(hash)}"]`);
  if (!mark) return;
  const { passages = [], actions = [], citations } = await (await fetch("meeting.json")).json();
  const text =
    passages.find(({ url }) => url.endsWith(hash))?.citation ??
    actions.find(({ id }) => hash === `#action-${id.split("/")[1].toLowerCase()}`)?.citation ??
    citations.find(({ url }) => url.endsWith(hash))?.text;
  if (!text || hash !== location.hash) return;
  panel?.remove();
  // The address that the site is published at, where it says so; else that of the page in front of the reader.
  const site = document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname;
  const words = element("span", `${text}, ${site}${hash}`);
  const button = element("button", "Copy");
  button.onclick = () => copy(words, button);
  panel = element("span", "Cite as: ");
  panel.className = "cite";
  panel.setAttribute("role", "status");
  panel.append(words, " ", button);
  mark.after(panel);
}

for (const part of document.querySelectorAll("main :is(p, li, div)[id]")) {
  const mark = element("a", "¶");
  mark.className = "p";
  mark.href = `#${part.id}`;
  mark.setAttribute("aria-label", `Link to ${part.id.replace("-p", ", passage ").replaceAll("-", " ")}`);
  (part.querySelector("p") ?? part).append(mark);
}
addEventListener("hashchange", show);
show();
// Who comes from the search finds the words highlighted.
const site = new URL("..", import.meta.url);
if (document.referrer.startsWith(new URL("search/?", site))) import(new URL("assets/arrival.js", site));
