"""Search records: what can be found, where it leads, what it can be narrowed by, and the files beside the index."""

import json
import re
from itertools import pairwise
from math import ceil
from pathlib import Path

import pytest

from minutebook.model import Archive, Term, words_in
from minutebook.outputs import addresses
from minutebook.outputs.search import Record, catalogue_files, records, shards, spelt_out, values_in
from minutebook.outputs.search import catalogue as catalogue_module
from minutebook.outputs.search.aka import AlsoKnownAs, mark
from minutebook.outputs.search.catalogue import PACK
from minutebook.outputs.search.exchanges import exchanges
from minutebook.outputs.voices import askers_of
from tests.search.noise import add_noise
from tests.search.relevance import content_of
from tests.sites import REAL, ROOT, TOWN, Workbench, archive_of

MEETING = "2024-02-27"


@pytest.fixture(scope="module")
def real() -> Archive:
    return archive_of(REAL)


@pytest.fixture(scope="module")
def town() -> Archive:
    return archive_of(TOWN)


def numbers(archive: Archive, meeting: str, key: str | None) -> list[list[int]]:
    """Part an item into exchanges; give the numbers of the passages of each."""
    held = archive.meetings[meeting]
    found = exchanges(held, key, archive.speakers, askers_of(held, archive.speakers))
    return [[passage.number for passage in exchange] for exchange in found]


# --- exchanges


def test_the_one_who_asks_is_told_by_their_questions(real: Archive) -> None:
    assert askers_of(real.meetings[MEETING], real.speakers) == {"alison-lowe"}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("4", [[1, 2], [3], [4, 5], [6, 7], [8], [9, 10], [11, 12], [13]]),
        ("5", [[1, 2, 3, 4], [5, 6], [7, 8], [9, 10]]),
        ("9", [[1, 2], [3, 4], [5], [6, 7], [8, 9], [10, 11], [12, 13], [14], [15, 16, 17]]),
        ("1", [[1]]),
        ("10", []),
    ],
)
def test_a_question_begins_an_exchange(real: Archive, key: str, expected: list[list[int]]) -> None:
    assert numbers(real, MEETING, key) == expected


def test_nothing_is_lost_or_doubled_in_exchanges(real: Archive, town: Archive) -> None:
    for archive in (real, town):
        for meeting in archive.meetings.values():
            for key, _ in meeting.parts():
                there = [place.number for place, _ in meeting.passages() if place.item == key]
                assert [number for exchange in numbers(archive, meeting.id, key) for number in exchange] == there


def test_without_names_a_question_is_told_by_its_words(smallest: Workbench) -> None:
    body = "Some words.\n\nIt was asked why.\n\nBecause.\n\nAnd how?\n\nThus.\n\nSo."
    smallest.write("meetings/2024-01-09.md", f"---\ntitle: T\ndate: 2024-01-09\n---\n\n## 1. One\n\n{body}\n")
    assert numbers(archive_of(smallest.content), "2024-01-09", "1") == [[1], [2, 3], [4, 5, 6]]


def test_who_had_asked_somebody_else_answers(smallest: Workbench) -> None:
    people = "known_as: [DMPC]}\n    - {name: Bob Sample, role: Chief Constable, known_as: [The Chief Constable]}"
    body = (
        "DMPC asked how many frauds there were.\n\nThe Chief Constable said he had asked the Home Office for figures."
        "\n\nAll of them had been questioned and charged."
    )
    smallest.write(
        "meetings/2024-01-09.md",
        "---\ntitle: T\ndate: 2024-01-09\nattendance:\n  present:\n"
        f"    - {{name: Ada Example, role: DMPC, {people}\n---\n"
        f"\n## 1. One\n\n{body}\n",
    )
    smallest.write(
        "people.yaml", "a: {name: Ada Example, public_role: true}\nb: {name: Bob Sample, public_role: true}\n"
    )
    assert numbers(archive_of(smallest.content), "2024-01-09", "1") == [[1, 2, 3]]


def test_without_questions_every_passage_stands_alone(smallest: Workbench) -> None:
    smallest.write(
        "meetings/2024-01-09.md", "---\ntitle: T\ndate: 2024-01-09\n---\n\n## 1. One\n\nA.\n\nB.\n\n- C\n- D\n"
    )
    assert numbers(archive_of(smallest.content), "2024-01-09", "1") == [[1], [2], [3], [4]]


