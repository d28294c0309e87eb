"""Entries: things of a meeting in, their facts as the officers' guide writes them out."""

from minutebook.frontmatter import Value


def attendee(
    name: str, role: str | None, organisation: str | None, known_as: tuple[str, ...], person: str | None = None
) -> Value:
    """Write an entry of an attendance list; what is not known is left out."""
    entry: dict[str, Value] = {"name": name}
    if role:
        entry["role"] = role
    if organisation:
        entry["organisation"] = organisation
    if known_as:
        entry["known_as"] = list(known_as)
    if person:
        entry["person"] = person
    return entry
