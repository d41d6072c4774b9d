"""Cost of finding out what is one, in many articles: seconds and memory of kg.resolve against their number.

    python tests/benchmarks/resolving.py [INPUT...] [--articles 1000 3000] [--in-memory]

Extracts the inputs (default: the packaged samples) once, then varies them: in copy k of the set every name that
is no country's is spelled with other letters, the same in all articles of that copy, so that each copy is a story of
its own in which the same people, places and events meet as in the first. Prints seconds of user + system time of
this process, the share of the time that extracting as many articles would have taken, and the peak memory; at last
what one article more or less costs. Tables that outgrow memory go to a temporary file, as in a build.
"""

import argparse
import random
import re
import resource
from dataclasses import replace
from pathlib import Path

from kg.model import Findings
from kg.pipeline import extract_articles
from kg.read import read_articles
from kg.resolve import ArticleProfile, World, profile_article
from kg.resources import lexicon_words, samples_dir

VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvz"
WORD = re.compile(r"\b[^\W\d_]{3,}\b")
KEPT = frozenset({"schema:Country", "kgo:Group"})


def other_spelling(word: str, copy: int) -> str:
    """A word of the same length and shape, always the same for the same copy."""
    draw = random.Random(f"{copy} {word.casefold()}")
    out = [draw.choice(VOWELS if letter in VOWELS else CONSONANTS) for letter in word.casefold()]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, out, strict=True))


def varied(findings: Findings, words: frozenset[str], copy: int) -> Findings:
    """The article with other names; all spans stay."""

    def respell(text: str) -> str:
        return WORD.sub(lambda m: other_spelling(m[0], copy) if m[0] in words else m[0], text)

    article = replace(findings.article, id=f"{findings.article.id}-{copy}", text=respell(findings.article.text))
    entities = tuple(
        replace(e, label=respell(e.label), names=tuple(map(respell, e.names))) for e in findings.entities
    )
    events = tuple(
        replace(e, label=e.label and respell(e.label), name=e.name and respell(e.name)) for e in findings.events
    )
    return replace(findings, article=article, entities=entities, events=events)


def names_of(findings: list[Findings]) -> frozenset[str]:
    """The words of names that are varied."""
    common = lexicon_words("generic_name_words.txt")
    labels = [n for f in findings for e in f.entities if e.named and e.type not in KEPT for n in (e.label, *e.names)]
    words = {word for label in labels for word in WORD.findall(label)}
    return frozenset(w for w in words if w[0].isupper() and w.casefold() not in common)


def cpu() -> float:
    """User and system seconds so far, of this process and of those that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


class Generator:
    """Profiles of varied articles, made one after the other; `seconds` are what making them took."""

    def __init__(self, found: list[Findings]) -> None:
        self.found = found
        self.words = names_of(found)
        self.seconds = 0.0

    def profile(self, number: int) -> ArticleProfile:
        """The profile of an article by its number."""
        started = cpu()
        count = len(self.found)
        made = profile_article(varied(self.found[number % count], self.words, number // count))
        self.seconds += cpu() - started
        return made


def resolve(generator: Generator, wanted: int, each: float, path: str | None) -> World:
    """Resolves so many articles and prints a line of the table."""
    world, started, made = World(path), cpu(), generator.seconds
    world.update(map(generator.profile, range(wanted)))
    world.save()
    seconds = cpu() - started - (generator.seconds - made)
    entities: set[str] = set()
    told: dict[str, int] = {}
    for article in world.articles():
        resolved = world.resolved(article)
        entities |= {entity.id for entity in resolved.entities}
        for event, _ in resolved.labels:
            told[event] = told.get(event, 0) + 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sizes = f"{wanted:8}{len(entities):10}{len(told):10}{sum(n > 1 for n in told.values()):21}"
    print(f"{sizes}{seconds:11.2f}{seconds / (each * wanted):14.1%}{peak:11.0f}", flush=True)
    return world


def change_one(world: World, generator: Generator, wanted: int, each: float) -> None:
    """Adds articles one by one and takes them out again; prints mean and most of user + system seconds."""
    costs: dict[str, list[float]] = {"add": [], "remove": []}
    for number in range(wanted, wanted + 20):
        profile = generator.profile(number)
        for name, come, gone in (("add", [profile], []), ("remove", [], [profile.article])):
            started = cpu()
            world.update(come, gone)
            world.save()
            costs[name].append(cpu() - started)
    for name, found in costs.items():
        mean, most = sum(found) / len(found), max(found)
        share = mean / (each * wanted)
        print(f"to {name} one article of {wanted}: {mean:.3f} s, at most {most:.3f} s; {share:.2%} of extracting all")


def main() -> None:
    """Prints one line for each number of articles, then the cost of adding and removing one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=Path, default=[samples_dir()])
    parser.add_argument("--articles", nargs="+", type=int, default=[1000, 3000])
    parser.add_argument("--in-memory", action="store_true", help="no temporary file")
    options = parser.parse_args()
    articles = read_articles([str(path) for path in options.inputs])
    started = cpu()
    found = list(extract_articles(articles, lambda findings: findings))
    each = (cpu() - started) / len(found)
    print(f"{len(found)} articles extracted, {each * 1000:.1f} ms each, loading the model included")
    print("articles  entities    events  of several articles    seconds  of extracting   peak MB")
    generator, path = Generator(found), None if options.in_memory else ""
    for wanted in options.articles:
        world = resolve(generator, wanted, each, path)
    change_one(world, generator, wanted, each)


if __name__ == "__main__":
    main()
