// The search page: what stands in the address is looked up and shown. A form, a filter, a link, the back button and a
// shared address all end in `show`.

import { FACETS, asksNothing, read, without, write } from "./address.js";
import { counted, narrowed, openCatalogue } from "./catalogue.js";
import { openEngine } from "./engine.js";
import { find } from "./finder.js";
import { matcher } from "./highlight.js";
import { LEXICON } from "./lexicon.js";
import { grouped } from "./rank.js";
import { element, group, hit, pager } from "./results.js";

const form = document.getElementById("search_form");
const status = document.getElementById("search_status");
const notes = document.getElementById("search_notes");
const chosenList = document.getElementById("search_chosen");
const results = document.getElementById("search_results");
const tools = document.getElementById("search_tools");
const details = document.getElementById("search_facets");
const TITLE = document.title;
const GROUPS = 10;
const AT_ONCE = 2;

const shards = JSON.parse(form.dataset.shards);
const root = new URL(form.dataset.index, document.baseURI).href;
const to = (address) => new URL(form.dataset.root + address, document.baseURI).href;
const boxes = [...details.querySelectorAll("input")];

let latest = 0;
const opened = {};
const once = (name, open) => {
  opened[name] ??= open();
  return opened[name];
};
const catalogue = () => once("catalogue", () => openCatalogue(root, shards));
const engine = () => once("engine", () => openEngine(root, shards));
const known = () =>
  once("known", async () => {
    const answer = await fetch(new URL(form.dataset.words, document.baseURI));
    if (!answer.ok) throw new Error(`words: ${answer.status}`);
    return (await answer.text()).split(" ");
  });

// Put what the address asks for into the form. A value that this site does not have is none.
function fill() {
  const asked = read(location.search);
  form.elements.q.value = asked.q;
  form.elements.sort.value = asked.byDate ? "date" : "";
  for (const box of boxes) box.checked = asked.chosen[box.name].includes(box.value);
  asked.chosen = inForm();
  return asked;
}

function inForm() {
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, []]));
  for (const { checked, name, value } of boxes) if (checked) chosen[name].push(value);
  return chosen;
}

const nameOf = (facet, value) => boxes.find((box) => box.name === facet && box.value === value).dataset.label;

async function show({ asked: pressed = false } = {}) {
  const asked = fill();
  const turn = ++latest;
  const before = history.state ?? {};
  document.title = asked.q ? `${asked.q} – ${TITLE}` : TITLE;
  showChosen(asked);
  if (asksNothing(asked)) {
    clear();
    uncounted();
    status.textContent = pressed ? "Type words to look for, or choose a filter." : "";
    return;
  }
  status.textContent = "Searching …";
  try {
    const books = await catalogue();
    const found = asked.q ? await search(asked, books) : { all: [...books.everything()].map((record) => ({ record })), some: [], terms: [], also: [], corrected: [], unknown: [] };
    const narrow = FACETS.some((facet) => asked.chosen[facet].length) ? await books.facets() : null;
    const lists = ["all", "some"].map((part) => inOrder(narrow ? narrowed(found[part], asked.chosen, narrow) : found[part], asked));
    const page = await pageOf(lists, asked, found, books);
    if (turn !== latest) return;
    clear();
    results.append(...page.parts);
    showNotes(asked, found);
    status.textContent = summary(lists, asked, page);
    if (before.top !== undefined) scrollTo(0, before.top);
    const facets = await books.facets();
    if (turn !== latest) return;
    const everything = [...found.all, ...found.some];
    showCounts(counted(everything, asked.chosen, facets));
    const total = lists[0].length + lists[1].length;
    if (total) showTools(lists.flat(), asked, books, facets);
    else {
      const { offers } = await import("./offers.js");
      const number = (chosen) => narrowed(everything, chosen, facets).length;
      if (turn === latest) results.replaceChildren(...offers(asked, found, number, nameOf, to));
    }
  } catch (error) {
    console.error(error);
    // What could not be loaded is tried again with the next question.
    for (const name of Object.keys(opened)) delete opened[name];
    if (turn !== latest) return;
    clear();
    uncounted();
    status.textContent = "The search could not be loaded. The lists below lead to everything.";
  }
}

