// Highlight: the terms of a question and a text in, where the text has them out.

import { MARK, amounts, folded, plain, stem } from "./words.js";

// Words that a term is recognised by: stems, short forms in their capitals, and phrases of several words.
export function matcher(terms) {
  return terms.map((term) => {
    const forms = new Set(term.forms ?? []);
    const phrases = [];
    const typed = term.short ? [] : [term.typed, term.typed.replaceAll("-", "")];
    const texts = term.phrase ? [] : [...typed, ...term.options.map(({ text }) => text), term.joined, term.words];
    for (const text of texts) {
      if (!text || text.startsWith(MARK)) continue;
      phrases.push(folded(text).split(/[\s,-]+/).filter(Boolean));
    }
    if (term.phrase) phrases.push(term.words.map(folded));
    // A word that few records have tells more about a passage than one in many.
    const weight = 1 / Math.log2(2 + (term.found ?? 0));
    return { forms, weight, phrases: phrases.map((words) => words.map((word) => ({ word, stem: stem(word) }))) };
  });
}

const TOKEN = /\p{N}[\p{N}.,/]*\p{N}(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+(?:&\p{L}+)?(?:['’]\p{L}+)?/gu;

// Gives [{ start, end, term }], in order: `term` is the index of the term that is found there.
export function places(text, terms) {
  const tokens = [...text.matchAll(TOKEN)].map((match) => {
    const lower = folded(match[0]);
    return { start: match.index, end: match.index + match[0].length, written: match[0], word: /^\p{N}/u.test(lower) ? amounts(plain(lower)) : lower, stem: stem(lower) };
  });
  const found = [];
  tokens.forEach((token, at) => {
    for (const [index, { forms, phrases }] of terms.entries()) {
      const length = lengthAt(tokens, at, text, forms, phrases);
      if (length) {
        found.push({ start: token.start, end: tokens[at + length - 1].end, term: index });
        break;
      }
    }
  });
  return found;
}

// How many tokens from here are the term; 0 for none.
function lengthAt(tokens, at, text, forms, phrases) {
  const token = tokens[at];
  if (forms.has(token.written) || forms.has(token.written.replace(/['’]?s$/, ""))) return 1;
  for (const form of forms) if (form.includes("/") && text.startsWith(form, token.start)) return form.split("/").length;
  let most = 0;
  for (const words of phrases) {
    if (words.every((word, step) => tokens[at + step] && same(tokens[at + step], word))) most = Math.max(most, words.length);
    // One word in the question, two with a hyphen in the text.
    const next = tokens[at + 1];
    if (words.length === 1 && next && text[token.end] === "-" && next.start === token.end + 1) {
      if (same({ word: token.word + next.word, stem: stem(token.word + next.word) }, words[0])) most = Math.max(most, 2);
    }
  }
  return most;
}

const single = (word) => word.replace(/'s?$/, "").replace(/(?<=[^s])s$/, "");

function same(token, { word, stem: root }) {
  return single(token.word) === single(word) || (root.length > 3 && token.stem === root);
}

// The passage of a record that has most of what was asked: { part, found }, `part` its index.
// `speakers`, where they are chosen, come first.
export function best(parts, terms, speakers = []) {
  let chosen = { part: 0, found: [], worth: -1 };
  parts.forEach(([, words, named = []], part) => {
    const found = places(words, terms);
    const kinds = [...new Set(found.map(({ term }) => term))];
    const worth = kinds.reduce((sum, term) => sum + terms[term].weight, 0) + Math.min(found.length, 9) / 1000 + 100 * speakers.some((id) => named.includes(id));
    if (worth > chosen.worth) chosen = { part, found, worth };
  });
  return chosen;
}
