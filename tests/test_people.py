"""People who come, go, change their names and share them. All are invented."""

import json

import pytest

from minutebook.outputs import naming
from tests.reading import text, tree
from tests.sites import Workbench, archive_of, build

ID = "2024-02-27"
BODY = "## 1. Ducks\n\n{first}\n\n## 2. Geese\n\n{second}\n\n## 3. Swans\n\n{third}\n"


def listed(bench: Workbench, people: str, entries: str, *words: str, facts: str = "") -> None:
    """Write a register of people and the meeting that lists some of them."""
    bench.write("people.yaml", people)
    first, second, third, *_ = (*words, "Words.", "More words.", "Last words.")
    bench.meeting(f"{facts}attendance:\n{entries}", BODY.format(first=first, second=second, third=third))


def spoke(bench: Workbench) -> dict[str, tuple[str, ...]]:
    """Give who is said to speak, by item."""
    archive = archive_of(bench.content)
    return {key.item or "": people for key, people in archive.speakers.items() if key.meeting == ID}


MURPHY = "john-murphy: {name: John Murphy, public_role: true}\n"
TWO = "  present:\n    - {name: John Murphy, role: Councillor%s}\n    - {name: John Murphy, role: Officer}\n"


def test_one_of_two_of_a_name_is_said_by_id(smallest: Workbench) -> None:
    listed(smallest, MURPHY, TWO % "", "John Murphy said yes.")
    assert smallest.codes() == ["attendance-twice"]
    listed(smallest, MURPHY, TWO % ", person: john-murphy", "John Murphy said yes.")
    assert smallest.codes() == []
    archive = archive_of(smallest.content)
    # He is listed as the one, and what a John Murphy said may have been said by the other.
    assert archive.people["john-murphy"].roles == ((ID, "Councillor", None),)
    assert spoke(smallest) == {}


def test_two_of_a_name_in_the_register_are_told_apart_by_id(smallest: Workbench) -> None:
    both = MURPHY + "john-murphy-2: {name: John Murphy, public_role: true}\n"
    one = "  present:\n    - {name: John Murphy, role: Councillor%s}\n"
    listed(smallest, both, one % "", "John Murphy said yes.")
    assert smallest.codes() == ["which-person"]
    assert spoke(smallest) == {}
    listed(smallest, both, one % ", person: john-murphy-2", "John Murphy said yes.")
    assert smallest.codes() == []
    assert spoke(smallest) == {"1": ("john-murphy-2",)}
    site = build(smallest.content, smallest.folder / "site")
    assert [row["person"] for row in json.loads((site / "data/attendance.json").read_text("utf-8"))] == [
        "john-murphy-2"
    ]


NAMED = (
    "jo-smith:\n  name: Jo Smith\n  public_role: true\n  names: [{name: Jo Jones, until: 2024-02-29}]\n"
    "  written: [Joe Smyth]\n"
)


@pytest.mark.parametrize("name", ["Jo Smith", "Jo Jones", "Joe Smyth", "Cllr Jo Smith", "Dr. Jo Jones"])
def test_whoever_is_called_otherwise_is_one_person(smallest: Workbench, name: str) -> None:
    listed(
        smallest,
        NAMED,
        f"  present: [{{name: {name}, role: Chair}}]\n",
        f"{name} said yes.",
        f"{name.rsplit(maxsplit=1)[-1]} said no.",
    )
    assert smallest.codes() == []
    assert archive_of(smallest.content).people["jo-smith"].present == (ID,)
    assert spoke(smallest) == {"1": ("jo-smith",)}
    site = build(smallest.content, smallest.folder / "site")
    # The record has the name as minuted, and the page of the person both.
    assert f"{name} – Chair" in text(tree(site / "meetings" / ID / "index.html"))
    page = text(tree(site / "people/jo-smith/index.html"))
    assert "Jo Jones (until 29 February 2024)" in page
    assert page.split("Roles as minuted")[0].count("Joe Smyth") == 0
    (row,) = json.loads((site / "data/people.json").read_text("utf-8"))
    assert (row["name"], row["other_names"]) == ("Jo Smith", ["Jo Jones"])
    (person,) = json.loads((site / "data/popolo.json").read_text("utf-8"))["persons"]
    assert person["other_names"] == [{"name": "Jo Jones", "start_date": None, "end_date": "2024-02-29"}]


def test_a_name_of_two_is_whose_it_was_on_the_day(smallest: Workbench) -> None:
    other = "jo-jones:\n  name: Jo Jones\n  public_role: true\n  names: [{name: Jo Jones, since: 2024-03-01}]\n"
    listed(smallest, NAMED + other, "  present: [{name: Jo Jones}]\n", "Jo Jones said yes.")
    assert smallest.codes() == []
    assert archive_of(smallest.content).people["jo-smith"].present == (ID,)
    assert spoke(smallest) == {"1": ("jo-smith",)}


