"""From files of every kind to a graph: verified word for word, and read back by two readers of each format."""

import json
import xml.dom.minidom

import lxml.etree
import pytest
import rdflib
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

from kg.cli import cli
from tests.read import making

HOSTILE = 'a"> <b>\n</script> } INSERT DATA { <a> <b> <c> } # \u202e \x00 \\u0000 \ud800 javascript:alert(1)'


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kinds")
    for name, content in (making.FILES | making.PACKED).items():
        if name not in ("bridge.txt.gz", "bridge.tgz", "bridge.warc"):
            (folder / name).write_bytes(content)
    fields = dict.fromkeys(("id", "title", "publisher", "author", "date"), HOSTILE)
    (folder / "hostile.jsonl").write_text(json.dumps(making.row(**fields, url="javascript:alert(1)", language="en")))
    (folder / "german.txt").write_text("Der Stadtrat hat am Montag beschlossen, das alte Schwimmbad zu schließen. " * 3)
    out = folder.parent / "kinds-out"
    formats = [f"-f{name}" for name in ("nq", "rdf", "gexf", "jsonld")]
    return CliRunner().invoke(cli, ["build", str(folder), "-o", str(out), "--no-store", *formats]), folder, out


def test_the_table_and_the_report_tell_what_became_of_each(built):
    result, folder, out = built
    report = json.loads((out / "report.json").read_text())
    assert result.exit_code == 0, result.stderr
    assert report["built"] + report["skipped"] == report["inputs"] == len(list(folder.iterdir()))
    reasons = [row["reason"] for row in report["outcomes"] if row["state"] == "skipped"]
    assert sum("the same article as" in reason for reason in reasons) == len(reasons) - 1  # one is in German
    assert f"inputs: {report['inputs']} = {report['built']} built, {len(reasons)} skipped, 0 failed" in result.stderr
    assert "its language is 'de'" in result.stderr and "no date of publication" in result.stderr


def test_every_passage_is_verified_for_every_kind(built):
    _, folder, out = built
    result = CliRunner().invoke(cli, ["verify", str(out / "kg.ttl"), str(folder)])
    assert "every passage stands" in result.output, result.output
    assert CliRunner().invoke(cli, ["validate", str(out / "kg.ttl")]).exit_code == 0


def test_the_rule_of_each_date_stands_in_the_graph(built):
    _, _, out = built
    rules = {str(o) for o in rdflib.Graph().parse(out / "kg.ttl").objects(None, rdflib.URIRef(
        "https://w3id.org/kg-news/ontology#dateRule"))}  # fmt: skip
    assert rules == {"json-ld", "input", "feed published", "nitf", "newsml", "mail Date", "address"}


def test_what_is_written_is_well_formed(built):
    _, _, out = built
    for name, form, other in (("kg.ttl", RdfFormat.TURTLE, "turtle"), ("kg.rdf", RdfFormat.RDF_XML, "xml")):
        assert len(set(parse((out / name).read_bytes(), form))) == len(rdflib.Graph().parse(out / name, format=other))
    quads = set(parse((out / "kg.nq").read_bytes(), RdfFormat.N_QUADS))
    assert {q.subject for q in quads} >= {q.subject for q in parse((out / "kg.ttl").read_bytes(), RdfFormat.TURTLE)}
    for name in ("kg.graphml", "kg.gexf", "kg.rdf"):
        lxml.etree.parse(str(out / name))
        xml.dom.minidom.parse(str(out / name))
