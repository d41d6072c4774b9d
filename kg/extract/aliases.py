"""When two names of one article stand for one thing: surnames, acronyms, short forms, known variants."""

import re
from functools import cache, lru_cache

from kg.resources import lexicon_words
from kg.vocab.generations import generation, without_generation

from .chains import Chain, canonical_name
from .gazetteer import demonyms, name_heads, places

_FULL_NAME = 2  # words: a given name and a surname
_SMALL = frozenset({"of", "the", "and", "for", "&", "de", "in", "on", "to"})
_CORPORATE = frozenset(
    {"inc", "inc.", "corp", "corp.", "co", "co.", "ltd", "ltd.", "llc", "plc", "ag", "nv", "n.v.", "s.a.", "sa", "gmbh",
     "company", "corporation", "limited", "group", "computer", "holdings"}
)  # fmt: skip
_LONG_FORMS = {
    "us": ("united", "states"), "u.s.": ("united", "states"),
    "uk": ("united", "kingdom"), "u.k.": ("united", "kingdom"),
}  # fmt: skip
_AREAS = frozenset({"strip", "province", "peninsula", "governorate", "region", "district", "island", "islands"})
_PARTICLE = re.compile(r"^(?:al|el|Al|El|bin|ibn|ben|abu|Abu)[- ]")
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z&.]{1,7}")
Verdict = tuple[float, str]
_BUILDING: Verdict = (0.8, "the fuller name adds what kind of building it is")


def alias(short: str, full: str, kind: str) -> Verdict | None:
    """Score and reason for taking the shorter name as another form of the fuller one, or None.

    `kind` is the family of their classes (gazetteer.family).
    """
    left, right = canonical_name(short, kind), canonical_name(full, kind)
    if left == right:
        return 0.97, "known variant of the name"
    if kind == "person":
        return _person(short, full)
    if kind == "organization":
        return _organization(short, full)
    if kind == "place":
        return _place(short, full)
    if kind == "product":
        return _product(short, full)
    if kind == "group" and singular(short) == singular(full):
        return 0.95, "singular and plural of one people's name"
    return None


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, without article and possessive."""
    found = [w for w in re.split(r"[\s,]+", name.replace("’", "'")) if w and w != "'s"]
    if len(found) > 1 and found[0].lower() == "the":
        found = found[1:]
    return tuple(w.removesuffix("'s") for w in found)


def singular(word: str) -> str:
    """A name without the plural -s."""
    return word.removesuffix("'s").removesuffix("s") if len(word) > 3 else word


def surname(parts: tuple[str, ...]) -> str:
    """The last name, without suffix and Arabic article: al-Nakhalah and Nakhalah are one."""
    kept = [p for p in parts if p.lower().rstrip(".") not in {"jr", "sr", "ii", "iii", "iv"}] or list(parts)
    return _PARTICLE.sub("", kept[-1]).lower()


def _person(short: str, full: str) -> Verdict | None:
    a, b = words(without_generation(short)), words(without_generation(full))
    generations = (generation(short), generation(full))
    if generations[0] != generations[1] and (generations[0] or len(a) > 1):
        return None  # father and son
    if len(a) == 1 and len(b) > 1:
        if surname(a) == surname(b):
            return 0.9, "surname of the fuller name"
        if a[0] == b[0]:
            return 0.7, "first word of the fuller name"
        if _PARTICLE.sub("", a[0]).lower() in {_PARTICLE.sub("", w).lower() for w in b[1:]}:
            return 0.75, "part of the fuller name"
        return None
    if len(a) > 1 and surname(a) == surname(b) and _subsequence(a[:-1], b[:-1]):
        return 0.95, "the fuller name has the same surname and given name"
    return None


def _subsequence(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True when each given name or initial of the short form meets one of the full form, in order."""
    rest = iter(full)
    return all(any(_same_given(s, f) for f in rest) for s in short)


