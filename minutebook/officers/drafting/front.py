"""Front: the head of a document in, title, day, hours, place and attendance out; what is not understood is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from minutebook.model import Registers
from minutebook.officers.drafting import dates
from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.lines import Grid, Kind, Line, Part
from minutebook.officers.drafting.people import Attendee, Bodies, is_name, parted, read_person
from minutebook.officers.manuscripts import Span
from minutebook.outputs import wording
from minutebook.rulebook import did_you_mean

_DATE_LABEL = re.compile(
    r"(?:(?:meeting\s+)?date(?: and time| & time)?(?: of (?:the )?meeting)?|held on|when)\s*[:–-]?\s+(?=\S)|date\s*:",
    re.IGNORECASE,
)
_TIME_LABEL = re.compile(r"times?\s*[:–-]\s*", re.IGNORECASE)
_VENUE_LABEL = re.compile(r"(?:venue|location|place|held (?:at|in)|where)\s*[:–-]\s*", re.IGNORECASE)
_CHAIR_LABEL = re.compile(r"(?:in the chair|chair(?:man|woman|person|ed by)?)\s*[:–-]\s*(?=\S)", re.IGNORECASE)
_WEBCAST_LABEL = re.compile(r"(?:webcast|recording|watch(?: the meeting)?)\s*[:–-]\s*", re.IGNORECASE)
_END = r"\s*(?:\([^()]*\))?\s*(?:[:.–-]\s*(?P<rest>.*)|(?=$)|(?:\s|\t)\s*(?P<bare>[A-Z].*))"
"""Behind the heading of a group: a mark and its people, nothing, or a name without a mark between."""
_GROUPS = {
    "apologies": re.compile(
        r"(?:apologies(?: for absence)?|absent|not present|absences)"
        r"(?:\s+(?:were|was|have been|had been)?\s*(?:received|given|sent|noted|accepted|tendered)(?:\s+(?:from"
        r"|by|on behalf of))?)?" + _END,
        re.IGNORECASE | re.DOTALL,
    ),
    "also_present": re.compile(
        r"(?:also (?:present|in attendance|attending|attended)|in attendance|(?:other )?officers?(?: (?:present"
        r"|in attendance|attending))?"
        r"|observers?|guests?|others? (?:present|in attendance|attending)|by invitation|invitees"
        r"|staff(?: in attendance)?"
        r"|support(?:ing)? officers?|secretariat|minutes? taken by|minute taker)" + _END,
        re.IGNORECASE | re.DOTALL,
    ),
    "present": re.compile(
        r"(?:(?:members |those |panel members )?present|attendees|attendance(?: list)?|attended by|members"
        r"|membership present|panel members)"
        r"(?:\s+(?:were|are))?" + _END,
        re.IGNORECASE | re.DOTALL,
    ),
}
_EMAIL = re.compile(r"(?:from|to|cc|sent|subject|attachments?)\s*:", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"\b(?:published|approved|circulated|printed|issued|revised|updated|version|drafted|signed"
    r"|dated)\b",
    re.IGNORECASE,
)
"""Words before a day that is not the meeting's."""
_BARE_LABEL = re.compile(
    r"(?:date|time|venue|location|place|chair(?:man|person|ed by)?|in the chair)\s*:?", re.IGNORECASE
)
_NEXT_LABEL = re.compile(
    r"(?<!\band)(?<!&)(?<!,)\s+(?=(?:date|time|venue|location|place|chair|held at)\s*:\s)", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:meeting|panel|committee|board|forum|group|scrutiny|partnership|cabinet|assembly"
    r"|conference)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:(?:draft |confirmed |unconfirmed |approved )?(?:minutes|notes|record)\b\s*)?(?:of\s+)?(?:(?:the|a"
    r"|an)\s+)?(?:(?:public|open|ordinary|special|virtual)\s+)*"
    r"(?:meeting\b\s*)?(?:(?:was|which was)\s+)?(?:held\s+)?(?:on\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands before the day: `Minutes of the meeting held on`."""
_CROWD = re.compile(r"\d+\s|(?:\w+\s)?members? of the public|the press", re.IGNORECASE)
_NONE = re.compile(
    r"(?:none(?: (?:were )?(?:received|given|recorded|noted))?|nil|no apologies(?: (?:were )?(?:received"
    r"|given))?|there were no(?:ne| apologies)|n/?a)\.?",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:(?:draft |final |confirmed |unconfirmed |approved )*(?:meeting )?(?:minutes"
    r"|notes)(?: of (?:the )?meeting)?|name|role|organisation|job title|title"
    r"|position|representing|initials|public|from|agency|body|attendees?|post|designation|department|job role"
    r"|email|approved minutes|page \d+(?: of \d+)?)",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\b(?:draft|unconfirmed)\b", re.IGNORECASE)
_MINUTES_OF = re.compile(
    r"(?:draft )?(?:minutes|notes|record) (?:of|from) (?:the |a |an )?(?:(?:public |open |ordinary "
    r"|extraordinary |special )?meeting of )?(?:the )?"
    r"(?P<title>.+?)(?:\s+meeting)?(?:,?\s+(?:held|which took place|on)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_TITLE = 120


@dataclass(slots=True)
class Front:
    """What the head of a document says."""

    title: str | None = None
    day: date | None = None
    hours: str | None = None
    venue: str | None = None
    webcast: str | None = None
    draft: bool = False
    chair: str | None = None
    groups: dict[str, list[Attendee]] = field(default_factory=dict)
    """Attendees by `present`, `also_present` and `apologies`."""
    places: dict[str, int] = field(default_factory=dict)
    """The paragraph of each name."""
    no_apologies: bool = False
    kept: list[Line] = field(default_factory=list)
    """Lines that were not understood, which stand at the top of the minutes."""

    @property
    def attendees(self) -> list[Attendee]:
        """Everybody listed, those who sent apologies too."""
        return [attendee for group in self.groups.values() for attendee in group]


def read_front(parts: tuple[Part, ...], registers: Registers, findings: Findings, given: date | None) -> Front:
    """Read the head of a document; `given` is the day that the officer gave, which counts before the document's own."""
    reader = _Reader(Bodies(registers), findings)
    for part in parts:
        if isinstance(part, Grid):
            reader.grid(part)
        else:
            reader.line(part)
    reader.finish(given)
    _tell_people(reader.front, registers, findings)
    return reader.front


@dataclass(slots=True)
class _Reader:
    bodies: Bodies
    findings: Findings
    front: Front = field(default_factory=Front)
    group: str | None = None
    label: str = ""
    """A label alone on its line, whose value is the next one."""
    titles: list[Line] = field(default_factory=list)
    """Lines that may be the title."""
    heads: list[str] = field(default_factory=list)
    """The headings of groups, as they stand."""
    days: list[tuple[dates.Day, int, bool]] = field(default_factory=list)
    """Every day that is named, its paragraph, and whether it is marked as the meeting's."""

    def _side_by_side(self, grid: Grid) -> bool:
        """Read a table whose columns are groups: names below them, or marks beside names."""
        head = [self._group_of(text) for text in grid.texts()[0]]
        if sum(name is not None for name in head) < 2 or len(grid.rows) < 2:  # noqa: PLR2004 (two groups, and a row)
            return False
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
                self._add(person, " \t ".join(others), place)
                self.findings.reword(" ".join(text for name, text in zip(head, cells, strict=False) if name))
                self.findings.doubt(
                    "group-name-only", place, ("attendance", self.group), text=person.name, group=self.group
                )
                continue
            for name, cell in zip(head, row, strict=False):
                self.group = name or self.group
                for line in cell:
                    self._people(line.text, line.paragraph)
        self.group = None
        return True

    def grid(self, grid: Grid) -> None:  # noqa: C901, PLR0912 (a list of cases)
        """Read a table: labels with values, or people with their roles in columns."""
        if self._side_by_side(grid):
            return
        for row in grid.rows:
            cells = [" ".join(line.whole for line in cell) for cell in row]
            filled = [cell for cell in cells if cell.strip()]
            if not filled:
                continue
            place = next((line.paragraph for cell in row for line in cell), grid.paragraph)
            head = self._group_of(filled[0])
            pairs = list(zip(filled[::2], filled[1::2], strict=False))
            if len(filled) > 2 and len(filled) % 2 == 0 and all(self._is_label(label) for label, _ in pairs):  # noqa: PLR2004 (two pairs)
                for label, said in pairs:
                    self.line(Line(tuple(_span(f"{label.rstrip(': ')}: {said}")), place))
            elif head and len(filled) > 1:
                self.group = head
                self._note_head(filled[0], place)
                self._people_of(row, cells, place)
            elif len(filled) == 2 and self._is_label(filled[0]):  # noqa: PLR2004 (label and value)
                self.line(Line(tuple(_span(f"{filled[0].rstrip(': ')}: {filled[1]}")), place))
            elif head:
                self.line(_as_line(row))
            elif all(_FURNITURE.fullmatch(cell) for cell in filled):
                self.findings.leave_out(" ".join(filled), place)
            elif len(filled) > 1 and all(is_name(cell) for cell in filled):
                self.group = self.group or "present"
                for name in filled:
                    self._add(read_person(name, self.bodies), name, place)
            elif self.group or is_name(filled[0]) or (len(filled) > 1 and is_name(filled[-1])):
                self.group = self.group or "present"
                self._add(read_person("", self.bodies, cells=tuple(filled)), " \t ".join(filled), place)
            else:
                for cell in row:
                    for line in cell:
                        self.line(line)

    def _people_of(self, row: tuple[tuple[Line, ...], ...], cells: list[str], place: int) -> None:
        """Read the people beside the heading of their group: in a cell, one a line, or in cells of their own."""
        filled = [(cell, text) for cell, text in zip(row, cells, strict=True) if text.strip()][1:]
        if len(filled) > 1 and is_name(filled[0][1]):
            self._add(read_person("", self.bodies, cells=tuple(text for _, text in filled)), "", place)
            return
        for cell, _ in filled:
            for line in cell:
                self._people(line.text, line.paragraph)

    def _is_label(self, text: str) -> bool:
        words = f"{text.rstrip(': ')}: x"
        return any(
            label.match(words) for label in (_DATE_LABEL, _TIME_LABEL, _VENUE_LABEL, _CHAIR_LABEL, _WEBCAST_LABEL)
        )

    def _group_of(self, text: str) -> str | None:
        return next(
            (name for name, head in _GROUPS.items() if head.fullmatch(text.strip().rstrip(":").strip() or "-")), None
        )

    def line(self, line: Line) -> None:
        """Read one line by its label, or by what the lines before it began."""
        text = line.whole
        if self.label:
            text, line = f"{self.label}: {text}", replace(line, spans=tuple(_span(f"{self.label}: {text}")), label="")
            self.label = ""
        labels = (
            _NEXT_LABEL.split(text)
            if re.match(r"(?:date|time|venue|location|place|chair)\b", text, re.IGNORECASE)
            else [text]
        )
        if len(labels) > 1:
            for each in labels:
                self.line(replace(line, spans=tuple(_span(each)), label=""))
            return
        if _BARE_LABEL.fullmatch(text):
            self.label = text.rstrip(": ")
            return
        if line.kind is Kind.FURNITURE:
            self.findings.leave_out(text, line.paragraph)
        elif self._labelled(text, line) or self._grouped(text, line):
            return
        elif self.group and not line.heading and self._looks_like_people(text):
            self._people(
                text if "\t" not in "".join(span.text for span in line.spans).strip() else _tabbed(line), line.paragraph
            )
        else:
            self._other(line)

    def _labelled(self, text: str, line: Line) -> bool:
        for label, take in (
            (_DATE_LABEL, self._take_date),
            (_TIME_LABEL, self._take_time),
            (_VENUE_LABEL, self._take_venue),
            (_CHAIR_LABEL, self._take_chair),
            (_WEBCAST_LABEL, self._take_webcast),
        ):
            found = label.match(text)
            if found and take(text[found.end() :].strip(), line):
                self.group = None
                self.findings.reword(text)
                return True
        return False

    def _take_date(self, rest: str, line: Line) -> bool:
        found = list(dates.days(rest))
        if not found:
            return False
        self.days += [(day, line.paragraph, True) for day in found[:1]]
        left = rest[: found[0].start] + rest[found[0].end :]
        span = self._hours(left, line.paragraph)
        if span:
            self.front.hours = span.hours
            left = left[: span.start] + left[span.end :]
        left = _tidy(left)
        if left and re.match(r"(?:at|in)\s+(?=[A-Z])", left) and self.front.venue is None:
            self.front.venue = re.sub(r"^(?:at|in)\s+", "", left)
        elif re.search(r"\w", left):
            self._keep(replace(line, spans=tuple(_span(left))))
        return True

    def _take_time(self, rest: str, line: Line) -> bool:
        span = self._hours(rest, line.paragraph)
        if span is None:
            if dates.start(rest):
                self.findings.doubt("time-half", line.paragraph, ("date",), text=rest)
                self._keep(line)
                return True
            return False
        self.front.hours = span.hours
        left = _tidy(rest[: span.start] + rest[span.end :])
        if re.search(r"\w", left):
            self._keep(replace(line, spans=tuple(_span(left))))
        return True

    def _take_venue(self, rest: str, _: Line) -> bool:
        if not rest or self.front.venue:
            return False
        self.front.venue = rest
        return True

    def _take_chair(self, rest: str, line: Line) -> bool:
        person = read_person(rest, self.bodies)
        if not person.known or not is_name(person.name):
            return False
        self._add(replace(person, chair=True), rest, line.paragraph, group="present")
        return True

    def _take_webcast(self, rest: str, line: Line) -> bool:
        address = next((span.link for span in line.spans if span.link), None) or rest.strip()
        if not re.match(r"https?://\S+$", address or ""):
            return False
        self.front.webcast = address
        return True

    def _grouped(self, text: str, line: Line) -> bool:
        for name, head in _GROUPS.items():
            found = head.fullmatch(text.strip())
            if not found:
                continue
            rest = (found["rest"] or found["bare"] or "").strip().lstrip("-–— ")
            rest = re.sub(r"^apologies\s+(?:were|was)\s+received\s+from\s+", "", rest, flags=re.IGNORECASE)
            if name == "apologies" and _NONE.fullmatch(rest or "-"):
                self.front.no_apologies = True
                self.findings.reword(text)
                self.group = None
                return True
            if rest and not self._looks_like_people(rest):
                continue
            self.group = name
            self._note_head(text[: len(text) - len(rest)] if rest else text, line.paragraph)
            if rest:
                self._people(rest, line.paragraph)
            return True
        return False

    def _note_head(self, text: str, paragraph: int) -> None:
        self.findings.reword(text)
        bare = text.strip(" :.–-\t").casefold()
        if self.group == "also_present" and bare not in ("also present", "in attendance", "also in attendance"):
            self.findings.doubt(
                "group-name-only", paragraph, ("attendance", "also_present"), text=text, group="also_present"
            )
        self.heads.append(bare)

    def _looks_like_people(self, text: str) -> bool:
        first = parted(text)[0] if parted(text) else ""
        person = read_person(first, self.bodies)
        if self.group == "apologies" and _NONE.fullmatch(text):
            return True
        # A sentence ends in a full stop and has a verb; a name is short.
        return person.known and is_name(_with_rank(person)) and len(person.name) <= 60 and len(text) < 600  # noqa: PLR2004 (names)

    def _people(self, text: str, paragraph: int) -> None:
        if self.group == "apologies" and _NONE.fullmatch(text):
            self.front.no_apologies = True
            self.findings.reword(text)
            return
        text = re.sub(
            r"^apologies(?: for absence)?\s+(?:were |was |have been )?(?:received|given|noted|sent)\s+(?:from|by)\s+",
            "",
            text,
            flags=re.IGNORECASE,
        )
        if re.match(r"(?:Councillors|Cllrs)\s", text):
            self.findings.count_in("Councillors")
        entries = parted(text)
        if len(entries) > 1:
            self.findings.reword(" ".join(re.findall(r"\band\b", text)))
        for entry in entries:
            if _CROWD.match(entry):
                self._keep(Line(tuple(_span(entry)), paragraph))
            else:
                self._add(read_person(entry, self.bodies), entry, paragraph)

    def _add(self, person: Attendee, text: str, paragraph: int, group: str | None = None) -> None:
        group = group or self.group or "present"
        known = {attendee.name.casefold(): attendee for attendee in self.front.groups.get(group, [])}
        self.findings.count_in(
            f"{person.initials or ''} Chair Chairman Chairwoman chaired by" if person.chair else person.initials or ""
        )
        if person.name.casefold() in known:
            self._merge(known[person.name.casefold()], person, text, group, paragraph)
            return
        if person.organisation:
            self.findings.reword(text.replace(person.name, "", 1))
        self.front.groups.setdefault(group, []).append(person)
        self.front.places[person.name] = paragraph
        if not person.certain:
            code = "person-parted" if person.role and is_name(person.name) else "person-unclear"
            self.findings.doubt(
                code,
                paragraph,
                ("attendance", group),
                text=text or person.name,
                name=person.name,
                role=person.role or "",
            )

    def _merge(self, first: Attendee, again: Attendee, text: str, group: str, paragraph: int) -> None:
        """Join two entries of one person; where they differ, the officer must say which is right."""
        members = self.front.groups[group]
        members[members.index(first)] = replace(
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

    def _other(self, line: Line) -> None:
        text = line.whole
        self.group = None
        if _FURNITURE.fullmatch(text.strip(" :.")):
            if _DRAFT.search(text):
                self._mark_draft(line)
            self.findings.leave_out(text, line.paragraph)
            return
        if _DRAFT.fullmatch(text.strip(" :.-–")):
            self._mark_draft(line)
            self.findings.leave_out(text, line.paragraph)
            return
        found = list(dates.days(text))
        if _OTHER_DAY.search(text) or _EMAIL.match(text):
            self._keep(line)
            return
        if self._takes_when(text, found, line.paragraph):
            return
        self.days += [(day, line.paragraph, False) for day in found]
        if (
            not self.front.groups
            and len(text) <= _LONGEST_TITLE + 80
            and not text.endswith(".")
            and not self._looks_like_venue(text)
        ):
            self.titles.append(line)
            return
        self._keep(line)

    def _looks_like_venue(self, text: str) -> bool:
        """Take a line behind the day that names a place or a way of meeting: `Microsoft Teams`."""
        if (
            self.days
            and self.titles
            and not self.front.venue
            and re.match(
                r"(?:held\s+)?(?:at|in|via|by|on)\s+|(?:microsoft |ms )?teams\b|zoom\b|online\b|virtual",
                text,
                re.IGNORECASE,
            )
        ):
            self.front.venue = re.sub(r"^(?:held\s+)?(?:at|in|via|by|on)\s+", "", text, flags=re.IGNORECASE)
            self.findings.reword(text)
            return True
        return False

    def _hours(self, text: str, paragraph: int) -> dates.Span | None:
        span = dates.hours(text)
        if span and span.guessed:
            self.findings.doubt("afternoon", paragraph, ("time",), text=span.text, read=span.hours)
        return span

    def _takes_when(self, text: str, found: list[dates.Day], paragraph: int) -> bool:
        """Take a line that says only when, and perhaps where, the meeting was held."""
        if not found:
            return False
        left = text[: found[0].start] + "\0" + text[found[0].end :]
        span = self._hours(left, paragraph)
        if span:
            left = left[: span.start] + "\0" + left[span.end :]
        leading = _LEADING.match(left)
        before, _, behind = left[leading.end() if leading else 0 :].partition("\0")
        where = _tidy(behind.replace("\0", " "))
        where = "" if where.casefold() in ("at", "from", "in", "on") else where
        if re.search(r"\w", before) or dates.start(where):
            return False
        venue = (
            re.fullmatch(
                r"(?:held\s+)?(?:(?:at|in|via|by"
                r"|on)\s+)?(\S.{2,80})",
                where,
                re.IGNORECASE,
            )
            if where
            else None
        )
        sure = venue is not None and (
            venue[1] != where or where[0].isupper() or bool(leading and leading.group().strip())
        )
        if where and (self.front.venue or not sure or not dates.is_place(where)):
            return False
        self.days.append((found[0], paragraph, bool(leading and leading.group().strip())))
        self.days += [(day, paragraph, False) for day in found[1:]]
        self.front.hours = self.front.hours or (span.hours if span else None)
        if venue:
            self.front.venue = venue[1]
        self.findings.reword(text[: len(text) - len(venue[1])] if venue and text.endswith(venue[1]) else text)
        return True

    def _settle_title(self) -> None:
        """Choose the title among the lines above the attendance; the others stay at the top of the minutes."""
        if not self.titles:
            return

        def rank(line: Line) -> int:
            named = bool(
                _BODY.search(
                    re.sub(r"\b(?:minutes|notes) of (?:the |a )?meeting\b", "", line.text, flags=re.IGNORECASE)
                )
            )
            place = bool(re.search(r"\b(?:room|hall|suite|floor|street|via|teams|zoom)\b", line.text, re.IGNORECASE))
            return 3 * (line.style in ("title", "heading 1")) + 2 * named - 3 * place

        chosen = max(self.titles, key=rank)
        for line in self.titles:
            if line is chosen:
                self._take_title(line, list(dates.days(line.whole)))
            else:
                self._keep(line)

    def _take_title(self, line: Line, found: list[dates.Day]) -> None:
        text = line.whole
        minutes_of = _MINUTES_OF.fullmatch(text)
        if minutes_of:
            self.front.title = minutes_of["title"].strip(" ,–-")
            if found:
                self.front.title = _tidy(re.sub(re.escape(found[0].text), "", self.front.title))
            self.findings.doubt("title-chosen", line.paragraph, ("title",), line=text)
            self._keep(line, told=True)
        else:
            title = text
            for day in reversed(found):
                title = title[: day.start] + title[day.end :]
                self.findings.reword(day.text)
            title = _tidy(title)
            bare = _tidy(
                re.sub(
                    r"\s*[-–—:|]\s*(?:draft\s+)?(?:minutes|notes)(?: of (?:the )?meeting| and actions)?\s*$",
                    "",
                    title,
                    flags=re.IGNORECASE,
                )
            )
            if bare != title:
                self.findings.leave_out(title[len(bare) :], line.paragraph)
            self.front.title = bare or None
        if _DRAFT.search(text):
            self._mark_draft(line)
            self.findings.reword("draft unconfirmed")

    def _mark_draft(self, line: Line) -> None:
        self.front.draft = True
        self.findings.doubt("marked-draft", line.paragraph, ("minutes",), text=line.text)

    def _keep(self, line: Line, *, told: bool = False) -> None:
        self.front.kept.append(line)
        if not told:
            self.findings.doubt("front-kept", line.paragraph, text=line.whole)

    def finish(self, given: date | None) -> None:
        """Settle what several lines together decide: the day, and who counts as present."""
        front = self.front
        if self.label:
            self._keep(Line(tuple(_span(self.label)), 0))
        self._settle_title()
        self._settle_day(given)
        if "present" not in front.groups and "also_present" in front.groups and not set(self.heads) & {"also present"}:
            front.groups = {"present": front.groups.pop("also_present"), **front.groups}
            self.findings.doubt("group-name-only", 0, ("attendance", "present"), text=self.heads[0], group="present")
        if not front.groups:
            self.findings.doubt("no-attendance", 0, ("attendance",))
        if front.title is None:
            self.findings.doubt("no-title", 0, ("title",))
        for attendee in front.attendees:
            if attendee.chair and front.chair is None:
                front.chair = attendee.name
                self.findings.doubt("chair-found", front.places.get(attendee.name, 0), ("chair",), name=attendee.name)

    def _settle_day(self, given: date | None) -> None:
        marked = [each for each in self.days if each[2]] or self.days
        usable = [each for each in marked if each[0].date]
        for day, paragraph, _ in marked:
            if day.date is None and day.without_year is None:
                self.findings.doubt("no-such-day", paragraph, ("date",), text=day.text)
        if given:
            self.front.day = given
            if usable and usable[0][0].date != given:
                self.findings.doubt(
                    "date-given",
                    usable[0][1],
                    ("date",),
                    found=wording.day(usable[0][0].date or given),
                    given=wording.day(given),
                )
            return
        if not usable:
            return
        day, paragraph, labelled = usable[0]
        self.front.day = day.date
        read = wording.day(day.date) if day.date else ""
        if day.numeric:
            self.findings.doubt("day-first", paragraph, ("date",), text=day.text, read=read)
        if day.date and dates.contradicts(day, day.date):
            self.findings.doubt(
                "weekday-wrong",
                paragraph,
                ("date",),
                text=day.text,
                said=day.weekday,
                read=read,
                is_=dates.WEEKDAYS[day.date.weekday()],
            )
        others = {each[0].date for each in self.days if each[0].date}
        if len(others) > 1:
            self.findings.doubt(
                "dates-differ",
                paragraph,
                ("date",),
                dates=", ".join(wording.day(other) for other in sorted(filter(None, others))),
            )
        elif not labelled and len(self.days) > 1:
            self.findings.doubt("date-guessed", paragraph, ("date",), text=day.text)


def _tell_people(front: Front, registers: Registers, findings: Findings) -> None:
    known = {person.name for person in registers.people.values()}
    new: list[str] = []
    for group, attendees in front.groups.items():
        for number, attendee in enumerate(attendees):
            path = ("attendance", group, number)
            place = front.places.get(attendee.name, 0)
            if attendee.name not in known:
                hint = did_you_mean(attendee.name, known)
                if hint:
                    findings.doubt("person-new", place, path, name=attendee.name, hint=hint)
                else:
                    new.append(attendee.name)
            if attendee.other_body:
                findings.doubt("organisation-new", place, path, text=attendee.other_body, name=attendee.name)

    if new:
        findings.doubt("people-new", 0, ("attendance",), names=", ".join(new))


def _with_rank(person: Attendee) -> str:
    return person.name if len(person.name.split()) > 1 else f"Mr {person.name}" if person.role else person.name


def _tidy(text: str) -> str:
    """Strip what is left between things that were taken out."""
    return re.sub(r"\(\s*\)", "", " ".join(text.split())).strip(" \t,;:.|-–—&").strip()


def _tabbed(line: Line) -> str:
    return re.sub(r"[ \xa0]*\t[\s]*", "\t", "".join(span.text for span in line.spans).strip())


def _as_line(row: tuple[tuple[Line, ...], ...]) -> Line:
    return next(line for cell in row for line in cell)


def _span(text: str) -> Iterator[Span]:
    yield Span(text)
