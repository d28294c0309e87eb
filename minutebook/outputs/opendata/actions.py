"""Tables of what was promised: the archive in, a row for each action, update and future item out."""

from collections.abc import Iterable, Iterator

from minutebook.model import Archive, Meeting, Promised, day_of
from minutebook.outputs import addresses
from minutebook.outputs.citations import form_of, of_action, of_future_items
from minutebook.outputs.opendata.meetings import item_id, update_id
from minutebook.outputs.opendata.shape import Column, Row, Table


def _raised(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    form = form_of(meeting, archive)
    for action in sorted(meeting.actions, key=lambda action: int(action.id[1:])):
        yield from _action(action.reference, form.text(of_action(action).part), archive)


def _raised_elsewhere(archive: Archive) -> Iterator[Row]:
    for reference, history in archive.actions.items():
        if not history.published:
            yield from _action(reference, None, archive)


def _action(reference: str, cited: str | None, archive: Archive) -> Iterator[Row]:
    history = archive.actions[reference]
    action = history.action
    yield (
        reference,
        action.meeting if history.published else None,
        item_id(action.meeting, action.item),
        action.text,
        action.owners if history.published else None,
        history.due,
        action.due,
        history.done_by,
        history.status,
        history.is_open,
        day_of(action.meeting),
        day_of(history.last_mentioned),
        history.meetings_silent,
        day_of(history.closed_by) if history.closed_by else None,
        history.themes,
        history.overdue,
        history.merged_into,
        cited,
        history.series,
        addresses.action(reference),
    )


def _action_updates(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    for update in meeting.updates:
        yield (
            update_id(update, archive),
            update.action,
            meeting.id,
            item_id(meeting.id, update.item),
            update.status,
            update.into,
            update.note,
            update.due,
            update.done_by,
            addresses.action(update.action),
        )


def _listed(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    form = form_of(meeting, archive)
    cited = {future.title: found for future, found in zip(meeting.future_items, of_future_items(meeting), strict=True)}
    for entry in archive.forward_plan.get(meeting.id, ()):
        found = cited.get(entry.title)
        place = addresses.meeting(meeting.id, found.fragment if found else addresses.FUTURE_ITEMS)
        yield from _future_items([entry], archive, form.text(found.part) if found else None, place)


def _listed_elsewhere(archive: Archive) -> Iterator[Row]:
    for meeting, entries in archive.forward_plan.items():
        if meeting not in archive.meetings:
            yield from _future_items(entries, archive, None, addresses.FORWARD_PLAN)


def _future_items(entries: Iterable[Promised], archive: Archive, cited: str | None, at: str) -> Iterator[Row]:
    for entry in entries:
        published = entry.meeting in archive.meetings
        yield (
            f"{entry.meeting}/{entry.title}",
            entry.meeting if published else None,
            day_of(entry.meeting),
            entry.title,
            entry.kind if published else None,
            entry.themes,
            item_id(*entry.taken_up) if entry.taken_up else None,
            item_id(*entry.may_be) if entry.may_be else None,
            entry.meetings_since,
            archive.meetings[entry.meeting].series if published else (),
            cited,
            at,
        )


ACTIONS = Table(
    "actions",
    "Actions",
    "One row for each action that the minutes record, in its state as at the latest meeting published here "
    "(of its series, where the site has several).",
    (
        Column("id", "string", "The action's permanent reference: the meeting that raised it and its number there."),
        Column("meeting", "string", "The meeting that raised it; empty where that is not published here.", "meetings"),
        Column("item", "string", "The item that raised it.", "items"),
        Column("text", "string", "The action's words, as minuted."),
        Column(
            "owners",
            "list",
            "Ids of the organisations or people who own it. An empty list means that none was minuted; null, "
            "that the minutes which raised it are not published here.",
        ),
        Column("due", "date", "The date by which it is to be done, as last minuted."),
        Column("first_due", "date", "The date that was minuted first; another than `due` where it was moved."),
        Column("done_by", "list", "Ids of those of its owners who have done their part."),
        Column(
            "status",
            "string",
            "`open` until later minutes say otherwise, then `in-progress`, `complete`, `transferred`, `merged`, "
            "`withdrawn` or `reopened`.",
        ),
        Column("is_open", "boolean", "Whether something is still to be done: it is open, in progress or reopened."),
        Column("raised_on", "date", "The day of the meeting that raised it."),
        Column("last_mentioned_on", "date", "The day of the meeting whose minutes last spoke of it, or raised it."),
        Column(
            "meetings_silent",
            "integer",
            "How many meetings published here have been held since then (of its series, where the site has several); "
            "empty once it is closed.",
        ),
        Column(
            "closed_on",
            "date",
            "The day of the meeting whose minutes gave it the state in which it is closed; empty while it is open.",
        ),
        Column("themes", "list", "Ids of the themes of its item; an item may have several."),
        Column("overdue", "boolean", "Whether it is open, and its minuted date lies before the latest meeting."),
        Column("merged_into", "string", "The action that it is now part of; empty unless it is merged.", "actions"),
        Column(
            "citation", "string", "How to cite it; its place in the minutes is `meeting`, `#action-` and its number."
        ),
        Column(
            "series",
            "list",
            "Ids of the series of the meeting that raised it: what is counted in meetings is counted within them.",
        ),
        Column("url", "address", "The action's page."),
    ),
    before=_raised_elsewhere,
    of=_raised,
)
ACTION_UPDATES = Table(
    "action_updates",
    "Updates of actions",
    "One row for each time that later minutes spoke of an action.",
    (
        Column("id", "string", "The action and the meeting that spoke of it."),
        Column("action", "string", "The action.", "actions"),
        Column("meeting", "string", "The meeting that spoke of it.", "meetings"),
        Column("item", "string", "The item under which it did.", "items"),
        Column("status", "string", "The state it gave the action; empty for a mention that changes nothing."),
        Column("into", "string", "For a merged action, the action that it became part of.", "actions"),
        Column("note", "string", "What was reported."),
        Column("due", "date", "The day to which it moved the deadline, if it did."),
        Column("done_by", "list", "Ids of the owners who had done their part by then."),
        Column("url", "address", "The action's page."),
    ),
    of=_action_updates,
)
FUTURE_ITEMS = Table(
    "future_items",
    "Future items",
    "One row for each thing that a meeting listed for a later one.",
    (
        Column("id", "string", "The meeting that listed it, and its title."),
        Column("meeting", "string", "That meeting; empty where it is not published here.", "meetings"),
        Column("listed_on", "date", "The day of that meeting."),
        Column("title", "string", "Its title as listed; `kind` says whether it was listed as an exception paper."),
        Column(
            "kind",
            "string",
            "`item` or `exception-paper`; empty where the meeting that listed it is not published here.",
        ),
        Column("themes", "list", "Ids of its themes."),
        Column(
            "taken_up_by",
            "string",
            "The later item that took it up, as that meeting's facts say; empty while none does.",
            "items",
        ),
        Column(
            "may_be_taken_up_by",
            "string",
            "Where none does: the first later item with a theme in common and most words of its title in the heading.",
            "items",
        ),
        Column(
            "meetings_since",
            "integer",
            "How many meetings published here have been held since it was listed (of its series, where the site has "
            "several).",
        ),
        Column("series", "list", "Ids of the series of the meeting that listed it."),
        Column("citation", "string", "How to cite it; its address stands under `url`."),
        Column("url", "address", "Its place on the meeting's page."),
    ),
    before=_listed_elsewhere,
    of=_listed,
)
