"""Ties the words in quotation marks to the cue beside them, or to the last speaker.

A quotation that the parse did not give to a cue belongs, in this order, to the cue behind it ("...," said X),
to the cue in front of it (X said: "..."; a colon may end the paragraph before), to the speaker of the sentence
before it in its paragraph, and, where it fills a paragraph, to the speaker of the quotation before.
"""

from kg.model import READ_AS_TEXT, Sentence, Span, Token

from .draft import Draft, Text, merged
from .quotation_marks import Quoted
from .reporting import SUBJECTS, report_classes, report_nouns, verb_of
from .sources import noun_source, phrase_span, set_source

_REACH = 16  # tokens between a quotation and its cue
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_STOPS = frozenset(".!?")


def attach_quotations(drafts: list[Draft], text: Text) -> list[Draft]:
    """The drafts with the quotations that the parse did not give them, and new ones for the rest."""
    speech = _Speech(drafts, text)
    for quoted in text.quoted:
        speech.attach(quoted)
    speech.attach_set_off()
    return speech.drafts


class _Speech:
    """The drafts of an article, by cue and by the quotations they hold."""

    def __init__(self, drafts: list[Draft], text: Text) -> None:
        self.text = text
        self.drafts = drafts
        self.by_cue = {d.token.i: d for d in drafts if d.token is not None}
        self.last: Draft | None = None  # who spoke last
        self.last_quoted: Quoted | None = None
        self.running: list[Quoted] = []  # paragraphs of a quotation whose cue is yet to come
        self.holders = sorted(
            ((s, d) for d in drafts for s in d.content), key=lambda pair: (pair[0].start, -pair[0].end)
        )
        self.position = 0

    def attach(self, quoted: Quoted) -> None:
        """Finds the draft that the quotation belongs to, and puts it there."""
        owner = self._holder(quoted)
        if owner is not None:
            owner.direct = owner.direct or any(s.start == quoted.start for s in owner.content)
        elif quoted.sentence_like and not self._in_parentheses(quoted):
            owner = self._behind(quoted) or self._before(quoted) or self._follow_up(quoted)
            if owner is None:
                self._wait(quoted)
                return
            owner.content = merged([*owner.content, Span(quoted.start, quoted.end)], self.text.text)
            owner.direct = True
        if owner is not None:
            self._join_running(quoted, owner)
            self.last, self.last_quoted = owner, quoted

    def _wait(self, quoted: Quoted) -> None:
        """Keeps a paragraph of a quotation that runs on until its cue is met."""
        if self.running and quoted.block != self.running[-1].block + 1:
            self.running = []
        if not quoted.closed:
            self.running.append(quoted)

    def _join_running(self, quoted: Quoted, owner: Draft) -> None:
        """Adds the paragraphs in front of a quotation that it goes on from."""
        if self.running and quoted.opens_block and quoted.block == self.running[-1].block + 1:
            spans = [Span(q.start, q.end) for q in self.running]
            owner.content = merged([*spans, *owner.content], self.text.text)
        self.running = []

    def _holder(self, quoted: Quoted) -> Draft | None:
        """The draft whose content covers the quotation already; of several, the one with the longest stretch."""
        while self.position < len(self.holders) and self.holders[self.position][0].end <= quoted.start:
            self.position += 1
        for stretch, draft in self.holders[self.position :]:
            if stretch.start >= quoted.end:
                return None
            if stretch.start < quoted.end and quoted.start < stretch.end and not _inside(draft.cue, quoted):
                return draft
        return None

    def _in_parentheses(self, quoted: Quoted) -> bool:
        return self.text.text[max(0, quoted.start - 1) : quoted.start] == "("

    # --- the cue behind -----------------------------------------------------------------------

    def _behind(self, quoted: Quoted) -> Draft | None:
        """The cue that follows: "...," said X."""
        body = self.text.text[quoted.start : quoted.end].rstrip("”\"'’»")
        following = self.text.text[quoted.end : quoted.end + 1]
        if body[-1:] not in ",.?!…-—–" and following != ",":
            return None
        for token in self._after(quoted):
            if token.text in _STOPS or token.text in "“\"":
                return None
            if token.tag[:2] == "VB" and token.dep not in {"relcl", "acl", "aux", "auxpass"}:
                verb = verb_of(token)
                return self._draft_of(token) if verb is not None and verb.quotes else None
        return None

    def _after(self, quoted: Quoted) -> list[Token]:
        """The tokens behind the quotation in its paragraph, within reach of a cue."""
        found = self.text.annotation.tokens_in(quoted.end, quoted.end + 1) or self._next_token(quoted.end)
        if not found:
            return []
        first = found[0].i
        return [t for t in self.text.tokens[first : first + _REACH] if t.sent.block == quoted.block]

    def _next_token(self, offset: int) -> list[Token]:
        return self.text.annotation.tokens_in(offset, offset + 3)[:1]

    # --- the cue in front ---------------------------------------------------------------------

    def _before(self, quoted: Quoted) -> Draft | None:
        """The cue in front: X said, "..."; the sentence before a colon."""
        sign = self.text.text[: quoted.start].rstrip()[-1:] if quoted.start else ""
        if quoted.opens_block:
            return self._colon(quoted) if sign == ":" else None
        if sign in _STOPS or sign in "”\"":
            return None
        capital = next((c for c in self.text.text[quoted.start : quoted.end] if c.isalpha()), "").isupper()
        for token in self._preceding(quoted):
            if token.text in _STOPS:
                return None
            if token.tag[:2] == "VB" and token.dep not in {"aux", "auxpass"}:
                verb = verb_of(token)
                if verb is not None and verb.quotes and (capital or sign in ",:"):
                    return self._draft_of(token)
        return self._colon(quoted) if sign == ":" else None

    def _preceding(self, quoted: Quoted) -> list[Token]:
        """The tokens in front of the quotation in its paragraph, nearest first."""
        before = self._index_before(quoted.start)
        nearest = self.text.tokens[max(0, before - _REACH + 1) : before + 1]
        return [t for t in reversed(nearest) if t.sent.block == quoted.block]

    def _index_before(self, offset: int) -> int:
        inside = self.text.annotation.tokens_in(offset, offset + 1)
        return inside[0].i - 1 if inside else -1

    def _colon(self, quoted: Quoted) -> Draft | None:
        """The subject of the sentence that ends in a colon: X was blunt: "..."."""
        before = self._index_before(quoted.start)
        if before < 0:
            return None
        sentence = self.text.tokens[before].sent
        if quoted.block - sentence.block > 1:
            return None
        for token in reversed(sentence.tokens):
            verb = verb_of(token) if token.tag[:2] == "VB" and token.start < quoted.start else None
            if verb is not None and verb.quotes:
                return self._draft_of(token)
        root = sentence.root
        return self._draft_of(root) if root.child(*SUBJECTS) is not None and root.tag[:2] == "VB" else None

    def attach_set_off(self) -> None:
        """Gives words without quotation marks to the cue whose colon they stand behind.

        They are the paragraph after one that ends in a colon (She added:), or the rest of the sentence.
        """
        blocks = self.text.article.blocks
        quoted = {q.block for q in self.text.quoted}
        for sentence in self.text.annotation.sentences:
            following = sentence.block + 1
            if sentence.tokens[-1].text != ":":
                self._attach_behind_colon(sentence)
                continue
            if following >= len(blocks) or following in quoted:
                continue
            if blocks[following].kind not in READ_AS_TEXT:
                continue
            cue = next((t for t in reversed(sentence.tokens) if t.tag[:2] == "VB" and _takes_quotes(t)), None)
            content = self.text.trimmed(blocks[following].start, blocks[following].end)
            noun = next((t for t in sentence.tokens if t.pos == "NOUN" and t.lemma.lower() in report_nouns()), None)
            if content is None:
                continue
            if cue is not None and not self._content_of(cue):
                self._draft_of(cue).content = [content]
            elif noun is not None and cue is None:
                self._of_noun(noun, content)

    def _attach_behind_colon(self, sentence: Sentence) -> None:
        """The rest of a sentence behind a colon: the message is clear: they will not pay."""
        colon = next((t for t in sentence.tokens if t.text == ":"), None)
        if colon is None or sentence.last - colon.i < 5 or self.text.quoted_in(colon.start, sentence.end):
            return
        before = sentence.tokens[: colon.i - sentence.first]
        cue = next((t for t in reversed(before) if t.tag[:2] == "VB" and _takes_quotes(t)), None)
        noun = next((t for t in before if t.pos == "NOUN" and t.lemma.lower() in report_nouns()), None)
        content = self.text.trimmed(colon.end, sentence.end)
        if content is None or any(content.overlaps(s) for d in self.by_cue.values() for s in d.content):
            return
        if cue is not None and not self._content_of(cue):
            self._draft_of(cue).content = [content]
        elif noun is not None and cue is None and any(t.tag in _FINITE for t in before):
            self._of_noun(noun, content)

    def _of_noun(self, noun: Token, content: Span) -> None:
        """A draft whose cue is a noun of speech."""
        kind = report_nouns()[noun.lemma.lower()].kind
        draft = Draft(Span(noun.start, noun.end), noun.lemma.lower(), kind, noun, [content])
        source = noun_source(noun)
        if source is not None:
            draft.source_head, draft.source = source, phrase_span(source, self.text.tokens, noun)
        self.drafts.append(draft)

    def _content_of(self, cue: Token) -> list[Span]:
        found = self.by_cue.get(cue.i)
        return found.content if found is not None else []

    # --- the last speaker ---------------------------------------------------------------------

    def _follow_up(self, quoted: Quoted) -> Draft | None:
        """The last speaker, where the quotation goes on with what he said."""
        if self.last is None or self.last_quoted is None:
            return None
        same = self.last_quoted.block == quoted.block
        if same:
            return self.last if self._opens_sentence(quoted) else None
        fills = quoted.opens_block and self._fills_block(quoted)
        return self.last if fills and quoted.block == self.last_quoted.block + 1 else None

    def _opens_sentence(self, quoted: Quoted) -> bool:
        before = self.text.text[: quoted.start].rstrip()
        return before[-1:] in ".!?”\"" or before[-2:] in {"''", ".’", "?’"}

    def _fills_block(self, quoted: Quoted) -> bool:
        block = self.text.article.blocks[quoted.block]
        return not self.text.text[quoted.end : block.end].strip(" .\n\r\t")

    # --- drafts -------------------------------------------------------------------------------

    def _draft_of(self, cue: Token) -> Draft:
        """The draft of a cue; a new one where the parse gave it no content."""
        found = self.by_cue.get(cue.i)
        if found is None:
            verb = verb_of(cue)
            kind = verb.kind if verb is not None else report_classes()["say"]
            found = Draft(self.text.cue_span(cue), cue.lemma.lower(), kind, cue)
            set_source(found, cue, self.text)
            self.by_cue[cue.i] = found
            self.drafts.append(found)
        return found


def _takes_quotes(token: Token) -> bool:
    """True for a verb of speech whose object can be words themselves."""
    verb = verb_of(token)
    return verb is not None and verb.quotes


def _inside(span: Span, quoted: Quoted) -> bool:
    return quoted.start <= span.start and span.end <= quoted.end
