"""Akoma Ntoso: a meeting in, its minutes as an OASIS LegalDocumentML debate record (version 1.0, namespace 3.0) out.

Minutes report in the third person, so every passage is a `narrative`: nothing in them is anybody's own words. Whom the
text names as speaking stands in `refersTo`.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from minutebook.model import (
    Archive,
    Attendee,
    Emphasis,
    Item,
    LineBreak,
    Link,
    Meeting,
    Paper,
    Passage,
    PassageKey,
    PersonRecord,
    Runs,
    SiteLink,
    Table,
    Update,
    Words,
    passages_in,
    quoted_in,
    standing_in,
)
from minutebook.outputs import addresses, naming, wording

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LANGUAGE = "eng"
"""ISO 639-2, which Akoma Ntoso prefers; the words of the site exist in English alone."""


def akoma_ntoso(meeting: Meeting, archive: Archive) -> bytes:
    """Write a meeting's minutes as XML."""
    root = Element("akomaNtoso", xmlns=NAMESPACE)
    debate = SubElement(root, "debate", name="minutes")
    _meta(debate, meeting, archive)
    preface = SubElement(SubElement(debate, "preface"), "p")
    SubElement(preface, "docTitle").text = meeting.title
    day = SubElement(preface, "docDate", date=meeting.date.isoformat())
    day.text = wording.day(meeting.date)
    SubElement(preface, "docStatus").text = naming.state_of_minutes(meeting, archive)
    for words in _about(meeting, archive):
        SubElement(debate[-1], "p").text = words
    body = SubElement(debate, "debateBody")
    _attendance(body, meeting, archive)
    if meeting.opening:
        opening = SubElement(body, "debateSection", name="opening", eId="opening")
        _passages(opening, meeting, None, archive)
    for item in meeting.items:
        if item.within is None:
            _item(body, meeting, item, archive)
    loose = list(_beside(meeting, None, archive))
    if loose or not len(body):
        section = SubElement(body, "debateSection", name="actions", eId="actions")
        _narratives(section, loose)
        _roll_calls(section, meeting, None, archive)
    _on_lines(root)
    return f"{_DECLARATION}{tostring(root, encoding='unicode')}\n".encode()


def _on_lines(element: Element) -> None:
    """Put each element on a line of its own, but for those among words, to which a new line would be a space."""
    if element.tag != "narrative" and len(element):
        element.text = element.text or "\n"
        for child in element:
            child.tail = "\n"
            _on_lines(child)


def _meta(debate: Element, meeting: Meeting, archive: Archive) -> None:
    meta = SubElement(debate, "meta")
    identification = SubElement(meta, "identification", source="#minutebook")
    _, *others = archive.site.language.split("-")
    # The country of a language tag has two letters (BCP 47); ZZ is Unicode's code for one that is not known.
    country = next((part.lower() for part in others if len(part) == 2), "zz")  # noqa: PLR2004 (as said)
    work = f"/akn/{country}/debate/{meeting.date.isoformat()}/{naming.site_slug(archive.site)}"
    suffix = meeting.id.removeprefix(f"{meeting.date.isoformat()}").lstrip("-")
    work = f"{work}-{suffix}" if suffix else work
    expression = f"{work}/{_LANGUAGE}@{meeting.date.isoformat()}"
    for name, uri in (("FRBRWork", work), ("FRBRExpression", expression), ("FRBRManifestation", f"{expression}.xml")):
        level = SubElement(identification, name)
        SubElement(level, "FRBRthis", value=f"{uri}/!main")
        SubElement(level, "FRBRuri", value=uri)
        SubElement(level, "FRBRdate", date=meeting.date.isoformat(), name="meeting")
        SubElement(level, "FRBRauthor", href="#body")
        if name == "FRBRWork":
            SubElement(level, "FRBRcountry", value=country)
        if name == "FRBRExpression":
            SubElement(level, "FRBRlanguage", language=_LANGUAGE)
    _references(meta, meeting, archive)


def _references(meta: Element, meeting: Meeting, archive: Archive) -> None:
    references = SubElement(meta, "references", source="#minutebook")
    base = archive.site.base_url or "/"
    SubElement(references, "TLCOrganization", eId="body", href=base, showAs=archive.site.body)
    SubElement(references, "TLCOrganization", eId="minutebook", href=base, showAs=archive.site.title)
    named = [
        id_
        for id_, record in archive.people.items()
        if meeting.id in (*record.present, *record.apologies, *record.absent)
    ]
    for id_ in named:
        SubElement(
            references,
            "TLCPerson",
            eId=f"person-{id_}",
            href=f"{base}{addresses.person(id_)}",
            showAs=archive.registers.people[id_].name,
        )
    for id_ in dict.fromkeys(theme for item in meeting.items for theme in item.themes):
        SubElement(
            references,
            "TLCConcept",
            eId=f"theme-{id_}",
            href=f"{base}{addresses.theme(id_)}",
            showAs=archive.registers.themes[id_].name,
        )


