"""Print: a page as it comes out on paper."""

import io
import re
import unicodedata
from collections.abc import Iterator

from playwright.sync_api import Page
from pypdf import PdfReader

from tests.review.visit import Visit


def pages_of(visit: Visit) -> list[str]:
    """Print a page on A4, from a dark screen, and read the words of each sheet."""
    with visit.open(dark=True) as page:
        return sheets_of(page)


def sheets_of(page: Page) -> list[str]:
    """Print an open page and read the words of each sheet."""
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages]


def letters(words: str) -> str:
    """Leave letters and digits alone: a PDF's reader parts words where it likes, and a font joins "fi" to one sign."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", words))


def words_of(sheets: list[str]) -> str:
    """Give the letters of all sheets; the number of one may stand in the middle of what goes on overleaf."""
    total = len(sheets)
    return letters("".join(sheet.replace(f"{number} / {total}", "") for number, sheet in enumerate(sheets, 1)))


ON_SCREENS = "body > a, .breadcrumbs, .contents, .site-search, header nav, .neighbours, footer ul, .p, .on-screen"


def paper(visit: Visit) -> Iterator[str]:
    """Print a page's first and last words, in dark mode as in light; what only a screen can use is not printed."""
    with visit.open(dark=True) as page:
        page.emulate_media(media="print", color_scheme="dark")
        words = page.locator("main").inner_text().split()
        if page.evaluate("getComputedStyle(document.body).color") != "rgb(28, 39, 51)":
            yield "the words are printed pale from a dark screen"
        shown = page.locator(ON_SCREENS).locator("visible=true")
        yield from (f"printed, and of use on a screen only: {one}" for one in shown.all_inner_texts()[:3])
        page.emulate_media(media="null", color_scheme="dark")
        sheets = sheets_of(page)
    first, last = " ".join(words[:4]), " ".join(words[-4:])
    if letters(first) not in letters(sheets[0]):
        yield f"the first sheet lacks {first!r}"
    if letters(last) not in words_of(sheets):
        yield f"the last words are lost: {last!r}"
