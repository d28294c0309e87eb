"""Reading HTML: what a browser shows is in, with the numbers of lists."""

from time import process_time

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


def test_a_page_of_boundless_cells_is_read_in_time() -> None:
    began = process_time()
    read_web(b"<table><tr>" + b"<td rowspan=99999999 colspan=99999999>x" * 5000 + b"<tr>" * 50_000)
    assert process_time() - began < 5
