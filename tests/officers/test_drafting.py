"""Drafting: invented documents in, the facts and doubts that an officer expects out."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from minutebook import frontmatter
from minutebook.frontmatter import Value
from minutebook.model import Registers
from minutebook.officers.drafting import Draft, draft
from minutebook.officers.drafting.dates import contradicts, days, hours
from minutebook.officers.drafting.minutes import at_start, escaped
from minutebook.officers.drafting.people import parted
from minutebook.officers.manuscripts import read
from minutebook.officers.manuscripts.word import read_word
from minutebook.prose import parse
from tests.officers.paper import bold, link, merged, numbered, para, run, table, word
from tests.sites import REAL, archive_of

HEAD = "Invented Panel\nDate: Tuesday 27 February 2024\nPresent: Alison Lowe (DMPC), John Robins (WYP)\n"


@pytest.fixture(scope="module")
def registers() -> Registers:
    return archive_of(REAL).registers


class Desk:
    """Drafts from text, and answers about the draft."""

    def __init__(self, made: Draft) -> None:
        self.made = made
        parts, _ = frontmatter.split(made.text, "draft")
        assert parts is not None, made.doubts
        fields, problems = frontmatter.parse(parts.facts, "draft")
        assert fields is not None, problems
        assert not problems
        self.facts = fields.data
        self.body = parts.body.strip()

    def codes(self) -> set[str]:
        """Name the doubts."""
        return {doubt.code for doubt in self.made.doubts}

    def rows(self, key: str) -> list[dict[str, Value]]:
        """Give the entries of a list."""
        found = self.facts.get(key)
        assert isinstance(found, list)
        return [entry for entry in found if isinstance(entry, dict)]

    def people(self, group: str) -> list[tuple[Value, ...]]:
        """Give name, role and organisation of each entry."""
        attendance = self.facts["attendance"]
        assert isinstance(attendance, dict)
        found = attendance.get(group)
        assert isinstance(found, list)
        return [(e["name"], e.get("role"), e.get("organisation")) for e in found if isinstance(e, dict)]


def from_text(text: str, registers: Registers, folder: Path, earlier: list[str] | None = None) -> Desk:
    file = folder / "minutes.txt"
    file.write_text(text, encoding="utf-8")
    return Desk(draft(read(file), registers, earlier or []))


def from_word(*body: str, registers: Registers, links: dict[str, str] | None = None) -> Desk:
    head = [
        para("Invented Panel"),
        para("Date: Tuesday 27 February 2024"),
        para("Present: Alison Lowe (DMPC), John Robins (WYP)"),
    ]
    return Desk(draft(read_word(word(*head, *body, links=links)), registers, []))


def heading(text: str) -> str:
    return numbered(run(text, "<w:b/>"))


# Days and hours


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday 27 February 2024", "2024-02-27"),
        ("27th February 2024", "2024-02-27"),
        ("27/02/2024", "2024-02-27"),
        ("27.2.24", "2024-02-27"),
        ("Tues 27 Feb 24", "2024-02-27"),
        ("the 1st of March, 2024", "2024-03-01"),
        ("March 1, 2024", "2024-03-01"),
        ("2024-03-01", "2024-03-01"),
    ],
)
def test_days_are_read_day_first(text: str, expected: str) -> None:
    assert [str(day.date) for day in days(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    ["59%", "19.09.01.2", "2022/23", "May compare May to May", "3 officers", "1/2 of them", "24/7", "item 3.4.5a"],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert [day for day in days(text) if day.date] == []


def test_a_weekday_that_contradicts_its_day_is_told() -> None:
    found = list(days("Monday 27 February 2024, Tuesday 27 February 2024"))
    assert [contradicts(day, day.date) for day in found if day.date] == ["Monday", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1430 - 1600", "14:30 - 16:00"),
        ("2.30pm – 4pm", "14:30 - 16:00"),
        ("2 - 4pm", "14:00 - 16:00"),
        ("10am to 12 noon", "10:00 - 12:00"),
        ("from 11 a.m. until 1.15 p.m.", "11:00 - 13:15"),
        ("14:30-16:00", "14:30 - 16:00"),
    ],
)
def test_hours_are_read(text: str, expected: str) -> None:
    span = hours(text)
    assert span is not None
    assert span.hours == expected


@pytest.mark.parametrize("text", ["2 - 4", "£2.30 - £4.50", "16:00 - 14:30", "25:00 - 26:00"])
def test_what_are_no_hours_are_none(text: str) -> None:
    assert hours(text) is None


# The head


def test_the_head_becomes_facts(registers: Registers, tmp_path: Path) -> None:
    head = "Invented Panel\nMinutes of the meeting held on 27/02/2024, 2pm - 4pm, at the Old Hall\nChair: Alison Lowe\n"
    desk = from_text(
        f"{head}Present: John Robins, Chief Constable, WYP\nApologies: None\n1. Welcome\nWords.\n2. AOB\nNone\n",
        registers,
        tmp_path,
    )
    assert {key: desk.facts[key] for key in ("title", "date", "time", "venue", "chair")} == {
        "title": "Invented Panel",
        "date": "2024-02-27",
        "time": "14:00 - 16:00",
        "venue": "the Old Hall",
        "chair": "Alison Lowe",
    }
    assert desk.people("present") == [("Alison Lowe", None, None), ("John Robins", "Chief Constable", "wyp")]
    attendance = desk.facts["attendance"]
    assert isinstance(attendance, dict)
    assert attendance["apologies"] == "none"


def test_a_weekday_that_is_wrong_must_be_answered(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(HEAD.replace("Tuesday", "Monday") + "1. Welcome\nWords.\n2. AOB\nNone\n", registers, tmp_path)
    told = [doubt for doubt in desk.made.doubts if doubt.code == "weekday-wrong"]
    assert [(doubt.line, doubt.message) for doubt in told] == [
        (3, '"Monday 27 February 2024" names Monday, and 27 February 2024 is a Tuesday.')
    ]


def test_a_document_without_a_day_asks_for_it(registers: Registers, tmp_path: Path) -> None:
    file = tmp_path / "minutes.txt"
    file.write_text("Invented Panel\n1. Welcome\nWords.\n2. AOB\nNone\n", encoding="utf-8")
    made = draft(read(file), registers, [])
    assert (made.day, made.text, "no-date" in {doubt.code for doubt in made.doubts}) == (None, "", True)
    given = draft(read(file), registers, [], date(2024, 2, 27))
    assert given.text.startswith("---\ntitle: Invented Panel\ndate: 2024-02-27\n")


def test_what_the_head_says_beside_is_kept_and_told(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(
        f"{HEAD}The room was cold and the heating did not work.\n1. Welcome\nWords.\n2. AOB\nNone\n",
        registers,
        tmp_path,
    )
    assert desk.body.startswith("The room was cold and the heating did not work.\n\n## 1. Welcome")
    assert "front-kept" in desk.codes()


def test_attendance_in_a_table(registers: Registers) -> None:
    rows = table(
        ("Name", "Role", "Organisation"),
        ("Ann Other (Chair)", "Head of Ducks", "WYCA"),
        ("Bo Else", "Analyst", "Pond Council"),
    )
    desk = Desk(
        draft(
            read_word(
                word(
                    para("Invented Panel"),
                    para("27 February 2024"),
                    para("Present"),
                    rows,
                    heading("A"),
                    para("x"),
                    heading("B"),
                )
            ),
            registers,
            [],
        )
    )
    assert desk.people("present") == [
        ("Ann Other", "Head of Ducks", "wyca"),
        ("Bo Else", "Analyst, Pond Council", None),
    ]
    assert desk.facts["chair"] == "Ann Other"
    assert {"people-new", "organisation-new", "chair-found"} <= desk.codes()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Other, Bo Else and Cy Third", ["Ann Other", "Bo Else", "Cy Third"]),
        ("Ann Other (WYP), Bo Else (WYCA)", ["Ann Other (WYP)", "Bo Else (WYCA)"]),
        (
            "Dave Iveson, Digital Communications Officer, Policing and Crime",
            ["Dave Iveson, Digital Communications Officer, Policing and Crime"],
        ),
        ("Ann Other – Housing Manager, Fernlea Homes", ["Ann Other – Housing Manager, Fernlea Homes"]),
        ("Ann Other, Clerk; Bo Else, Mayor", ["Ann Other, Clerk", "Bo Else, Mayor"]),
    ],
)
def test_lists_of_people_are_parted(text: str, expected: list[str]) -> None:
    assert parted(text) == expected


# The agenda


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "Item {} - ", "Agenda item {}: ", "{}\t", "{}.0 "])
def test_typed_numbers_make_items(mark: str, registers: Registers, tmp_path: Path) -> None:
    items = "".join(
        f"{mark.format(number)}{name}\nThe panel heard about it.\n"
        for number, name in enumerate(("Welcome", "Ducks", "Geese"), 1)
    )
    desk = from_text(HEAD + items, registers, tmp_path)
    assert [line for line in desk.body.split("\n") if line.startswith("#")] == [
        "## 1. Welcome",
        "## 2. Ducks",
        "## 3. Geese",
    ]


def test_a_list_inside_an_item_is_no_agenda(registers: Registers, tmp_path: Path) -> None:
    text = "1. Welcome\nWords.\n2. Ducks\nThe steps were:\n1. count them;\n2. feed them;\n3. let them go.\n3 officers had been trained.\n3. Geese\nWords.\n"
    desk = from_text(HEAD + text, registers, tmp_path)
    assert [line for line in desk.body.split("\n") if line.startswith("#")] == [
        "## 1. Welcome",
        "## 2. Ducks",
        "## 3. Geese",
    ]
    assert "1\\. count them;" in desk.body
    assert "3 officers had been trained." in desk.body


def test_headings_without_numbers_are_numbered_and_must_be_looked_at(registers: Registers) -> None:
    desk = from_word(bold("Welcome"), para("Words."), bold("Ducks"), para("More words."), registers=registers)
    assert "## 1. Welcome" in desk.body
    assert "items-unnumbered" in desk.codes()


def test_a_number_that_is_left_out_must_be_looked_at(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(f"{HEAD}1. Welcome\nWords.\n2. Ducks\nWords.\n4. Geese\nWords.\n", registers, tmp_path)
    assert "items-skip" in desk.codes()


def test_minutes_in_one_big_table_are_unrolled(registers: Registers) -> None:
    rows = table(
        ("Item", "Discussion", "Action"),
        ("1.", run_cell("Welcome", "The chair welcomed everyone."), ""),
        ("2.", run_cell("Ducks", "There were ducks."), "WYP to count the ducks."),
    )
    desk = from_word(rows, registers=registers)
    assert desk.body == "## 1. Welcome\n\nThe chair welcomed everyone.\n\n## 2. Ducks\n\nThere were ducks."
    assert [(row["item"], row["text"], row["owners"]) for row in desk.rows("actions")] == [
        ("2", "WYP to count the ducks.", ["wyp"])
    ]
    assert "Discussion" in " ".join(desk.made.left_out)


def run_cell(title: str, text: str) -> str:
    return bold(title) + para(text)


def test_a_table_of_figures_stays_a_table(registers: Registers) -> None:
    desk = from_word(
        heading("Ducks"), table(("Year", "Ducks"), ("2023", "3 | 4")), heading("Geese"), para("x"), registers=registers
    )
    assert "| Year | Ducks |\n|---|---|\n| 2023 | 3 \\| 4 |" in desk.body
    assert "table-kept" in desk.codes()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Ron Pike – s151 officer, Grace Teal (Internal Audit), Liz Orme (Clerk)",
            [("Ron Pike", "s151 officer", None), ("Grace Teal", "Internal Audit", None), ("Liz Orme", "Clerk", None)],
        ),
        (
            "Mrs J. Larkspur (Clerk), County Councillor P. Merriweather and 6 members of the public",
            [("Mrs J. Larkspur", "Clerk", None), ("County Councillor P. Merriweather", None, None)],
        ),
        ("Force: Supt Nell Orde, DI Max Pyle", [("Nell Orde", "Supt, Force", None), ("Max Pyle", "DI, Force", None)]),
        ("Ann Other – Housing Manager, Fernlea Homes", [("Ann Other", "Housing Manager, Fernlea Homes", None)]),
        ("Dr Una Day OBE, JP, Sir Al Roe KC", [("Dr Una Day OBE JP", None, None), ("Sir Al Roe KC", None, None)]),
        (
            "Councillors H. Dray, Fenwick and 2 officers",
            [("Councillor H. Dray", None, None), ("Councillor Fenwick", None, None)],
        ),
        ("Mr Aled Bowen (Chair of Governors)", [("Mr Aled Bowen", "Chair of Governors", None)]),
        ("Ed Day, Chief Constable, WYP (ED)", [("Ed Day", "Chief Constable", "wyp")]),
        ("T/ACC Bjørn Dálaigh (BOD) – WYP", [("Bjørn Dálaigh", "T/ACC", "wyp")]),
        ("Carl Oaks (CEO)", [("Carl Oaks", "CEO", None)]),
        ("Ruth Amos (RA) Analyst", [("Ruth Amos", "Analyst", None)]),
    ],
)
def test_people_are_told_apart(
    said: str, expected: list[tuple[Value, ...]], registers: Registers, tmp_path: Path
) -> None:
    text = f"Invented Panel\nDate: 27 February 2024\nPresent: {said}\n1. Welcome\nWords.\n2. AOB\nx\n"
    desk = from_text(text, registers, tmp_path)
    assert desk.people("present") == expected
    assert "words-missing" not in desk.codes()


def test_a_second_person_in_a_role_is_asked_about(registers: Registers, tmp_path: Path) -> None:
    said = "Present: Ann Other – Manager – Bo Else (North)"
    desk = from_text(f"Invented Panel\nDate: 27 February 2024\n{said}\n1. A\nx\n2. B\nx\n", registers, tmp_path)
    assert "person-parted" in desk.codes()


@pytest.mark.parametrize("remark", ["via Teams", "joined at item 2", "late", "until 11.15am", "in the room"])
def test_a_remark_beside_a_name_is_told(remark: str, registers: Registers, tmp_path: Path) -> None:
    said = f"Present: Ann Other ({remark})"
    desk = from_text(f"Invented Panel\nDate: 27 February 2024\n{said}\n1. A\nx\n2. B\nx\n", registers, tmp_path)
    assert "role-remark" in desk.codes()


@pytest.mark.parametrize(
    "absent", ["Not present: Wilf Tansley", "Absent:\nWilf Tansley\nBo Else, WYP", "Did not attend\nWilf Tansley"]
)
def test_those_who_stayed_away_sent_no_apologies(absent: str, registers: Registers, tmp_path: Path) -> None:
    text = f"Invented Panel\nDate: 27 February 2024\nPresent: Ann Other\nApologies: None\n{absent}\n1. A\nx\n2. B\nx\n"
    desk = from_text(text, registers, tmp_path)
    assert desk.facts["attendance"] == {"present": [{"name": "Ann Other"}], "apologies": "none"}
    assert all(line in desk.body for line in absent.split("\n"))
    assert "front-kept" in desk.codes()


def test_those_who_stayed_away_in_a_table(registers: Registers) -> None:
    rows = table(("Present", "Ann Other"), ("Absent", "Wilf Tansley"), ("Apologies", "Bo Else"))
    head = para("Invented Panel"), para("Date: 27 February 2024"), rows
    desk = Desk(draft(read_word(word(*head, heading("A"), para("x"), heading("B"), para("x"))), registers, []))
    assert desk.facts["attendance"] == {"present": [{"name": "Ann Other"}], "apologies": [{"name": "Bo Else"}]}
    assert "Absent Wilf Tansley" in desk.body


@pytest.mark.parametrize("said", ["Cllr Eve Orrin.", "· Eve Orrin\n· Wilf Tansley"])
def test_apologies_under_an_item_of_their_own_are_told(said: str, registers: Registers, tmp_path: Path) -> None:
    text = f"Invented Panel\nDate: 27 February 2024\nPresent: Ann Other\n1. Apologies for absence\n{said}\n2. B\nx\n"
    assert "apologies-text" in from_text(text, registers, tmp_path).codes()
    nobody = text.replace(said, "None.")
    assert "apologies-text" not in from_text(nobody, registers, tmp_path).codes()


def test_apologies_of_some_make_nobody_present(registers: Registers, tmp_path: Path) -> None:
    said = "Apologies: None from members; Jo Keane (officer)"
    text = f"Invented Panel\nDate: 27 February 2024\nPresent: Ann Other\n{said}\n1. A\nx\n2. B\nx\n"
    desk = from_text(text, registers, tmp_path)
    assert [person[0] for person in desk.people("present")] == ["Ann Other"]
    assert said in desk.body


def test_people_under_two_headings_beside_each_other(registers: Registers) -> None:
    there = "".join(para(name) for name in ("Ann Other (Chair)", "Bo Else", "Cy More"))
    rows = table(("Present", "Apologies"), (there, para("Di Last")))
    head = para("Invented Panel"), para("Date: 27 February 2024"), rows
    desk = Desk(draft(read_word(word(*head, heading("A"), para("x"), heading("B"), para("x"))), registers, []))
    assert [person[0] for person in desk.people("present")] == ["Ann Other", "Bo Else", "Cy More"]
    assert [person[0] for person in desk.people("apologies")] == ["Di Last"]


def test_organisations_above_their_people_end_no_list(registers: Registers, tmp_path: Path) -> None:
    lines = "Members in attendance\nHollinbeck Council\nCllr Ann Other\nWexcombe Borough Council\nCllr Bo Else"
    text = f"Invented Panel\nDate: 27 February 2024\n{lines}\nOfficers\nDi Last\n1. A\nx\n2. B\nx\n"
    desk = from_text(text, registers, tmp_path)
    assert [person[0] for person in desk.people("present")] == ["Cllr Ann Other", "Cllr Bo Else"]
    assert [person[0] for person in desk.people("also_present")] == ["Di Last"]
    assert "Hollinbeck Council" in desk.body


def test_officers_are_not_made_present_where_nobody_under_present_was_understood(
    registers: Registers, tmp_path: Path
) -> None:
    lines = "PRESENT\n? Thorley\nIN ATTENDANCE\nAnn Other, Commissioner"
    text = f"Invented Panel\nDate: 27 February 2024\n{lines}\n1. A\nx\n2. B\nx\n"
    desk = from_text(text, registers, tmp_path)
    assert desk.people("also_present") == [("Ann Other", "Commissioner", None)]
    assert "no-attendance" in desk.codes()


TAB = "<w:r><w:tab/></w:r>"


def test_names_and_roles_at_tabs(registers: Registers) -> None:
    lines = para("Present"), para("Ed Day", TAB, "Chief Constable"), para("Ngaio Tui (NT)", TAB, "Adviser")
    head = para("Invented Panel"), para("Date: 27 February 2024"), *lines
    desk = Desk(draft(read_word(word(*head, heading("A"), para("x"), heading("B"), para("x"))), registers, []))
    assert desk.people("present") == [
        ("Ed Day", "Chief Constable", None),
        ("Ngaio Tui", "Adviser", None),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("24/035 Welcome", "24/036 Ducks"),
        ("ICB/24/01 Welcome", "ICB/24/02 Ducks"),
        ("2024-7. Welcome", "2024-8. Ducks"),
    ],
)
def test_the_numbers_of_minutes_make_items_and_stay(
    first: str, second: str, registers: Registers, tmp_path: Path
) -> None:
    text = f"Invented Panel\nDate: 27 February 2024\nPresent: Ann Other\n{first}\nWords.\n{second}\nMore.\n"
    desk = from_text(text, registers, tmp_path)
    assert desk.body == f"## 1. {first}\n\nWords.\n\n## 2. {second}\n\nMore."
    assert "items-unnumbered" in desk.codes()


def test_a_whole_table_of_minutes_with_rows_that_go_on(registers: Registers) -> None:
    rows = table(
        ("No.", "Minutes", "Action by"),
        (merged("1", begins=True), para(bold("Welcome")), ""),
        (merged(), "The Chair welcomed all.", ""),
        (merged("2", begins=True), para(bold("Ducks")), ""),
        (merged(), "Many were seen.", ""),
        (merged(), "They are to be counted.", "WYP"),
        ("", "Next meeting: Tuesday 18 June 2024", ""),
    )
    head = para("Invented Panel"), para("Date: 27 February 2024"), para("Present: Ann Other"), rows
    desk = Desk(draft(read_word(word(*head)), registers, []))
    assert desk.body.startswith("## 1. Welcome\n\nThe Chair welcomed all.\n\n## 2. Ducks\n\nMany were seen.")
    assert actions(desk) == [("They are to be counted.", ["wyp"], None)]
    assert [person[0] for person in desk.people("present")] == ["Ann Other"]


# Actions


def actions(desk: Desk) -> list[tuple[Value, ...]]:
    return [(row["text"], row["owners"], row.get("due")) for row in desk.rows("actions")]


def in_item(*lines: str) -> str:
    return HEAD + "1. Welcome\nWords.\n2. Ducks\nThere were ducks.\n" + "\n".join(lines) + "\n3. AOB\nNone\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Actions:", "· WYP to count them."], ("WYP to count them.", ["wyp"], None)),
        (
            ["Action(s)", "1. WYCA and WYP to meet by 29 March 2024."],
            ("WYCA and WYP to meet by 29 March 2024.", ["wyca", "wyp"], "2024-03-29"),
        ),
        (["ACTION: DMPC to write."], ("DMPC to write.", ["alison-lowe"], None)),
        (["Action 3 – WYP to count."], ("WYP to count.", ["wyp"], None)),
        (["[ACTION: WYP to count.]"], ("WYP to count.", ["wyp"], None)),
        (["Actions:", "· Ducks to be counted."], ("Ducks to be counted.", [], None)),
        (
            ["Actions:", "· Letter to the Pond Society to be sent."],
            ("Letter to the Pond Society to be sent.", [], None),
        ),
        (["Actions:", "· Count them (WYP)"], ("Count them (WYP)", ["wyp"], None)),
        (["Actions:", "· WYP: count them"], ("WYP: count them", ["wyp"], None)),
        (["Actions:", "· The Pond Society to count them."], ("The Pond Society to count them.", [], None)),
    ],
)
def test_actions_and_their_owners(
    lines: list[str], expected: tuple[Value, ...], registers: Registers, tmp_path: Path
) -> None:
    desk = from_text(in_item(*lines), registers, tmp_path)
    assert actions(desk) == [expected]
    if expected[1] == []:
        assert {"owner-none", "owner-unknown"} & desk.codes()


@pytest.mark.parametrize(
    "text",
    [
        "WYP to count them by the end of March.",
        "WYP to count them before the next meeting.",
        "WYP to count them by Friday.",
        "WYP to count them by 12/4.",
        "WYP to count them w/c 15 April.",
        "WYP to count them by 5 January 2024.",
    ],
)
def test_a_time_that_is_no_day_to_come_is_told_and_stays(text: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item(f"ACTION: {text}"), registers, tmp_path)
    assert actions(desk) == [(text, ["wyp"], None)]
    assert "due-unclear" in desk.codes()


def test_words_without_a_time_raise_no_doubt_of_one(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("ACTION: WYP to count the ducks fed by Wakefield."), registers, tmp_path)
    assert "due-unclear" not in desk.codes()


def test_an_action_inside_a_paragraph_is_taken_out_and_told(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("They flew off. ACTION: WYP to find them."), registers, tmp_path)
    assert actions(desk) == [("WYP to find them.", ["wyp"], None)]
    assert "They flew off." in desk.body
    assert "action-in-text" in desk.codes()


def test_a_table_of_actions(registers: Registers) -> None:
    rows = table(
        ("Ref", "Task", "Lead", "By when"),
        ("7", "Count the ducks", "WYP", "29/03/2024"),
        ("8", "Feed them", "The Duck Squad", "soon"),
    )
    desk = from_word(heading("Ducks"), para("x"), rows, heading("Geese"), para("x"), registers=registers)
    assert actions(desk) == [
        ("Count the ducks", ["wyp"], "2024-03-29"),
        ("Feed them (soon) (The Duck Squad)", [], None),
    ]
    assert {"owner-unknown", "due-unclear", "action-number"} <= desk.codes()


def test_empty_cells_of_a_pasted_table_keep_their_columns(registers: Registers, tmp_path: Path) -> None:
    rows = "Action\tOwner\tDue", "Count the ducks\tWYP\t29/03/2024", "Feed them\t\t30/03/2024", "Name them\tWYCA"
    desk = from_text(in_item(*rows), registers, tmp_path)
    assert actions(desk) == [
        ("Count the ducks", ["wyp"], "2024-03-29"),
        ("Feed them", [], "2024-03-30"),
        ("Name them", ["wyca"], None),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["ACTION: WYP to share data – DONE"],
        ["Action 12/23 – Cyber training: completed."],
        ["Action 24/02: carried forward"],
        ["Action\tOwner\tStatus", "Share the data\tWYP\tComplete"],
    ],
)
def test_an_action_that_is_reported_on_is_no_new_one_unasked(
    lines: list[str], registers: Registers, tmp_path: Path
) -> None:
    desk = from_text(in_item(*lines), registers, tmp_path)
    assert "action-earlier" in {doubt.code for doubt in desk.made.doubts if doubt.grade.name == "MUST"}


def test_an_action_that_gets_something_done_is_a_new_one(registers: Registers, tmp_path: Path) -> None:
    assert "action-earlier" not in from_text(in_item("ACTION: WYP to get it done."), registers, tmp_path).codes()


def test_a_list_of_all_actions_adds_its_days_and_doubles_none(registers: Registers) -> None:
    rows = table(("Action", "Owner", "Due"), ("WYP to count them", "WYP", "12 April 2024"), ("Feed them", "WYCA", ""))
    desk = from_word(
        heading("Ducks"),
        para("ACTION 1: WYP to count them."),
        heading("AOB"),
        para("None"),
        para(bold("Summary of actions")),
        rows,
        registers=registers,
    )
    assert [(row["text"], row.get("item"), row.get("due")) for row in desk.rows("actions")] == [
        ("WYP to count them.", "1", "2024-04-12"),
        ("Feed them", None, None),
    ]
    assert {"action-twice", "action-summary"} <= desk.codes()


def test_a_second_mention_that_differs_is_asked_about(registers: Registers) -> None:
    rows = table(("Action", "Owner", "Due"), ("WYP to count them", "WYCA", "12 April 2024"))
    desk = from_word(
        heading("Ducks"),
        para("ACTION: WYP to count them"),
        heading("AOB"),
        para("x"),
        para("Summary of actions"),
        rows,
        registers=registers,
    )
    assert [row["owners"] for row in desk.rows("actions")] == [["wyp"]]
    assert "action-differs" in desk.codes()


def test_the_list_below_an_action_of_its_own_stays_in_the_minutes(registers: Registers, tmp_path: Path) -> None:
    lines = "ACTION: WYP to send the report", "· The contract ended.", "· WYCA to look at the roof.", "· It leaks."
    desk = from_text(in_item(*lines), registers, tmp_path)
    assert [row["text"] for row in desk.rows("actions")] == ["WYP to send the report"]
    assert "- The contract ended." in desk.body


@pytest.mark.parametrize("mark", ["AP1: ", "To do: ", "Action point: "])
def test_other_marks_of_an_action(mark: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item(f"{mark}WYP to count them."), registers, tmp_path)
    assert actions(desk) == [("WYP to count them.", ["wyp"], None)]


def test_actions_numbered_in_one_line_are_parted(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("Actions: (1) WYP to count. (2) WYCA to feed by 1 April 2024."), registers, tmp_path)
    assert actions(desk) == [
        ("WYP to count.", ["wyp"], None),
        ("WYCA to feed by 1 April 2024.", ["wyca"], "2024-04-01"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "RESOLVED – That WYP be requested to provide figures.",
        "The Chair asked that officers bring a report.",
        "A1. WYP to write to the council",
    ],
)
def test_what_was_resolved_is_offered_as_an_action(said: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item(said), registers, tmp_path)
    assert said in desk.body
    assert "action-perhaps" in desk.codes()


def test_a_merged_cell_of_a_table_of_actions_counts_for_each_row(registers: Registers) -> None:
    above, below = merged("WYP", begins=True), merged()
    rows = table(
        ("Action", "Owner", "By when"),
        ("Count the ducks", above, "29/03/2024"),
        ("Feed them", below, ""),
        ("Name them", "", ""),
    )
    desk = from_word(heading("Ducks"), para("x"), rows, heading("Geese"), para("x"), registers=registers)
    assert actions(desk) == [
        ("Count the ducks", ["wyp"], "2024-03-29"),
        ("Feed them", ["wyp"], None),
        ("Name them", [], None),
    ]


def test_an_action_merged_over_two_rows_has_the_owners_of_both(registers: Registers) -> None:
    rows = table(
        ("Action", "Owner", "By when"),
        (merged("Count the ducks", begins=True), "WYP", "29/03/2024"),
        (merged(), "WYCA", ""),
        ("Feed them", "WYCA", ""),
    )
    desk = from_word(heading("Ducks"), para("x"), rows, heading("Geese"), para("x"), registers=registers)
    assert actions(desk) == [("Count the ducks", ["wyp", "wyca"], "2024-03-29"), ("Feed them", ["wyca"], None)]


def test_what_was_agreed_in_prose_is_offered_and_stays(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("It was agreed that the ducks would be counted."), registers, tmp_path)
    assert "actions" not in desk.facts
    assert "It was agreed that the ducks would be counted." in desk.body
    assert "action-perhaps" in desk.codes()


# What other meetings need


@pytest.mark.parametrize(
    ("said", "accepts", "code"),
    [
        (
            "The minutes of the meeting on 23 October 2023 were agreed as a correct record.",
            "2023-10-23",
            "accepts-unpublished",
        ),
        ("The notes were accepted.", "2023-06-01", "accepts-guessed"),
        ("The notes of 1 June 2023 were accepted. A letter of 3 January 2024 was read.", "2023-06-01", "accepts-found"),
        ("The minutes could not be agreed. The report of 3 January 2024 was noted.", None, "accepts-not"),
        ("It was agreed that the minutes would be brought back.", None, "accepts-not"),
        ("It was agreed that the minutes of 23 October 2023 be accepted.", "2023-10-23", "accepts-unpublished"),
        ("The minutes of 23 October 2023 were approved subject to one change.", "2023-10-23", "accepts-amended"),
        ("The minutes of 23 October 2023 were not available and were deferred.", None, "accepts-not"),
    ],
)
def test_accepted_notes(said: str, accepts: str | None, code: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(
        f"{HEAD}1. Welcome\nWords.\n2. Notes of the previous meeting\n{said}\n3. AOB\nNone\n",
        registers,
        tmp_path,
        ["2023-06-01"],
    )
    assert desk.facts.get("accepts") == ([{"meeting": accepts, "item": "2"}] if accepts else None)
    assert code in desk.codes()


def test_future_items_and_the_next_meeting(registers: Registers, tmp_path: Path) -> None:
    text = "1. Welcome\nWords.\n2. Future agenda items\n· Hate Crime\n· Exception paper - Custody\n3. Date of next meeting\nTuesday 18 June 2024, 2pm - 4pm, Old Hall\n"
    desk = from_text(HEAD + text, registers, tmp_path)
    assert desk.rows("future_items") == [
        {"title": "Hate Crime", "themes": ["hate-crime"]},
        {"title": "Custody", "kind": "exception-paper", "themes": ["custody"]},
    ]
    assert desk.facts["next_meeting"] == {"date": "2024-06-18", "time": "14:00 - 16:00", "venue": "Old Hall"}
    assert desk.facts["items"] == {"2": {"holds": "future-items"}, "3": {"holds": "next-meeting"}}


def test_links_become_reports_or_stay(registers: Registers) -> None:
    links = {
        "a": "https://example.org/ducks.pdf",
        "b": "https://example.org/law",
        "c": "javascript:alert(1)",
        "d": "file:///C:/SECRET.docx",
    }
    desk = from_word(
        heading("Welcome"),
        para("See ", link("the law", "b"), " and ", link("a page", "c"), " and ", link("a file", "d"), "."),
        numbered(run("Ducks - to access the full report ", "<w:b/>") + link("HERE", "a")),
        para("x"),
        registers=registers,
        links=links,
    )
    assert "See [the law](https://example.org/law) and a page and a file." in desk.body
    assert desk.facts["items"] == {
        "2": {"papers": [{"title": "Ducks, full report", "url": "https://example.org/ducks.pdf"}]}
    }
    assert "link-refused" in desk.codes()
    assert "SECRET" not in desk.made.text


def test_a_report_by_its_label_and_half_addresses(registers: Registers) -> None:
    links = {
        "a": "https://example.org/the plan.pdf",
        "b": "/documents/d1.pdf",
        "c": "https://somebody:SECRET@example.org/",
    }
    desk = from_word(
        heading("Ducks"),
        para("Report: ", link("Duck Plan", "a")),
        para("See ", link("the annex", "b"), " and ", link("the list", "c"), "."),
        heading("Geese"),
        para("x"),
        registers=registers,
        links=links,
    )
    papers = [{"title": "Duck Plan", "url": "https://example.org/the%20plan.pdf"}]
    assert desk.facts["items"] == {"1": {"papers": papers}}
    assert "Report: Duck Plan\n\nSee the annex and the list." in desk.body
    assert {"link-half", "link-refused"} <= desk.codes()
    assert "SECRET" not in desk.made.text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Saved at C:\\Users\\SECRET name\\minutes.docx.", "Saved at minutes.docx."),
        ("See \\\\SECRET\\Public Share\\a b.docx", "See a b.docx"),
        ("file:///S:/SECRET/x.pdf, /Users/SECRET/y.txt", "x.pdf, y.txt"),
        ("It cost 3/4 of https://example.org/home/x and N/A", "It cost 3/4 of https://example.org/home/x and N/A"),
        ("Ducks and/or geese: A:B, c/o the Clerk", "Ducks and/or geese: A:B, c/o the Clerk"),
    ],
)
def test_folders_of_somebody_are_taken_out_of_the_words(
    said: str, kept: str, registers: Registers, tmp_path: Path
) -> None:
    desk = from_text(f"{HEAD}1. Welcome\n{said}\n2. AOB\nx\n", registers, tmp_path)
    assert f"## 1. Welcome\n\n{kept}\n" in desk.body
    assert ("paths" in desk.codes()) == (said != kept)
    assert "SECRET" not in desk.made.text + str(desk.made.doubts)
    assert "words-missing" not in desk.codes()


@pytest.mark.parametrize(
    "text",
    ["*85th* and 2*3*4", "_Len_ said", "[old](x) [ones]", "<b>bold</b>", "a \\ b \\* c", "`code`", "1. one", "12) twelve", "# tag", "- dash", "+ plus", "> more", "| a |", "---", "=== x", "&amp;", "![no](x)", "~~~", "snake_case_name", "https://example.org/a_b*c"],
)  # fmt: skip
def test_words_are_shown_as_they_stand(text: str) -> None:
    sections, _ = parse(at_start(escaped(text)) + "\n", "x")
    shown = "".join(
        str(getattr(run_, "text", run_)) for block in sections[0].blocks for run_ in getattr(block, "runs", ())
    )
    assert shown == text


# What a review found: each of these was silent once


def test_links_into_computers_go_from_cells_and_from_the_head_too(registers: Registers) -> None:
    links = {"a": "file:///C:/Users/SECRET/x.xlsx"}
    made = from_word(
        para("Agenda pack: ", link("pack", "a")), heading("Ducks"), table(("Year", "File"), ("2024", para(link("data", "a")))),
        heading("Geese"), para("x"), registers=registers, links=links,
    )  # fmt: skip
    assert "SECRET" not in made.made.text
    assert "link-refused" in made.codes()


@pytest.mark.parametrize(
    "bomb", ["x" + " " * 60_000 + "y", "minutes " * 20_000, "Exception paper " * 8_000, "a - " * 20_000]
)
def test_long_runs_of_one_thing_cost_no_time(bomb: str, registers: Registers) -> None:
    began = process_time()
    from_word(
        heading("Notes of the previous meeting"),
        para(bomb),
        heading(f"Report {bomb[:30_000]}x"),
        para("x"),
        registers=registers,
    )
    assert process_time() - began < 10


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        (
            "Alison Lowe, Deputy Mayor, John Robins, Chief Constable",
            [("Alison Lowe", "Deputy Mayor", None), ("John Robins", "Chief Constable", None)],
        ),
        ("Oz Khan (WYP) Julie Reid (WYCA)", [("Oz Khan", None, "wyp"), ("Julie Reid", None, "wyca")]),
        (
            "Supt Ann Other, Leo Strand (LS) – Democratic Services",
            [("Ann Other", "Supt", None), ("Leo Strand", "Democratic Services", None)],
        ),
    ],
)
def test_people_in_one_line_stay_people(
    present: str, expected: list[tuple[Value, ...]], registers: Registers, tmp_path: Path
) -> None:
    desk = from_text(
        f"Invented Panel\n27 February 2024\nPresent: {present}\n1. Welcome\nx\n2. AOB\nx\n", registers, tmp_path
    )
    assert desk.people("present") == expected


def test_groups_side_by_side_and_marks_beside_names(registers: Registers) -> None:
    def of(*rows: tuple[str, ...]) -> Desk:
        body = [
            para("Invented Panel"),
            para("27 February 2024"),
            table(*rows),
            heading("A"),
            para("x"),
            heading("B"),
            para("x"),
        ]
        return Desk(draft(read_word(word(*body)), registers, []))

    beside = of(("Present", "Apologies"), ("Alison Lowe", "Oz Khan"))
    assert (beside.people("present"), beside.people("apologies")) == (
        [("Alison Lowe", None, None)],
        [("Oz Khan", None, None)],
    )
    marked = of(
        ("Name", "Organisation", "Present", "Apologies"), ("Alison Lowe", "WYCA", "✓", ""), ("Oz Khan", "WYP", "", "✓")
    )
    assert (marked.people("present"), marked.people("apologies")) == (
        [("Alison Lowe", None, "wyca")],
        [("Oz Khan", None, "wyp")],
    )
    names = of(("Present", ""), ("Alison Lowe", "Oz Khan"))
    assert [person[0] for person in names.people("present")] == ["Alison Lowe", "Oz Khan"]


def test_somebody_listed_twice_keeps_role_and_organisation(registers: Registers, tmp_path: Path) -> None:
    text = "Invented Panel\n27 February 2024\nChair: Alison Lowe\nPresent: Alison Lowe – Deputy Mayor, WYCA\n1. Welcome\nx\n2. AOB\nx\n"
    assert from_text(text, registers, tmp_path).people("present") == [("Alison Lowe", "Deputy Mayor", "wyca")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ACTION (WYP): count the ducks.", ("count the ducks.", ["wyp"], None)),
        ("Action by WYP: count the ducks.", ("count the ducks.", ["wyp"], None)),
        ("ACTION WYP to count the ducks.", ("WYP to count the ducks.", ["wyp"], None)),
        ("WYP ACTION: count the ducks.", ("count the ducks.", ["wyp"], None)),
    ],
)
def test_more_ways_to_mark_an_action(
    line: str, expected: tuple[Value, ...], registers: Registers, tmp_path: Path
) -> None:
    assert actions(from_text(in_item(line), registers, tmp_path)) == [expected]


def test_lines_below_a_heading_of_actions_are_actions_even_without_bullets(
    registers: Registers, tmp_path: Path
) -> None:
    desk = from_text(in_item("Actions:", "Figures to come to the next meeting."), registers, tmp_path)
    assert [row["text"] for row in desk.rows("actions")] == ["Figures to come to the next meeting."]
    assert "action-unmarked" in desk.codes()


def test_a_heading_of_actions_with_nothing_below_must_be_looked_at(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("Actions:"), registers, tmp_path)
    assert "action-head-empty" in desk.codes()
    assert "Actions:" in desk.body


def test_no_action_is_no_action(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("The panel was told.", "Action: None."), registers, tmp_path)
    assert "actions" not in desk.facts


def test_a_bullet_that_was_broken_by_hand_is_one_action(registers: Registers) -> None:
    broken = numbered(
        "<w:r><w:t>WYP to share data on</w:t><w:br/><w:t>stop and search by 5 April 2024.</w:t></w:r>", number=2
    )
    desk = from_word(heading("Ducks"), para("Actions:"), broken, heading("Geese"), para("x"), registers=registers)
    assert actions(desk) == [("WYP to share data on stop and search by 5 April 2024.", ["wyp"], "2024-04-05")]


def test_the_last_item_is_an_item_though_its_link_is_not_bold(registers: Registers) -> None:
    desk = from_word(
        heading("Ducks"), para("Actions:"), numbered("WYP to count.", number=2),
        numbered(run("Geese ", "<w:b/>") + link("click here", "a")), para("x"), registers=registers, links={"a": "https://example.org/g.pdf"},
    )  # fmt: skip
    assert [line for line in desk.body.split("\n") if line.startswith("#")] == ["## 1. Ducks", "## 2. Geese"]


def test_an_item_may_begin_with_a_figure(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(
        f"{HEAD}1. Welcome\nWords.\n2. 101 and 999 calls\nWords.\n2.5 million were made.\n", registers, tmp_path
    )
    assert [line for line in desk.body.split("\n") if line.startswith("#")] == [
        "## 1. Welcome",
        "## 2. 101 and 999 calls",
    ]


def test_struck_and_blacked_out_words_must_be_looked_at(registers: Registers) -> None:
    desk = from_word(
        heading("Ducks"),
        para("We will ", run("not ", "<w:strike/>"), "publish ", run("SECRET", '<w:highlight w:val="black"/>'), run("SECRET", '<w:color w:val="FFFFFF"/>')),
        heading("Geese"), para("x"), registers=registers,
    )  # fmt: skip
    assert "We will not publish" in desk.body
    assert "SECRET" not in desk.made.text
    assert {"struck", "masked"} <= desk.codes()


def test_a_raised_figure_is_no_other_number(registers: Registers) -> None:
    desk = from_word(
        heading("Ducks"),
        para("10", run("6", '<w:vertAlign w:val="superscript"/>'), " ducks"),
        heading("B"),
        para("x"),
        registers=registers,
    )
    assert "10⁶ ducks" in desk.body


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Tuesday 23 April 2024, TBC", True),
        ("Tuesday 23 April 2024, Old Hall", False),
    ],
)
def test_news_of_the_next_meeting_is_no_venue(said: str, kept: bool, registers: Registers, tmp_path: Path) -> None:  # noqa: FBT001 (a case)
    desk = from_text(f"{HEAD}1. Welcome\nWords.\n2. Next meeting\n{said}\n", registers, tmp_path)
    following = desk.facts["next_meeting"]
    assert isinstance(following, dict)
    assert ("venue" not in following, said in desk.body) == (kept, kept)


@pytest.mark.parametrize(
    "said",
    [
        "Tuesday 23 April 2024 – CANCELLED",
        "To be confirmed.\nPrinted on 20 March 2024",
        "TBC in June\nPapers due: 5 April 2024",
        "Minutes published 20 March 2024",
    ],
)
def test_a_day_of_something_else_is_no_next_meeting(said: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(f"{HEAD}1. Welcome\nWords.\n2. Next meeting\n{said}\n", registers, tmp_path)
    assert "next_meeting" not in desk.facts
    assert "next-unclear" in desk.codes()
    assert all(line in desk.body for line in said.split("\n"))


def test_the_next_meeting_is_read_behind_one_that_is_cancelled(registers: Registers, tmp_path: Path) -> None:
    said = "The meeting on 9 April 2024 has been cancelled. The next meeting is on 14 May 2024 at 10am."
    desk = from_text(f"{HEAD}1. Welcome\nWords.\n2. Next meeting\n{said}\n", registers, tmp_path)
    assert desk.facts["next_meeting"] == {"date": "2024-05-14"}
    assert {"next-prose", "next-half"} <= desk.codes()
    assert said in desk.body


@pytest.mark.parametrize(
    ("item", "future"),
    [
        ("2. Future items\n· Fraud\nThe meeting closed at 11.20am.\nSigned: ........ (Chair)", ["Fraud"]),
        ("2. Work programme\n· Skills\nDate of next meeting: 11 June 2024", ["Skills"]),
        ("2. Future items: Fraud; Custody", []),
        ("2. Forward look\nDate\tItem\n11 June 2024\tAnnual statement", []),
    ],
)
def test_only_future_items_become_such(item: str, future: list[str], registers: Registers, tmp_path: Path) -> None:
    desk = from_text(f"{HEAD}1. Welcome\nWords.\n{item}\n", registers, tmp_path)
    found = desk.rows("future_items") if "future_items" in desk.facts else []
    assert [row["title"] for row in found] == future
    assert bool(future) != bool({"future-prose", "future-table"} & desk.codes())


def test_hours_without_morning_or_afternoon_are_told(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(f"{HEAD}Time: 2.00 - 4.00\n1. Welcome\nWords.\n2. AOB\nx\n", registers, tmp_path)
    assert desk.facts["time"] == "14:00 - 16:00"
    assert "afternoon" in desk.codes()


def test_a_weekday_without_a_year_is_held_against_the_year_that_was_guessed(
    registers: Registers, tmp_path: Path
) -> None:
    desk = from_text(in_item("ACTION: WYP to count by Friday 12 April."), registers, tmp_path)
    assert actions(desk) == [("WYP to count by Friday 12 April.", ["wyp"], "2024-04-12")]
    assert "weekday-wrong" not in desk.codes()


def test_apologies_in_an_item_are_told(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(f"{HEAD}1. Welcome\nApologies were received from Oz Khan.\n2. AOB\nx\n", registers, tmp_path)
    assert "apologies-text" in desk.codes()


def test_a_table_of_actions_below_its_title_is_read(registers: Registers) -> None:
    rows = table(
        ("Action log", "", ""), ("Action", "Owner", "Item"), ("Count", "WYP", "Item 1"), ("Feed", "WYP", "the second")
    )
    desk = from_word(heading("Ducks"), para("x"), heading("Geese"), rows, registers=registers)
    assert [(row["text"], row["item"]) for row in desk.rows("actions")] == [("Count", "1"), ("Feed", "2")]
    assert "action-item-unknown" in desk.codes()


def test_apologies_said_twice_and_hours_behind_at(registers: Registers, tmp_path: Path) -> None:
    head = "Invented Panel\nTuesday 27 February 2024 at 18:30 – 20:05\nPresent: Alison Lowe\nApologies: Apologies were received from Oz Khan and Julie Reid.\n"
    desk = from_text(f"{head}1. Welcome\nx\n2. AOB\nx\n", registers, tmp_path)
    assert desk.facts["time"] == "18:30 - 20:05"
    assert [person[0] for person in desk.people("apologies")] == ["Oz Khan", "Julie Reid"]


def test_what_must_be_answered_stands_in_the_draft_with_its_line(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(HEAD.replace("Tuesday", "Monday") + "1. Welcome\nWords.\n4. AOB\nNone\n", registers, tmp_path)
    lines = desk.made.text.split("\n")
    asked = [line for line in lines if line.startswith("# ANSWER:")]
    assert len(asked) == 2
    told = {doubt.code: doubt.line for doubt in desk.made.doubts if doubt.grade.name == "MUST"}
    assert lines[told["weekday-wrong"] - 1] == "date: 2024-02-27"
    assert lines[told["items-skip"] - 1] == "## 4. AOB"
    assert any(f"(line {told['items-skip']})" in line for line in asked)
    assert desk.made.text.index("# ANSWER:") < desk.made.text.index("\n---\n\n")
