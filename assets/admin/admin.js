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
// only where its text is still the one that the form began with, or one that was saved from here.
const known = new Set();
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
  if (there && !known.has(there)) {
    refuse(`${name} was changed outside this editor. Copy what you typed, reload this page, and change it again.`);
  }
}

// A file is written in place, or beside it and moved over it.
const { createWritable, move } = window.FileSystemFileHandle?.prototype ?? {};
if (createWritable) {
  window.FileSystemFileHandle.prototype.createWritable = async function (...options) {
    await guard(this, this.name);
    return createWritable.apply(this, options);
  };
}
if (move) {
  window.FileSystemFileHandle.prototype.move = async function (...places) {
    const [folder, name] = places;
    if (name) await guard(await folder.getFileHandle(name).catch(() => null), name);
    return move.apply(this, places);
  };
}

CMS.registerCustomFormat("minutes", "md", {
  fromFile,
  toFile(entry) {
    told = "";
    try {
      const text = toFile(entry);
      known.add(bare(text));
      if (entry[FILE]) known.add(bare(entry[FILE]));
      return text;
    } catch (fault) {
      return refuse(fault.message);
    }
  },
});
CMS.init();
