"""What one file says is understood as it was meant, and judged by the registers."""

import os
from pathlib import Path

import pytest

from minutebook.model import Paper
from tests.sites import Workbench, archive_of, run


def test_the_smallest_meeting_needs_a_title_a_date_and_a_body(smallest: Workbench) -> None:
    smallest.meeting(body="Words without a heading.\n")
    meeting = archive_of(smallest.content).meetings["2024-02-27"]
    assert (meeting.title, str(meeting.date), meeting.items, len(meeting.opening)) == (
        "Invented Panel",
        "2024-02-27",
        (),
        1,
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [("", None), ("apologies: none\n", ()), ("apologies:\n    - name: Ada Example\n", ("Ada Example",))],
)
def test_no_apologies_and_none_recorded_are_told_apart(
    smallest: Workbench, written: str, expected: tuple[str, ...] | None
) -> None:
    smallest.meeting(f"attendance:\n  present: []\n  {written}" if written else "attendance:\n  present: []\n")
    attendance = archive_of(smallest.content).meetings["2024-02-27"].attendance
    assert attendance is not None
    found = attendance.apologies
    assert (found if found is None else tuple(person.name for person in found)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("14:30 - 16:00", "14:30 - 16:00"),
        ("9:05-10:00", "09:05 - 10:00"),
        ("14:30 – 16:00", "14:30 - 16:00"),
        ("14:30", "14:30"),
        ("19:00 - 00:40", "19:00 - 00:40"),
    ],
)
def test_times_are_read_as_written(smallest: Workbench, written: str, expected: str) -> None:
    smallest.meeting(f"time: {written}\n")
    hours = archive_of(smallest.content).meetings["2024-02-27"].hours
    assert str(hours) == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("24:00 - 25:00", "bad-time"),
        ("9 - 10", "bad-time"),
        ("14:30 - 14:60", "bad-time"),
        ("[a]", "wrong-shape"),
    ],
)
def test_times_that_are_none_are_told(smallest: Workbench, written: str, code: str) -> None:
    smallest.meeting(f"time: {written}\n")
    assert smallest.codes() == [code]


@pytest.mark.parametrize("written", ["2024-2-27", "27 February 2024", "2024-02-27T10:00", "1709", "٢٠٢٤-٠٢-٢٧"])
def test_dates_in_other_forms_are_told(smallest: Workbench, written: str) -> None:
    smallest.write("meetings/2024-02-27.md", f"---\ntitle: A\ndate: {written}\n---\n\nB.\n")
    assert smallest.codes() == ["bad-date"]


def test_empty_keys_that_may_be_left_out_count_as_left_out(smallest: Workbench) -> None:
    smallest.meeting("summary:\nactions:\nitems:\nattendance:\n  present:\n  apologies:\n")
    assert smallest.codes() == []


def test_an_empty_entry_of_a_list_is_told(smallest: Workbench) -> None:
    smallest.meeting("aliases:\n  -\nactions:\n  -\n")
    assert smallest.codes() == ["empty-value", "empty-value"]


def test_a_title_of_spaces_is_empty(smallest: Workbench) -> None:
    smallest.write("meetings/2024-02-27.md", '---\ntitle: "  "\ndate: 2024-02-27\n---\n\nB.\n')
    assert smallest.codes() == ["empty-value"]


def test_a_paper_may_lie_elsewhere_or_here_or_be_lost(smallest: Workbench) -> None:
    smallest.write("papers/2024/count.csv", "a,b\n")
    papers = "[{title: A, url: 'https://example.org/a.pdf'}, {title: B, file: 2024/count.csv}, {title: C}]"
    smallest.meeting(f"items:\n  1: {{papers: {papers}}}\n")
    assert smallest.codes() == ["paper-without-address"]
    assert archive_of(smallest.content).meetings["2024-02-27"].items[0].papers == (
        Paper("A", "https://example.org/a.pdf", None),
        Paper("B", None, "2024/count.csv"),
        Paper("C", None, None),
    )


