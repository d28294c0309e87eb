"""Slips of copying a file, and names that nobody has, are asked about."""

import pytest

from tests.sites import Workbench, archive_of, build

LATER = "meetings/2024-03-26.md"
ACTION = "actions:\n  - {{id: A1, item: 1, text: {}, owners: [council]}}\n"


def later(bench: Workbench, facts: str = "", body: str = "## 1. A\n\nB.\n", day: str = "2024-03-26") -> None:
    """Write a meeting after that of 27 February 2024."""
    bench.write(f"meetings/{day}.md", f"---\ntitle: Invented Panel\ndate: {day}\n{facts}---\n\n{body}")


@pytest.mark.parametrize(("day", "codes"), [("2034-03-28", []), ("2035-03-27", ["far-from-others"])])
def test_a_meeting_years_after_all_others_is_asked_about(smallest: Workbench, day: str, codes: list[str]) -> None:
    later(smallest, day=day)
    assert smallest.codes() == codes


def test_minutes_of_another_meeting_are_told(smallest: Workbench) -> None:
    body = "## 1. Ducks\n\nThere were forty brown ducks on the pond.\n\n## 2. Swans\n\nNone.\n"
    smallest.meeting(body=body)
    later(smallest, body=body)
    (told,) = smallest.problems()
    assert (told.code, told.place.line, told.place.file.endswith(LATER)) == ("same-minutes", 8, True)
    later(smallest, body=body.replace("None", "One"))
    assert smallest.codes() == []
    # Forty characters may well be said twice, and not one more.
    for words, codes in (
        ("No duck was seen on the pond this month.", []),
        ("No ducks were seen on the pond in a month", ["same-minutes"]),
    ):
        assert len(words) == 40 + len(codes)
        for write in (smallest.meeting, lambda body: later(smallest, body=body)):
            write(body=f"## 1. Ducks\n\n{words}\n")
        assert smallest.codes() == codes
    opened = f"Opened.\n\n{body}"
    smallest.meeting(body=opened)
    later(smallest, body=opened)
    assert [told.place.line for told in smallest.problems()] == [6]


def test_an_action_in_the_words_of_an_earlier_one_is_told(smallest: Workbench) -> None:
    smallest.meeting(ACTION.format("Council to  feed ducks."))
    later(smallest, ACTION.format("Council to feed Ducks."))
    (told,) = smallest.problems()
    assert (told.code, told.place.line) == ("action-repeated", 5)
    assert "2024-02-27/A1" in told.message
    later(smallest, ACTION.format("Council to feed swans."))
    assert smallest.codes() == []


@pytest.mark.parametrize(
    ("status", "codes"), [("withdrawn", ["merged-into-closed"]), ("complete", ["merged-into-closed"]), ("open", [])]
)
def test_an_action_merged_into_one_that_was_closed_is_told(smallest: Workbench, status: str, codes: list[str]) -> None:
    smallest.meeting(
        f"{ACTION.format('Council to feed ducks.')}updates:\n  - {{action: 2024-01-30/A1, item: 1, status: {status}}}\n"
    )
    later(smallest, "updates:\n  - {action: 2024-02-27/A1, item: 1, status: merged, into: 2024-01-30/A1}\n")
    assert smallest.codes() == codes


def test_an_action_merged_into_one_that_is_closed_later_is_fine(smallest: Workbench) -> None:
    smallest.meeting(
        f"{ACTION.format('Council to feed ducks.')}",
    )
    later(smallest, "updates:\n  - {action: 2024-02-27/A1, item: 1, status: merged, into: 2024-01-30/A1}\n")
    later(smallest, "updates:\n  - {action: 2024-01-30/A1, item: 1, status: complete}\n", day="2024-04-30")
    assert smallest.codes() == []


