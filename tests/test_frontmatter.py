"""Front matter is read without surprises: every scalar stays text, every place is true, nothing crashes."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from minutebook import frontmatter
from minutebook.frontmatter import Fields, writing
from minutebook.problems import Place, Problem

FAST = frontmatter.FAST


@pytest.fixture(params=[True, False], ids=["libyaml", "pure Python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test here with both of PyYAML's readers."""
    if request.param and not FAST:
        pytest.fail("PyYAML was installed without libyaml: the fast reader cannot be tested")
    monkeypatch.setattr(frontmatter, "FAST", request.param)


def read(text: str) -> Fields:
    fields, problems = frontmatter.parse(text, "x.md", 2)
    assert problems == []
    assert fields is not None
    return fields


def complaint(text: str) -> tuple[str, int, int]:
    _, problems = frontmatter.parse(text, "x.md", 2)
    assert len(problems) == 1, problems
    return problems[0].code, problems[0].place.line, problems[0].place.column


@pytest.mark.parametrize(
    "written", ["14:30", "no", "on", "2024-02-30", "012", "1e3", "~", "null", "0x1F", "1_000", "="]
)
def test_a_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert read(f"key: {written}\n").data == {"key": written}


def test_nothing_after_the_colon_is_nothing_and_empty_quotes_are_empty_text() -> None:
    assert read('a:\nb: ""\nc:\n  -\n').data == {"a": None, "b": "", "c": [None]}


def test_every_value_and_key_has_its_place() -> None:
    fields = read("actions:\n  - id: A1\n    owners: [wyca, wyp]\n")
    assert fields.place("actions", 0, "owners", 1) == Place("x.md", 4, 20)
    assert fields.key_place("actions", 0, "owners") == Place("x.md", 4, 5)
    assert fields.place("actions", 0) == Place("x.md", 3, 5)


def test_the_place_of_what_is_not_there_is_that_of_what_is_around_it() -> None:
    fields = read("actions:\n  - id: A1\n")
    assert fields.place("actions", 0, "owners", 3) == fields.place("actions", 0)
    assert fields.place("actions", 0, "owners") == fields.place("actions", 0) == Place("x.md", 3, 5)
    assert fields.key_place("nothing") == Place("x.md", 2, 1)


def test_the_keys_written_at_a_path_are_those_of_that_path_alone() -> None:
    fields = read("title: x\nactions:\n  - id: A1\n    owners: [wyca]\n  - text: y\n")
    assert fields.keys_at(()) == ["title", "actions"]
    assert fields.keys_at(("actions", 0)) == ["id", "owners"]
    assert fields.keys_at(("actions", 0, "owners")) == []


