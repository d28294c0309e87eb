"""Who is named as speaking: rules one by one, and the real minutes against a list that was marked by hand."""

from pathlib import Path

import pytest

from minutebook.model import Archive, Attendance, Attendee, Passage, Person, Registers, Term
from minutebook.names import Names
from minutebook.outputs import addresses
from tests.sites import EXAMPLES, REAL, Workbench, archive_of

MARKED = EXAMPLES / "source" / "speakers-2024-02-27.txt"
TRAPS = EXAMPLES / "traps"
MARKED_TRAPS = EXAMPLES / "source" / "speakers-traps.txt"
PEOPLE = ("Ada Example", "Bob Sample", "Eve Sample", "Cy Specimen")


def names(*attendees: Attendee, known_as: tuple[str, ...] = ()) -> Names:
    people = {
        name.split()[0].lower(): Person(name.split()[0].lower(), name, name != PEOPLE[3], known_as) for name in PEOPLE
    }
    terms = {"Capt": Term("Capt", "Captain", None, ())}
    return Names(Attendance(attendees, (), None), Registers({}, people, {}, {}, terms))


ADA = Attendee("Ada Example", "Mayor of Puddlewick (MP)", None, ("The Chair",))
BOB = Attendee("Bob Sample", "T/Capt", None, ())
EVE = Attendee("Eve Sample", "Capt, Harbour", None, ())
CY = Attendee("Cy Specimen", "Clerk", None, ())


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ada Example said it rained.", ("ada",)),
        ("The Chair asked why.", ("ada",)),
        ("the chair asked why.", ("ada",)),
        ("MP Example also noted the rain.", ("ada",)),
        ("Mayor of Puddlewick Ada Example thanked all.", ("ada",)),
        ("T/Capt Sample said so.", ("bob",)),
        ("It rained. T/Capt Bob Sample then asked why.", ("bob",)),
        ("It rained.\nThe Chair said.", ("ada",)),
        ("He wrote: ‘It rained.’ The Chair said so.", ("ada",)),
        ("The ducks’ pond and the officers' car. The Chair said so.", ("ada",)),
        ("The Chair asked. T/Capt Sample replied. The Chair agreed.", ("ada", "bob")),
        ("The Chair and T/Capt Sample agreed.", ("ada", "bob")),
        ("The Chair, T/Capt Sample and Eve Sample welcomed it.", ("ada", "bob", "eve")),
        ("Eve Sample additionally reiterated it.", ("eve",)),
        ("The Chair asked in terms of ponds.", ("ada",)),
        ("The Chair thanked all.", ("ada",)),
        ("He told a story: ‘A duck “swam. The Chair said so.” It sank.’ The Chair said so.", ("ada",)),
        # Names nobody, or nobody for certain:
        ("cf. the Chair said so.", ()),
        ("“A day.” “It rained. The Chair said so.” That was all.", ()),
        ("“It rained. The Chair said so.” That was all.", ()),
        ("He wrote: “Once ‘it’ rained. The Chair said so.” That was all.", ()),
        ("He wrote: “It ‘rained.’ The Chair said so.” That was all.", ()),
        ("A. The Chair said so.", ()),
        ("She said it rained.", ()),
        ("The Mayor said it rained.", ()),
        ("Sample said it rained.", ()),
        ("Capt Sample said it rained.", ()),  # Bob, whose rank is temporary, or Eve
        ("The report said so.", ()),
        ("It was asked what T/Capt Sample said.", ()),
        ("It rained, T/Capt Sample said.", ()),
        ("The Chair was told that it rained.", ()),
        ("The Chair had asked for it.", ()),
        ("The Chair raised a fence.", ()),
        ("The Chair introduced a plan in 2019.", ()),
        ("The Vice Chair said so.", ()),
        ("The Chairman said so.", ()),
        ("The Chair of Puddlewick said so.", ()),
        ("He wrote: “It rained. The Chair said so.” That was all.", ()),
        ('He wrote: "It rained. The Chair said so." That was all.', ()),
        ("He wrote: ‘It rained. The Chair said so.’", ()),
        ("He wrote: 'It rained. The Chair said so.'", ()),
        ("It rained until the day on which\nThe Chair said so.", ()),  # a line of the file ends, no sentence
        ("The Chair (of the Upper Panel) said so.", ()),  # another body's
        ("The Chair reportedly said so.", ()),
        ("Ada Example noted as absent.", ()),
        ("The Chair asked by all refused.", ()),
        ("The Chair thanked for her work by all.", ()),
        ("The Chair welcomed to the panel was new.", ()),
        ("The Chair described in the report was late.", ()),
        ("The Chair agreed with by nobody left.", ()),
        ("Ada Example-Smith said so.", ()),
        ("For instance, i.e. The Chair said so.", ()),
        ("Cy Specimen said so.", ()),  # holds no public role
        ("The Chair and the public agreed.", ()),
        ("", ()),
    ],
)
def test_a_speaker_is_whom_a_sentence_names_at_its_start_with_a_verb_of_speech(
    text: str, speakers: tuple[str, ...]
) -> None:
    assert names(ADA, BOB, EVE, CY).speakers(text) == speakers


