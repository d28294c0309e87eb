// The panel beside a passage: how to cite it, with buttons that copy. Fetched when an address names a passage.

import { bibtex, citationOf, csl } from "./cite.js";

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

// Each shows what it copies.
function copier(name, words, text) {
  const button = element("button", name);
  button.onclick = () => {
    words.textContent = text;
    return copy(words, button);
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
    request.onload = () => give(request.response);
    request.onerror = fail;
    request.send();
  });
  // What did not come is fetched again when it is asked for again.
  coming.catch(() => (coming = undefined));
  return coming;
}

// Give the panel for a place of the page; none where the page of citations has no such place.
export async function panelFor(id) {
  const entry = (await citations()).querySelector(`.citations > [id="${CSS.escape(id)}"]`);
  if (!entry) return undefined;
  // The address that the site is published at, where it says so; else that of the page in front of the reader.
  const site = document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname;
  const cited = citationOf(entry, site);
  const words = element("span", cited.words);
  const panel = element("span", "Cite as: ");
  panel.className = "cite";
  panel.setAttribute("role", "status");
  panel.append(
    words,
    " ",
    copier("Copy", words, cited.words),
    " ",
    copier("BibTeX", words, bibtex(cited)),
    " ",
    copier("CSL-JSON", words, JSON.stringify([csl(cited)], null, 1)),
  );
  return panel;
}
