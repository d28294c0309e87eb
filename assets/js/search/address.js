// Address: the part of an address behind the question mark to what is asked, and back. The address is the search.

export const FACETS = ["series", "theme", "kind", "year", "organisation", "speaker", "place", "state"];

// Gives { q, chosen: { facet: [values] }, byDate, page, asTyped }; what makes no sense is left out.
export function read(search) {
  const given = new URLSearchParams(search);
  const page = Number(given.get("page"));
  return {
    q: (given.get("q") ?? "").trim(),
    chosen: Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(given.getAll(facet).filter(Boolean))]])),
    byDate: given.get("sort") === "date",
    page: Number.isInteger(page) && page > 1 ? page : 1,
    asTyped: given.get("as") === "typed",
  };
}

// The other way round: `?q=...`, or nothing where nothing is asked.
export function write({ q, chosen, byDate, page, asTyped }) {
  const given = new URLSearchParams();
  if (q) given.append("q", q);
  for (const facet of FACETS) for (const value of chosen[facet] ?? []) given.append(facet, value);
  if (byDate) given.append("sort", "date");
  if (asTyped) given.append("as", "typed");
  if (page > 1) given.append("page", page);
  return given.size ? `?${given}` : "";
}

export const asksNothing = ({ q, chosen }) => !q && FACETS.every((facet) => !chosen[facet].length);

// The same search with one value of a facet taken away, from its first page on.
export function without(asked, facet, value) {
  const rest = asked.chosen[facet].filter((other) => other !== value);
  return { ...asked, page: 1, chosen: { ...asked.chosen, [facet]: rest } };
}
