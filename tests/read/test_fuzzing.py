"""A short run of tests/long/fuzz_readers.py."""

import random

import pytest

from kg.model import Findings
from tests.long import fuzz_readers


@pytest.mark.parametrize("seed", range(3))
def test_damaged_files_of_every_kind_are_contained(seed):
    chance = random.Random(f"suite-{seed}")
    articles = fuzz_readers.read_round(dict(fuzz_readers.damaged(chance)))
    if seed == 0:
        fuzz_readers.check_exports([Findings(article) for article in articles])
