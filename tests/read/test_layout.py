from itertools import pairwise

import pytest

from kg.model import BlockKind
from kg.read.layout import find_layout


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(b.kind.value, text[b.start : b.end]) for b in find_layout(text, title).blocks]


def test_a_repeated_headline_is_read_once():
    text = "Council votes to close the pool\n\nCouncil votes to close the pool\n\nThe council voted on Monday.\n"
    assert kinds(text) == [
        ("headline", "Council votes to close the pool"),
        ("furniture", "Council votes to close the pool"),
        ("prose", "The council voted on Monday."),
    ]


def test_a_single_sentence_is_prose():
    assert kinds("The mayor opened the bridge") == [("prose", "The mayor opened the bridge")]


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("TEHRAN (Tasnim) – The minister left.", "TEHRAN", "Tasnim"),
        ("LIMA, Peru, Sept. 8 (Reuters) - The minister left.", "LIMA", "Reuters"),
        ("PARIS — The minister left.", "PARIS", None),
        ("ISTANBUL, Turkey (AP)_ The minister left.", "ISTANBUL", "AP"),
        ("Mumbai, Nov 11 - The minister left.", "Mumbai", None),
        ("NEW YORK, N.Y. (AP) -- The minister left.", "NEW YORK", "AP"),
    ],
)
def test_a_dateline_is_set_apart(line, place, agency):
    layout = find_layout(line)
    assert layout.dateline and line[slice(*layout.dateline)] == place
    assert (line[slice(*layout.agency)] if layout.agency else None) == agency
    assert kinds(line)[-1] == ("prose", "The minister left.")


@pytest.mark.parametrize(
    "line",
    ["AVON RENT-A-CAR rose 3 percent.", "KENYA: 192 dead.", "Mr. Hill - the mayor - left.", "UN-backed troops left."],
)
def test_ordinary_prose_has_no_dateline(line):
    assert find_layout(line).dateline is None


@pytest.mark.parametrize(
    "line",
    [
        "Most Visited in Politics", "Top Politics stories", "Top Stories", "Read more", "Share on Facebook",
        "Facebook | Twitter | WhatsApp", "Advertisement", "Sign up for our newsletter", "3 comments",
        "© 2024 The Daily Example. All rights reserved.", "https://example.org/story",
        "Story continues below advertisement",
    ],
)
def test_furniture_is_not_read(line):
    assert kinds(f"The council voted on Monday to close it.\n{line}")[-1] == ("furniture", line)


@pytest.mark.parametrize(
    "line", ["More people came than expected.", "Share prices fell.", "Top officials read the report."]
)
def test_prose_that_starts_like_furniture_is_read(line):
    assert kinds(f"The council voted on Monday to close it.\n{line}")[-1] == ("prose", line)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Sunday, 11 July 2021 2:37 PM", "2021-07-11T14:37:00"),
        ("March 01, 2008", "2008-03-01"),
        ("2015-01-22", "2015-01-22"),
        ("Published: 3 May 2019", "2019-05-03"),
        ("Updated on Sept. 8, 2020 at 11:05 GMT", "2020-09-08T11:05:00"),
    ],
)
def test_date_lines_date_the_article(line, date):
    layout = find_layout(f"Pool to close\n\n{line}\n\nThe council voted to close the pool.")
    assert layout.date == date
    assert [b.kind for b in layout.blocks] == [BlockKind.HEADLINE, BlockKind.DATE, BlockKind.PROSE]


def test_a_date_in_prose_is_no_date_line():
    text = "Pool to close\n\nMarch 1, 2008 was the day on which the pool had opened."
    assert find_layout(text).date is None


def test_a_stamp_before_the_headline():
    text = " date 2021-07-11 Pool closes after a hundred years\nThe pool closed on Sunday, the council said."
    assert find_layout(text).date == "2021-07-11"
    assert find_layout(text).title == "Pool closes after a hundred years"


def test_bylines_name_the_author():
    layout = find_layout("Pool to close\n\nBy Ada Brook and Tom Hale\n\nThe council voted on Monday.")
    assert layout.author == "Ada Brook and Tom Hale"


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The council of the little town voted on Monday to close the old pool\n"
        "because the roof had been leaking for more than a year and nobody was\n"
        "willing to pay for it, the mayor told a meeting in the town hall, where\n"
        "some hundred people had come.\n\nThe pool had been opened in 1921 by the\n"
        "father of the present owner of the mill.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["prose", "prose"]


def test_blocks_never_overlap_and_stay_in_order():
    caption = "Image copyright The Paper Image caption The pool"
    text = f"Pool to close\n\n{caption}\n\nROME (AP) -- It closed. Read more: https://x.org/1"
    blocks = find_layout(text).blocks
    assert all(one.end <= other.start for one, other in pairwise(blocks))


def test_a_picture_gallery_inside_the_text_is_not_read():
    gallery = "World news in pictures 3 show all World news in pictures 1/3 A cat Reuters 2/3 A dog PA 3/3 A bird Getty"
    text = f"The council voted on Monday. {gallery} The pool had opened in 1921."
    assert [piece for kind, piece in kinds(text) if kind == "prose"] == [
        "The council voted on Monday.",
        "The pool had opened in 1921.",
    ]


def test_share_buttons_inside_a_line_are_not_read():
    buttons = "Click to share on Chirp (Opens in new window) Click to print (Opens in a new window)"
    told = "ADA BROOK, the harbour master, saw it go down."
    found = kinds(f"The ferry sank off Corrie on Monday {buttons} {told}\n\nNobody died.")
    assert [piece.strip() for kind, piece in found if kind == "furniture"] == [buttons]
    assert ("prose", told) in found
    assert kinds("They had to click to share it (this opens in June).") == [
        ("prose", "They had to click to share it (this opens in June).")
    ]


def test_photo_credits_are_cut_and_glosses_are_not():
    text = "Smoke over the port (Photo: Ann Lee/PA). The Port Safety Board (PSB) met."
    assert ("furniture", "(Photo: Ann Lee/PA)") in kinds(text)
    assert all("PSB" not in piece for kind, piece in kinds(text) if kind == "furniture")


@pytest.mark.parametrize("text", ["", "\n\n", " \u2028 "])
def test_a_text_without_a_paragraph_has_no_blocks(text):
    assert find_layout(text).blocks == []


@pytest.mark.parametrize("piece", ["A\n", "5 show all 1/5 ", "LONDON/", "(A. B", "x\u2028"])
def test_a_long_text_of_one_piece_is_read_to_its_end(piece):
    text = piece * 20_000
    assert find_layout(text).blocks[-1].end == len(text.rstrip())
