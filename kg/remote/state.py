"""What a server was last sent: graph by graph, written as soon as the server has said that it holds it."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.durable import write_file
from kg.errors import RemoteError

from .endpoint import Endpoint


def state_file(endpoint: Endpoint, source: str | Path) -> Path:
    """Where the state of pushing a source to an endpoint lies: $XDG_STATE_HOME/kg/push/KEY.jsonl."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    key = hashlib.sha256(f"{endpoint.url}\n{Path(source).resolve()}".encode("utf-8", "surrogateescape")).hexdigest()
    return Path(home) / "kg" / "push" / f"{key[:24]}.jsonl"


@dataclass(slots=True)
class PushState:
    """Graph -> SHA-256 of its sorted N-Triples, as the server holds it; in a file of JSON lines."""

    path: Path
    held: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "PushState":
        """The state of a file; empty where there is none. A last line that was cut off does not count."""
        state = cls(path)
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except FileNotFoundError:
            return state
        except (OSError, UnicodeDecodeError) as error:
            raise RemoteError(f"{path}: cannot be read ({error}); remove it to push everything again") from error
        for line in lines[:-1]:
            try:
                entry = json.loads(line)
                state._apply({entry["graph"]: entry["sha256"]})
            except (ValueError, KeyError, TypeError) as error:
                raise RemoteError(f"{path}: is damaged; remove it to push everything again") from error
        return state

    def note(self, graphs: Mapping[str, str]) -> None:
        """Adds what the server now holds; "" for a graph that it holds no longer."""
        self._apply(graphs)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(_lines(graphs))
            file.flush()
            os.fsync(file.fileno())

    def compact(self) -> None:
        """Writes the file anew with one line for each graph."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_file(self.path, _lines(dict(sorted(self.held.items()))).encode())

    def _apply(self, graphs: Mapping[str, str]) -> None:
        for graph, digest in graphs.items():
            if digest:
                self.held[graph] = digest
            else:
                self.held.pop(graph, None)


def _lines(graphs: Mapping[str, str]) -> str:
    return "".join(f"{json.dumps({'graph': graph, 'sha256': digest})}\n" for graph, digest in graphs.items())
