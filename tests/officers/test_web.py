"""Reading HTML: what a browser shows is in, with the numbers of lists."""

from time import process_time

import pytest

from minutebook.officers.manuscripts import Block, Table
from minutebook.officers.manuscripts.web import read_web


def test_a_web_page_is_read_as_it_looks() -> None:
    page = (
        "<html><head><title>SECRET</title><style>SECRET</style></head><body><h1>Panel</h1><script>SECRET</script>"
        "<p>One <a href='https://example.org/'>link</a>, <del>SECRET</del><span style='display:none'>SECRET</span>two<br>lines.</p>"
        "<ol start=3><li>Three<li>Four</ol><ul><li>Bullet</ul><table><tr><td>a<td>b</table>"
    )
    made = read_web(page.encode())
    assert [(each.label, each.text, each.listed) for each in made.paragraphs()] == [
        ("", "Panel", False),
        ("", "One link, two\nlines.", False),
        ("3.", "Three", True),
        ("4.", "Four", True),
        ("", "Bullet", True),
        ("", "a", False),
        ("", "b", False),
    ]
    assert [span.link for each in made.paragraphs() for span in each.spans if span.link] == ["https://example.org/"]
    assert (made.counts.hidden, made.counts.deleted) == (1, 1)


def words(cell: tuple[Block, ...]) -> str:
    return " ".join(block.text for block in cell if not isinstance(block, Table))


def test_cells_over_several_rows_and_columns_keep_the_others_in_their_columns() -> None:
    page = (
        "<table><tr><th>Action<th>Owner<th>Due</tr><tr><td>Count<td rowspan=2>WYP<td>May</tr>"
        "<tr><td>Feed<td>June</tr><tr><td colspan=2>Name<td rowspan=9>July</tr><tr><td>Sing<td>WYCA</tr></table><p>After"
    )
    table, after = read_web(page.encode()).blocks
    assert isinstance(table, Table)
    assert [[words(cell) for cell in row] for row in table.rows] == [
        ["Action", "Owner", "Due"],
        ["Count", "WYP", "May"],
        ["Feed", "", "June"],
        ["Name", "", "July"],
        ["Sing", "WYCA", ""],
    ]
    assert table.continued == {(2, 1), (4, 2)}
    assert words((after,)) == "After"


@pytest.mark.large
def test_a_page_of_boundless_cells_is_read_in_time() -> None:
    began = process_time()
    read_web(b"<table><tr>" + b"<td rowspan=99999999 colspan=99999999>x" * 5000 + b"<tr>" * 50_000)
    assert process_time() - began < 10


@pytest.mark.parametrize(
    "page",
    [
        "<p style='display:none'>SECRET<p>One<p>Two",
        "<ul><li hidden>SECRET<ul><li>SECRET</ul>SECRET<li>One</ul><p>Two",
        "<table><tr><td hidden><p>SECRET</p>SECRET<table><tr><td>SECRET</table>SECRET<td>One</table><p>Two",
        "<p><span style='display:none'>SECRET</p><p>One</p><p>Two",
        "<div><span style='display:none'><p>SECRET</p><p>SECRET</p></span>One</div><p>Two",
        "<!doctype html><head><title>SECRET</title><body><p>One<p>Two",
        "<!doctype html><head><title>SECRET</title><p>One<p>Two",
        "<style>p.x, .y { color: red; display: none }</style><p class='a X'>SECRET</p><p>One</p><i class=y>SECRET</i><p>Two",
        "<style>@media print { .x { display: none } }</style><p class=x>One</p><p>Two",
        "<p>One<a class=msocomanchor href='#c'>[SECRET]</a></p><div style='mso-element:comment-list'><div>SECRET</div></div><p>Two",
        "<p>One <span style='background:black;color:black'>SECRET</span></p><p><font style='color:#FFFFFF'>SECRET</font>Two",
        "<p>One</p><del><p>SECRET</p></del><p>Two",
        "<p>One<del><p>SECRET</p></del></p><p>Two",
        "<p>One <b style='display:none'>SECRET<p>SECRET</b></p><p>Two",
        "<p>One<svg><metadata>SECRET</metadata><title>SECRET</title></svg><p>Two",
        "<p>One<input type=text hidden value=SECRET><input style='display:none' value=SECRET><p>Two",
        "<p><select><option>SECRET<option selected>One</select><p>Two",
        "<table><tr><td>One</td></tr><tr><td>Two",
        "<style>.nojs .tab{display:none}</style><p class=tab>One</p><p>Two",
        "<style>.tab{display:none}.tab.active{display:block}</style><p class='tab active'>One</p><p class=tab>SECRET</p><p>Two",
        "<style>@media (max-width:600px){.wide{display:none}}</style><p class=wide>One</p><p>Two",
        "<div style='background:#000080'>One</div><p style='color:#fffbe6'>Two",
        "<p style='color:white'>SECRET<p>One<p>Two",
    ],
)
def test_only_what_a_reader_sees_is_read(page: str) -> None:
    assert [paragraph.text.strip() for paragraph in read_web(page.encode()).paragraphs()] == ["One", "Two"]


def test_white_words_on_a_dark_cell_are_seen() -> None:
    made = read_web(
        b"<table><tr><td style='background:#1F3864'><p><span style='color:white'>Action</span></td></table>"
    )
    assert [each.text for each in made.paragraphs()] == ["Action"]
    assert made.counts.masked == 0


def test_struck_words_stay_and_are_counted() -> None:
    made = read_web(b"<p><s>a</s> <strike>b</strike> <span style='text-decoration:line-through'>c</span> <s>d</p><p>e")
    assert [each.text for each in made.paragraphs()] == ["a b c d", "e"]
    assert made.counts.struck == 4


def test_what_is_never_closed_and_hides_the_rest_is_asked_about() -> None:
    assert read_web(b"<p>One</p><iframe src=x><p>Two</p>").counts.unclosed == 1
    assert read_web(b"<p>One</p><div hidden><p>Two</p>").counts.unclosed == 1
    assert read_web(b"<p>One</p><p hidden>Two").counts.unclosed == 0


def test_lists_forms_and_raised_figures_are_read_as_they_look() -> None:
    page = (
        "<ol><li value=7>a<li>b</ol><ol style='list-style-type: lower-alpha'><li>c<li>d</ol><p>10<sup>6</sup> cars"
        "<p><select><option>x<option selected>chosen</select> <input value=typed></p>"
        "<p><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span>e</p>"
        "<p><span style='mso-list:Ignore'>3.<span>&nbsp; </span></span>f</p>"
    )
    made = read_web(page.encode())
    assert [f"{each.label} {each.text}".strip() for each in made.paragraphs()] == [
        *("7. a", "8. b", "a) c", "b) d", "10⁶ cars", "chosen typed", "e", "3. f")
    ]
    assert [each.listed for each in made.paragraphs()][-2:] == [True, False]