async function search(asked, books) {
  const { lengthOf } = books;
  return find(asked.q, { engine: await engine(), known, lexicon: LEXICON, lengthOf, asTyped: asked.asTyped });
}

// Records have lower numbers the newer their meeting is.
const inOrder = (list, { byDate }) => (byDate ? [...list].sort((one, two) => one.record - two.record) : list);

function clear() {
  results.replaceChildren();
  notes.replaceChildren();
  tools.replaceChildren();
}

const HEADINGS = { all: "Passages found", some: "With some of your words" };

// The elements of one page of results.
async function pageOf([all, some], asked, found, books) {
  const terms = matcher(found.terms);
  const groups = [
    ...grouped(all, books.groupOf).map((entries) => ({ entries, part: "all" })),
    ...grouped(some, books.groupOf).map((entries) => ({ entries, part: "some" })),
  ];
  const pages = Math.max(1, Math.ceil(groups.length / GROUPS));
  const page = Math.min(asked.page, pages);
  const shown = groups.slice((page - 1) * GROUPS, page * GROUPS);
  const make = async (entries) => (await Promise.all(entries.map(({ record }) => books.show(record)))).map((record) => hit(record, terms, to));
  const made = await Promise.all(
    shown.map(async ({ entries, part }) => {
      const record = await books.show(entries[0].record);
      const rest = entries.slice(AT_ONCE);
      return [part, group(record, await make(entries.slice(0, AT_ONCE)), rest.length, to, () => make(rest))];
    }),
  );
  const parts = [];
  let number = (page - 1) * GROUPS + 1;
  for (const part of ["all", "some"]) {
    const entries = made.filter(([of]) => of === part).map(([, entry]) => entry);
    if (!entries.length) continue;
    const heading = part === "all" && some.length ? "With all of your words" : HEADINGS[part];
    parts.push(element("h2", heading, { tabindex: "-1" }), element("ol", entries, { class: "search-groups", start: number }));
    number += entries.length;
  }
  if (pages > 1) parts.push(pager(page, pages, (other) => write({ ...asked, page: other }) || location.pathname));
  return { parts, page, pages };
}

function summary([all, some], asked, { page, pages }) {
  const sought = asked.q ? ` for “${asked.q}”` : "";
  const chosen = FACETS.flatMap((facet) => asked.chosen[facet].map((value) => nameOf(facet, value)));
  const within = chosen.length ? ` (${chosen.join(", ")})` : "";
  if (!all.length && !some.length) return `Nothing found${sought}${within}.`;
  const passages = (number) => (number === 1 ? "1 passage" : `${number} passages`);
  const first = all.length ? `${passages(all.length)}${sought}${within}` : `No passage with all of the words${sought}${within}`;
  const rest = some.length ? `, ${all.length ? "and " : ""}${some.length} with some of the words` : "";
  return `${first}${rest}${pages > 1 ? `, page ${page} of ${pages}` : ""}.`;
}

// What was done to the question, each with the way to undo it.
function showNotes(asked, { corrected, also, unknown }) {
  const note = (...parts) => notes.append(element("p", parts));
  const typed = { href: write({ ...asked, asTyped: true, page: 1 }) };
  if (corrected.length) {
    const used = corrected.reduce((text, word) => text.replace(word.typed, word.used), asked.q);
    note("Showing results for ", element("strong", used), ". Search instead for ", element("a", asked.q, typed), ".");
  }
  if (also.length) note(`Also searched: ${also.join(", ")}. `, element("a", "Search only for what was typed", typed), ".");
  for (const word of unknown) note(`The minutes do not use “${word.typed}”.`, ...suggestions(word, asked));
  if (asked.asTyped) note("Searched only for what was typed. ", element("a", "Search for short forms and other spellings too", { href: write({ ...asked, asTyped: false, page: 1 }) }), ".");
}

function suggestions({ typed, near }, asked) {
  if (!near.length) return [];
  const links = near.flatMap((word) => [", ", element("a", word, { href: write({ ...asked, q: asked.q.replace(typed, word), page: 1 }) })]);
  return [" Words near it: ", ...links.slice(1), "."];
}

