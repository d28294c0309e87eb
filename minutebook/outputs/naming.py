"""Naming: what meetings, items, owners, people and states are called, on pages, in feeds and in the data alike."""

from collections import Counter
from dataclasses import replace
from datetime import date
from hashlib import sha256

from minutebook.model import (
    Accepted,
    ActionHistory,
    Archive,
    Asked,
    Attendee,
    Correction,
    Decision,
    Declaration,
    FutureItem,
    Item,
    Meeting,
    Paper,
    PassageKey,
    Promised,
    Site,
    Update,
    day_of,
    slug,
)
from minutebook.outputs import wording

STATES = {
    "open": "Open",
    "in-progress": "In progress",
    "reopened": "Reopened",
    "complete": "Complete",
    "transferred": "Transferred",
    "merged": "Merged",
    "withdrawn": "Withdrawn",
}
PLACE_KINDS = {"district": "District", "ward": "Ward", "area": "Area"}
PAPER_STATES = {
    "linked": "Linked on another site",
    "held": "Published on this site",
    "missing": "Not published here",
    "withdrawn": "Withdrawn",
}


def site_slug(site: Site) -> str:
    """Name the body whose minutes these are in ids of machines: `com`; a digest where it has no Latin letters."""
    name = site.short_name or site.body
    return slug(name) or f"body-{sha256(name.encode()).hexdigest()[:12]}"


def meeting_title(meeting: Meeting) -> str:
    """Name a meeting with its day: `Community Outcomes Meeting, 27 February 2024`."""
    return f"{meeting.title}, {wording.day(meeting.date)}"


def reference_prefix(series: tuple[str, ...], archive: Archive) -> str | None:
    """Give what stands before the references of a series' actions in letters: its own prefix, or the site's."""
    own = archive.registers.series[series[0]].reference_prefix if len(series) == 1 else None
    return own or archive.site.reference_prefix


def series_names(series: tuple[str, ...], archive: Archive) -> list[str]:
    """Give the names of series; none where the site has one, which needs no name."""
    known = archive.registers.series
    return [known[id_].name for id_ in series] if len(known) > 1 else []


def of_series(series: tuple[str, ...], archive: Archive) -> str:
    """Say whose meetings are meant, with the space before it: ` of the Planning Committee`; mostly nothing."""
    names = [name if name.startswith("The ") else f"the {name}" for name in series_names(series, archive)]
    return f" of {wording.joined(names)}" if names else ""


def _became(meeting: Meeting) -> str:
    """Say in few words what became of a meeting that was not held: `cancelled`, `moved to 9 April 2024`."""
    if meeting.status == "moved" and meeting.moved_to:
        return f"moved to {wording.day(day_of(meeting.moved_to))}"
    return meeting.status


def unheld_words(meeting: Meeting) -> str:
    """Say what became of a meeting that was not held, or not yet, and why."""
    words = {
        "announced": "This meeting was announced; no minutes of it are published here yet.",
        "inquorate": "Too few members came to this meeting to do business.",
    }
    said = words.get(meeting.status, f"This meeting was {_became(meeting)}.")
    return f"{said} {meeting.reason}" if meeting.reason else said


def how_to_attend(meeting: Meeting, archive: Archive) -> str:
    """Give the words on how to attend a meeting that is to be held: its own, or those of its series."""
    series = (archive.registers.series[id_].attending for id_ in meeting.series)
    said = (meeting.attending, *series) if meeting.status == "announced" else ()
    return next((words for words in said if words), "")


def meeting_day(id_: str, archive: Archive) -> str:
    """Write the day of a meeting, published here or not, with what tells it from others and its mark."""
    day = wording.day(day_of(id_))
    meeting = archive.meetings.get(id_) or archive.unheld.get(id_)
    if meeting is None:
        return day
    return f"{unmarked_day(meeting, archive)}{mark_of(meeting, archive)}"


def unmarked_day(meeting: Meeting, archive: Archive) -> str:
    """Write the day of a meeting with what tells it from those of other meetings, which is mostly nothing."""
    return f"{wording.day(meeting.date)}{_told_apart(meeting, archive)}"


def timezone(meeting: Meeting, archive: Archive) -> str:
    """Give the time zone of a meeting's hours (IANA Time Zone Database)."""
    return meeting.timezone or archive.site.timezone


def hours(meeting: Meeting) -> str:
    """Write what stands behind the day on which a meeting began, with what parts them: `, 2:30pm to 4pm`."""
    return wording.behind_day(meeting.sittings, meeting.timezone)


