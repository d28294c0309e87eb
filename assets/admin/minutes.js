// The format of meeting files for Sveltia: a file's text to what its form shows, and back.
//
// Sveltia's own format writes all facts anew: comments go, `items` changes its order, `apologies: none` is lost. Here the
// text of the file is kept, and of it only what the form changed is written anew. What comes out is read again before it
// is given away: where it does not say what the form says, or an open question would be lost, nothing is saved.

import { isMap, isScalar, isSeq, parseDocument } from "./vendor/yaml.js";

// Every value is text, as Minutebook reads it: a date, an hour or a "no" is nothing else.
const READ = { schema: "failsafe", strict: true, uniqueKeys: true, keepSourceTokens: true };
const PARTS = /^(---[ \t]*\n)((?:[\s\S]*?\n)??)(---[ \t]*(?:\n(?:[ \t]*\n)*|$))([\s\S]*)$/;
// Sveltia gives back what no field of its form is named after: so the file as it was read comes with its facts.
export const FILE = "file_as_it_was_read";
// How a line begins that an import left for somebody to answer; the check refuses it until somebody deletes it as text.
const ASKED = "# ANSWER:";
const NEW = "---\n---\n\n";

// ---- What the form can show, and what the file says ----------------------------------------------------------------

// A form knows lists and switches: `items`, which are named by their numbers, become a list, `apologies: none` a switch.
function asForm(facts) {
  const form = { ...facts };
  if (facts.items) form.items = entries(facts.items).map(([item, about]) => ({ item, ...about }));
  if (typeof facts.series === "string") form.series = [facts.series];
  if (Array.isArray(facts.decisions)) form.decisions = facts.decisions.map((each) => withVotes(each, inOneLine));
  if (facts.attendance?.apologies === "none") {
    const { apologies, ...others } = facts.attendance;
    form.attendance = { ...others, no_apologies: true };
  }
  return form;
}

// Votes are a number, or the names of those who voted so: a field of the form holds both, names with ; between them.
const inOneLine = (said) => (Array.isArray(said) ? `${said.join("; ")}${said.length === 1 ? ";" : ""}` : said);
function numberOrNames(said) {
  if (isEmpty(said) || /^\s*[0-9]+\s*$/.test(said) || !/;|\p{L}/u.test(said)) return said;
  return said.split(";").map((name) => name.trim()).filter(Boolean);
}
function withVotes(decision, change) {
  if (!isGroup(decision) || !isGroup(decision.votes)) return decision;
  const votes = Object.entries(decision.votes).map(([way, said]) => [way, change(said)]);
  return { ...decision, votes: Object.fromEntries(votes) };
}

function asFacts(form) {
  const facts = { ...form };
  if (Array.isArray(form.items)) {
    const numbers = form.items.map(({ item }) => String(item ?? "").trim());
    const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
    if (twice) throw new Error(`Under Items, ${twice} is there twice. Put everything about it into one entry.`);
    if (numbers.includes("")) throw new Error("Under Items, an entry has no number.");
    facts.items = new Map(form.items.map(({ item, ...about }, at) => [numbers[at], about]));
  }
  if (Array.isArray(form.decisions)) facts.decisions = form.decisions.map((each) => withVotes(each, numberOrNames));
  if (Array.isArray(form.series) && form.series.length === 1) [facts.series] = form.series;
  if (form.attendance) {
    const { no_apologies: none, ...others } = form.attendance;
    facts.attendance = none === true && isEmpty(others.apologies) ? { ...others, apologies: "none" } : others;
  }
  return facts;
}

