// The page of a meeting's citations: each is put together, and all can be saved for other programs. Without this script
// the page says the form once, and for each passage what belongs into it.

import { bibtex, citationOf, csl } from "./cite.js";

// The address that the site is published at, where it says so; else that of the page in front of the reader.
const minutes = new URL("..", document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname);
const list = document.querySelector("ul.citations");
const all = [...list.children].map((entry) => citationOf(entry, minutes));

for (const [index, { part, words }] of all.entries()) {
  const entry = list.children[index];
  const link = entry.querySelector("a");
  // A part may stand in a role or a title as well: its own place is the last but that of the day.
  const at = words.lastIndexOf(`, ${part}, `) + 2;
  entry.replaceChildren(words.slice(0, at), link, words.slice(at + part.length));
}

function file(name, type, ending, text) {
  const link = document.createElement("a");
  link.textContent = name;
  link.download = `${list.dataset.key}.${ending}`;
  link.href = `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
  return link;
}

const files = document.createElement("p");
files.append(
  "Save all: ",
  file("for BibTeX", "application/x-bibtex", "bib", all.map(bibtex).join("\n")),
  ", ",
  file("as CSL-JSON", "application/vnd.citationstyles.csl+json", "json", `[\n${all.map((cited) => JSON.stringify(csl(cited))).join(",\n")}\n]\n`),
);
document.getElementById("form")?.replaceWith(files);
