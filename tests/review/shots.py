"""Screenshots: every kind of page of the real site as people see it, for looking at; and the two of the README."""

import io
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser

from tests.browser.conftest import served, started
from tests.review.kinds import KINDS
from tests.review.visit import Visit
from tests.sites import REAL, ROOT, build

FOLDER = ROOT / "screenshots"
PICTURES = ROOT / "docs" / "pictures"
WIDTHS = (320, 390, 768, 1280)
MODES: dict[str, dict[str, Any]] = {"light": {}, "dark": {"dark": True}, "forced": {"forced_colors": "active"}}
GREY = "#e7e8eb"
PHONES = ("meetings/2024-02-27/#item-4", "search/?q=naloxone", "actions/2024-02-27-a1/")
DESK = "actions/"


def shoot(browser: Browser, address: str, names: list[str]) -> int:
    """Take these kinds of page at every width and in every mode; gives their number. Print is a PDF of each."""
    FOLDER.mkdir(exist_ok=True)
    number = 0
    for kind in KINDS:
        if kind.real is None or kind.name not in names:
            continue
        visit = Visit(browser, address, kind.real)
        for mode, options in MODES.items():
            for width in WIDTHS:
                with visit.open(size={"width": width, "height": 844}, **options) as page:
                    page.screenshot(path=FOLDER / f"{kind.name}-{width}-{mode}.png", full_page=True)
                    number += 1
        with visit.open() as page:
            page.pdf(path=FOLDER / f"{kind.name}.pdf", format="A4", prefer_css_page_size=True)
    return number


def pictures(browser: Browser, address: str) -> None:
    """Make the README's two pictures: three pages on a phone, and one on a desk."""
    shots = []
    for place in PHONES:
        with Visit(browser, address, place).open(size={"width": 390, "height": 844}) as page:
            shots.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
    canvas = Image.new("RGB", (3 * 390 + 4 * 18, 844 + 2 * 12), GREY)
    for index, shot in enumerate(shots):
        canvas.paste(shot, (18 + index * (390 + 18), 12))
    canvas.quantize(64).save(PICTURES / "phone.png", optimize=True)
    with Visit(browser, address, DESK).open(size={"width": 1280, "height": 844}) as page:
        desk = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    desk.quantize(64).save(PICTURES / "desk.png", optimize=True)


def main(names: list[str]) -> int:
    """Build the real site and take pictures of the kinds of page named, or of all."""
    names = names or [kind.name for kind in KINDS]
    with tempfile.TemporaryDirectory() as folder:
        site = build(REAL, Path(folder) / "site")
        with started() as browser, served(site) as address:
            pictures(browser, address)
            number = shoot(browser, address, names)
    sys.stdout.write(f"{number} screenshots and {len(names)} PDFs in {FOLDER.name}/, two pictures in docs/pictures/\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
