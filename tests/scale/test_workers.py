import os
from dataclasses import replace

import pytest

from kg.model import Findings
from kg.scale import map_articles
from tests.conftest import make_article


def articles(count=6):
    return [replace(make_article(f"Text {n}."), id=str(n)) for n in range(count)]


def run(read, workers):
    failures = []
    found = map_articles(read, articles(), workers=workers, on_failure=lambda a, why: failures.append((a.id, why)))
    return [f.article.id for f in found], failures


@pytest.mark.parametrize("workers", [1, 2])
def test_findings_come_in_the_order_of_the_articles(workers):
    assert run(lambda group: list(map(Findings, group)), workers) == (["0", "1", "2", "3", "4", "5"], [])


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_raises_is_set_aside_and_the_rest_goes_on(workers):
    def read(group):
        if any(article.id == "2" for article in group):
            raise ValueError("odd")
        return list(map(Findings, group))

    assert run(read, workers) == (["0", "1", "3", "4", "5"], [("2", "ValueError: odd")])


def test_an_article_that_kills_its_worker_is_set_aside_and_the_rest_goes_on():
    def read(group):
        if any(article.id == "3" for article in group):
            os._exit(1)
        return list(map(Findings, group))

    assert run(read, 2) == (["0", "1", "2", "4", "5"], [("3", "its worker process died")])