@pytest.mark.parametrize(
    ("name", "data", "published"),
    [
        ("a.pdf", b"%PDF-1.7\n%%EOF\n", True),
        ("a.PDF", b"%PDF-1.7\n%%EOF\n", True),
        ("a.csv", b"a,b\n", True),
        ("a.xlsx", b"PK\x03\x04PK\x05\x06", True),
        ("a.jpeg", b"\xff\xd8\xff\xe0\xff\xd9", True),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", True),
        ("a.webp", b"RIFF\x00\x00\x00\x00WAVE", False),
        ("a.csv", b"a\x00b", False),
        ("a.png", b"<svg onload=alert(1)>", False),
        ("a.svg", b"<svg/>", False),
        ("a.html", b"<p>", False),
        ("noending", b"x", False),
    ],
)
def test_documents_are_published_by_ending_and_first_bytes(
    smallest: Workbench, name: str, data: bytes, *, published: bool
) -> None:
    path = smallest.content / "papers" / name
    path.parent.mkdir()
    path.write_bytes(data)
    smallest.meeting(f"items:\n  1: {{papers: [{{title: A, file: {name}}}]}}\n")
    assert smallest.codes() == ([] if published else ["paper-type"])


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.svg", b"<svg/>", "is of a type that is not published"),
        ("a.png", b"<svg/>", "is named .png and is a file of another kind"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WAVE", "is named .webp and is a file of another kind"),
        ("a.csv", b"a\x00b", "is named .csv and is not text"),
    ],
)
def test_a_document_that_is_not_published_is_told_why(smallest: Workbench, name: str, data: bytes, reason: str) -> None:
    path = smallest.content / "papers" / name
    path.parent.mkdir()
    path.write_bytes(data)
    smallest.meeting(f"items:\n  1: {{papers: [{{title: A, file: {name}}}]}}\n")
    (told,) = smallest.problems()
    assert told.message == f'"{name}" {reason}, so it is not published.'


def test_a_paper_outside_the_folder_of_papers_is_missing(smallest: Workbench) -> None:
    smallest.meeting("items:\n  1: {papers: [{title: A, file: ../site.yaml}]}\n")
    assert smallest.codes() == ["paper-file-missing"]


def test_a_paper_that_is_a_link_to_elsewhere_is_refused(smallest: Workbench) -> None:
    (smallest.content / "papers").mkdir()
    (smallest.content / "papers" / "a.pdf").symlink_to("/etc/hostname")
    smallest.meeting("items:\n  1: {papers: [{title: A, file: a.pdf}]}\n")
    assert "link-outside" in smallest.codes()


def test_a_paper_that_cannot_be_opened_is_told(smallest: Workbench) -> None:
    (smallest.content / "papers").mkdir()
    (smallest.content / "papers" / "a.pdf").symlink_to("b.pdf")
    assert smallest.codes() == ["unreadable-file"]


def test_evidence_is_checked_like_a_paper(smallest: Workbench) -> None:
    smallest.meeting("updates:\n  - {action: 2024-01-30/A1, evidence: [{title: A, file: a.pdf}]}\n")
    assert smallest.codes() == ["paper-file-missing"]


def test_a_chair_who_only_also_attended_is_listed(smallest: Workbench) -> None:
    smallest.meeting("chair: Ada Example\nattendance:\n  also_present:\n    - {name: Ada Example}\n")
    assert smallest.codes() == []


def test_places_may_not_go_round_in_a_ring(smallest: Workbench) -> None:
    around = {"one": "two", "two": "one", "three": "one"}
    entries = (f"{id_}: {{name: {id_}, kind: ward, part_of: {other}}}\n" for id_, other in around.items())
    smallest.write("places.yaml", "".join(entries))
    assert smallest.codes() == ["place-in-itself", "place-in-itself"]


def test_registers_may_be_empty(smallest: Workbench) -> None:
    for name in ("organisations", "people", "themes", "places", "glossary"):
        smallest.write(f"{name}.yaml", "# nothing yet\n")
    smallest.write("meetings/2024-01-30.md", "---\ntitle: A\ndate: 2024-01-30\n---\n\nB.\n")
    assert smallest.codes() == []


def test_a_short_form_needs_a_letter_or_digit(smallest: Workbench) -> None:
    smallest.write("glossary.yaml", '"&":\n  words: and\n')
    (told,) = smallest.problems()
    assert (told.code, told.message) == ("bad-id", '"&" cannot be used as a short form.')
    assert told.cure == "It needs a letter or digit."


def test_a_register_that_cannot_be_read_makes_nothing_else_unknown(smallest: Workbench) -> None:
    smallest.write("themes.yaml", "ducks: [\n")
    smallest.meeting(
        "items:\n  1: {themes: [ducks]}\nactions:\n  - {id: A1, text: B, owners: [council]}\n"
        "attendance:\n  present:\n    - {name: Ada Example}\n"
    )
    assert smallest.codes() == ["open-bracket"]


