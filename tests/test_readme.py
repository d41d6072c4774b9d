"""What the README shows works."""

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

README = Path(__file__).resolve().parents[1] / "README.md"


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", README.read_text(encoding="utf-8"), re.S)


def test_the_python_examples_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (code,) = blocks("python")
    scope = {}
    exec(compile(code, "README.md", "exec"), scope)
    assert (tmp_path / "kg.ttl").stat().st_size > 10_000
    assert scope["network"].number_of_edges() > 100
    assert len(scope["dataset"]) > 1000


def test_the_commands_run(tmp_path, monkeypatch):
    from kg import samples
    from kg.cli import cli

    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").symlink_to(samples())
    lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("kg ")]
    assert len(lines) >= 3
    for line in lines:
        result = CliRunner().invoke(cli, shlex.split(line)[1:])
        assert result.exit_code == 0, f"{line}: {result.output}"
        assert "kg build" in line or result.stdout.strip()
