// The search page: what stands in the address is looked up and shown. A form, a filter, a link, the back button and a
// shared address all end in `show`.

import { FACETS, asksNothing, read, without, write } from "./address.js";
import { counted, narrowed, openCatalogue } from "./catalogue.js";
import { openEngine } from "./engine.js";
import { find } from "./finder.js";
import { best, matcher } from "./highlight.js";
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
// What the address asked for when it was last shown, and the groups that were opened in it.
let shown = null;
let unfolded = [];
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

// Put what the address asks for into the form. A value that this site does not have is none. What a reader has typed
// before this script ran stays.
function fill(first) {
  const asked = read(location.search);
  if (first && asksNothing(asked)) return asked;
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

async function show({ first = false } = {}) {
  const asked = fill(first);
  shown = location.search;
  const turn = ++latest;
  const before = history.state ?? {};
  document.title = asked.q ? `${asked.q} – ${TITLE}` : TITLE;
  showChosen(asked);
  if (asksNothing(asked)) {
    clear();
    uncounted();
    results.hidden = true;
    status.textContent = location.search || !first ? "Type words to look for, or choose a filter." : "";
    return;
  }
  status.textContent = "Searching …";
  details.hidden = false;
  results.hidden = false;
  unfolded = before.unfolded ?? [];
  try {
    const books = await catalogue();
    const found = asked.q ? await search(asked, books) : { all: [...books.everything()].map((record) => ({ record })), some: [], terms: [], also: [], corrected: [], unknown: [] };
    const narrow = FACETS.some((facet) => asked.chosen[facet].length) ? await books.facets() : null;
    const lists = ["all", "some"].map((part) => inOrder(narrow ? narrowed(found[part], asked.chosen, narrow) : found[part], asked));
    const page = await pageOf(lists, asked, found, books);
    const said = await remarks(asked, found);
    if (turn !== latest) return;
    clear();
    results.append(...page.parts);
    notes.append(...said);
    status.textContent = summary(lists, asked, found, page);
    if (before.top !== undefined) scrollTo(0, before.top);
    await finish(turn, asked, found, lists, books);
  } catch (error) {
    console.error(error);
    // What could not be loaded is tried again with the next question.
    for (const name of Object.keys(opened)) delete opened[name];
    if (turn !== latest) return;
    clear();
    uncounted();
    details.hidden = true;
    status.textContent = "The search could not be loaded. The lists below lead to everything.";
    const again = element("button", "Try again", { type: "button" });
    again.addEventListener("click", () => show());
    results.append(element("p", [again, " ", element("a", "Other ways to find something", { href: "#page_browse" })]));
  }
}

// What stands around results and is worth nothing without them: counts, feeds, the table, offers where there are none.
async function finish(turn, asked, found, lists, books) {
  const total = lists[0].length + lists[1].length;
  let facets;
  let around;
  try {
    [facets, around] = await Promise.all([books.facets(), import("./around.js")]);
  } catch (error) {
    console.error(error);
    if (turn === latest) uncounted();
    return;
  }
  if (turn !== latest) return;
  const everything = [...found.all, ...found.some];
  around.showCounts(counted(everything, asked.chosen, facets), boxes, details);
  if (total) {
    const terms = matcher(found.terms);
    const choose = (passages) => best(passages, terms, asked.chosen.speaker).part;
    tools.replaceChildren(...around.tools(lists.flat(), asked, facets, boxes, { books, choose, to }));
    return;
  }
  const { offers } = await import("./offers.js");
  const number = (chosen) => narrowed(everything, chosen, facets).length;
  if (turn === latest) results.replaceChildren(...offers(asked, found, number, nameOf, to));
}

// What is to be said of the question; its words are fetched when there is something.
async function remarks(asked, found) {
  const people = LEXICON.people.filter(([, name]) => asksFor(asked.q, name));
  if (!asked.asTyped && !people.length && !found.corrected.length && !found.also.length && !found.unknown.length) return [];
  const { done } = await import("./offers.js");
  return done(asked, found, people, to);
}

// Somebody is asked for by the whole name, or by nothing but the surname.
function asksFor(text, name) {
  const said = text.toLowerCase().replace(/["“”]/g, "").trim();
  return said.includes(name.toLowerCase()) || said === name.toLowerCase().split(" ").at(-1);
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
  const make = async (entries) => (await Promise.all(entries.map(({ record }) => books.show(record)))).map((record) => hit(record, terms, asked.chosen.speaker, to));
  const made = await Promise.all(
    shown.map(async ({ entries, part }) => {
      const record = await books.show(entries[0].record);
      const rest = entries.slice(AT_ONCE);
      const whole = unfolded.includes(entries[0].record);
      const open = async () => {
        const others = await make(rest);
        unfolded.push(entries[0].record);
        return others;
      };
      const first = await make(whole ? entries : entries.slice(0, AT_ONCE));
      return [part, group(record, first, whole ? 0 : rest.length, to, open)];
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

function summary([all, some], asked, { corrected }, { page, pages }) {
  const instead = corrected.length ? ` instead of “${asked.q}”` : "";
  const used = corrected.reduce((words, { typed, used: other }) => words.replace(typed, other), asked.q);
  const quoted = used.includes('"') ? used : `“${used}”`;
  const sought = asked.q ? ` for ${quoted}${instead}` : "";
  const chosen = FACETS.flatMap((facet) => asked.chosen[facet].map((value) => nameOf(facet, value)));
  const within = chosen.length ? ` (${chosen.join(", ")})` : "";
  if (!all.length && !some.length) return `Nothing found${sought}${within}.`;
  const passages = (number) => (number === 1 ? "1 passage" : `${number} passages`);
  const first = all.length ? `${passages(all.length)}${sought}${within}` : `No passage with all of the words${sought}${within}`;
  const rest = some.length ? `, ${all.length ? "and " : ""}${some.length} with some of the words` : "";
  return `${first}${rest}${pages > 1 ? `, page ${page} of ${pages}` : ""}.`;
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

function uncounted() {
  for (const box of boxes) {
    box.parentElement.querySelector(".count").textContent = "";
    box.closest("li").hidden = false;
  }
  for (const set of details.querySelectorAll("fieldset")) set.hidden = false;
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
  return show();
}

// Keep with the address where the reader is and what was opened, for the way back.
const remember = () => history.replaceState({ top: scrollY, unfolded }, "");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await ask();
  // On a phone the results lie below the filters and the keyboard.
  status.scrollIntoView({ block: "nearest" });
});
document.getElementById("page_main").addEventListener("change", ask);
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
addEventListener("popstate", () => {
  // A link to a place in this page is no other search.
  if (location.search !== shown) show();
});
// Words for readers without scripts; `hidden` here and not <noscript>, since a script can also fail to load.
document.getElementById("search_unscripted").hidden = true;
// On a phone the choices lie before the results: there they are opened on request.
details.open = matchMedia("(min-width: 60rem)").matches;
show({ first: true });