def test_an_empty_value_is_placed_at_its_key_and_not_lines_below() -> None:
    assert read("a:\n\n\n\nb: c\n").place("a") == Place("x.md", 2, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A: B\ndate: x\n", ("second-colon", 2, 9)),
        ("- title: A: B\n", ("second-colon", 2, 11)),
        ('title: "A\ndate: x\n', ("unclosed-quote", 2, 8)),
        ("title: 'A\ndate: x\n", ("unclosed-quote", 2, 8)),
        ('title: "A\ntext: "b"\n', ("unclosed-quote", 2, 8)),
        ('title: "A" b\nc: d\n', ("text-after-quote", 2, 12)),
        ("a: 'it's'\nb: c\n", ("text-after-quote", 2, 8)),
        ('a: "\\q"\n', ("bad-escape", 2, 4)),
        ("title: @a\n", ("special-character", 2, 8)),
        ("title: `a`\n", ("special-character", 2, 8)),
        ("title: %a\n", ("special-character", 2, 8)),
        ("title: *a\nb: c\n", ("special-character", 2, 8)),
        ("title: &a b\n", ("special-character", 2, 8)),
        ("title: !a b\n", ("special-character", 2, 8)),
        ("title: !a [b]\n", ("special-character", 2, 8)),
        ("title: &a [b]\n", ("special-character", 2, 8)),
        ("t: [Draft] minutes\nd: x\n", ("special-character", 2, 4)),
        ("t: {Draft: x} minutes\nd: x\n", ("special-character", 2, 4)),
        ("t: [a, b\nd: x\n", ("open-bracket", 2, 4)),
        ("items:\n  4: {themes: [a}\n", ("open-bracket", 3, 15)),
        ("owners:\n  - wyca\n  wyp\nx: y\n", ("missing-dash", 4, 3)),
        ("title: x\ndate 2024\nx: y\n", ("missing-colon", 3, 1)),
        ("hello\n", ("missing-colon", 2, 1)),
        ("title:x\ndate: y\n", ("no-space-after-colon", 2, 1)),
        ("title:x\n", ("no-space-after-colon", 2, 1)),
        ("date: y\ntitle:x\nz: b\n", ("no-space-after-colon", 3, 1)),
        ("a:\n    b: x\n  c: y\n", ("wrong-indent", 4, 3)),
        ("a:\n  - b: x\n   c: y\n", ("wrong-indent", 4, 4)),
        ("a: x\n  b: y\n", ("wrong-indent", 3, 3)),
        ("- a\nb: c\n", ("mixed-list", 3, 1)),
        ("- a\n- b\n", ("wrong-shape", 2, 1)),
        ("-\n- a\n", ("wrong-shape", 2, 1)),
        ("# a note\n\nhello\n", ("missing-colon", 4, 1)),
        ("---\n- ducks\n", ("wrong-shape", 3, 1)),
        ("---\n# a note\nducks\n", ("missing-colon", 4, 1)),
        ("# a note\n\u2003\n", ("missing-colon", 3, 2)),
        ("# a note\u2028ducks", ("missing-colon", 2, 1)),  # a line ends here for YAML, and not for us
        ("- a: b\n  a: c\n", ("entry-without-dash", 3, 3)),
        ("a:\n  - b: c\n    b: d\n    e:\n\n\nf: g\n", ("entry-without-dash", 4, 5)),
        ("a: b # note\n", ("cut-by-comment", 2, 6)),
        ("a: ‘x’\n", ("curly-quotes", 2, 4)),
        ("a:\n\tb: x\n", ("tab-indent", 3, 1)),
        ("a:\tx\nb: y\n", ("tab-indent", 2, 3)),
        ("a:\u00a0x\nb: c\n", ("hard-space", 2, 3)),
        ("a:\n\u00a0 b: c\n", ("hard-space", 3, 1)),
        ("a: x\n---\nb: y\n", ("second-document", 3, 1)),
        ("a: > b\nc: d\n", ("special-character", 2, 4)),
        ("? [a]\n: b\n", ("yaml-syntax", 2, 3)),
        ("a: x\na: y\n", ("duplicate-key", 3, 1)),
        ("a: x\na:\n  - b: c\n", ("duplicate-key", 3, 1)),
        ("a: Item #6 road\n", ("cut-by-comment", 2, 9)),
        ("a: “x”\n", ("curly-quotes", 2, 4)),
        ("a: “x\n", ("curly-cut", 2, 4)),
        ("a: #6 road\n", ("cut-by-comment", 2, 4)),
        ("a: Junction # 4\n", ("cut-by-comment", 2, 13)),
        ("a:\n  - b: c\n    b: d\n", ("entry-without-dash", 4, 5)),
        ("a:\n  • b\n", ("wrong-bullet", 3, 3)),
        ("• a: b\n", ("wrong-bullet", 2, 1)),
        ("a:\n  - b: c\n  -b: d\n", ("wrong-bullet", 4, 3)),
        ("a:\n  - b\n  1. c\n", ("wrong-bullet", 4, 3)),
        ("a:\n  -\tb: c\n", ("tab-indent", 3, 4)),
        ("a: *b* c\n", ("special-character", 2, 4)),
        ("a: |b\n", ("special-character", 2, 4)),
        ("a: {b: c: d}\n", ("second-colon", 2, 9)),
        ("a: {b: @c, d: e}\n", ("special-character", 2, 8)),
        ("3a:{b: c}\n", ("no-space-after-colon", 2, 1)),
        ("a b\nc: d\n", ("missing-colon", 2, 1)),
        ("a:b c: d: e\n", ("no-space-after-colon", 2, 1)),
        ("summary: |\nThe panel met.\na: b\n", ("text-not-indented", 3, 1)),
        ("- a\n1. c: d\n", ("wrong-bullet", 3, 1)),
        ("[" * 100_000, ("too-deep", 2, 13)),
        ("a: " + "[" * 2_000, ("too-deep", 2, 15)),
        ("- " * 80_000, ("too-deep", 2, 25)),
        ("a: [" + "b," * 50_001 + "]\n", ("too-many-values", 2, 99_999)),
    ],
)
def test_a_slip_is_told_with_its_place(text: str, expected: tuple[str, int, int]) -> None:
    assert complaint(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: *b\n", "The value begins with an asterisk (*), which"),
        ("a: &b c\n", "The value begins with an ampersand (&), which"),
        ("a: !b c\n", "The value begins with an exclamation mark (!), which"),
        ("a: Item #6 road\n", 'so the value is only "Item".'),
        (f"a: {'b' * 60} #6 road\n", f'so the value is only "{"b" * 40}".'),
        ("- a\n", '"the file" should be keys with their values, and a list stands here.'),
    ],
)
def test_a_slip_is_told_in_words(text: str, message: str) -> None:
    _, (problem,) = frontmatter.parse(text, "x.md")
    assert message in problem.message


