// A passage that the address names shows how to cite it, with a button to copy. Without this script the page of
// citations, linked at the top, says the same.

let panel;

async function show() {
  panel?.remove();
  const passage = document.getElementById(location.hash.slice(1));
  if (!passage?.querySelector(":scope > a.p")) return;
  const row = (await (await fetch("meeting.json")).json()).passages.find((found) => found.url.endsWith(location.hash));
  if (!row || passage.id !== location.hash.slice(1)) return;
  panel?.remove();
  panel = document.createElement("span");
  panel.className = "cite";
  panel.setAttribute("role", "status");
  const button = document.createElement("button");
  button.textContent = "Copy";
  const words = `${row.citation}, ${location.href}`;
  button.onclick = async () => {
    await navigator.clipboard.writeText(words);
    button.textContent = "Copied";
  };
  panel.append(`Cite as: ${words} `, button);
  passage.append(panel);
}

addEventListener("hashchange", show);
show();
