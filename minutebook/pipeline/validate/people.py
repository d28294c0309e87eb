"""People: entries of people.yaml in, people out, with what is wrong in them."""

from collections.abc import Iterator

from minutebook import schema
from minutebook.frontmatter import Fields
from minutebook.model import DatedRole, OtherName, Person, without_title
from minutebook.offices import means_anybody
from minutebook.problems import Problem
from minutebook.rulebook import did_you_mean, problem


def person_of(id_: str, entry: schema.Person) -> Person:
    """Turn an entry as written into the model's."""
    return Person(
        id=id_,
        name=entry.name,
        public_role=entry.public_role or any(role.public for role in entry.roles),
        known_as=entry.known_as,
        names=tuple(OtherName(other.name, other.since, other.until) for other in entry.names),
        written=entry.written,
        roles=tuple(
            DatedRole(role.role, role.organisation, role.since, role.until, role.public) for role in entry.roles
        ),
        title=entry.title,
        always_public=entry.public_role or not any(role.public for role in entry.roles),
    )


def check_people(people: schema.People, organisations: schema.Organisations, fields: Fields) -> Iterator[Problem]:
    """Find titles in names, days that cannot be so, unknown bodies, and forms that two people have."""
    seen: dict[str, str] = {}
    for id_, entry in people.items():
        bare = without_title(entry.name)
        if bare != entry.name:
            title = entry.name.removesuffix(bare).strip()
            yield problem("title-in-name", fields.place(id_, "name"), title=title, name=bare)
        if entry.public_role and any(role.public for role in entry.roles):
            yield problem("public-always", fields.place(id_, "public_role"), name=entry.name)
        days = [("names", index, other.since, other.until) for index, other in enumerate(entry.names)]
        days += [("roles", index, role.since, role.until) for index, role in enumerate(entry.roles)]
        for key, index, since, until in days:
            if since and until and until < since:
                place = fields.place(id_, key, index, "until")
                yield problem("until-before-since", place, since=since, until=until)
        for index, role in enumerate(entry.roles):
            if role.organisation and role.organisation not in organisations:
                hint = did_you_mean(role.organisation, organisations)
                place = fields.place(id_, "roles", index, "organisation")
                yield problem("unknown-organisation", place, id=role.organisation, hint=hint)
        yield from _forms(id_, entry, fields, seen)


def _forms(id_: str, entry: schema.Person, fields: Fields, seen: dict[str, str]) -> Iterator[Problem]:
    """Tell about a form of address that two people have: where both attend, it names neither."""
    for index, form in enumerate(entry.known_as):
        if means_anybody(form):
            yield problem("known-as-anybody", fields.place(id_, "known_as", index), form=form)
        other = seen.setdefault(form.casefold(), id_)
        if other != id_:
            yield problem("known-as-twice", fields.place(id_, "known_as", index), form=form, id=id_, other=other)
