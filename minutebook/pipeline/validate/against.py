"""Against: the words of a meeting beside its facts in; what the two say differently, as warnings, out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from functools import partial

from minutebook import schema
from minutebook.frontmatter import Fields
from minutebook.model import AWAY, Meeting, Passage, passages_in, words_in
from minutebook.offices import office_key
from minutebook.outputs import wording
from minutebook.pipeline.read import Source
from minutebook.pipeline.validate.figures import Whereabouts
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem
from minutebook.subject import subject

_HOUR = re.compile(
    r"(?:^|[.!?:;]\s+|\bthe\s+)meeting\s+(?:was\s+)?(?:then\s+)?(?P<what>closed|ended|finished|concluded|opened|began|started|commenced)\s+at\s+"
    r"(?P<hour>[0-9]{1,2})(?:[.:](?P<minute>[0-9]{2}))?(?![0-9:]|\.[0-9])\s*(?P<half>[ap]\.?m\b)?",
    re.IGNORECASE,
)
_BEGINS = ("opened", "began", "started", "commenced")
_UNTIL = re.compile(r"\b(?:by|until|no\s+later\s+than|on\s+or\s+before)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_APOLOGIES = re.compile(
    r"\bapologies\b(?!\s+for\s+(?!(?:their\s+)?(?:non-?attendance|absence)))[^.;]{0,40}\b(?:received|given|sent|tendered)\b"
    r"[^.;]{0,20}\b(?:from|by|for|on\s+behalf\s+of)"
    r"\s+(?:the\s+)?(?-i:[A-Z])\w*|\bapologies(?:\s+for\s+absence)?\s*[:–-]\s*(?-i:(?!None|Nil|No\b|N/?A)[A-Z]\w+\s+[A-Z]\w*)",
    re.IGNORECASE,
)
_NO_APOLOGIES = re.compile(
    r"\b(?:no|there\s+were\s+no)\s+apologies\b|\bapologies(?:\s+for\s+absence)?\s*[:–-]\s*(?:none|nil|no\b)",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:minutes|notes|record)\b[^.;]{0,80}\b(?:not\s+(?:be\s+|been\s+)?(?:accepted|approved|agreed|signed|confirmed|adopted)"
    r"|(?:was|were|be)\s+deferred)\b",
    re.IGNORECASE,
)
_DRAFT = re.compile(
    r"\bDRAFT\b|\b[Dd]raft\s+(?:minutes|notes)\b|\b(?i:subject\s+to\s+(?:approval|confirmation|ratification))\b"
)
_DEALT_WITH = re.compile(r"\b(?:accepted|approved|agreed|signed|confirmed|adopted|noted)\b", re.IGNORECASE)
_A_LINE = 15
"""Words; what marks a text as a draft is a line by itself."""
_AGREED = re.compile(
    rf"\b(?:agreed|recorded|raised|set)\s+(?P<number>[0-9]{{1,2}}|{'|'.join(wording.NUMBERS)}|no(?=\s+(?:new\s+)?actions\b))"
    r"\s+(?:new\s+)?actions?\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"\bsee\s+(?:also\s+)?(?:agenda\s+)?item\s+([0-9]{1,2}[a-z]?)\b(?!\.[0-9]|,?\s+(?:of|in|on|page|paragraph)\b)"
    r"|\bitem\s+([0-9]{1,2}[a-z]?)\s+(?:above|below)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"[(\[](?:corrected\s+(?:on|by|from|version)\b|(?:corrected|correction|amended)\s*:|correction\b|erratum\b)[^()\[\]]{0,120}[)\]]",
    re.IGNORECASE,
)
_BLACKED_OUT = re.compile(r"[█▇▆■▉]{3,}")
_EXCLUDED = re.compile(
    r"\b(?:press|public)\b[^.;]{0,60}\b(?:were|was|be|been|being)\s+(?:then\s+|formally\s+)?excluded\b"
    r"|\b(?:resolved|agreed|voted|decided)\b[^.;]{0,60}\bto\s+exclude\s+(?:the\s+)?(?:press|public)\b"
    r"|\b(?:moved|went|continued)\s+in(?:to)?\s+(?:private|closed|confidential)\s+session\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(r"\b(?:no|not|never|neither|whether|if|unless|without)\b", re.IGNORECASE)
_TRIAL = re.compile(
    r"^\W*(?:(?:test|testing|trial|dummy|sample|untitled|copy\s+of)\b|copy\s+\()|\bplease\s+ignore\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"^(?:agenda\s+)?item\s+[0-9]{1,2}\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?<!;\s)\b(?:the|a|an|of|and|or|to|in|that|with|by|for|from|at|on|as|is|was|were|which|who|because|since|than)\s*$"
)
"""No sentence ends so; entries of a list end with "; and"."""
_SMALL = re.compile(r"(?:[a-z]{2,}|a)\b(?![.)])")
_ENDED = re.compile(r"(?:[.!?:;…)\]\"”’0-9–—-]|https?:\S+|www\.\S+|\b[A-Z]{3,})\s*$")
_COMMON = frozenset(("police", "crime", "council", "committee", "panel", "board", "force", "service"))
"""Words of the names of bodies, which any paper has."""


@dataclass(frozen=True, slots=True)
class Against:
    """One meeting as it was written and as it was understood."""

    written: schema.Meeting
    meeting: Meeting
    fields: Fields
    source: Source

    def problems(self) -> Iterator[Problem]:
        """Hold the words against hours, dates, attendance, acceptances, papers, corrections and one another."""
        if _TRIAL.search(self.written.title):
            yield problem("trial-meeting", self._at("title"), title=self.written.title)
        yield from self._due()
        yield from self._summary()
        yield from self._accepted()
        yield from self._draft()
        yield from self._headings()
        yield from self._offices()
        yield from self._corrections()
        yield from self._passages()
        yield from self._broken()

    def _at(self, *path: str | int) -> Place:
        return self.fields.place(*path)

    def _due(self) -> Iterator[Problem]:
        """Find actions whose words give a day until which they are to be done, and whose facts give another or none."""
        for index, action in enumerate(self.written.actions):
            if _GOES_ON.search(action.text):
                yield problem("sentence-broken", self._at("actions", index, "text"), text=f"… {action.text[-40:]}")
            days = [
                day
                for day in wording.days_in(action.text)
                if _UNTIL.search(action.text[max(0, day.start - 40) : day.start])
            ]
            # One that had passed when the meeting was held is no day until which it is to be done.
            if len(days) == 1 and days[0].day != action.due and days[0].day >= self.written.date:
                due = wording.day(action.due) if action.due else "no day"
                facts = {"id": action.id, "said": wording.day(days[0].day), "due": due}
                yield problem("other-due", self._at("actions", index, "text"), **facts)

    def _summary(self) -> Iterator[Problem]:
        found = _AGREED.search(self.written.summary or "")
        if found:
            said = found["number"].lower()
            number = 0 if said == "no" else int(said) if said.isdigit() else wording.NUMBERS[said]
            if number != len(self.written.actions):
                facts = {"text": found.group(), "count": wording.count(len(self.written.actions), "action")}
                yield problem("actions-miscounted", self._at("summary"), **facts)

    def _accepted(self) -> Iterator[Problem]:
        for index, entry in enumerate(self.written.accepts):
            item = self.meeting.item(entry.item)
            for passage in passages_in(item.blocks) if item else ():
                refused = _REFUSED.search(words_in(passage))
                if refused:
                    facts = {"text": refused.group(), "meeting": entry.meeting}
                    yield problem("accepted-against-words", self._at("accepts", index, "meeting"), **facts)

    def _draft(self) -> Iterator[Problem]:
        if self.written.minutes == "draft":
            return
        lines = [(self.written.title, self._at("title"))]
        lines += [(words_in(passage), self.source.place(passage.line)) for passage in passages_in(self.meeting.opening)]
        for words, place in lines:
            other_day = any(found.day != self.written.date for found in wording.days_in(words))
            of_others = other_day or _DEALT_WITH.search(words)
            if len(words.split()) <= _A_LINE and _DRAFT.search(words) and not of_others:
                yield problem("draft-in-words", place, text=words)

    def _headings(self) -> Iterator[Problem]:
        """Find headings with a second number, and papers that another heading of the meeting speaks of."""
        about = {item.key: subject(item.title) - _COMMON for item in self.meeting.items}
        for item in self.meeting.items:
            second = _NUMBERED.match(item.title)
            if second:
                yield problem("heading-two-numbers", self.source.place(item.line), key=item.key, number=second.group())
            for index, paper in enumerate(item.papers):
                words = subject(paper.title)
                others = [key for key, its in about.items() if len(its) > 1 and its <= words]
                if others and not words & about[item.key]:
                    facts = {"title": paper.title, "item": item.key, "other": others[0]}
                    yield problem("paper-of-another-item", self._at("items", item.key, "papers", index), **facts)

    def _offices(self) -> Iterator[Problem]:
        """Find who is called by an office that is the role of somebody else."""
        attendance = self.meeting.attendance
        listed = [(name, group) for name, group in attendance.groups() if name not in AWAY] if attendance else []
        roles = {office_key(one.role): one.name for _, group in listed for one in group if one.role}
        for name, group in listed:
            for index, one in enumerate(group):
                for number, form in enumerate(one.known_as):
                    other = roles.get(office_key(form), one.name)
                    if other != one.name:
                        place = self._at("attendance", name, index, "known_as", number)
                        yield problem("known-as-of-another", place, form=form, name=one.name, other=other)

    def _corrections(self) -> Iterator[Problem]:
        for index, entry in enumerate(self.written.corrections):
            figures = [re.findall(r"[0-9]+", (words or "").replace(",", "")) for words in (entry.was, entry.now)]
            if entry.kind == "typing" and all(figures) and figures[0] != figures[1]:
                place = self._at("corrections", index, "kind")
                yield problem("figure-as-typing", place, id=entry.id, was=entry.was, now=entry.now)
            if entry.kind == "typing" and entry.was and entry.now is None:
                facts = {"id": entry.id, "was": entry.was}
                yield problem("typing-without-now", self._at("corrections", index), **facts)

    def _passages(self) -> Iterator[Problem]:
        """Hold what single passages say against the facts."""
        redacted = {entry.item for entry in self.written.corrections if entry.kind == "redaction"}
        corrected = {entry.item for entry in self.written.corrections}
        passages = list(self.meeting.passages())
        keys = {item.key for item in self.meeting.items}
        for number, (key, passage) in enumerate(passages):
            words = words_in(passage)
            place = partial(self.source.place, passage.line)
            yield from self._hours(words, place)
            yield from self._apologies(words, place)
            yield from self._items(words, place, keys)
            black = _BLACKED_OUT.search(words)
            if black and key.item not in redacted:
                yield problem("blacked-out", place(black.group()))
            told = _CORRECTED.search(words)
            if told and key.item not in corrected and (any(wording.days_in(told.group())) or " read" in told.group()):
                yield problem("correction-in-words", place(told.group()), text=told.group())
            excluded = _EXCLUDED.search(words) if number + 1 < len(passages) else None
            if excluded and not _NOT_SO.search(_sentence_around(words, excluded.start())):
                yield problem("public-excluded", place(excluded.group()), text=excluded.group())

    def _hours(self, words: str, place: Whereabouts) -> Iterator[Problem]:
        found = _HOUR.search(words)
        if found:
            begins = found["what"].lower() in _BEGINS
            sat = [each.hours for each in self.meeting.sittings if each.hours]
            given = [hour for hour in (each.start if begins else each.end for each in sat) if hour is not None]
            if given and not any(_is_hour(hour, found) for hour in given):
                text = found.group().lstrip(".!?:; ")
                named = wording.joined([f"{hour:%H:%M}" for hour in given])
                facts = {"text": text, "hour": named, "what": "beginning" if begins else "end"}
                yield problem("other-hour", place(text), **facts)

    def _apologies(self, words: str, place: Whereabouts) -> Iterator[Problem]:
        listed = self.written.attendance.apologies if self.written.attendance else None
        said = _NO_APOLOGIES.search(words) if listed else _APOLOGIES.search(words) if listed == () else None
        if said:
            facts = {"text": said.group(), "listed": "list some" if listed else "say that there were none"}
            yield problem("apologies-against-words", place(said.group()), **facts)

    def _items(self, words: str, place: Whereabouts, known: set[str]) -> Iterator[Problem]:
        for match in _ITEM.finditer(words) if known else ():
            key = (match[1] or match[2]).lower()
            if key not in known:
                yield problem("item-named-is-none", place(match.group()), key=key)

    def _broken(self) -> Iterator[Problem]:
        """Find sentences that an empty line parts, and those that end before their end."""
        for _, blocks in self.meeting.parts():
            for number, block in enumerate(blocks):
                if isinstance(block, Passage):
                    words = words_in(block)
                    following = blocks[number + 1] if number + 1 < len(blocks) else None
                    begins = words_in(following) if isinstance(following, Passage) else ""
                    parted = not _ENDED.search(words) and _SMALL.match(begins)
                    if parted or (_GOES_ON.search(words) and (following is None or begins)):
                        yield problem("sentence-broken", self.source.place(block.line), text=f"… {words[-40:]}")


def _sentence_around(words: str, at: int) -> str:
    """Give the sentence in which a place stands."""
    return next(
        (sentence for start, sentence in wording.sentences_in(words) if start <= at < start + len(sentence)), ""
    )


def _is_hour(given: time, found: re.Match[str]) -> bool:
    """Tell whether words give an hour; those without am or pm may mean either."""
    minutes = given.hour * 60 + given.minute
    half = (found["half"] or "").lower()[:1]
    said = int(found["hour"]) % 12 * 60 + int(found["minute"] or 0)
    if half:
        return minutes == said + (720 if half == "p" else 0)
    return minutes % 720 == said % 720
