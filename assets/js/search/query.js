// Query: what a reader typed in, what to look up out. The site's lexicon (short forms, synonyms) is given.
//
// A query is a list of terms; a record has the term where one of its options is found. An option is a text to look up,
// how much it counts, and why it is there. Nothing is looked up here.

import { amounts, isStop, looksShort, marked, plain, spellings } from "./words.js";

// Less than the word itself counts what only means the same.
const WEIGHT = { typed: 1, short: 1, joined: 0.95, spelling: 0.9, synonym: 0.7, glossary: 0.6 };

// `asTyped` is the reader's wish: no synonyms, no other spellings, no words of short forms.
export function parse(text, lexicon, { asTyped = false } = {}) {
  const terms = [];
  const also = new Map();
  const words = [];
  for (const [, phrase, word] of amounts(plain(text)).matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    if (word === undefined) {
      const inside = phrase.replace(/[^\p{L}\p{N}'&/ -]+/gu, " ").trim();
      if (inside) terms.push({ typed: `"${inside}"`, phrase: true, words: inside.split(/[ /-]+/), options: [option(inside)] });
    } else {
      // A slash parts words, but not short forms: drink/drugs, T/ACC.
      const parts = looksShort(bare(word)) ? [word] : word.split("/");
      words.push(...parts.map(bare).filter(Boolean));
    }
  }
  const kept = words.filter((word) => isAcronym(word, words, lexicon) || !isStop(word.toLowerCase()));
  // A question of stop words alone is still a question.
  const sought = kept.length || terms.length ? kept : words;
  for (let at = 0; at < sought.length; at++) {
    const word = sought[at];
    const acronym = isAcronym(word, words, lexicon);
    terms.push(acronym ? shortTerm(word, lexicon, also, asTyped) : wordTerm(word, lexicon, also, asTyped));
    const next = sought[at + 1];
    const joined = next && !acronym && /^\p{L}+$/u.test(word + next) && word.length + next.length > 5;
    if (joined && adjacent(words, word, next)) terms.at(-1).join = (word + next).toLowerCase();
  }
  if (!asTyped) noteWords(sought, lexicon, terms, also);
  return { terms, also };
}

const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/'s$/i, "");

function option(text, why = "typed") {
  return { text, why, weight: WEIGHT[why] };
}

function adjacent(words, first, second) {
  return words.some((word, at) => word === first && words[at + 1] === second);
}

// A short form is one in exact capitals, or one of the glossary in any. In a question all in capitals nothing tells
// short forms from words but the glossary.
function isAcronym(word, words, lexicon) {
  if (glossed(word, lexicon)) return word !== word.toLowerCase() || !isStop(word);
  const shouted = words.length > 1 && words.every((other) => other === other.toUpperCase());
  return looksShort(word) && !shouted;
}

function glossed(word, lexicon) {
  const key = word.toLowerCase();
  return lexicon.terms.find(({ forms }) => forms.some((form) => form.toLowerCase() === key));
}

function shortTerm(word, lexicon, also, asTyped) {
  const term = glossed(word, lexicon);
  const short = term ? term.forms[0] : word.replace(/s$/, "");
  const options = [option(marked(short), "short")];
  if (term && !asTyped) also.set(term.words, "words");
  return { typed: word, options, short, fallback: word.toLowerCase(), forms: term?.forms ?? [short], words: asTyped ? null : term?.words };
}

function wordTerm(word, lexicon, also, asTyped) {
  const lower = word.toLowerCase();
  const options = [option(lower)];
  if (lower.includes("-")) options.push({ ...option(lower.replaceAll("-", " "), "joined"), all: true });
  if (!asTyped) {
    options.push(...spellings(lower).map((other) => option(other, "spelling")));
    for (const other of synonyms(lower, lexicon)) {
      options.push({ ...option(other, "synonym"), all: other.includes(" ") });
      also.set(other, "synonym");
    }
  }
  return { typed: word, options };
}

function synonyms(word, lexicon) {
  const group = lexicon.synonyms.filter((words) => words.includes(word) || words.includes(word.replace(/s$/, "")));
  return [...new Set(group.flat())].filter((other) => other !== word && other !== word.replace(/s$/, ""));
}

// Words of the glossary in the question: the minutes may use the short form instead.
function noteWords(words, lexicon, terms, also) {
  const said = ` ${words.join(" ").toLowerCase().replaceAll("-", " ")} `;
  for (const { forms, words: long } of lexicon.terms) {
    const needed = long.toLowerCase().replace(/'/g, "").split(/[\s,-]+/).filter((word) => !isStop(word));
    if (said.replace(/'/g, "").includes(` ${needed.join(" ")} `) && needed.length > 1) {
      also.set(forms[0], "short");
      const spoken = (typed) => typed.toLowerCase().replace(/'/g, "").split("-");
      for (const term of terms) {
        if (spoken(term.typed).every((word) => needed.includes(word))) term.options.push(option(marked(forms[0]), "glossary"));
      }
    }
  }
}