def test_a_title_is_no_part_of_a_name(smallest: Workbench) -> None:
    titled = (
        "jo-smith: {name: Jo Smith, title: Cllr, public_role: true}\nal-smith: {name: Al Smith, public_role: true}\n"
    )
    listed(
        smallest,
        titled,
        "  present: [{name: Cllr Jo Smith}, {name: Al Smith}]\n",
        "Cllr Smith said yes.",
        "Councillor Jo Smith said no.",
        "Mr Smith said perhaps.",
    )
    assert smallest.codes() == []
    assert spoke(smallest) == {"1": ("jo-smith",), "2": ("jo-smith",)}
    (person, _) = json.loads(
        (build(smallest.content, smallest.folder / "site") / "data/popolo.json").read_text("utf-8")
    )["persons"][::-1]
    assert person["honorific_prefix"] == "Cllr"


ROLES = (
    "ada:\n  name: Ada Example\n  roles:\n"
    "    - {role: Mayor, organisation: council, since: 2020-05-10, until: %s, public: true}\n"
)


def test_leaving_office_changes_nothing_in_the_past(smallest: Workbench) -> None:
    listed(smallest, ROLES % "2024-02-28", "  present: [{name: Ada Example, role: Mayor}]\n", "Ada Example said yes.")
    later = (
        "---\ntitle: Invented Panel\ndate: 2024-04-09\nattendance: {present: [{name: Ada Example}]}\n---\n\n"
        "## 1. A\n\nAda Example said so.\n"
    )
    smallest.write("meetings/2024-04-09.md", later)
    assert smallest.codes() == []
    record = archive_of(smallest.content).people["ada"]
    # When she had left office she came as a private person, of whom the site says nothing.
    assert (record.present, [key.meeting for key in record.spoke]) == ((ID,), [ID])
    site = build(smallest.content, smallest.folder / "site")
    page = text(tree(site / "people/ada/index.html"))
    assert "Mayor, Invented Council (from 10 May 2020 until 28 February 2024)" in page
    (row,) = json.loads((site / "data/roles.json").read_text("utf-8"))
    assert (row["person"], row["since"], row["until"]) == ("ada", "2020-05-10", "2024-02-28")
    membership = json.loads((site / "data/popolo.json").read_text("utf-8"))["memberships"][0]
    assert (membership["start_date"], membership["end_date"]) == ("2020-05-10", "2024-02-28")


def test_nobody_owns_an_action_in_an_office_that_they_had_left(smallest: Workbench) -> None:
    owned = "actions: [{id: A1, item: 1, text: Ada Example to write., owners: [ada]}]\n"
    listed(smallest, ROLES % "2024-02-26", "  present: [{name: Ada Example}]\n", facts=owned)
    assert smallest.codes() == ["private-owner"]


PUBLIC = "ada: {name: Ada Example, public_role: true}\nbob: {name: Bob Sample, public_role: true}\n"


def test_who_came_and_went_is_on_the_page_and_in_the_data(smallest: Workbench) -> None:
    entries = (
        "  present: [{name: Ada Example, role: Keeper, arrived: 2, out_for: [3]}]\n"
        "  substitutes: [{name: Bob Sample, in_place_of: Cy Specimen, left: 2}]\n"
        "  apologies: [{name: Cy Specimen}]\n  absent: [{name: Di Exemplar}]\n"
    )
    listed(
        smallest,
        PUBLIC + "cy: {name: Cy Specimen, public_role: true}\ndi: {name: Di Exemplar, public_role: true}\n",
        entries,
    )
    assert smallest.codes() == []
    site = build(smallest.content, smallest.folder / "site")
    page = text(tree(site / "meetings" / ID / "index.html"))
    assert "Ada Example – Keeper (arrived at 2. Geese; not in the room for 3. Swans)" in page
    assert "Substitutes Bob Sample (in place of Cy Specimen; left at 2. Geese)" in page
    assert "Absent Di Exemplar" in page
    rows = {row["person"]: row for row in json.loads((site / "data/attendance.json").read_text("utf-8"))}
    assert {id_: row["listed_as"] for id_, row in rows.items()} == {
        "ada": "present",
        "bob": "substitute",
        "cy": "apologies",
        "di": "absent",
    }
    assert (rows["ada"]["arrived_at"], rows["ada"]["out_for"], rows["bob"]["left_at"]) == (
        f"{ID}/2",
        [f"{ID}/3"],
        f"{ID}/2",
    )
    assert rows["bob"]["in_place_of"] == "cy"
    meeting = json.loads((site / "data/meetings.json").read_text("utf-8"))[-1]
    assert (meeting["present"], meeting["apologies"], meeting["absent"]) == (2, 1, 1)
    roll = (site / "meetings" / ID / "akoma-ntoso.xml").read_text("utf-8")
    assert "Substitute: Bob Sample, in place of Cy Specimen; left at 2. Geese" in roll
    record = archive_of(smallest.content).people
    assert (record["di"].present, record["di"].apologies, record["di"].absent) == ((), (), (ID,))
    assert "absent" in text(tree(site / "people/di/index.html"))
    assert "present, arrived at 2. Geese" in text(tree(site / "people/ada/index.html"))


