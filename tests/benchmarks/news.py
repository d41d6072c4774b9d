"""Real articles for measurements, and as many more as are wanted: the same under other names.

    python tests/benchmarks/news.py --articles 5000 > ARTICLES.jsonl

Articles come from ../shared/data/news/*.jsonl, in a fixed random order. Those beyond them are the first ones once
more: in copy k of the set each name is spelled with other letters, the same in all articles of that copy, so that a
copy tells of people, places and events of its own. The text never leaves the machine.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

NEWS = Path(__file__).resolve().parents[3] / "shared" / "data" / "news"
VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvz"
WORD = re.compile(r"\b[^\W\d_]{3,}\b")
WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")  # a word with a capital that begins no sentence
Article = dict[str, str]


def real_articles(count: int | None = None) -> list[Article]:
    """Articles of all sets, in a fixed random order."""
    rows = []
    for path in sorted(NEWS.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            if isinstance(text := row.get("text"), str) and 200 < len(text) < 12_000:
                rows.append({"id": f"{path.stem}-{number}", "text": text} | _known(row))
    if not rows:
        raise SystemExit(f"{NEWS}: no articles there")
    random.Random(1).shuffle(rows)
    return rows[:count]


def _known(row: dict[str, object]) -> Article:
    return {key: value for key in ("title", "date", "publisher") if isinstance(value := row.get(key), str)}


def many_articles(count: int) -> Iterator[Article]:
    """So many articles: the real ones, then the same under other names."""
    rows = real_articles()
    names = names_of(row["text"] for row in rows)
    for number in range(count):
        row, copy = rows[number % len(rows)], number // len(rows)
        yield respelled(row, names, copy) if copy else row


def names_of(texts: Iterator[str]) -> frozenset[str]:
    """The words that are written with a capital within sentences, and hardly ever without."""
    large: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        large.update(WITHIN.findall(text))
        small.update(word for word in WORD.findall(text) if word[0].islower())
    return frozenset(word for word, count in large.items() if count > 5 * small[word.lower()])


def respelled(row: Article, names: frozenset[str], copy: int) -> Article:
    """The article with its names in other letters."""

    def respell(text: str) -> str:
        return WORD.sub(lambda m: other_spelling(m[0], copy) if m[0] in names else m[0], text)

    changed = {key: respell(row[key]) for key in ("text", "title") if key in row}
    return row | {"id": f"{row['id']}-{copy}"} | changed


def other_spelling(word: str, copy: int) -> str:
    """A word of the same length and shape, always the same for the same copy."""
    draw = random.Random(f"{copy} {word.casefold()}")
    out = [draw.choice(VOWELS if letter in VOWELS else CONSONANTS) for letter in word.casefold()]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, out, strict=True))


def main() -> None:
    """Writes the articles as JSON lines to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000)
    for row in many_articles(parser.parse_args().articles):
        sys.stdout.write(f"{json.dumps(row)}\n")


if __name__ == "__main__":
    main()
