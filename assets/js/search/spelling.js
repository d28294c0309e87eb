// Spelling: a word that the minutes do not use in, the likeliest of those that they do out.

// How many letters were added, left out, changed or swapped with their neighbour (optimal string alignment); more than
// `limit` is not counted to the end.
export function distance(one, two, limit) {
  if (Math.abs(one.length - two.length) > limit) return limit + 1;
  let [before, last, row] = [[], [], Array.from({ length: two.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j <= two.length; j++) {
      const same = one[i - 1] === two[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > limit) return limit + 1;
  }
  return row[two.length];
}

// `known` has the most frequent words first. Gives the words that the fewest changes make of `word`, the likeliest
// first: those with its first letter, then the most frequent.
export function near(word, known, most = 3) {
  if (word.length < 4 || /\d/.test(word)) return [];
  const limit = word.length > 6 ? 2 : 1;
  const found = [];
  known.forEach((other, rank) => {
    if (other.length < 3) return;
    const changes = distance(word, other, limit);
    if (changes <= limit) found.push({ other, changes, order: (other[0] === word[0] ? 0 : 1) + rank / known.length });
  });
  const fewest = Math.min(...found.map(({ changes }) => changes));
  return found.filter(({ changes }) => changes === fewest).sort((one, two) => one.order - two.order).slice(0, most).map(({ other }) => other);
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
