// Around: results in, the counts, feeds and table that go with them out. Fetched when results stand on the page.

// Show how many results each choice would give, and hide those that would give none.
export function showCounts(counts, boxes, details) {
  for (const box of boxes) {
    const number = counts[box.name]?.get(box.value) ?? 0;
    box.parentElement.querySelector(".count").textContent = ` (${number})`;
    // What has the focus stays where it is.
    box.closest("li").hidden = !number && !box.checked && box !== document.activeElement;
  }
  for (const set of details.querySelectorAll("fieldset")) set.hidden = [...set.querySelectorAll("li")].every((entry) => entry.hidden);
}

// Feeds of the results' themes, and the results as a table: `table` is { books, choose, to } for export.js.
export function tools(list, asked, facets, boxes, table) {
  const parts = following(list, asked, facets, boxes).map((theme) => {
    const { dataset } = boxes.find(({ name, value }) => name === "theme" && value === theme);
    const link = document.createElement("a");
    link.textContent = `Follow this theme: ${dataset.label} (Atom feed)`;
    link.href = dataset.feed;
    return paragraph(link);
  });
  const save = document.createElement("button");
  save.type = "button";
  save.textContent = "Download these results (CSV)";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  save.addEventListener("click", async () => {
    try {
      const { download } = await import("./export.js");
      await download(list, table.books, table.choose, table.to, (words) => (said.textContent = words));
    } catch (error) {
      console.error(error);
      said.textContent = "The results could not be loaded. Try again.";
    }
  });
  return [...parts, paragraph(save, " ", said)];
}

function paragraph(...content) {
  const made = document.createElement("p");
  made.append(...content);
  return made;
}

// The themes to offer: those chosen, those that the question names, or those of the first result.
function following(list, asked, facets, boxes) {
  if (asked.chosen.theme.length) return asked.chosen.theme;
  const themes = boxes.filter(({ name }) => name === "theme");
  const named = themes.filter(({ dataset }) => asked.q.toLowerCase().includes(dataset.label.toLowerCase()));
  const first = themes.filter(({ value }) => facets.theme.get(value)?.has(list[0].record));
  return (named.length ? named : first).map(({ value }) => value);
}
