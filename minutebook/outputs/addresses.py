"""Addresses: the only module that knows a URL. All are relative to the site's root, without a leading slash.

`relative` turns one into a link that works from another page, at a root and under a sub-path alike. The addresses
themselves are permanent: readers bookmark them and courts cite them.
"""

from hashlib import sha256
from itertools import count
from urllib.parse import quote

from minutebook.model import Blocks, Item, Link, Meeting, Page, PassageKey, SiteLink, passages_in, slug

HOME = ""
MEETINGS = "meetings/"
SERIES = "series/"
THEMES = "themes/"
ACTIONS = "actions/"
PEOPLE = "people/"
ORGANISATIONS = "organisations/"
PLACES = "places/"
PAPERS = "papers/"
FORWARD_PLAN = "forward-plan/"
CORRECTIONS = "corrections/"
DECISIONS = "decisions/"
GLOSSARY = "glossary/"
SEARCH = "search/"
DATA = "data/"
COLUMNS = "data/columns/"
NOT_FOUND = "404.html"
ACCESSIBILITY = "accessibility/"
PRIVACY = "privacy/"
STYLES = "assets/site.css"
SEARCH_SCRIPT = "assets/search.js"
REGISTER_SCRIPT = "assets/register.js"
PASSAGE_SCRIPT = "assets/passage.js"
PANEL_SCRIPT = "assets/panel.js"
CITATIONS_SCRIPT = "assets/citations.js"
MOVED_SCRIPT = "assets/moved.js"
LEXICON_SCRIPT = "assets/lexicon.js"
ARRIVAL_SCRIPT = "assets/arrival.js"
SPELLING_SCRIPT = "assets/spelling.js"
EXPORT_SCRIPT = "assets/export.js"
OFFERS_SCRIPT = "assets/offers.js"
AROUND_SCRIPT = "assets/around.js"
SEARCH_INDEX = "pagefind/"
FEED = "feed.xml"
ACTIONS_FEED = "actions/feed.xml"
CORRECTIONS_FEED = "corrections/feed.xml"
QUESTIONS = "questions/"
FIGURES = "figures/"
DECISIONS_FEED = "decisions/feed.xml"
CALENDAR = "calendar.ics"
HEADERS = "_headers"
ADDRESSES = "addresses.txt"
ADMIN = "admin/"
HANDBOOK = "handbook/"

TAKEN = frozenset(
    {
        *(HOME, MEETINGS, SERIES, THEMES, ACTIONS, PEOPLE, ORGANISATIONS, PLACES, PAPERS, FORWARD_PLAN, CORRECTIONS),
        *(DECISIONS, QUESTIONS, FIGURES, GLOSSARY, SEARCH, DATA, NOT_FOUND, SEARCH_INDEX, "assets/", ADMIN, HANDBOOK),
    }
)
"""Addresses that a page of the officers' own cannot have, those promised for later included."""

TITLES = {
    MEETINGS: "Meetings",
    SERIES: "Series of meetings",
    THEMES: "Themes",
    ACTIONS: "Actions",
    FORWARD_PLAN: "Forward plan",
    PEOPLE: "People",
    ORGANISATIONS: "Organisations",
    PLACES: "Places",
    PAPERS: "Reports",
    CORRECTIONS: "Corrections",
    DECISIONS: "Decisions",
    QUESTIONS: "Questions",
    FIGURES: "Figures",
    GLOSSARY: "Glossary",
    SEARCH: "Search",
    DATA: "Open data",
    NOT_FOUND: "Page not found",
}
"""What the site calls its own pages; a page of the officers' own needs another title."""

PROGRAMS = frozenset({"assets", "pagefind", "admin", "data"})
"""Folders whose files are made by programs and named by them."""

ATTENDANCE = "attendance"
MATTERS_ARISING = "matters-arising"
MEETING_ACTIONS = "actions"
FUTURE_ITEMS = "future-items"
NEXT_MEETING = "next-meeting"
MEETING_CORRECTIONS = "corrections"


def meeting(id_: str, fragment: str = "") -> str:
    """Address a meeting, or a place in it."""
    return _with_fragment(f"meetings/{id_}/", fragment)


def hashed(address: str, content: bytes) -> str:
    """Put what is in a file into its name: `assets/site.css` becomes `assets/site-1f0c6e2a.css`."""
    name, dot, ending = address.rpartition(".")
    return f"{name}-{sha256(content).hexdigest()[:8]}{dot}{ending}"


def theme(id_: str) -> str:
    """Address a theme."""
    return f"themes/{id_}/"


def theme_feed(id_: str) -> str:
    """Address a theme's feed."""
    return f"{theme(id_)}feed.xml"


