// Every passage gets a link to itself. One that the address names shows how to cite it, with buttons that copy. Without
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

async function show() {
  panel?.remove();
  const { hash } = location;
  const mark = hash && document.querySelector(`.p[href="${CSS.escape(hash)}"]`);
  if (!mark) return;
  const { bibtex, citationOf, csl } = await import("./cite.js");
  const entry = (await citations()).querySelector(`.citations > [id="${CSS.escape(hash.slice(1))}"]`);
  if (!entry || hash !== location.hash) return;
  panel?.remove();
  // The address that the site is published at, where it says so; else that of the page in front of the reader.
  const site = document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname;
  const cited = citationOf(entry, site);
  const words = element("span", cited.words);
  panel = element("span", "Cite as: ");
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
