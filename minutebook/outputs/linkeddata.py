"""Linked data: things of the record in, schema.org descriptions for the head of a page out (JSON-LD 1.1).

Only types and properties that schema.org defines are used, and only facts that the record holds are given.
"""

import re
from collections.abc import Callable, Iterable

from minutebook.model import Archive, Meeting, Organisation, Paper, PersonRecord, Site, Term, Theme
from minutebook.outputs import addresses, naming

Thing = dict[str, object]
"""A JSON object."""
Url = Callable[[str], str]
"""Turns an address into a full one, or into a link from the page where the site's own address is not known."""


def graph(things: Iterable[Thing]) -> Thing:
    """Put descriptions of one thing or several into one document."""
    described = list(things)
    return {"@context": "https://schema.org"} | (described[0] if len(described) == 1 else {"@graph": described})


def breadcrumbs(steps: Iterable[tuple[str, str]], url: Url) -> Thing:
    """Describe the way from the home page; `steps` are names and addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": url(address)}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }


def body(site: Site) -> Thing:
    """Describe the body whose meetings the site publishes."""
    return {"@type": "Organization", "name": site.body} | _given(alternateName=site.short_name)


def event(meeting: Meeting, archive: Archive, url: Url) -> Thing:
    """Describe a meeting; an online venue and a street are both a name here, as the minutes give no more."""
    captions = {"@type": "MediaObject", "contentUrl": meeting.captions} if meeting.captions else None
    recording = {"@type": "VideoObject", "url": meeting.webcast} | _given(caption=captions)
    places = [{"@type": "Place", "name": meeting.venue}] if meeting.venue else []
    places += [{"@type": "VirtualLocation", "url": meeting.join}] if meeting.join else []
    start, end = naming.moments(meeting, archive)
    return {
        "@type": "Event",
        "name": meeting.title,
        "startDate": start,
        "organizer": body(archive.site),
        "url": url(addresses.meeting(meeting.id)),
    } | _given(
        endDate=end,
        location=places[0] if len(places) == 1 else places,
        recordedIn=recording if meeting.webcast else None,
    )


def report(paper: Paper, meeting: Meeting, archive: Archive, url: Url) -> Thing:
    """Describe a report put before a meeting, with its address where that is known."""
    address = url(addresses.document(paper.hosted)) if paper.hosted else paper.elsewhere
    featured = {"@type": "Event", "name": meeting.title, "startDate": meeting.date.isoformat()}
    about = featured | {"organizer": body(archive.site), "url": url(addresses.meeting(meeting.id))}
    return {"@type": "Report", "name": paper.title, "about": about} | _given(url=address)


def person(name: str, record: PersonRecord, archive: Archive, url: Url) -> Thing:
    """Describe somebody with a public role, with the roles and organisations as minuted."""
    organisations = archive.registers.organisations
    # Undated as it is here, only the role that was minuted last is given; the page has them all with their dates.
    roles = [role for _, role, _ in record.roles if role][-1:]
    worked = dict.fromkeys(organisation for _, _, organisation in record.roles if organisation)
    return {"@type": "Person", "name": name} | _given(
        jobTitle=roles,
        affiliation=[organisation(organisations[id_], url) for id_ in worked],
    )


def organisation(entry: Organisation, url: Url) -> Thing:
    """Describe a public body."""
    return {
        "@type": "GovernmentOrganization",
        "name": entry.name,
        "url": url(addresses.organisation(entry.id)),
    } | _given(alternateName=entry.short_name if entry.short_name != entry.name else None)


def theme(entry: Theme, url: Url) -> Thing:
    """Describe a theme as a term of the site's list of themes."""
    return {
        "@type": "DefinedTerm",
        "name": entry.name,
        "description": entry.description,
        "url": url(addresses.theme(entry.id)),
        "inDefinedTermSet": url(addresses.THEMES),
    }


def glossary(terms: Iterable[Term], url: Url) -> Thing:
    """Describe the glossary and its terms."""
    return {
        "@type": "DefinedTermSet",
        "name": "Glossary",
        "url": url(addresses.GLOSSARY),
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "termCode": term.short,
                "name": term.words,
                "url": url(addresses.term(term.short)),
            }
            | _given(description=term.meaning)
            for term in terms
        ],
    }


def dataset(archive: Archive, downloads: Iterable[tuple[str, str]], url: Url) -> Thing:
    """Describe the open data; `downloads` are addresses with their media types."""
    site = archive.site
    days = [meeting.date.isoformat() for meeting in archive.meetings.values()]
    return {
        "@type": "Dataset",
        "name": f"{site.title}: open data",
        "description": site.description
        or f"Minutes of the {site.body} as tables: meetings, passages, actions and more.",
        "url": url(addresses.DATA),
        "creator": body(site),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": url(address)}
            for address, media_type in downloads
        ],
    } | _given(license=_licence(site), temporalCoverage=f"{min(days)}/{max(days)}" if days else None)


def _licence(site: Site) -> str | Thing | None:
    """Give the address in the words of the licence, or the words."""
    address = licence_address(site)
    return address or ({"@type": "CreativeWork", "name": site.licence} if site.licence else None)


def licence_address(site: Site) -> str | None:
    """Find a web address in the officers' words about the licence."""
    found = re.search(r"https?://[^\s<>()]+[^\s<>().,;]", site.licence or "")
    return found.group() if found else None


def _given(**facts: object) -> Thing:
    """Leave out what is not known."""
    return {name: fact for name, fact in facts.items() if fact}