def moments(meeting: Meeting, archive: Archive) -> tuple[str, str | None]:
    """Give the beginning and the end of a meeting (ISO 8601), as far as they are minuted: days where hours are not."""
    zone = timezone(meeting, archive)
    (start, _), (_, end) = meeting.sittings[0].moments(zone), meeting.sittings[-1].moments(zone)
    return start.isoformat(), end.isoformat() if end else None


def _told_apart(meeting: Meeting, archive: Archive) -> str:
    if len(archive.meetings.beside(meeting.id).on(meeting.date)) > 1:
        return f" ({meeting.title})"
    known = archive.registers.series
    return f" ({', '.join(known[id_].short_name for id_ in meeting.series)})" if len(known) > 1 else ""


def mark_of(meeting: Meeting, archive: Archive) -> str:
    """Write what must stand behind a meeting's name wherever it is named, with the space before it; mostly nothing."""
    if meeting.status != "held":
        return f" ({_became(meeting)})"
    return " (draft minutes)" if is_draft(meeting, archive) else ""


def is_draft(meeting: Meeting, archive: Archive) -> bool:
    """Tell whether minutes may still change: they say so, and no later meeting has accepted them."""
    return meeting.minutes == "draft" and meeting.id not in archive.accepted


def item_name(item: Item) -> str:
    """Name an item as its heading does: `4. Serious and Organised Crime`, `3a) Precept`."""
    return f"{item.called} {item.title}".strip()


def item_number(item: Item) -> str:
    """Name an item within a sentence: `item 4`, `item 3a`, or `the item “Any other business”`, which has no number."""
    return f"item {item.number}" if item.number else f"the item “{item.title}”"


def passage_name(key: PassageKey, archive: Archive) -> str:
    """Name a passage by its item: `4. Serious and Organised Crime, passage 2`."""
    item = archive.meetings[key.meeting].item(key.item)
    return f"{item_name(item).rstrip('.') if item else 'Opening'}, passage {key.number}"


def item_state(item: Item, archive: Archive, meeting: Meeting) -> tuple[str, ...]:
    """Say how an item was dealt with, a sentence each: without the public, put off, withdrawn, out of its order."""
    after = meeting.item(item.taken)
    to = item.deferred if item.deferred != "true" else None
    day = meeting_day(to, archive) if to else None
    to_be = "To be dealt" if meeting.status == "announced" else "Dealt"
    said = (
        f"{to_be} with without the public: {item.exempt}" if item.exempt else "",
        (f"Deferred to the meeting of {day}." if day else "Deferred.") if item.deferred else "",
        "Withdrawn from the agenda." if item.withdrawn else "",
        f"Taken after {item_number(after)}." if after else "",
    )
    return tuple(words for words in said if words)


def future_words(entry: FutureItem | Promised) -> str:
    """Write a future item as the meeting listed it."""
    return f"Exception paper – {entry.title}" if entry.kind == "exception-paper" else entry.title


def owner_name(id_: str, archive: Archive) -> str:
    """Name an owner: an organisation with its short form, or a person."""
    organisation = archive.registers.organisations.get(id_)
    if organisation is None:
        return archive.registers.label(id_)
    if organisation.short_name == organisation.name:
        return organisation.name
    return f"{organisation.name} ({organisation.short_name})"


def short_owner(id_: str, meeting: str, archive: Archive) -> str:
    """Name an owner in few words: an organisation by its short form, a person with the role minuted then."""
    organisation = archive.registers.organisations.get(id_)
    return organisation.short_name if organisation else with_role(id_, meeting, archive)


def role_at(person: str, meeting: str, archive: Archive) -> str | None:
    """Give the role that a meeting minuted for a person; a role held later or earlier does not count."""
    entry = _listed(person, meeting, archive)
    return entry.role if entry else None


def _listed(person: str, meeting: str, archive: Archive) -> Attendee | None:
    """Find the entry of somebody with a public role in a meeting's attendance list."""
    held = archive.meetings.get(meeting)
    entries = held.attendees() if held and person in archive.people else ()
    return next((each for each in entries if held and archive.registers.public_as(held, each) == person), None)


def attended(entry: Attendee, meeting: Meeting) -> str:
    """Say for whom somebody came, and for how much of a meeting; empty where the minutes say no more of it."""
    titles = {item.key: item_name(item) for item in meeting.items}
    said = [
        entry.in_place_of and f"in place of {entry.in_place_of}",
        entry.arrived and f"arrived at {titles.get(entry.arrived, entry.arrived)}",
        entry.out_for and f"not in the room for {wording.joined([titles.get(key, key) for key in entry.out_for])}",
        entry.left and f"left at {titles.get(entry.left, entry.left)}",
    ]
    return "; ".join(words for words in said if words)