def _same_given(left: str, right: str) -> bool:
    a, b = left.lower().rstrip("."), right.lower().rstrip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _organization(short: str, full: str) -> Verdict | None:
    a, b = words(short), words(full)
    if is_acronym(short, full):
        return 0.92, "acronym of the fuller name"
    core_a, core_b = _core(a), _core(b)
    if len(core_a) == len(core_b):
        return _alike(core_a, core_b)
    if len(a) >= len(b):
        return None
    if short in demonyms() or short in places() or (len(a) == 1 and short.lower() in name_heads()):
        return _paper(a[0], b) or (_ending(a, b) if b[-1] == a[0] and _country(b[:-1]) else None)
    if core_b[: len(core_a)] == core_a:
        own = b[-1].lower() in lexicon_words("own_things.txt")
        return None if own else (0.8, "beginning of the fuller name")
    if b[-len(a):] == a:
        return _ending(a, b)
    if len(a) > 2 and any(b[i : i + len(a)] == a for i in range(1, len(b) - len(a))):
        return 0.8, "part of the fuller name"
    return None


def _paper(word: str, full: tuple[str, ...]) -> Verdict | None:
    """The Post for the Washington Post."""
    paper = name_heads().get(word.lower(), ("", ""))[0] == "schema:NewsMediaOrganization"
    return (0.8, "last word of the paper's name") if paper and full[-1] == word else None


def _ending(a: tuple[str, ...], b: tuple[str, ...]) -> Verdict | None:
    """The short name is the end of the full one: after a country, or after a word such as Movement."""
    before = b[: -len(a)]
    if _country(before) or before[-1].lower() in {"national", "federal", "royal"}:
        return 0.85, "the fuller name puts a country in front"
    if len(a) == 1 and before[-1].lower() in {"movement", "party", "organization", "organisation", "group", "front"}:
        return 0.9, "proper name at the end of a description"
    return (0.75, "end of the fuller name") if len(a) > 1 and before[-1].lower() not in _SMALL else None


def _country(parts: tuple[str, ...]) -> bool:
    lead = " ".join(parts)
    return lead in places() or lead in demonyms()


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> Verdict | None:
    """Names of equally many words: the same but for their legal form or for abbreviated words."""
    if left == right:
        return 0.95, "the names differ by their legal form"
    if len(left) > 1 and all(map(_abbreviates, left, right)):
        return 0.85, "the names differ by an abbreviated word"
    return None


def _abbreviates(left: str, right: str) -> bool:
    """True for equal words and for a word and its short form: met, metropolitan; dept, department."""
    short, full = sorted((left.rstrip("."), right.rstrip(".")), key=len)
    if short == full or (len(short) > 2 and full.startswith(short)):
        return True
    return len(short) > 3 and full.startswith(short[:3]) and full[-1] == short[-1]


