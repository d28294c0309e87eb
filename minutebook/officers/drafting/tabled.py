"""Tabled actions: a table whose columns were read in, a task for each of its rows out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutebook.officers.drafting.lines import Columns, Grid, Line


@dataclass(frozen=True, slots=True)
class Task:
    """A row of a table of actions, in the words of its cells."""

    text: str
    """Empty where the row says nothing of an action."""
    owner: str
    due: str
    number: str
    item: str
    rest: tuple[str, ...]
    """The words of its other columns."""
    paragraph: int

    @property
    def words(self) -> str:
        """All its words."""
        return " ".join([self.number, self.item, self.text, self.owner, self.due, *self.rest])


def tasks(grid: Grid, columns: Columns) -> Iterator[Task]:
    """Read the rows below the head.

    A cell that was merged into the one above says what that one says. A row that only names another owner or a day,
    beside an action that was merged over both rows, belongs to the row above.
    """
    held: Task | None = None
    above: Task | None = None
    for row in range(1, len(grid.rows)):
        task = above = _task(grid, columns, row, above)
        if held and not task.text and (row, columns.text) in grid.continued:
            held = replace(
                held,
                owner=_and(held.owner, "" if (row, columns.owner) in grid.continued else task.owner),
                due=_and(held.due, "" if (row, columns.due) in grid.continued else task.due),
                rest=(*held.rest, *task.rest),
            )
            continue
        if held:
            yield held
        held = task
    if held:
        yield held


def _task(grid: Grid, columns: Columns, row: int, above: Task | None) -> Task:
    known = (columns.text, columns.owner, columns.due, columns.number, columns.item)
    cells = grid.rows[row]
    read = Task(
        _words(cells, columns.text),
        _words(cells, columns.owner, ", "),
        _words(cells, columns.due),
        _words(cells, columns.number),
        _words(cells, columns.item, ", "),
        tuple(text for at in range(len(cells)) if at not in known and (text := _words(cells, at))),
        next((line.paragraph for cell in cells for line in cell), grid.paragraph),
    )
    if above is None:
        return read
    return replace(
        read,
        owner=read.owner or (above.owner if (row, columns.owner) in grid.continued else ""),
        due=read.due or (above.due if (row, columns.due) in grid.continued else ""),
        item=read.item or (above.item if (row, columns.item) in grid.continued else ""),
    )


def _words(cells: tuple[tuple[Line, ...], ...], column: int | None, between: str = " ") -> str:
    """Give the words of a cell, its lines joined as they are best read."""
    if column is None or column >= len(cells):
        return ""
    return between.join(line.whole for line in cells[column]).strip()


def _and(some: str, more: str) -> str:
    return ", ".join(words for words in (some, more) if words)
