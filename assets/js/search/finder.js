// Finder: a question in, records in order out, with what was done to the question on the way.

import { parse } from "./query.js";
import { ranked } from "./rank.js";
import { isStop } from "./words.js";

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
      if (!finds.length && term.otherwise) {
        term.options = term.otherwise;
        finds = await lookUp(term.options, engine);
      }
      return finds;
    }),
  );
  // Two words may be one in the minutes (seat belt, seatbelt): that counts for both.
  for (const [at, term] of terms.entries()) {
    if (!term.join || !terms[at + 1]) continue;
    const hits = await engine.words(term.join);
    if (!hits.size) continue;
    for (const half of [at, at + 1]) found[half].push({ hits, weight: 0.6 });
    term.joined = term.join;
    also.set(term.join, "joined");
  }
  const lost = terms.filter((term, at) => !found[at].length && !term.phrase);
  if (lost.length) {
    // Fetched when it is needed, like the words themselves.
    const [all, { near, parted }] = await Promise.all([known(), import("./spelling.js")]);
    const words = all.filter((word) => !isStop(word));
    for (const term of lost) {
      const typed = term.typed.toLowerCase();
      if (term.short === term.typed) {
        // A short form that the minutes do not have is no slip of the fingers.
        unknown.push({ typed: term.typed, near: [] });
        continue;
      }
      const begun = asTyped || typed.length < 4 ? [] : words.filter((word) => word.startsWith(typed)).slice(0, 5);
      const parts = asTyped ? null : parted(typed.replaceAll("-", ""), words);
      const { likely, near: others } = near(typed, words);
      const tries = [
        begun.map((text) => ({ text, weight: 0.8, why: "begun" })),
        parts ? [{ text: parts.join(" "), weight: 1, why: "joined" }] : [],
        likely && !asTyped ? [{ text: likely, weight: 1, why: "corrected" }] : [],
      ];
      const at = terms.indexOf(term);
      for (const options of tries) {
        if (found[at].length || !options.length) continue;
        found[at] = await lookUp(options, engine);
        if (!found[at].length) continue;
        term.options = options;
        if (options[0].why === "corrected") corrected.push({ typed: term.typed, used: likely });
        else for (const { text: other, why } of options) also.set(other, why);
      }
      if (!found[at].length) unknown.push({ typed: term.typed, near: others });
    }
  }
  terms.forEach((term, at) => {
    term.found = new Set(found[at].flatMap(({ hits }) => [...hits.keys()])).size;
    for (const { why, text } of found[at]) if (why === "spelling" || why === "synonym") also.set(text, why);
  });
  const finds = found.map((list, at) => {
    if (terms[at].phrase) return list.map(said);
    return asTyped ? list.map(inText) : list;
  });
  return { ...ranked(finds, engine.total, lengthOf), terms, also: useful(also, terms), corrected, unknown };
}

async function lookUp(options, engine) {
  const finds = await Promise.all(
    options.map(async ({ text, weight, why, gaps }) => ({ hits: await standing(text.split(" "), gaps, engine), weight, why, text })),
  );
  return finds.filter(({ hits }) => hits.size);
}

// Where words stand in this order, each `gaps` words behind the one before. Pagefind takes no phrase across a hyphen,
// whose parts have one place.
async function standing(words, gaps, engine) {
  const hits = new Map(await engine.words(words.join(" ")));
  if (words.length === 1) return hits;
  const each = await Promise.all(words.map((word) => engine.words(word)));
  for (const [record, { at }] of each[0]) {
    if (hits.has(record)) continue;
    const starts = at.filter((place) => {
      let places = [place];
      for (const [index, found] of each.slice(1).entries()) {
        const step = gaps?.[index + 1] ?? 1;
        places = (found.get(record)?.at ?? []).filter((next) => places.some((here) => next === here || next === here + step));
      }
      return places.length;
    });
    if (starts.length) hits.set(record, { at: starts, title: false, aka: false });
  }
  return hits;
}

// What stands in quotation marks must stand in the text itself.
function said(find) {
  return { ...find, hits: new Map([...find.hits].filter(([, { at }]) => at.length)) };
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
