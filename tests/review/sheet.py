"""The sheet of components: every component in every state, cut from pages that Minutebook built, on one page.

`make components` writes docs/components.html. It is for looking at, and a page that checks can be run on; since it is
cut from the invented town, from an invented hamlet and from the search at work, it cannot show what the site does not.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from minutebook.outputs.assets import styles
from tests.bench.corpus import write_corpus
from tests.browser.conftest import served, started
from tests.sites import COUNTY, HAMLET, REAL, ROOT, TOWN, build

LONG = 25
"""Meetings."""
SHEET = ROOT / "docs" / "components.html"


@dataclass(frozen=True, slots=True)
class Piece:
    """A component in one state, and where a page shows it."""

    component: str
    """That of its macro and its style file."""
    state: str
    site: str
    """`real`, `town`, `hamlet`, `county`, or `long`: invented meetings, so many that lists are parted."""
    address: str
    selector: str


def piece(component: str, state: str, site: str, address: str, selector: str) -> Piece:
    """Name a piece."""
    return Piece(component, state, site, address, selector)


FIRST, LATEST, SPECIAL = "meetings/2022-03-01/", "meetings/2024-03-05/", "meetings/2022-09-06-special/"
POND, EARLY = "meetings/2023-03-07/", "meetings/2022-06-07/"
REAL_MEETING = "meetings/2024-02-27/"

PIECES = (
    piece("site_header", "with a search", "town", "themes/", "body > header"),
    piece("site_header", "without a search", "hamlet", "", "body > header"),
    piece("search_form", "in every header", "town", "", ".site-search"),
    piece("breadcrumbs", "below two pages", "town", FIRST, ".breadcrumbs"),
    piece("notice", "draft", "town", LATEST, ".notice-draft"),
    piece("notice", "accepted", "town", FIRST, ".notice-accepted"),
    piece("notice", "corrected", "town", EARLY, ".notice-corrected"),
    piece("notice", "withdrawn", "hamlet", "meetings/2024-05-07/", ".notice-withdrawn"),
    piece("fact", "of a meeting", "town", FIRST, ".facts"),
    piece("contents", "beside a long page", "town", FIRST, ".contents"),
    piece("contents", "above a page", "town", "actions/", ".contents"),
    piece("attendance", "present, also present, no apologies", "town", FIRST, ".attendance"),
    piece("attendance", "with apologies", "town", EARLY, ".attendance"),
    piece("item", "with a table, lists and a quotation", "town", FIRST, ".item:has(> #item-2)"),
    piece("item", "with sub-items", "town", POND, ".item:has(> #item-2)"),
    piece("item", "announcements", "town", "meetings/2023-09-05/", ".item:has(> #item-2)"),
    piece("item", "an exchange: who asks, who says", "real", REAL_MEETING, ".item:has(> #item-6)"),
    piece("themes", "of an item", "town", POND, ".themes"),
    piece("papers", "several", "town", FIRST, ".papers"),
    piece("papers", "one, its address lost", "real", REAL_MEETING, "p.papers"),
    piece("paper", "held, linked, lost", "town", "papers/", "main ul.papers >> nth=-1"),
    piece("actions_in_place", "at the end of an item", "town", FIRST, ".actions >> nth=0"),
    piece("actions_in_place", "merged, and without an owner", "town", FIRST, ".actions >> nth=1"),
    piece("updates", "with evidence", "town", "meetings/2022-09-06/", ".updates"),
    piece("updates", "mentioned only", "town", SPECIAL, ".updates"),
    piece("future_items", "taken up, and of another kind", "town", FIRST, "#future-items"),
    piece(
        "matters_arising",
        "mentioned and not",
        "town",
        EARLY,
        "#matters-arising, #matters-arising + *, #matters-arising + * + ul",
    ),
    piece(
        "matters_arising",
        "nothing known",
        "real",
        REAL_MEETING,
        "#matters-arising, #matters-arising + *, #matters-arising + * + ul",
    ),
    piece("passage_link", "a passage with its citation", "town", f"{FIRST}#item-3-p1", "#item-3-p1"),
    piece("note", "a correction beside the words", "town", POND, ".note"),
    piece("terms", "short forms used", "town", FIRST, ".terms"),
    piece("neighbours", "before and after", "town", EARLY, ".neighbours"),
    *(
        piece("state_tag", state, "town", "actions/", f".tag-{state} >> nth=0")
        for state in ("open", "reopened", "complete", "transferred", "merged", "withdrawn", "overdue")
    ),
    piece("state_tag", "in-progress", "town", "actions/2022-03-01-a2/", ".tag-in-progress"),
    piece("state_bar", "several states", "town", "actions/", ".state-bar, .state-key"),
    piece("state_bar", "one state", "real", "", ".state-bar, .state-key"),
    piece("action_card", "open, its date passed", "town", "organisations/council/", ".action-card >> nth=0"),
    piece("action_card", "complete", "town", "organisations/watch/", ".action-card >> nth=-1"),
    piece("action_cards", "a section of them", "town", "people/ada-example/", "section:has(> .action-card)"),
    piece("action_table", "open", "town", "actions/", ".action-table >> nth=0"),
    piece("action_table", "complete", "town", "actions/", ".action-table >> nth=2"),
    piece("age_bar", "the longest open first", "town", "actions/", ".ages"),
    piece("filter", "of the register", "town", "actions/", "#register_form"),
    piece("theme_card", "with its heartbeat", "town", "themes/", ".theme-card >> nth=0"),
    piece("theme_card", "never examined", "town", "themes/", ".theme-card >> nth=-1"),
    piece("heartbeat", "seven meetings", "town", "themes/pond-safety/", ".heartbeat"),
    piece("theme_table", "six meetings", "town", "themes/", ".theme-table"),
    piece("plan_entries", "waiting", "town", "forward-plan/", ".plan-entries >> nth=0"),
    piece("plan_entries", "taken up", "town", "forward-plan/", ".plan-entries >> nth=1"),
    piece("correction", "a fact", "town", "corrections/", ".correction >> nth=-1"),
    piece("correction", "a redaction", "town", "corrections/", ".correction >> nth=0"),
    piece("decision", "with votes by name, and noted", "county", "meetings/2024-02-06/", "[id^=decision-]"),
    piece("announced", "a meeting announced", "town", "", "section:has(> #home_next)"),
    piece("meeting_name", "published, draft, not published", "town", "meetings/", "main ul >> nth=0"),
    piece("meeting_list", "of a series", "county", "series/licensing/", "section:has(> #page_meetings)"),
    piece("passages", "that name a place", "town", "places/upper-puddle/", ".passages"),
    piece("parts", "a page of the site's own", "town", "about/", "main"),
    piece("by_year", "where a long list begins", "long", "actions/", "nav[aria-label='By year']"),
    piece("by_year", "on a part of it", "long", "actions/1950-q1/", "nav[aria-label='By year']"),
    piece("beside", "at the foot of a part", "long", "actions/1950-q1/", "nav[aria-label='Neighbouring parts']"),
    piece("facet", "to narrow results", "town", "search/?q=duck", ".facets fieldset >> nth=0"),
    piece("search_results", "found", "town", "search/?q=duck", "#search_results"),
    piece("search_results", "nothing found", "town", "search/?q=xyzzyq", "#search_results"),
    piece("empty", "no actions", "hamlet", "actions/", ".empty >> nth=0"),
    piece("empty", "no themes", "hamlet", "themes/", ".empty >> nth=0"),
    piece("empty", "no corrections", "hamlet", "corrections/", ".empty >> nth=0"),
    piece("not_found", "no page at the address", "town", "404.html", "main"),
    piece("site_footer", "with a contact", "town", "", "body > footer"),
    piece("site_footer", "without one", "real", "", "body > footer"),
)

PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Components of Minutebook</title>
<!-- Written by make components: cut from pages of an invented town and of the real meeting. -->
<style>
{styles}
.component {{ border-top: 4px solid var(--edge); margin-top: 3rem; }}
.state {{ margin: 1rem 0 2.5rem; overflow: hidden; }}
.state > h3 {{ font: 600 .9rem system-ui, sans-serif; color: var(--soft); }}
</style>
</head>
<body>
<main>
<h1>Components of Minutebook</h1>
<p class="lead">Every component in every state, cut from built pages. Links lead nowhere here.</p>
{components}
</main>
</body>
</html>
"""