@pytest.mark.parametrize(
    ("entry", "item", "codes"),
    [
        ("left: 1", "2", ["speaks-while-out"]),
        ("left: 2", "2", []),
        ("arrived: 2", "1", ["speaks-while-out"]),
        ("arrived: 2", "2", []),
        ("out_for: [2]", "2", ["speaks-while-out"]),
        ("out_for: [2]", "3", []),
    ],
)
def test_whoever_was_out_of_the_room_is_not_silently_said_to_speak(
    smallest: Workbench, entry: str, item: str, codes: list[str]
) -> None:
    words = ["Words."] * 3
    words[int(item) - 1] = "Ada Example said yes."
    listed(smallest, PUBLIC, f"  present: [{{name: Ada Example, {entry}}}]\n", *words)
    assert [code for code in smallest.codes() if code != "passage-twice"] == codes


def test_absent_people_are_not_silently_said_to_speak(smallest: Workbench) -> None:
    listed(smallest, PUBLIC, "  absent: [{name: Ada Example}]\n", "Ada Example said yes.")
    assert smallest.codes() == ["absent-speaks"]


@pytest.mark.parametrize(("entry", "expected"), [("", {"2": ("ada",)}), (", out_for: [1]", {}), (", left: 3", {})])
def test_an_office_is_nobodys_where_its_holder_was_there_for_a_part(
    smallest: Workbench, entry: str, expected: dict[str, tuple[str, ...]]
) -> None:
    listed(
        smallest,
        PUBLIC,
        f"  present: [{{name: Ada Example, known_as: [The Warden]{entry}}}, {{name: Bob Sample, left: 3}}]\n",
        "Words.",
        "The Warden said yes.",
    )
    assert spoke(smallest) == expected


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ("  apologies: [{name: Ada Example, left: 1}]\n", "unknown-key"),
        ("  present: [{name: Ada Example, left: 9}]\n", "item-not-in-body"),
        ("  present: [{name: Ada Example, out_for: [1, 9]}]\n", "item-not-in-body"),
        ("  present: [{name: Ada Example, person: nobody}]\n", "unknown-person-id"),
        ("  present: [{name: Ada Example}]\n  absent: [{name: Ada Example}]\n", "present-and-absent"),
        ("  apologies: [{name: Ada Example}]\n  absent: [{name: Ada Example}]\n", "attendance-twice"),
    ],
)
def test_what_cannot_be_so_is_told(smallest: Workbench, entries: str, code: str) -> None:
    listed(smallest, PUBLIC, entries)
    assert code in smallest.codes()


def test_a_role_as_minuted_stands_beside_the_name_as_minuted(smallest: Workbench) -> None:
    listed(smallest, NAMED, "  present: [{name: Jo Jones, role: Chair}]\n")
    assert naming.with_role("jo-smith", ID, archive_of(smallest.content)) == "Jo Jones (Chair)"


COLLINS = "".join(
    f"{id_}: {{name: {name}, public_role: true}}\n"
    for id_, name in (("b", "B. Collins"), ("m", "M. Collins"), ("d", "Daly"))
)


def test_one_surname_of_two_is_nobodys_and_exact_names_are_found(smallest: Workbench) -> None:
    entries = "  present:\n" + "".join(
        f"    - {{name: {name}, role: Councillor}}\n" for name in ("B. Collins", "M. Collins", "Daly")
    )
    listed(
        smallest,
        COLLINS,
        entries,
        "Councillor Collins said yes. Councillor Collins (M) said no.",
        "Councillor M. Collins said perhaps.",
        "Councillor Daly said so.",
    )
    assert spoke(smallest) == {"2": ("m",), "3": ("d",)}


TWO_SMITHS = "jo: {name: Jo Smith, title: Cllr, public_role: true}\nal: {name: Al Smith, public_role: true}\n"


