// Spelling: a word that the minutes do not use in, the likeliest of those that they do out.

const ALIKE = ["aeiou", "iy", "ckqs", "sz", "fv", "bp", "dt", "mn", "gj"];
const alike = (one, two) => ALIKE.some((letters) => letters.includes(one) && letters.includes(two));

// How many letters were added, left out, changed or swapped with their neighbour (optimal string alignment); more than
// `limit` is not counted to the end. `unlike` is what it costs to change a letter into one that sounds otherwise.
export function distance(one, two, limit, unlike = 1) {
  if (Math.abs(one.length - two.length) > limit) return limit + 1;
  let [before, last, row] = [[], [], Array.from({ length: two.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j <= two.length; j++) {
      const [here, there] = [one[i - 1], two[j - 1]];
      const change = here === there ? 0 : alike(here, there) ? 1 : unlike;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
      const swapped = i > 1 && j > 1 && here === two[j - 2] && one[i - 2] === there;
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > limit) return limit + 1;
  }
  return row[two.length];
}

// `known` has the most frequent words first. Gives { likely, near }: words that the fewest changes make of `word`, those
// with its first letter and the most frequent first, and the first of them where it can only be a slip of the fingers
// or the ear. A word of its own that the minutes do not use (prison) must not be taken for another (poison).
export function near(word, known, most = 3) {
  if (word.length < 5 || /\d/.test(word)) return { likely: null, near: [] };
  const limit = word.length > 6 ? 2 : 1;
  const found = [];
  known.forEach((other, rank) => {
    if (other.length < 4) return;
    const changes = distance(word, other, limit);
    if (changes <= limit) found.push({ other, changes, order: (other[0] === word[0] ? 0 : 1) + rank / known.length });
  });
  const fewest = Math.min(...found.map(({ changes }) => changes));
  const words = found
    .filter(({ changes }) => changes === fewest)
    .sort((one, two) => one.order - two.order)
    .slice(0, most)
    .map(({ other }) => other);
  const slips = word.length > 8 ? 2 : 1;
  const sure = words[0]?.[0] === word[0] && distance(word, words[0], slips, 3) <= slips;
  return { likely: sure ? words[0] : null, near: words };
}

// Two words of the minutes that together are the word: dashcam, dash cam.
export function parted(word, known) {
  const words = new Set(known);
  for (let at = 3; at <= word.length - 3; at++) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => words.has(part))) return parts;
  }
  return null;
}
