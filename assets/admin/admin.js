// Starts the editor: Sveltia CMS with the format of meeting files.

import CMS from "./vendor/sveltia-cms.js";
import { fromFile, toFile } from "./minutes.js";

// Sveltia fetches the words of its interface from elsewhere for every language but American English. Our policy forbids
// that, and its next try, at once and for ever, would freeze the page: so it is given those that lie beside this file.
const WORDS = /^https:\/\/unpkg\.com\/@sveltia\/cms@[^/]+\/locales\/[\w-]+\.json$/;
const ours = new URL("vendor/sveltia-cms.en-GB.json", import.meta.url).href;
const { fetch } = window;
window.fetch = (address, options) => fetch.call(window, WORDS.test(address) ? ours : address, options);

CMS.registerCustomFormat("minutes", "md", { fromFile, toFile });
CMS.init();
