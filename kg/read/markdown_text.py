"""The text of Markdown without its mark-up (CommonMark). Runs in the confined process."""

from typing import Any

from markdown_it import MarkdownIt

from .markup import text_of_html

MAX_NESTING = 50  # quotes in lists in quotes; deeper ones are read as text
_WORDS = ("text", "code_inline", "text_special")
_BREAKS = ("softbreak", "hardbreak")


def read_text(data: bytes) -> str:
    """The paragraphs, headings and list items, one a line; code and images are left out."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    lines: list[str] = []
    for token in parser.parse(data.decode("utf-8", "replace")):
        if token.type == "inline":
            lines.append(_inline(token.children or []))
        elif token.type == "html_block":
            lines.append(text_of_html(token.content))
    return "\n".join(filter(None, (line.strip() for line in lines)))


def _inline(tokens: list[Any]) -> str:
    """The words of a line: those of links and emphasis too, not the descriptions of images."""
    return "".join(token.content if token.type in _WORDS else " " if token.type in _BREAKS else "" for token in tokens)
