"""The table of figures: the archive in, a row for each number in the minutes out."""

from collections.abc import Iterator
from decimal import Decimal

from minutebook.model import Archive, Meeting
from minutebook.outputs import addresses
from minutebook.outputs.figures import sentences_with_figures
from minutebook.outputs.opendata.meetings import item_id, passage_id
from minutebook.outputs.opendata.shape import Column, Row, Table


def _figures(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    numbers: dict[str, int] = {}
    for sentence in sentences_with_figures(meeting, archive):
        key = passage_id(sentence.passage)
        for figure in sentence.figures:
            numbers[key] = numbers.get(key, 0) + 1
            yield (
                f"{key}/{numbers[key]}",
                meeting.id,
                item_id(meeting.id, sentence.passage.item),
                key,
                figure.number,
                _plain(figure.value),
                figure.unit or None,
                sentence.words,
                sentence.speaker,
                addresses.passage(sentence.passage),
            )


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


FIGURES = Table(
    "figures",
    "Figures",
    "One row for each number in the paragraphs and tables of the minutes, but for dates, times of day and names.",
    (
        Column("id", "string", "The passage, and which of its numbers it is."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("item", "string", "The item.", "items"),
        Column("passage", "string", "The passage.", "passages"),
        Column("number", "string", "The number as written."),
        Column("value", "number", "Its value; `1.5 million` is 1500000. Empty for a span such as 10-14."),
        Column("unit", "string", "As written: its sign, or the words behind it that may say what was counted."),
        Column("sentence", "string", "The sentence or the row of a table in which it stands."),
        Column("speaker", "string", "Who speaks in this sentence, if the passage names exactly one.", "people"),
        Column("url", "address", "The passage on the meeting's page."),
    ),
    of=_figures,
)
