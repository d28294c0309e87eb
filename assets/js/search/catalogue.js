// Catalogue: numbers of records in, what they are out: their item, their year, their facets, what to show.

// So many records of a meeting lie in one file (outputs/search/catalogue.py).
const PACK = 16;

// `root` is the address of the index's folder, `shards` as for the engine.
export async function openCatalogue(root, shards) {
  const lists = await Promise.all(shards.map(({ name, digest }) => json(`catalogue-${name}-${digest}.json`)));
  const meetings = [];
  const places = [];
  const groups = [];
  const lengths = [];
  let group = 0;
  for (const list of lists) {
    for (const [id, digest, sizes, steps] of list) {
      // Lengths come as letters: each means the square root of two times as many words as the one before it.
      for (const letter of steps) lengths.push(2 ** ((letter.charCodeAt(0) - 97) / 2));
      const meeting = meetings.push({ id, digest }) - 1;
      let number = 0;
      for (const size of sizes) {
        for (let at = 0; at < size; at++) {
          places.push([meeting, number++]);
          groups.push(group);
        }
        group += 1;
      }
    }
  }

  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;

  async function json(name) {
    const answer = await fetch(new URL(name, root));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  }

  let facets;
  async function loadFacets() {
    const parts = await Promise.all(shards.map(({ name, digest }) => json(`facets-${name}-${digest}.json`)));
    const values = { year: new Map() };
    places.forEach(([meeting], record) => add(values.year, meetings[meeting].id.slice(0, 4), record));
    let start = 0;
    for (const [index, part] of parts.entries()) {
      for (const [facet, lists] of Object.entries(part)) {
        values[facet] ??= new Map();
        for (const [value, steps] of Object.entries(lists)) {
          let record = start;
          for (const step of steps) add(values[facet], value, (record += step));
        }
      }
      start += shards[index].size;
    }
    return values;
  }
  function add(values, value, record) {
    if (!values.has(value)) values.set(value, new Set());
    values.get(value).add(record);
  }

  const packs = new Map();
  return {
    lengthOf: (record) => lengths[record] / average,
    groupOf: (record) => groups[record],
    dayOf: (record) => meetings[places[record][0]].id,
    everything: () => places.keys(),
    // { facet: Map(value -> Set(record)) }
    facets() {
      facets ??= loadFacets();
      facets.catch(() => (facets = undefined));
      return facets;
    },
    // { meeting, group, item, kind, parts: [[address, words, ids of those named as speaking]] }
    async show(record) {
      const [meeting, number] = places[record];
      const { id, digest } = meetings[meeting];
      const name = `records/${id}-${digest}/${Math.floor(number / PACK)}.json`;
      if (!packs.has(name)) {
        const coming = json(name);
        packs.set(name, coming);
        // What did not come is fetched again when it is asked for again.
        coming.catch(() => packs.delete(name));
      }
      return (await packs.get(name))[number % PACK];
    },
  };
}

// Keep the records that have one of the chosen values in every facet for which any are chosen.
export function narrowed(list, chosen, facets) {
  const sets = Object.entries(chosen)
    .filter(([, values]) => values.length)
    .map(([facet, values]) => values.map((value) => facets[facet]?.get(value) ?? new Set()));
  return list.filter(({ record }) => sets.every((any) => any.some((records) => records.has(record))));
}

// For each value of each facet, how many results there would be with it, the choices in other facets kept.
export function counted(list, chosen, facets) {
  const counts = {};
  for (const [facet, values] of Object.entries(facets)) {
    const rest = narrowed(list, { ...chosen, [facet]: [] }, facets);
    counts[facet] = new Map();
    for (const [value, records] of values) {
      const number = rest.reduce((sum, { record }) => sum + records.has(record), 0);
      if (number) counts[facet].set(value, number);
    }
  }
  return counts;
}