def test_a_recording_of_two_meetings_is_asked_about(smallest: Workbench) -> None:
    smallest.meeting("webcast: https://video.example.org/one\n")
    later(smallest, "webcast: https://video.example.org/one\n")
    (told,) = smallest.problems()
    assert (told.code, told.place.line, told.place.file.endswith(LATER)) == ("same-webcast", 4, True)
    later(smallest, "webcast: https://video.example.org/two\n")
    assert smallest.codes() == []


@pytest.mark.parametrize(
    ("corrections", "amendments", "codes"),
    [
        ("", ", amendments: [For brown read white]", ["amendment-not-declared"]),
        ("", "", []),
        (
            "corrections: [{id: C1, date: 2024-03-26, item: 1, kind: factual, was: brown, now: white, reason: R.}]\n",
            ", amendments: [For brown read white]",
            [],
        ),
    ],
)
def test_an_amendment_is_declared_where_it_was_made(
    smallest: Workbench, corrections: str, amendments: str, codes: list[str]
) -> None:
    smallest.meeting(corrections, "## 1. Ducks\n\nThey were white.\n")
    later(smallest, f"accepts: [{{meeting: 2024-02-27, item: 1{amendments}}}]\n")
    assert smallest.codes() == codes


def test_a_reference_to_no_action_is_told(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. A\n\n2024-01-30/A1 was open, and 2023-01-01/A9 too.\n\nSo was 2024-01-30/A2.\n")
    (told,) = smallest.problems()
    assert (told.code, told.place.line) == ("reference-to-nothing", 10)
    assert told.message.endswith("2024-01-30 raised A1.")


@pytest.mark.parametrize(
    ("reference", "hint"),
    [
        ("2024-02-20/A1", 'Did you mean "2024-02-27"? '),
        ("2024-12-17/A1", ""),
        ("2024-01-30/A9", None),  # of a meeting that is there
        ("2023-12-19/A1", None),  # from before the first that is
    ],
)
def test_a_reference_to_a_meeting_that_is_not_there_is_told(
    smallest: Workbench, reference: str, hint: str | None
) -> None:
    smallest.meeting(body=f"## 1. A\n\nSo was {reference}.\n")
    found = [one for one in smallest.problems() if one.code == "meeting-not-published"]
    assert [(one.place.line, one.cure.startswith(hint or "")) for one in found] == ([] if hint is None else [(8, True)])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ACC Bo Twiggs said so.", "ACC Bo Twiggs"),
        ("ACC Pat Twiggs said so.", None),
        ("DCC Bo Lowe said so.", None),  # nobody has that rank
        ("ACC Bo Lowe said so.", None),
    ],
)
def test_a_first_name_that_nobody_of_the_rank_and_surname_has_is_told(
    smallest: Workbench, words: str, told: str | None
) -> None:
    smallest.write("people.yaml", "pat: {name: Pat Twiggs}\n")
    smallest.meeting(
        "attendance: {present: [{name: Pat Twiggs, role: ACC}]}\n", f"## 1. A\n\n{words}\n\n{words} Again.\n"
    )
    found = [one for one in smallest.problems() if one.code == "name-like-another"]
    assert [(one.place.line, f'"{told}"' in one.message) for one in found] == ([(9, True)] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The PUDC was thanked.", "PUDC"),
        ("The PDUC was thanked.", None),
        ("The ABCD was thanked.", None),
        ("See form PUDC-1.", None),
    ],
)
def test_a_short_form_in_other_order_is_told_once(smallest: Workbench, words: str, told: str | None) -> None:
    smallest.write("glossary.yaml", "PDUC: {words: Puddlewick Duck Club}\n")
    smallest.meeting(body=f"## 1. A\n\n{words}\n\n{words} Again.\n")
    found = smallest.problems()
    assert [(one.code, one.place.line) for one in found] == ([("short-form-like", 8)] if told else [])
    assert told is None or 'the letters of "PDUC"' in found[0].message


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("There were ducks in Pudlewick.", True),
        ("There were ducks in Puddlewick.", False),
        ("There were ducks in Puddleham.", False),
        ("There were ducks in Muddlewick.", False),
        ("There were ducks in Puddlewicken.", False),
        ("There were ducks in Old-Pudlewick.", False),
        ("The pudlewick duck was seen.", False),
    ],
)
def test_a_word_that_is_nearly_a_place_is_told_once(smallest: Workbench, words: str, *, told: bool) -> None:
    smallest.write("places.yaml", "puddlewick: {name: Puddlewick, kind: district}\n")
    smallest.meeting(body=f"## 1. A\n\n{words}\n\n{words} Again.\n")
    assert [(one.code, one.place.line) for one in smallest.problems()] == ([("place-like-another", 8)] if told else [])


