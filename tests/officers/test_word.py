"""Reading Word files: what a reader of the document sees is in, what nobody is meant to see is not."""

import pytest

from minutebook.officers.manuscripts import Manuscript, Paragraph, Table
from minutebook.officers.manuscripts.numbering import written
from minutebook.officers.manuscripts.word import read_word
from tests.officers.paper import OPEN, abstract, field, instance, level, link, numbered, para, run, styled, table, word


def shown(*body: str, **parts: object) -> list[str]:
    """Read a Word file and list its paragraphs as they look, number and words."""
    return looks(read_word(word(*body, **parts)))  # type: ignore[arg-type]


def looks(manuscript: Manuscript) -> list[str]:
    return [f"{paragraph.label} {paragraph.text}".strip() for paragraph in manuscript.paragraphs()]


# Automatic numbers


def test_a_list_counts() -> None:
    assert shown(numbered("Welcome"), para("Words."), numbered("Notes")) == ["1. Welcome", "Words.", "2. Notes"]


def test_levels_count_below_one_another_and_begin_anew() -> None:
    lists = abstract(0, level(0), level(1, text="%1.%2"), level(2, "lowerRoman", "(%3)")) + instance(1, 0)
    body = [
        numbered(name, level=at) for name, at in (("A", 0), ("B", 1), ("C", 2), ("D", 2), ("E", 1), ("F", 0), ("G", 1))
    ]
    assert shown(*body, numbering=lists) == ["1. A", "1.1 B", "(i) C", "(ii) D", "1.2 E", "2. F", "2.1 G"]


def test_two_lists_of_one_definition_count_on() -> None:
    lists = abstract(0, level(0)) + instance(1, 0) + instance(2, 0)
    assert shown(numbered("A"), numbered("B", number=2), numbering=lists) == ["1. A", "2. B"]


def test_a_list_may_begin_elsewhere_and_override_its_start_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    lists = abstract(0, level(0, start=4)) + instance(1, 0) + instance(2, 0, override)
    body = [numbered("A"), numbered("B", number=2), numbered("C", number=2)]
    assert shown(*body, numbering=lists) == ["4. A", "7. B", "8. C"]


def test_a_level_may_never_restart_and_show_figures_only() -> None:
    never = level(1, text="%2", more='<w:lvlRestart w:val="0"/>')
    legal = level(2, text="%1.%2.%3", more="<w:isLgl/>")
    lists = abstract(0, level(0, "upperRoman"), never, legal) + instance(1, 0)
    body = [numbered(name, level=at) for name, at in (("A", 0), ("B", 1), ("C", 0), ("D", 1), ("E", 2))]
    assert shown(*body, numbering=lists) == ["I. A", "1 B", "II. C", "2 D", "2.2.1 E"]


def test_a_style_numbers_its_paragraphs_and_so_does_the_style_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="K"><w:name w:val="Kind"/><w:basedOn w:val="H"/></w:style>'
    )
    lists = abstract(0, level(0, more='<w:pStyle w:val="H"/>')) + instance(1, 0)
    made = read_word(word(styled("H", "A"), styled("K", "B"), styles=styles, numbering=lists))
    assert looks(made) == ["1. A", "2. B"]
    assert [paragraph.heading for paragraph in made.paragraphs()] == [1, 1]


def test_a_paragraph_takes_its_number_away_with_number_zero() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    plain = para("B", properties='<w:pStyle w:val="H"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert shown(styled("H", "A"), plain, styles=styles) == ["1. A", "B"]


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("lowerRoman", 2_000_000_000, "2000000000"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 0, "0"),
        ("ordinal", 11, "11th"),
        ("ordinal", 22, "22nd"),
        ("cardinalText", 42, "Forty-two"),
        ("chicago", 3, "3"),
    ],
)
def test_numbers_are_written_as_word_writes_them(form: str, value: int, expected: str) -> None:
    assert written(value, form) == expected


# Tracked changes, comments, what is hidden


def test_insertions_are_in_and_deletions_out() -> None:
    body = para(
        "They ",
        f'<w:del w:author="SECRET"><w:r><w:delText>ceased</w:delText></w:r></w:del><w:ins w:author="SECRET">{run("seized")}</w:ins>',
        " it.",
    )
    made = read_word(word(body))
    assert looks(made) == ["They seized it."]
    assert made.counts.deleted == 1


def test_moved_words_stand_where_they_were_moved_to() -> None:
    body = [
        para(f"<w:moveFrom>{run('Moved.')}</w:moveFrom>"),
        para("Other."),
        para(f"<w:moveTo>{run('Moved.')}</w:moveTo>"),
    ]
    assert [line for line in shown(*body) if line] == ["Other.", "Moved."]


def test_a_deleted_end_joins_two_paragraphs_and_counts_one_number() -> None:
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>'
    assert shown(para("One ", properties=mark), numbered("and two"), numbered("Three")) == [
        "1. One and two",
        "2. Three",
    ]