@pytest.mark.parametrize("zone", ["../etc/passwd", "Europe", "", "Nowhere/Land"])
def test_odd_time_zones_are_told(smallest: Workbench, zone: str) -> None:
    smallest.write("site.yaml", f'title: A\nbody: B\ntimezone: "{zone}"\n')
    assert smallest.codes() in (["unknown-timezone"], ["empty-value"])


@pytest.mark.parametrize("alias", ["../up", "a//b", "https://x.example/", "a b", "a?b=c", "a#b", "minutes.pdf"])
def test_old_addresses_are_paths_of_this_site(smallest: Workbench, alias: str) -> None:
    smallest.meeting(f"aliases: ['{alias}']\n")
    assert smallest.codes() == ["bad-id"]


def test_keys_of_registers_are_ids(smallest: Workbench) -> None:
    smallest.write("themes.yaml", "Ducks:\n  name: Ducks\n  description: Invented.\n")
    assert smallest.codes() == ["bad-id"]


def test_a_list_where_keys_belong_is_told(smallest: Workbench) -> None:
    smallest.meeting("next_meeting: [2024-03-26]\nattendance: []\nitems:\n  - 1\n")
    assert smallest.codes() == ["wrong-shape", "wrong-shape", "wrong-shape"]


def test_a_reference_to_a_day_that_is_none_is_told(smallest: Workbench) -> None:
    smallest.meeting("accepts:\n  - meeting: 2024-02-31\n")
    assert smallest.codes() == ["no-such-date"]


def test_an_empty_site_file_is_told(smallest: Workbench) -> None:
    smallest.write("site.yaml", "\n")
    assert smallest.codes() == ["empty-file"]


def test_a_page_is_judged_like_a_meeting(smallest: Workbench) -> None:
    smallest.write("pages/about.md", "---\ntitel: About\n---\n\n[it](javascript:x)\n")
    smallest.write("pages/second.md", "No facts.\n")
    smallest.write("pages/third.md", "---\ntitle: [\n---\n\nWords.\n")
    assert sorted(smallest.codes()) == ["no-front-matter", "open-bracket", "unknown-key", "unsafe-link"]


def test_folders_and_hidden_files_are_no_strays(smallest: Workbench) -> None:
    smallest.write("meetings/.DS_Store", "x")
    smallest.write(".gitkeep", "")
    smallest.write("extra/file.txt", "x")
    assert smallest.codes() == ["stray-file"]


def test_meetings_may_lie_in_folders_of_years(smallest: Workbench) -> None:
    smallest.write("meetings/2023/2023-11-28.md", "---\ntitle: A\ndate: 2023-11-28\n---\n\nB.\n")
    assert next(iter(archive_of(smallest.content).meetings)) == "2023-11-28"


@pytest.mark.parametrize(
    "name", ["2024-13-01.md", "2024-02-30.md", "24-02-27.md", "2024-02-27_b.md", "2024-02-27-B.md"]
)
def test_a_file_name_must_begin_with_a_day(smallest: Workbench, name: str) -> None:
    smallest.write(f"meetings/{name}", "---\ntitle: A\ndate: 2024-02-27\n---\n\nB.\n")
    assert smallest.codes() == ["file-name"]


def test_one_meeting_in_two_folders_is_a_clash(smallest: Workbench, tmp_path: Path) -> None:
    text = (tmp_path / "content" / "meetings" / "2024-02-27.md").read_text(encoding="utf-8")
    smallest.write("meetings/2024/2024-02-27.md", text)
    assert smallest.codes() == ["names-clash"]


@pytest.mark.parametrize("name", ["2024-03-26.txt", "2024-03-26.MD", "2024-03-26.md.txt", "2024-03-26.markdown"])
def test_minutes_under_a_wrong_ending_are_not_lost_quietly(smallest: Workbench, name: str) -> None:
    smallest.write(f"meetings/{name}", "---\ntitle: A\n---\n")
    assert smallest.codes() == ["wrong-ending"]


def test_a_register_under_a_wrong_ending_is_named(smallest: Workbench) -> None:
    (smallest.content / "people.yaml").rename(smallest.content / "people.yml")
    assert sorted(smallest.codes()) == ["missing-file", "wrong-ending"]


def test_litter_is_no_stray(smallest: Workbench) -> None:
    for name in ("Thumbs.db", "meetings/desktop.ini", "meetings/~$minutes.docx"):
        smallest.write(name, "x")
    assert smallest.codes() == []


@pytest.mark.parametrize("name", ["meetings/2024-03-26.md", "pages/about.md"])
def test_a_folder_or_pipe_in_the_place_of_a_file_is_told(smallest: Workbench, name: str) -> None:
    (smallest.content / name).mkdir(parents=True)
    os.mkfifo(smallest.content / "meetings" / "2024-04-30.md")
    assert smallest.codes() == ["unreadable-file", "unreadable-file"]


