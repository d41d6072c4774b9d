"""The command line in this process, on a small graph by hand."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli

SAMPLE = Path(__file__).parents[1] / "export" / "sample.trig"


@pytest.fixture
def kg():
    """kg("query", graph, …) -> result with exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments, input=None: runner.invoke(cli, [str(a) for a in arguments], input=input)


@pytest.fixture(scope="session")
def graph() -> str:
    return str(SAMPLE)


@pytest.fixture(scope="session")
def findings(tmp_path_factory):
    """A file of findings, as `kg extract` writes it, of two articles without any reading done."""
    from kg.model import Article, Entity, Findings, Mention, MentionKind
    from kg.model.codec import findings_to_json

    lines = []
    for n, text in enumerate(("Mara Lind spoke.", "Verrin slept."), 1):
        end = text.index(" s")
        kind = "schema:Person" if n == 1 else "schema:City"
        name = text[:end]
        iri = "entity/" + name.lower().replace(" ", "-")
        lines.append(
            findings_to_json(
                Findings(
                    Article(f"a{n}", text, "0" * 64),
                    mentions=(Mention(0, end, kind, MentionKind.NAME, iri),),
                    entities=(Entity(iri, name, kind, (name,)),),
                )
            )
        )
    path = tmp_path_factory.mktemp("findings") / "findings.jsonl"
    path.write_text("\n".join(lines) + "\n")
    return path