def test_a_deleted_row_is_out() -> None:
    rows = table(("Kept", "1")).replace("</w:tbl>", "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
    made = read_word(word(rows))
    assert isinstance(made.blocks[0], Table)
    assert len(made.blocks[0].rows) == 1


def test_hidden_text_is_out_directly_and_by_style() -> None:
    styles = '<w:style w:type="character" w:styleId="X"><w:name w:val="X"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = para(
        "Seen.",
        run("SECRET", "<w:vanish/>"),
        run("SECRET", '<w:rStyle w:val="X"/>'),
        run(" Also.", '<w:vanish w:val="0"/>'),
    )
    made = read_word(word(body, styles=styles))
    assert looks(made) == ["Seen. Also."]
    assert made.counts.hidden == 2


def test_comments_headers_and_authors_are_counted_and_not_read() -> None:
    comment = f'<w:comments {OPEN}><w:comment w:id="0" w:author="SECRET">{para("SECRET")}</w:comment></w:comments>'
    header = f"<w:hdr {OPEN}>{para('SECRET of another meeting')}</w:hdr>"
    body = para(
        '<w:commentRangeStart w:id="0"/>', "Seen.", field(" AUTHOR ", "SECRET"), field(" DOCPROPERTY Ref ", " Ref 7")
    )
    made = read_word(word(body, parts={"comments": comment, "header1": header}))
    assert looks(made) == ["Seen. Ref 7"]
    assert (made.counts.comments, made.counts.headers, made.counts.authors) == (1, 1, 1)


def test_bookmarks_and_alternative_texts_are_out() -> None:
    drawing = r'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="SECRET" descr="C:\Users\SECRET\a.png"/></wp:inline></w:drawing></w:r>'
    made = read_word(word(para('<w:bookmarkStart w:id="1" w:name="SECRET"/>', "Seen.", drawing)))
    assert looks(made) == ["Seen."]
    assert made.counts.pictures == 1


# Links, fields, signs


def test_links_by_relationship_and_by_field_keep_their_addresses() -> None:
    body = para(link("one", "L1"), " ", field(' HYPERLINK "https://example.org/two" \\o "tip" ', "two"))
    simple = f'<w:p><w:fldSimple w:instr=" HYPERLINK &quot;https://example.org/three&quot; ">{run("three")}</w:fldSimple></w:p>'
    made = read_word(word(body, simple, links={"L1": "https://example.org/one"}))
    links = {span.text: span.link for paragraph in made.paragraphs() for span in paragraph.spans if span.link}
    assert links == {name: f"https://example.org/{name}" for name in ("one", "two", "three")}


def test_a_field_that_is_never_closed_loses_nothing_after_its_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert shown(para("Before. ", begin), para("After.")) == ["Before.", "After."]


def test_signs_tabs_breaks_and_hyphens_are_characters() -> None:
    body = para(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        "<w:r><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:br/><w:t>c</w:t></w:r>",
        run("\uf0b7", '<w:rFonts w:ascii="Symbol"/>'),
    )
    assert shown(body) == ["✓\ta-b\nc•"]


def test_a_sign_that_is_not_known_is_a_box_and_counted() -> None:
    made = read_word(word(para('<w:r><w:sym w:font="Odd Font" w:char="F0FC"/></w:r>')))
    assert (looks(made), made.counts.symbols) == (["□"], 1)


# Boxes, notes, controls, tables


def test_a_text_box_stands_behind_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{para('In the box.')}</w:txbxContent>"
    drawing = f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    made = read_word(word(para("Before.", f"<w:r>{drawing}</w:r>"), para("After.")))
    assert looks(made) == ["Before.", "In the box.", "After."]
    assert made.counts.boxes == 1


def test_notes_stand_at_the_end_with_their_mark_in_the_text() -> None:
    notes = f'<w:footnotes {OPEN}><w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">{para("A note.")}</w:footnote></w:footnotes>'
    made = read_word(
        word(para("Said", '<w:r><w:footnoteReference w:id="2"/></w:r>', "."), para("Next."), parts={"footnotes": notes})
    )
    assert looks(made) == ["Said[1].", "Next.", "[1] A note."]


def test_content_controls_smart_tags_and_unknown_wrappers_lose_nothing() -> None:
    inline = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('one ')}</w:sdtContent></w:sdt><w:smartTag>{run('two ')}</w:smartTag>"
    )
    block = f"<w:sdt><w:sdtContent>{para('four')}</w:sdtContent></w:sdt>"
    assert shown(para(inline, f"<w:future>{run('three')}</w:future>"), block) == ["one two three", "four"]


def test_a_table_of_contents_is_left_out_and_counted() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    made = read_word(word(styled("T", "1 Welcome 2"), para("Text."), styles=styles))
    assert (looks(made), made.counts.contents) == (["Text."], 1)


def test_cells_are_read_and_wide_cells_leave_room() -> None:
    wide = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    made = read_word(word(table(("a", "b")), wide))
    assert [len(block.rows[0]) for block in made.blocks if isinstance(block, Table)] == [2, 3]
    assert [block.text for block in made.paragraphs() if isinstance(block, Paragraph)][:2] == ["a", "b"]
