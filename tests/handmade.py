"""Resolved findings of two invented articles, written by hand: every part of the graph model occurs."""

import hashlib

from kg.model import (
    Argument,
    Article,
    Attribution,
    Decision,
    Entity,
    Event,
    Factuality,
    Feature,
    Figure,
    Findings,
    Mention,
    MentionKind,
    Modality,
    Passage,
    Predicate,
    Quantifier,
    Quantity,
    Span,
    Timex,
    Triple,
)

RIVER_TEXT = (
    "Oskby Bridge Falls\n\nOSKBY, Norland - A bridge fell in Oskby on Monday. Mayor Anna Holt was at the bridge. "
    '"We will," said the mayor to residents, "rebuild it at once." '
    "According to Oskby Police, at least 12 people died, five children among them. "
    "Norland did not warn the town. Repairs cost $2.5 million. The Norland regime kept silent."
)
COAST_TEXT = (
    "Fourteen Dead in Oskby\n\nFourteen people died when a bridge in Oskby fell, the ministry told Norland Wire. "
    "Anna Holt heads the town. Officials said a second bridge may fall. Repairs cost $3 million."
)


def article(name: str, text: str, **known: object) -> Article:
    """An article with the hash of its text."""
    return Article(name, text, hashlib.sha256(text.encode()).hexdigest(), **known)  # type: ignore[arg-type]


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def river() -> Findings:
    """The longer article: roles, figures with bounds and parts, money, a broken quotation, a loaded name."""
    text = RIVER_TEXT
    police = Factuality(according_to="entity/oskby-police", attributed=True)

    def mention(words: str, type_: str, entity: str, kind: MentionKind = MentionKind.NAME, nth: int = 0) -> Mention:
        return Mention(*span(text, words, nth), type_, kind, entity)

    def phrase(words: str, entity: str | None = None, **more: object) -> Argument:
        return Argument(words, *span(text, words), entity, **more)  # type: ignore[arg-type]

    return Findings(
        article("river/bridge", text, title="Oskby Bridge Falls", date="2031-03-04", author="Per Lund",
                url="https://river.example/bridge", language="en", dateline=span(text, "OSKBY")),
        mentions=(
            mention("Oskby", "schema:City", "entity/oskby", nth=1),
            mention("Norland", "schema:Country", "entity/norland"),
            mention("Anna Holt", "schema:Person", "entity/anna-holt"),
            mention("the mayor", "schema:Person", "entity/anna-holt", MentionKind.NOMINAL),
            mention("Mayor", "kgo:Position", "position/mayor-of-oskby"),
            mention("Oskby Police", "schema:GovernmentOrganization", "entity/oskby-police"),
            mention("residents", "kgo:Group", "entity/residents", MentionKind.NOMINAL),
            mention("children", "kgo:Group", "entity/children", MentionKind.NOMINAL),
        ),
        entities=(
            Entity("entity/oskby", "Oskby", "schema:City", ("Oskby", "OSKBY"), same_as=("https://geo.example/1",)),
            Entity("entity/norland", "Norland", "schema:Country", ("Norland", "the Norlands"), code="NX",
                   exact_match=("https://gazetteer.example/norland",), point=(61.5, -7.0)),
            Entity("entity/anna-holt", "Anna Holt", "schema:Person", ("Anna Holt",), gender="f"),
            Entity("position/mayor-of-oskby", "mayor of Oskby", "kgo:Position"),
            Entity("entity/oskby-police", "Oskby Police", "schema:GovernmentOrganization"),
            Entity("entity/residents", "residents", "kgo:Group", named=False, plural=True),
            Entity("entity/children", "children", "kgo:Group", named=False, plural=True),
            Entity("entity/river-times", "River Times", "schema:NewsMediaOrganization"),
        ),
        times=(Timex(*span(text, "Monday"), "DATE", "2031-03-03"),),
        quantities=(Quantity(*span(text, "at least 12 people"), 12, None, "people", quantifier=Quantifier.AT_LEAST),),
        attributions=(
            Attribution(
                (span(text, "We will,"), span(text, "rebuild it at once.")), span(text, "the mayor"),
                span(text, "said"), True, "entity/anna-holt", "entity/residents", "say", Modality.PLANNED,
                confidence=0.9,
            ),
            Attribution(
                (span(text, "at least 12 people died, five children among them"),), span(text, "Oskby Police"),
                span(text, "According to"), False, "entity/oskby-police", None, "according to",
                relayed_by=("entity/river-times",),
            ),
        ),
        events=(
            Event(
                span(text, "fell"), "kgo:Accident", "event/fall", span(text, "A bridge fell in Oskby on Monday"),
                (phrase("A bridge", role="kgo:patient"), phrase("Oskby", "entity/oskby", role="schema:location")),
                date="2031-03-03", label="Bridge falls in Oskby", confidence=0.87,
            ),
            Event(
                span(text, "died"), "kgo:Death", "event/fall", span(text, "at least 12 people died"),
                (Argument("children", *span(text, "children"), "entity/children", role="kgo:patient", number=5),),
                (
                    Figure("kgo:deaths", 12, *span(text, "12"), Quantifier.AT_LEAST, of="people", factuality=police),
                    Figure("kgo:deaths", 5, *span(text, "five"), part=True, of="children", factuality=police),
                ),
                label="Bridge falls in Oskby", factuality=police,
            ),
            Event(
                span(text, "cost"), "kgo:Investment", "event/repairs", span(text, "Repairs cost $2.5 million"),
                figures=(Figure("kgo:amount", 2.5e6, *span(text, "$2.5 million"), currency="USD"),),
                date="2031-W10", name="Repairs",
            ),
        ),
        triples=(
            Triple(
                phrase("Anna Holt", "entity/anna-holt"), Predicate("", iri="kgo:holdsPosition"),
                phrase("Mayor", "position/mayor-of-oskby"), span(text, "Mayor Anna Holt"), extractor="offices",
            ),
            Triple(
                phrase("Anna Holt", "entity/anna-holt"), Predicate("was at", iri="rel:be_at"), phrase("the bridge"),
                span(text, "Mayor Anna Holt was at the bridge"), extractor="clauses", date="2031-03-03",
            ),
            Triple(
                phrase("Norland", "entity/norland"), Predicate("did not warn", iri="rel:warn"),
                phrase("the town", "entity/oskby"), span(text, "Norland did not warn the town"),
                factuality=Factuality(negated=True), extractor="clauses",
            ),
            Triple(
                phrase("Repairs"), Predicate("cost", iri=None), phrase("$2.5 million"), span(text, "Repairs cost"),
                extractor="clauses",
            ),
            Triple(
                phrase("Norland", "entity/norland"), Predicate("", iri="kgo:calledAs"), phrase("The Norland regime"),
                span(text, "The Norland regime"), extractor="nominals",
            ),
        ),
        decisions=(
            Decision("the mayor", "Anna Holt", "same", 0.9, "title in front of the name", "entity/anna-holt",
                     (span(text, "the mayor"), span(text, "Anna Holt"))),
            Decision("Holt", "Anna Holt", "unsure", 0.6, "one surname", "entity/anna-holt",
                     features=(Feature("surname", 1.0, "Holt"), Feature("company", 0.5)),
                     left_at=Passage("coast/bridge", *span(COAST_TEXT, "Holt"), "Holt"),
                     right_at=Passage("river/bridge", *span(text, "Anna Holt"), "Anna Holt"), other="entity/oskby"),
        ),
        publisher="entity/river-times",
        dateline="entity/oskby",
    )


