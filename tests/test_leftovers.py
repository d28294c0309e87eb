"""What was to be filled in, checked or taken out is found in every file, and what minutes say themselves is not."""

import pytest

from minutebook.leftovers import leftovers
from tests.sites import REAL, TOWN, Workbench


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Venue: [TBC]", "unfinished"),
        ("venue: TBC", "unfinished"),
        ("XXX check with Ann", "unfinished"),
        ("XX lamps were out.", "unfinished"),
        ("came to [insert figure from Bob].", "unfinished"),
        ("[To be confirmed]", "unfinished"),
        ("[name] said", "unfinished"),
        ("Lorem ipsum dolor sit amet", "unfinished"),
        ("It was ???.", "unfinished"),
        ("TODO: look it up", "unfinished"),
        ("<insert date>", "unfinished"),
        ("on Error! Reference source not found. of the report", "left-by-program"),
        ("Error! Bookmark not defined.", "left-by-program"),
        ("Commented [DP1]: Bob, is that right?", "left-by-program"),
        ("{ PAGE }", "left-by-program"),
        ("| Pond Street | #REF! |", "left-by-program"),
        ("| Pond Street | #N/A |", "left-by-program"),
        ("[Uploading railing.jpg…]()", "left-by-program"),
        ("@@ -9,3 +9,3 @@", "left-by-program"),
        ("Certainly! Here is a tidied version of your minutes:", "left-by-program"),
        ("venue: «Venue»", "unfinished"),
        ("Captain Bob and <name> said so.", "unfinished"),
        ("OFFICIAL-SENSITIVE", "protective-marking"),
        ("OFFICIAL – SENSITIVE: not to be shared", "protective-marking"),
        ("NOT FOR PUBLICATION", "protective-marking"),
        ("CONFIDENTIAL", "protective-marking"),
        ("\uf0b7 Mill Lane", "private-character"),
        ("## 3. Lamps ............... 4", "left-by-program"),
        ("Page 7 of 11", "left-by-program"),
        ("*Page 7*", "left-by-program"),
        ("00:03:12.450 --> 00:03:15.120", "left-by-program"),
        ("WEBVTT", "left-by-program"),
        ("Sent from my iPhone", "left-by-program"),
        ("Get Outlook for iOS", "left-by-program"),
        ("-----Original Message-----", "left-by-program"),
        ("Sent: 06 March 2024 09:14", "left-by-program"),
        ("Subject: RE: minutes", "left-by-program"),
        ("On Tuesday, 5 March 2024, Cy wrote:", "left-by-program"),
        ("Join the meeting now", "left-by-program"),
        ("Meeting ID: 391 123 456", "left-by-program"),
        ("Signed ______________ Date", "unfinished"),
        ("Signed: ..............", "unfinished"),
        ("Kind regards,", "left-by-program"),
        ("Yours sincerely", "left-by-program"),
        ("Dear Ann and Bob,", "left-by-program"),
        ("CAUTION: This email originated from outside of the Council.", "left-by-program"),
        ("AI-generated content may be incorrect", "left-by-program"),
        ("Transcribed by Otter", "left-by-program"),
        ("Click or tap here to enter text.", "unfinished"),
        ("Choose an item.", "unfinished"),
        ("the password is Mallard22.", "secret-told"),
        ("on the drive (password Mallard22)", "secret-told"),
        ("Passcode: Kf7Qx2", "secret-told"),
        ("PIN 40417", "secret-told"),
        ("EXEMPT", "protective-marking"),
        ("Ferry contract (exempt, not for publication)", "protective-marking"),
    ],
)
def test_what_was_left_is_found(line: str, rule: str) -> None:
    assert [found.rule for found in leftovers(line)] == [rule]


@pytest.mark.parametrize(
    "line",
    [
        "[name removed] said",
        "[redacted]",
        "The date was to be confirmed.",
        "an official figure, and a confidential report",
        "Part IX and Part XX.1",
        "Why?? he asked",
        "The Clerk would check with the county.",
        "a name, a date and a place",
        "It was insert number 4.",
        "Louis XV",
        "Members sent their kind regards, and thanks.",
        "He wrote to Dear Lane, and said Hi to all.",
        "The email came from outside the county.",
        "The panel spoke of AI, and of who generated it.",
        "Click on the map, and choose an item of it.",
        "Certainly, the Chair said.",
        "item #4 of <name redacted>",
        "It hit No. 10 and the # sign",
        "an error in the reference",
        "https://example.org/?q=[x]",
        "Page 7 of the report was read.",
        "The letter was sent: Bob had written it.",
        "Sent to all members.",
        "Subject to funding, it begins in May.",
        "She wrote: ducks come first.",
        "Members would join the meeting.",
        "A new password policy of 2023 was noted.",
        "The passport office and a password.",
        "and so on ... 4 ducks",
        "It is a PIN (Police Intelligence Network).",
        "The report was exempt and not for publication.",
        "Exempt items (see below)",
        "he said ...... nothing",
    ],
)
def test_what_minutes_say_is_no_leftover(line: str) -> None:
    assert list(leftovers(line)) == []


def test_nothing_is_found_in_the_real_minutes_or_the_town() -> None:
    for folder in (REAL, TOWN):
        for path in (*folder.rglob("*.md"), *folder.glob("*.yaml")):
            for line in path.read_text("utf-8").split("\n"):
                assert line.lstrip().startswith("# ") or not list(leftovers(line)), line


def test_leftovers_are_told_with_their_place_in_every_file(smallest: Workbench) -> None:
    smallest.meeting("summary: Lorem ipsum.\n# TODO: a note of the officer's own\n")
    smallest.write("site.yaml", "title: Invented minutes\nbody: Invented Panel\ncontact: TBC\n")
    smallest.write("organisations.yaml", "council: {name: 'Invented Council [TBC]'}\n")
    smallest.write("pages/about.md", "---\ntitle: About\n---\n\nWe are \uf0b7.\n")
    found = [(told.code, told.place.file.rpartition("/")[2], told.place.line) for told in smallest.problems()]
    assert found == [
        ("unfinished", "2024-02-27.md", 4),
        ("unfinished", "organisations.yaml", 1),
        ("private-character", "about.md", 5),
        ("unfinished", "site.yaml", 3),
    ]
    assert "U+F0B7" in next(told.message for told in smallest.problems() if told.code == "private-character")
