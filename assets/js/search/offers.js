// Offers: a search that found nothing in, what would find something out. Fetched when it is needed.

import { FACETS, without, write } from "./address.js";

// `number` counts the results under other choices, `nameOf` gives a choice its words, `to` turns an address of the site
// into one for a link. Gives elements for the page.
export function offers(asked, found, number, nameOf, to) {
  const list = document.createElement("ul");
  const offer = (words, search, count) => {
    if (!count) return;
    const entry = document.createElement("li");
    entry.append(link(words, write(search)), ` (${count})`);
    list.append(entry);
  };
  const chosen = FACETS.flatMap((facet) => asked.chosen[facet].map((value) => [facet, value]));
  for (const [facet, value] of chosen) {
    const rest = without(asked, facet, value);
    offer(`Without the filter ${nameOf(facet, value)}`, rest, number(rest.chosen));
  }
  const free = Object.fromEntries(FACETS.map((facet) => [facet, []]));
  if (chosen.length > 1) offer("Without any filter", { ...asked, page: 1, chosen: free }, number(free));
  if (found.terms.length > 1) {
    for (const term of found.terms) offer(`Only “${term.typed.replaceAll('"', "")}”`, { ...asked, q: term.typed, page: 1, chosen: free }, term.found);
  }
  const browse = document.createElement("p");
  browse.append(list.children.length ? "Or " : "You can ", link("browse by theme", to("themes/")), ".");
  if (!list.children.length) return [browse];
  const heading = document.createElement("h2");
  heading.textContent = "What would be found";
  heading.tabIndex = -1;
  return [heading, list, browse];
}

function link(words, address) {
  const made = document.createElement("a");
  made.textContent = words;
  made.href = address;
  return made;
}