def attended_as(person: str, meeting: str, archive: Archive) -> str:
    """Say for whom somebody with a public role came to a meeting, and for how much of it; mostly empty."""
    entry = _listed(person, meeting, archive)
    return attended(of_public(entry, archive.meetings[meeting], archive), archive.meetings[meeting]) if entry else ""


def of_public(entry: Attendee, meeting: Meeting, archive: Archive) -> Attendee:
    """Leave out of an entry that somebody came for a private person, whom nothing but the minutes names."""
    public = archive.registers.public_in(meeting, entry.in_place_of)
    return entry if public else replace(entry, in_place_of=None)


def with_role(id_: str, meeting: str, archive: Archive) -> str:
    """Name a person or an organisation, a person with the role minuted then: `Pat Twiggs (ACC, WYP)`."""
    entry = _listed(id_, meeting, archive)
    # As minuted then: whoever has another name now had that one.
    name = entry.name if entry else owner_name(id_, archive)
    organisations = archive.registers.organisations
    organisation = organisations[entry.organisation].short_name if entry and entry.organisation else None
    words = ", ".join(part for part in (entry.role if entry else None, organisation) if part)
    return f"{name} ({words})" if words else name


OUTCOMES = {
    "carried": "Carried",
    "unanimous": "Carried unanimously",
    "agreed": "Agreed",
    "lost": "Lost",
    "noted": "Noted",
}


def due_words(history: ActionHistory) -> str | None:
    """Write when an action is due, and from when that was moved; None where no day was minuted."""
    first = history.action.due
    if history.due is None:
        return None
    moved = f" (moved from {wording.day(first)})" if first and first != history.due else ""
    return f"{wording.day(history.due)}{moved}"


def update_words(update: Update, archive: Archive) -> str:
    """Write what a meeting said of an action beside its state and the note; mostly empty."""
    done = [owner_name(owner, archive) for owner in update.done_by]
    parts = (
        f"{wording.joined(done)} {'has' if len(done) == 1 else 'have'} done their part." if done else "",
        f"Now due on {wording.day(update.due)}." if update.due else "",
    )
    return " ".join(part for part in parts if part)


def with_stop(text: str, more: str = "") -> str:
    """Put a full stop behind a text that has no end of its own, and more words behind that."""
    stop = "" if text.rstrip("”’\"')").endswith((".", "!", "?", ":", ";")) else "."
    return f"{text}{stop} {more}".strip()


def moved_words(decision: Decision) -> str:
    """Write who moved and who seconded a decision; empty where the minutes do not say."""
    seconded = decision.seconded and f"{'seconded' if decision.moved else 'Seconded'} by {decision.seconded}"
    said = [part for part in (decision.moved and f"Moved by {decision.moved}", seconded) if part]
    return f"{' and '.join(said)}." if said else ""


def outcome_words(decision: Decision) -> str:
    """Write what became of a decision; empty where the minutes do not say."""
    return f"{OUTCOMES[decision.outcome]}." if decision.outcome else ""


def vote_words(decision: Decision) -> str:
    """Write who moved a decision, how the votes fell and what became of it; empty where the minutes say no more."""
    votes = ", ".join(f"{vote.way.capitalize()} {vote.count}" for vote in decision.votes)
    parts = (moved_words(decision), f"{votes}." if votes else "", outcome_words(decision))
    return " ".join(part for part in parts if part)


def voters(decision: Decision, archive: Archive) -> list[tuple[str, str, str]]:
    """List those with a public role who voted: id, name as minuted, and way; whoever would vote twice is left out."""
    meeting = archive.meetings[decision.meeting]
    found = [
        (person, name, vote.way)
        for vote in decision.votes
        for name in vote.names
        if (person := archive.registers.public_in(meeting, name))
    ]
    times = Counter(person for person, _, _ in found)
    return [voter for voter in found if times[voter[0]] == 1]


def public_decision(decision: Decision, archive: Archive) -> Decision:
    """Leave out of a decision whoever holds no public role: beside the meeting's own page nothing names them."""
    meeting = archive.meetings[decision.meeting]

    def public(name: str | None) -> str | None:
        return name if archive.registers.public_in(meeting, name) else None

    votes = tuple(replace(vote, names=()) for vote in decision.votes)
    return replace(decision, moved=public(decision.moved), seconded=public(decision.seconded), votes=votes)


