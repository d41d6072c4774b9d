"""Whatever comes and goes in whatever order: a world is what resolving its articles afresh gives."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ResolutionError
from kg.model import Argument, Entity, Event, Findings, Mention, MentionKind, Span
from kg.resolve import Ruling, World, apply_resolution, profile_article, resolve_findings, resolve_profiles
from tests.conftest import make_article

NAMES = (
    ("Ada Brook", "schema:Person"), ("A. Brook", "schema:Person"), ("Brook", "schema:Person"), ("Ada", "schema:Person"),
    ("Brook", "schema:Place"), ("Ida Brook", "schema:Person"), ("Harbour Trust", "schema:Organization"),
    ("Harbour Trust", "schema:Place"), ("HT", "schema:Organization"), ("Har", "schema:Organization"),
    ("Harbour Transport Trust", "schema:Organization"), ("Harbourtown", "schema:City"), ("Harbortown", "schema:City"),
    ("Georgia", "schema:Country"), ("Georgia", "schema:AdministrativeArea"), ("Harbour trust", "schema:Organization"),
    ("chair", "kgo:Position"), ("chair of Harbour Trust", "kgo:Position"), ("Brook Person", "schema:Person"),
    ("Trust of the Harbour", "schema:Organization"),
)  # fmt: skip
KINDS = ("kgo:Attack", "kgo:Bombing", "kgo:Protest", "kgo:Meeting")
LITTLE_ROOM = (
    ("tables", "_HELD", (1, 2)), ("tables", "ROOM", 10), ("tables", "_PORTION", 2), ("entity_index", "_PORTION", 2),
    ("world", "_BATCH", 2), ("entities", "_MANY", 1), ("events", "_MANY", 1), ("marks", "_BITS", 64),
)  # fmt: skip
RULINGS = (Ruling("Ada Brook", "different", "Ida Brook"), Ruling("HT", "same", "Harbour Trust"))


@st.composite
def articles(draw):
    """Findings of an article of few names and events, so that much is shared."""
    chosen = draw(st.lists(st.sampled_from(NAMES), max_size=7, unique=True))
    text, mentions, entities = "", [], []
    for number, (name, kind) in enumerate(chosen):
        mentions.append(Mention(len(text), len(text) + len(name), kind, MentionKind.NAME, f"e{number}"))
        entities.append(Entity(f"e{number}", name, kind, (name,), named=name != "Harbour trust"))
        text += f"{name}. "
    events = []
    for number in range(draw(st.integers(0, 3))):
        start, kind = len(text), draw(st.sampled_from(KINDS))
        text += "blast. "
        among = st.sampled_from(entities) if entities else st.none()
        who, where = draw(among), draw(among)
        roles = (("kgo:agent", who), ("schema:location", where))
        arguments = tuple(Argument(e.label, 0, 1, e.id, role=role) for role, e in roles if e is not None)
        span = Span(start, start + 5)
        date = draw(st.sampled_from((None, "2024-05-10", "2024-05-11")))
        name, label = draw(st.sampled_from((None, None, "Operation Ice"))), draw(st.sampled_from(("blast", "a blast")))
        events.append(Event(span, kind, f"v{number}", span, arguments, date=date, name=name, label=label))
    home = make_article(text, date=draw(st.sampled_from(("2024-05-10", "2024-05-12", "2024-07-01"))))
    return Findings(replace(home, title=text[:30]), tuple(mentions), tuple(entities), events=tuple(events))


STEPS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.one_of(st.none(), articles())), min_size=1, max_size=16)


def run(world, steps):
    """The articles after the steps, each None a removal; tells which articles the world said had changed."""
    held, told = {}, []
    for name, findings in steps:
        if findings is None:
            held.pop(name, None)
            told.append(world.update((), [name]))
        else:
            held[name] = replace(findings, article=replace(findings.article, id=name))
            told.append(world.update([profile_article(held[name])]))
    return held, told


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_any_sequence_of_changes_gives_what_a_fresh_build_gives(steps):
    world = World()
    held, _ = run(world, steps)
    resolution = resolve_profiles(map(profile_article, held.values()), memo=world)
    assert [apply_resolution(held[name], resolution) for name in sorted(held)] == resolve_findings(held.values())


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_the_same_under_a_person_s_decisions(steps):
    world = World(decisions=RULINGS)
    held, _ = run(world, steps)
    found = {name: world.resolved(name) for name in held}
    fresh = World(decisions=RULINGS)
    fresh.update(map(profile_article, held.values()))
    assert found == {name: fresh.resolved(name) for name in held}


@settings(max_examples=50, deadline=None)
@given(STEPS)
def test_articles_that_are_not_said_to_change_keep_their_findings(steps):
    world, before = World(), {}
    for step in steps:
        held, (changed,) = run(world, [step])
        assert {name for name in world.articles() if world.resolved(name) != before.get(name)} <= changed | set(held)
        before = {name: world.resolved(name) for name in world.articles()}


def test_a_file_holds_the_world(tmp_path):
    path = tmp_path / "world.sqlite"
    told = [story("a", "Ada Brook"), story("b", "A. Brook")]
    world = World(path)
    world.update(map(profile_article, told))
    found = {name: world.resolved(name) for name in "ab"}
    world.save()
    world.update((), ["a"])
    world.close()  # not saved: the removal is undone
    again = World(path)
    assert again.articles() == ["a", "b"]
    assert {name: again.resolved(name) for name in "ab"} == found
    assert again.update([profile_article(story("c", "Tom Hale"))]) == {"c"}
    assert again.update([profile_article(story("aa", "Brook"))]) == {"aa", "b"}  # b is where it is recorded


@settings(max_examples=60, deadline=None)
@given(st.lists(articles(), min_size=2, max_size=8), STEPS)
def test_a_file_with_next_to_no_room_in_memory_gives_the_same(found, steps):
    first = [replace(one, article=replace(one.article, id=f"first {n}")) for n, one in enumerate(found)]
    with pytest.MonkeyPatch.context() as patch:
        for module, name, little in LITTLE_ROOM:
            patch.setattr(f"kg.resolve.{module}.{name}", little)
        world = World("")
        world.update(map(profile_article, first))
        held, _ = run(world, steps)
        resolved = {name: world.resolved(name) for name in world.articles()}
    fresh = World()
    fresh.update(map(profile_article, [*first, *held.values()]))
    assert resolved == {name: fresh.resolved(name) for name in fresh.articles()}


def test_other_decisions_are_applied_to_what_a_file_holds(tmp_path):
    path = tmp_path / "world.sqlite"
    told = [story("a", "Tom Hale"), story("b", "Thomas Hale")]
    world = World(path)
    world.update(map(profile_article, told))
    world.save()
    world.close()
    ruled = World(path, decisions=[Ruling("Tom Hale", "different", "Thomas Hale")])
    assert len({e.id for name in "ab" for e in ruled.resolved(name).entities}) == 2


def test_an_article_that_was_not_resolved_is_told_so():
    with pytest.raises(ResolutionError, match="'x'"):
        World().resolved("x")


def story(name, *names):
    """Findings of an article that consists of names of people."""
    text = ". ".join(names)
    entities = tuple(Entity(f"e{n}", one, "schema:Person", (one,)) for n, one in enumerate(names))
    mentions = tuple(Mention(text.index(e.label), len(e.label), e.type, MentionKind.NAME, e.id) for e in entities)
    return Findings(replace(make_article(text), id=name), mentions, entities)


@settings(max_examples=40, deadline=None)
@given(st.lists(articles(), min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_order_and_batches_change_nothing(found, chance):
    held = [replace(one, article=replace(one.article, id=f"n{number}")) for number, one in enumerate(found)]
    profiles = [profile_article(one) for one in held]
    whole = World()
    whole.update(profiles)
    chance.shuffle(profiles)
    parts = World()
    while profiles:
        size = chance.randint(1, len(profiles))
        parts.update(profiles[:size])
        del profiles[:size]
    assert {a: parts.resolved(a) for a in parts.articles()} == {a: whole.resolved(a) for a in whole.articles()}
    assert all(parts.signature(a) == whole.signature(a) for a in whole.articles())
