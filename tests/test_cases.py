"""Small situations of public life that were once told falsely, each with its right outcome. All are invented."""

import csv
import json
from io import StringIO

from minutebook.outputs import identifiers, naming
from tests.outputs.test_linkeddata import of_type
from tests.reading import text, tree
from tests.sites import Workbench, archive_of, build

HELD = "---\ntitle: Example Council\ndate: 2024-05-07\n{facts}---\n\n## 1. {title}\n\n{words}\n"
ACTION = "actions:\n  - {id: A1, item: 1, text: EC to paint., owners: [council], due: 2024-06-01}\n"


def first(bench: Workbench, facts: str = ACTION, title: str = "Land", words: str = "Yes.") -> None:
    """Write the meeting of 7 May 2024, the first of its body."""
    for old in (bench.content / "meetings").iterdir():
        old.unlink()
    bench.write("meetings/2024-05-07.md", HELD.format(facts=facts, title=title, words=words))


def test_agenda_first(smallest: Workbench) -> None:
    first(smallest)
    smallest.write(
        "meetings/2024-09-03.md",
        "---\ntitle: Example Council\ndate: 2024-09-03\nvenue: Town Hall\n"
        "summary: Agenda only. The meeting has not been held yet.\n---\n\n## 1. Apologies\n\n## 2. Roads\n",
    )
    (told,) = smallest.problems()
    assert (told.code, told.place.line, told.severity.value) == ("agenda-only", 8, "error")
    agenda = smallest.content / "meetings/2024-09-03.md"
    smallest.write("meetings/2024-09-03.md", agenda.read_text("utf-8").replace("venue:", "status: announced\nvenue:"))
    archive = archive_of(smallest.content)
    (history,) = archive.actions.values()
    assert (list(archive.unheld), history.meetings_since, history.overdue) == (["2024-09-03"], 0, False)
    assert archive.meetings.latest is archive.meetings["2024-05-07"]


def test_cancelled_plain(smallest: Workbench) -> None:
    first(smallest, "next_meeting: {date: 2024-06-04, time: 10:00 - 11:00}\n")
    smallest.write(
        "meetings/2024-06-04.md",
        "---\ntitle: Example Council (cancelled)\ndate: 2024-06-04\n---\n\n"
        "The meeting was cancelled because it was inquorate.\n",
    )
    (told,) = smallest.problems()
    assert (told.code, told.severity.value) == ("not-held", "error")


def test_cancelled(smallest: Workbench) -> None:
    first(smallest, f"{ACTION}next_meeting: {{date: 2024-06-04, time: 10:00 - 11:00}}\n")
    smallest.write(
        "meetings/2024-06-04.md",
        "---\ntitle: Example Council\ndate: 2024-06-04\nstatus: cancelled\n---\n\n"
        "The meeting was cancelled because of the election.\n",
    )
    archive = archive_of(smallest.content)
    (history,) = archive.actions.values()
    # It is not announced any more, and nothing is silent, overdue or the latest by it.
    assert (archive.announced, history.silent_since, history.overdue) == ((), 0, False)


VERSION = (
    "---\ntitle: Invented Panel\ndate: 2024-02-27\nchair: {chair}\nvenue: {venue}\n"
    "attendance: {{present: [{{name: Ada Example}}]}}\nactions:\n"
    "  - {{id: A1, item: 1, text: To count ducks., {owned}}}\nupdates:\n"
    "  - {{action: 2024-01-30/A1, status: {status}, item: 1, note: {note}}}\n---\n\n## 1. Ducks\n\nDucks.\n"
)
A = {
    "chair": "Ada Example",
    "venue": "Town Hall",
    "owned": "owners: [council], due: 2024-03-01",
    "status": "complete",
    "note": "Forty ducks were counted.",
}
B = {
    "chair": "Bob Example",
    "venue": "Online",
    "owned": "due: 2024-06-01",
    "status": "withdrawn",
    "note": "No duck was ever counted.",
}


def test_version_a_and_version_b(smallest: Workbench) -> None:
    versions = set()
    for facts in (A, B, *({**A, key: B[key]} for key in A)):
        smallest.write("meetings/2024-02-27.md", VERSION.format(**facts))
        archive = archive_of(smallest.content)
        versions.add(identifiers.version(archive.meetings["2024-02-27"], archive.registers))
    assert len(versions) == 2 + len(A)