def coast() -> Findings:
    """The shorter article: another figure for the same event, a possible event, words without a source."""
    text = COAST_TEXT
    ministry = Factuality(according_to="entity/ministry", relayed_by=("entity/norland-wire",), attributed=True)
    unknown = Factuality(modality=Modality.POSSIBLE, attributed=True)

    def phrase(words: str, entity: str | None = None, **more: object) -> Argument:
        return Argument(words, *span(text, words), entity, **more)  # type: ignore[arg-type]

    return Findings(
        article("coast/bridge", text, title="Fourteen Dead in Oskby", date="2031-03-05T08:30:00+00:00"),
        mentions=(
            Mention(*span(text, "Oskby"), "schema:City", MentionKind.NAME, "entity/oskby"),
            Mention(
                *span(text, "the ministry"), "schema:GovernmentOrganization", MentionKind.NOMINAL, "entity/ministry"
            ),
            Mention(
                *span(text, "Norland Wire"), "schema:NewsMediaOrganization", MentionKind.NAME, "entity/norland-wire"
            ),
            Mention(*span(text, "Anna Holt"), "schema:Person", MentionKind.NAME, "entity/anna-holt"),
        ),
        entities=(
            Entity("entity/oskby", "Oskby", "schema:City", ("Oskby",)),
            Entity("entity/ministry", "the ministry", "schema:GovernmentOrganization", named=False),
            Entity("entity/norland-wire", "Norland Wire", "schema:NewsMediaOrganization", ("Norland Wire",)),
            Entity("entity/anna-holt", "Anna Holt", "schema:Person", ("Anna Holt",)),
        ),
        attributions=(
            Attribution((span(text, "Fourteen people died when a bridge in Oskby fell"),), span(text, "the ministry"),
                        span(text, "told"), speaker="entity/ministry", lemma="tell"),
            Attribution((span(text, "a second bridge may fall"),), span(text, "Officials"), span(text, "said", 0),
                        lemma="say", modality=Modality.POSSIBLE),
        ),
        events=(
            Event(
                span(text, "died"), "kgo:Death", "event/fall", span(text, "Fourteen people died"),
                figures=(Figure("kgo:deaths", 14, *span(text, "Fourteen people"), of="people", factuality=ministry),),
                label="Bridge falls in Oskby", factuality=ministry,
            ),
            Event(
                span(text, "may fall"), "kgo:Accident", "event/second", span(text, "a second bridge may fall"),
                (phrase("a second bridge", role="kgo:patient"),), date="--03-06", factuality=unknown,
            ),
            Event(
                span(text, "cost"), "kgo:Investment", "event/repairs", span(text, "Repairs cost $3 million"),
                figures=(Figure("kgo:amount", 3e6, *span(text, "$3 million"), currency="USD"),), name="Repairs",
            ),
        ),
        triples=(
            Triple(
                phrase("Anna Holt", "entity/anna-holt"), Predicate("heads", iri="kgo:headOf"),
                phrase("the town", "entity/oskby"), span(text, "Anna Holt heads the town"), extractor="relations",
                confidence=0.755,
            ),
        ),
    )


def both() -> list[Findings]:
    """Both articles."""
    return [river(), coast()]


def copied() -> Findings:
    """A third article that carries the text of the shorter one, and says nothing that is read."""
    return Findings(article("hill/copy", f"{COAST_TEXT} (Norland Wire)", title="Bridge Falls"))
