"""Reading HTML: what a browser shows is in, with the numbers of lists."""

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