def _listing(record: PersonRecord) -> tuple[str, ...]:
    """Give the meetings whose attendance lists somebody."""
    return (*record.present, *record.apologies, *record.absent)


def _attendance(body: Element, meeting: Meeting, archive: Archive) -> None:
    """List those who hold a public role; everybody else is named in the minutes themselves and nowhere else."""
    groups = meeting.attendance
    public_as = archive.registers.public_as
    if groups is None:
        return
    call = SubElement(body, "rollCall", eId=addresses.ATTENDANCE)
    headings = {"apologies": "Apologies: ", "absent": "Absent: ", "substitutes": "Substitute: "}
    for group, entries in groups.groups():
        for entry in entries:
            person = public_as(meeting, entry)
            if person:
                line = SubElement(call, "narrative", refersTo=f"#person-{person}")
                line.text = f"{headings.get(group, '')}{_listed(entry, meeting, archive)}"
    left_out = sum(public_as(meeting, entry) is None for entry in meeting.attendees())
    if left_out:
        remark = f"{wording.count(left_out, 'person', 'people')} without a public role left out of this list"
        SubElement(call, "narrative").text = f"[{remark}]"


def _listed(entry: Attendee, meeting: Meeting, archive: Archive) -> str:
    organisations = archive.registers.organisations
    organisation = organisations[entry.organisation].short_name if entry.organisation else None
    attended = naming.attended(naming.of_public(entry, meeting, archive), meeting)
    return ", ".join(part for part in (entry.name, entry.role, organisation, attended) if part)


def _about(meeting: Meeting, archive: Archive) -> Iterator[str]:
    """Say when and where the meeting was, who with a public role chaired it, and what officers say of it."""
    yield from filter(None, [naming.hours(meeting).lstrip(", ")])
    if meeting.venue:
        yield meeting.venue
    public_in = archive.registers.public_in
    if public_in(meeting, meeting.chair):
        yield f"Chair: {meeting.chair}"
    for holder in meeting.offices:
        if public_in(meeting, holder.name):
            item = meeting.item(holder.from_item)
            since = f", from {naming.item_number(item)} on" if item else ""
            yield f"{holder.office}: {holder.name}{since}"
    if meeting.webcast:
        yield f"Webcast: {meeting.webcast}"
    if meeting.captions:
        yield f"Captions: {meeting.captions}"
    if meeting.summary:
        yield f"In short (not part of the minutes): {meeting.summary}"
    for entry in meeting.corrections:
        place = naming.item_name(item) if (item := meeting.item(entry.item)) else "these minutes"
        yield f"In {place}, corrected on {wording.day(entry.date)}: {naming.correction_words(entry)}"


def _beside(meeting: Meeting, key: str | None, archive: Archive) -> Iterator[tuple[str, str]]:
    """Give what stands under an item, or under none, beside its passages: a place, or nothing, and words."""
    yield from (("", words) for words in _on_earlier_meetings(meeting, key, archive))
    holds = {item.holds: item.key for item in meeting.items if item.holds}
    if holds.get("future-items") == key:
        yield from (("", naming.future_words(future)) for future in meeting.future_items)
    if meeting.next_meeting and holds.get("next-meeting") == key:
        yield "", wording.announced(meeting.next_meeting)
    item = meeting.item(key)
    yield from (("", words) for words in (naming.item_state(item, archive, meeting) if item else ()))
    for entry in meeting.declarations:
        if entry.item == key and archive.registers.public_in(meeting, entry.name):
            yield "", naming.declaration_words(entry)
    for decision in meeting.decisions:
        if decision.item == key:
            yield addresses.decision_fragment(decision.id), decision.text
            words = naming.vote_words(naming.public_decision(decision, archive))
            yield from [("", f"Decision {decision.id}: {words}")] if words else []
    for action in meeting.actions:
        if action.item == key:
            yield addresses.action_fragment(action.id), action.text
            owners = ", ".join(naming.owner_name(owner, archive) for owner in action.owners)
            yield from [("", f"Owner of action {action.id}: {owners}")] if owners else []
            yield from [("", f"Action {action.id} is due on {wording.day(action.due)}")] if action.due else []


def _on_earlier_meetings(meeting: Meeting, key: str | None, archive: Archive) -> Iterator[str]:
    """Give what stands under an item of notes accepted, actions reported on and future items taken up."""
    for entry in meeting.accepts:
        if entry.item == key:
            yield f"The notes of the meeting of {naming.meeting_day(entry.meeting, archive)} were accepted."
            yield from (f"Amendment: {amendment}" for amendment in entry.amendments or ())
    for update in meeting.updates:
        if update.item == key:
            yield _reported(update, archive)
            yield from (f"Evidence: {_paper(paper)}" for paper in update.evidence)
    for taken in meeting.takes_up:
        if taken.item == key:
            yield f"Future item of {naming.meeting_day(taken.meeting, archive)} taken up: {taken.title}"


