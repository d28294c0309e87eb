// Offers: a search in, what was done to its question and what else would find something out. Fetched when needed.

import { FACETS, without, write } from "./address.js";

// `number` counts the results under other choices, `nameOf` gives a choice its words, `to` turns an address of the site
// into one for a link. Gives elements for the page.
export function offers(asked, found, number, nameOf, to) {
  const list = document.createElement("ul");
  const offer = (words, search, count) => {
    if (!count) return;
    const entry = document.createElement("li");
    entry.append(link(words, write(search) || location.pathname), ` (${count})`);
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
  browse.append(list.children.length ? "Or " : "You can ", link("browse by theme", to("themes/")), " or ", link("by place", to("places/")), ".");
  if (!list.children.length) return [browse];
  const heading = document.createElement("h2");
  heading.textContent = "What would be found";
  heading.tabIndex = -1;
  return [heading, list, browse];
}

// What was done to the question, each with the way to undo it, and who of those with a page is asked for.
export function done(asked, { corrected, also, unknown }, people, to) {
  const notes = [];
  const note = (...parts) => {
    const made = document.createElement("p");
    made.append(...parts);
    notes.push(made);
  };
  const typed = write({ ...asked, asTyped: true, page: 1 });
  if (corrected.length) {
    const used = document.createElement("strong");
    used.textContent = corrected.reduce((words, word) => words.replace(word.typed, word.used), asked.q);
    note("Showing results for ", used, ". Search instead for ", link(asked.q, typed), ".");
  }
  if (also.length) note(`Also searched: ${also.join(", ")}. `, link("Search only for what was typed", typed), ".");
  for (const { typed: word, near } of unknown) {
    const others = near.flatMap((other) => [", ", link(other, write({ ...asked, q: asked.q.replace(word, other), page: 1 }))]);
    const words = others.length ? [" Words near it: ", ...others.slice(1), "."] : [];
    note(`The search has no “${word}”.`, ...words);
  }
  for (const [id, name] of people) note(link(`What the minutes record of ${name}`, to(`people/${id}/`)));
  if (asked.asTyped) {
    const more = link("Search for short forms and other spellings too", write({ ...asked, asTyped: false, page: 1 }));
    note("Searched only for what was typed. ", more, ".");
  }
  return notes;
}

function link(words, address) {
  const made = document.createElement("a");
  made.textContent = words;
  made.href = address;
  return made;
}
