"""Findings of many articles -> the same findings with identifiers that hold across all of them."""

from .article_profiles import ArticleProfile, profile_article
from .resolution import Resolution, apply_resolution, resolve_findings, resolve_profiles
from .rulings import Ruling, gather_rulings, parse_rulings, read_rulings, ruled_pairs, ruling_row
from .world import ResolvedArticle, World

__all__ = [
    "ArticleProfile",
    "Resolution",
    "ResolvedArticle",
    "Ruling",
    "World",
    "apply_resolution",
    "gather_rulings",
    "parse_rulings",
    "profile_article",
    "read_rulings",
    "resolve_findings",
    "resolve_profiles",
    "ruled_pairs",
    "ruling_row",
]