def test_a_file_that_is_a_list_is_shown_what_is_wanted() -> None:
    _, (problem,) = frontmatter.parse("- a\n", "x.md")
    assert problem.cure == "Write it like this: name: value"


def test_a_value_that_begins_with_an_asterisk_is_kept_as_written() -> None:
    fields, _ = frontmatter.parse("title: *a\nb: c\n", "x.md")
    assert fields is not None
    assert fields.data == {"title": "*a", "b": "c"}


def test_characters_that_yaml_itself_refuses_are_told() -> None:
    # read.py finds them before; this is the second door.
    assert complaint("a: \x01b\n") == ("yaml-syntax", 2, 1)


@given(st.text(alphabet=st.sampled_from("a,:[]{}\"' \n"), max_size=30))
def test_brackets_in_any_order_are_told_with_a_bracket(text: str) -> None:
    _, problems = frontmatter.parse(text, "x.md")
    for problem in problems:
        if problem.code == "open-bracket":
            assert text.split("\n")[problem.place.line - 1][problem.place.column - 1] in "[{"


def test_both_readers_refuse_half_a_character_written_as_an_escape() -> None:
    # libyaml refuses the escape, the reader in Python lets it through to our own check.
    assert complaint('a: "\\ud83d"\n')[0] in {"bad-escape", "forbidden-character"}


@pytest.mark.parametrize("value", ["!]>", "!}x", "]", "&]x", "*}"])
def test_a_bracket_that_nothing_opened_is_told(value: str) -> None:
    for text in (f"a: {value}\n", f"a:\n  - {value}\n"):
        _, problems = frontmatter.parse(text, "x.md")
        assert problems


def test_a_tab_after_a_colon_does_not_hide_the_rest() -> None:
    fields, problems = frontmatter.parse("a:\tx\nb: y\nb: z\n", "x.md")
    assert fields is not None
    assert fields.data == {"a": "x", "b": "y"}
    assert [problem.code for problem in problems] == ["tab-indent", "duplicate-key"]


def test_cures_inside_brackets_are_for_the_value_alone() -> None:
    _, problems = frontmatter.parse("a: {b: @c, d: e}\n", "x.md")
    assert 'b: "@c" (' in problems[0].cure
    _, problems = frontmatter.parse("a: [*c, d]\n", "x.md")
    assert problems[0].cure.endswith('"*c"')


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("venue: Hall: Room 2  # a note\n", 'venue: "Hall: Room 2" ('),
        ("a: {id: A1, text: Provide: figures, costs}\n", 'text: "Provide: figures, costs" ('),
        ("a: {text: Provide: figures, costs, id: A1}\n", 'text: "Provide: figures, costs" ('),
        ("a: {b: @c, d, e: f}\n", 'b: "@c, d" ('),
    ],
)
def test_quotes_are_proposed_around_the_whole_value_and_nothing_else(text: str, cure: str) -> None:
    _, problems = frontmatter.parse(text, "x.md")
    assert cure in problems[0].cure


def test_a_wrapped_value_may_go_on_with_a_dash_or_bullet() -> None:
    assert read("a:\n  - id: A1\n    text: one\n      – two – three\n").data == {
        "a": [{"id": "A1", "text": "one – two – three"}]
    }


