"""kg export."""

import gzip

import pytest


def test_data_goes_to_standard_output(kg, graph):
    result = kg("export", graph, "-f", "ntriples")
    assert result.exit_code == 0
    assert result.stdout.count("\n") > 100
    assert result.stderr == ""


def test_a_format_or_a_file_is_needed(kg, graph):
    result = kg("export", graph)
    assert result.exit_code == 2
    assert "name the format" in result.stderr


def test_the_suffix_tells_the_format(kg, graph, tmp_path):
    assert kg("export", graph, "-o", tmp_path / "kg.gexf").exit_code == 0
    assert "<gexf" in (tmp_path / "kg.gexf").read_text()


def test_several_formats_go_to_a_folder(kg, graph, tmp_path):
    assert kg("export", graph, "-f", "csv", "-f", "trig", "-f", "graphml-full", "-o", tmp_path).exit_code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "sample.edges.csv", "sample.full.graphml", "sample.nodes.csv", "sample.trig",
    ]  # fmt: skip


def test_several_formats_do_not_fit_on_standard_output(kg, graph):
    assert kg("export", graph, "-f", "trig", "-f", "nt").exit_code == 2


def test_an_unknown_format_is_wrong_usage_and_names_the_known(kg, graph):
    result = kg("export", graph, "-f", "pdf")
    assert result.exit_code == 2
    assert "turtle, trig" in result.stderr


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "ntriples"])
def test_a_graph_is_read_from_standard_input(kg, graph, form):
    data = kg("export", graph, "-f", form).stdout
    expected = kg("export", graph, "-f", "ntriples").stdout
    assert kg("export", "-", "-f", "ntriples", input=data).stdout == expected


def test_what_is_no_graph_is_told(kg):
    result = kg("export", "-", "-f", "nt", input="hello there")
    assert result.exit_code == 1
    assert "neither Turtle" in result.stderr


def test_every_format_makes_a_round_trip_through_a_compressed_file(kg, graph, tmp_path):
    assert kg("export", graph, "-o", tmp_path / "kg.trig.gz").exit_code == 0
    assert gzip.decompress((tmp_path / "kg.trig.gz").read_bytes()).startswith(b"#")
    assert kg("export", tmp_path / "kg.trig.gz", "-f", "nq").stdout == kg("export", graph, "-f", "nq").stdout


def test_the_formats_are_listed(kg):
    result = kg("export", "--list")
    assert result.exit_code == 0
    assert "gexf" in result.stdout


def test_filters_are_combined(kg, graph):
    chosen = ("--only", "asserted", "--types", "Person,Position", "--around", "Mara Lind")
    result = kg("export", graph, *chosen, "-f", "dot")
    assert result.exit_code == 0
    assert result.stdout.count("label=") == 3
    assert "dashed" not in result.stdout


def test_an_unknown_name_is_told_with_the_nearest(kg, graph):
    result = kg("export", graph, "--around", "Mara Lund", "-f", "dot")
    assert result.exit_code == 1
    assert "did you mean Mara Lind" in result.stderr


def test_a_folder_of_files_is_written_again_in_its_place(kg, graph, tmp_path):
    for _ in range(2):
        assert kg("export", graph, "-o", tmp_path / "kg.neo4j").exit_code == 0
    assert sorted(p.name for p in (tmp_path / "kg.neo4j").iterdir()) == [
        "manifest.json", "nodes.csv", "relationships.csv",
    ]  # fmt: skip


def test_every_graph_file_fits_into_one_folder(kg, graph, tmp_path):
    forms = ("graphml", "yed", "gexf", "cyjs", "dot", "neo4j", "bulk")
    assert kg("export", graph, *(x for form in forms for x in ("-f", form)), "-o", tmp_path).exit_code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "sample.bulk", "sample.cyjs", "sample.dot", "sample.gexf", "sample.graphml", "sample.neo4j",
        "sample.yed.graphml",
    ]  # fmt: skip