def test_wrong_webcast_corrected(smallest: Workbench) -> None:
    addresses = (
        '{id: C1, date: 2024-03-01, kind: factual, was: "https://a.example/wrong", now: "https://a.example/right"'
    )
    smallest.meeting(f"webcast: https://a.example/right\ncorrections:\n  - {addresses}, reason: It was wrong.}}\n")
    assert smallest.codes() == []


def test_owner_corrected(smallest: Workbench) -> None:
    smallest.write("people.yaml", "pat-duck: {name: Pat Duck}\n")
    smallest.write(
        "meetings/2024-01-30.md",
        "---\ntitle: Invented Panel\ndate: 2024-01-30\n"
        "attendance: {present: [{name: Pat Duck, role: Clerk, organisation: council}]}\n"
        "corrections:\n"
        "  - {id: C1, date: 2024-03-01, item: 1, kind: factual, was: Parish, now: Invented Council, reason: Slip.}\n"
        "  - {id: C2, date: 2024-03-01, kind: factual, was: Parish, now: Invented Council, reason: Wrong body.}\n"
        "actions:\n  - {id: A1, item: 1, text: Council to count ducks., owners: [council]}\n---\n\n"
        "## 1. Ducks\n\nThere were ducks.\n",
    )
    assert smallest.codes() == []
    corrections = archive_of(smallest.content).meetings["2024-01-30"].corrections
    assert [(entry.passage, entry.action) for entry in corrections] == [(None, "A1"), (None, None)]


def test_chair_changes(smallest: Workbench) -> None:
    smallest.write("people.yaml", "jo: {name: Jo Smith, public_role: true}\nal: {name: Al Smith, public_role: true}\n")
    body = (
        "## 1. Welcome\n\nThe Chair said that she had an interest in item 2. Jo Smith left the meeting and Al Smith "
        "took the chair.\n\n## 2. Land\n\nThe Chair said that the land should be sold.\n"
    )
    facts = (
        "chair: Jo Smith\nattendance:\n  present:\n"
        "    - {name: Jo Smith, role: Chair, organisation: council, known_as: [The Chair]}\n"
        "    - {name: Al Smith, role: Vice-Chair, organisation: council}\n"
    )
    smallest.meeting(facts, body)
    assert list(archive_of(smallest.content).speakers.values()) == [("jo",)]
    smallest.meeting(f"{facts}offices: [{{office: The Chair, name: Al Smith, from_item: 2}}]\n", body)
    assert list(archive_of(smallest.content).speakers.values()) == [("jo",), ("al",)]


def test_accept_corrected_later(smallest: Workbench) -> None:
    first(
        smallest, "corrections: [{id: C1, date: 2024-07-01, item: 1, kind: factual, was: No, now: Yes, reason: R.}]\n"
    )
    smallest.write(
        "meetings/2024-06-04.md",
        "---\ntitle: Example Council\ndate: 2024-06-04\naccepts: [{meeting: 2024-05-07, item: 1}]\n---\n\n"
        "## 1. Notes\n\nThe notes were accepted.\n",
    )
    archive = archive_of(smallest.content)
    assert naming.own_state(archive.meetings["2024-05-07"], archive) == (
        "minutes accepted as a correct record on 4 June 2024 and corrected on 1 July 2024"
    )


def test_deferred_plain(smallest: Workbench) -> None:
    first(
        smallest, "future_items:\n  - {title: Ponds, themes: [ducks]}\n", "Ducks", "Deferred to the meeting of 4 June."
    )
    smallest.write(
        "meetings/2024-06-04.md",
        "---\ntitle: Example Council\ndate: 2024-06-04\nitems: {1: {themes: [ducks]}}\n---\n\n"
        "## 1. Ponds (withdrawn)\n\nThis item was withdrawn from the agenda and not discussed.\n",
    )
    archive = archive_of(smallest.content)
    (entry,) = archive.promised
    assert (entry.item, naming.fate(entry, archive)) == (None, "Not yet taken up at the one meeting published since")


SERIES = "planning: {name: Planning Committee}\nlicensing: {name: Licensing Committee}\n"


def committee(bench: Workbench, name: str, series: str, facts: str = "", words: str = "Said.") -> None:
    """Write a meeting of one of two committees."""
    head = f"title: {series.capitalize()} Committee\nseries: {series}\ndate: {name[:10]}\n"
    bench.write(f"meetings/{name}.md", f"---\n{head}{facts}---\n\n## 1. Notes\n\n{words}\n")