def test_all_bad_spacing_is_told_at_once() -> None:
    _, problems = frontmatter.parse("a:\tx\nb:\n\tc: d\n", "x.md")
    assert [problem.place.line for problem in problems] == [1, 3]


def test_text_blocks_may_hold_tabs_and_non_breaking_spaces() -> None:
    assert read("summary: |\n  one\n  \ttwo:\u00a0three\n\n  four\na: b\n").data["a"] == "b"


@pytest.mark.parametrize("note", ["   # optional", "  # optional", "  #"])
def test_a_comment_after_a_value_is_no_mistake(note: str) -> None:
    assert read(f"time: 14:30 - 16:00{note}\n").data == {"time": "14:30 - 16:00"}


def test_a_comment_in_place_of_a_value_is_no_mistake() -> None:
    assert read("time: # not known\n").data == {"time": None}


@pytest.mark.parametrize("value", ["‘x", "x’", "“x” y", "y “x”"])
def test_quotation_marks_that_belong_to_the_words_are_no_mistake(value: str) -> None:
    _, problems = frontmatter.parse(f"a: {value}\n", "x.md")
    assert problems == []


def test_a_second_copy_of_a_key_changes_nothing_of_the_first() -> None:
    fields, _ = frontmatter.parse("a: x\na: {b: [c, {d: e}]}\nf: g\n", "x.md")
    assert fields is not None
    assert fields.data == {"a": "x", "f": "g"}
    assert fields.place("a") == Place("x.md", 1, 4)


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("title: A: B", 'title: "A: B"'),
        ('title: A: "B"', "title: 'A: \"B\"'"),
        ('title: A: it\'s "B"', "title: 'A: it''s \"B\"'"),
    ],
)
def test_the_proposed_cure_reads_back_as_what_was_meant(line: str, fixed: str) -> None:
    _, problems = frontmatter.parse(line + "\n", "x.md")
    assert f"{fixed} (" in problems[0].cure
    assert read(fixed + "\n").data == {"title": line.removeprefix("title: ")}


def split(text: str) -> list[Problem]:
    return frontmatter.split(text, "x.md")[1]


def test_facts_and_body_keep_their_lines() -> None:
    parts, problems = frontmatter.split("---\ntitle: x\n---\n\n## 1. A\n", "x.md")
    assert problems == []
    assert parts is not None
    assert (parts.facts_line, parts.body_line) == (2, 4)
    assert (parts.facts, parts.body) == ("title: x\n", "\n## 1. A\n")


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("---\ntitle: x\ndate: y\n\n## 1. A\n", "line 5"),
        ("---\ntitle: x\n\nThe meeting began.\n", "line 4"),
        ("---\ntitle: x\nactions:\n  - id: A1\n# a note\n", "line 6"),
        ("---\ntitle: x\n!Hear, hear.\nWords.\n", "line 3"),
    ],
)
def test_a_missing_end_of_the_facts_is_guessed(text: str, guess: str) -> None:
    assert guess in split(text)[0].cure


@pytest.mark.parametrize("line", ["—", "--", "----", "–––", "-–"])
def test_what_word_makes_of_three_hyphens_is_told_in_its_place(line: str) -> None:
    (problem,) = split(f"---\ntitle: x\n{line}\n\n## 1. A\n")
    assert (problem.code, problem.place.line) == ("odd-hyphens", 3)


@pytest.mark.parametrize(
    "text",
    [
        "---\nsummary: |\n  One.\n\n  --\n\n  Two.\n---\nA.\n",
        "---\na: b\n---\n-----\nA.\n",
        "---\na: b\n---\n---\n\npresent: x\n\n---\n",
    ],
)
def test_other_lines_of_hyphens_are_left_alone(text: str) -> None:
    assert split(text) == []


def test_a_divider_in_the_body_is_not_taken_for_the_end_of_the_facts() -> None:
    (problem,) = split("---\ntitle: T\n\n## 1. A\n\nHi.\n\n-----\n\nSigned\n")
    assert problem.code == "unclosed-front-matter"


def test_an_empty_text_is_told_as_empty() -> None:
    assert [problem.code for problem in split(" \n")] == ["empty-file"]


