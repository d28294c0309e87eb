"""The guide's pictures all stand in it; test_make holds the words in them to what is shown today."""

import json
import re

from tests.review.guide import PICTURES, WORDS
from tests.sites import ROOT


def test_every_picture_is_in_the_guide_with_words_for_those_who_do_not_see_it() -> None:
    guide = (ROOT / "docs" / "officers.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"!\[([^\]]+)\]\(pictures/officers/([a-z]+)\.png\)", guide))
    assert sorted(named.values()) == sorted(path.stem for path in PICTURES.glob("*.png"))
    assert sorted(named.values()) == sorted(json.loads(WORDS.read_text(encoding="utf-8")))
    assert all(len(described) > 30 for described in named)