def test_a_number_in_the_name_of_a_paper_is_personal_too(smallest: Workbench) -> None:
    smallest.write("papers/call-07700900123.csv", "a\n1\n")
    smallest.meeting("items: {1: {papers: [{title: A, file: call-07700900123.csv}]}}\n")
    assert ("personal-data", "call-07700900123.csv") in [
        (told.code, told.place.file.rpartition("/")[2]) for told in smallest.problems()
    ]


PEOPLE = "ada: {name: Ada Example, public_role: true}\nbob: {name: Bob Sample, public_role: true}\n"


def test_who_sent_apologies_and_speaks_is_asked_about_once(smallest: Workbench) -> None:
    smallest.write("people.yaml", PEOPLE)
    smallest.meeting(
        "attendance: {present: [{name: Ada Example}], apologies: [{name: Bob Sample}]}\n",
        "## 1. A\n\nAda Example said yes.\n\nBob Sample said no.\n\nBob Sample said never.\n",
    )
    assert [(told.code, told.place.line) for told in smallest.problems()] == [("absent-speaks", 11)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ACC Twigs said so.", "ACC Twiggs"),
        ("ACC Twigs Said so.", "ACC Twiggs"),
        ("T/ACC Twigs said so.", None),  # of whom nobody has the rank
        ("ACC Twiggs said so.", None),
        ("DMPC Twigs said so.", None),  # nobody of that rank has a name like it
        ("Twigs fell from the trees.", None),
    ],
)
def test_a_surname_nearly_that_of_somebody_of_the_rank_is_told(
    smallest: Workbench, words: str, told: str | None
) -> None:
    smallest.write("people.yaml", "pat: {name: Pat Twiggs}\njo: {name: Jo Robins}\nal: {name: Al Lowe}\n")
    present = (
        "{name: Pat Twiggs, role: ACC}, {name: Jo Robins, role: Chief Constable}, {name: Al Lowe, role: DMPC (Mayor)}"
    )
    smallest.meeting(f"attendance: {{present: [{present}]}}\n", f"## 1. A\n\n{words}\n\n{words} Again.\n")
    found = smallest.problems()
    assert [problem.code for problem in found] == (["name-like-another"] if told else [])
    assert told is None or f"; {told} is nearly that" in found[0].message


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("DCC Twiggs said so.", "DCC Twiggs"),
        ("T/DCC Twiggs said so.", "T/DCC Twiggs"),
        ("ACC Twiggs said so.", None),
        ("Pat Twiggs said so.", None),
        ("WYP Lowe said so.", None),  # a role that is no rank, and a name that has none
        ("WYP said so.", None),
    ],
)
def test_a_rank_that_nobody_of_the_name_has_is_told(smallest: Workbench, words: str, told: str | None) -> None:
    smallest.write("people.yaml", "pat: {name: Pat Twiggs}\nal: {name: Al Lowe}\n")
    smallest.meeting(
        "attendance: {present: [{name: Pat Twiggs, role: ACC}, {name: Al Lowe}]}\n",
        f"## 1. A\n\n{words}\n\n{words} Again.\n",
    )
    found = smallest.problems()
    assert [(one.code, one.place.line) for one in found] == ([("rank-of-another", 9)] if told else [])
    assert told is None or found[0].message.startswith(f'"{told}"')