def test_a_line_of_hyphens_in_the_body_is_no_second_block() -> None:
    assert split("---\ntitle: x\n---\n---\nWords without a colon\n") == []
    assert split("---\ntitle: x\n---\n---\nNote: the recording failed.\n---\n") == []
    assert split("---\ntitle: x\n---\n---\ntitle: y\nWords that go on\n") == []
    assert split("---\ntitle: x\n---\n---\n") == []
    assert [problem.code for problem in split("---\na: x\n---\n\n---\ntitle: y\n---\n")] == ["front-matter-twice"]


@given(st.text(alphabet=st.sampled_from("ab:-#\"'[]{}|>&*!%@`? \n\t\\“”\u00a0\u2003\u2028\x85\ré"), max_size=60))
def test_any_text_gives_facts_or_a_problem(text: str) -> None:
    fields, problems = frontmatter.parse(text, "x.md")
    assert fields is not None or problems


@given(
    st.dictionaries(
        st.text(alphabet="abcdefgh_", min_size=1, max_size=8),
        st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp", "Cf"])),
        max_size=5,
    )
)
def test_what_pyyaml_writes_in_quotes_is_read_back_unchanged(data: dict[str, str]) -> None:
    written = yaml.safe_dump(data, default_style='"', allow_unicode=True, width=10_000)
    fields, problems = frontmatter.parse(written, "x.md")
    assert problems == []
    assert fields is not None
    assert fields.data == data


@pytest.mark.parametrize(
    ("facts", "written"),
    [
        ({"a": "14:30", "b": "no", "c": "it's é"}, "a: 14:30\nb: no\nc: it's é\n"),
        ({"a": "", "b": None, "c": []}, 'a: ""\nb: ""\nc: []\n'),
        ({"a": "x: y", "b": "# x", "c": "-!"}, 'a: "x: y"\nb: "# x"\nc: -!\n'),
        ({"a": "'x'", "b": '"x"', "c": "x\ny"}, 'a: "\'x\'"\nb: "\\"x\\""\nc: "x\\ny"\n'),
        ({"a": "“x", "b": "“x” y", "c": "‘x’", "d": "x’"}, 'a: "“x"\nb: “x” y\nc: "‘x’"\nd: x’\n'),
        ({"a": ["b:[c]", "Item #6", "d #6"]}, 'a:\n  - "b:[c]"\n  - "Item #6"\n  - "d #6"\n'),
        ({"a": ["x", {"b": "c"}], "d": {"e": ["f"]}}, "a:\n  - x\n  - b: c\nd:\n  e:\n    - f\n"),
        ({"line": ["x", {"b": ["c"]}], "d": ["e"]}, "line: [x, {b: [c]}]\nd:\n  - e\n"),
    ],
)
def test_facts_are_written_as_the_guide_shows_them(facts: dict[str, frontmatter.Value], written: str) -> None:
    assert writing.write(facts, lambda path, _: path == ("line",)) == written


def test_lists_are_written_below_their_key_unless_asked_otherwise() -> None:
    assert writing.write({"a": ["x"]}) == "a:\n  - x\n"


_KEYS = st.text(alphabet="abc_", min_size=1, max_size=5)
_WORDS = st.text(alphabet=st.sampled_from("ab:-#\"'[]{}|>&*!%@`? \n\\“”‘’–é"), max_size=20)


_VALUES = st.recursive(_WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3))


@given(st.dictionaries(_KEYS, _VALUES, max_size=3))
def test_what_is_written_is_read_back_unchanged(facts: dict[str, frontmatter.Value]) -> None:
    for on_one_line in (True, False):
        written = writing.write(facts, lambda path, _, flow=on_one_line: flow and len(path) > 0)  # type: ignore[misc]
        fields, problems = frontmatter.parse(written, "x.md")
        assert fields is not None, problems
        assert fields.data == facts


def test_curly_quotes_around_a_value_with_a_colon_become_straight_ones_in_the_cure() -> None:
    _, problems = frontmatter.parse("title: “Invented Panel: February”\n", "x.md")
    cures = [problem.cure for problem in problems if problem.code == "second-colon"]
    assert len(cures) == 1
    assert cures[0].startswith('Put straight quotes around it: title: "Invented Panel: February" (')
    _, problems = frontmatter.parse("title: “Invented” Panel: “February”\n", "x.md")
    assert any('title: "“Invented” Panel: “February”"' in problem.cure for problem in problems)
