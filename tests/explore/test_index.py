"""The search index as a file."""

from kg.explore import answer, write_index


def test_a_file_finds_what_memory_finds(store, tmp_path):
    path = write_index(store, tmp_path / "search.sqlite")
    assert [one.name for one in tmp_path.iterdir()] == ["search.sqlite"]
    for q in ("", "port", "tait"):
        asked = {"name": "search", "parameters": {"q": q}}
        assert answer(store, **asked, index=str(path)) == answer(store, **asked)


def test_an_index_is_the_same_bytes_again(store, tmp_path):
    first, second = (write_index(store, tmp_path / name).read_bytes() for name in ("a", "b"))
    assert first == second