def declaration_words(entry: Declaration) -> str:
    """Write what somebody declared: `Ada Example declared an interest (pecuniary): a lease. They left the room.`."""
    kind = f" ({entry.kind})" if entry.kind else ""
    nature = f": {entry.nature}" if entry.nature else ""
    stop = "" if nature.endswith((".", "!", "?")) else "."
    return f"{entry.name} declared an interest{kind}{nature}{stop}{' They left the room.' if entry.left else ''}"


def fate(entry: Promised, archive: Archive) -> str:
    """Say what became of a future item; an item that is only like it is not said to have taken it up."""
    if entry.item:
        return "Taken up under" if entry.taken_up else "May be taken up under"
    listed = archive.meetings.get(entry.meeting)
    series = of_series(listed.series if listed else (), archive)
    if not entry.meetings_since:
        return f"No later minutes{series} are published here"
    since = "the one meeting" if entry.meetings_since == 1 else f"the {entry.meetings_since} meetings"
    return f"Not yet taken up at {since}{series} published since"


def correction_words(entry: Correction) -> str:
    """Say what a correction changed; the words that a redaction removed are nowhere."""
    if entry.was and entry.now:
        words = f"“{entry.was}” was changed to “{entry.now}”"
    elif entry.was:
        words = f"“{entry.was}” was removed"
    elif entry.now:
        words = f"words were replaced by “{entry.now}”" if entry.kind == "redaction" else f"“{entry.now}” was added"
    else:
        words = "words were removed" if entry.kind == "redaction" else "words were changed"
    stop = "" if words.endswith((".”", "!”", "?”")) else "."
    return f"{words}{stop} Reason: {entry.reason}"


def own_state(meeting: Meeting, archive: Archive) -> str:
    """Say what state a meeting's minutes are in, as far as some minutes say; silence is left out.

    Accepting and correcting stand in their order: words that were changed later are not those that were accepted.
    """
    accepted = archive.accepted.get(meeting.id)
    state = "minutes" if accepted or not meeting.minutes else f"{meeting.minutes} minutes"
    done: list[str] = []
    if accepted:
        before, after = corrected_around(meeting, accepted, archive)
        amended = ", with amendments," if accepted.amendments else " as a correct record"
        done += [f"corrected on {wording.day(before[-1])}"] if before else []
        done += [f"accepted{amended} on {meeting_day(accepted.by, archive)}"]
        done += [f"corrected on {wording.day(after[-1])}"] if after else []
    elif meeting.corrections:
        done = [f"corrected on {wording.day(max(entry.date for entry in meeting.corrections))}"]
    return f"{state} {wording.joined(done)}" if done else state


def corrected_around(meeting: Meeting, accepted: Accepted, archive: Archive) -> tuple[list[date], list[date]]:
    """Give the days on which minutes were corrected before they were accepted, and those from that day on, sorted."""
    days = sorted(entry.date for entry in meeting.corrections)
    on = archive.meetings[accepted.by].date
    return [day for day in days if day < on], [day for day in days if day >= on]


def state_of_minutes(meeting: Meeting, archive: Archive) -> str:
    """Say what state a meeting's minutes are in, as at the latest published meeting of its series."""
    words = own_state(meeting, archive)
    if meeting.id in archive.accepted or meeting.minutes == "draft":
        return words
    if archive.meetings.beside(meeting.id).latest is meeting:
        return f"{words}, not yet known to be accepted"
    return f"{words}, acceptance not recorded"


def question_words(asked: Asked) -> str:
    """Say what a passage is that is declared to be a question, and that no answer is declared where none is.

    Without one it may have been answered all the same: nothing here is found by a program.
    """
    kind = "Question from the public" if asked.public else "Question"
    return kind if asked.answers else f"{kind}. No answer is declared here."


def paper_state(paper: Paper) -> str:
    """Tell whether a report is `linked`, `held` here, `withdrawn`, or its address is `missing`."""
    if paper.withdrawn:
        return "withdrawn"
    return "held" if paper.file else "linked" if paper.url else "missing"


def paper_notice(paper: Paper) -> str:
    """Say when a report was published, what replaced it and why it was withdrawn, a sentence each."""
    taken = paper.withdrawn
    said = (
        f"Published on {wording.day(paper.published)}." if paper.published else "",
        f"Replaced by “{paper.replaced_by}”." if paper.replaced_by else "",
        f"Withdrawn on {wording.day(taken.date)}: {with_stop(taken.reason)}" if taken else "",
    )
    return " ".join(filter(None, said))
