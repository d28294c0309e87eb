"""Relevance: that readers' questions find their passages first, the real meeting among 299 invented ones.

`python -m tests.search.relevance` prints the whole table; here stand the figures that must be reached.
"""

import pytest
from playwright.sync_api import Browser

from tests.search.relevance import Figures, measured

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("relevance")]


@pytest.fixture(scope="module")
def figures(browser: Browser) -> Figures:
    """Ask every question once."""
    return measured(browser)


def test_there_are_enough_questions_of_every_kind(figures: Figures) -> None:
    assert len(figures.of("before")) >= 30
    assert len(figures.of("after")) >= 30
    assert {answer.kind for answer in figures.of("before")} == {answer.kind for answer in figures.of("after")}


def test_the_questions_written_with_the_layer_are_answered(figures: Figures) -> None:
    assert figures.mean_reciprocal_rank("before") >= 0.93
    assert figures.success("before", 3) >= 0.95


def test_the_questions_written_after_it_are_answered(figures: Figures) -> None:
    assert figures.success("after", 3) >= 0.88


def test_the_layer_is_better_than_pagefind_alone(figures: Figures) -> None:
    for half in ("before", "after"):
        assert figures.mean_reciprocal_rank(half) > figures.mean_reciprocal_rank(half, plain=True)