def test_a_rank_before_a_name_of_one_word_is_nobody_else_s(smallest: Workbench) -> None:
    smallest.write("people.yaml", "pat: {name: Robins}\n")
    body = "## 1. A\n\nChief Constable Jon Robins said so.\n"
    smallest.meeting("attendance: {present: [{name: Robins, role: Chief Constable}]}\n", body)
    assert smallest.codes() == []


@pytest.mark.parametrize("form", ["ACC Twigs", "Twigs", "ACC Patrick Twiggs", "Patrick Twiggs"])
def test_the_name_as_minuted_may_be_given_to_whom_it_means(smallest: Workbench, form: str) -> None:
    smallest.write("people.yaml", "pat: {name: Pat Twiggs}\n")
    words = "ACC Twigs said so." if form.endswith("Twigs") else "ACC Patrick Twiggs said so."
    present = f"attendance: {{present: [{{name: Pat Twiggs, role: ACC, known_as: [{form}]}}]}}\n"
    smallest.meeting(present, f"## 1. A\n\n{words}\n")
    assert smallest.codes() == []
    smallest.meeting(present.replace(f", known_as: [{form}]", ""), f"## 1. A\n\n{words}\n")
    assert smallest.codes() == ["name-like-another"]


def test_of_two_of_one_rank_and_surname_the_attendance_may_say_who_is_meant(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Miller, public_role: true}\nbob: {name: Bob Miller}\n")
    present = "    - {name: Ada Miller, role: ACC, known_as: [ACC Miller]}\n    - {name: Bob Miller, role: ACC}\n"
    smallest.meeting(f"attendance:\n  present:\n{present}", "## 1. A\n\nACC Miller said so.\n")
    assert smallest.codes() == []
    assert list(archive_of(smallest.content).speakers.values())[-1:] == [("ada",)]
    of_both = present.replace("role: ACC}", "role: ACC, known_as: [ACC Miller]}")
    smallest.meeting(f"attendance:\n  present:\n{of_both}", "## 1. A\n\nACC Miller said so.\n")
    assert smallest.codes() == ["name-of-two"]
    assert not archive_of(smallest.content).speakers


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Bob Miller spoke.", None),
        ("It was for ACC Miller to do.", None),  # of whom nothing is said
        ("ACC Miller said so.", 11),
        ("SACC Miller said so.", None),
        ("ACC Miller-Lowe", None),
    ],
)
def test_a_name_of_two_is_told_where_it_is_used(smallest: Workbench, words: str, line: int | None) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Miller}\nbob: {name: Bob Miller}\n")
    present = "    - {name: Ada Miller, role: ACC}\n    - {name: Bob Miller, role: ACC}\n"
    smallest.meeting(f"attendance:\n  present:\n{present}", f"## 1. A\n\nB.\n\n{words}\n\n{words}\n")
    codes = [(one.code, one.place.line) for one in smallest.problems() if one.code == "name-of-two"]
    assert codes == ([("name-of-two", line + 3)] if line else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ada Example said so.", True),
        ("It was late. Ada Example asked why.", True),
        ("Ada Example was thanked.", False),
        ("Bob said that Ada Example said so.", False),
        ("“It is so. Ada Example said so.”", False),
        ("Ada Examples said so.", False),
    ],
)
def test_who_speaks_and_is_not_listed_is_asked_about_once(smallest: Workbench, words: str, *, told: bool) -> None:
    smallest.write("people.yaml", PEOPLE + "cy: {name: Cy Specimen, known_as: [Cy the Clerk]}\n")
    body = f"## 1. A\n\n{words}\n\nB.\n\n{words}\n"
    smallest.meeting("attendance: {present: [{name: Bob Sample}]}\n", body)
    assert [(one.code, one.place.line) for one in smallest.problems()] == ([("speaker-not-listed", 9)] if told else [])
    for facts in ("", "attendance: {present: [{name: Ada Example}]}\n"):
        smallest.meeting(facts, body)
        assert smallest.codes() == []


