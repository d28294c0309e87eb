// Starts the editor: Sveltia CMS with the format of meeting files.

import CMS from "./vendor/sveltia-cms.js";
import { FILE, fromFile, toFile } from "./minutes.js";

// Sveltia fetches the words of its interface from elsewhere for every language but American English. Our policy forbids
// that, and its next try, at once and for ever, would freeze the page: so it is given those that lie beside this file.
const WORDS = /^https:\/\/unpkg\.com\/@sveltia\/cms@[^/]+\/locales\/[\w-]+\.json$/;
const ours = new URL("vendor/sveltia-cms.en-GB.json", import.meta.url).href;
const { fetch } = window;
window.fetch = (address, options) => fetch.call(window, WORDS.test(address) ? ours : address, options);

// What was changed in a folder on this computer since a form was opened must not be written over: a meeting file is saved
// only where its text is still the one that the form began with, or the one that was last saved from here.
let began = "";
let saving = "";
const saved = new Map();
const bare = (text) => text.replaceAll("\r\n", "\n").trim();
let told = "";

// Sveltia tries again a few times; a person is told once.
function refuse(reason) {
  if (reason !== told) alert(`Not saved. ${reason}`);
  told = reason;
  throw new Error(reason);
}

async function guard(handle, name) {
  const there = name.endsWith(".md") && handle ? bare(await (await handle.getFile()).text()) : "";
  if (there && there !== (saved.get(name) ?? began)) {
    refuse(`${name} was changed outside this editor. Copy what you typed, reload this page, and change it again.`);
  }
}

// A file is written in place, or beside it and moved over it.
const { createWritable, move } = window.FileSystemFileHandle?.prototype ?? {};
if (createWritable) {
  window.FileSystemFileHandle.prototype.createWritable = async function (...options) {
    await guard(this, this.name);
    if (saving && this.name.endsWith(".md")) saved.set(this.name, saving);
    return createWritable.apply(this, options);
  };
}
if (move) {
  window.FileSystemFileHandle.prototype.move = async function (...places) {
    const [folder, name] = places;
    // Renamed: what lies under the old name must be what the form began with.
    await guard(this, this.name);
    if (name) await guard(await folder.getFileHandle(name).catch(() => null), name);
    const moved = await move.apply(this, places);
    if (saving && name?.endsWith(".md")) saved.set(name, saving);
    return moved;
  };
}

CMS.registerCustomFormat("minutes", "md", {
  fromFile,
  toFile(entry) {
    told = "";
    try {
      const text = toFile(entry);
      began = bare(entry[FILE] ?? "");
      saving = bare(text);
      return text;
    } catch (fault) {
      return refuse(fault.message);
    }
  },
});
CMS.init();
