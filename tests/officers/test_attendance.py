"""Attendance: who was there, who else, who sent apologies, and who they are."""

from pathlib import Path

import pytest

from minutebook.frontmatter import Value
from minutebook.model import Registers
from minutebook.officers.drafting import draft
from minutebook.officers.drafting.people import parted
from minutebook.officers.manuscripts.word import read_word
from tests.officers.desk import HEAD, TAB, Desk, from_text, heading
from tests.officers.paper import para, table, word


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
        ("Ann Other, OBE, DL, Bo Jones", [("Ann Other OBE DL", None, None), ("Bo Jones", None, None)]),
        ("Cy Smith, MBE", [("Cy Smith MBE", None, None)]),
        ("Cllrs Ann Smith, Bo Jones", [("Councillor Ann Smith", None, None), ("Councillor Bo Jones", None, None)]),
        ("Dawn Ince (DI), Paul Smith (PS)", [("Dawn Ince", None, None), ("Paul Smith", None, None)]),
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


def test_a_chair_behind_those_who_stayed_away_is_present(registers: Registers, tmp_path: Path) -> None:
    text = "Invented Panel\nDate: 27 February 2024\nPresent: Ann Other\nAbsent: Bo Jones\nChair: Di Young\n1. A\nx\n2. B\nx\n"
    desk = from_text(text, registers, tmp_path)
    assert desk.facts["chair"] == "Di Young"
    assert [person[0] for person in desk.people("present")] == ["Ann Other", "Di Young"]


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


def test_names_and_roles_at_tabs(registers: Registers) -> None:
    lines = para("Present"), para("Ed Day", TAB, "Chief Constable"), para("Ngaio Tui (NT)", TAB, "Adviser")
    head = para("Invented Panel"), para("Date: 27 February 2024"), *lines
    desk = Desk(draft(read_word(word(*head, heading("A"), para("x"), heading("B"), para("x"))), registers, []))
    assert desk.people("present") == [
        ("Ed Day", "Chief Constable", None),
        ("Ngaio Tui", "Adviser", None),
    ]


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


def test_apologies_in_an_item_are_told(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(f"{HEAD}1. Welcome\nApologies were received from Oz Khan.\n2. AOB\nx\n", registers, tmp_path)
    assert "apologies-text" in desk.codes()


def test_apologies_said_twice_and_hours_behind_at(registers: Registers, tmp_path: Path) -> None:
    head = "Invented Panel\nTuesday 27 February 2024 at 18:30 – 20:05\nPresent: Alison Lowe\nApologies: Apologies were received from Oz Khan and Julie Reid.\n"
    desk = from_text(f"{head}1. Welcome\nx\n2. AOB\nx\n", registers, tmp_path)
    assert desk.facts["time"] == "18:30 - 20:05"
    assert [person[0] for person in desk.people("apologies")] == ["Oz Khan", "Julie Reid"]
