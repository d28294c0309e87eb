// The register of actions: filters hide what was not chosen. The address is the state, so that a filter can be shared,
// and the back button restores what was shown. A register of many years has none: there a meeting and an action are found
// on the page of their year, quarter or month.

const form = document.getElementById("register_form");
if (form) filters(form);
else if (!document.querySelector(":target")) lead(location.hash);

function lead(place) {
  const [, year, month] = place.match(/^#(?:meeting|entry)-(\d{4})-(\d{2})/) ?? [];
  const parts = [`${year}-${month}`, `${year}-q${Math.ceil(month / 3)}`, year].map((part) => `/actions/${part}/`);
  const links = [...document.querySelectorAll("nav.contents a")];
  const found = parts.flatMap((part) => links.filter((link) => link.pathname.endsWith(part)));
  if (found.length) location.replace(found[0].href + place);
}

function filters(form) {
  const status = document.getElementById("register_status");
  const entries = [...document.querySelectorAll(".register-entry")];
  const states = document.querySelectorAll(".register-state");
  const indexes = document.querySelectorAll(".register-index, .contents");
  const fields = [...form.elements];

  function show() {
    const given = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = given.get(field.name) ?? "";
      // A choice that this register does not have is none.
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    }
    const chosen = fields.filter((field) => field.value);
    for (const entry of entries) {
      entry.hidden = !chosen.every((field) => (entry.dataset[field.name] ?? "").split(" ").includes(field.value));
    }
    for (const state of states) state.hidden = !state.querySelector(".register-entry:not([hidden])");
    for (const index of indexes) index.hidden = chosen.length > 0;
    const left = entries.filter((entry) => !entry.hidden).length;
    const words = chosen.map((field) => field.selectedOptions[0].text).join(", ");
    const none = left ? "" : ". No action fits all of these.";
    status.textContent = chosen.length ? `${left} of ${entries.length} actions: ${words}${none}` : "";
    document.getElementById("register_all").hidden = !chosen.length;
  }

  form.addEventListener("change", () => {
    const given = fields.filter((field) => field.value).map((field) => [field.name, field.value]);
    history.pushState(null, "", given.length ? `?${new URLSearchParams(given)}` : location.pathname);
    show();
  });
  addEventListener("popstate", show);
  form.hidden = false;
  show();
}