def series(id_: str) -> str:
    """Address a series."""
    return f"{SERIES}{id_}/"


def series_feed(id_: str) -> str:
    """Address the feed of a series."""
    return f"{series(id_)}feed.xml"


def series_calendar(id_: str) -> str:
    """Address the calendar of a series."""
    return f"{series(id_)}calendar.ics"


def person(id_: str) -> str:
    """Address a person who holds a public role."""
    return f"{PEOPLE}{id_}/"


def organisation(id_: str) -> str:
    """Address an organisation."""
    return f"{ORGANISATIONS}{id_}/"


def place(id_: str) -> str:
    """Address a place."""
    return f"{PLACES}{id_}/"


def citations(meeting_id: str, fragment: str = "") -> str:
    """Address the page with the citations of a meeting's passages, or one of them."""
    return _with_fragment(f"{meeting(meeting_id)}citations/", fragment)


def figures(meeting_id: str) -> str:
    """Address the page with the numbers in a meeting's minutes."""
    return f"{meeting(meeting_id)}figures/"


def meeting_file(meeting_id: str, name: str) -> str:
    """Address one of a meeting's files for machines: `meeting.json`, `akoma-ntoso.xml`."""
    return f"{meeting(meeting_id)}{name}"


def data_file(name: str) -> str:
    """Address a file of the open data."""
    return f"{DATA}{name}"


def search_shard(name: str) -> str:
    """Address the folder of one of the search's indexes."""
    return f"{SEARCH_INDEX}{name}/"


def search_catalogue(name: str, digest: str) -> str:
    """Address the list of meetings and items that an index's numbers stand for."""
    return f"{SEARCH_INDEX}catalogue-{name}-{digest}.json"


def search_facets(name: str, digest: str) -> str:
    """Address what the records of an index can be narrowed by."""
    return f"{SEARCH_INDEX}facets-{name}-{digest}.json"


def search_words(digest: str) -> str:
    """Address the words that the minutes use."""
    return f"{SEARCH_INDEX}words-{digest}.txt"


def search_records(meeting_id: str, digest: str, number: int) -> str:
    """Address what some records of a meeting show; these files are counted from 0."""
    return f"{SEARCH_INDEX}records/{meeting_id}-{digest}/{number}.json"


def correction(meeting_id: str, id_: str) -> str:
    """Address a correction in the ledger: `corrections/#2024-02-27-c1`."""
    return f"{CORRECTIONS}#{correction_fragment(meeting_id, id_)}"


def correction_fragment(meeting_id: str, id_: str) -> str:
    """Name a correction's place in the ledger."""
    return f"correction-{meeting_id}-{id_.lower()}"


def passage(key: PassageKey) -> str:
    """Address a passage."""
    return meeting(key.meeting, passage_fragment(key.item, key.number))


def action(reference: str) -> str:
    """Address an action: `2024-02-27/A1` becomes `actions/2024-02-27-a1/`."""
    return f"actions/{reference.replace('/', '-').lower()}/"


def part(page_: str, label: str) -> str:
    """Address the part of a long page by its label (`2024`, `2024-05`), the page itself without one."""
    return f"{page_}{label}/" if label else page_


def owner(id_: str) -> str:
    """Address an owner's part of the register of actions."""
    return f"actions/#owner-{id_}"


def raised_at(meeting_id: str) -> str:
    """Address a meeting's part of the register of actions."""
    return f"actions/#meeting-{meeting_id}"


def term(short: str) -> str:
    """Address a glossary entry: `T/ACC` becomes `glossary/#term-t-acc`."""
    return f"glossary/#{term_fragment(short)}"


def term_fragment(short: str) -> str:
    """Name a glossary entry's place on its page."""
    return f"term-{slug(short)}"


def page(id_: str, fragment: str = "") -> str:
    """Address one of the site's own pages."""
    return _with_fragment(f"{id_}/", fragment)


def linked(link: Link | SiteLink, here: str) -> str:
    """Address what a link of the text at the address `here` leads to: on this site, or in full elsewhere."""
    if isinstance(link, Link):
        return link.address
    if link.target is None:
        return f"{here.partition('#')[0]}#{link.fragment}"
    folder, _, name = link.target.rpartition("/")
    return page(name, link.fragment) if folder == "pages" else meeting(name, link.fragment)


def document(name: str) -> str:
    """Address a document that the site hosts."""
    return quoted(document_file(name))


