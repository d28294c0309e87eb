"""Attendance: lines and tables of a document's head to who was there, who else, and who sent apologies."""

import re
from dataclasses import dataclass, field, replace

from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.labels import CROWD, NONE, REMARK, group_of
from minutebook.officers.drafting.lines import Grid, Line
from minutebook.officers.drafting.people import LONGEST_LIST, Attendee, Bodies, is_name, parted, read_person
from minutebook.officers.manuscripts import Span


@dataclass(slots=True)
class Roll:
    """Those who are listed so far, and the group that is being read."""

    bodies: Bodies
    findings: Findings
    groups: dict[str, list[Attendee]] = field(default_factory=dict)
    """Attendees by `present`, `also_present` and `apologies`."""
    places: dict[str, int] = field(default_factory=dict)
    """The paragraph of each name."""
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    """Where in its group each name stands."""
    no_apologies: bool = False
    group: str | None = None
    absent: bool = False
    """Whether those who stayed away are being read, whom a meeting file does not name."""
    heads: list[str] = field(default_factory=list)
    """The headings of groups, as they stand."""
    crowds: list[Line] = field(default_factory=list)
    """Entries that name nobody, such as `12 members of the public`."""

    def side_by_side(self, grid: Grid) -> bool:
        """Read a table whose columns are groups: names below them, or marks beside names."""
        head = [group_of(text) for text in grid.texts()[0]]
        if sum(name is not None for name in head) < 2 or len(grid.rows) < 2:  # noqa: PLR2004 (two groups, and a row)
            return False
        self.absent = False
        for cell in grid.rows[0]:
            for line in cell:
                self.findings.reword(line.text)
                self.heads.append(line.text.strip(" :").casefold())
        marks = head[0] is None
        for row in grid.rows[1:]:
            cells = [" ".join(line.whole for line in cell) for cell in row]
            if marks:
                ticked = [name for name, text in zip(head, cells, strict=False) if name and text.strip()]
                others = [text for name, text in zip(head, cells, strict=False) if not name and text.strip()]
                place = next((line.paragraph for cell in row for line in cell), grid.paragraph)
                self.group = ticked[0] if ticked else "apologies"
                person = read_person("", self.bodies, cells=tuple(others))
                self.add(person, " \t ".join(others), place)
                self.findings.reword(" ".join(text for name, text in zip(head, cells, strict=False) if name))
                self.findings.doubt(
                    "group-ticked", place, ("attendance", self.group), text=person.name, group=self.group
                )
                continue
            for name, cell in zip(head, row, strict=False):
                self.group = name or self.group
                for line in cell:
                    self.people(line.text, line.paragraph)
        self.group = None
        return True

    def people_of(self, row: tuple[tuple[Line, ...], ...], cells: list[str], place: int) -> None:
        """Read the people beside the heading of their group: in a cell, one a line, or in cells of their own."""
        filled = [(cell, text) for cell, text in zip(row, cells, strict=True) if text.strip()][1:]
        if len(filled) > 1 and is_name(filled[0][1]):
            self.add(read_person("", self.bodies, cells=tuple(text for _, text in filled)), "", place)
            return
        for cell, _ in filled:
            for line in cell:
                self.people(line.text, line.paragraph)

    def note_head(self, text: str, paragraph: int) -> None:
        """Take note of the heading of a group."""
        self.findings.reword(text)
        bare = text.strip(" :.–-\t").casefold()
        if self.group == "also_present" and bare not in ("also present", "in attendance", "also in attendance"):
            self.findings.doubt(
                "group-name-only", paragraph, ("attendance", "also_present"), text=text, group="also_present"
            )
        self.heads.append(bare)

    def looks_like_people(self, text: str) -> bool:
        """Tell whether a line begins with a person, or says that nobody sent apologies."""
        if (self.group == "apologies" and NONE.fullmatch(text)) or self.absent:
            return True
        if len(text) > LONGEST_LIST:
            return False
        person = read_person(next(iter(parted(text)), ""), self.bodies)
        # A sentence ends in a full stop and has a verb; a name is short.
        return person.known and is_name(_with_rank(person)) and len(person.name) <= 60  # noqa: PLR2004 (names)

    def people(self, text: str, paragraph: int) -> None:
        """Add everybody whom a line names to the group that is being read."""
        if self.absent:
            self.crowds.append(Line((Span(text),), paragraph))
            return
        if self.group == "apologies" and NONE.fullmatch(text):
            self.no_apologies = True
            self.findings.reword(text)
            return
        text = re.sub(
            r"^apologies(?: for absence)?\s+(?:were |was |have been )?(?:received|given|noted|sent)\s+(?:from|by)\s+",
            "",
            text,
            flags=re.IGNORECASE,
        )
        several = re.match(r"(Councillors|Cllrs)\s", text)
        if several:
            self.findings.count_in(several[1])
        entries = parted(text)
        if len(entries) > 1:
            self.findings.reword(" ".join(re.findall(r"\band\b", text)))
        for entry in entries:
            if CROWD.match(entry):
                self.crowds.append(Line((Span(entry),), paragraph))
            else:
                self.add(read_person(entry, self.bodies), entry, paragraph)

    def add(self, person: Attendee, text: str, paragraph: int, group: str | None = None) -> None:
        """Add a person; `text` is the entry as it stands. One who is listed already is joined with the entry before."""
        if self.absent and group is None:
            self.crowds.append(Line((Span(text or person.name),), paragraph))
            return
        group = group or self.group or "present"
        self.findings.count_in(
            f"{person.initials or ''} in the Chair Chairman Chairwoman chaired by"
            if person.chair
            else person.initials or ""
        )
        members = self.groups.setdefault(group, [])
        at = self._numbers.setdefault((group, person.name.casefold()), len(members))
        if at < len(members):
            self._merge(at, person, text, group, paragraph)
            return
        if person.organisation:
            self.findings.reword(text.replace(person.name, "", 1))
        members.append(person)
        self.places[person.name] = paragraph
        if person.role and REMARK.search(person.role):
            self.findings.doubt("role-remark", paragraph, ("attendance", group), name=person.name, text=person.role)
        if not person.certain:
            code = (
                "person-parted"
                if person.role and is_name(person.name) and not re.search(r"members of the public", person.role)
                else "person-unclear"
            )
            self.findings.doubt(
                code,
                paragraph,
                ("attendance", group),
                text=text or person.name,
                name=person.name,
                role=person.role or "",
            )

    def _merge(self, at: int, again: Attendee, text: str, group: str, paragraph: int) -> None:
        """Join two entries of one person; where they differ, the officer must say which is right."""
        first = self.groups[group][at]
        self.groups[group][at] = replace(
            first,
            chair=first.chair or again.chair,
            role=first.role or again.role,
            organisation=first.organisation or again.organisation,
            initials=first.initials or again.initials,
        )
        self.findings.reword(again.name)
        roles = {first.role, again.role} - {None}
        bodies = {first.organisation, again.organisation} - {None}
        if len(roles) > 1 or len(bodies) > 1:
            self.findings.doubt("person-unclear", paragraph, ("attendance", group), text=text or again.name)
        elif again.organisation or (first.role and again.role):
            self.findings.reword(text.replace(again.name, "", 1))


def _with_rank(person: Attendee) -> str:
    return person.name if len(person.name.split()) > 1 else f"Mr {person.name}" if person.role else person.name