def test_two_series(smallest: Workbench) -> None:
    first(smallest)
    smallest.write("series.yaml", SERIES)
    committee(smallest, "2024-05-07", "planning", ACTION)
    committee(smallest, "2024-05-14", "licensing")
    committee(smallest, "2024-06-04", "licensing")
    archive = archive_of(smallest.content)
    (history,) = archive.actions.values()
    assert (history.silent_since, history.meetings_since, history.overdue) == (0, 0, False)
    assert [(*found.told, *found.silent) for found in archive.matters_arising.values()] == [(), (), ()]
    planning, licensing = archive.meetings.along(("planning",)), archive.meetings.along(("licensing",))
    assert (list(planning), list(licensing)) == (["2024-05-07"], ["2024-05-14", "2024-06-04"])


def test_two_series_town(smallest: Workbench) -> None:
    """The council's allotment rents wait for the council, whatever the planners say of allotments."""
    first(smallest)
    smallest.write("series.yaml", "council: {name: Full Council}\nplanning: {name: Planning Committee}\n")
    rents = "items: {1: {themes: [ducks]}}\nfuture_items: [{title: Duck rents, themes: [ducks]}]\n"
    committee(smallest, "2024-05-07", "council", f"{ACTION}{rents}next_meeting: {{date: 2024-07-09}}\n")
    committee(smallest, "2024-05-21-planning", "planning", "next_meeting: {date: 2024-06-04}\n")
    accepts = "accepts: [{meeting: 2024-05-21-planning, item: 1}]\n"
    ducks = "items: {2: {themes: [ducks]}}\n"
    committee(smallest, "2024-06-04-planning", "planning", f"{accepts}{ducks}", "Agreed.\n\n## 2. Duck rents\n\nNo.")
    archive = archive_of(smallest.content)
    (history,), (entry,) = archive.actions.values(), archive.promised
    assert (history.silent_since, entry.item, entry.meetings_since) == (0, None, 0)
    assert [(found.by, found.next.date.isoformat()) for found in archive.announced] == [("2024-05-07", "2024-07-09")]
    assert (
        archive.meetings.beside("2024-06-04-planning").before("2024-06-04-planning")
        is archive.meetings["2024-05-21-planning"]
    )
    assert list(archive.accepted) == ["2024-05-21-planning"]


def test_hours_of_the_cases(smallest: Workbench) -> None:
    """start-only, next-start-only, midnight, two-days and us-tz, which tests/test_hours.py has in full."""
    for facts, shown in (
        ("time: 19:00\n", ", 7pm"),
        ("time: 19:00 - 00:40\n", ", 7pm to 12:40am the next day"),
        ("until: 2024-05-08\n", " to 8 May 2024"),
        ("time: 19:00\ntimezone: America/Chicago\n", ", 7pm (America/Chicago time)"),
    ):
        first(smallest, facts)
        assert naming.hours(archive_of(smallest.content).meetings["2024-05-07"]) == shown
    first(smallest, 'next_meeting: {date: 2024-06-04, time: "14:30"}\n')
    (announced,) = archive_of(smallest.content).announced
    assert str(announced.next.hours) == "14:30"


def people(bench: Workbench, register: str, attendance: str, words: str) -> dict[str, tuple[str, ...]]:
    """Write the people of a case and its one passage, and give who is said to speak in it."""
    bench.write("people.yaml", register)
    first(bench, f"attendance:\n  present:\n{attendance}", words=words)
    return {key.item or "": people for key, people in archive_of(bench.content).speakers.items()}


def test_same_name_two_people(smallest: Workbench) -> None:
    register = "john-murphy: {name: John Murphy, public_role: true}\n"
    entries = "    - {name: John Murphy, role: Councillor, person: john-murphy}\n    - {name: John Murphy}\n"
    assert people(smallest, register, entries, "John Murphy said yes.") == {}
    assert smallest.codes() == []
    assert archive_of(smallest.content).people["john-murphy"].present == ("2024-05-07",)


