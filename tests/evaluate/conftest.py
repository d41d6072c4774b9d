"""The command line in this process."""

import pytest
from click.testing import CliRunner

from kg.cli import cli


@pytest.fixture
def kg_command():
    """kg_command("evaluate", graph, …) -> result with exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments: runner.invoke(cli, [str(a) for a in arguments])