def test_a_folder_that_is_a_link_to_elsewhere_is_refused(smallest: Workbench) -> None:
    (smallest.content / "meetings" / "2023").symlink_to("/etc")
    assert smallest.codes() == ["link-outside"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("18 June 2024", "2024-06-18"),
        ("Tuesday 18th June 2024", "2024-06-18"),
        ("18/06/2024", "2024-06-18"),
        ("2024-6-18", "2024-06-18"),
        ("2024–06–18", "2024-06-18"),
    ],
)
def test_a_date_in_another_form_is_turned_round(smallest: Workbench, written: str, hint: str) -> None:
    smallest.meeting(f"next_meeting: {{date: {written}}}\n")
    assert f'Did you mean "{hint}"?' in smallest.problems()[0].cure


@pytest.mark.parametrize(
    "written", ["2.30pm - 4pm", "2:30pm to 4pm", "1430 - 1600", "14.30-16.00", "2:30-4pm", "2.30-4.00pm"]
)
def test_times_in_another_form_are_turned_round(smallest: Workbench, written: str) -> None:
    smallest.meeting(f"time: {written}\n")
    assert 'Did you mean "14:30 - 16:00"?' in smallest.problems()[0].cure


@pytest.mark.parametrize("written", ["2024-01-30/a1", "2024-01-30-A1"])
def test_a_reference_in_another_form_is_mended(smallest: Workbench, written: str) -> None:
    smallest.meeting(f"updates:\n  - action: {written}\n")
    assert 'Did you mean "2024-01-30/A1"?' in smallest.problems()[0].cure


@pytest.mark.parametrize("written", ["Item 1", "1.", "item 1"])
def test_an_item_is_named_by_its_number_in_any_form(smallest: Workbench, written: str) -> None:
    smallest.meeting(f"items:\n  {written}: {{themes: [ducks]}}\n")
    assert smallest.codes() == []
    assert archive_of(smallest.content).meetings["2024-02-27"].items[0].themes == ("ducks",)


def test_facts_of_one_item_stand_in_one_place(smallest: Workbench) -> None:
    smallest.meeting("items:\n  1: {themes: [ducks]}\n  Item 1: {themes: [ducks]}\n")
    (told,) = smallest.problems()
    assert (told.code, told.place.line) == ("listed-twice", 6)


def test_a_name_instead_of_an_id_is_understood(smallest: Workbench) -> None:
    smallest.meeting("actions:\n  - {id: A1, text: B, owners: [Invented council]}\n")
    assert 'Did you mean "council"?' in smallest.problems()[0].cure


@pytest.mark.parametrize(
    ("written", "example"), [("none", "owners: []"), ("council, watch", "owners: [council, watch]")]
)
def test_owners_without_brackets_keep_their_words(smallest: Workbench, written: str, example: str) -> None:
    smallest.meeting(f"actions:\n  - id: A1\n    text: B\n    owners: {written}\n")
    assert smallest.problems()[0].cure == f"Write it like this: {example}"


def test_a_misspelt_key_is_one_problem(smallest: Workbench) -> None:
    smallest.write("meetings/2024-02-27.md", "---\nTitle: A\ndate: 2024-02-27\n---\n\nB.\n")
    assert smallest.codes() == ["unknown-key"]


def test_a_missing_key_of_an_entry_is_told_at_the_entry(smallest: Workbench) -> None:
    smallest.meeting("actions:\n  - {id: A1, text: B, owners: [council]}\n  - {id: A2, owners: [council]}\n")
    problem = smallest.problems()[0]
    assert (problem.code, problem.place.line) == ("missing-key", 6)


def test_none_in_other_words_is_understood(smallest: Workbench) -> None:
    smallest.meeting("attendance:\n  apologies: Nil\n")
    assert smallest.problems()[0].cure.startswith('Did you mean "none"?')


@pytest.mark.parametrize("key", ['"[key]": x\n', 'items:\n  "[key]": x\n', 'items:\n  "[key]": {themes: [ducks]}\n'])
def test_a_key_in_square_brackets_is_an_ordinary_mistake(smallest: Workbench, key: str) -> None:
    smallest.meeting(key)
    assert smallest.codes()
    smallest.meeting()
    smallest.write("themes.yaml", '"[key]": x\n')
    assert "bad-id" in smallest.codes()


