"""What every test of the officers' tools may use."""

import pytest

from minutebook.model import Registers
from tests.sites import REAL, archive_of


@pytest.fixture(scope="module")
def registers() -> Registers:
    """Give the registers of the real site."""
    return archive_of(REAL).registers
