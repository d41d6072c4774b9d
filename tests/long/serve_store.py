"""A store for load tests, the graph of the samples many times over: python tests/long/serve_store.py FOLDER [QUADS]

Articles, events and statements of each copy are its own; entities are shared by one copy in fifty, so that many
articles tell of the same.
"""

import re
import sys
from pathlib import Path

from kg.store import read_quads
from kg.store.database import Database
from kg.store.folder import make_store
from kg.store.generations import publish, workplace
from kg.store.lines import line_of
from kg.store.manifest import Manifest, Rows
from kg.vocab import DEFAULT_BASE

SAMPLES = Path(__file__).resolve().parents[2] / "exports" / "kg.ttl"
SHARED = 50  # sets of entities
_OWN = re.compile(rf"<({re.escape(DEFAULT_BASE)}(?:article|event|statement|quotation|divergence|decision)/[^#>]+)")
_ENTITY = re.compile(rf"<({re.escape(DEFAULT_BASE)}(?:entity|position)/[^#>]+)")
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


def make_rows(quads):
    """At least so many rows, each once."""
    told = [tuple(map(str, quad)) for quad in read_quads(SAMPLES)]
    for copy in range(quads // len(told) + 1):
        own, entity = rf"<\g<1>-{copy}", rf"<\g<1>-{copy % SHARED}"
        for subject, predicate, value, _ in told:
            terms = [_ENTITY.sub(entity, _OWN.sub(own, term)) for term in (subject, value)]
            if predicate == _LABEL and subject.startswith(f"<{DEFAULT_BASE}"):
                terms[1] = f'{value[:-1]} {copy % SHARED}"'
            yield terms[0], predicate, terms[1], f"<{DEFAULT_BASE}article/copy-{copy}>"


def write_store(folder: Path, quads: int) -> Path:
    """The store in the folder, made there where it is missing."""
    if not (folder / "store" / "CURRENT").exists():
        store = make_store(folder, DEFAULT_BASE)
        work = workplace(store)
        database = Database.create(work / "database")
        for row in make_rows(quads):
            database.load([line_of(row)])
        database.finish()
        publish(store, work, Manifest(DEFAULT_BASE, "", "", None, {}, Rows.of([]), {}), {})
    return folder


if __name__ == "__main__":
    print(write_store(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000))
