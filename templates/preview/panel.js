// Shows a page again when its files changed, and gives the line of each passage to whoever wants to open it.

const panel = document.getElementById("preview");
const word = document.getElementById("preview_word");
const { version } = panel.dataset;
let news;

function listen() {
  news?.close();
  news = new EventSource(`/.preview/events?${version}`);
  news.onmessage = ({ data }) => {
    if (data !== version) location.reload();
  };
  // The browser tries again by itself; when it succeeds, the server tells whether there is news.
  news.onerror = () => panel.classList.add("preview-ended");
  news.onopen = () => panel.classList.remove("preview-ended");
}

// A browser opens few connections to one address: pages that nobody sees give theirs back.
function follow() {
  if (document.hidden) news?.close();
  else listen();
}

async function offer({ place, editor }) {
  const open = document.createElement("a");
  open.href = `vscode://file/${encodeURI(editor.replace(/^\//, ""))}`;
  open.textContent = "Open in VS Code";
  try {
    await navigator.clipboard.writeText(place);
    word.replaceChildren(`Copied ${place}. `, open);
  } catch {
    word.replaceChildren(`${place} `, open);
  }
}

function number(lines) {
  const file = lines.file.replace(/:1$/, "");
  const editor = lines.editor.replace(/:1$/, "");
  for (const [id, line] of Object.entries(lines.lines)) {
    const passage = document.getElementById(id);
    if (!passage) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "preview-place preview-line";
    button.dataset.place = `${file}:${line}`;
    button.dataset.editor = `${editor}:${line}`;
    button.textContent = `line ${line}`;
    button.setAttribute("aria-label", `Copy ${file}:${line}`);
    // An item begins with its heading; a passage may be a paragraph, an entry of a list, or a table in its frame.
    const beside = passage.matches("h1, h2, h3, h4, p, li") ? passage : passage.querySelector("h2, h3, h4, p");
    if (beside) beside.append(" ", button);
    else passage.before(button);
  }
}

const lines = document.getElementById("preview_lines");
if (lines) number(JSON.parse(lines.textContent));
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".preview-place");
  if (button) offer(button.dataset);
});
document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", () => news?.close());
addEventListener("pageshow", follow);
follow();