def sheet(browser: Browser, folder: Path) -> str:
    """Cut every piece from sites that are built below a folder, and put them on one page."""
    write_corpus(folder / "written", LONG)
    contents = {"real": REAL, "town": TOWN, "hamlet": HAMLET, "county": COUNTY, "long": folder / "written"}
    cut: dict[Piece, str] = {}
    for site, content in contents.items():
        with served(build(content, folder / site)) as address:
            for place in {one.address for one in PIECES if one.site == site}:
                cut |= _cut(browser, address, [one for one in PIECES if (one.site, one.address) == (site, place)])
    order = dict.fromkeys(one.component for one in PIECES)
    components = "\n".join(
        f'<section class="component">\n<h2>{name}</h2>\n'
        + "\n".join(
            _state(one.state, cut[one])
            for one in sorted(PIECES, key=lambda one: list(contents).index(one.site))
            if one.component == name
        )
        + "\n</section>"
        for name in order
    )
    return PAGE.format(styles=styles(ROOT / "assets" / "css").strip(), components=components)


def _cut(browser: Browser, site: str, pieces: list[Piece]) -> dict[Piece, str]:
    """Cut pieces of one page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(site + pieces[0].address)
    if pieces[0].address.startswith("search/"):
        page.locator("#search_results > *").first.wait_for()
    if "#" in pieces[0].address:
        page.locator(".cite").wait_for()
    cut = {}
    for one in pieces:
        page.locator(one.selector).first.wait_for(state="attached")
        cut[one] = "\n".join(page.locator(one.selector).evaluate_all("(all) => all.map((one) => one.outerHTML)"))
    context.close()
    return cut


def _state(state: str, cut: str) -> str:
    # Pieces of several pages share places, and the landmarks of a page stand once on each.
    place = re.sub(r"\W", "", state)
    cut = re.sub(r' (id|for)="([^"]*)"', rf' \1="{place}-\2"', cut)
    cut = re.sub(r' (?:aria-labelledby|aria-describedby|form)="[^"]*"', "", cut)
    cut = re.sub(r' (?:action|data-[a-z]+|download|referrerpolicy)="[^"]*"', "", cut)
    cut = re.sub(r'href="[^"]*"', 'href="#"', cut)
    cut = re.sub(r"<(/?)(?:main|header|footer|nav|search)\b", r"<\1div", cut)
    cut = re.sub(r"<(/?)h[1-6]\b", r"<\1h4", cut)
    return f'<div class="state"><h3>{state}</h3>\n{cut}\n</div>'


def components() -> Iterator[str]:
    """Name every component that has a macro or a style file."""
    yield from {path.stem for path in (ROOT / "templates" / "components").glob("*.html")}
    yield from {path.stem for path in (ROOT / "assets" / "css" / "components").glob("*.css")}


def main() -> int:
    """Write the sheet."""
    with tempfile.TemporaryDirectory() as folder, started() as browser:
        SHEET.write_text(sheet(browser, Path(folder)), encoding="utf-8")
    sys.stdout.write(f"Written: {SHEET.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
