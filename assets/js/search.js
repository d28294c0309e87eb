// The search page: what stands in the address is looked up in Pagefind's index and shown by item.
// The address is the state: a form, a filter, the back button and a shared link all end in `show`.

const form = document.getElementById("search_form");
const status = document.getElementById("search_status");
const results = document.getElementById("search_results");
const FIELDS = ["q", "theme", "kind", "year"];
const FILTERS = ["theme", "kind", "year"];
const AT_ONCE = 30;
const TITLE = document.title;

let pagefind = null;
let latest = 0;
let shown = 0;

// Put what the address asks for into the form, and read it back: a choice that this site does not have is none.
function wanted() {
  const given = new URLSearchParams(location.search);
  for (const name of FIELDS) {
    const field = form.elements[name];
    field.value = (given.get(name) ?? "").trim();
    if (field.selectedIndex === -1) field.selectedIndex = 0;
  }
  return Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value]));
}

async function load() {
  if (!pagefind) {
    const loaded = await import(new URL(`${form.dataset.index}pagefind.js`, document.baseURI));
    // Pagefind starts its worker from a plain string, which the site's policy (Trusted Types) forbids.
    await loaded.options({ noWorker: true, excerptLength: 40 });
    await loaded.init();
    pagefind = loaded;
  }
  return pagefind;
}

async function show({ asked = false } = {}) {
  const search = wanted();
  const before = history.state ?? {};
  const turn = ++latest;
  results.replaceChildren();
  shown = 0;
  document.title = search.q ? `${search.q} – ${TITLE}` : TITLE;
  const filters = Object.fromEntries(FILTERS.filter((name) => search[name]).map((name) => [name, search[name]]));
  const filtered = Object.keys(filters).length > 0;
  if (!search.q && !filtered) {
    status.textContent = asked ? "Type words to look for, or choose a filter." : "";
    return;
  }
  status.textContent = "Searching …";
  // Without words nothing is more relevant than anything else: keep the order of the minutes.
  const options = search.q ? { filters } : { filters, sort: { order: "asc" } };
  try {
    const found = (await (await load()).search(search.q || null, options)).results;
    await showMore(found, turn, search, Math.max(AT_ONCE, before.shown ?? 0));
    if (turn === latest && before.top !== undefined) scrollTo(0, before.top);
  } catch (error) {
    console.error(error);
    if (turn === latest) {
      status.textContent = "The search could not be loaded. The lists below lead to everything.";
    }
  }
}

// Show the next hits, each under its item. A later search has `latest` ahead of `turn` and wins.
async function showMore(found, turn, search, number = AT_ONCE) {
  const hits = await Promise.all(found.slice(shown, shown + number).map((hit) => hit.data()));
  if (turn !== latest) return null;
  shown += hits.length;
  status.textContent = summary(found.length, search);
  const entries = hits.map((hit) => {
    const entry = hitEntry(hit);
    itemList(hit).append(entry);
    return entry;
  });
  if (shown < found.length) results.append(moreButton(found, turn, search));
  return entries[0];
}

function moreButton(found, turn, search) {
  const more = element("button", `Show more (${found.length - shown} left)`);
  more.type = "button";
  more.addEventListener("click", async () => {
    more.remove();
    const next = await showMore(found, turn, search);
    next?.querySelector("a").focus();
  });
  return more;
}

function summary(total, search) {
  const sought = search.q ? ` for “${search.q}”` : "";
  const chosen = FILTERS.filter((name) => search[name]).map((name) => form.elements[name].selectedOptions[0].text);
  const within = chosen.length ? ` (${chosen.join(", ")})` : "";
  if (!total) return `Nothing found${sought}${within}. Try fewer words, or other filters.`;
  const number = total === 1 ? "1 passage" : `${total} passages`;
  return `${number}${sought}${within}${shown < total ? `, the first ${shown} shown` : ""}`;
}

// What a hit carries comes back as filters: only those are not searched themselves.
function about(hit, name) {
  return hit.filters[name][0];
}

// The list of an item's hits; its heading is made with the first.
function itemList(hit) {
  const address = about(hit, "group");
  const known = [...results.children].find((group) => group.dataset.group === address);
  if (known) return known.querySelector("ol");
  const group = element("section");
  group.dataset.group = address;
  const heading = element("h2");
  heading.append(link(address, about(hit, "group_name")));
  const list = element("ol");
  list.className = "search-hits";
  const meeting = element("p", about(hit, "meeting"));
  meeting.className = "aside";
  group.append(heading, meeting, list);
  results.append(group);
  return list;
}

const KINDS = { item: "Item", announcement: "Announcement", action: "Action" };

function hitEntry(hit) {
  const entry = element("li");
  const lead = link(about(hit, "address"), "");
  lead.append(...marked(whole(hit)));
  const kind = element("span", ` ${KINDS[about(hit, "kind")]}`);
  kind.className = "aside";
  entry.append(lead, kind);
  return entry;
}

// An excerpt with dots where the passage goes on before or after it.
function whole(hit) {
  const excerpt = hit.excerpt.trim();
  const words = excerpt.replace(/<\/?mark>/g, "");
  const content = hit.content.trim();
  const before = content.startsWith(words) ? "" : "… ";
  const after = content.endsWith(words) ? "" : " …";
  return before + excerpt + after;
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

// Make what the form says the address, unless it is already, and show it.
function ask() {
  const given = FIELDS.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value);
  const query = given.length ? `?${new URLSearchParams(given)}` : "";
  if (query !== location.search) {
    remember();
    history.pushState(null, "", query || location.pathname);
  }
  return show({ asked: true });
}

// Keep what is shown and where the reader is with the address, for the way back.
function remember() {
  history.replaceState({ shown, top: scrollY }, "");
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await ask();
  // On a phone the results lie below the filters and the keyboard.
  status.scrollIntoView({ block: "nearest" });
});
let waiting;
for (const name of FILTERS) {
  form.elements[name].addEventListener("change", () => {
    // Arrow keys change a list at each press; one stop on the way back is enough.
    clearTimeout(waiting);
    waiting = setTimeout(ask, 300);
  });
}
history.scrollRestoration = "manual";
addEventListener("pagehide", remember);
addEventListener("popstate", () => show());
// Words for readers without scripts; `hidden` here and not <noscript>, since a script can also fail to load.
document.getElementById("search_unscripted").hidden = true;
show();
