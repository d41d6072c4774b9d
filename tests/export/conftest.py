"""The small graph by hand that the export tests share."""

import pytest

from .readers import load


@pytest.fixture(scope="session")
def sample():
    return load()
