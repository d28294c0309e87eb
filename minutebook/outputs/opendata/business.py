"""Tables of business: the archive in, a row for each decision, vote and declared interest out."""

from collections.abc import Iterator

from minutebook.model import Archive, Meeting, words_in
from minutebook.outputs import addresses, naming
from minutebook.outputs.opendata.meetings import item_id, passage_id
from minutebook.outputs.opendata.shape import Column, Row, Table
from minutebook.outputs.pages import views


def _decisions(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    public_in = archive.registers.public_in
    for decision in meeting.decisions:
        counted = {vote.way: vote.count for vote in decision.votes}
        yield (
            decision.reference,
            meeting.id,
            item_id(meeting.id, decision.item),
            decision.text,
            public_in(meeting, decision.moved),
            public_in(meeting, decision.seconded),
            counted.get("for"),
            counted.get("against"),
            counted.get("abstained"),
            decision.outcome,
            addresses.decision(decision.reference),
        )


def _votes(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    for decision in meeting.decisions:
        for person, name, way in naming.voters(decision, archive):
            id_ = f"{decision.reference}/{person}"
            yield id_, decision.reference, person, name, way, addresses.decision(decision.reference)


def _declarations(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    for number, entry in enumerate(meeting.declarations, 1):
        person = archive.registers.public_in(meeting, entry.name)
        if person:
            yield (
                f"{meeting.id}/declaration-{number}",
                meeting.id,
                item_id(meeting.id, entry.item),
                person,
                entry.kind,
                entry.nature,
                entry.left,
                addresses.item(meeting.id, entry.item) if entry.item else addresses.meeting(meeting.id),
            )


def _questions(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    for key, passage in meeting.passages():
        asked = archive.questions.get(key)
        if asked:
            at = (key.meeting, item_id(key.meeting, key.item), passage_id(key))
            yield passage_id(key), *at, words_in(passage), asked.public, len(asked.answers), addresses.passage(key)


def _answers(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    for reply in meeting.replies:
        if reply.asked in archive.questions:
            key = reply.passage
            question, answer = passage_id(reply.asked), passage_id(key)
            words = views.passage_words(key, archive)
            yield f"{question}/{answer}", key.meeting, question, answer, words, addresses.passage(key)


DECISIONS = Table(
    "decisions",
    "Decisions",
    "One row for each decision that the minutes list, or that was put and lost, in their words.",
    (
        Column("id", "string", "The decision's permanent reference: the meeting and its number there."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("item", "string", "The item.", "items"),
        Column("text", "string", "What was decided, as minuted."),
        Column("moved_by", "string", "Who moved it, if one with a public role.", "people"),
        Column("seconded_by", "string", "Who seconded it, if one with a public role.", "people"),
        Column("for", "integer", "How many voted for it, if minuted."),
        Column("against", "integer", "How many voted against it, if minuted."),
        Column("abstained", "integer", "How many abstained, if minuted."),
        Column("outcome", "string", "`carried`, `unanimous`, `agreed`, `lost` or `noted`, if minuted."),
        Column("url", "address", "The decision on the meeting's page."),
    ),
    of=_decisions,
)
VOTES = Table(
    "votes",
    "Votes",
    "One row for each vote of a person with a public role, if minuted.",
    (
        Column("id", "string", "The decision and the person."),
        Column("decision", "string", "The decision.", "decisions"),
        Column("person", "string", "The person.", "people"),
        Column("name", "string", "The name as minuted."),
        Column("vote", "string", "`for`, `against` or `abstained`."),
        Column("url", "address", "The decision on the meeting's page."),
    ),
    of=_votes,
)
DECLARATIONS = Table(
    "declarations",
    "Declarations of interest",
    "One row for each interest that a person with a public role declared.",
    (
        Column("id", "string", "The meeting and the number of the declaration."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("item", "string", "The item that it concerns, if minuted.", "items"),
        Column("person", "string", "The person.", "people"),
        Column("kind", "string", "Its kind, as minuted."),
        Column("nature", "string", "What the interest is, as minuted."),
        Column("left", "boolean", "Whether the minutes say that they left the room."),
        Column("url", "address", "The item on the meeting's page, or the page."),
    ),
    of=_declarations,
)
QUESTIONS = Table(
    "questions",
    "Questions",
    "One row for each passage that the minutes' publisher declares to be a question, or answered elsewhere.",
    (
        Column("id", "string", "The passage."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("item", "string", "The item.", "items"),
        Column("passage", "string", "The passage that asks.", "passages"),
        Column("text", "string", "Its words."),
        Column("public", "boolean", "Whether the minutes say that somebody from the public asked it."),
        Column("answers", "integer", "How many answers are declared; with none it may be answered all the same."),
        Column("url", "address", "The passage on the meeting's page."),
    ),
    of=_questions,
)
ANSWERS = Table(
    "answers",
    "Answers",
    "One row for each passage that is declared to answer a question.",
    (
        Column("id", "string", "The question and the answer."),
        Column("meeting", "string", "The meeting that answered.", "meetings"),
        Column("question", "string", "The question.", "questions"),
        Column("passage", "string", "The passage that answers.", "passages"),
        Column("text", "string", "Its words."),
        Column("url", "address", "The passage on the meeting's page."),
    ),
    of=_answers,
)
