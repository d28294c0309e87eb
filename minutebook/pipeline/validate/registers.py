"""Registers: site.yaml and the registers in, Site and Registers out, with what is wrong in them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from minutebook import frontmatter, schema
from minutebook.frontmatter import Fields
from minutebook.model import Allowed, Answer, LocalPlace, Organisation, Registers, Series, Site, Term, Theme, slug
from minutebook.pipeline.read import Source
from minutebook.pipeline.validate.aliases import aliases_of, odd_aliases
from minutebook.pipeline.validate.people import check_people, person_of
from minutebook.pipeline.validate.sittings import is_timezone
from minutebook.problems import Place, Problem, Severity
from minutebook.rulebook import RULES, did_you_mean, problem
from minutebook.webaddress import is_example, leads_to

Shape = TypeVar("Shape")
_WithAliases = schema.Theme | schema.Person | schema.Organisation | schema.LocalPlace | schema.Series


_MAILBOX = re.compile(r"(?:mailto:)?[^\s@,;]+@[\w-]+(?:\.[\w-]+)+")


def read_site(source: Source | None) -> tuple[Site | None, list[Problem]]:
    """Read site.yaml."""
    fields, written, problems = _understood(schema.Site, source)
    if fields is None or written is None:
        return None, problems
    if not is_timezone(written.timezone):
        problems.append(problem("unknown-timezone", fields.place("timezone"), value=written.timezone))
    host = re.match(
        r"https?://(?:www\.)?(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/", written.base_url or ""
    )
    if host:
        problems.append(problem("base-is-repository", fields.place("base_url"), address=written.base_url))
    base = written.base_url or ""
    if leads_to(base) == "link-to-machine":
        problems.append(problem("link-to-machine", fields.place("base_url"), address=base))
    if any(
        "@" in word[1:] and not _MAILBOX.fullmatch(word.strip("<>().;,:")) for word in (written.contact or "").split()
    ):
        problems.append(problem("contact-odd", fields.place("contact"), contact=written.contact))
    if is_example(base):
        problems.append(problem("base-is-example", fields.place("base_url"), address=base))
    facts = written.model_dump(exclude={"allowed", "accepted_warnings"})
    allowed = tuple(
        Allowed(entry.text, entry.reason, fields.place("allowed", number))
        for number, entry in enumerate(written.allowed)
    )
    problems += _unanswerable(written, fields)
    answers = tuple(
        Answer(entry.code, entry.file, entry.about, entry.reason, fields.place("accepted_warnings", number))
        for number, entry in enumerate(written.accepted_warnings)
        if entry.code in RULES
    )
    return Site(**facts, allowed=allowed, answers=answers), problems


def _unanswerable(written: schema.Site, fields: Fields) -> Iterator[Problem]:
    """Tell about answers to what is no warning: an error cannot be accepted."""
    for number, entry in enumerate(written.accepted_warnings):
        place = fields.place("accepted_warnings", number, "code")
        if entry.code not in RULES:
            yield problem("answer-to-nothing", place, rule=entry.code, hint=did_you_mean(entry.code, RULES))
        elif RULES[entry.code].severity is Severity.ERROR or entry.code == "answer-not-needed":
            yield problem("answer-to-error", place, rule=entry.code)


def read_registers(sources: Mapping[str, Source]) -> tuple[Registers | None, list[Problem]]:
    """Read all registers; None where one of them cannot be understood, so that nothing is judged by half of them.

    Synonyms judge nothing: a mistake in them hides no other. Where there is no series.yaml, the site has one series.
    """
    organisations_at, organisations, problems = _understood(schema.Organisations, sources.get("organisations"))
    people_at, people, more = _understood(schema.People, sources.get("people"))
    problems += more
    themes_at, themes, more = _understood(schema.Themes, sources.get("themes"))
    problems += more
    places_at, places, more = _understood(schema.Places, sources.get("places"))
    problems += more
    terms_at, terms, more = _understood(schema.Glossary, sources.get("glossary"))
    problems += more
    synonyms_at, synonyms, more = _understood(schema.Synonyms, sources.get("synonyms"))
    problems += more
    series_at, series, more = _understood(schema.SeveralSeries, sources.get("series"))
    problems += more
    if not (organisations_at and people_at and themes_at and places_at and terms_at):
        return None, problems
    if organisations is None or people is None or themes is None or places is None or terms is None:
        return None, problems
    if "series" in sources and series is None:
        return None, problems
    problems += [
        *_clashes(people, organisations, people_at),
        *_places(places, places_at),
        *_shared_names(places, places_at),
        *_terms(terms, terms_at),
        *_other_bodies(terms, organisations, terms_at),
        *_shared_short_names(organisations, organisations_at),
        *_lone(synonyms or {}, synonyms_at),
        *(_of_unknown_bodies(series or {}, organisations, series_at) if series_at else ()),
    ]
    problems += _same_names({id_: entry.name for id_, entry in organisations.items()}, organisations_at)
    problems += check_people(people, organisations, people_at)
    problems += _same_names({id_: entry.name for id_, entry in themes.items()}, themes_at)
    kinds: tuple[tuple[str, Mapping[str, _WithAliases], Fields | None], ...] = (
        ("theme", themes, themes_at),
        ("person", people, people_at),
        ("organisation", organisations, organisations_at),
        ("place", places, places_at),
        ("series", series or {}, series_at),
    )
    for _, entries, fields in kinds:
        for id_, entry in entries.items():
            problems += odd_aliases(entry.aliases, fields, (id_, "aliases")) if fields else ()
    registers = Registers(
        organisations={
            id_: Organisation(id_, entry.name, entry.short_name or entry.name) for id_, entry in organisations.items()
        },
        people={id_: person_of(id_, entry) for id_, entry in people.items()},
        themes={id_: Theme(id_, entry.name, entry.description, entry.known_as) for id_, entry in themes.items()},
        places={
            # One that lies in no known place is told above, and lies in none until that is mended.
            id_: LocalPlace(
                id_, entry.name, entry.kind, entry.part_of if entry.part_of in places else None, entry.known_as
            )
            for id_, entry in places.items()
        },
        terms={short: Term(short, entry.words, entry.meaning, entry.also) for short, entry in terms.items()},
        series={
            id_: Series(
                id=id_,
                name=entry.name,
                short_name=entry.short_name or entry.name,
                description=entry.description,
                reference_prefix=entry.reference_prefix,
                organisation=entry.organisation,
                attending=entry.attending,
                ended=entry.ended,
            )
            for id_, entry in (series or {}).items()
        },
        aliases=tuple(
            alias
            for kind, entries, fields in kinds
            for id_, entry in entries.items()
            for alias in (aliases_of(entry.aliases, kind, id_, fields, (id_, "aliases")) if fields else ())
        ),
        synonyms=tuple(
            tuple(dict.fromkeys(word.lower() for word in (first, *others)))
            for first, others in (synonyms or {}).items()
        ),
    )
    return registers, problems


def _understood(shape: type[Shape], source: Source | None) -> tuple[Fields | None, Shape | None, list[Problem]]:
    """Read a YAML file as a shape."""
    if source is None:
        return None, None, []
    fields, problems = frontmatter.parse(source.text, source.file)
    if not source.text.strip():
        problems.append(problem("register-empty", Place(source.file), name=source.file.rpartition("/")[2]))
    if fields is None:
        return None, None, problems
    written, more = schema.understand(shape, fields)
    return fields, written, problems + more


def _clashes(people: Iterable[str], organisations: Iterable[str], fields: Fields) -> Iterator[Problem]:
    for id_ in set(people) & set(organisations):
        yield problem("register-clash", fields.key_place(id_), id=id_)


def _same_names(names: Mapping[str, str], fields: Fields) -> Iterator[Problem]:
    """Find two entries of one name."""
    seen: dict[str, str] = {}
    for id_, name in names.items():
        other = seen.setdefault(name.casefold(), id_)
        if other != id_:
            yield problem("same-name", fields.place(id_, "name"), id=id_, other=other, name=name)


def _places(places: schema.Places, fields: Fields) -> Iterator[Problem]:
    for id_, entry in places.items():
        if entry.part_of is None:
            continue
        place = fields.place(id_, "part_of")
        if entry.part_of not in places:
            yield problem("unknown-place", place, id=entry.part_of, hint=did_you_mean(entry.part_of, places))
        elif id_ in _surroundings(id_, places):
            yield problem("place-in-itself", place, id=id_)


def _lone(synonyms: schema.Synonyms, fields: Fields | None) -> Iterator[Problem]:
    """Tell about words for which no other is given."""
    for word, others in synonyms.items():
        if fields and not {other.lower() for other in others} - {word.lower()}:
            yield problem("no-synonym", fields.key_place(word), word=word)


def _shared_names(places: schema.Places, fields: Fields) -> Iterator[Problem]:
    """Tell about a name that two places have, since no passage can be given to either by it."""
    seen: dict[str, str] = {}
    for id_, entry in places.items():
        for name in (entry.name, *entry.known_as):
            other = seen.setdefault(name, id_)
            if other != id_:
                yield problem("place-of-same-name", fields.place(id_), id=id_, other=other, name=name)


def _other_bodies(terms: schema.Glossary, organisations: schema.Organisations, fields: Fields) -> Iterator[Problem]:
    """Tell about a short form that the glossary and the organisations explain in different words."""
    names = {entry.short_name: entry.name for entry in organisations.values() if entry.short_name}
    for short, entry in terms.items():
        name = names.get(short)
        if name and name.casefold() not in entry.words.casefold() and entry.words.casefold() not in name.casefold():
            yield problem("short-form-of-two", fields.place(short, "words"), short=short, words=entry.words, name=name)


def _of_unknown_bodies(
    series: schema.SeveralSeries, organisations: schema.Organisations, fields: Fields
) -> Iterator[Problem]:
    """Find what is wrong in series.yaml: bodies that are in no register, and names that two series have."""
    yield from _same_names({id_: entry.name for id_, entry in series.items()}, fields)
    yield from _shared_short_names(series, fields)
    for id_, entry in series.items():
        if entry.organisation and entry.organisation not in organisations:
            hint = did_you_mean(entry.organisation, organisations)
            yield problem("unknown-organisation", fields.place(id_, "organisation"), id=entry.organisation, hint=hint)


def _shared_short_names(
    entries: Mapping[str, schema.Organisation] | Mapping[str, schema.Series], fields: Fields
) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for id_, entry in entries.items():
        if entry.short_name:
            other = seen.setdefault(entry.short_name, id_)
            if other != id_:
                place = fields.place(id_, "short_name")
                yield problem("same-short-name", place, short=entry.short_name, id=id_, other=other)


def _surroundings(id_: str, places: schema.Places) -> list[str]:
    """List the places around one, from the nearest; stops where they come round again."""
    around: list[str] = []
    above = places[id_].part_of
    while above in places and above not in around:
        around.append(above)
        above = places[above].part_of
    return around


def _terms(terms: schema.Glossary, fields: Fields) -> Iterator[Problem]:
    forms: dict[str, str] = {}
    for short, entry in terms.items():
        for form in (short, *entry.also):
            other = forms.setdefault(form, short)
            if other != short:
                yield problem("same-form", fields.key_place(short), form=form, short=short, other=other)
    seen: dict[str, str] = {}
    for short in terms:
        name = slug(short)
        if not name:
            rule = "It needs a letter or digit."
            yield problem("bad-id", fields.key_place(short), value=short, what="a short form", rule=rule)
        elif name in seen:
            yield problem("same-address", fields.key_place(short), key=short, other=seen[name])
        seen.setdefault(name, short)
