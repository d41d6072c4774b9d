"""The small graph by hand that the export tests share."""

from pathlib import Path

import pytest

from kg.graph import Graph

from .readers import load

COMMITTED = Path(__file__).resolve().parents[2] / "exports" / "kg.ttl"


@pytest.fixture(scope="session")
def sample():
    return load()


@pytest.fixture(scope="session", params=["by hand", "of the samples"])
def either(request, sample):
    """The graph by hand, and the committed one of the sample articles."""
    return sample if request.param == "by hand" else Graph.load(COMMITTED)
