"""Faults: mistakes that a site of this kind makes, each with the check that must notice it.

They are planted one at a time into pages on their way from the server to the browser, or into files, and never into
the site itself.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

MEETING = "meetings/2024-02-27/"
ACTIONS = "actions/"
THEMES = "themes/"
ACTION = "actions/2024-02-27-a1/"

Plant = Callable[[str, str], str]
"""The ending of an address and its text, to the text with the fault."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake and the name of the check that catches it."""

    name: str
    caught_by: str
    address: str
    plant: Plant


def in_page(pattern: str, new: str) -> Plant:
    """Change the first place in a page that a pattern finds."""

    def plant(kind: str, text: str) -> str:
        return re.sub(pattern, new, text, count=1, flags=re.DOTALL) if kind == "html" else text

    return plant


def in_styles(rules: str) -> Plant:
    """Add rules to the style sheet."""

    def plant(kind: str, text: str) -> str:
        return f"{text}\n{rules}" if kind == "css" else text

    return plant


def without_style(pattern: str, new: str = "") -> Plant:
    """Change everything in the style sheet that a pattern finds."""

    def plant(kind: str, text: str) -> str:
        return re.sub(pattern, new, text, flags=re.DOTALL) if kind == "css" else text

    return plant


def in_script(line: str) -> Plant:
    """Add a line to every script."""

    def plant(kind: str, text: str) -> str:
        return f"{text}\n{line}" if kind == "js" else text

    return plant


def fault(name: str, caught_by: str, address: str, plant: Plant) -> Fault:
    """Name a fault."""
    return Fault(name, caught_by, address, plant)


