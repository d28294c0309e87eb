// Results: what was found in, elements for the page out. No HTML is parsed anywhere (Trusted Types).

import { best } from "./highlight.js";

const WORDS = 45;

export function element(name, content = "", attributes = {}) {
  const made = document.createElement(name);
  made.append(...[content].flat());
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// One record: a link to its best passage with the words that were looked for marked. `to` turns an address of the site
// into one for a link from this page.
export function hit(record, terms, speakers, to) {
  const { part, found } = best(record.parts, terms, speakers);
  const [address, words] = record.parts[part];
  const link = element("a", excerpt(words, found), { href: to(address), referrerpolicy: "same-origin" });
  const entry = element("li", link);
  if (record.kind) entry.append(" ", element("span", record.kind, { class: "aside" }));
  return entry;
}

// The densest stretch of a passage, with dots where it goes on before or after, and marks.
function excerpt(words, found) {
  const tokens = [...words.matchAll(/\S+/g)];
  let from = 0;
  if (tokens.length > WORDS && found.length) {
    const at = found.map(({ start }) => tokens.findLastIndex((token) => token.index <= start));
    const within = (first) => new Set(found.filter((_, index) => at[index] >= first && at[index] < first + WORDS).map(({ term }) => term)).size;
    const starts = at.map((first) => Math.max(0, Math.min(first - 6, tokens.length - WORDS)));
    from = starts.reduce((most, start) => (within(start) > within(most) ? start : most), starts[0]);
  }
  const last = Math.min(from + WORDS, tokens.length) - 1;
  if (last < 0) return [words];
  const begin = tokens[from].index;
  const end = tokens[last].index + tokens[last][0].length;
  const pieces = [from ? "… " : ""];
  let here = begin;
  for (const { start, end: stop } of found) {
    if (start < here || stop > end) continue;
    pieces.push(words.slice(here, start), element("mark", words.slice(start, stop)));
    here = stop;
  }
  pieces.push(words.slice(here, end), last < tokens.length - 1 ? " …" : "");
  return pieces.filter(Boolean);
}

// An item and its hits: `entries` are list entries made by `hit`, `rest` fetches more of them when it is asked to.
export function group(record, entries, left, to, rest) {
  const list = element("ul", entries, { class: "search-hits" });
  const made = element("li", [
    element("h3", element("a", record.item, { href: to(record.group), referrerpolicy: "same-origin" })),
    element("p", record.meeting, { class: "aside" }),
    list,
  ]);
  if (left) {
    const more = element("button", `${left} more ${left === 1 ? "passage" : "passages"} in this item`, { type: "button", class: "more" });
    more.addEventListener("click", async () => {
      more.disabled = true;
      try {
        const others = await rest();
        list.append(...others);
        more.remove();
        others[0]?.querySelector("a").focus();
      } catch (error) {
        console.error(error);
        more.disabled = false;
        more.textContent = "They could not be loaded. Try again";
      }
    });
    made.append(more);
  }
  return made;
}

// Links to the pages of a long list of results; `href` writes the address of one.
export function pager(page, pages, href) {
  const links = [];
  if (page > 1) links.push(element("a", "Previous page", { href: href(page - 1), rel: "prev", "data-page": "" }));
  links.push(element("span", `Page ${page} of ${pages}`));
  if (page < pages) links.push(element("a", "Next page", { href: href(page + 1), rel: "next", "data-page": "" }));
  return element("nav", links, { "aria-label": "Pages of results", class: "pager" });
}