def test_same_surname(smallest: Workbench) -> None:
    register = "".join(
        f"{id_}: {{name: {name}, public_role: true}}\n"
        for id_, name in (("jo", "Jo Smith"), ("al", "Al Smith"), ("mononym", "Suharto"))
    )
    entries = (
        "    - {name: Jo Smith, role: Chair}\n    - {name: Al Smith, role: Chief Constable}\n    - {name: Suharto}\n"
    )
    for words, expected in (
        ("Mr Smith said yes.", ()),
        ("Chief Constable Smith said no.", ("al",)),
        ("Smith asked why.", ()),
        ("Suharto said that roads were long.", ("mononym",)),
        ("Mayor Smith said ok.", ()),
        ("Jo Smith said this.", ("jo",)),
        ("Jo said so.", ()),
        ("Cllr Smith asked about ice.", ()),
    ):
        assert people(smallest, register, entries, words) == ({"1": expected} if expected else {}), words


def test_two_collins(smallest: Workbench) -> None:
    register = "".join(
        f"{id_}: {{name: {name}, public_role: true}}\n"
        for id_, name in (("b", "B. Collins"), ("m", "M. Collins"), ("d", "Daly"))
    )
    entries = "".join(f"    - {{name: {name}, role: Councillor}}\n" for name in ("B. Collins", "M. Collins", "Daly"))
    words = (
        "Councillor Collins said yes. Councillor Collins (M) said no. Councillor M. Collins said perhaps. "
        "Councillor Daly said so."
    )
    assert people(smallest, register, entries, words) == {"1": ("m", "d")}


def test_name_change(smallest: Workbench) -> None:
    register = "jo: {name: Jo Smith, public_role: true, names: [{name: Jo Jones, until: 2024-05-31}]}\n"
    spoke = people(smallest, register, "    - {name: Jo Jones, role: Chair}\n", "Jo Jones said yes.")
    smallest.write(
        "meetings/2024-06-04.md",
        "---\ntitle: Example Council\ndate: 2024-06-04\nattendance: {present: [{name: Jo Smith, role: Deputy}]}\n"
        "---\n\n## 1. Road\n\nJo Smith said no.\n",
    )
    record = archive_of(smallest.content).people["jo"]
    assert spoke == {"1": ("jo",)}
    assert record.present == ("2024-05-07", "2024-06-04")
    assert [(meeting, role) for meeting, role, _ in record.roles] == [("2024-05-07", "Chair"), ("2024-06-04", "Deputy")]


def test_numbers(smallest: Workbench) -> None:
    body = "".join(
        f"{heading}\n\nWords {number}.\n\n"
        for number, heading in enumerate(
            ("## 24/05/1. Welcome", "## 4.1 Finance", "### (i) Roman", "## Any other business")
        )
    )
    smallest.write("meetings/2024-05-07.md", f"---\ntitle: Example Council\ndate: 2024-05-07\n---\n\n{body}")
    items = archive_of(smallest.content).meetings["2024-05-07"].items
    assert [naming.item_name(item) for item in items] == [
        "24/05/1. Welcome",
        "4.1 Finance",
        "4.1(i) Roman",
        "Any other business",
    ]


def test_votes(smallest: Workbench) -> None:
    facts = (
        "decisions:\n  - {id: D1, item: 1, text: That the road be closed, "
        "votes: {for: 10, against: 3, abstained: 1}, outcome: carried}\n"
    )
    first(smallest, facts, "Road", "Motion carried: For 10, Against 3, Abstain 1.")
    assert smallest.codes() == []
    (decision,) = archive_of(smallest.content).meetings["2024-05-07"].decisions
    assert naming.vote_words(decision) == "For 10, Against 3, Abstained 1. Carried."
    first(smallest, "items:\n  1:\n    votes:\n      - {motion: That the road be closed, for: 10}\n", "Road")
    assert smallest.codes() == ["unknown-key"]


