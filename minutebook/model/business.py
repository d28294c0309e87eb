"""Business: what a meeting decided, how its members voted, and the interests that they declared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

VOTES = ("for", "against", "abstained")
"""The ways to vote, in the order in which they are read out."""


@dataclass(frozen=True, slots=True)
class Vote:
    """How many voted one way, and who, where the minutes name them."""

    way: str
    """One of VOTES."""
    count: int
    names: tuple[str, ...]
    """As minuted; empty where the minutes give the number alone."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting decided, in the words of its minutes."""

    meeting: str
    id: str
    item: str | None
    text: str
    moved: str | None
    """Who moved it, as minuted."""
    seconded: str | None
    votes: tuple[Vote, ...]
    """In the order of VOTES; empty where no vote was minuted."""
    outcome: str | None
    """`carried`, `unanimous`, `agreed` (without a vote), `lost` or `noted`, where the minutes say."""

    @property
    def reference(self) -> str:
        """Its permanent name, for instance `2024-02-27/D1`."""
        return f"{self.meeting}/{self.id}"

    def named(self) -> Iterator[tuple[str, str]]:
        """Walk everybody it names, each with what they did: a way of VOTES, `moved` or `seconded`."""
        yield from ((name, what) for name, what in ((self.moved, "moved"), (self.seconded, "seconded")) if name)
        yield from ((name, vote.way) for vote in self.votes for name in vote.names)


@dataclass(frozen=True, slots=True)
class Declaration:
    """An interest that somebody declared."""

    name: str
    """As minuted."""
    item: str | None
    kind: str | None
    """In the words of the minutes, for instance `pecuniary`."""
    nature: str | None
    """What the interest is, in the words of the minutes."""
    left: bool
    """Whether they left the room for the item."""


def votes_of(counted: Mapping[str, int | tuple[str, ...]]) -> tuple[Vote, ...]:
    """Give votes in order; a way has a number, or the names of those who voted so."""
    found = ((way, counted[way]) for way in VOTES if way in counted)
    return tuple(Vote(way, said, ()) if isinstance(said, int) else Vote(way, len(said), said) for way, said in found)
