// Arrival: a reader comes from the search, and the words that were looked for are highlighted, the page unchanged.
// The search's address comes with the reader (document.referrer), so that the address of a passage stays what it is.

import { matcher, places } from "./highlight.js";
import { LEXICON } from "./lexicon.js";
import { parse } from "./query.js";
import { near } from "./spelling.js";
import { spellings } from "./words.js";

const asked = new URL(document.referrer).searchParams;

function highlight() {
  const { terms } = parse(asked.get("q") ?? "", LEXICON, { asTyped: asked.get("as") === "typed" });
  if (!terms.length) return;
  const main = document.querySelector("main");
  const target = document.getElementById(location.hash.slice(1));
  // A misspelt word is not in the passage that was found for it, but one near it is.
  const words = [...new Set((target?.textContent ?? "").toLowerCase().match(/[\p{L}'’]+/gu))];
  for (const term of terms) {
    const typed = term.typed.toLowerCase();
    if (term.short || term.phrase || [typed, ...spellings(typed)].some((other) => words.includes(other))) continue;
    const { likely } = near(typed, words);
    if (likely) term.options.push({ text: likely });
  }
  const sought = matcher(terms);
  const ranges = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (const { start, end } of places(node.data, sought)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
  // With the question above its answer.
  target?.scrollIntoView({ block: "center" });
}

if (globalThis.CSS?.highlights) highlight();
