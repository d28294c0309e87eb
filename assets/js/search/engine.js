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
  await Promise.all(others.map((shard) => pagefind.mergeIndex(folder(shard), options(shard))));
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
  // In quotation marks Pagefind takes a word whole, by its stem, and phrases in their order; but it tells one place of
  // each, or the heading. Without them it tells all, and takes other words that begin so or nearly so: "off" would find
  // every officer. So the one says which records, the other how often.
  async function words(text) {
    if (text.length < 4 || text.includes(" ")) return search(`"${text}"`);
    const [whole, often] = await Promise.all([search(`"${text}"`), search(text)]);
    return new Map([...whole].map(([record, hit]) => [record, often.get(record) ?? hit]));
  }
  return {
    total: start,
    // Map(record -> { at, title, aka }): the places of the words in the record's text, counted in words, and whether
    // its heading and its field `aka` have them.
    words(text) {
      if (!known.has(text)) known.set(text, words(text));
      return known.get(text);
    },
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
    const address = String(request[0]?.url ?? request[0]);
    const ours = address.includes(new URL(root).pathname) && /\.(?:pf_index|pf_meta|pagefind)$|entry\.json/.test(address);
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
