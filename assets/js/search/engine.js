// Engine: a text in, the records that have it out. The only module that talks to Pagefind.

let watched = false;
// How many parts of an index failed to come, and how often an index was opened: a browser keeps a script that failed.
let lost = 0;
let attempts = 0;

// `root` is the address of the index's folder; `shards` are { name, digest, size }, in the order of their records.
export async function openEngine(root, shards) {
  watch(root);
  const before = lost;
  const [first, ...others] = shards;
  const folder = (shard) => new URL(`${shard.name}/`, root).href;
  const options = (shard) => ({ noWorker: true, language: "en", metaCacheTag: shard.digest });
  const { createInstance } = await import(`${folder(first)}pagefind.js?v=${first.digest}${attempts++ ? `-${attempts}` : ""}`);
  const pagefind = createInstance({ ...options(first), basePath: folder(first) });
  await pagefind.init();
  for (const shard of others) await pagefind.mergeIndex(folder(shard), options(shard));
  let start = 0;
  const starts = new Map();
  for (const shard of shards) {
    starts.set(shard.name, start);
    start += shard.size;
  }
  const known = new Map();

  async function search(text) {
    const { results } = await pagefind.search(text);
    // Pagefind reports a part of its index that did not come as words that are not there.
    if (lost > before) throw new Error("A part of the index could not be loaded");
    return new Map(
      results.map(({ id, words, matchedMetaFields: fields = [] }) => {
        const [digits, shard] = id.split(".");
        return [starts.get(shard) + number(digits), { at: words, title: fields.includes("title"), aka: fields.includes("aka") }];
      }),
    );
  }
  function once(text) {
    if (!known.has(text)) known.set(text, search(text));
    return known.get(text);
  }
  return {
    total: start,
    // Map(record -> { at, title, aka }): the places of the words in the record's text, counted in words, and whether
    // its heading and its field `aka` have them. Words are met by their stems: in quotation marks Pagefind takes them
    // whole and in order, and without them it takes other words that begin so or nearly so: "off" would find officers.
    words: (text) => once(`"${text}"`),
  };
}

// Read a page's number, whose lowest digit comes first (minutebook/pipeline/index/compact.py).
const DIGITS = "0123456789abcdefghijkl";
const number = (digits) => [...digits].reduceRight((sum, digit) => sum * DIGITS.length + DIGITS.indexOf(digit), 0);

// Count what fails to come of the index; Pagefind keeps that to itself.
function watch(root) {
  if (watched) return;
  watched = true;
  const fetched = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const ours = String(request[0]?.url ?? request[0]).includes(new URL(root).pathname);
    try {
      const answer = await fetched(...request);
      if (ours && !answer.ok) lost += 1;
      return answer;
    } catch (error) {
      if (ours) lost += 1;
      throw error;
    }
  };
}
