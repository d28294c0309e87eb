"""Templating: a template's name and a view in, a page out. The only module that touches Jinja."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from minutebook.model import Site
from minutebook.outputs import File, addresses
from minutebook.outputs.lean import lean
from minutebook.outputs.linkeddata import Thing, Url, breadcrumbs, graph


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way from the home page."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What every page has around its own content."""

    address: str
    title: str
    """Unique in the site; the site's own title follows it in the browser."""
    description: str
    crumbs: tuple[Crumb, ...]
    things: tuple[Callable[[Url], Thing], ...] = ()
    """What the page is about, for machines: each given the page's way of writing addresses."""
    feeds: tuple[Crumb, ...] = ()
    """Feeds that a reader of this page may want to follow."""
    trail: bool = True
    """Whether machines are told the way from the home page, as readers are."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same around every page of one site."""

    site: Site
    navigation: tuple[Crumb, ...]
    footer: tuple[Crumb, ...]
    search: bool


class Press:
    """Prints pages: one environment, many templates."""

    def __init__(self, templates: Path, frame: Frame, named: Mapping[str, str], *, at_root: bool = False) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            # select_autoescape() looks at endings; every template here is HTML, whatever it is named.
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_compiled(),
        )
        self._environment.globals.update(frame=frame, addresses=addresses)
        self._frame = frame
        base = frame.site.base_url
        self._root = "/" + base.split("/", 3)[3] if base else "/" if at_root else None
        self._named = named

    def page(self, template: str, shell: Shell, source: str, **view: object) -> File:
        """Make one page from its shell and its view."""
        loaded = self._environment.get_template(f"pages/{template}.html")
        link = self.linker(shell.address)
        text = loaded.render(shell=shell, link=link, linked=self._linked(shell, link), **view)
        return File(addresses.file_of(shell.address), lean(text).encode(), source)

    def _linked(self, shell: Shell, link: Callable[[str], str]) -> Markup:
        """Write what the page is about as JSON-LD that cannot end its element early; empty where there is nothing."""
        base = self._frame.site.base_url
        url = partial(_from_root, base) if base else link
        things = [thing(url) for thing in shell.things]
        if shell.crumbs and shell.trail:
            steps = [(step.name, step.address) for step in shell.crumbs]
            things.append(breadcrumbs([*steps, (shell.title, shell.address)], url))
        return htmlsafe_json_dumps(graph(things), ensure_ascii=False, separators=(",", ":")) if things else Markup()

    def linker(self, here: str) -> Callable[[str], str]:
        """Give the function that turns an address into a link from the page at `here`."""
        # A server shows the page for a wrong address at any address, so its links begin at the site's root.
        lead = (
            partial(_from_root, self._root)
            if here == addresses.NOT_FOUND and self._root
            else partial(addresses.relative, here=here)
        )
        named = self._named
        return lambda address: lead(named.get(address, address))


def stand_alone(templates: Path, name: str, style: str, view: Mapping[str, object]) -> str:
    """Make a page that belongs to no site and needs no other file; `style` is CSS of ours and is not escaped."""
    return _alone(templates).get_template(name).render(style=Markup(style), **view)  # noqa: S704 (our own files)


@cache
def _alone(templates: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _compiled() -> FileSystemBytecodeCache | None:
    """Keep compiled templates where Jinja does, as Python keeps compiled modules; None where no place is safe."""
    try:
        return FileSystemBytecodeCache()
    except (RuntimeError, OSError):
        return None


def _from_root(root: str, address: str) -> str:
    return root + address