// Every choice can be taken back by one press.
function showChosen(asked) {
  chosenList.replaceChildren(
    ...FACETS.flatMap((facet) =>
      asked.chosen[facet].map((value) => {
        const link = element("a", `Remove filter: ${nameOf(facet, value)}`, { href: write(without(asked, facet, value)) || location.pathname, "data-chosen": "" });
        return element("li", link);
      }),
    ),
  );
}

function showCounts(counts) {
  for (const box of boxes) {
    const number = counts[box.name]?.get(box.value) ?? 0;
    box.parentElement.querySelector(".count").textContent = ` (${number})`;
    box.closest("li").hidden = !number && !box.checked;
  }
  for (const set of details.querySelectorAll("fieldset")) set.hidden = [...set.querySelectorAll("li")].every((entry) => entry.hidden);
}

function uncounted() {
  for (const box of boxes) {
    box.parentElement.querySelector(".count").textContent = "";
    box.closest("li").hidden = false;
  }
  for (const set of details.querySelectorAll("fieldset")) set.hidden = false;
}

// What goes with results: feeds of their themes, and the results as a table.
function showTools(list, asked, books, facets) {
  const themes = asked.chosen.theme.length ? asked.chosen.theme : commonest(list, facets.theme);
  const parts = themes.map((theme) => {
    const box = boxes.find(({ name, value }) => name === "theme" && value === theme);
    return element("p", element("a", `Follow this theme: ${box.dataset.label} (Atom feed)`, { href: box.dataset.feed }));
  });
  const save = element("button", "Download these results (CSV)", { type: "button" });
  const said = element("span", "", { role: "status" });
  save.addEventListener("click", async () => {
    const { download } = await import("./export.js");
    await download(list, books, to, (words) => (said.textContent = words));
  });
  tools.replaceChildren(...parts, element("p", [save, " ", said]));
}

function commonest(list, themes) {
  let [most, number] = ["", 0];
  for (const [theme, records] of themes) {
    const here = list.slice(0, 20).filter(({ record }) => records.has(record)).length;
    if (here > number) [most, number] = [theme, here];
  }
  return most ? [most] : [];
}

// Make what the form says the address, unless it is already, and show it.
function ask() {
  const asked = { q: form.elements.q.value.trim(), chosen: inForm(), byDate: form.elements.sort.value === "date", page: 1, asTyped: false };
  const before = read(location.search);
  // The same words keep the reader's wish to have them as typed.
  asked.asTyped = before.asTyped && before.q === asked.q;
  return go(write(asked));
}

function go(query) {
  if (query !== location.search) {
    remember();
    history.pushState(null, "", query || location.pathname);
  }
  return show({ asked: true });
}

// Keep where the reader is with the address, for the way back.
const remember = () => history.replaceState({ top: scrollY }, "");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await ask();
  // On a phone the results lie below the filters and the keyboard.
  status.scrollIntoView({ block: "nearest" });
});
let waiting;
document.getElementById("page_main").addEventListener("change", ({ target }) => {
  if (target.name === "q") return;
  // Several choices in a row are one step on the way back.
  clearTimeout(waiting);
  waiting = setTimeout(ask, 250);
});
// Links to another state of this page need no new page. Focus goes where the reader's next step is.
document.getElementById("page_main").addEventListener("click", async (event) => {
  const link = event.target.closest?.('a[href^="?"], a[data-chosen], a[data-page]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  await go(new URL(link.href).search);
  const next = link.dataset.chosen === undefined ? (results.querySelector("h2") ?? status) : (chosenList.querySelector("a") ?? form.elements.q);
  next.focus({ preventScroll: link.dataset.page === undefined });
});
history.scrollRestoration = "manual";
addEventListener("pagehide", remember);
addEventListener("popstate", () => show());
// Words for readers without scripts; `hidden` here and not <noscript>, since a script can also fail to load.
document.getElementById("search_unscripted").hidden = true;
// On a phone the choices lie before the results: there they are opened on request.
details.open = matchMedia("(min-width: 60rem)").matches;
show();
