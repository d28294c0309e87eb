"""Kinds of page: for each template of a page, where one made from it stands in the real site and in the town."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page."""

    name: str
    """That of its template."""
    real: str | None
    """An address in the real site; None where it has none of the kind."""
    town: str | None
    """An address in the invented town."""
    heading: str
    """How its first heading begins, in the real site where that has the kind."""


KINDS = (
    Kind("home", "", "", "Community Outcomes Meeting minutes"),
    Kind("meetings", "meetings/", "meetings/", "Meetings"),
    Kind("meeting", "meetings/2024-02-27/", "meetings/2022-03-01/", "Community Outcomes Meeting (COM)"),
    Kind("citations", "meetings/2024-02-27/citations/", "meetings/2022-03-01/citations/", "Citations, 27 February"),
    Kind("figures", "figures/", "figures/", "Figures"),
    Kind(
        "figures-of-meeting",
        "meetings/2024-02-27/figures/",
        "meetings/2022-03-01/figures/",
        "Figures, 27 February 2024",
    ),
    Kind("themes", "themes/", "themes/", "Themes"),
    Kind("theme", "themes/road-safety/", "themes/duck-crossings/", "Road safety"),
    Kind("actions", "actions/", "actions/", "Actions"),
    Kind("action", "actions/2024-02-27-a1/", "actions/2022-03-01-a3/", "Action 2024-02-27/A1"),
    Kind("forward-plan", "forward-plan/", "forward-plan/", "Forward plan"),
    Kind("people", "people/", "people/", "People"),
    Kind("person", "people/alison-lowe/", "people/ada-example/", "Alison Lowe"),
    Kind("organisations", "organisations/", "organisations/", "Organisations"),
    Kind("organisation", "organisations/wyp/", "organisations/council/", "West Yorkshire Police"),
    Kind("places", "places/", "places/", "Places"),
    Kind("place", "places/leeds/", "places/upper-puddle/", "Leeds"),
    Kind("papers", "papers/", "papers/", "Reports"),
    Kind("corrections", "corrections/", "corrections/", "Corrections"),
    Kind("glossary", "glossary/", "glossary/", "Glossary"),
    Kind("data", "data/", "data/", "Open data"),
    Kind("columns", "data/columns/", "data/columns/", "Columns of the tables"),
    Kind("page", "privacy/", "about/", "Privacy"),
    Kind("accessibility", "accessibility/", "accessibility/", "Accessibility statement"),
    Kind("search", "search/?q=naloxone", "search/?q=duck", "Search"),
    Kind("not-found", "404.html", "404.html", "Page not found"),
    # A page that has moved sends its reader on at once, so only engines and eyes on its file ever see it.
)

SITES = ("real", "town")


def address_of(kind: Kind, site: str) -> str | None:
    """Give where a kind of page stands in a site."""
    return kind.real if site == "real" else kind.town
