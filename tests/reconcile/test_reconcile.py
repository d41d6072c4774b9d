"""The Reconciliation Service API against a real HTTP service."""

import pytest

from kg.errors import RemoteError
from kg.reconcile import AnswerCache, Question, Settings, open_service, reconcile
from kg.reconcile.reconciling import make_query

PEOPLE = [Question(name, "schema:Person", f"entity/{n}") for n, name in enumerate(
    ("Joan Hart", "Ada Brook", "Lake Reed", "Nobody Known", "Tom Hale"))]  # fmt: skip


@pytest.fixture
def ask(fake, tmp_path):
    def asked(questions=PEOPLE, *, batch=2, tries=4, rate=1000.0, types=None):
        cache = AnswerCache(tmp_path / "cache.sqlite", fake.url)
        try:
            with open_service(fake.url, rate=rate, tries=tries, first_wait=0.01) as service:
                return list(reconcile(questions, service, cache, Settings(types or {}, {}, batch)))
        finally:
            cache.close()

    return asked


def names(answers):
    return {a.question.label: a.certain and a.certain.id for a in answers}


def test_only_what_the_service_is_sure_of_alone_is_certain(ask):
    assert names(ask()) == {
        "Joan Hart": "T1", "Ada Brook": None, "Lake Reed": None, "Nobody Known": None, "Tom Hale": None,
    }  # fmt: skip


def test_questions_go_in_batches_and_are_asked_once(ask, fake):
    first = ask()
    assert [len(batch) for batch in fake.batches] == [2, 2, 1]
    assert ask() == first and len(fake.batches) == 3


def test_a_query_has_class_and_properties_as_the_service_names_them(ask, fake):
    ask(PEOPLE[:1], types={"schema:Person": "Q5"})
    assert fake.last == {"q0": {"query": "Joan Hart", "limit": 5, "type": "Q5", "type_strict": "should"}}
    question = Question("Joan Hart", "schema:Person", "e", (("schema:nationality", "Norland"), ("kgo:age", "40")))
    query = make_query(question, Settings(properties={"schema:nationality": "P27"}))
    assert query["properties"] == [{"pid": "P27", "v": "Norland"}]


def test_we_say_who_we_are(ask, fake):
    ask(PEOPLE[:1])
    assert fake.agents[0].startswith("kg-news/")


@pytest.mark.parametrize(
    "failure",
    [
        (429, b"slow down", {"Retry_After": "0"}),
        (500, b"oops", {}),
        (503, b"", {}),
        (200, b'{"q0": {"resu', {}),
        (200, b"<html>busy</html>", {}),
        (200, b"[]", {}),
    ],
)
def test_a_service_that_is_away_for_a_moment_is_asked_again(ask, fake, failure):
    fake.failures = [failure, failure]
    assert names(ask())["Joan Hart"] == "T1"


def test_it_waits_as_long_as_it_is_told_to(ask, fake):
    fake.failures = [(429, b"", {"Retry_After": "1"})]
    ask(PEOPLE[:1])
    assert fake.times[1] - fake.times[0] >= 1.0


def test_requests_keep_their_distance(ask, fake):
    ask(PEOPLE[:3], batch=1, rate=10.0)
    assert fake.times[-1] - fake.times[0] >= 0.12  # two pauses of 0.1 s, less what the first was late


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        ((500, b"oops", {}), "answers 500"),
        ((400, b"bad query", {}), "answers 400"),
        ((200, b"{", {}), "no JSON object"),
        ((200, b"{}", {}), "q0 of the batch was not answered"),
        ((200, b'{"q0": {"result": [{"name": "x"}]}, "q1": {"result": []}}', {}), "not of the Reconciliation"),
        ((200, b'{"q0": {"result": 7}, "q1": {}}', {}), "not of the Reconciliation"),
    ],
)
def test_one_that_fails_for_good_is_named_and_what_it_answered_is_kept(ask, fake, failure, told):
    ask(PEOPLE[:2])
    fake.failures = [failure] * 10
    with pytest.raises(RemoteError) as error:
        ask()
    assert told in str(error.value) and fake.url in str(error.value)
    fake.failures = []
    ask()
    assert fake.batches[0] == ["Joan Hart", "Ada Brook"] and len(fake.batches) == 3


def test_a_page_that_is_no_service_is_named(ask, fake):
    fake.manifest = {"hello": "world"}
    with pytest.raises(RemoteError, match="no identifierSpace"):
        ask()


def test_a_service_that_cannot_be_reached_is_named(tmp_path):
    with (
        pytest.raises(RemoteError, match="cannot be reached"),
        open_service("http://127.0.0.1:9/", tries=2, first_wait=0.01),
    ):
        pass