def _reported(update: Update, archive: Archive) -> str:
    """Write what was said about an earlier action, with its wording where its own minutes are not published here."""
    state = naming.STATES[update.status].lower() if update.status else "mentioned"
    into = f" into {update.into}" if update.into else ""
    words = "".join(f": {words}" for words in (update.text, update.note, naming.update_words(update, archive)) if words)
    return f"Action {update.action}, {state}{into}{words}"


def _paper(paper: Paper) -> str:
    address = paper.elsewhere or (addresses.document(paper.hosted) if paper.hosted else None)
    named = f"{paper.title} ({address})" if address else paper.title
    return " – ".join(filter(None, (named, naming.paper_notice(paper))))


def _item(parent: Element, meeting: Meeting, item: Item, archive: Archive) -> None:
    section = SubElement(parent, "debateSection", name=item.kind, eId=addresses.item_fragment(item.key))
    if item.themes:
        section.set("refersTo", " ".join(f"#theme-{id_}" for id_ in item.themes))
    if item.mark:
        SubElement(section, "num").text = item.mark
    SubElement(section, "heading").text = item.title
    _narratives(section, (("", f"Report: {_paper(paper)}") for paper in item.papers))
    _passages(section, meeting, item.key, archive)
    _narratives(section, _beside(meeting, item.key, archive))
    _roll_calls(section, meeting, item.key, archive)
    for child in meeting.items:
        if child.within == item.key:
            _item(section, meeting, child, archive)


def _roll_calls(section: Element, meeting: Meeting, key: str | None, archive: Archive) -> None:
    """List how those who hold a public role voted, where the minutes name those who did; all others are counted."""
    for decision in meeting.decisions:
        if decision.item == key and any(vote.names for vote in decision.votes):
            call = SubElement(section, "rollCall", eId=f"vote-{decision.id.lower()}")
            for vote in decision.votes:
                people = [(name, archive.registers.public_in(meeting, name)) for name in vote.names]
                for name, person in people:
                    if person:
                        listed = meeting.id in _listing(archive.people[person])
                        refers = {"refersTo": f"#person-{person}"} if listed else {}
                        line = SubElement(call, "narrative", refers)
                        line.text = f"{vote.way.capitalize()}: {name}"
                others = sum(person is None for _, person in people)
                if others:
                    SubElement(call, "narrative").text = f"[{vote.way.capitalize()}: {others} without a public role]"


def _passages(section: Element, meeting: Meeting, key: str | None, archive: Archive) -> None:
    item = meeting.item(key)
    blocks = item.blocks if item else meeting.opening
    quoted = set(quoted_in(blocks))
    for passage, standing in zip(passages_in(blocks), standing_in(blocks), strict=True):
        place = PassageKey(meeting.id, key, passage.number)
        line = SubElement(section, "narrative", eId=addresses.passage_fragment(key, passage.number))
        speakers = archive.speakers.get(place, ())
        if speakers:
            line.set("refersTo", " ".join(f"#person-{id_}" for id_ in speakers))
        marks = [f"list-{standing.level}"] if standing.level else []
        marks += [f"number-{standing.ordinal}"] if standing.ordinal is not None else []
        marks += ["quotation"] if passage.number in quoted else []
        if marks:
            line.set("class", " ".join(marks))
        _write(line, passage, meeting, archive)


def _write(line: Element, passage: Passage | Table, meeting: Meeting, archive: Archive) -> None:
    """Write the words of a passage, with their links; the cells of a row are parted as in `words_in`."""
    if isinstance(passage, Passage):
        _runs(line, passage.runs, meeting, archive)
        return
    for number, row in enumerate((passage.head, *passage.rows)):
        _words(line, "\n" if number else "")
        for at, cell in enumerate(row):
            _words(line, " | " if at else "")
            _runs(line, cell, meeting, archive)


def _runs(line: Element, runs: Runs, meeting: Meeting, archive: Archive) -> None:
    for run in runs:
        match run:
            case Words(text=text):
                _words(line, text)
            case LineBreak():
                SubElement(line, "eol")
            case Emphasis(runs=inner):
                _runs(line, inner, meeting, archive)
            case Link(runs=inner) | SiteLink(runs=inner):
                address = addresses.linked(run, addresses.meeting(meeting.id))
                base = "" if isinstance(run, Link) else archive.site.base_url or "/"
                _runs(SubElement(line, "a", href=f"{base}{address}"), inner, meeting, archive)


def _words(line: Element, text: str) -> None:
    """Add words behind what a line has so far, with an `eol` for each end of a line."""
    for number, words in enumerate(text.split("\n")):
        if number:
            SubElement(line, "eol")
        if len(line):
            line[-1].tail = (line[-1].tail or "") + words
        else:
            line.text = (line.text or "") + words


def _narratives(section: Element, lines: Iterable[tuple[str, str]]) -> None:
    for fragment, words in lines:
        line = SubElement(section, "narrative", {"eId": fragment} if fragment else {})
        line.text = words
