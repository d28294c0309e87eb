"""The guide's pictures are of what an officer sees today: the words in them are still there."""

import json
import re

import pytest
from playwright.sync_api import Browser, Page

from tests.review.guide import PICTURES, WORDS, take, words
from tests.sites import ROOT

pytestmark = pytest.mark.browser


def test_what_the_pictures_show_is_what_is_shown(browser: Browser) -> None:
    kept = json.loads(WORDS.read_text(encoding="utf-8"))
    shown: dict[str, str] = {}

    def keep(name: str, page: Page) -> None:
        shown[name] = words(page)

    take(browser, keep)
    assert shown == kept, "run make pictures, and look at them"


def test_every_picture_is_in_the_guide_with_words_for_those_who_do_not_see_it() -> None:
    guide = (ROOT / "docs" / "officers.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"!\[([^\]]+)\]\(pictures/officers/([a-z]+)\.png\)", guide))
    assert sorted(named.values()) == sorted(path.stem for path in PICTURES.glob("*.png"))
    assert sorted(named.values()) == sorted(json.loads(WORDS.read_text(encoding="utf-8")))
    assert all(len(described) > 30 for described in named)
