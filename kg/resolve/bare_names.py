"""Single names: a bare surname joins its bearer, a lone name of the wrong class what other articles know it as."""

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Feature

from .cluster import Cluster, may_join
from .compare import SAME
from .context import COMPANY, context_features, keep_company
from .judgement import Judgement
from .names import core_words, fold, person_tokens, transliterated

_FAR_MORE = 2  # the company that the likeliest bearer keeps, against the next
_LOOKED_AT = 20  # bearers of one surname
_ASKED = 3  # bearers that are told of where none is chosen


def attach_single_names(clusters: list[Cluster]) -> None:
    """A bare surname joins the only person who bears it, or of several the one who is in the story."""
    surnames: dict[str, list[Cluster]] = defaultdict(list)
    given: dict[str, list[Cluster]] = defaultdict(list)
    bare: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.key[0] != "person":
            continue
        if len(cluster.key) == 4:
            bare[transliterated(cluster.key[1])].append(cluster)
            continue
        labels = [tokens for label in cluster.labels() if (tokens := person_tokens(label))]
        for token in sorted({transliterated(tokens[-1]) for tokens in labels}):
            surnames[token].append(cluster)
        for token in sorted({transliterated(tokens[0]) for tokens in labels}):
            given[token].append(cluster)
    for token, alike in sorted(bare.items()):
        _attach(alike, surnames.get(token) or given.get(token) or [])


def _attach(bare: list[Cluster], bearers: list[Cluster]) -> None:
    """Joins clusters of one bare name to a full name that bears it, or to each other where none does."""
    targets = bearers or bare[:1]
    for cluster in bare:
        if cluster is targets[0]:
            continue
        target, score, reason = _bearer(cluster, targets, only="same name" if not bearers else "")
        if target is not None and may_join(target, cluster):
            target.absorb(cluster, _judged(cluster, target, "same", score, reason))
        elif len(targets) > 1:
            near = targets if bearers else [c for c in targets if c is not cluster]
            cluster.decisions += [_judged(cluster, c, "unsure", 0.5, reason) for c in near[:_ASKED]]


def _judged(one: Cluster, other: Cluster, verdict: str, score: float, reason: str) -> Judgement:
    names = (one.labels()[0], other.labels()[0])
    features = (Feature("name", score, reason), *context_features(one, other))
    return Judgement(one.bearer(names[0]), other.bearer(names[1]), *names, verdict, score, reason, features)


def _bearer(bare: Cluster, bearers: list[Cluster], *, only: str) -> tuple[Cluster | None, float, str]:
    name = bare.labels()[0]
    fitting = [c for c in bearers if not (c.genders and bare.genders) or c.genders & bare.genders]
    if len(bearers) == 1:
        return (bearers[0], 0.75, only or f"the only {name} of these articles") if fitting else (None, 0.0, "")
    if len(fitting) == 1 and bare.genders:
        return fitting[0], 0.72, f"the only {name} of these articles whose gender agrees"
    ranked = sorted(((_closeness(bare, c), c) for c in fitting[:_LOOKED_AT]), key=lambda item: (-item[0], item[1].key))
    if len(ranked) > 1 and ranked[0][0] >= max(COMPANY, _FAR_MORE * ranked[1][0]):
        return ranked[0][1], SAME, f"the {name} who is most met in articles of this story"
    return None, 0.5, "several people of these articles bear this name"


def _closeness(bare: Cluster, bearer: Cluster) -> int:
    """Names that the article shares with all articles about the bearer, each counted every time."""
    company = bare.profiles[0].company
    own = {fold(label) for c in (bare, bearer) for label in c.labels()}
    shared = (len((company & other) - own) for other in sorted({p.company for p in bearer.profiles}, key=sorted))
    return sum(count for count in shared if count >= COMPANY)


def attach_misread_names(clusters: list[Cluster]) -> None:
    """A single name read as a person in one article, and as a place or body in at least two of the same story."""
    known: dict[str, list[Cluster]] = defaultdict(list)
    surnames = {transliterated(t[-1]) for c in clusters for t in map(person_tokens, _full_names(c)) if t}
    for cluster in clusters:
        if cluster.key[0] in ("place", "organization"):
            for label in {fold(label) for label in cluster.labels()}:
                known[label].append(cluster)
    for cluster in clusters:
        if not cluster.profiles or cluster.key[0] != "person" or len(cluster.key) != 4:
            continue
        found = known.get(cluster.key[1], [])
        if len(found) != 1 or transliterated(cluster.key[1]) in surnames or cluster.genders:
            continue
        target = found[0]
        articles = {p.article for p in target.profiles}
        if len(articles) > 1 and target.mentions > cluster.mentions and keep_company(cluster, target):
            reason = f"read as a person here, as {target.family} in {len(articles)} articles of the story"
            target.absorb(cluster, _judged(cluster, target, "same", 0.71, reason))


def _full_names(cluster: Cluster) -> Iterable[str]:
    return [label for label in cluster.labels() if " " in label] if cluster.key[0] == "person" else []


def attach_spelled_small(clusters: list[Cluster]) -> None:
    """ "Harbour university hospital": a name in small letters, taken for a common noun, joins the name."""
    known: dict[tuple[str, tuple[str, ...]], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.key[0] in ("place", "organization"):
            for core in {core_words(label) for label in cluster.labels()}:
                known[cluster.family, core].append(cluster)
    for cluster in clusters:
        if cluster.key[0] != "unnamed" or not cluster.profiles:
            continue
        core = proper_core(cluster.profiles[0].label)
        found = known.get((cluster.family, core), []) if core else []
        if len(found) == 1:
            found[0].absorb(cluster, _judged(cluster, found[0], "same", 0.8, "same name in small letters"))


def proper_core(phrase: str) -> tuple[str, ...]:
    """The distinctive words of a phrase that begins with a capital and is no longer than a name."""
    words = phrase.split()
    if words and words[0].casefold() in ("the", "a", "an"):
        words = words[1:]
    core = core_words(" ".join(words))
    return core if 2 <= len(words) <= 5 and words[0][:1].isupper() and len(core) > 1 else ()