# Meetings beside each other


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("10:00 - 11:00", "10:30 - 11:30", True),
        ("10:00 - 11:00", "11:00 - 11:30", False),
        ("10:00 - 11:00", "10:00 - 11:00", True),
        ("10:00 - 11:00", None, False),
    ],
)
def test_two_meetings_of_one_hour_are_asked_about(
    smallest: Workbench, first: str, second: str | None, *, told: bool
) -> None:
    smallest.meeting(f"time: {first}\n")
    facts = f"time: {second}\n" if second else ""
    smallest.write(
        "meetings/2024-02-27-special.md", f"---\ntitle: Special\ndate: 2024-02-27\n{facts}---\n\n## 1. A\n\nB.\n"
    )
    assert smallest.codes() == (["meetings-at-once"] if told else [])
    later(smallest, facts)
    smallest.content.joinpath("meetings/2024-02-27-special.md").unlink()
    assert smallest.codes() == []


def test_a_long_meeting_is_held_against_all_that_sit_during_it(smallest: Workbench) -> None:
    smallest.meeting("time: 09:00 - 11:00\n")
    for name, hours in (("b", "09:30 - 10:00"), ("c", "10:30 - 10:45"), ("d", "11:00 - 12:00")):
        text = f"---\ntitle: {name}\ndate: 2024-02-27\ntime: {hours}\n---\n\n## 1. A\n\nB.\n"
        smallest.write(f"meetings/2024-02-27-{name}.md", text)
    assert [one.place.file[-4:] for one in smallest.problems()] == ["b.md", "c.md"]


def test_a_future_item_that_is_taken_up_again_is_asked_about(smallest: Workbench) -> None:
    taken = "takes_up: [{future: 2024-01-30/Ponds, item: 1}]\n"
    smallest.meeting(taken)
    assert smallest.codes() == []
    later(smallest, taken)
    (told,) = smallest.problems()
    assert (told.code, told.place.line, told.place.file.endswith(LATER)) == ("taken-up-again", 4, True)


UPDATE = "updates:\n  - {{action: 2024-01-30/A1, {}}}\n"


@pytest.mark.parametrize(
    ("words", "update", "says"),
    [
        ("2024-01-30/A1 was complete.", "", '"was complete"'),
        ("2024-01-30/A1 had been reported as done.", "", '"had been reported as done"'),
        ("2024-01-30/A1 was complete.", "note: It was read.", '"was complete"'),
        ("2024-01-30/A1 was complete.", "status: complete", None),
        ("2024-01-30/A1 was complete.", "status: in-progress", None),
        ("2024-01-30/A1 was not complete.", "", None),
        ("2024-01-30/A1 was read. The pond was finished.", "", None),
        ("2024-01-30/A1 and 2024-01-30/A2 were closed.", "", None),
        ("2024-01-30/A1 is still open.", "status: complete", '"is still open"'),
        ("2024-01-30/A1 was not yet finished.", "status: complete", '"not yet finished"'),
        ("2024-01-30/A1 is still open.", "status: in-progress", None),
        ("2024-01-30/A1 is still open.", "", None),
    ],
)
def test_states_are_those_of_the_words(smallest: Workbench, words: str, update: str, says: str | None) -> None:
    smallest.meeting(UPDATE.format(update) if update else "", f"## 1. A\n\n{words}\n")
    found = [one for one in smallest.problems() if one.code != "reference-to-nothing"]
    assert [one.code for one in found] == (["state-in-words"] if says else [])
    assert says is None or says in found[0].message


