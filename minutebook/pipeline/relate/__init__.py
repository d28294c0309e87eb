"""Relate: domain objects in, the Archive out: what belongs together, and what became of what."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from minutebook.model import Archive, Order, PassageKey, PlaceRecord, Promised
from minutebook.pipeline.each import keep_each
from minutebook.pipeline.memory import Making, Memory
from minutebook.pipeline.progress import Tell, silently
from minutebook.pipeline.relate.actions import relate_actions
from minutebook.pipeline.relate.arising import MattersArising
from minutebook.pipeline.relate.doubts import find_doubts
from minutebook.pipeline.relate.forward import relate_forward_plan
from minutebook.pipeline.relate.links import check_addresses, check_links, check_reviews
from minutebook.pipeline.relate.meetings import (
    check_drafts,
    check_moves,
    check_taken_up,
    check_titles,
    check_unheld,
    complete_announced,
    find_announced,
    relate_acceptances,
)
from minutebook.pipeline.relate.people import relate_organisations, relate_people
from minutebook.pipeline.relate.places import relate_places
from minutebook.pipeline.relate.questions import relate_questions
from minutebook.pipeline.relate.themes import relate_themes
from minutebook.pipeline.relate.words import Words, read_words
from minutebook.pipeline.validate import Content
from minutebook.pipeline.watch import Watch
from minutebook.problems import Problem


def relate(content: Content, memory: Memory, tell: Tell = silently, jobs: int = 1) -> tuple[Archive, list[Problem]]:
    """Relate everything to everything; every derived state is as at the latest published meeting.

    The words of meetings are read in so many processes.
    """
    # Minutes that were withdrawn say nothing any more: of them the day, the title and the reason are left.
    standing = Order(meeting for meeting in content.meetings if not meeting.withdrawn)
    meetings = Order((meeting for meeting in standing.values() if meeting.status == "held"), among=standing)
    unheld = Order((meeting for meeting in standing.values() if meeting.status != "held"), among=standing)
    withdrawn = Order(meeting for meeting in content.meetings if meeting.withdrawn)
    pages = {page.id: page for page in content.pages}
    registers = content.registers
    watch = Watch()
    watched = watch.registers(registers)
    work = [
        (meeting.file, Making("words", memory.digest_of(meeting), Words, partial(read_words, meeting, watched)))
        for meeting in standing.values()
    ]
    told = partial(tell, "Relating meetings")
    words = dict(zip(standing, keep_each(memory, watch, work, jobs, told), strict=True))
    actions, problems = relate_actions(meetings, withdrawn, {id_: found.references for id_, found in words.items()})
    accepted, more = relate_acceptances(meetings)
    problems += more
    problems += check_titles(standing)
    problems += check_unheld(meetings, unheld)
    problems += check_moves(meetings, unheld)
    unheld, more = complete_announced(meetings, unheld)
    problems += more
    problems += check_drafts(meetings, accepted)
    problems += check_taken_up(meetings)
    problems += check_links(words, unheld, withdrawn, pages)
    problems += check_addresses(content)
    problems += check_reviews(meetings, pages)
    speakers: dict[PassageKey, tuple[str, ...]] = {}
    for id_ in meetings:
        speakers |= words[id_].speakers
    problems += find_doubts(meetings, actions, words)
    questions, more = relate_questions(meetings, withdrawn)
    problems += more
    plan = relate_forward_plan(meetings, {id_: words[id_].put_off for id_ in meetings})
    places = relate_places(registers, actions, {id_: words[id_].places for id_ in meetings})
    archive = Archive(
        site=content.site,
        registers=registers,
        meetings=meetings,
        unheld=unheld,
        withdrawn=withdrawn,
        actions=actions,
        accepted=accepted,
        announced=find_announced(meetings, unheld),
        matters_arising=MattersArising(meetings, actions),
        forward_plan=_by(lambda entry: entry.meeting, plan),
        taken_up=_by(lambda entry: entry.item and entry.item[0], plan),
        themes=relate_themes(registers, meetings, actions),
        people=relate_people(registers, meetings, actions, speakers),
        organisations=relate_organisations(registers, meetings, actions),
        places=places,
        speakers=speakers,
        named_places=_named(places),
        questions=questions,
        figures={id_: words[id_].figures for id_ in meetings},
        pages=pages,
        documents=content.documents,
    )
    return archive, problems


def _by(meeting_of: Callable[[Promised], str | None], plan: Iterable[Promised]) -> dict[str, tuple[Promised, ...]]:
    """Sort future items by a meeting, each in the order in which they were listed."""
    found: dict[str, list[Promised]] = {}
    for entry in plan:
        meeting = meeting_of(entry)
        if meeting:
            found.setdefault(meeting, []).append(entry)
    return {meeting: tuple(entries) for meeting, entries in found.items()}


def _named(places: Mapping[str, PlaceRecord]) -> dict[PassageKey, tuple[str, ...]]:
    """Give the places that each passage names."""
    found: dict[PassageKey, list[str]] = {}
    for id_, record in places.items():
        for key in record.passages:
            found.setdefault(key, []).append(id_)
    return {key: tuple(ids) for key, ids in found.items()}
