"""What people type reaches the graph as text only (design/reliability.md 31), and comes back as text."""

import pytest

CORPUS = [
    '" } UNION { ?s ?p ?o } #', "' OR 1=1 --", "*", 'name : "a" OR family : "b"', "a) NEAR(b", "\\", '"', "%", "\x00",
    "> } SELECT * { ?s ?p ?o } #", "x> <y", "SERVICE <http://127.0.0.1:9/> {}", "\u202e", "<script>alert(1)</script>",
    "{{7*7}}", "../../etc/passwd", "\ud7ff\uffff", "a" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("typed", CORPUS)
def test_search_takes_anything_for_text(server, typed):
    response = server.client.get("/api/search", params={"q": typed})
    assert response.status_code == 200, response.text
    labels = [hit["label"] for hit in response.json()["hits"]]
    assert len(labels) < 3 or not typed.strip("*%\"'\\ \x00")
    assert response.headers["content-type"] == "application/json"


@pytest.mark.parametrize("look_up", ["thing", "article"])
@pytest.mark.parametrize("typed", CORPUS)
def test_a_name_that_nothing_has_is_told(server, look_up, typed):
    response = server.client.get(f"/api/{look_up}", params={"id": typed})
    assert response.status_code in (400, 404), response.text
    assert response.headers["content-type"] == "application/json"


def test_look_ups_are_kept_and_told_apart(server):
    first = server.client.get("/api/search", params={"q": "ann"})
    assert {hit["label"] for hit in first.json()["hits"]} == {"Ann Vale", "Ann Vale joins the works"}
    again = server.client.get("/api/search", params={"q": "ann"}, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert server.client.get("/api/search", params={"q": "works"}).headers["etag"] != first.headers["etag"]
    assert server.client.get("/api/search", params={"nonsense": "1"}).status_code == 404
    assert server.client.get("/api/nothing").json()["offered"]