def test_what_an_earlier_meeting_closed_may_be_called_done(smallest: Workbench) -> None:
    smallest.meeting(UPDATE.format("status: complete"))
    later(smallest, body="## 1. A\n\n2024-01-30/A1 was complete.\n")
    assert smallest.codes() == []


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("[the minutes of 23 January 2024](2024-01-30.md)", True),
        ("[the minutes of 30 January 2024](2024-01-30.md#item-1)", False),
        ("[23 and 30 January 2024, 23 January 2024](2024-01-30.md)", False),
        ("[the last minutes](2024-01-30.md)", False),
        ("[the minutes of 23 January 2024](https://puddlewick.example/2024-01-30)", False),
        ("[what was said on 23 January 2024](#item-1)", False),
    ],
)
def test_a_link_leads_to_the_meeting_that_it_names(smallest: Workbench, link: str, *, told: bool) -> None:
    smallest.meeting(body=f"## 1. A\n\nSee {link}.\n")
    assert [(one.code, one.place.line) for one in smallest.problems()] == ([("link-other-day", 8)] if told else [])


# Who is who


def test_a_name_under_known_as_is_that_person(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Example, public_role: true, known_as: [Ada Sample, The Mayor]}\n")
    smallest.meeting(
        "chair: Ada Sample\nattendance: {present: [{name: Ada Sample, role: Mayor}]}\n",
        "## 1. A\n\nMayor Sample said so.\n",
    )
    assert smallest.codes() == []
    record = archive_of(smallest.content).people["ada"]
    assert (record.present, record.chaired, len(record.spoke)) == (("2024-02-27",), ("2024-02-27",), 1)


def test_a_form_of_two_people_is_nobody(smallest: Workbench) -> None:
    smallest.write(
        "people.yaml",
        "ada: {name: Ada Example, known_as: [Ada Sample]}\nbo: {name: Bo Example, known_as: [Ada Sample]}\n",
    )
    smallest.meeting("attendance: {present: [{name: Ada Sample}]}\n")
    assert smallest.codes() == ["unknown-person", "known-as-twice"]


def test_two_names_of_one_person_in_a_meeting_are_told_and_nobody_s(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Example, public_role: true, known_as: [Ada Sample]}\n")
    for second, code in (("also_present", "attendance-twice"), ("apologies", "present-and-absent")):
        smallest.meeting(
            f"attendance: {{present: [{{name: Ada Example}}], {second}: [{{name: Ada Sample}}]}}\n",
            "## 1. A\n\nAda Example said so.\n\nAda Sample said more.\n",
        )
        assert smallest.codes() == [code]
        build(smallest.content, smallest.folder / "site", "--no-search", "--remove")
        archive = archive_of(smallest.content)
        assert (archive.people["ada"].present, archive.people["ada"].spoke) == ((), ())


def test_offices_are_checked_without_an_attendance_list_too(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Example, public_role: true, known_as: [Ada Sample]}\n")
    offices = "offices: [{office: The Chair, name: Ada Example}, {office: Chair, name: Bob}]\n"
    smallest.meeting(offices, "## 1. A\n\nThe Chair said so.\n")
    assert smallest.codes() == ["office-twice"]
    smallest.meeting(
        "attendance: {present: [{name: Ada Sample}]}\noffices: [{office: The Chair, name: Ada Example}]\n",
        "## 1. A\n\nThe Chair said so.\n",
    )
    assert smallest.codes() == []
    assert list(archive_of(smallest.content).speakers.values()) == [("ada",)]


def test_a_name_listed_twice_in_a_meeting_is_nobody_there(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Example, public_role: true}\n")
    smallest.meeting(
        "attendance: {present: [{name: Ada Example, role: Mayor}, {name: Ada Example, role: Resident}]}\n",
        "## 1. A\n\nAda Example said so.\n\nMayor Example said more.\n",
    )
    assert smallest.codes() == ["attendance-twice"]
    archive = archive_of(smallest.content)
    assert (archive.people["ada"].present, archive.people["ada"].spoke) == ((), ())
