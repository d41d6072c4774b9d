"""Findings of many articles -> the same findings with identifiers that hold across all of them."""

from .resolution import resolve_findings

__all__ = ["resolve_findings"]
