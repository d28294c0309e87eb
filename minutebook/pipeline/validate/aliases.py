"""Aliases: old addresses as officers wrote them in, Aliases out, with what can be no address."""

import re
from collections.abc import Iterator

from minutebook.frontmatter import Fields, Path
from minutebook.model import Alias
from minutebook.outputs import addresses
from minutebook.problems import Problem
from minutebook.rulebook import problem

_ADDRESS = re.compile(r"/?(?:[A-Za-z0-9][A-Za-z0-9_~-]*/)*[A-Za-z0-9][A-Za-z0-9_~-]*(?:\.html?|/)?")


def aliases_of(written: tuple[str, ...], kind: str, id_: str, fields: Fields, path: Path) -> tuple[Alias, ...]:
    """Turn the list at `path` into the model's, for the thing of which they are old addresses."""
    return tuple(
        Alias(addresses.alias(entry), fields.place(*path, index), kind, id_) for index, entry in enumerate(written)
    )


def odd_aliases(written: tuple[str, ...], fields: Fields, path: Path) -> Iterator[Problem]:
    """Find what can be no address of this site."""
    for index, entry in enumerate(written):
        if not _ADDRESS.fullmatch(entry):
            rule = "Write what follows the site's name, for instance minutes/february/ or minutes/february.html."
            yield problem("bad-id", fields.place(*path, index), value=entry, what="an old address", rule=rule)
