"""Prose keeps every word of the record, and its passages have true lines."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minutebook import prose
from minutebook.model import (
    Blocks,
    Emphasis,
    LineBreak,
    Link,
    Listing,
    Passage,
    Quotation,
    SiteLink,
    Table,
    Words,
    passages_in,
    words_in,
)


def codes(text: str) -> list[tuple[str, int, int]]:
    _, problems = prose.parse(text, "x.md", 10)
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def words_of(text: str) -> str:
    sections, _ = prose.parse(text, "x.md")
    parts = []
    for section in sections:
        parts += [section.heading.text] if section.heading else []
        parts += [words_in(passage) for passage in passages_in(section.blocks)]
        parts += [str(number) for number in ordinals(section.blocks)]
    return "\n".join(parts)


def ordinals(blocks: Blocks) -> Iterator[int]:
    for block in blocks:
        for entry in block.entries if isinstance(block, Listing) else ():
            yield from [] if entry.ordinal is None else [entry.ordinal]
            yield from ordinals(entry.blocks)
        if isinstance(block, Quotation):
            yield from ordinals(block.blocks)


def test_passages_are_numbered_under_their_heading_and_know_their_lines() -> None:
    sections, _ = prose.parse("Opening.\n\n## 1. A\n\nOne\ntwo.\n\n- three\n- four\n\n## 2. B\n\nFive.\n", "x.md", 10)
    places = [[(passage.number, passage.line) for passage in passages_in(section.blocks)] for section in sections]
    assert places == [[(1, 10)], [(1, 14), (2, 17), (3, 18)], [(1, 22)]]
    assert [section.heading.line for section in sections if section.heading] == [12, 20]


@pytest.mark.parametrize(
    "text",
    [
        "[Note]: the meeting was short",
        "[Note]: abandoned",
        '[Note]: closed "early"',
        "Text\n---",
        "Text\n===",
        "    indented by four",
        "```\nfenced\n```",
        "AT&amp;T &copy; &#65;",
        "<div>not HTML</div>",
        "a `tick` b",
        "1986\\. A great year",
        "- a\n\n      deep",
        "+44 1924 numbers",
    ],
)
def test_what_markdown_would_drop_or_change_stays(text: str) -> None:
    assert re.findall(r"\w+", words_of(text)) == re.findall(r"\w+", text)


def test_a_line_of_hyphens_under_a_paragraph_makes_no_heading() -> None:
    for text in ("Text\n---", "Text\n==="):
        sections, _ = prose.parse(text, "x.md")
        assert [section.heading for section in sections] == [None]


def test_backticks_are_shown() -> None:
    assert words_of("a `tick` b") == "a `tick` b"


def test_numbers_of_a_list_stay_as_written() -> None:
    sections, _ = prose.parse("3. three\n5. five\n", "x.md")
    listing = sections[0].blocks[0]
    assert isinstance(listing, Listing)
    assert [entry.ordinal for entry in listing.entries] == [3, 5]


def test_emphasis_breaks_and_links_are_read() -> None:
    sections, problems = prose.parse("*a* **b**\\\n[c](https://example.org) <https://d.example/>\n", "x.md")
    assert problems == []
    passage = sections[0].blocks[0]
    assert isinstance(passage, Passage)
    assert passage.runs == (
        Emphasis((Words("a"),), strong=False),
        Words(" "),
        Emphasis((Words("b"),), strong=True),
        LineBreak(),
        Link((Words("c"),), "https://example.org"),
        Words(" "),
        Link((Words("https://d.example/"),), "https://d.example/"),
    )


@pytest.mark.parametrize(
    ("address", "target", "fragment"),
    [
        ("2023-10-23.md", "meetings/2023-10-23", ""),
        ("2023-10-23.md#item-4", "meetings/2023-10-23", "item-4"),
        ("../pages/about.md", "pages/about", ""),
        ("../meetings/2023-10-23.md#item-4-p3", "meetings/2023-10-23", "item-4-p3"),
        ("#item-4", None, "item-4"),
    ],
)
def test_links_to_other_files_are_told_apart(address: str, target: str | None, fragment: str) -> None:
    sections, _ = prose.parse(f"See [the notes]({address}).\n", "x.md")
    passage = sections[0].blocks[0]
    assert isinstance(passage, Passage)
    link = passage.runs[1]
    assert isinstance(link, SiteLink)
    assert (link.target, link.fragment) == (target, fragment)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "blob:https://x.y/z",
            "ms-word:ofe|u|x",
        ),
        *(
            "feed:javascript:x",
            "//host.example",
            "vbscript:x",
            "https:",
            "mailto:nobody",
        ),
    ],
)
def test_links_of_unsafe_kinds_are_told_and_not_made(address: str) -> None:
    assert codes(f"Read [the report](<{address}>).") == [("unsafe-link", 10, 20)]
    sections, _ = prose.parse(f"[the report](<{address}>)", "x.md")
    assert sections[0].blocks[0] == Passage(1, 1, (Words("the report"),))


@pytest.mark.parametrize(
    "address", ["https://a.example/x", "http://a.example", "mailto:a@b.example", "tel:+441924000000"]
)
def test_links_of_safe_kinds_are_made(address: str) -> None:
    assert codes(f"[the report]({address})") == []


@pytest.mark.parametrize("text", ["", "HERE", "here.", "Click here", "this link"])
def test_a_link_must_say_where_it_leads(text: str) -> None:
    assert [code for code, _, _ in codes(f"[{text}](https://example.org)")] == ["vague-link"]


def test_a_relative_link_that_names_no_content_file_is_broken() -> None:
    assert codes("See [it](report.pdf).") == [("broken-link", 10, 10)]
    for address in ("/meetings/2023-03-07/", "../2023-03-07", "/com/meetings/2023-03-07/index.html#item-2"):
        _, (told,) = prose.parse(f"See [the last meeting]({address}).", "x.md")
        assert told.code == "broken-link"
        assert told.cure.startswith("A meeting is linked by its file: 2023-03-07.md.")


def test_what_is_on_this_machine_is_told_once_and_no_link() -> None:
    sections, problems = prose.parse("[the report](<file:///etc/passwd>)", "x.md")
    assert [one.code for one in problems] == ["link-to-machine"]
    assert sections[0].blocks[0] == Passage(1, 1, (Words("the report"),))


def test_problems_in_later_lines_of_a_passage_have_their_place() -> None:
    assert codes("One\ntwo <b>bold</b>") == [("raw-html", 11, 5), ("raw-html", 11, 12)]


def test_an_address_in_angle_brackets_is_no_html() -> None:
    assert codes("<https://example.org/> and <a@b.example> and 3 < 4 > 2") == []


def test_a_picture_is_told_and_its_words_stay() -> None:
    assert codes("![A chart](chart.png)") == [("image-in-body", 10, 1)]
    assert words_of("![A chart](chart.png)") == "A chart"


def test_a_table_is_one_passage_and_its_long_rows_are_told() -> None:
    text = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 \\| 4 | 5 |\n| 6 | 7 | 8 |\n"
    sections, _ = prose.parse(text, "x.md")
    table = sections[0].blocks[0]
    assert isinstance(table, Table)
    assert words_in(table) == "a | b\n1 | 2\n3 | 4 | 5\n6 | 7"
    assert codes(text) == [("table-row-too-long", 14, 1)]


def test_a_heading_inside_a_quotation_is_no_item() -> None:
    sections, _ = prose.parse("> ## 3. Quoted\n", "x.md")
    assert sections[0].heading is None
    quotation = sections[0].blocks[0]
    assert isinstance(quotation, Quotation)
    assert words_of("> ## 3. Quoted\n") == "3. Quoted"


def test_nesting_is_bounded_and_told_once() -> None:
    assert [code for code, _, _ in codes("> " * 150 + "deep\n\n" + "> " * 150 + "again")] == ["text-too-deep"] * 2
    assert words_of("> " * 150 + "deep") == "deep"


LINES = st.lists(
    st.one_of(
        st.text(
            alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]),
            max_size=30,
        ),
        st.sampled_from(
            [
                "- one",
                "2. two",
                "> said",
                "## 1. Item",
                "### a) Sub",
                "---",
                "===",
                "",
                "    four",
                "| a | b |",
            ]
        ),
    ),
    max_size=12,
)


@given(LINES)
def test_every_word_of_any_text_is_kept(lines: list[str]) -> None:
    text = "\n".join(lines)
    assume(not re.search(r"\]\(|<\w+[:@]|\|", text))  # addresses of links are no words; tables have tests of their own
    assert sorted(re.findall(r"[^\W_]+", words_of(text))) == sorted(re.findall(r"[^\W_]+", text))


@pytest.mark.parametrize("marks", ["*a " * 1500 + "b" + " a*" * 1500, "**a " * 800 + "b" + " a**" * 800])
def test_deep_emphasis_keeps_its_words_and_is_told(marks: str) -> None:
    assert {code for code, _, _ in codes(marks)} == {"text-too-deep"}
    assert len(re.findall(r"\w", words_of(marks))) == len(re.findall(r"\w", marks))


def test_the_second_of_two_mistakes_has_its_own_place() -> None:
    assert codes("The bar is [foo](bar) or [it](bar)") == [("broken-link", 10, 18), ("broken-link", 10, 31)]
    assert codes("<b>\n<b>") == [("raw-html", 10, 1), ("raw-html", 11, 1)]


def test_a_table_in_a_quotation_has_no_more_cells_than_it_has() -> None:
    assert codes("> | a | b |\n> |---|---|\n> | 1 | 2 |\n") == []


def test_addresses_are_shown_as_written() -> None:
    assert words_of("<https://a.example/x%20y?q=%C3%A9>") == "https://a.example/x%20y?q=%C3%A9"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Para\n(a) first\n(b) second", "lines-run-together"),
        ("One\n• two", "lines-run-together"),
        ("| a | b |\n| c | d |", "table-not-drawn"),
        ("| a |\n|---|\n| b |\n\n| c | d |", "table-not-drawn"),
        ("ducks on the the pond", "word-twice"),
        ("It was to to be so", "word-twice"),
        ("ducks (on the pond.", "bracket-open"),
        ("ducks (on (the) pond.", "bracket-open"),
        ("ducks (on the pond were fed (daily).", "bracket-open"),
        ("[y] (https://a.example)", "link-not-made"),
        ("[x](https://a.example/a b.pdf)", "link-not-made"),
        ("2*3*4", "asterisk-lost"),
        ("Officer D**n said f***", "asterisk-lost"),
        ("*Provisional; from 12* in June", "asterisk-lost"),
        ("between 10\n- 15 people", "sign-lost"),
        ("£5m\n+ £2m reserve", "sign-lost"),
        ("Waits were\n> 5 hours", "sign-lost"),
        ("It was agreed:\na) one\nb) two", "lines-run-together"),
        ("chairâ€™s CafÃ©", "garbled-character"),
        ("One.\n\n- 15 people", "list-of-one"),
        ("It was cold.\n\n- 4 degrees", "list-of-one"),
        (f"{'The Clerk said so. ' * 10}\nThe Chair thanked him.", "paragraphs-joined"),
        ("they had identi\ufb01ed", "garbled-character"),
        ("WYP?s figures", "garbled-character"),
        ("It doesn?t work.", "garbled-character"),
        ("ducks&nbsp;and swans", "entity-shown"),
        ("4 &lt; 5 and &#8211;", "entity-shown"),
        ("counted.[^1]", "footnote-mark"),
        ("[^1]: Provisional", "footnote-mark"),
        ("Lamps.[1]", "footnote-mark"),
        ("bright[DP1] lamps", "footnote-mark"),
        ("lamps\u00b9", "footnote-mark"),
        ("~~no~~ ducks", "words-struck-out"),
        ("said **forty*, and", "asterisk-shown"),
        ("said forty**, and", "asterisk-shown"),
        ("said *forty and **five**", "asterisk-shown"),
        ("(the plan)[https://a.example/plan]", "link-not-made"),
        ("(the plan) [www.a.example]", "link-not-made"),
        ("• brown ducks", "bullet-typed"),
        ("o\tbrown ducks", "bullet-typed"),
        ("One\no\tbrown ducks", "lines-run-together"),
        ("```suggestion\nAll lit.\n```", "code-fence"),
        ("~~~\nAll lit.\n~~~", "code-fence"),
        ("- [ ] to do", "task-mark"),
        ("- [x] done", "task-mark"),
        ("Place\tDucks\nMill Lane\t40", "tab-in-text"),
        ("- ducks\n - of which brown", "entry-indented"),
        ("1. ducks\n 2. swans", "entry-indented"),
        ("an intensifi-\ncation month", "word-divided"),
        ("| a |\n|---|\n| 1 |\n\n* Ducklings are not counted.", "sign-lost"),
        ("[plan](http://localhost:8000/x)", "link-to-machine"),
        ("[plan](http://127.0.0.1/x)", "link-to-machine"),
        ("[plan](http://192.168.1.20/x)", "link-to-machine"),
        ("[plan](http://intranet.local/x)", "link-to-machine"),
        ("[plan](http://server01/map)", "link-to-machine"),
        ("[plan](http://172.16.0.3/map)", "link-to-machine"),
        ("[plan](https://eur01.safelinks.protection.outlook.com/?url=x)", "link-to-mail"),
        ("[plan](https://urldefense.com/v3/x)", "link-to-mail"),
        ("[plan](https://town.sharepoint.com/x)", "link-to-login"),
        ("[plan](https://docs.google.com/document/d/1/edit?usp=sharing)", "link-to-login"),
        ("[plan](https://us02web.zoom.us/j/123)", "link-to-login"),
        ("[plan](https://studio.youtube.com/video/x/edit)", "link-to-login"),
        ("[plan](https://we.tl/t-1)", "link-to-transfer"),
        (r"[plan](\\\\server\plan.docx)", "link-to-machine"),
        (r"[plan](C:\plan.docx)", "link-to-machine"),
        ("[plan](file:///etc/passwd)", "link-to-machine"),
    ],
)
def test_what_word_and_typing_leave_behind_is_told(text: str, code: str) -> None:
    assert code in {found for found, _, _ in codes(text)}


@pytest.mark.parametrize(
    "text",
    [
        *("Wrapped by hand\nand going on", "a] (b)", "5 * 3", "Âge", "*a* is 5", "â Â ê", "<Redacted>", "a<b and c>d"),
        *("as set out in section 4\n(i) of the Act", "The Chief\n– who joined – said", "**Total 12** in all"),
        *("See https://a.example/x?t=1&s=2", "Why? so", "AT&T; and R&D;"[:4], "[1]", "5 ~ 6", "5\\*"),
        *("Cold:\n\n- 4 degrees", "One.\n\n- 4 degrees\n- 5 degrees", "The Clerk said so.\nThe Chair thanked him."),
        *("see [1] of the plan", "[plan][1]"[:6], "[2](https://a.example)", "12 m\u00b2"),
        *(
            "**forty** and *five*",
            "(the plan) [the annex]",
            "o and u",
            "mid-\nYear",
            "a) ducks (brown)",
            "It had had that that",
            "2023-\n24",
            "[name removed]",
        ),
        *(
            "- a\n  - b\n- c",
            "1. a\n   - b\n2. c",
            "| a |\n|---|\n| 1 |\n\n* one\n* two",
            "[x](https://10.example.org)",
        ),
        *("Figures:\n- 15 people\n- 20 people", "#OperationSnap was trending."),
    ],
)
def test_ordinary_text_is_not_suspected(text: str) -> None:
    assert codes(text) == []
