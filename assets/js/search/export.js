// Export: results in, a table for a spreadsheet out (CSV as in RFC 4180). Fetched when somebody asks for it.

export const COLUMNS = ["date", "meeting", "item", "kind", "passage", "url", "whole"];
const MOST = 1000;
const AT_ONCE = 20;

// A spreadsheet runs a cell that begins like a formula: an apostrophe before it keeps it a text, as in the open data.
function cell(text) {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

// Each row is a list of texts. The mark at the start tells spreadsheets that this is UTF-8.
export const csv = (rows) => `\ufeff${[COLUMNS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

// Give the reader a file of a list of results, the best first. `choose` gives the number of a record's best passage,
// `to` makes full addresses, `say` tells how far it is. `whole` is the question with its answer.
export async function download(list, books, choose, to, say) {
  const taken = list.slice(0, MOST);
  const rows = [];
  try {
    for (let at = 0; at < taken.length; at += AT_ONCE) {
      say(`Preparing: ${at} of ${taken.length}`);
      const records = await Promise.all(taken.slice(at, at + AT_ONCE).map(({ record }) => books.show(record)));
      for (const [index, { meeting, item, kind, parts }] of records.entries()) {
        const [address, words] = parts[choose(parts)];
        const day = books.dayOf(taken[at + index].record).slice(0, 10);
        rows.push([day, meeting, item, kind || "Item", words, to(address), parts.map(([, text]) => text).join("\n")]);
      }
    }
  } catch (error) {
    console.error(error);
    say("The results could not be loaded. Try again.");
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv(rows)], { type: "text/csv" }));
  link.download = "minutes-search.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(taken.length < list.length ? `Saved the first ${taken.length} of ${list.length}.` : `Saved ${taken.length}.`);
}