// What the form cannot show as it is written would come back as something else.
function showable(facts) {
  const isAbsent = (value) => value === undefined || isEmpty(value);
  const { attendance, items } = facts;
  const about = items instanceof Map ? [...items.values()] : [];
  const taken = ["body", "no_apologies", FILE].filter((key) => key in facts || key in (isGroup(attendance) ? attendance : {}));
  if (
    taken.length ||
    !(isAbsent(attendance) || isGroup(attendance)) ||
    !(isAbsent(items) || items instanceof Map) ||
    !about.every((each) => isEmpty(each) || (isGroup(each) && !("item" in each))) ||
    !isSame(facts, asFacts(asForm(facts)))
  ) {
    throw new Error("The facts have a shape that the form cannot show. The check tells what is wrong with them.");
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

const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const entries = (value) => (value instanceof Map ? [...value] : Object.entries(value));
const filled = (value) => entries(value).filter(([, each]) => !isEmpty(each));

// A form gives "", [], {} or false for what nobody filled in, and a file leaves it out.
function isEmpty(value) {
  if (value === undefined || value === null || value === false) return true;
  if (typeof value === "string") return !value.trim();
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === "object" && entries(value).every(([, each]) => isEmpty(each));
}

// The order of keys means something for the items of the agenda alone.
function comparable(value) {
  if (isEmpty(value)) return null;
  if (Array.isArray(value)) return value.filter((each) => !isEmpty(each)).map(comparable);
  if (typeof value !== "object") return String(value).trim();
  const pairs = filled(value).map(([key, each]) => [key, comparable(each)]);
  return value instanceof Map ? ["in order", ...pairs] : { group: pairs.sort(([one], [other]) => (one < other ? -1 : 1)) };
}

const isSame = (one, other) => JSON.stringify(comparable(one)) === JSON.stringify(comparable(other));

// ---- Writing something new --------------------------------------------------------------------------------------

// What is plainly text stays bare; all else is put in double quotes, in which nothing has a meaning of its own.
const BARE = /^[\p{L}\p{N}](?:[\p{L}\p{N} _./()&£%+–’'-]|:(?=[\p{L}\p{N}]))*$/u;

function scalar(value) {
  const text = String(value).trim();
  return BARE.test(text) ? text : JSON.stringify(text);
}

function inBrackets(value) {
  if (Array.isArray(value)) return `[${value.filter((each) => !isEmpty(each)).map(inBrackets).join(", ")}]`;
  if (!isGroup(value)) return scalar(value);
  return `{${filled(value).map(([key, each]) => `${scalar(key)}: ${inBrackets(each)}`).join(", ")}}`;
}

// A text of several lines, each of them indented; null where its lines begin or end with spaces.
function lines(value, margin) {
  const text = String(value).trim();
  if (!text.includes("\n") || /^\s|[ \t]$|[^\S\n]\n|\n[^\S\n]/m.test(text.replace(/\n{2,}/g, "\n"))) return null;
  return `|-\n${text.split("\n").map((line) => line && `${margin}${line}`).join("\n")}\n`;
}

// A key and its value, from the key on; `model` is a value beside it, whose brackets are a habit of the file.
function pairText(key, value, column, model) {
  const margin = " ".repeat(column + 2);
  const name = `${scalar(key)}:`;
  if (Array.isArray(value) && value.some(isGroup) && !model?.flow) {
    return `${name}\n${value.filter((each) => !isEmpty(each)).map((each) => margin + entryText(each, column + 2)).join("")}`;
  }
  if (isGroup(value) && !model?.flow) {
    return `${name}\n${filled(value).map(([inner, each]) => margin + pairText(inner, each, column + 2)).join("")}`;
  }
  const several = typeof value === "string" && lines(value, margin);
  return several ? `${name} ${several}` : `${name} ${inBrackets(value)}\n`;
}

// An entry of a list, from its hyphen on.
function entryText(value, column, model) {
  if (!isGroup(value) || model?.flow) return `- ${inBrackets(value)}\n`;
  const margin = " ".repeat(column + 2);
  return `- ${filled(value).map(([key, each]) => pairText(key, each, column + 2)).join(margin)}`;
}

// ---- Writing what changed ------------------------------------------------------------------------------------------

const lineStart = (text, at) => text.lastIndexOf("\n", at - 1) + 1;

// Where the line ends on which a value does, with a remark behind it.
function lineEnd(text, at) {
  if (at > 0 && text[at - 1] === "\n") return at;
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

function lastOf(node, otherwise) {
  if (!node?.range) return otherwise;
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length) {
    const last = node.items.at(-1);
    return isMap(node) ? lastOf(last.value, last.key.range[1]) : lastOf(last, node.range[0] + 1);
  }
  return node.range[1];
}

// The entries of a list or mapping that is not in brackets: where each begins, with the remarks above it, and ends.
function partsOf(node, text) {
  const tokens = node.srcToken.items;
  let previous = 0;
  return node.items.map((item, number) => {
    const value = isMap(node) ? item.value : item;
    const hyphen = tokens[number].start.find(({ type }) => type === "seq-item-ind");
    const at = isMap(node) ? item.key.range[0] : hyphen.offset;
    const begins = lineStart(text, at);
    const alone = !text.slice(begins, at).trim();
    let from = alone ? begins : at;
    while (alone && from > previous) {
      const above = lineStart(text, from - 1);
      if (!/^\s*(?:#.*)?\n$/.test(text.slice(above, from))) break;
      from = above;
    }
    const end = lineEnd(text, lastOf(value, isMap(node) ? item.key.range[1] : at + 1));
    previous = end;
    const key = isMap(node) ? item.key.value : null;
    return { key, keyEnd: isMap(node) ? item.key.range[1] : at + 1, value, from, begins, at, end, alone };
  });
}

// The text of what stands behind a key or hyphen, changed; null where it must be written anew.
function valueText(node, value, text) {
  if (isScalar(node) && typeof value !== "object") {
    const [from, end] = node.range;
    // A block of lines, or a key with nothing behind it yet, is written with its key.
    if (from === end || /[|>]/.test(text[from]) || String(value).includes("\n")) return null;
    return [from, end, scalar(value)];
  }
  if (isMap(node) && isGroup(value)) return node.flow ? groupInBrackets(node, value, text) : mapText(node, value, text);
  if (isSeq(node) && Array.isArray(value)) return node.flow ? listInBrackets(node, value, text) : listText(node, value, text);
  return null;
}

function inside(node, value, text) {
  if (isSame(valueOf(node), value)) return text.slice(...node.range.slice(0, 2));
  const changed = valueText(node, value, text);
  return changed ? changed[2] : inBrackets(value);
}

const CANNOT = "This change cannot be written without harm to the rest of the file. Make it in the file, as text.";

// A remark behind or inside what is written anew would be lost.
function withoutRemarks(words) {
  if (/(?:^|[ \t])#/m.test(words)) throw new Error(CANNOT);
}

function groupInBrackets(node, value, text) {
  withoutRemarks(text.slice(...node.range.slice(0, 2)));
  const wanted = filled(value);
  const pairs = wanted.map(([key, each]) => {
    const pair = node.items.find((one) => one.key.value === key);
    return `${pair ? text.slice(...pair.key.range.slice(0, 2)) : scalar(key)}: ${pair?.value ? inside(pair.value, each, text) : inBrackets(each)}`;
  });
  return [node.range[0], node.range[1], `{${pairs.join(", ")}}`];
}

function listInBrackets(node, value, text) {
  withoutRemarks(text.slice(...node.range.slice(0, 2)));
  const listed = paired(node.items, value, (entry) => valueOf(entry)).map(([each, entry]) =>
    entry ? inside(entry, each, text) : inBrackets(each),
  );
  return [node.range[0], node.range[1], `[${listed.join(", ")}]`];
}

// What an entry of a list goes by.
function nameOf(value) {
  const key = isGroup(value) && ["id", "name", "action", "meeting", "future", "title"].find((one) => !isEmpty(value[one]));
  return key ? String(value[key]).trim() : null;
}

// Give each value the entry that says the same, or goes by the same name; where as many are left as came, the one in its
// place, which was renamed; or none. What stands inside an entry, remarks too, stays with it.
function paired(olds, value, read) {
  const left = [...olds];
  const listed = value.filter((each) => !isEmpty(each));
  const found = listed.map((each) => {
    const at = left.findIndex((entry) => entry && isSame(read(entry), each));
    if (at < 0) return null;
    const entry = left[at];
    left[at] = null;
    return entry;
  });
  listed.forEach((each, place) => {
    const name = nameOf(each);
    const at = found[place] || !name ? -1 : left.findIndex((entry) => entry && nameOf(read(entry)) === name);
    if (at < 0) return;
    found[place] = left[at];
    left[at] = null;
  });
  return listed.map((each, place) => {
    const old = found[place] ?? (listed.length === olds.length ? left[place] : null) ?? null;
    left[place] = null;
    return [each, old];
  });
}

// One part of a list or mapping, with another value: from its key or hyphen on.
function partText(part, value, text, anew) {
  if (part.value && isSame(valueOf(part.value), value)) return text.slice(part.at, part.end);
  const changed = part.value && valueText(part.value, value, text);
  const old = text.slice(part.at, part.end);
  const bare = /^([^#\n]*:)[ \t]*(#.*)?\n$/.exec(old);
  if (!changed && bare && part.key !== null && !isGroup(value) && !Array.isArray(value) && !String(value).includes("\n")) {
    // A key with nothing behind it but, perhaps, a remark.
    return `${bare[1]} ${scalar(value)}${bare[2] ? `  ${bare[2]}` : ""}\n`;
  }
  if (!changed) {
    withoutRemarks(old);
    return anew();
  }
  return text.slice(part.at, changed[0]) + changed[2] + text.slice(changed[1], part.end);
}

// Put parts together, each with the remarks above it; remarks of a part that went stay where they were.
function joined(parts, chosen, text) {
  const [first] = parts;
  const margin = " ".repeat(first.at - first.begins);
  const remarks = (part) => (part.alone ? text.slice(part.from, part.begins) : "");
  const kept = new Set(chosen.map(({ part }) => part));
  const pieces = chosen.map(({ part, words }) => ({ above: part ? remarks(part) : "", words, part }));
  for (const part of parts.filter((one) => !kept.has(one) && remarks(one))) {
    const next = parts.slice(parts.indexOf(part) + 1).find((one) => kept.has(one));
    const at = next ? pieces.findIndex((piece) => piece.part === next) : -1;
    if (at >= 0) pieces[at].above = remarks(part) + pieces[at].above;
    else if (pieces.length) pieces.at(-1).words += remarks(part);
  }
  const words = pieces.map(({ above, words: own }, place) => (place || first.alone ? above + margin : "") + own).join("");
  return [first.from, parts.at(-1).end, words];
}

function mapText(node, value, text) {
  const parts = partsOf(node, text);
  if (!parts.length) return null;
  const wanted = new Map(filled(value));
  const column = parts[0].at - parts[0].begins;
  // A key that the file has with nothing behind it stays.
  const stay = parts.filter((part) => wanted.has(part.key) || isEmpty(valueOf(part.value)));
  const chosen = stay.map((part) => ({
    part,
    key: part.key,
    words: wanted.has(part.key)
      ? partText(part, wanted.get(part.key), text, () => pairText(part.key, wanted.get(part.key), column, part.value))
      : text.slice(part.at, part.end),
  }));
  for (const [key, each] of wanted) {
    if (parts.some((part) => part.key === key)) continue;
    // An item that was renumbered keeps its text.
    const renamed =
      value instanceof Map &&
      parts.find((part) => !wanted.has(part.key) && !chosen.some((one) => one.part === part) && isSame(valueOf(part.value), each));
    if (renamed) {
      chosen.push({ part: renamed, key, words: scalar(key) + text.slice(renamed.keyEnd, renamed.end) });
      continue;
    }
    const model = value instanceof Map ? parts[0].value : undefined;
    chosen.push({ part: null, key, words: pairText(key, each, column, model) });
  }
  if (value instanceof Map) {
    const order = [...wanted.keys()];
    const before = chosen.filter(({ key }) => wanted.has(key)).map(({ key }) => key);
    if (String(before) !== String(order)) chosen.sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key));
  }
  return joined(parts, chosen, text);
}

function listText(node, value, text) {
  const parts = partsOf(node, text);
  if (!parts.length) return null;
  const column = parts[0].at - parts[0].begins;
  const chosen = paired(parts, value, (part) => valueOf(part.value)).map(([each, part]) => ({
    part,
    words: part
      ? partText(part, each, text, () => entryText(each, column, part.value))
      : entryText(each, column, parts[0].value),
  }));
  return joined(parts, chosen, text);
}

const questionsIn = (text) => text.split("\n").filter((line) => line.trim().startsWith(ASKED)).sort().join("\n");

function checked(head, facts, before) {
  const again = parseDocument(head, READ);
  if (again.errors.length || !isSame(valueOf(again.contents), facts)) throw new Error(CANNOT);
  if (questionsIn(head) !== questionsIn(before)) throw new Error(`Answer what stands below ${ASKED} first, in the file.`);
  return head;
}

function headOf(text, facts) {
  const document = parseDocument(text, READ);
  const before = isMap(document.contents) ? valueOf(document.contents) : {};
  if (isSame(before, facts)) return text;
  const changed = isMap(document.contents) ? valueText(document.contents, facts, text) : null;
  const head = changed
    ? text.slice(0, changed[0]) + changed[2] + text.slice(changed[1])
    : filled(facts).map(([key, each]) => pairText(key, each, 0)).join("") + text;
  return checked(head, facts, text);
}

// ---- The format ----------------------------------------------------------------------------------------------------

export function fromFile(written) {
  const file = written.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const found = file.match(PARTS);
  if (!found) throw new Error("The file does not begin with facts between two lines of three hyphens.");
  const [, , facts, , body] = found;
  const document = parseDocument(facts, READ);
  if (document.errors.length) throw document.errors[0];
  if (facts.trim() && document.contents && !isMap(document.contents)) throw new Error("The facts are not keys and values.");
  const form = isMap(document.contents) ? asForm(showable(valueOf(document.contents))) : {};
  return { ...form, [FILE]: file, body: body.trimEnd() };
}

export function toFile(entry) {
  const { body = "", [FILE]: file, ...form } = entry;
  const [, opening, text, closing] = (file || NEW).match(PARTS);
  const head = headOf(text, asFacts(form));
  const words = (body ?? "").trimEnd();
  const gap = closing.endsWith("\n") ? closing : `${closing}\n\n`;
  return opening + head + (words ? `${gap}${words}\n` : `${gap.trimEnd()}\n`);
}
