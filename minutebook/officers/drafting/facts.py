"""Facts: what was found in, the front matter of a meeting file out."""

from minutebook.frontmatter import Value
from minutebook.frontmatter.writing import write
from minutebook.officers.drafting.actions import DraftAction
from minutebook.officers.drafting.business import Business, DraftPaper
from minutebook.officers.drafting.forward import FutureItem
from minutebook.officers.drafting.front import Front
from minutebook.officers.entries import attendee

_ON_ONE_LINE = {"themes", "owners", "known_as"}


def front_matter(  # noqa: C901, PLR0912 (a list of keys)
    front: Front,
    known: dict[str, tuple[str, ...]],
    themes: dict[str, list[str]],
    actions: list[DraftAction],
    business: Business,
    future_themes: dict[str, list[str]],
) -> tuple[str, dict[str, Value]]:
    """Write the facts in the order of the officers' guide; the answer is the text, and what it holds."""
    facts: dict[str, Value] = {"title": front.title or "Meeting"}
    if front.series:
        facts["series"] = front.series
    facts["date"] = str(front.day)
    if front.hours:
        facts["time"] = front.hours
    if front.venue:
        facts["venue"] = front.venue
    if front.webcast:
        facts["webcast"] = front.webcast
    if front.draft:
        facts["minutes"] = "draft"
    if front.chair:
        facts["chair"] = front.chair
    attendance: dict[str, Value] = {
        group: [
            attendee(each.name, each.role, each.organisation, known.get(each.name, ())) for each in front.groups[group]
        ]
        for group in ("present", "also_present", "apologies")
        if front.groups.get(group)
    }
    if front.no_apologies and "apologies" not in attendance:
        attendance["apologies"] = "none"
    if attendance:
        facts["attendance"] = attendance
    if business.accepts:
        facts["accepts"] = [{"meeting": meeting, "item": item} for meeting, item in business.accepts]
    items = _items(themes, business)
    if items:
        facts["items"] = items
    if actions:
        facts["actions"] = [_action(action) for action in actions]
    if business.ahead.future:
        facts["future_items"] = [
            _future(future, future_themes.get(future.title, [])) for future in business.ahead.future
        ]
    if business.ahead.day:
        following: dict[str, Value] = {"date": str(business.ahead.day)}
        if business.ahead.hours:
            following["time"] = business.ahead.hours
        if business.ahead.venue:
            following["venue"] = business.ahead.venue
        facts["next_meeting"] = following
    return write(facts, _is_short), facts


def _is_short(path: tuple[str | int, ...], value: Value) -> bool:
    """Tell what stands on one line, as in the guide: lists of ids, future items, an item with themes or holds alone."""
    key = path[-1] if path else ""
    if key in _ON_ONE_LINE or (len(path) == 2 and path[0] == "future_items"):  # noqa: PLR2004 (an entry)
        return True
    return (
        len(path) == 2  # noqa: PLR2004 (as above)
        and path[0] == "items"
        and isinstance(value, dict)
        and len(value) == 1
        and "papers" not in value
    )


def _items(themes: dict[str, list[str]], business: Business) -> dict[str, Value]:
    keys = sorted(
        {*(key for key, found in themes.items() if found), *business.papers, *business.ahead.holds}, key=_order
    )
    items: dict[str, Value] = {}
    for key in keys:
        entry: dict[str, Value] = {}
        if key in business.ahead.holds:
            entry["holds"] = business.ahead.holds[key]
        if themes.get(key) and key not in business.ahead.holds:
            entry["themes"] = list(themes[key])
        if key in business.papers:
            entry["papers"] = [_paper(paper) for paper in business.papers[key]]
        if entry:
            items[key] = entry
    return items


def _order(key: str) -> tuple[int, str]:
    digits = "".join(letter for letter in key if letter.isdigit())
    return int(digits or 0), key


def _paper(paper: DraftPaper) -> dict[str, Value]:
    return {"title": paper.title, "url": paper.url} if paper.url else {"title": paper.title}


def _action(action: DraftAction) -> dict[str, Value]:
    entry: dict[str, Value] = {"id": action.id}
    if action.item:
        entry["item"] = action.item
    entry |= {"text": action.text, "owners": list(action.owners)}
    if action.due:
        entry["due"] = str(action.due)
    return entry


def _future(future: FutureItem, themes: list[str]) -> dict[str, Value]:
    entry: dict[str, Value] = {"title": future.title}
    if future.exception:
        entry["kind"] = "exception-paper"
    if themes:
        entry["themes"] = list(themes)
    return entry