# --- other words


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("£70,000 of funding", "£70,000 of funding 70000"),
        ("an extra £5000", "an extra £5000 5000"),
        ("over one million pounds", "over one million pounds 1000000"),
        ("£1.3m", "£1.3m 1300000"),
        ("1,345 people", "1,345 people 1345"),
        ("59% of 12.3", "59% of 12.3 12zq3"),
        ("in 2022/23", "in 2022/23"),
        ("one person", "one person"),
        ("ONS said so", "ONS said so zqons"),
        ("T/ACC, MPs and WYP’s plan", "T/ACC, MPs and WYP’s plan zqtacc zqmp zqwyp"),
        ("No acronym In This", "No acronym In This"),
        ("", ""),
    ],
)
def test_amounts_and_short_forms_are_written_again(text: str, out: str) -> None:
    assert spelt_out(text) == out


def test_aka_holds_what_the_text_lacks() -> None:
    aka = AlsoKnownAs(
        [Term("ASB", "anti-social behaviour", None, ()), Term("GP", "general practitioner", None, ("GPs",))]
    )
    assert aka.of("ASB fell") == "anti-social behaviour"
    assert aka.of("Anti-social\nbehaviour fell") == "ASB zqasb"
    assert aka.of("anti social behaviour (ASB)") == ""
    assert aka.of("GPs") == "general practitioner"
    assert aka.of("asb and Gps") == ""
    assert mark("T/ACC") == "zqtacc"


# --- records


def by_place(archive: Archive) -> dict[str, Record]:
    return {record.parts[0][0]: record for record in records(archive)}


def test_every_kind_of_thing_is_a_record(real: Archive, town: Archive) -> None:
    kinds = [record.kind for record in records(real)]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "item": 38,
        "announcement": 8,
        "action": 11,
        "future-item": 7,
        "report": 6,
    }
    assert {record.kind for record in records(town)} >= {"item", "action", "correction", "future-item"}


def test_every_record_leads_to_places_that_are_there(real: Archive, town: Archive) -> None:
    for archive in (real, town):
        for record in records(archive):
            assert record.parts
            for address, words in record.parts:
                page, _, fragment = address.partition("#")
                assert words.strip()
                if record.kind == "correction":
                    assert page == addresses.CORRECTIONS
                    continue
                meeting = archive.meetings[record.meeting]
                assert page == addresses.meeting(meeting.id)
                assert not fragment or fragment in addresses.fragments_of_meeting(meeting)


def test_every_passage_can_be_found(real: Archive, town: Archive) -> None:
    for archive in (real, town):
        found = {address for record in records(archive) for address, _ in record.parts}
        for meeting in archive.meetings.values():
            worded = {
                addresses.passage(key) for key, passage in meeting.passages() if re.search(r"\w", words_in(passage))
            }
            assert worded <= found


def test_attendance_lists_are_not_searched(real: Archive) -> None:
    assert "Hannan" not in "".join(record.text for record in records(real))
    assert not [place for place in by_place(real) if place.endswith("#attendance")]


def test_a_passage_without_a_word_is_no_record(smallest: Workbench) -> None:
    body = "One.\n\n—\n\n\\* \\* \\*\n\nTwo."
    smallest.write("meetings/2024-01-09.md", f"---\ntitle: T\ndate: 2024-01-09\n---\n\n## 1. One\n\n{body}\n")
    found = [record.text for record in records(archive_of(smallest.content)) if record.meeting == "2024-01-09"]
    assert found == ["One.", "Two."]


def test_a_record_has_its_facets(real: Archive) -> None:
    found = by_place(real)
    record = found[f"meetings/{MEETING}/#item-5-p7"]
    assert record.themes == ("drugs-and-alcohol", "domestic-abuse")
    assert record.speakers == ("alison-lowe", "pat-twiggs")
    assert record.organisations == ("wyp",)
    assert record.places == ("leeds", "wakefield")
    assert record.heading == "Drugs and Alcohol"
    action = found[f"meetings/{MEETING}/#action-a9"]
    assert (action.organisations, action.places, action.states) == (("wyp",), ("leeds",), ("open",))
    assert found[f"meetings/{MEETING}/#future-item-4"].themes == ("anti-social-behaviour",)


def test_a_redaction_says_no_removed_word_and_drafts_are_called_so(town: Archive) -> None:
    found = by_place(town)
    assert "Reason: A private person was named" in found["corrections/#correction-2023-03-07-c2"].text
    names = {record.meeting: record.meeting_name for record in records(town)}
    assert names["2024-03-05"].endswith("(draft minutes)")
    assert not names["2023-03-07"].endswith("(draft minutes)")


def test_records_of_an_item_stand_together_newest_meeting_first(real: Archive, town: Archive) -> None:
    for archive in (real, town):
        groups = [record.group for record in records(archive)]
        changes = [group for before, group in pairwise(["", *groups]) if before != group]
        assert len(changes) == len(set(changes))
    years = [record.year for record in records(town)]
    assert years == sorted(years, reverse=True)


# --- the files beside the index


def catalogue_of(archive: Archive) -> dict[str, bytes]:
    return {file.path: content_of(file) for file in catalogue_files(shards(records(archive)))}