def test_without_an_attendance_list_only_a_full_name_tells_who_speaks() -> None:
    people = {"ada": Person("ada", "Ada Example", True, ("The Chair",))}
    nobody_listed = Names(None, Registers({}, people, {}, {}, {}))
    assert nobody_listed.speakers("Ada Example said so. The Chair agreed.") == ("ada",)


def test_somebody_who_is_not_listed_is_named_and_speaks_not() -> None:
    assert names(BOB).speakers("Ada Example said so.") == ()
    assert [name.person for name in names(BOB).find("Ada Example said so.")] == ["ada"]


def test_letters_that_only_some_languages_fold_do_no_harm() -> None:
    people = {"y": Person("y", "Ayşe Yıldız", True, ()), "g": Person("g", "Hans Groß", True, ())}
    attendance = Attendance(
        (Attendee("Ayşe Yıldız", "Mayor", None, ()), Attendee("Hans Groß", None, None, ())), (), None
    )
    found = Names(attendance, Registers({}, people, {}, {}, {}))
    assert found.speakers("Mayor Yıldız said yes. Hans Groß said no.") == ("y", "g")
    # The dotless letter is the dotted one to a search that ignores capitals, so the name is found and nothing breaks.
    assert [name.person for name in found.find("Mayor Yildiz")] == ["y"]


def test_a_name_is_found_without_the_rank_before_it() -> None:
    text = "T/Capt Sample met the Chair and Ada Example and Cy Specimen."
    found = [(text[name.start : name.end], name.person) for name in names(ADA, BOB, CY).find(text)]
    assert found == [("Sample", "bob"), ("Ada Example", "ada")]


def test_of_a_form_that_holds_a_surname_the_surname_is_the_name() -> None:
    bob = Attendee("Bob Sample", None, None, ("Old Sample",))
    assert [(name.start, name.end) for name in names(bob).find("Old Sample spoke.")] == [(4, 10)]


def test_the_longest_name_counts() -> None:
    ada = Attendee("Ada Example", None, None, ("Ada", "Ada Example of Puddlewick"))
    for text in ("Ada said it rained.", "Ada Example said it rained.", "Ada Example of Puddlewick said it rained."):
        assert names(ada).speakers(text) == ("ada",)


@pytest.mark.parametrize("group", ["present", "also_present", "apologies"])
def test_who_is_listed_in_any_group_is_known_by_office(group: str) -> None:
    groups = {"present": (), "also_present": (), "apologies": None, group: (ADA,)}
    ada = Person("ada", "Ada Example", True, ())
    known = Names(Attendance(**groups), Registers({}, {"ada": ada}, {}, {}, {}))  # type: ignore[arg-type]
    assert known.speakers("The Chair said so.") == ("ada",)


def test_anybody_who_is_named_is_found_by_name_or_office() -> None:
    assert names(ADA, CY).spans("The Chair thanked Cy Specimen.") == [(4, 9), (18, 29)]


