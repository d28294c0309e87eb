// Words: a text in, the words that it is searched by out. Nothing here knows the site, the index or the page.

import { ROOTS, STOP } from "./lexicon.js";

// Stands before a short form's letters, so that no stem and no beginning of a word meets it (outputs/search/aka.py).
export const MARK = "zq";

export const isStop = (word) => STOP.has(word);

const QUOTES = { "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "`": "'" };

// Straight quotation marks, plain spaces and no control characters, whatever keyboard wrote it.
export function plain(text) {
  return text
    .normalize("NFKC")
    .replace(/[“”„«»’‘`]/g, (mark) => QUOTES[mark])
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
}

const SCALES = { k: 3, thousand: 3, m: 6, million: 6, bn: 9, billion: 9 };
const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\d.,])[£$€]?(?:(\d+(?:,\d{3})*)(?:\.(\d+))?|(${NUMBERS.join("|")})(?= (?:thousand|million|billion)))` +
    String.raw`(?: ?(thousand|million|billion|k|m|bn)(?![\p{L}\d]))?`,
  "giu",
);

// Amounts as the index holds them: £70,000, 70k and "70 thousand" are 70000; 59 % and "59 per cent" are 59.
export function amounts(text) {
  return text
    .replace(AMOUNT, (match, whole, part = "", word = "", scale = "") => {
      const zeros = SCALES[scale.toLowerCase()] ?? 0;
      const digits = whole ? whole.replaceAll(",", "") : String(NUMBERS.indexOf(word.toLowerCase()) + 1);
      const rest = part.replace(/0+$/, "");
      if (rest.length <= zeros && (zeros || !part)) return digits + rest.padEnd(zeros, "0");
      // The index drops the point: 12.3 would be 123.
      return `${digits}${MARK}${part}`;
    })
    .replace(/(\d) ?(?:%|per ?cents?(?!\p{L}))/giu, "$1");
}

// A short form so that it meets itself alone: T/ACC becomes zqtacc.
export const marked = (acronym) => MARK + acronym.toLowerCase().replace(/[^a-z0-9]/g, "");

// Written in capitals like a short form, a plural s allowed: VAWG, T/ACC, GPs.
export const looksShort = (word) => /^[A-Z](?:[A-Z0-9]|[&/](?=[A-Z]))+s?$/.test(word);

// Endings of words in American and British spelling, each with its other.
const ENDINGS = [
  [/([iy])z(e[drs]?|ing|ations?|ational)$/, "$1s$2"],
  [/([iy])s(e[drs]?|ing|ations?|ational)$/, "$1z$2"],
  [/([ae]l)l(ed|ing|ers?|ors?)$/, "$1$2"],
  [/([ae]l)(ed|ing|ers?|ors?)$/, "$1l$2"],
];

// A word in British spelling, as far as its beginning tells.
export function british(word) {
  const pair = ROOTS.find(([american, other]) => word.startsWith(american) && !word.startsWith(other));
  return pair ? pair[1] + word.slice(pair[0].length) : word;
}

// The other spellings of a word in the other English. They may be no words at all (exercize): the index says which of
// them the minutes use.
export function spellings(word) {
  const found = new Set();
  for (const [american, british] of ROOTS) {
    if (word.startsWith(british)) found.add(american + word.slice(british.length));
    else if (word.startsWith(american)) found.add(british + word.slice(american.length));
  }
  if (word.length > 5) for (const [ending, other] of ENDINGS) if (ending.test(word)) found.add(word.replace(ending, other));
  return [...found];
}

// Without accents and capitals, as the index takes words.
export const folded = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'");

// A rough stem, for highlighting alone: what is found is the index's business.
export function stem(word) {
  const rest = folded(word)
    .replace(/'s?$/, "")
    .replace(/ies$|ied$/, "y")
    .replace(/([^s])s$/, "$1")
    .replace(/(.{3})(?:ational|ation|ing|edly|ed|ly|ment)$/, "$1");
  return rest.replace(/([bdfglmnprt])\1$/, "$1").replace(/y$/, "i").replace(/(.{3})e$/, "$1");
}
