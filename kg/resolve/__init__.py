"""Findings of many articles -> the same findings with identifiers that hold across all of them."""

from .resolution import resolve_findings
from .rulings import Ruling, parse_rulings

__all__ = ["Ruling", "parse_rulings", "resolve_findings"]
