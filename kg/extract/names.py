"""Names of people, organizations and places, with corrected spans and types."""

from dataclasses import replace

from kg.model import Annotation, Article, Findings, Mention, MentionKind

CLASSES = {
    "PERSON": "schema:Person",
    "ORG": "schema:Organization",
    "GPE": "schema:Place",
    "LOC": "schema:Place",
    "FAC": "kgo:Facility",
    "NORP": "kgo:Group",
    "PRODUCT": "schema:Product",
    "WORK_OF_ART": "schema:CreativeWork",
    "LAW": "kgo:Law",
}


def extract_names(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with a mention for every name."""
    mentions = []
    tokens = annotation.tokens
    i = 0
    while i < len(tokens):
        token = tokens[i]
        j = i + 1
        if token.ent in CLASSES:
            while j < len(tokens) and tokens[j].ent == token.ent and not tokens[j].ent_begins:
                j += 1
            if tokens[i].lower == "the" and j > i + 1:
                i += 1
            last = j - 2 if tokens[j - 1].tag == "POS" and j - i > 1 else j - 1
            start, end = tokens[i].start, tokens[last].end
            head = annotation.head_of(start, end)
            mentions.append(Mention(start, end, CLASSES[token.ent], MentionKind.NAME, head=head.i if head else i))
        i = j
    return replace(findings, mentions=(*findings.mentions, *mentions))
