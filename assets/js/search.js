// The search page: what stands in the address is looked up in Pagefind's index and shown by item.
// The address is the state: a form, a filter, the back button and a shared link all end in `show`.

const form = document.getElementById("search_form");
const status = document.getElementById("search_status");
const results = document.getElementById("search_results");
const FIELDS = ["q", "theme", "kind", "year"];
const FILTERS = ["theme", "kind", "year"];
const AT_ONCE = 30;

let pagefind = null;
let latest = 0;

// What the address asks for.
function wanted() {
  const given = new URLSearchParams(location.search);
  return Object.fromEntries(FIELDS.map((name) => [name, (given.get(name) ?? "").trim()]));
}

function fillForm(search) {
  for (const name of FIELDS) {
    const field = form.elements[name];
    field.value = search[name];
    // A choice that this site does not have leaves the list at "All".
    if (field.selectedIndex === -1) field.selectedIndex = 0;
  }
}

async function load() {
  if (!pagefind) {
    const loaded = await import(new URL(`${form.dataset.index}pagefind.js`, document.baseURI));
    // Pagefind starts its worker from a plain string, which the site's policy (Trusted Types) forbids.
    await loaded.options({ noWorker: true });
    await loaded.init();
    pagefind = loaded;
  }
  return pagefind;
}

async function show() {
  const search = wanted();
  const turn = ++latest;
  fillForm(search);
  results.replaceChildren();
  const filters = Object.fromEntries(FILTERS.filter((name) => search[name]).map((name) => [name, search[name]]));
  if (!search.q && !Object.keys(filters).length) {
    status.textContent = "";
    return;
  }
  status.textContent = "Searching …";
  let found;
  try {
    found = (await (await load()).search(search.q || null, { filters })).results;
    await showMore(found, 0, turn, search);
  } catch (error) {
    console.error(error);
    if (turn === latest) {
      status.textContent = "The search could not be loaded. The lists below lead to everything.";
    }
  }
}

// Show the next hits, each under its item. A later search has `latest` ahead of `turn` and wins.
async function showMore(found, from, turn, search) {
  const hits = await Promise.all(found.slice(from, from + AT_ONCE).map((hit) => hit.data()));
  if (turn !== latest) return null;
  const shown = from + hits.length;
  status.textContent = summary(found.length, shown, search);
  let first = null;
  for (const hit of hits) {
    const entry = hitEntry(hit);
    first ??= entry;
    itemList(hit).append(entry);
  }
  if (shown < found.length) {
    const more = element("button", `Show more (${found.length - shown} left)`);
    more.type = "button";
    more.addEventListener("click", async () => {
      more.remove();
      const next = await showMore(found, shown, turn, search);
      next?.querySelector("a").focus();
    });
    results.append(more);
  }
  return first;
}

function summary(total, shown, search) {
  const sought = search.q ? ` for “${search.q}”` : "";
  const chosen = FILTERS.filter((name) => search[name]).map((name) => form.elements[name].selectedOptions[0].text);
  const within = chosen.length ? ` (${chosen.join(", ")})` : "";
  if (!total) return `Nothing found${sought}${within}. Try fewer words, or other filters.`;
  const number = total === 1 ? "1 passage" : `${total} passages`;
  return `${number}${sought}${within}${shown < total ? `, the first ${shown} shown` : ""}`;
}

// The list of an item's hits; its heading is made with the first.
function itemList(hit) {
  const known = [...results.children].find((group) => group.dataset.group === hit.meta.group);
  if (known) return known.querySelector("ol");
  const group = element("section");
  group.dataset.group = hit.meta.group;
  const heading = element("h2");
  heading.append(link(hit.meta.group, hit.meta.group_name));
  const list = element("ol");
  list.className = "search-hits";
  const meeting = element("p", hit.meta.meeting);
  meeting.className = "aside";
  group.append(heading, meeting, list);
  results.append(group);
  return list;
}

const KINDS = { item: "Item", announcement: "Announcement", action: "Action" };

function hitEntry(hit) {
  const entry = element("li");
  const lead = link(hit.meta.address, "");
  lead.append(...marked(hit.excerpt));
  const kind = element("span", ` ${KINDS[hit.meta.kind]}`);
  kind.className = "aside";
  entry.append(lead, kind);
  return entry;
}

// Turn an excerpt, text with <mark> and five entities in it, into nodes; no HTML is parsed (Trusted Types).
function marked(excerpt) {
  return excerpt.split(/(<mark>.*?<\/mark>)/s).map((part) => {
    const inside = part.match(/^<mark>(.*)<\/mark>$/s);
    return inside ? element("mark", plain(inside[1])) : document.createTextNode(plain(part));
  });
}

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };

function plain(text) {
  return text.replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, (entity) => ENTITIES[entity]);
}

function link(address, text) {
  const made = element("a", text);
  made.href = new URL(form.dataset.root + address, document.baseURI).href;
  return made;
}

function element(name, text = "") {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  return made;
}

function ask(event) {
  event.preventDefault();
  const given = FIELDS.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value);
  const query = new URLSearchParams(given).toString();
  history.pushState(null, "", query ? `?${query}` : location.pathname);
  show();
}

form.addEventListener("submit", ask);
for (const name of FILTERS) form.elements[name].addEventListener("change", ask);
addEventListener("popstate", show);
// Words for readers without scripts; `hidden` here and not <noscript>, since a script can also fail to load.
document.getElementById("search_unscripted").hidden = true;
show();