def test_partial_done(smallest: Workbench) -> None:
    smallest.write(
        "organisations.yaml", "council: {name: Council, short_name: EC}\npolice: {name: Police, short_name: EP}\n"
    )
    first(smallest, ACTION.replace("[council]", "[council, police]"))
    later = "---\ntitle: Example Council\ndate: {day}\n{facts}---\n\n## 1. Actions\n\nEP did its half.\n"
    smallest.write("meetings/2024-07-02.md", later.format(day="2024-07-02", facts=""))
    (history,) = archive_of(smallest.content).actions.values()
    assert history.overdue
    updates = (
        "updates:\n  - {action: 2024-05-07/A1, done_by: [police], item: 1}\n"
        "  - {action: 2024-05-07/A1, due: 2024-09-01, item: 1, note: Deadline moved.}\n"
    )
    smallest.write("meetings/2024-07-02.md", later.format(day="2024-07-02", facts=updates))
    assert smallest.codes() == []
    archive = archive_of(smallest.content)
    (history,) = archive.actions.values()
    # What is overdue follows the date to which it was moved, and what one of two did leaves it open.
    assert (str(history.due), history.overdue, history.is_open, history.done_by) == (
        "2024-09-01",
        False,
        True,
        ("police",),
    )
    assert naming.due_words(history) == "1 September 2024 (moved from 1 June 2024)"
    assert [naming.update_words(update, archive) for update in history.updates] == [
        "Police (EP) has done their part.",
        "Now due on 1 September 2024.",
    ]
    site = build(smallest.content, smallest.folder / "site")
    page = text(tree(site / "actions/2024-05-07-a1/index.html"))
    assert "1 September 2024 (moved from 1 June 2024)" in page
    assert "Police (EP) has done their part." in page
    (row,) = json.loads((site / "data/actions.json").read_text("utf-8"))
    assert (row["due"], row["first_due"], row["done_by"]) == ("2024-09-01", "2024-06-01", ["police"])
    smallest.write("meetings/2024-10-01.md", later.format(day="2024-10-01", facts=""))
    (history,) = archive_of(smallest.content).actions.values()
    assert history.overdue


def test_exempt_and_deferred_item(smallest: Workbench) -> None:
    facts = (
        "items:\n  2: {exempt: Section 100A of the Local Government Act 1972.}\n"
        "  3: {deferred: 2024-06-04}\n  4: {withdrawn: true}\n"
    )
    first(smallest, facts, words="Yes.\n\n## 2. Contract\n\n## 3. Ponds\n\n## 4. Boats")
    assert smallest.codes() == []
    site = build(smallest.content, smallest.folder / "site")
    page = text(tree(site / "meetings/2024-05-07/index.html"))
    assert "2. Contract Dealt with without the public: Section 100A of the Local Government Act 1972." in page
    assert "3. Ponds Deferred to the meeting of 4 June 2024." in page
    assert "4. Boats Withdrawn from the agenda." in page
    rows = json.loads((site / "data/items.json").read_text("utf-8"))
    assert [(row["deferred"], row["deferred_to"], row["withdrawn"]) for row in rows] == [
        (False, None, False),
        (False, None, False),
        (True, "2024-06-04", False),
        (False, None, True),
    ]


def test_webcast_time(smallest: Workbench) -> None:
    for address, link in (
        ("https://example.org/v", "https://example.org/v?t=750s"),
        ("https://example.org/v?id=a#b", "https://example.org/v?id=a&amp;t=750s#b"),
        ("https://example.org/v?t=99&id=a#t=5", "https://example.org/v?id=a&amp;t=750s"),
    ):
        first(smallest, f'webcast: "{address}"\nitems:\n  1: {{recording: 00:12:30}}\n')
        site = build(smallest.content, smallest.folder / "site")
        page = (site / "meetings/2024-05-07/index.html").read_text("utf-8")
        assert link in page
        assert "Recording from 00:12:30" in page


def test_actions_many(smallest: Workbench) -> None:
    first(
        smallest,
        "actions:\n  - {id: A1, item: 1, text: EC and EP to write a joint plan., owners: [council, police], "
        "due: 2024-06-01}\n  - {id: A1a, item: 1, text: EP part., owners: [police]}\n"
        "  - {id: A2, item: 1, text: EC to report by the next meeting., owners: [council], due: next meeting}\n",
    )
    smallest.write("organisations.yaml", "council: {name: Example Council}\npolice: {name: Example Police}\n")
    told = smallest.problems()
    assert [entry.code for entry in told] == ["bad-id", "bad-date"]
    # Neither cure has an officer invent a day.
    assert "Where the minutes name no day, leave it out" in told[1].cure


def test_hybrid(smallest: Workbench) -> None:
    facts = (
        "time: 19:00 - 20:00\nvenue: Town Hall, Leeds, and online by Zoom\nwebcast: https://example.org/live\n"
        "captions: https://example.org/live.vtt\njoin: https://example.org/zoom\n"
    )
    first(smallest, facts)
    smallest.write(
        "meetings/2024-06-04.md", f"---\ntitle: C\ndate: 2024-06-04\nstatus: announced\n{facts}---\n\n## 1. Land\n"
    )
    assert smallest.codes() == []
    site = build(smallest.content, smallest.folder / "site")
    (event,) = of_type(site / "meetings/index.html", "Event")
    assert event["location"] == [
        {"@type": "Place", "name": "Town Hall, Leeds, and online by Zoom"},
        {"@type": "VirtualLocation", "url": "https://example.org/zoom"},
    ]
    assert "captions or transcript" in text(tree(site / "meetings/2024-05-07/index.html"))
    assert "To join from elsewhere https://example.org/zoom" in text(tree(site / "meetings/2024-06-04/index.html"))
    calendar = (site / "calendar.ics").read_text("utf-8").replace("\r\n ", "")
    assert calendar.count("CONFERENCE;FEATURE=VIDEO;VALUE=URI:https://example.org/zoom") == 1


