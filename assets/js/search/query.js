// Query: what a reader typed in, what to look up out. The site's lexicon (short forms, synonyms) is given.
//
// A query is a list of terms; a record has the term where one of its options is found. An option is a text to look up,
// how much it counts, and why it is there. Nothing is looked up here.

import { MARK, amounts, british, isStop, looksShort, marked, plain, spellings } from "./words.js";

// Less than the word itself counts what only means the same.
const WEIGHT = { typed: 1, short: 1, joined: 0.95, spelling: 0.9, synonym: 0.5, glossary: 0.6 };

// `asTyped` is the reader's wish: no synonyms, no other spellings, no words of short forms.
export function parse(text, lexicon, { asTyped = false } = {}) {
  const terms = [];
  const also = new Map();
  const words = [];
  for (const [, phrase, word] of amounts(plain(text)).matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    if (word === undefined) terms.push(...phraseTerms(phrase));
    else {
      // A slash parts words, but neither short forms nor years: drink/drugs, T/ACC, 2022/23.
      const whole = looksShort(bare(word)) || glossed(bare(word), lexicon) || !/\p{L}/u.test(word);
      words.push(...(whole ? [word] : word.split("/")).map(bare).filter(Boolean));
    }
  }
  const kept = words.filter((word) => isAcronym(word, words, lexicon) || !isStop(word.toLowerCase()));
  // A question of stop words alone is still a question.
  const sought = kept.length || terms.length ? kept : words;
  for (const [at, word] of sought.entries()) {
    const acronym = isAcronym(word, words, lexicon);
    terms.push(acronym ? shortTerm(word, lexicon, also, asTyped) : wordTerm(word, lexicon, also, asTyped));
    if (acronym || asTyped) continue;
    const next = sought[at + 1];
    const joined = next && /^\p{L}+$/u.test(word + next) && word.length + next.length > 5;
    if (joined && adjacent(words, word, next)) terms.at(-1).join = (word + next).toLowerCase();
    terms.at(-1).options.push(...withParticle(word, words));
  }
  if (!asTyped) relate(words, lexicon, terms, also);
  return { terms, also };
}

// What stands in quotation marks: words in their order, `gaps` tells what signs between them count as one more word.
// Numbers with a point are words of their own, wherever they stand.
function phraseTerms(phrase) {
  const words = [];
  const gaps = [];
  const marks = [];
  let gap = 1;
  for (const piece of phrase.split(/[\s/-]+/)) {
    const word = piece.replace(/[^\p{L}\p{N}']+/gu, "");
    if (!word) gap += Number(Boolean(piece));
    else if (word.includes(MARK)) marks.push(word);
    else {
      words.push(word);
      gaps.push(gap);
      gap = 1;
    }
  }
  const terms = marks.map((word) => ({ typed: pointed(word), phrase: true, words: [word], options: [option(word)] }));
  if (words.length) terms.push({ typed: `"${words.join(" ")}"`, phrase: true, words, options: [{ ...option(words.join(" ")), gaps }] });
  return terms;
}

const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "").replace(/'s$/i, "");

// A figure as it was typed, with its point.
const pointed = (word) => word.replace(/(?<=\p{N})zq(?=\p{N})/u, ".");

function option(text, why = "typed") {
  return { text, why, weight: WEIGHT[why] };
}

const PARTICLES = /^(?:down|in|off|on|out|over|under|up)$/i;

// A word with the small one beside it that would be dropped: off road, follow up.
function withParticle(word, words) {
  const at = words.indexOf(word);
  const pairs = [
    [words[at - 1], word],
    [word, words[at + 1]],
  ];
  return pairs
    .filter(([one, two]) => one && two && PARTICLES.test(one === word ? two : one))
    .map(([one, two]) => ({ ...option((one + two).toLowerCase(), "joined"), weight: 1.3 }));
}

function adjacent(words, first, second) {
  return words.some((word, at) => word === first && words[at + 1] === second);
}

// A short form is one in exact capitals, or one of the glossary in any. In a question all in capitals, and in a long
// word, nothing tells short forms from words but the glossary.
function isAcronym(word, words, lexicon) {
  const term = glossed(word, lexicon);
  if (term) return term.forms.includes(word) || word === word.toUpperCase() || (word === word.toLowerCase() && !isStop(word));
  const shouted = words.length > 1 && words.every((other) => other === other.toUpperCase());
  return looksShort(word) && word.length < 7 && !shouted;
}

function glossed(word, lexicon) {
  const key = word.toLowerCase();
  return lexicon.terms.find(({ forms }) => forms.some((form) => form.toLowerCase() === key));
}

function shortTerm(word, lexicon, also, asTyped) {
  const term = glossed(word, lexicon);
  const short = term ? term.forms[0] : word.replace(/s$/, "");
  if (term && !asTyped) also.set(term.words, "words");
  // Where the minutes have no such short form, it may be a word in capitals.
  const otherwise = wordTerm(word, lexicon, new Map(), asTyped).options;
  const others = asTyped ? [] : synonyms(word.toLowerCase(), lexicon).map((other) => option(other, "synonym"));
  return { typed: word, options: [option(marked(short), "short"), ...others], short, otherwise, forms: term?.forms ?? [short], words: asTyped ? null : term?.words };
}

function wordTerm(word, lexicon, also, asTyped) {
  const lower = word.toLowerCase();
  const options = [option(lower)];
  if (lower.includes("-")) options.push(option(lower.replaceAll("-", " "), "joined"));
  if (!asTyped) {
    options.push(...spellings(lower).map((other) => option(other, "spelling")));
    options.push(...synonyms(lower, lexicon).map((other) => option(other, "synonym")));
  }
  return { typed: pointed(word), options };
}

function synonyms(word, lexicon) {
  const single = word.replace(/ies$/, "y").replace(/s$/, "");
  const group = lexicon.synonyms.filter((words) => words.includes(word) || words.includes(single));
  return [...new Set(group.flat())].filter((other) => other !== word && other !== single);
}

// Several words of the question that are those of a short form, or have a synonym together.
function relate(words, lexicon, terms, also) {
  const said = squeezed(words.join(" "));
  const sharing = (entry) => {
    const whole = squeezed(entry);
    if (!/[\s-]/.test(entry) || !said.includes(whole)) return [];
    return terms.filter(({ typed, phrase }) => !phrase && whole.includes(squeezed(typed)));
  };
  for (const { forms, words: long } of lexicon.terms) {
    for (const term of sharing(long)) {
      also.set(forms[0], "short");
      term.options.push(option(marked(forms[0]), "glossary"));
      term.forms = [...(term.forms ?? []), ...forms];
    }
  }
  for (const group of lexicon.synonyms) {
    for (const entry of group) {
      const others = group.filter((other) => other !== entry);
      for (const term of sharing(entry)) {
        term.options.push(...others.map((other) => option(other, "synonym")));
      }
    }
  }
}

// Letters alone, in British spelling: however a compound is written, it is the same.
function squeezed(text) {
  const words = text.toLowerCase().replace(/['’]/g, "").split(/[\s,-]+/);
  return words.map(british).join("");
}
