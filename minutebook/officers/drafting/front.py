"""Front: the head of a document in, title, day, hours, place and attendance out; what is not understood is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from minutebook.model import Registers
from minutebook.officers.drafting import dates
from minutebook.officers.drafting.attendance import Roll
from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.labels import (
    ABSENT,
    BARE_LABEL,
    BODY,
    CHAIR_LABEL,
    DATE_LABEL,
    DRAFT,
    EMAIL,
    FURNITURE,
    GROUPS,
    LEADING,
    LONGEST_TITLE,
    MINUTES_OF,
    NEXT_LABEL,
    NONE,
    OTHER_DAY,
    TIME_LABEL,
    VENUE_LABEL,
    WEBCAST_LABEL,
    group_of,
    is_label,
)
from minutebook.officers.drafting.lines import Grid, Kind, Line, Part, raw
from minutebook.officers.drafting.people import Attendee, Bodies, is_body, is_name, is_person, read_person
from minutebook.officers.manuscripts import Span
from minutebook.outputs import wording
from minutebook.rulebook import did_you_mean


@dataclass(slots=True)
class Front:
    """What the head of a document says."""

    title: str | None = None
    series: str | None = None
    """The id that the officer gave; documents do not say."""
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
    reader = _Reader(Roll(Bodies(registers), findings), findings)
    for part in parts:
        if isinstance(part, Grid):
            reader.grid(part)
        else:
            reader.line(part)
        reader.keep_crowds()
    reader.finish(given)
    _tell_people(reader.front, registers, findings)
    return reader.front


@dataclass(slots=True)
class _Reader:
    roll: Roll
    findings: Findings
    front: Front = field(default_factory=Front)
    label: str = ""
    """A label alone on its line, whose value is the next one."""
    titles: list[Line] = field(default_factory=list)
    """Lines that may be the title."""
    days: list[tuple[dates.Day, int, bool]] = field(default_factory=list)
    """Every day that is named, its paragraph, and whether it is marked as the meeting's."""

    def grid(self, grid: Grid) -> None:  # noqa: C901, PLR0912 (a list of cases)
        """Read a table: labels with values, or people with their roles in columns."""
        if self.roll.side_by_side(grid):
            return
        for row in grid.rows:
            cells = [" ".join(line.whole for line in cell) for cell in row]
            filled = [cell for cell in cells if cell.strip()]
            if not filled:
                continue
            place = next((line.paragraph for cell in row for line in cell), grid.paragraph)
            head = group_of(filled[0])
            pairs = list(zip(filled[::2], filled[1::2], strict=False))
            if len(filled) > 2 and len(filled) % 2 == 0 and all(is_label(label) for label, _ in pairs):  # noqa: PLR2004 (two pairs)
                for label, said in pairs:
                    self.line(Line(tuple(_span(f"{label.rstrip(': ')}: {said}")), place))
            elif head and len(filled) > 1:
                self.roll.group, self.roll.absent = head, False
                self.roll.note_head(filled[0], place)
                self.roll.people_of(row, cells, place)
            elif len(filled) == 2 and is_label(filled[0]):  # noqa: PLR2004 (label and value)
                self.line(Line(tuple(_span(f"{filled[0].rstrip(': ')}: {filled[1]}")), place))
            elif head:
                self.line(_as_line(row))
            elif all(FURNITURE.fullmatch(cell) for cell in filled):
                self.findings.leave_out(" ".join(filled), place)
            elif len(filled) > 1 and all(is_name(cell) for cell in filled):
                self.roll.group = self.roll.group or "present"
                for name in filled:
                    self.roll.add(read_person(name, self.roll.bodies), name, place)
            elif ABSENT.fullmatch(filled[0]):
                self.roll.group, self.roll.absent = "absent", True
                self.roll.add(read_person("", self.roll.bodies), " ".join(filled), place)
            elif self.roll.group or is_person(filled[0]) or (len(filled) > 1 and is_person(filled[-1])):
                self.roll.group = self.roll.group or "present"
                self.roll.add(read_person("", self.roll.bodies, cells=tuple(filled)), " \t ".join(filled), place)
            else:
                for cell in row:
                    for line in cell:
                        self.line(line)

    def line(self, line: Line) -> None:
        """Read one line by its label, or by what the lines before it began."""
        text = line.whole
        labelled = re.match(r"(?:date|time|venue|location|place|chair)\b", text, re.IGNORECASE)
        labels = NEXT_LABEL.split(text) if labelled or self.label else [text]
        if len(labels) > 1:
            for each in labels:
                self.line(replace(line, spans=tuple(_span(each)), label=""))
            return
        label, self.label = self.label, ""
        if label and is_label(text.partition(":")[0]) and ":" in text:
            self._keep(Line(tuple(_span(label)), line.paragraph))
        elif label:
            text = f"{label}: {text}"
            line = replace(line, spans=tuple(_span(text)), label="")
        if BARE_LABEL.fullmatch(text):
            self.label = text.rstrip(": ")
            return
        if line.kind is Kind.FURNITURE:
            self.findings.leave_out(text, line.paragraph)
        elif self._labelled(text, line) or self._grouped(text, line):
            return
        elif self.roll.group and not line.heading and self.roll.looks_like_people(people := _tabbed(line) or text):
            self.roll.people(people, line.paragraph)
        elif self.roll.group and is_body(text):
            # The name of an organisation above its people ends no group.
            self._keep(line)
        else:
            self._other(line)

    def _labelled(self, text: str, line: Line) -> bool:
        for label, take in (
            (DATE_LABEL, self._take_date),
            (TIME_LABEL, self._take_time),
            (VENUE_LABEL, self._take_venue),
            (CHAIR_LABEL, self._take_chair),
            (WEBCAST_LABEL, self._take_webcast),
        ):
            found = label.match(text)
            if found and take(text[found.end() :].strip(), line):
                self.roll.group = None
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
        person = read_person(rest, self.roll.bodies)
        if not person.known or not is_name(person.name):
            return False
        self.roll.add(replace(person, chair=True), rest, line.paragraph, group="present")
        return True

    def _take_webcast(self, rest: str, line: Line) -> bool:
        address = next((span.link for span in line.spans if span.link), None) or rest.strip()
        if not re.match(r"https?://\S+$", address or ""):
            return False
        self.front.webcast = address
        return True

    def _grouped(self, text: str, line: Line) -> bool:
        self.roll.absent = self.roll.absent and bool(self.roll.group)
        away = ABSENT.fullmatch(text.strip())
        if away:
            self.roll.group, self.roll.absent = "absent", True
            self.roll.crowds.append(replace(line, spans=tuple(_span(text))))
            return True
        for name, head in GROUPS.items():
            found = head.fullmatch(text.strip())
            if not found:
                continue
            rest = (found["rest"] or found["bare"] or "").strip().lstrip("-–— ")
            rest = re.sub(r"^apologies\s+(?:were|was)\s+received\s+from\s+", "", rest, flags=re.IGNORECASE)
            if name == "apologies" and NONE.fullmatch(rest or "-"):
                self.roll.no_apologies = True
                self.findings.reword(text)
                self.roll.group = None
                return True
            self.roll.absent = False
            if rest and not self.roll.looks_like_people(rest):
                # "Apologies: none other than ..." names nobody who was there.
                self.roll.group = None if name == "apologies" else self.roll.group
                continue
            self.roll.group = name
            self.roll.note_head(text[: len(text) - len(rest)] if rest else text, line.paragraph)
            if rest:
                self.roll.people(rest, line.paragraph)
            return True
        return False

    def _other(self, line: Line) -> None:
        text = line.whole
        self.roll.group = None
        if FURNITURE.fullmatch(text.strip(" :.")):
            if DRAFT.search(text):
                self._mark_draft(line)
            self.findings.leave_out(text, line.paragraph)
            return
        if DRAFT.fullmatch(text.strip(" :.-–")):
            self._mark_draft(line)
            self.findings.leave_out(text, line.paragraph)
            return
        found = list(dates.days(text))
        if OTHER_DAY.search(text) or EMAIL.match(text):
            self._keep(line)
            return
        if self._takes_when(text, found, line.paragraph):
            return
        self.days += [(day, line.paragraph, False) for day in found]
        if (
            not self.roll.groups
            and len(text) <= LONGEST_TITLE + 80
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
        leading = LEADING.match(left)
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
                BODY.search(re.sub(r"\b(?:minutes|notes) of (?:the |a )?meeting\b", "", line.text, flags=re.IGNORECASE))
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
        minutes_of = MINUTES_OF.fullmatch(text)
        if minutes_of:
            self.front.title = minutes_of["title"].strip(" ,–-")
            if found:
                self.front.title = _tidy(re.sub(re.escape(found[0].text), "", self.front.title))
            self.findings.doubt("title-chosen", line.paragraph, ("title",), line=text)
            self._keep(line, told=True)
            left = text
            for day in found:
                left = left.replace(day.text, "")
            begun = dates.start(left)
            if begun and self.front.hours is None:
                self.findings.doubt("time-half", line.paragraph, ("date",), text=begun)
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
        if DRAFT.search(text):
            self._mark_draft(line)
            self.findings.reword("draft unconfirmed")

    def _mark_draft(self, line: Line) -> None:
        self.front.draft = True
        self.findings.doubt("marked-draft", line.paragraph, ("minutes",), text=line.text)

    def _keep(self, line: Line, *, told: bool = False) -> None:
        self.front.kept.append(line)
        if not told:
            self.findings.doubt("front-kept", line.paragraph, text=line.whole)

    def keep_crowds(self) -> None:
        """Keep the entries of the attendance that name nobody."""
        for line in self.roll.crowds:
            self._keep(line)
        self.roll.crowds.clear()

    def finish(self, given: date | None) -> None:
        """Settle what several lines together decide: the day, and who counts as present."""
        front, roll = self.front, self.roll
        front.groups, front.places, front.no_apologies = roll.groups, roll.places, roll.no_apologies
        if self.label:
            self._keep(Line(tuple(_span(self.label)), 0))
        self._settle_title()
        self._settle_day(given)
        groups = {group_of(head): head for head in roll.heads if head != "also present"}
        if "present" not in front.groups | groups and "also_present" in front.groups and "also_present" in groups:
            front.groups = {"present": front.groups.pop("also_present"), **front.groups}
            head = groups["also_present"]
            self.findings.doubt("group-name-only", 0, ("attendance", "present"), text=head, group="present")
        if "present" not in front.groups:
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


def _tidy(text: str) -> str:
    """Strip what is left between things that were taken out."""
    return re.sub(r"\(\s*\)", "", " ".join(text.split())).strip(" \t,;:.|-–—&").strip()


def _tabbed(line: Line) -> str:
    """Give a line's words with its tabs, where there are any between them."""
    if "\t" not in raw(line.spans).strip():
        return ""
    return re.sub(r"[ \xa0]*\t[\s]*", "\t", "".join(span.text for span in line.spans).strip())


def _as_line(row: tuple[tuple[Line, ...], ...]) -> Line:
    return next(line for cell in row for line in cell)


def _span(text: str) -> Iterator[Span]:
    yield Span(text)