def test_the_catalogue_tells_what_numbers_mean(real: Archive) -> None:
    files = catalogue_of(real)
    (path,) = [path for path in files if "/catalogue-" in path]
    ((meeting, digest, sizes, lengths),) = json.loads(files[path])
    listed = list(records(real))
    assert meeting == MEETING
    assert sum(sizes) == len(lengths) == len(listed)
    for number, record in enumerate(listed):
        shown = json.loads(files[addresses.search_records(meeting, digest, number // PACK)])[number % PACK]
        assert [list(part) for part in record.parts] == [part[:2] for part in shown["parts"]]
        assert shown["item"] == record.group_name
        length = 2 ** ((ord(lengths[number]) - 97) / 2)
        assert 0.8 < length / len(record.text.split()) < 1.25


def test_the_script_packs_as_the_catalogue_does() -> None:
    script = (ROOT / "assets" / "js" / "search" / "catalogue.js").read_text(encoding="utf-8")
    assert f"const PACK = {PACK};" in script


def test_facets_list_the_records_that_have_them(real: Archive) -> None:
    files = catalogue_of(real)
    facets = json.loads(next(content for path, content in files.items() if "/facets-" in path))
    listed = list(records(real))

    def having(facet: str, value: str) -> list[int]:
        total, found = 0, []
        for step in facets[facet][value]:
            total += step
            found.append(total)
        return found

    assert having("kind", "action") == [at for at, record in enumerate(listed) if record.kind == "action"]
    assert having("theme", "fraud") == [at for at, record in enumerate(listed) if "fraud" in record.themes]
    assert having("place", "todmorden") == [at for at, record in enumerate(listed) if "todmorden" in record.places]
    assert values_in(listed)["year"] == {"2024"}


def test_known_words_are_those_of_the_minutes_the_most_frequent_first(real: Archive) -> None:
    files = catalogue_of(real)
    words = next(content for path, content in files.items() if "/words-" in path).decode().split()
    assert words[0] == "the"
    assert {"naloxone", "dashcam", "crayfish"} <= set(words)
    assert len(words) == len(set(words))
    assert not [word for word in words if word != word.lower()]


def test_a_changed_word_changes_names_and_nothing_else_does(smallest: Workbench) -> None:
    before = catalogue_of(archive_of(smallest.content))
    assert catalogue_of(archive_of(smallest.content)) == before
    path = next((smallest.content / "meetings").iterdir())
    path.write_text(path.read_text(encoding="utf-8") + "\nA further word.\n", encoding="utf-8")
    after = catalogue_of(archive_of(smallest.content))
    for name in ("catalogue-", "facets-", "words-", f"records/{path.stem}"):
        assert {path for path in before if name in path}.isdisjoint({path for path in after if name in path})
    others = {name for name in before if "records/" in name and path.stem not in name}
    assert others
    assert others <= set(after)


@pytest.mark.large
def test_shards_are_whole_years_and_old_ones_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_module, "FULL", 500)
    add_noise(tmp_path, 40)
    archive = archive_of(tmp_path)
    made = shards(records(archive))
    assert len(made) > 1
    assert [record for shard in made for record in shard.records] == list(records(archive))
    assert [shard.name for shard in made] == sorted((shard.name for shard in made), reverse=True)
    for shard in made:
        assert shard.name == min(record.year for record in shard.records)
    for newer, older in pairwise(made):
        assert len(older.records) >= 500
        assert min(record.year for record in newer.records) > max(record.year for record in older.records)
    # Full runs are joined by threes, from the oldest; the last, which goes on growing, stays alone.
    monkeypatch.setattr(catalogue_module, "FULL", 60)
    joined = shards(records(archive))
    monkeypatch.setattr(catalogue_module, "JOINED", 1)
    runs = shards(records(archive))
    assert [record for shard in joined for record in shard.records] == list(records(archive))
    assert joined[0].records == runs[0].records
    assert joined[-1].records == tuple(record for run in runs[-3:] for record in run.records)
    assert len(joined) == 1 + ceil((len(runs) - 1) / 3)
    monkeypatch.undo()
    monkeypatch.setattr(catalogue_module, "FULL", 500)
    meeting = tmp_path / "meetings" / f"{MEETING}.md"
    meeting.write_text(meeting.read_text(encoding="utf-8") + "\nA further word.\n", encoding="utf-8")
    again = shards(records(archive_of(tmp_path)))
    assert [shard.digest for shard in again[1:]] == [shard.digest for shard in made[1:]]
    assert again[0].digest != made[0].digest


def test_an_empty_record_has_no_search() -> None:
    assert shards([]) == ()


def test_no_address_of_the_search_has_what_a_file_cannot(real: Archive) -> None:
    for path in catalogue_of(real):
        assert re.fullmatch(r"pagefind/[a-z0-9/.-]+", path)