@pytest.mark.parametrize(
    "entries",
    [
        "  present: [{name: Cllr Jo Smith}, {name: Cllr Al Smith}]\n",
        "  present: [{name: Jo Smith, role: Councillor}, {name: Al Smith, role: Councillor}]\n",
        "  substitutes: [{name: Cllr Al Smith, in_place_of: Cllr Jo Smith}]\n  apologies: [{name: Cllr Jo Smith}]\n",
    ],
)
@pytest.mark.parametrize("words", ["Cllr Smith said yes.", "Councillor Smith said yes."])
def test_a_title_and_surname_of_two_are_nobodys(smallest: Workbench, entries: str, words: str) -> None:
    listed(smallest, TWO_SMITHS, entries, words)
    assert spoke(smallest) == {}
    assert "rank-of-another" not in smallest.codes()


def test_a_former_name_takes_nobodys_words(smallest: Workbench) -> None:
    people = NAMED.replace("2024-02-29", "2019-12-31") + "al: {name: Al Jones, public_role: true}\n"
    listed(smallest, people, "  present: [{name: Cllr Jo Smith}, {name: Cllr Al Jones}]\n", "Cllr Jones said yes.")
    assert spoke(smallest) == {"1": ("al",)}
    # A resident of a name that somebody public had before is not that person.
    listed(smallest, people, "  also_present: [{name: Jo Jones, role: Resident}]\n", "Jo Jones said yes.")
    assert spoke(smallest) == {}
    assert smallest.codes() == ["unknown-person"]


def test_offices_go_by_whom_the_list_means(smallest: Workbench) -> None:
    people = NAMED + "jj: {name: Joanna Jones, public_role: true}\n"
    office = "offices: [{office: The Chair, name: Jo Jones, from_item: 2}]\n"
    entries = "  present: [{name: Jo Jones, person: jj}]\n"
    listed(smallest, people, entries, "Words.", "The Chair said yes.", facts=office)
    assert spoke(smallest) == {"2": ("jj",)}


def test_an_office_is_nobodys_once_its_holder_has_left(smallest: Workbench) -> None:
    entries = "  present: [{name: Bob Sample, left: 2, known_as: [The Chair]}]\n"
    words = ("The Chair said a.", "The Chair said b.", "The Chair said c.")
    listed(smallest, PUBLIC, entries, *words, facts="offices: [{office: The Chair, name: Bob Sample}]\n")
    assert spoke(smallest) == {"1": ("bob",)}


def test_a_private_person_is_not_linked_to_the_page_of_a_former_office(smallest: Workbench) -> None:
    entries = "  also_present: [{name: Ada Example, role: Resident}]\n"
    listed(smallest, ROLES % "2023-01-01", entries, "Ada Example asked about her bin.")
    page = (build(smallest.content, smallest.folder / "site") / "meetings" / ID / "index.html").read_text("utf-8")
    assert "people/ada" not in page


def test_only_public_roles_and_public_people_stand_on_a_persons_page(smallest: Workbench) -> None:
    people = (ROLES % "2024-12-31") + "    - {role: Cleaner, since: 2025-01-01}\n"
    entries = "  substitutes: [{name: Ada Example, in_place_of: Priv Ateperson}]\n"
    listed(
        smallest, people + "soon:\n  name: Soon Mayor\n  roles: [{role: M, since: 2030-01-01, public: true}]\n", entries
    )
    site = build(smallest.content, smallest.folder / "site")
    page = text(tree(site / "people/ada/index.html"))
    assert "Cleaner" not in page + (site / "data/roles.json").read_text("utf-8") + (
        site / "data/popolo.json"
    ).read_text("utf-8")
    assert "Priv" not in page
    # Nobody is in People for an office that they have not had yet.
    assert not (site / "people/soon").exists()


def test_two_of_one_name_are_told_apart_in_lists(smallest: Workbench) -> None:
    entries = "  present: [{name: John Murphy, person: john-murphy}]\n"
    listed(smallest, MURPHY + "jm-2: {name: John Murphy, public_role: true}\n", entries)
    people = text(tree(build(smallest.content, smallest.folder / "site") / "people/index.html"))
    assert "John Murphy (john-murphy)" in people
    assert "John Murphy (jm-2)" in people


@pytest.mark.parametrize(
    ("change", "entry"),
    [
        ("was: arrived at 1. Ducks, now: arrived at 2. Geese", "{name: Ada Example, arrived: 2}"),
        ("was: not in the room for 1. Ducks, now: not in the room for 3. Swans", "{name: Ada Example, out_for: [3]}"),
    ],
)
def test_corrections_of_who_came_and_went_are_declared_as_the_page_shows_them(
    smallest: Workbench, change: str, entry: str
) -> None:
    facts = f"corrections: [{{id: C1, date: 2024-03-01, kind: factual, {change}, reason: Slip.}}]\n"
    listed(smallest, PUBLIC, f"  present: [{entry}]\n", facts=facts)
    assert smallest.codes() == []
