// The format of meeting files for Sveltia: a file's text to what its form shows, and back.
//
// Sveltia's own format writes all facts anew: comments go, `items` changes its order, `apologies: none` is lost. Here the
// text of the file is kept, and of it only what the form changed is written anew, in the style of what stood there.

import { isMap, isScalar, isSeq, parseDocument } from "./vendor/yaml.js";

// Every value is text, as Minutebook reads it: a date, an hour or a "no" is nothing else.
const READ = { schema: "failsafe", strict: true, uniqueKeys: true };
const WRITE = { lineWidth: 0, flowCollectionPadding: false, indentSeq: true };
const FACTS_AND_BODY = /^---\n([\s\S]*?)\n---(?:\n([\s\S]*))?$/;
// Sveltia gives back what no field of its form is named after: so the text of the facts comes with them.
const TEXT = "text_of_the_facts";

// ---- What the form can show, and what the file says ----------------------------------------------------------------

// A form knows lists and switches: `items`, which are named by their numbers, become a list, `apologies: none` a switch.
function asForm(facts) {
  const form = { ...facts };
  if (facts.items) form.items = entries(facts.items).map(([item, about]) => ({ item, ...about }));
  if (facts.attendance?.apologies === "none") {
    const { apologies, ...others } = facts.attendance;
    form.attendance = { ...others, no_apologies: true };
  }
  return form;
}

function asFacts(form) {
  const facts = { ...form };
  if (Array.isArray(form.items)) facts.items = new Map(form.items.map(({ item, ...about }) => [String(item), about]));
  if (form.attendance) {
    const { no_apologies: none, ...others } = form.attendance;
    facts.attendance = none === true && !others.apologies?.length ? { ...others, apologies: "none" } : others;
  }
  return facts;
}

// ---- Values ----------------------------------------------------------------------------------------------------

// `items` is a Map: an object would put its whole numbers first, 4 before 3a.
function valueOf(node, path = []) {
  if (isMap(node)) {
    const pairs = node.items.map(({ key, value }) => [key.value, valueOf(value, [...path, key.value])]);
    return path.length === 1 && path[0] === "items" ? new Map(pairs) : Object.fromEntries(pairs);
  }
  if (isSeq(node)) return node.items.map((entry) => valueOf(entry, [...path, 0]));
  return isScalar(node) ? node.value : null;
}

const entries = (value) => (value instanceof Map ? [...value] : Object.entries(value));

// A form gives "", [], {} or false for what nobody filled in, and a file leaves it out.
function isEmpty(value) {
  if (value === undefined || value === null || value === "" || value === false) return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === "object" && entries(value).every(([, each]) => isEmpty(each));
}

function comparable(value) {
  if (isEmpty(value)) return null;
  if (Array.isArray(value)) return value.filter((each) => !isEmpty(each)).map(comparable);
  if (typeof value !== "object") return String(value);
  const filled = entries(value).filter(([, each]) => !isEmpty(each));
  return Object.fromEntries(filled.map(([key, each]) => [`_${key}`, comparable(each)]).sort());
}

const isSame = (one, other) => JSON.stringify(comparable(one)) === JSON.stringify(comparable(other));

// ---- Writing what changed ------------------------------------------------------------------------------------------

// Make a value in the style (in brackets or not) of another of its kind.
function made(document, value, model) {
  if (Array.isArray(value)) {
    const list = document.createNode([]);
    list.items = value.filter((each) => !isEmpty(each)).map((each) => made(document, each, model?.items?.[0]));
    list.flow = isSeq(model) ? model.flow : list.items.every(isScalar);
    return list;
  }
  if (value && typeof value === "object") {
    const mapping = document.createNode({});
    for (const [key, each] of entries(value)) {
      if (!isEmpty(each)) mapping.set(key, made(document, each, model?.get?.(key, true)));
    }
    if (isMap(model)) mapping.flow = model.flow;
    return mapping;
  }
  return document.createNode(String(value));
}

function changed(document, node, value) {
  if (isSame(valueOf(node), value)) return node;
  if (isMap(node) && value && typeof value === "object" && !Array.isArray(value)) return changedMap(document, node, value);
  if (isSeq(node) && Array.isArray(value)) return changedList(document, node, value);
  if (isScalar(node) && typeof value !== "object") {
    node.value = String(value);
    return node;
  }
  return made(document, value);
}

