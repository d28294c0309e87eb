"""The guide's pictures: what an officer sees, taken of the invented town, and the words in each.

The words lie beside the pictures, and a test holds them to what is shown today: a picture that has become untrue is
noticed by its words, whichever Chromium draws them.
"""

import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import started
from tests.browser.editing import PICKER, opened
from tests.browser.waiting import PATIENCE
from tests.preview.running import previewing
from tests.sites import ROOT, TOWN, Workbench, run

PICTURES = ROOT / "docs" / "pictures" / "officers"
WORDS = PICTURES / "words.json"
DRAFT = "meetings/2024-03-05.md"
DESK = (1100, 720)
PHONE = (390, 760)


@contextmanager
def seen(browser: Browser, size: tuple[int, int]) -> Iterator[Page]:
    """Open an empty page of a size."""
    context = browser.new_context(locale="en-GB", viewport={"width": size[0], "height": size[1]})
    context.grant_permissions(["clipboard-write"])
    page = context.new_page()
    page.add_init_script(PICKER)
    yield page
    context.close()


def stage(folder: Path) -> Workbench:
    """Give a copy of the town with a draft that has a little more in it."""
    bench = Workbench(folder)
    bench.copy(TOWN)
    return bench


def mistake(bench: Workbench) -> None:
    """Make a mistake in the draft, as one is made."""
    path = bench.content / DRAFT
    path.write_text(path.read_text("utf-8").replace("[lamp-posts]", "[lamp-post]"), encoding="utf-8")


def take(browser: Browser, keep: Callable[[str, Page], None]) -> None:
    """Show each thing in turn and hand the page over to be kept."""
    with tempfile.TemporaryDirectory() as folder:
        bench = stage(Path(folder))
        with previewing(bench.folder, "--admin") as (home, _):
            with seen(browser, DESK) as page:
                page.goto(f"{home}meetings/2024-03-05/")
                page.locator("#item-1-p1").get_by_role("button").click()
                expect(page.get_by_role("status")).to_contain_text(DRAFT)
                page.evaluate("scrollTo(0, 0)")
                keep("preview", page)
            with seen(browser, DESK) as page:
                page.goto(f"{home}admin/index.html")
                name = f"content/{DRAFT}"
                opened(page, f"{home}admin/", {name: (bench.folder / name).read_text("utf-8")}, "entries/2024-03-05")
                page.wait_for_timeout(1_500)  # what covers the form while it loads fades away
                keep("editor", page)
            with seen(browser, PHONE) as page:
                page.goto(f"{home}meetings/2024-03-05/")
                mistake(bench)
                expect(page.locator("#preview")).to_contain_text("Did you mean")
                keep("mistake", page)
    with tempfile.TemporaryDirectory() as folder:
        bench = stage(Path(folder))
        sheet = bench.folder / "build-report.html"
        run("check", "--content", str(bench.content), "--report", str(sheet))
        sheet.write_text(sheet.read_text("utf-8").replace(f"{folder}/", ""), encoding="utf-8")
        with seen(browser, DESK) as page:
            page.goto(sheet.as_uri())
            keep("preflight", page)


def words(page: Page) -> str:
    """Give the words that a page shows, a line each."""
    form = page.locator("section.field h4")
    # Of the editor, which is not ours, the names of the fields; in its text, icons are words too.
    text = "\n".join(form.all_inner_texts()) if form.count() else str(page.evaluate("document.body.innerText"))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def main() -> int:
    """Take the pictures and write the words."""
    PICTURES.mkdir(exist_ok=True)
    shown: dict[str, str] = {}

    def keep(name: str, page: Page) -> None:
        page.wait_for_load_state()  # its scripts have run: a page that showed itself anew has its words before them
        shown[name] = words(page)
        picture = Image.open(io.BytesIO(page.screenshot(timeout=PATIENCE))).convert("RGB")
        picture.quantize(64).save(PICTURES / f"{name}.png", optimize=True)

    with started() as browser:
        take(browser, keep)
    WORDS.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(shown)} pictures in {PICTURES.relative_to(ROOT)}/\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
