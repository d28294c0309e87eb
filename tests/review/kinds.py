"""Kinds of page: for each template of a page, where one made from it stands in the real site and in the town."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page."""

    name: str
    """That of its template."""
    real: str
    """An address in the real site; empty where it has none of the kind."""
    town: str
    """An address in the invented town."""
    heading: str
    """How its first heading begins in the real site, or in the town where the real site has none."""


KINDS = (
    Kind("home", "", "", "Community Outcomes Meeting"),
    Kind("meetings", "meetings/", "meetings/", "Meetings"),
    Kind("meeting", "meetings/2024-02-27/", "meetings/2023-03-07/", "Community Outcomes Meeting (COM)"),
    Kind("citations", "meetings/2024-02-27/citations/", "meetings/2023-03-07/citations/", "Cite"),
    Kind("themes", "themes/", "themes/", "Themes"),
    Kind("theme", "themes/road-safety/", "themes/ducks/", "Road safety"),
    Kind("actions", "actions/", "actions/", "Actions"),
    Kind("action", "actions/2024-02-27-a1/", "actions/2022-03-01-a1/", "Action 2024-02-27/A1"),
    Kind("forward-plan", "forward-plan/", "forward-plan/", "Forward plan"),
    Kind("people", "people/", "people/", "People"),
    Kind("person", "people/alison-lowe/", "people/ada-drake/", "Alison Lowe"),
    Kind("organisations", "organisations/", "organisations/", "Organisations"),
    Kind("organisation", "organisations/wyp/", "organisations/council/", "West Yorkshire Police"),
    Kind("places", "places/", "places/", "Places"),
    Kind("place", "places/leeds/", "places/duckworth/", "Leeds"),
    Kind("papers", "papers/", "papers/", "Reports"),
    Kind("corrections", "corrections/", "corrections/", "Corrections"),
    Kind("glossary", "glossary/", "glossary/", "Glossary"),
    Kind("data", "data/", "data/", "Open data"),
    Kind("page", "about/", "about/", "About this site"),
    Kind("search", "search/?q=report", "search/?q=duck", "Search"),
    Kind("not-found", "404.html", "404.html", "Page not found"),
)
