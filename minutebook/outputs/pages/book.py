"""The book: the archive, the press and the short forms together, as every page builder needs them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from minutebook.encoding import digest, encode
from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses
from minutebook.outputs.linkeddata import Thing as Described
from minutebook.outputs.linkeddata import Url
from minutebook.outputs.markup import ShortForms, Writer
from minutebook.outputs.templating import Crumb, Frame, Press, Shell

Thing = TypeVar("Thing")

HOME = Crumb("Home", addresses.HOME)
MEETINGS = Crumb(addresses.TITLES[addresses.MEETINGS], addresses.MEETINGS)
SERIES = Crumb(addresses.TITLES[addresses.SERIES], addresses.SERIES)
THEMES = Crumb(addresses.TITLES[addresses.THEMES], addresses.THEMES)
ACTIONS = Crumb(addresses.TITLES[addresses.ACTIONS], addresses.ACTIONS)
FORWARD_PLAN = Crumb(addresses.TITLES[addresses.FORWARD_PLAN], addresses.FORWARD_PLAN)
PEOPLE = Crumb(addresses.TITLES[addresses.PEOPLE], addresses.PEOPLE)
ORGANISATIONS = Crumb(addresses.TITLES[addresses.ORGANISATIONS], addresses.ORGANISATIONS)
PLACES = Crumb(addresses.TITLES[addresses.PLACES], addresses.PLACES)
PAPERS = Crumb(addresses.TITLES[addresses.PAPERS], addresses.PAPERS)
CORRECTIONS = Crumb(addresses.TITLES[addresses.CORRECTIONS], addresses.CORRECTIONS)
DECISIONS = Crumb(addresses.TITLES[addresses.DECISIONS], addresses.DECISIONS)
QUESTIONS = Crumb(addresses.TITLES[addresses.QUESTIONS], addresses.QUESTIONS)
FIGURES = Crumb(addresses.TITLES[addresses.FIGURES], addresses.FIGURES)
GLOSSARY = Crumb(addresses.TITLES[addresses.GLOSSARY], addresses.GLOSSARY)
DATA = Crumb(addresses.TITLES[addresses.DATA], addresses.DATA)
ALL_NEW = Crumb("Everything new", addresses.FEED)
ACTIONS_FEED = Crumb("Changes of actions", addresses.ACTIONS_FEED)
CORRECTIONS_FEED = Crumb("Corrections", addresses.CORRECTIONS_FEED)
DECISIONS_FEED = Crumb("Decisions", addresses.DECISIONS_FEED)


@dataclass(frozen=True, slots=True)
class Book:
    """What pages are made from and with."""

    archive: Archive
    press: Press
    short_forms: ShortForms
    around: bytes
    """Tells what is around every page, and how addresses are written, from any other."""

    def writer(self, here: str, anchor: Callable[[int], str] | None = None) -> Writer:
        """Give a writer for one item's text on the page at `here`."""
        return Writer(self.press.linker(here), here, self.short_forms, anchor)


def open_book(archive: Archive, settings: Settings) -> Book:
    """Set up what the page builders share."""
    pages = tuple(Crumb(page.title, addresses.page(page.id)) for page in archive.pages.values())
    several = (SERIES,) if archive.registers.series else ()
    decided = (DECISIONS,) if any(meeting.decisions for meeting in archive.meetings.values()) else ()
    asked = (QUESTIONS,) if archive.questions else ()
    navigation = (MEETINGS, *several, THEMES, ACTIONS, *decided, *asked, FORWARD_PLAN, PLACES)
    footer = (PEOPLE, ORGANISATIONS, PAPERS, CORRECTIONS, GLOSSARY, DATA, *pages)
    frame = Frame(archive.site, navigation, footer, settings.search)
    press = Press(settings.templates, frame, settings.named, at_root=settings.at_root)
    terms = list(archive.registers.terms.values())
    around = encode([frame, settings.told(), terms])
    return Book(archive, press, ShortForms(terms), digest(around))


@dataclass(frozen=True, slots=True)
class Kind(Generic[Thing]):
    """A kind of page of which there is one for each of some things."""

    things: Callable[[Archive], Iterable[tuple[str, Thing]]]
    """Gives what the pages are of, each behind its address."""
    page: Callable[[Book, Thing], File | None]
    """Makes the page of one; there may be nothing to show."""


def shell(
    address: str,
    title: str,
    description: str,
    *crumbs: Crumb,
    things: tuple[Callable[[Url], Described], ...] = (),
    feeds: tuple[Crumb, ...] = (),
) -> Shell:
    """Make a page's shell; the way from the home page to its parent is given as crumbs."""
    return Shell(address, title, description, (HOME, *crumbs) if address != addresses.HOME else (), things, feeds)
