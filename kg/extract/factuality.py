"""Whether the article itself tells a clause as fact: negation, modality, and whose words it is in."""

from kg.model import Annotation, Factuality, Findings, Token


class FactualityJudge:
    """Judges tokens (the head of a clause, or a nominal trigger) of one article."""

    def __init__(self, annotation: Annotation, findings: Findings) -> None:
        self.annotation = annotation
        self.findings = findings

    def judge(self, token: Token) -> Factuality:
        """Negation, modality and source of what the token heads."""
        return Factuality()