FAULTS = (
    # --- Structure
    fault("another page at the address", "opens", MEETING, in_page("<h1>[^<]*", "<h1>Page not found")),
    fault("two first headings", "outline", MEETING, in_page("<h2 id=page_contents>(.*?)</h2>", r"<h1>\1</h1>")),
    fault("a heading level skipped", "outline", MEETING, in_page("<h2 id=item-2>(.*?)</h2>", r"<h4>\1</h4>")),
    fault("an empty heading", "outline", ACTION, in_page("<h2 id=page_history>.*?</h2>", "<h2></h2>")),
    fault("no main", "landmarks", ACTION, in_page("<main(.*?)</main>", r"<div\1</div>")),
    fault("navigation without a name", "landmarks", ACTION, in_page(" aria-label=Main", "")),
    fault("no language", "landmarks", ACTION, in_page(" lang=en-GB", "")),
    fault("no title", "landmarks", ACTION, in_page("<title>.*?</title>", "<title></title>")),
    fault("no description", "landmarks", ACTION, in_page("<meta name=description[^>]*>", "")),
    fault("the page not told among the ways", "landmarks", THEMES, in_page(" aria-current=page", "")),
    fault("a list shown backwards", "reading_order", ACTION, in_styles(".site-header ul{flex-direction:row-reverse}")),
    fault(
        "an item shown first", "reading_order", ACTION, in_styles("main{display:flex;flex-direction:column-reverse}")
    ),
    fault("a link called here", "links", ACTION, in_page(">The action in its place in the minutes<", ">here<")),
    fault("an empty link", "links", ACTION, in_page(">The action in its place in the minutes<", "><")),
    fault(
        "a link called by its address",
        "links",
        ACTION,
        in_page(">The action in its place[^<]*<", ">https://x.example<"),
    ),
    fault(
        "one name for two places",
        "links",
        THEMES,
        in_page("<h2><a href=([^>]*)>Anti-social behaviour</a>", r"<h2><a href=\1>Child safeguarding</a>"),
    ),
    fault("another footer", "same_footer", ACTION, in_page("<li><a href=[^>]*>Corrections</a>", "")),
    fault("words that a script shows", "without_scripts", MEETING, in_styles(".attendance{display:none}")),
    fault(
        "a part that only a script would show",
        "without_scripts",
        MEETING,
        in_page("<section class=attendance", r"\g<0> hidden"),
    ),
    fault(
        "a heading with nothing below it",
        "outline",
        MEETING,
        in_page("(<h2 id=attendance>.*?</h2>).*?</section>", r"\1</section>"),
    ),
    fault("a picture whose numbers are gone", "pictures", ACTIONS, in_page("<ul class=state-key>.*?</ul>", "")),
    # --- Alone
    fault(
        "a font from elsewhere",
        "alone",
        ACTION,
        in_page("<link rel=icon", "<link rel=preload as=font href=https://x.example/f><link rel=icon"),
    ),
    fault("a cookie", "alone", ACTIONS, in_script("document.cookie = 'seen=1';")),
    fault("something stored", "alone", ACTIONS, in_script("localStorage.setItem('seen', 1);")),
    fault(
        "a fourth request",
        "alone",
        ACTIONS,
        in_page("</main>", "<img alt='' src=../feed.xml><img alt='' src=feed.xml></main>"),
    ),
    # --- Keyboard
    fault(
        "a trap",
        "walk",
        ACTIONS,
        in_script("addEventListener('keydown', (e) => { if (e.target.tagName === 'SELECT') e.preventDefault(); });"),
    ),
    fault(
        "an order of its own",
        "walk",
        ACTION,
        in_page("<a href=([^>]*)>Places</a>", r"<a tabindex=3 href=\1>Places</a>"),
    ),
    fault(
        "never reached",
        "walk",
        ACTIONS,
        in_script("document.querySelector('footer a').addEventListener('focus', (e) => e.target.blur());"),
    ),
    fault(
        "focus under a bar",
        "walk",
        ACTION,
        in_styles("body::after{content:'';position:fixed;inset:70% 0 0;background:#000}"),
    ),
    fault("no ring", "ring", ACTION, in_styles(":focus-visible{outline:0!important;box-shadow:none!important}")),
    fault(
        "a pale ring",
        "ring",
        ACTION,
        in_styles(":focus-visible{outline-color:#eee!important;box-shadow:none!important}"),
    ),
    fault("no skip link", "skip", ACTION, in_page("<a href=#page_main>.*?</a>", "")),
    fault("a skip link that leads nowhere", "skip", ACTION, in_page(" id=page_main tabindex=-1", "")),
    # --- Sight
    fault("a wide table", "narrow", ACTION, in_styles(".facts{min-width:30rem}")),
    fault("a title that is cut off", "narrow", MEETING, in_styles("h1{white-space:nowrap;overflow:hidden}")),
    fault("text over text", "narrow", ACTION, in_styles(".facts{margin-top:-3rem}")),
    fault("text of a fixed size", "large_text", ACTION, in_styles("dd{font-size:16px}")),
    fault("a box that does not grow", "large_text", ACTION, in_styles("blockquote{height:4.5rem;overflow:hidden}")),
    fault("lines of a fixed height", "spacing", ACTION, in_styles(".action-text{height:5.6rem;overflow:hidden}")),
    fault("a field without an edge", "colours", ACTIONS, in_styles("select{border-color:#ddd}")),
    fault("a pale mark", "colours", ACTIONS, in_styles(".state-bar rect{fill:#ddd!important}")),
    fault(
        "a mark that is dark on dark",
        "colours",
        ACTIONS,
        without_style(r"\.mark-open, \.mark-reopened \{ fill: var\(--open-back\); \}"),
    ),
    fault("links known by colour alone", "links_show", ACTION, in_styles("main a{text-decoration:none}")),
    fault(
        "tags without an edge in forced colours",
        "forced",
        ACTIONS,
        without_style(r"@media \(forced-colors: active\) *\{ *\[class\^=tag-\] *\{[^}]*\} *\}"),
    ),
    fault("something that moves", "motion", ACTION, in_styles("a{transition:color 1s}")),
    fault("a header that sticks", "motion", ACTION, in_styles("header{position:sticky;top:0}")),
    fault("long lines", "measure", MEETING, in_styles("main,main *{max-width:none!important}")),
    fault("narrow lines", "measure", MEETING, in_styles("@media (max-width:40rem){.item{padding-left:55%}}")),
    fault("words in a picture", "pictures", ACTIONS, in_page("</svg>", "<text>11 open</text></svg>")),
    fault("a picture that is read out", "pictures", ACTIONS, in_page(" aria-hidden=true", "")),
    fault("next meeting below the fold", "first_screen", "", in_styles(".lead{margin-bottom:20rem}")),
    # --- Paper
    fault("pale print", "paper", ACTION, without_style(r"@media screen and \(prefers", "@media (prefers")),
    fault("navigation on paper", "paper", ACTION, without_style(r"\.site-header nav, *\.breadcrumbs,", "")),
    fault("the end is lost on paper", "paper", ACTION, in_styles("@media print{main{height:2cm;overflow:hidden}}")),
    # --- Engines
    fault("grey on white", "axe", ACTION, in_styles("dd{color:#888}")),
    fault("grey on black", "axe", ACTION, in_styles("@media (prefers-color-scheme:dark){dd{color:#555}}")),
    fault("a field without a name", "axe", ACTION, in_page(' aria-label="Search the minutes"', "")),
    fault(
        "a list with other things in it",
        "axe",
        ACTION,
        in_page("<ol class=history>", "<ol class=history><p>Raised</p>"),
    ),
    fault(
        "small targets",
        "axe",
        ACTION,
        in_styles(".site-footer ul{gap:0;display:block;line-height:.6}.site-footer li a{padding:0}"),
    ),
    fault("zoom forbidden", "axe", ACTION, in_page("width=device-width", "width=device-width, user-scalable=no")),
    fault("one name twice", "axe", ACTION, in_page("<nav aria-label=Main>", "<nav aria-label=Breadcrumb>")),
)
"""Faults that a browser shows."""

IN_FILES: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("one id twice", "Duplicate ID", lambda text: text.replace("<h2 id=item-5>", "<h2 id=item-4>")),
    ("a list entry outside a list", "not allowed as child", lambda text: text.replace("<main", "<li>Lost<main", 1)),
    ("an element that is not closed", "Unclosed element", lambda text: text.replace("</section>", "", 1)),
    (
        "an attribute that does not exist",
        "not allowed on element",
        lambda text: text.replace("<h1", "<h1 colour=red", 1),
    ),
    ("a role that does not exist", "Bad value", lambda text: text.replace("<h1", "<h1 role=headline", 1)),
    (
        "an aria reference to nothing",
        "must point to",
        lambda text: text.replace("<h1", "<h1 aria-labelledby=nothing", 1),
    ),
)
"""Faults of a meeting's file, and words by which the Nu HTML Checker names them."""
