"""Names -> public identifiers, by a service that speaks the W3C Reconciliation Service API 0.2, only when asked."""

from .answers import Answer, Candidate
from .cache import AnswerCache
from .questions import Question, findings_questions, graph_questions
from .reconciling import Settings, reconcile
from .rows import answer_row
from .service import Service, open_service

__all__ = [
    "Answer",
    "AnswerCache",
    "Candidate",
    "Question",
    "Service",
    "Settings",
    "answer_row",
    "findings_questions",
    "graph_questions",
    "open_service",
    "reconcile",
]
