// Cite: an entry of a meeting's page of citations in, how to cite that place out: in words, for BibTeX, as CSL-JSON.

// `minutes` is the address of the meeting's page.
export function citationOf(entry, minutes) {
  const form = entry.parentElement.dataset;
  const speakers = [...entry.querySelectorAll("i")].map((who) => who.textContent);
  const part = entry.querySelector("a").textContent;
  const address = `${minutes}#${entry.id}`;
  const named = [speakers.slice(0, -1).join(", "), speakers.at(-1)].filter(Boolean).join(" and ");
  const who = named && `${named}, named as speaking in: `;
  return {
    ...form,
    key: `${form.key}-${entry.id}`,
    part,
    speakers,
    address,
    words: `${who}${form.lead}, ${part}, ${form.day} (${form.state}), ${address}`,
  };
}

// BibTeX counts braces before it reads LaTeX, so that one alone, escaped or not, would swallow what follows.
const LATEX = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
};

// LaTeX prints the words as they are; letters beyond ASCII are read by Biber and new BibTeX.
const escaped = (words) => words.replace(/[\\~^&%$#_{}]/g, (sign) => LATEX[sign] ?? `\\${sign}`);

// For BibTeX and BibLaTeX. An address stays as it is: both read `url` to the letter.
export function bibtex({ key, body, title, part, day, state, date, speakers, address }) {
  const fields = {
    author: `{${escaped(body)}}`,
    title: `{${escaped(`${title}: ${part}`)}}`,
    howpublished: escaped(`Minutes of ${day} (${state})`),
    year: date.slice(0, 4),
    date,
    ...(speakers.length && { note: escaped(`Named as speaking: ${speakers.join("; ")}`) }),
    url: address,
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@misc{${key},\n${lines.join("")}}\n`;
}

// An item of CSL-JSON (Citation Style Language 1.0.2).
export function csl({ key, body, title, part, state, date, speakers, address }) {
  const day = { "date-parts": [date.split("-").map(Number)] };
  return {
    id: key,
    type: "document",
    title: `${title}: ${part}`,
    author: [{ literal: body }],
    issued: day,
    "event-title": title,
    "event-date": day,
    status: state,
    ...(speakers.length && { note: `Named as speaking: ${speakers.join("; ")}` }),
    URL: address,
  };
}
