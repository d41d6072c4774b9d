"""All that resolution knows of the articles, brought up to date when some come, go or change.

Every row of its tables is a function of the articles alone, whatever the order in which they came: what an
update gives is what resolving all articles afresh would give. Only what a change can bear on is worked out again.
"""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sized
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from kg.collector import collector_paused
from kg.errors import ResolutionError
from kg.model import Decision, Entity
from kg.version import VERSION

from .article_profiles import ArticleProfile
from .entities import Entities
from .event_profiles import EventProfile, make_event_profiles
from .events import Events
from .ruled_names import Rulings
from .rulings import Ruling
from .stories import Features, Stories, features
from .tables import Table

_FORM = "4"  # of the tables; another one when their meaning changes
_BATCH = 200  # articles that are taken in at a time


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """What the resolved findings of one article take from all articles."""

    ids: tuple[tuple[str, str], ...]  # (local id, resolved id) of entities and events, sorted
    entities: tuple[Entity, ...]  # sorted by id; names are those that the article uses, and the label
    labels: tuple[tuple[str, str | None], ...]  # (resolved event, label), sorted
    decisions: tuple[Decision, ...]  # taken across articles and recorded with this one


class World:
    """What is one across articles. Lives in memory, or in a file (`path`; "" is a temporary one).

    `decisions` are a person's, and win over ours. What a file holds is kept where it was made by the same version
    of kg, else the world begins empty; other decisions than before are applied to all that it holds. The file is
    derived: it can be deleted and made again from the profiles.
    """

    def __init__(self, path: str | Path | None = None, *, decisions: Iterable[Ruling] = ()) -> None:
        self._connection = None if path is None else _connect(path)
        self._tables: list[Table[Any, Any]] = []
        self._state: Table[str, str] = self._open_table("state")
        self._profiles: Table[str, ArticleProfile] = self._open_table("profiles")
        self._signatures: Table[str, str] = self._open_table("signatures")
        self._entities = Entities(self._open_table)
        self._stories = Stories(self._open_table)
        rulings = tuple(decisions)
        self._events = Events(self._open_table, self._stories, rulings)
        self._rulings = Rulings(rulings)
        self._unsigned: set[str] = set()  # articles that are new since the last change
        self._told_last: dict[str, ResolvedArticle] = {}  # some that were signed by it, until they are asked for
        self._begin({"form": _FORM, "version": VERSION}, repr(rulings))

    def articles(self) -> list[str]:
        """The ids of its articles, sorted."""
        return sorted(self._profiles.keys())

    def holds(self, profile: ArticleProfile) -> bool:
        """Whether it holds the article as it is."""
        return self._profiles.get(profile.article) == profile

    def update(self, come: Iterable[ArticleProfile] = (), gone: Iterable[str] = ()) -> set[str]:
        """Puts articles in, in the place of those of the same ids, and takes others out. Gives the ids of all
        articles whose resolved findings are no longer what they were: the new ones, and those that they bear on."""
        with collector_paused():
            self._sign_new()
            self._told_last.clear()
            return self._update(come, gone)

    def _update(self, come: Iterable[ArticleProfile], gone: Iterable[str]) -> set[str]:
        touched = self._take(list(gone), [])
        waiting = iter(come)
        while batch := list(islice(waiting, _BATCH)):
            touched |= self._take([profile.article for profile in batch], batch)
        touched |= self._entities.settle(self._rulings)
        articles = sorted(touched)
        self._let_go(articles)
        moved, pairs = self._stories.change({article: self._features(article) for article in articles})
        self._let_go(articles)
        touched |= self._events.change(articles, self._told, moved, pairs)
        self._let_go(articles)
        return self._sign(touched)

    def _features(self, article: str) -> Features | None:
        profile = self._profiles.get(article)
        return None if profile is None else features(profile, self._things(profile))

    def _told(self, article: str) -> tuple[EventProfile, ...] | None:
        profile = self._profiles.get(article)
        return None if profile is None else make_event_profiles(profile, self._things(profile))

    def signature(self, article: str) -> str:
        """SHA-256 of all that the resolved findings of an article depend on, beside its own findings: while it
        stays the same, so do they."""
        return self._sign_one(article) if article in self._unsigned else self._signatures[article]

    def resolved(self, article: str) -> ResolvedArticle:
        """What is put into the findings of an article. Raises ResolutionError for one that it does not hold."""
        return self._told_last.pop(article, None) or self._resolve(article)

    def _resolve(self, article: str) -> ResolvedArticle:
        profile = self._profiles.get(article)
        if profile is None:
            raise ResolutionError(f"article {article!r} has not been resolved; resolve it with all others first")
        ids, names = {}, defaultdict[str, set[str]](set)
        found: dict[str, Entity] = {}
        for one, (local, entity) in zip(profile.entities, self._entities.of(profile), strict=True):
            ids[local] = entity.id
            found[entity.id] = entity
            names[entity.id] |= {entity.label, *(one.names if entity.named else ())}
        labels = {}
        for local, identifier, label in self._events.of(article):
            ids[local] = identifier
            labels[identifier] = label
        decisions = self._entities.decisions(article), self._events.decisions(article)
        return ResolvedArticle(
            tuple(sorted(ids.items())),
            tuple(entity._replace(names=tuple(sorted(names[i]))) for i, entity in sorted(found.items())),
            tuple(sorted(labels.items())),
            tuple(sorted({decision for told in decisions for decision in told}, key=_decision_order)),
        )  # fmt: skip

    def save(self) -> None:
        """Writes all that is new to the file, as one transaction."""
        self._sign_new()
        for table in self._tables:
            table.save()
        if self._connection is not None:
            self._connection.commit()

    def _let_go(self, changed: Sized) -> None:
        """After a stage over many articles, keeps nothing in memory that the file has: the next needs other rows."""
        if len(changed) <= _BATCH:
            return
        for table in self._tables:
            table.forget()
        self._stories.forget()
        self._events.forget()

    def close(self) -> None:
        """Leaves the file as it was saved last."""
        if self._connection is not None:
            self._connection.rollback()
            self._connection.close()

    def _open_table(self, name: str, *codec: Any) -> Table[Any, Any]:
        table: Table[Any, Any] = Table(name, self._connection, *codec)
        self._tables.append(table)
        return table

    def _begin(self, wanted: dict[str, str], rulings: str) -> None:
        found = {name: self._state.get(name) for name in (*wanted, "decisions")}
        same = all(found[name] == value for name, value in wanted.items())
        if same and found["decisions"] == rulings:
            return
        profiles = [self._profiles[article] for article in self.articles()] if same else []
        for table in self._tables:
            table.clear()
        for name, value in (*wanted.items(), ("decisions", rulings)):
            self._state.put(name, value)
        self.update(profiles)

    def _take(self, gone: list[str], come: list[ArticleProfile]) -> set[str]:
        old = [profile for article in gone if (profile := self._profiles.get(article))]
        for profile in old:
            self._profiles.put(profile.article, None)
        for profile in come:
            self._profiles.put(profile.article, profile)
        self._entities.take(old, come, self._rulings)
        return {profile.article for profile in (*old, *come)}

    def _things(self, profile: ArticleProfile) -> dict[str, Entity]:
        return dict(self._entities.of(profile))

    def _sign(self, touched: Iterable[str]) -> set[str]:
        """Those of the articles that changed; new ones are signed when somebody asks, or something changes again."""
        changed = set()
        for article in touched:
            before = self._signatures.get(article)
            if self._profiles.get(article) is None:
                self._signatures.put(article, None)
            elif before is None:
                self._unsigned.add(article)
                changed.add(article)
            elif self._sign_one(article) != before:
                changed.add(article)
        return changed

    def _sign_new(self) -> None:
        for article in sorted(self._unsigned):
            self._sign_one(article)

    def _sign_one(self, article: str) -> str:
        resolved = self._resolve(article)
        signature = hashlib.sha256(repr(resolved).encode("utf-8", "surrogatepass")).hexdigest()
        if len(self._told_last) < _BATCH:
            self._told_last[article] = resolved
        self._signatures.put(article, signature)
        self._unsigned.discard(article)
        return signature


def _decision_order(decision: Decision) -> tuple[str, str]:
    """Decisions stand in an order that nothing but themselves decides: components come and go."""
    return decision.entity or "", repr(decision)


def _connect(path: str | Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA synchronous = OFF" if path == "" else "PRAGMA synchronous = NORMAL")
    except sqlite3.Error as error:
        raise ResolutionError(f"{path}: cannot be opened: {error}; delete it and it will be made again") from error
    return connection