function changedMap(document, node, value) {
  const wanted = new Map(entries(value).filter(([, each]) => !isEmpty(each)));
  // A key that the file has with nothing behind it stays.
  node.items = node.items.filter((pair) => wanted.has(pair.key.value) || isEmpty(valueOf(pair.value)));
  const before = node.items.map((pair) => pair.key.value);
  for (const [key, each] of wanted) {
    const pair = node.items.find((one) => one.key.value === key);
    if (pair) pair.value = changed(document, pair.value, each);
    else node.set(key, made(document, each, node.items[0]?.value));
  }
  // Items of the agenda stand in the order in which the form has them, where that was changed.
  if (value instanceof Map) inOrder(node, [...wanted.keys()], before);
  return node;
}

function inOrder(node, wanted, before) {
  const kept = before.filter((key) => wanted.includes(key));
  if (node.items.length !== wanted.length) return;
  if (JSON.stringify(wanted) === JSON.stringify([...kept, ...wanted.filter((key) => !kept.includes(key))])) return;
  node.items.sort((one, other) => wanted.indexOf(one.key.value) - wanted.indexOf(other.key.value));
}

// Entries that did not change keep their text wherever they are now; one in the place of another that went is that one,
// changed; all others are new.
function changedList(document, node, value) {
  const left = [...node.items];
  const paired = value
    .filter((each) => !isEmpty(each))
    .map((each) => {
      const at = left.findIndex((entry) => entry && isSame(valueOf(entry), each));
      const found = at < 0 ? null : left[at];
      if (found) left[at] = null;
      return [each, found];
    });
  const model = node.items[0];
  node.items = paired.map(([each, found], place) => {
    if (found) return found;
    const old = left[place];
    left[place] = null;
    return old ? changed(document, old, each) : made(document, each, model);
  });
  return node;
}

// The text of each fact, with the comments and empty lines above it.
function texts(document, text) {
  const pairs = document.contents.items;
  const starts = pairs.map(({ key }, number) => {
    if (number === 0) return 0;
    let start = text.lastIndexOf("\n", key.range[0] - 1) + 1;
    while (start > 0) {
      const above = text.lastIndexOf("\n", start - 2) + 1;
      if (!/^(?:#.*)?\n$/.test(text.slice(above, start))) break;
      start = above;
    }
    return start;
  });
  return new Map(pairs.map(({ key }, number) => [key.value, text.slice(starts[number], starts[number + 1])]));
}

function written(pair) {
  const alone = parseDocument("{}", READ);
  alone.contents = alone.createNode({});
  alone.contents.items = [pair];
  return alone.toString(WRITE);
}

// ---- The format ----------------------------------------------------------------------------------------------------

export function fromFile(file) {
  const found = file.match(FACTS_AND_BODY);
  if (!found) throw new Error("The file does not begin with facts between two lines of three hyphens.");
  const document = parseDocument(`${found[1]}\n`, READ);
  if (document.errors.length) throw document.errors[0];
  if (!isMap(document.contents)) throw new Error("The facts are not keys and values.");
  return { ...asForm(valueOf(document.contents)), [TEXT]: found[1], body: (found[2] ?? "").replace(/^\n|\n+$/g, "") };
}

export function toFile(entry) {
  const { body = "", [TEXT]: kept = "", ...form } = entry;
  const text = kept && `${kept}\n`;
  const document = parseDocument(text, READ);
  if (!isMap(document.contents)) document.contents = document.createNode({});
  const before = valueOf(document.contents);
  const facts = asFacts(form);
  let head = text;
  if (!isSame(before, facts)) {
    const same = text && !document.contents.flow ? texts(document, text) : new Map();
    const pairs = changedMap(document, document.contents, facts).items;
    head = pairs
      .map((pair) => {
        const key = pair.key.value ?? String(pair.key);
        return same.has(key) && isSame(before[key], facts[key]) && !moved(before[key], facts[key])
          ? same.get(key)
          : written(pair);
      })
      .join("");
  }
  return `---\n${head.trimEnd()}\n---\n${body && `\n${body}\n`}`;
}

// Comparing leaves the order of keys aside, which means something for the items of the agenda alone.
function moved(before, after) {
  return before instanceof Map && after instanceof Map && String([...before.keys()]) !== String([...after.keys()]);
}