@pytest.fixture(scope="module")
def real() -> Archive:
    return archive_of(REAL)


def marked(path: Path = MARKED) -> dict[str, list[str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {place: people.split() if people != "-" else [] for place, people in (line.split(": ") for line in lines)}


def found(archive: Archive) -> dict[str, list[str]]:
    several = len(archive.meetings) > 1
    return {
        f"{f'{meeting.id} ' if several else ''}{addresses.passage_fragment(key.item, key.number)}": list(
            archive.speakers.get(key, ())
        )
        for meeting in archive.meetings.values()
        for key, _ in meeting.passages()
    }


def test_every_passage_of_the_real_minutes_is_marked(real: Archive) -> None:
    assert list(found(real)) == list(marked())


def test_precision_is_whole_and_recall_is_known(real: Archive) -> None:
    right = {(place, person) for place, people in marked().items() for person in people}
    said = {(place, person) for place, people in found(real).items() for person in people}
    assert len(said & right) / len(said) == 1.00
    assert round(len(said & right) / len(right), 3) == 0.987  # 74 of 75
    # Only a comma parts "ACC Twiggs said yes" from the sentence before it.
    assert right - said == {("item-4-p13", "pat-twiggs")}


def test_in_minutes_made_to_trap_nobody_is_given_the_words_of_another() -> None:
    archive = archive_of(TRAPS)
    said, marks = found(archive), marked(MARKED_TRAPS)
    assert list(said) == list(marks)
    assert len(marks) >= 60
    assert {place: people for place, people in said.items() if not set(people) <= set(marks[place])} == {}
    # What is lost is what an office says after it may have passed on, and what only a comma parts from its name.
    number = sum(map(len, marks.values()))
    assert (sum(map(len, said.values())), number) == (31, 64)


def test_where_the_chair_passes_on_the_chair_is_nobody(smallest: Workbench) -> None:
    smallest.write("people.yaml", "jo: {name: Jo Smith, public_role: true}\nal: {name: Al Smith, public_role: true}\n")
    smallest.meeting(
        "chair: Jo Smith\nattendance:\n  present:\n    - {name: Jo Smith, role: Chair, known_as: [The Chair]}\n"
        "    - {name: Al Smith, role: Vice-Chair}\n",
        "## 1. Welcome\n\nThe Chair said that she had an interest in item 2. Jo Smith left the meeting and Al Smith "
        "took the chair. The Chair thanked her.\n\n## 2. Land\n\nThe Chair said that the land should be sold.\n\n"
        "Jo Smith said that Al Smith had told her.\n",
    )
    speakers = archive_of(smallest.content).speakers
    assert [(key.item, key.number, people) for key, people in speakers.items()] == [
        ("1", 1, ("jo",)),
        ("2", 2, ("jo",)),
    ]


CHAIRS = (
    "chair: Jo Smith\nattendance:\n  present:\n    - {name: Jo Smith, role: Chair, known_as: [The Chair]}\n"
    "    - {name: Al Smith, role: Vice-Chair}\n    - {name: Di Wells, role: Guest}\n"
)


@pytest.mark.parametrize(
    ("offices", "said"),
    [
        ("", ["jo"]),
        ("[{office: The Chair, name: Al Smith, from_item: 2}]", ["jo", "al", "al"]),
        ("[{office: chair, name: Al Smith, from_item: 2}]", ["jo", "al", "al"]),
        # In any order, and what the file says is over with the next change that the minutes tell of.
        (
            "[{office: The Chair, name: Jo Smith, from_item: 3}, {office: The Chair, name: Al Smith, from_item: 2}]",
            ["jo", "al", "jo"],
        ),
        # From the beginning on, it is no more than what the attendance list says.
        ("[{office: The Chair, name: Jo Smith}]", ["jo"]),
        # Where the minutes tell the very change that the file declares, it goes on to hold, up to another.
        ("[{office: The Chair, name: Al Smith}]", ["al", "al", "al", "al"]),
        ("[{office: The Chair, name: Jo Smith, from_item: 3}]", ["jo", "jo"]),
        # Somebody without a public role is named nowhere.
        ("[{office: The Chair, name: Di Wells, from_item: 2}]", ["jo"]),
        # Another office than the one in the text.
        ("[{office: The Clerk, name: Al Smith, from_item: 2}]", ["jo"]),
    ],
)
def test_the_file_may_say_from_which_item_on_an_office_means_whom(
    smallest: Workbench, offices: str, said: list[str]
) -> None:
    smallest.write(
        "people.yaml",
        "jo: {name: Jo Smith, public_role: true}\nal: {name: Al Smith, public_role: true}\nd: {name: Di Wells}\n",
    )
    smallest.meeting(
        f"{CHAIRS}offices: {offices}\n",
        "## 1. Welcome\n\nThe Chair said so. Al Smith took the chair.\n\nThe Chair said more.\n\n"
        "## 2. Land\n\nThe Chair said yes.\n\n## 3. Roads\n\nThe chair said no.\n\nDi Wells left the meeting.\n\n"
        "The Chair said maybe.\n\n## 4. End\n\nThe Chair said goodbye.\n",
    )
    assert {code for code in smallest.codes() if not code.startswith("office-")} == set()
    archive = archive_of(smallest.content)
    assert [person for people in archive.speakers.values() for person in people] == said
    assert (archive.people["al"].chaired != ()) == ("Chair, name: Al" in offices or "chair, name: Al" in offices)


def test_an_office_that_passes_on_in_the_heading_is_whose_the_file_says(smallest: Workbench) -> None:
    smallest.write(
        "people.yaml",
        "jo: {name: Jo Smith, public_role: true}\nal: {name: Al Smith, public_role: true}\nd: {name: Di Wells}\n",
    )
    smallest.meeting(
        f"{CHAIRS}offices: [{{office: The Chair, name: Al Smith, from_item: 1}}]\n",
        "## 1. Land (Al Smith in the chair)\n\nThe Chair said yes.\n",
    )
    assert list(archive_of(smallest.content).speakers.values()) == [("al",)]


def test_what_the_file_says_is_over_with_a_heading_that_tells_of_a_change(smallest: Workbench) -> None:
    smallest.write("people.yaml", "jo: {name: Jo Smith, public_role: true}\nal: {name: Al Smith, public_role: true}\n")
    smallest.meeting(
        f"{CHAIRS}offices: [{{office: The Chair, name: Al Smith, from_item: 1}}]\n",
        "## 1. Land\n\nThe Chair said yes.\n\n## 2. Roads (Di Wells in the chair)\n\nThe Chair said no.\n",
    )
    assert list(archive_of(smallest.content).speakers.values()) == [("al",)]


@pytest.mark.parametrize(
    ("offices", "code", "place"),
    [
        ("[{office: The Chair, name: Jo Smyth}]", "office-of-nobody", (10, 37)),
        ("[{office: The Chair, name: Jo Smith, from_item: 7}]", "item-not-in-body", (10, 58)),
        ("[{office: The Chair, name: Jo Smith}, {office: chair, name: Al Smith}]", "office-twice", (10, 57)),
        ("[{office: The Chair}]", "missing-key", (10, 11)),
        ("[{name: Jo Smith}]", "missing-key", (10, 11)),
    ],
)
def test_an_office_is_held_by_somebody_who_was_there(
    smallest: Workbench, offices: str, code: str, place: tuple[int, int]
) -> None:
    smallest.write("people.yaml", "jo: {name: Jo Smith}\nal: {name: Al Smith}\nd: {name: Di Wells}\n")
    smallest.meeting(f"{CHAIRS}offices: {offices}\n", "## 1. Ducks\n\nThe Chair spoke.\n")
    (told,) = (told for told in smallest.problems() if told.code != "office-of-another")
    assert (told.code, (told.place.line, told.place.column)) == (code, place)


@pytest.mark.parametrize(
    ("role", "title", "opening"),
    [
        ("Vice-Chair (in the chair for item 1)", "One", "A."),
        ("Vice-Chair", "One (Al Smith in the chair)", "A."),
        ("Vice-Chair", "One", "| Noted |\n|---|\n| Al Smith took the chair. |"),
        ("Vice-Chair", "One", "> Al Smith took the chair."),
    ],
    ids=["a role", "a heading", "a table", "a quotation"],
)
def test_an_office_passes_on_wherever_the_minutes_tell_it(
    smallest: Workbench, role: str, title: str, opening: str
) -> None:
    smallest.write("people.yaml", "jo: {name: Jo Smith, public_role: true}\nal: {name: Al Smith, public_role: true}\n")
    smallest.meeting(
        "attendance:\n  present:\n    - {name: Jo Smith, role: Chair, known_as: [The Chair]}\n"
        f"    - {{name: Al Smith, role: {role}}}\n",
        f"{opening}\n\n## 1. {title}\n\nThe Chair said so.\n",
    )
    assert archive_of(smallest.content).speakers == {}


def test_speakers_stand_in_the_order_of_the_passage(real: Archive) -> None:
    assert found(real)["item-4-p3"] == ["alison-lowe", "pat-twiggs", "john-robins"]
    assert found(real)["item-5-p4"] == ["pat-twiggs", "alison-lowe"]


def test_quotations_and_tables_name_no_speaker(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada-example:\n  name: Ada Example\n  public_role: true\n")
    body = "## 1. Ducks\n\nAda Example said one.\n\n> Ada Example said two.\n\n- > Ada Example said three.\n\n"
    body += "| a |\n|---|\n| Ada Example said four. |\n"
    smallest.meeting("attendance: {present: [{name: Ada Example}]}\n", body)
    archive = archive_of(smallest.content)
    passages = dict(archive.meetings["2024-02-27"].passages())
    assert [passages[key] for key in archive.speakers] == [
        passage for key, passage in passages.items() if key.number == 1 and isinstance(passage, Passage)
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mayor of Puddlewick Ada Example spoke.", "Ada Example"),
        ("MP Example spoke.", "Example"),
        ("Ada Example spoke.", "Ada Example"),
        ("Old Example spoke.", "Example"),
        ("Example the Great spoke.", "Example the Great"),
        ("Eve Sample was not there.", "Eve Sample"),
    ],
)
def test_a_name_begins_behind_the_rank_and_the_rest(text: str, named: str) -> None:
    ada = Attendee("Ada Example", "Mayor of Puddlewick (MP)", None, ("The Chair", "Old Example", "Example the Great"))
    assert [text[found.start : found.end] for found in names(ada, BOB).find(text)] == [named]


def test_a_name_of_the_register_counts_at_every_meeting_and_an_office_does_not() -> None:
    assert names(ADA, known_as=("Lady Example",)).speakers("Lady Example said so.") == ("ada",)
    assert names(ADA, known_as=("The Boss",)).speakers("The Boss said so.") == ()


THREE = {"jo": "Jo Lea", "al": "Al Smith", "bo": "Bo Hill"}


def offices(smallest: Workbench, present: str, words: str, facts: str = "", people: str = "") -> list[str]:
    """Give who is named as speaking where some people are present."""
    smallest.write(
        "people.yaml",
        people or "".join(f"{id_}: {{name: {name}, public_role: true}}\n" for id_, name in THREE.items()),
    )
    smallest.meeting(f"{facts}attendance: {{present: [{present}]}}\n", f"## 1. A\n\n{words}\n")
    found = archive_of(smallest.content).speakers
    return [person for people in found.values() for person in people]


JO, AL = "{name: Jo Lea, role: Chair, known_as: [The Chair, The Leader]}", "{name: Al Smith, role: Councillor}"


@pytest.mark.parametrize(
    ("facts", "present", "words", "said"),
    [
        ("", f"{JO}, {AL}", "The Chair said so.", ["jo"]),
        ("", f"{JO}, {AL}", "Madam Chair said so.", []),
        # Two who have the office are nobody.
        ("", f"{JO}, {{name: Al Smith, role: Chair}}", "The Chair said so.", []),
        ("chair: Al Smith\n", f"{JO}, {AL}", "The Chair said so.", []),
        ("chair: Jo Lea\n", f"{JO}, {AL}", "The Chair said so.", ["jo"]),
        # An office that has a surname in it is no name.
        ("", f"{JO}, {AL}", "Al Smith took over as Leader.\n\nThe Leader said so.", []),
        # All words for whoever is in the chair are one office.
        ("offices: [{office: The Chair, name: Al Smith, from_item: 1}]\n", f"{JO}, {AL}", "The Chair said so.", ["al"]),
        (
            "offices: [{office: Chairman, name: Al Smith, from_item: 1}]\n",
            f"{JO}, {AL}",
            "The Chair said so. The Chairman said more.",
            ["al"],
        ),
        # Where the change that the file declares is told below the heading, it holds.
        (
            "offices: [{office: The Chair, name: Al Smith, from_item: 1}]\n",
            f"{JO}, {AL}",
            "Jo Lea left the meeting and Al Smith took the chair.\n\nThe Chair said so.",
            ["al"],
        ),
        (
            "offices: [{office: The Chair, name: Al Smith, from_item: 1}]\n",
            f"{JO}, {AL}",
            "The Chair left the meeting. Al Smith, Vice-Chair, took the chair.\n\nThe Chair said so.",
            ["al"],
        ),
        (
            "offices: [{office: The Chair, name: Jo Lea, from_item: 1}]\n",
            f"{JO}, {AL}",
            "The Chair returned and took the chair again.\n\nThe Chair said so.",
            ["jo"],
        ),
        (
            "offices: [{office: The Chair, name: Al Smith, from_item: 1}]\n",
            f"{JO}, {AL}",
            "Al Smith took the chair. Jo Lea came back and resumed the chair.\n\nThe Chair said so.",
            [],
        ),
        # Somebody listed twice, under one name or two, is nobody.
        ("", f"{JO}, {{name: Jo Lea, role: Resident}}", "Jo Lea said so. The Chair said so.", []),
        ("offices: [{office: The Chair, name: Jo Lea}]\n", f"{JO}, {{name: Jo Lea}}", "The Chair said so.", []),
    ],
)
def test_an_office_is_somebody_s_where_nothing_speaks_against_it(
    smallest: Workbench, facts: str, present: str, words: str, said: list[str]
) -> None:
    assert offices(smallest, present, words, facts) == said


@pytest.mark.parametrize(
    "words",
    [
        "Bo Hill said to be unwell.",
        "Bo Hill agreed as Vice-Chair.",
        "Bo Hill thanked.",
        "Bo Hill suggested as representative.",
        "Bo Hill and Al Smith confirmed as signatories.",
        "Bo Hill noted; Al Smith too.",
    ],
)
def test_what_was_done_to_somebody_is_not_said_by_them(smallest: Workbench, words: str) -> None:
    assert offices(smallest, f"{{name: Bo Hill}}, {AL}", words) == []


def test_words_of_a_letter_that_was_read_out_are_nobody_s_until_it_ends(smallest: Workbench) -> None:
    letter = (
        "A letter was read: “Dear all.\n\nBo Hill said that ducks are bad.\n\n“Bo Hill said so twice.\n\nYours.”\n\n"
        "Bo Hill said that he had not."
    )
    smallest.write("people.yaml", "bo: {name: Bo Hill, public_role: true}\n")
    smallest.meeting("attendance: {present: [{name: Bo Hill}]}\n", f"## 1. A\n\n{letter}\n")
    assert [(key.number, people) for key, people in archive_of(smallest.content).speakers.items()] == [(5, ("bo",))]


def test_a_sentence_after_no_is_one_and_after_a_number_not(smallest: Workbench) -> None:
    assert offices(smallest, "{name: Bo Hill}", "She had said no. Bo Hill said yes.") == ["bo"]
    assert offices(smallest, "{name: Bo Hill}", "It was no. 7 Bo Hill said.") == []


def test_a_rank_ends_at_a_dash_too() -> None:
    eve = Attendee("Eve Sample", "Capt - Harbour", None, ())
    assert names(eve).speakers("Capt Sample said so.") == ("eve",)
