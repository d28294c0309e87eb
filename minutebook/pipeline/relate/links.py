"""Links: meetings and pages in, what is wrong with their links, the addresses they ask for and their dates, out."""

import re
from collections.abc import Iterator, Mapping

from minutebook.model import Order, Page, SiteLink, slug
from minutebook.outputs import addresses
from minutebook.pipeline.relate.words import Words, site_links
from minutebook.pipeline.validate import Content
from minutebook.problems import Place, Problem
from minutebook.rulebook import did_you_mean, problem

A_YEAR = 366
"""Days."""


def check_links(
    words: Mapping[str, Words], unheld: Order, withdrawn: Order, pages: Mapping[str, Page]
) -> Iterator[Problem]:
    """Check that every link inside the site leads to a file and a place that are there."""
    places = {f"meetings/{id_}": {*found.fragments} for id_, found in words.items() if id_ not in unheld}
    places |= {f"meetings/{id_}": set() for id_ in withdrawn}
    places |= {
        f"meetings/{id_}": {addresses.item_fragment(item.key) for item in meeting.items}
        for id_, meeting in unheld.items()
    }
    places |= {f"pages/{page.id}": set(addresses.fragments_of_page(page)) for page in pages.values()}
    for id_, found in words.items():
        for link in found.links:
            yield from _check_link(link, f"meetings/{id_}", places)
    for page in pages.values():
        for section in page.sections:
            for link in site_links(section.blocks):
                yield from _check_link(link, f"pages/{page.id}", places)


def check_reviews(meetings: Order, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Check that the accessibility statement was looked at in the year before the latest meeting."""
    latest = meetings.latest
    for page in pages.values():
        stated = page.accessibility
        if latest and stated and (latest.date - stated.reviewed).days > A_YEAR:
            yield problem("review-old", Place(page.file), reviewed=stated.reviewed, latest=latest.date)


def check_addresses(content: Content) -> Iterator[Problem]:
    """Check that no page or old address asks for an address that something else has."""
    taken = dict.fromkeys(addresses.TAKEN, "a part of the site")
    taken |= {addresses.theme(theme): "themes.yaml" for theme in content.registers.themes}
    taken |= {addresses.series(id_): "series.yaml" for id_ in content.registers.series}
    taken |= {addresses.person(id_): "people.yaml" for id_, who in content.registers.people.items() if who.public_role}
    taken |= {addresses.organisation(id_): "organisations.yaml" for id_ in content.registers.organisations}
    taken |= {addresses.place(id_): "places.yaml" for id_ in content.registers.places}
    taken |= {addresses.document_file(name).casefold(): document.file for name, document in content.documents.items()}
    titles = {title.casefold() for title in (*addresses.TITLES.values(), content.site.title)}
    for page in content.pages:
        address = addresses.page(page.id)
        if address in taken or slug(page.id) != page.id:
            yield problem("page-name", Place(page.file), name=f"{page.id}.md")
        if page.title.casefold() in titles:
            yield problem("page-title", Place(page.file, 2), title=page.title)
        titles.add(page.title.casefold())
        taken.setdefault(address, page.file)
    for meeting in content.meetings:
        own = (addresses.meeting, addresses.citations, addresses.figures)
        taken |= {address(meeting.id): meeting.file for address in own}
        taken |= {addresses.action(action.reference): meeting.file for action in meeting.actions}
        taken |= {addresses.action(update.action): meeting.file for update in meeting.updates}
    files = {addresses.file_of(address).casefold(): source for address, source in taken.items()}
    listed = [alias for meeting in content.meetings for alias in meeting.aliases]
    for alias in (*listed, *content.registers.aliases, *(alias for page in content.pages for alias in page.aliases)):
        wanted = addresses.file_of(alias.address).casefold()
        other = _in_the_way(wanted, files)
        if other:
            yield problem("address-taken", alias.place, alias=alias.address, other=other)
        files.setdefault(wanted, alias.place.file)


def _in_the_way(wanted: str, files: Mapping[str, str]) -> str | None:
    """Name what has an address already, or a file where the other needs a folder."""
    if wanted.partition("/")[0] in addresses.PROGRAMS:
        return "a part of the site"
    parents = [wanted[: match.start()] for match in re.finditer("/", wanted)]
    taken = (wanted, *parents, *(file for file in files if file.startswith(f"{wanted}/")))
    return next((files[file] for file in taken if file in files), None)


def _check_link(link: SiteLink, here: str, places: Mapping[str, set[str]]) -> Iterator[Problem]:
    target = link.target or here
    folder, _, id_ = target.rpartition("/")
    if target not in places:
        files = [f"{known.rpartition('/')[2]}.md" for known in places if known.startswith(folder) and known != here]
        hint = did_you_mean(f"{id_}.md", files)
        yield problem("broken-link", link.place, address=f"{id_}.md", what="file", hint=hint)
    elif link.fragment and link.fragment not in places[target]:
        hint = did_you_mean(link.fragment, places[target])
        yield problem("broken-fragment", link.place, fragment=f"#{link.fragment}", target=f"{id_}.md", hint=hint)
