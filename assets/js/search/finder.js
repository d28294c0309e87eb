// Finder: a question in, records in order out, with what was done to the question on the way.

import { parse } from "./query.js";
import { ranked } from "./rank.js";
import { spellings } from "./words.js";

// `engine` looks texts up, `known` fetches the words of the minutes, the most frequent first, when they are needed.
// Gives { all, some, terms, also, corrected, unknown }: `corrected` are { typed, used }, `unknown` are
// { typed, near } for words that the minutes do not use, with words near them that they do.
export async function find(text, { engine, known, lexicon, lengthOf, asTyped = false }) {
  const { terms, also } = parse(text, lexicon, { asTyped });
  const corrected = [];
  const unknown = [];
  const found = await Promise.all(
    terms.map(async (term) => {
      let finds = await lookUp(term.options, engine);
      if (!finds.length && term.fallback) {
        term.options = [term.fallback, ...(asTyped ? [] : spellings(term.fallback))].map((option) => ({ text: option, weight: 1, why: "typed" }));
        finds = await lookUp(term.options, engine);
      }
      return finds;
    }),
  );
  // Two words may be one in the minutes (seat belt, seatbelt): that counts for both.
  for (const [at, term] of terms.entries()) {
    if (!term.join || !terms[at + 1]) continue;
    const hits = await engine.words(term.join);
    if (hits.size) for (const half of [at, at + 1]) found[half].push({ hits, weight: 0.6 });
    if (hits.size) term.joined = term.join;
  }
  const lost = terms.filter((term, at) => !found[at].length && !term.phrase);
  if (lost.length) {
    // Fetched when it is needed, like the words themselves.
    const [words, { near, parted }] = await Promise.all([known(), import("./spelling.js")]);
    for (const term of lost) {
      const typed = term.typed.toLowerCase();
      const whole = asTyped ? [] : typed.length > 3 ? words.filter((word) => word.startsWith(typed)).slice(0, 5) : [];
      const parts = parted(typed.replaceAll("-", ""), words);
      const others = near(typed, words);
      if (whole.length) term.options = whole.map((text) => ({ text, weight: 0.8, why: "begun" }));
      else if (parts) term.options = [{ text: parts.join(" "), weight: 1, why: "joined" }];
      else if (others.length && !asTyped) term.options = [{ text: others[0], weight: 1, why: "corrected" }];
      else {
        unknown.push({ typed: term.typed, near: others });
        continue;
      }
      found[terms.indexOf(term)] = await lookUp(term.options, engine);
      const [{ text, why }] = term.options;
      if (why === "corrected") corrected.push({ typed: term.typed, used: text });
      else for (const { text: other } of term.options) also.set(other, why);
    }
  }
  for (const term of terms) term.found = found[terms.indexOf(term)].reduce((most, { hits }) => Math.max(most, hits.size), 0);
  const finds = asTyped ? found.map((list) => list.map(inText)) : found;
  return { ...ranked(finds, engine.total, lengthOf), terms, also: useful(also, terms), corrected, unknown };
}

async function lookUp(options, engine) {
  const finds = await Promise.all(options.map(async ({ text, weight }) => ({ hits: await said(text, engine), weight })));
  return finds.filter(({ hits }) => hits.size);
}

// Where words stand in this order. Pagefind takes no phrase across a hyphen, whose parts have one place.
async function said(text, engine) {
  const words = text.split(" ");
  const hits = new Map(await engine.words(text));
  if (words.length === 1) return hits;
  const each = await Promise.all(words.map((word) => engine.words(word)));
  for (const [record, { at }] of each[0]) {
    if (hits.has(record)) continue;
    const starts = at.filter((place) => {
      let places = [place];
      for (const found of each.slice(1)) {
        places = (found.get(record)?.at ?? []).filter((next) => places.some((here) => next === here || next === here + 1));
      }
      return places.length;
    });
    if (starts.length) hits.set(record, { at: starts, title: false, aka: false });
  }
  return hits;
}

// Without what a record is only known as.
function inText(find) {
  return { ...find, hits: new Map([...find.hits].filter(([, { at, title }]) => at.length || title)) };
}

// What else was searched, as far as the question did not say it itself.
function useful(also, terms) {
  const said = terms.map(({ typed }) => typed.toLowerCase());
  return [...also.keys()].filter((words) => !said.includes(words.toLowerCase()));
}
