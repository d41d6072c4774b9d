"""Bad input: one clear line each, the rest is built, exit code 1; hostile text harms nothing."""

import json
import xml.dom.minidom

import pytest
from click.testing import CliRunner

from kg.cli import cli

GOOD = "Mayor Ada Brook opened the bridge in Lyon on Monday.\n"
HOSTILE = "Mayor Ada\u200b Brook\x00\x0b said \u202e“no”\ufffe to <b>Tom & Hale</b> ]]> in Lyon. نص عربي. \U0001f600\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inputs")
    for name, content in {
        "good.txt": GOOD.encode(),
        "empty.txt": b"",
        "junk.txt": bytes(range(256)) * 40,
        "latin.txt": "Mayor Ada Brook opened the café in Lyon.\n".encode("cp1252"),
        "endless.txt": b"word and " * 600_000,
        "page.docx": b"PK\x03\x04",
        "hostile.txt": HOSTILE.encode(),
        "same/story.txt": GOOD.encode(),
        "other/story.txt": (GOOD + "It had been closed.\n").encode(),
        "lines.jsonl": (json.dumps({"id": 'a"> <b', "text": GOOD}) + '\n{"text": "cut\n{"id": "x"}\n').encode(),
    }.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    (folder / "nothing").mkdir()
    out = folder.parent / "out"
    inputs = [str(folder), str(folder / "page.docx"), str(folder / "nothing"), str(folder / "missing.txt")]
    result = CliRunner().invoke(cli, ["build", *inputs, "-o", str(out), "-f", "gexf", "-f", "nq"])
    return result, out, folder


def test_each_bad_input_is_named_once_and_the_exit_code_is_1(built):
    result, _, _ = built
    assert result.exit_code == 1
    lines = [line for line in result.stderr.splitlines() if line.startswith("kg:")]
    wanted = ["empty.txt", "junk.txt", "endless.txt", "page.docx", "nothing", "missing.txt"]
    wanted += ["lines.jsonl:2", "lines.jsonl:3"]
    for name in wanted:
        assert sum(name in line for line in lines) == 1, (name, lines)
    assert len(lines) == len(wanted)
    assert "Traceback" not in result.output


def test_the_rest_is_built_and_verified(built):
    _, out, folder = built
    runner = CliRunner()
    assert runner.invoke(cli, ["validate", str(out / "kg.ttl")]).exit_code == 0
    verified = runner.invoke(cli, ["verify", str(out / "kg.ttl"), str(folder)])
    assert "every passage" in verified.output
    text = (out / "kg.nq").read_text(encoding="utf-8")
    articles = {line.split()[0] for line in text.splitlines() if "schema.org/NewsArticle" in line}
    assert len(articles) == 6  # good, latin, hostile, two stories, one line


def test_the_xml_is_well_formed(built):
    _, out, _ = built
    for name in ("kg.graphml", "kg.gexf"):
        xml.dom.minidom.parse(str(out / name))