def _core(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words before the legal form."""
    end = len(parts)
    while end > 1 and parts[end - 1].lower() in _CORPORATE:
        end -= 1
    core = tuple(p.lower() for p in parts[:end])
    return _LONG_FORMS.get(core[0], core[:1]) + core[1:]


def is_acronym(short: str, full: str) -> bool:
    """True when the capitals of the full name spell the short one (RAIB, USAF, EADS)."""
    return _ACRONYM.fullmatch(short) is not None and _letters(short) in initials(full)


def _letters(acronym: str) -> str:
    """The letters of an acronym without points; a plural -s is dropped."""
    letters = acronym.replace(".", "").replace("&", "")
    return letters.removesuffix("s") if letters[:-1].isupper() else letters


@lru_cache(maxsize=4096)
def initials(full: str) -> frozenset[str]:
    """The acronyms that a name of several words may have."""
    parts = [w for w in re.split(r"[\s\-]+", full) if w]
    if len(parts) < 2:
        return frozenset()
    capitals = [w for w in parts if w[0].isupper()]
    core = [w for w in capitals if w.lower() not in _CORPORATE - {"corporation", "company"}]
    plain = "".join(w[0] for w in parts)
    found = {"".join(w[0] for w in capitals), "".join(w[0] for w in core), plain, plain.upper()}
    return frozenset(letters for letters in found if len(letters) > 1)


@lru_cache(maxsize=4096)
def keys(name: str, kind: str) -> frozenset[str]:
    """What two names must share for one to be an alias of the other: a word, an acronym, the canonical name."""
    found = {singular(_PARTICLE.sub("", word).lower()) for word in words(name)} - _SMALL
    found.add("=" + canonical_name(name, kind))
    if _ACRONYM.fullmatch(name):
        found.add("@" + _letters(name))
    found.update("@" + letters for letters in initials(name))
    return frozenset(found)


def _place(short: str, full: str) -> Verdict | None:
    a, b = words(short), words(full)
    if len(a) < len(b) and b[: len(a)] == a and b[len(a)].lower() in _AREAS:
        return 0.85, "the fuller name adds what kind of area it is"
    if is_acronym(short, full):
        return 0.9, "acronym of the fuller name"
    if len(a) < len(b) and b[: len(a)] == a and b[-1].lower() in lexicon_words("facility_words.txt"):
        return _BUILDING
    if short.replace("-", " ").lower() == full.replace("-", " ").lower():
        return 0.95, "the names differ by spelling"
    return None


def _product(short: str, full: str) -> Verdict | None:
    a, b = tuple(map(singular, words(short))), tuple(map(singular, words(full)))
    if a == b:
        return 0.95, "singular and plural of one name"
    if len(a) < len(b) and (b[-len(a):] == a or (any(c.isdigit() for c in a[0]) and set(a) <= set(b))):
        return 0.85, "the fuller name puts the maker in front"
    return None


def fullest(short: Chain, chains: list[Chain]) -> tuple[Chain, str, str, Verdict] | None:
    """The chain that the name of a chain is a short form of, with both names and the verdict; None when unsure."""
    found: list[tuple[Chain, str, str, Verdict]] = []
    longest = max(len(words(name)) for name in short.names)
    mine = sorted(name for name in short.names if len(words(name)) == longest)
    for chain in chains:
        if chain is short or chain.family != short.family:
            continue
        verdicts = [(v, s, f) for s in mine for f in chain.names if (v := alias(s, f, chain.family))]
        if chain.type == "kgo:Facility" != short.type:
            verdicts = [v for v in verdicts if v[0][0] > _BUILDING[0]]
        if verdicts and not (short.family == "person" and two_people(short, chain)):
            verdict, name, full = max(verdicts)
            found.append((chain, name, full, verdict))
    if not found:
        return None
    best = max(verdict[0] for *_, verdict in found)
    top = [f for f in found if f[3][0] == best]
    if len(top) == 1:
        return top[0]
    return _nearest(short, top)


def given_names_clash(left: str, right: str) -> bool:
    """True for two full names with one surname whose given names are not one's: Iain Muir, Isobel Muir."""
    a, b = words(without_generation(left)), words(without_generation(right))
    if min(len(a), len(b)) < _FULL_NAME or surname(a) != surname(b):
        return False
    if generation(left) != generation(right):
        return True
    if _subsequence(a[:-1], b[:-1]) or _subsequence(b[:-1], a[:-1]):
        return False
    return frozenset((a[0].lower(), b[0].lower())) not in nicknames()


@cache
def nicknames() -> frozenset[frozenset[str]]:
    """Pairs of a given name and a short form of it, in lower case."""
    rows = [line.lower().split() for line in sorted(lexicon_words("nicknames.txt"))]
    return frozenset(frozenset((row[0], short)) for row in rows for short in row[1:])


def two_people(short: Chain, full: Chain) -> bool:
    """True when a surname cannot be that of the fuller name: other gender, or introduced before it by another office.

    "President Adams ... first lady Abigail Adams" are two. No name of one may clash with any name of the other.
    """
    if not _genders_agree(short, full) or any(given_names_clash(a, b) for a in short.names for b in full.names):
        return True
    offices = [chain.titles - lexicon_words("courtesy_titles.txt") for chain in (short, full)]
    return all(offices) and not offices[0] & offices[1] and short.mentions[0] < full.mentions[0]


def _nearest(short: Chain, options: list[tuple[Chain, str, str, Verdict]]) -> tuple[Chain, str, str, Verdict] | None:
    """Among equally good fuller names the one met last before the short name first appears, else the first after."""
    first = short.mentions[0]
    options = [o for o in options if _genders_agree(short, o[0])]
    earlier = [o for o in options if o[0].mentions[0] < first]
    if not earlier:
        return min(options, key=lambda o: o[0].mentions[0], default=None)
    return max(earlier, key=lambda o: max(m for m in o[0].mentions if m < first))


def _genders_agree(left: Chain, right: Chain) -> bool:
    return not (left.gender and right.gender) or left.gender == right.gender
