// Rank: what was found for each term in, records in the order to show them out.
//
// The measure is BM25F (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009): how often a field has a
// word, weighed by field, for the length of the record, levelled off, and times the rarity of the word. Pagefind has
// a measure of its own, which cannot be compared between words.

const FIELDS = { text: 1, title: 0.8, aka: 0.5 };
const LEVEL = 1.2;
const LENGTH = 0.6;
// A line of two words is not forty times better than a passage.
const SHORTEST = 0.5;
const NEAR = 0.25;
const SOME = 0.35;

// `terms` are lists of finds, one for each option: { hits: Map(record -> { at, title, aka }), weight }. `total` counts
// all records, `lengthOf` gives the words of one over those of the average one. Gives { all, some }: lists of
// { record, score }, the best first; newer records have lower numbers and win where all else is equal.
export function ranked(terms, total, lengthOf) {
  const found = new Map();
  let mass = 0;
  terms.forEach((finds, index) => {
    const best = new Map();
    for (const { hits, weight } of finds) {
      for (const [record, { at, title, aka }] of hits) {
        const long = Math.max(SHORTEST, lengthOf(record));
        const often = (FIELDS.text * at.length) / (1 - LENGTH + LENGTH * long) + FIELDS.title * title + FIELDS.aka * aka;
        // Levelled off before it is weighed: a synonym said ten times is still no word of the question.
        const worth = (weight * often) / (often + LEVEL);
        const known = best.get(record);
        if (!known) best.set(record, { worth, at });
        else best.set(record, { worth: Math.max(known.worth, worth), at: known.at.length ? known.at : at });
      }
    }
    const rarity = Math.log(1 + (total - best.size + 0.5) / (best.size + 0.5));
    // A word that no record has cannot be asked of any.
    if (best.size) mass += rarity;
    for (const [record, { worth, at }] of best) {
      const entry = found.get(record) ?? { record, score: 0, matched: 0, mass: 0, at: [] };
      entry.score += rarity * worth;
      entry.matched += 1;
      entry.mass += rarity;
      entry.at[index] = at;
      found.set(record, entry);
    }
  });
  const all = [];
  const some = [];
  for (const entry of found.values()) {
    const share = entry.mass / mass;
    const place = { record: entry.record, score: entry.score * (1 + NEAR * neighbours(entry.at)) };
    if (entry.matched === terms.length) all.push(place);
    else if (share >= SOME) some.push({ ...place, score: place.score * share });
  }
  const order = (one, two) => two.score - one.score || one.record - two.record;
  return { all: all.sort(order), some: some.sort(order) };
}

// How many terms of the question stand directly before the next one in the record, or nearly so.
function neighbours(places) {
  let pairs = 0;
  for (let index = 1; index < places.length; index++) {
    const [before, here] = [places[index - 1] ?? [], places[index] ?? []];
    if (here.some((place) => before.includes(place - 1))) pairs += 1;
    else if (here.some((place) => before.some((other) => Math.abs(place - other) < 4 && place !== other))) pairs += 0.4;
  }
  return pairs;
}

// Put records of one item together, in the order of the first of each.
export function grouped(list, groupOf) {
  const groups = new Map();
  for (const entry of list) {
    const key = groupOf(entry.record);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(entry);
  }
  return [...groups.values()];
}