def recording(address: str, begins: str) -> str:
    """Address a place in a recording: `00:12:30` as `t=750s` in the query, which the players of the web read."""
    hours, minutes, seconds = map(int, begins.split(":"))
    whole, mark, fragment = address.partition("#")
    path, _, query = whole.partition("?")
    # A time that stands there already would be taken instead.
    others = [part for part in query.split("&") if part and not part.startswith(("t=", "start="))]
    begin = "&".join((*others, f"t={hours * 3600 + minutes * 60 + seconds}s"))
    return f"{path}?{begin}{'' if fragment.startswith('t=') else f'{mark}{fragment}'}"


def quoted(path: str) -> str:
    """Write the path of a file as an address has it."""
    return quote(path)


def document_file(name: str) -> str:
    """Name the file of a document that the site hosts."""
    return f"papers/{name}"


def alias(written: str) -> str:
    """Address what an officer wrote as an old address: a file where it has an ending, else a folder."""
    path = written.strip("/")
    return path if "." in path.rpartition("/")[2] else f"{path}/"


def item_fragment(key: str) -> str:
    """Name an item's place in its meeting."""
    return f"item-{key}"


def passage_fragment(key: str | None, number: int) -> str:
    """Name a passage's place in its meeting; `key` is None for what stands before the first item."""
    return PassageKey("", key, number).place


def action_fragment(id_: str) -> str:
    """Name an action's place in the meeting that raised it."""
    return f"action-{id_.lower()}"


def decision_fragment(id_: str) -> str:
    """Name a decision's place in its meeting."""
    return f"decision-{id_.lower()}"


def decision(reference: str) -> str:
    """Address a decision: `2024-02-27/D1`."""
    meeting_id, _, id_ = reference.partition("/")
    return meeting(meeting_id, decision_fragment(id_))


def future_item_fragment(number: int) -> str:
    """Name a future item's place in the meeting that listed it; they are counted from 1."""
    return f"future-item-{number}"


def fragments_of_meeting(meeting_: Meeting) -> set[str]:
    """List every place of a meeting that a link may name."""
    found = {*_passages(None, meeting_.opening), MATTERS_ARISING, FUTURE_ITEMS, NEXT_MEETING}
    groups = meeting_.attendance
    if groups and (groups.there or groups.absent or groups.apologies is not None):
        found.add(ATTENDANCE)
    if meeting_.actions:
        found.add(MEETING_ACTIONS)
    if meeting_.corrections:
        found.add(MEETING_CORRECTIONS)
    if not meeting_.future_items:
        found.discard(FUTURE_ITEMS)
    if not meeting_.next_meeting:
        found.discard(NEXT_MEETING)
    for item in meeting_.items:
        found |= {item_fragment(item.key), *_passages(item.key, item.blocks)}
    found |= {future_item_fragment(number) for number, _ in enumerate(meeting_.future_items, 1)}
    found |= {decision_fragment(entry.id) for entry in meeting_.decisions}
    return found | {action_fragment(entry.id) for entry in meeting_.actions}


def fragments_of_page(page_: Page) -> list[str]:
    """Name the place of each heading of a page, in their order, each name once."""
    found: list[str] = []
    for section in page_.sections:
        if section.heading:
            name = slug(section.heading.text) or "section"
            free = (f"{name}-{number}" if number > 1 else name for number in count(1))
            found.append(next(candidate for candidate in free if candidate not in found))
    return found


def item(meeting_id: str, item_: Item | str) -> str:
    """Address an item of a meeting."""
    return meeting(meeting_id, item_fragment(item_ if isinstance(item_, str) else item_.key))


def file_of(address: str) -> str:
    """Name the file that a web server sends for an address."""
    path = address.partition("#")[0]
    return f"{path}index.html" if not path or path.endswith("/") else path


def relative(address: str, here: str) -> str:
    """Turn an address into the link to it from the page at `here`."""
    path, mark, fragment = address.partition("#")
    start = here.partition("#")[0]
    if path == start and mark:
        return f"#{fragment}"
    folder, _, name = path.rpartition("/")
    way = _way(folder, start.rpartition("/")[0])
    link = name if way == "." and name else f"{way}/{name}"
    return f"{link}{mark}{fragment}"


def _way(folder: str, start: str) -> str:
    """Lead from one folder to another. os.path.relpath says the same and takes ten times as long."""
    there, here = folder.split("/") if folder else [], start.split("/") if start else []
    common = 0
    while common < min(len(there), len(here)) and there[common] == here[common]:
        common += 1
    return "/".join([".."] * (len(here) - common) + there[common:]) or "."


def _with_fragment(address: str, fragment: str) -> str:
    return f"{address}#{fragment}" if fragment else address


def _passages(key: str | None, blocks: Blocks) -> set[str]:
    return {passage_fragment(key, passage.number) for passage in passages_in(blocks)}
