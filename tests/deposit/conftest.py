"""A repository for each test."""

import pytest

from tests.deposit.repository import Repository


@pytest.fixture
def repository():
    made = Repository()
    yield made
    made.close()