def test_hybrid_ok(smallest: Workbench) -> None:
    smallest.write("site.yaml", "title: T\nbody: B\ntimezone: America/Chicago\nlanguage: en-US\n")
    first(smallest, "time: 19:00 - 20:00\nnext_meeting: {date: 2024-12-03, time: 19:00 - 20:00, venue: Online}\n")
    assert smallest.codes() == []
    calendar = (build(smallest.content, smallest.folder / "site") / "calendar.ics").read_text("utf-8")
    assert "DTSTART;TZID=America/Chicago:20241203T190000" in calendar


def test_withdrawn(smallest: Workbench) -> None:
    first(smallest)
    smallest.write(
        "meetings/2024-06-04.md",
        "---\ntitle: Example Council\ndate: 2024-06-04\n"
        "withdrawn: {date: 2024-06-11, reason: These were notes of another meeting}\n"
        "updates:\n  - {action: 2024-05-07/A1, status: complete, item: 1}\n---\n\n## 1. Notes\n\nAccepted.\n",
    )
    site = build(smallest.content, smallest.folder / "site")
    rows = list(csv.DictReader(StringIO((site / "data/meetings.csv").read_text("utf-8-sig"))))
    assert [(row["id"], row["withdrawn_on"], row["withdrawn_because"]) for row in rows] == [
        ("2024-05-07", "", ""),
        ("2024-06-04", "2024-06-11", "These were notes of another meeting"),
    ]
    assert archive_of(smallest.content).actions["2024-05-07/A1"].status == "open"


def test_footnotes(smallest: Workbench) -> None:
    words = (
        "The report[^1] was noted. ~~Struck~~ words. <sup>2</sup>\n\n[^1]: See section 17.\n\n"
        "- [ ] To do\n- [x] Done\n\nWatch at [01:12:30](https://youtu.be/abc?t=4350)."
    )
    first(smallest, "", words=words)
    assert sorted({*smallest.codes()}) == ["footnote-mark", "raw-html", "task-mark", "words-struck-out"]
    first(smallest, "", words=f"{words}\n\n![Map](map.png)")
    assert "image-in-body" in smallest.codes()


def test_footnotes_ok(smallest: Workbench) -> None:
    first(smallest, "", words="Carried unanimously, 10-0-2. Vote: +1 -0. £1,000 * 2 = 2000 * 1. H~2~O.")
    assert smallest.codes() == []
    page = text(tree(build(smallest.content, smallest.folder / "site") / "meetings/2024-05-07/index.html"))
    assert "Carried unanimously, 10-0-2. Vote: +1 -0. £1,000 * 2 = 2000 * 1. H~2~O." in page


def test_welsh_site_and_bilingual(smallest: Workbench) -> None:
    first(smallest, "", title="Croeso", words="Agorwyd y cyfarfod.")
    site = (smallest.content / "site.yaml").read_text("utf-8")
    smallest.write("site.yaml", f"{site}language: cy\n")
    assert smallest.codes() == ["other-language"]
    smallest.write("site.yaml", site)
    first(smallest, "language: cy\n", title="Croeso / Welcome", words="Agorwyd y cyfarfod.")
    (told,) = smallest.problems()
    assert (told.code, "the site would call them English" in told.cure) == ("unknown-key", True)


def test_agenda_order(smallest: Workbench) -> None:
    first(
        smallest,
        "items:\n  7: {taken: 1}\ndeclarations:\n  - {name: Jo Smith, item: 7, kind: personal}\n",
        words="Opened.\n\n## 7. Petition\n\nTaken early.\n\n## 2. Declarations of interest\n\nOne was made.",
    )
    page = text(tree(build(smallest.content, smallest.folder / "site") / "meetings/2024-05-07/index.html"))
    assert "7. Petition Taken after item 1." in page
    assert "Jo Smith declared an interest (personal)." in page
