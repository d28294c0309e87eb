// The panel beside a passage: how to cite it, with buttons that copy. Fetched when an address names a passage.

import { bibtex, citationOf, csl } from "./cite.js";

function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

// A button that copies a text, shows it if it is another than the words, and says so beside the buttons.
function copier(name, text, shown, said) {
  const button = element("button", `Copy ${name}`.trim());
  button.onclick = async () => {
    shown.textContent = text;
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = `Copied${name && `: ${name}`}`;
    } catch {
      // Browsers copy by themselves on secure addresses only: elsewhere the reader does.
      getSelection().selectAllChildren(shown);
      said.textContent = "Selected: copy it now";
    }
  };
  return button;
}

let coming;
function citations() {
  // Only a request reads a page as a document under the site's Content-Security-Policy (Trusted Types).
  coming ??= new Promise((give, fail) => {
    const request = new XMLHttpRequest();
    request.open("GET", "citations/");
    request.responseType = "document";
    request.onload = () => (request.status === 200 && request.response ? give(request.response) : fail());
    request.onerror = () => fail();
    request.send();
  });
  // What did not come is fetched again when it is asked for again.
  coming.catch(() => (coming = undefined));
  return coming;
}

function made(...parts) {
  const panel = element("span");
  panel.className = "cite";
  panel.append(...parts);
  panel.onkeydown = ({ key }) => key === "Escape" && panel.remove();
  return panel;
}

// Give the panel for a place of the page; none where the page of citations has no such place.
export async function panelFor(id) {
  let page;
  try {
    page = await citations();
  } catch {
    const link = element("a", "the page of citations");
    link.href = `citations/#${id}`;
    return made("How to cite this could not be loaded. Try ", link, ".");
  }
  const entry = page.querySelector(`.citations > [id="${CSS.escape(id)}"]`);
  if (!entry) return undefined;
  // The address that the site is published at, where it says so; else that of the page in front of the reader.
  const site = document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname;
  const cited = citationOf(entry, site);
  const words = element("span", cited.words);
  const said = element("span");
  said.setAttribute("role", "status");
  const texts = [
    ["", cited.words],
    ["BibTeX", bibtex(cited)],
    ["CSL-JSON", JSON.stringify([csl(cited)], null, 1)],
  ];
  const buttons = element("span");
  for (const [name, text] of texts) buttons.append(copier(name, text, words, said), " ");
  buttons.append(said);
  return made(buttons, "Cite as: ", words);
}