@pytest.mark.parametrize("address", ["https://[link]", "http://", "https:///x", "https://a b.example"])
def test_an_address_without_a_host_is_told(smallest: Workbench, address: str) -> None:
    smallest.meeting(f'webcast: "{address}"\nitems:\n  1: {{papers: [{{title: A, url: "{address}"}}]}}\n')
    assert smallest.codes() == ["bad-address", "bad-address"]
    smallest.meeting(body=f"[the report](<{address}>)\n")
    assert smallest.codes() == ["unsafe-link"]


def test_values_over_several_lines_are_told_on_one(smallest: Workbench) -> None:
    smallest.meeting("minutes: |\n  fin\n  al\n")
    assert "\n" not in smallest.problems()[0].message


@pytest.mark.parametrize("written", ["24:00 - 25:00", "4pm to 2pm", "16:00 - 14.30"])
def test_no_time_is_proposed_that_would_be_refused(smallest: Workbench, written: str) -> None:
    smallest.meeting(f"time: {written}\n")
    assert "Did you mean" not in smallest.problems()[0].cure


@pytest.mark.parametrize("written", ["13-31-2024", "18 Octember 2024"])
def test_no_date_is_proposed_that_is_none(smallest: Workbench, written: str) -> None:
    smallest.meeting(f"next_meeting: {{date: {written}}}\n")
    assert "Did you mean" not in smallest.problems()[0].cure


@pytest.mark.parametrize("address", ["https://x.example/com?x=1", "https://x.example/com#f", "https://x.example//a//"])
def test_a_site_is_published_at_a_plain_address(smallest: Workbench, address: str) -> None:
    smallest.write("site.yaml", f'title: A\nbody: B\nbase_url: "{address}"\n')
    assert smallest.codes() == ["bad-base-address"]


def test_a_place_that_the_page_does_not_show_is_no_place(smallest: Workbench) -> None:
    smallest.meeting("attendance:\n  present: []\n", body="[who was there](#attendance)\n")
    assert smallest.codes() == ["broken-fragment"]


def test_words_with_a_colon_in_a_list_are_told_to_need_quotes(smallest: Workbench) -> None:
    smallest.meeting("accepts:\n  - meeting: 2024-01-30\n    amendments:\n      - Item 4: for 60 read 62\n")
    (found,) = smallest.problems()
    assert found.code == "wrong-shape"
    assert found.cure == 'Write it like this: "Item 4: for 60 read 62" (in straight quotes, because of its colon)'


@pytest.mark.parametrize("entry", ["{a: b}", "{two words: {c: d}}", "{a b: c, d e: f}"])
def test_keys_in_the_place_of_words_are_told_as_such(smallest: Workbench, entry: str) -> None:
    smallest.meeting(f"accepts:\n  - meeting: 2024-01-30\n    amendments: [{entry}]\n")
    assert smallest.codes() == ["wrong-shape"]
    assert "in straight quotes" not in smallest.problems()[0].cure


def test_a_key_that_is_there_already_is_not_proposed(smallest: Workbench) -> None:
    smallest.meeting("takes_up:\n  - {futrue: 2024-01-30/Ponds, item: 1}\n  - {title: Ponds, item: 1}\n")
    cures = [problem.cure for problem in smallest.problems() if problem.code == "unknown-key"]
    assert 'Did you mean "future"?' in cures[0]
    assert 'Did you mean "item"?' not in cures[1]


def test_synonyms_are_read_and_need_not_be_there(smallest: Workbench) -> None:
    assert archive_of(smallest.content).registers.synonyms == ()
    smallest.write("synonyms.yaml", "Motorbike: [motorcycle, Moped]\nbreak-in: [burglary]\n")
    assert archive_of(smallest.content).registers.synonyms == (
        ("motorbike", "motorcycle", "moped"),
        ("break-in", "burglary"),
    )


def test_synonyms_that_are_no_list_are_told_how_to_be_one(smallest: Workbench) -> None:
    smallest.write("synonyms.yaml", "burglary: theft\n")
    told = run("check", "--content", str(smallest.content)).out
    assert "synonyms.yaml:1:11: error[wrong-shape]" in told
    assert "Write it like this: burglary: [theft]" in told


def test_pages_link_each_other_by_the_names_of_their_files(smallest: Workbench) -> None:
    smallest.write("pages/one.md", "---\ntitle: One\n---\n\nSee [the second](two.md).\n")
    smallest.write("pages/two.md", "---\ntitle: Two\n---\n\nSee [the first](../pages/one.md).\n")
    assert smallest.codes() == []
