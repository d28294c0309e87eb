"""Catalogue: records in, the files by which the search page shows, counts and corrects out, each named by its content.

Pagefind's index answers with numbers of records alone. What those numbers mean stands here: the catalogue tells which
meeting and item each belongs to, the facets what it can be narrowed by, and a file for each record what to show.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from math import log2

from minutebook.outputs import File, addresses
from minutebook.outputs.naming import STATES
from minutebook.outputs.search.records import Record

FULL = 25_000
"""Records after which a run takes no further year. docs/decisions/0016 says how the number was found."""
JOINED = 3
"""Full runs in a shard: indexing three takes 2.2 GB."""
PACK = 16
"""Records of one meeting in a file: hosts count files, and readers fetch what is shown. The script has it too."""
FACETS = ("theme", "kind", "organisation", "speaker", "place", "state", "series")
"""What a search can be narrowed by, the year aside, which the meeting's id tells."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORTEST = 3


# Without slots, so that the digest is worked out once.
@dataclass(frozen=True)
class Shard:
    """A run of whole years with an index of its own: while no meeting of theirs changes, neither does the index."""

    name: str
    """The first of its years."""
    records: tuple[Record, ...]
    made_by: str = ""
    """What makes its index, in any words that change with it."""

    @cached_property
    def digest(self) -> str:
        """Name the content of all its records, and with what they are indexed: it stands in addresses that are kept."""
        return _digest(json.dumps([self.made_by, *(_in_full(record) for record in self.records)]).encode())


def shards(records: Iterable[Record], made_by: str = "") -> tuple[Shard, ...]:
    """Part records into shards, the latest first.

    Years are added to a run, oldest first, until it is full. The last run, which most changes are in, is a shard of its
    own; full ones are joined, since each shard costs a reader some requests.
    """
    runs: list[list[Record]] = []
    for _, year in groupby(sorted(records, key=lambda record: record.year), key=lambda record: record.year):
        if not runs or len(runs[-1]) >= FULL:
            runs.append([])
        # Newest first within a run, as everywhere.
        runs[-1][:0] = year
    full, last = runs[:-1], runs[-1:]
    joined = [full[at : at + JOINED] for at in range(0, len(full), JOINED)]
    found = [[record for run in reversed(group) for record in run] for group in reversed([*joined, last]) if group]
    return tuple(Shard(min(record.year for record in shard), tuple(shard), made_by) for shard in found)


def catalogue_files(shards_: Iterable[Shard]) -> Iterator[File]:
    """Make every file that the search page fetches beside Pagefind's own."""
    shards_ = tuple(shards_)
    words: Counter[str] = Counter()
    for shard in shards_:
        meetings = [(id_, tuple(records)) for id_, records in groupby(shard.records, key=lambda record: record.meeting)]
        digests = {}
        for id_, records in meetings:
            shown = [_json(_shown(record)) for record in records]
            digests[id_] = _digest(b"".join(shown))
            for number, start in enumerate(range(0, len(shown), PACK)):
                packed = b"[" + b",".join(shown[start : start + PACK]) + b"]"
                yield File(addresses.search_records(id_, digests[id_], number), packed, f"meetings/{id_}.md")
        listed = [[id_, digests[id_], _sizes(records), _lengths(records)] for id_, records in meetings]
        yield File(addresses.search_catalogue(shard.name, shard.digest), _json(listed), "the search")
        yield File(addresses.search_facets(shard.name, shard.digest), _json(_facets(shard.records)), "the search")
        for record in shard.records:
            words.update(_WORD.findall(f"{record.heading}\n{record.text}".lower()))
    yield File(addresses.search_words(digest_of(shards_)), " ".join(_known(words)).encode(), "the search")


def digest_of(shards_: Iterable[Shard]) -> str:
    """Name the content of the whole search."""
    return _digest(" ".join(shard.digest for shard in shards_).encode())


def _known(words: Counter[str]) -> list[str]:
    """List the words of the minutes for the correction of others, the most frequent first."""
    return [
        word for word, _ in sorted(words.items(), key=lambda entry: (-entry[1], entry[0])) if len(word) >= _SHORTEST
    ]


def _sizes(records: tuple[Record, ...]) -> list[int]:
    """Count the records of each item, in their order."""
    return [len(tuple(group)) for _, group in groupby(records, key=lambda record: record.group)]


def _lengths(records: tuple[Record, ...]) -> str:
    """Give the length of each record as a letter: a is one word, each next letter half as many again (by root two)."""
    return "".join(chr(97 + min(25, round(2 * log2(max(1, len(record.text.split())))))) for record in records)


def _shown(record: Record) -> dict[str, object]:
    """Give what a result shows."""
    state = f", {STATES[record.states[0]].lower()}" if record.states else ""
    return {
        "meeting": record.meeting_name,
        "group": record.group,
        "item": record.group_name,
        "kind": f"{_SINGULAR.get(record.kind, '')}{state}",
        "parts": [
            [address, words, *([record.said_by[at]] if record.said_by else [])]
            for at, (address, words) in enumerate(record.parts)
        ],
    }


_SINGULAR = {
    "announcement": "Announcement",
    "action": "Action",
    "report": "Report",
    "correction": "Correction",
    "future-item": "Future item",
}


def _in_full(record: Record) -> list[object]:
    return [_shown(record), record.heading, record.aka, *_values(record).values()]


def _values(record: Record) -> dict[str, tuple[str, ...]]:
    given = (record.themes, (record.kind,), record.organisations, record.speakers, record.places, record.states)
    values = dict(zip(FACETS, given, strict=False))
    # Where the site has one series, nothing is said of it, and the files are those of a site that knows none.
    return values | ({"series": record.series} if record.series else {})


def _facets(records: tuple[Record, ...]) -> dict[str, dict[str, list[int]]]:
    """For each value of each facet, list the records that have it: the first's number, then the steps between them."""
    found: dict[str, dict[str, list[int]]] = {facet: {} for facet in _values(records[0])}
    last: dict[tuple[str, str], int] = {}
    for number, record in enumerate(records):
        for facet, values in _values(record).items():
            for value in values:
                found[facet].setdefault(value, []).append(number - last.get((facet, value), 0))
                last[facet, value] = number
    return found


def values_in(records: Iterable[Record]) -> dict[str, set[str]]:
    """Give the values that each facet has somewhere, years included."""
    found: dict[str, set[str]] = {"year": set(), **{facet: set() for facet in FACETS}}
    for record in records:
        found["year"].add(record.year)
        for facet, values in _values(record).items():
            found[facet].update(values)
    return found


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:10]
