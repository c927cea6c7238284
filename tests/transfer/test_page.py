"""Pages of HTML and Markdown: whatever a person's words say, they are words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planner.model.text import clean
from planner.transfer.document import Document
from planner.transfer.markdown import markdown
from planner.transfer.markup import element
from planner.transfer.page import page
from planner.transfer.page_style import PAPERS, style
from tests.transfer.sheets import HOSTILE, page_of_report, sheet, skeleton, tame

DOCUMENTS: dict[str, Callable[[str], Document]] = {
    "a sheet": sheet,
    "several": lambda words: sheet(words, several=True),
    "a report": page_of_report,
}

POLICY = "Content-Security-Policy"


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_make_an_element_or_an_attribute(name: str, words: str) -> None:
    """The page has the elements, attributes and values that it has with tame words, and says the words."""
    plain, found = (skeleton(page(DOCUMENTS[name](one))) for one in (tame(words), words))
    assert found.elements == plain.elements
    assert found.others == plain.others == ["DOCTYPE html"]
    assert found.styles == [style("a4", large=False)]
    assert clean(words) in "".join(found.words)


@settings(max_examples=40, deadline=None)
@given(words=st.text(st.characters(), min_size=1, max_size=30))
def test_any_words_are_words(words: str) -> None:
    """The same law for whatever can be typed, lone surrogates too: the page can always be written."""
    text = page(sheet(f"x{words}"))
    assert skeleton(text).elements == skeleton(page(sheet("tame"))).elements
    assert text.encode()


def test_a_page_needs_nothing_from_elsewhere() -> None:
    """No script, link, picture, font or rule that would be fetched; and a browser is told to fetch none."""
    text = page(sheet("tame"))
    elements = skeleton(text).elements
    names = {name for name, _ in elements}
    assert not names & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "a",
        "form",
        "base",
        "use",
        "image",
    }
    attributes = {key for _, attrs in elements for key, _ in attrs}
    assert not {
        one for one in attributes if one.startswith("on") or one in ("src", "href", "style", "srcset")
    }
    assert "url(" not in text
    assert "@import" not in text
    (policy,) = [dict(attrs)["content"] for _, attrs in elements if ("http-equiv", POLICY) in attrs]
    assert policy is not None
    assert policy.startswith("default-src 'none';")


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_and_the_size_of_the_type_are_those_that_were_asked_for(paper: str) -> None:
    """Named in the rules for printing; large type is larger on paper and on the screen."""
    usual, large = (page(sheet("tame"), paper, large=one) for one in (False, True))  # type: ignore[arg-type]
    assert f"@page {{ size: {'A4' if paper == 'a4' else 'letter'};" in usual
    assert "$" not in "".join(skeleton(usual).styles)
    sizes = [[part.split(";")[0] for part in text.split("font-size: ")] for text in (usual, large)]
    assert "11pt" in sizes[0]
    assert "18px" in sizes[0]
    assert "14.5pt" in sizes[1]
    assert "22px" in sizes[1]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_are_marks_of_markdown(name: str, words: str) -> None:
    """Read by a Markdown reader that lets HTML through, it has the elements that it has with tame words."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    plain, found = (skeleton(reader.render(markdown(DOCUMENTS[name](one)))) for one in (tame(words), words))
    assert found.elements == plain.elements
    assert found.others == []
    assert clean(words).strip() in "".join(found.words)


@pytest.mark.parametrize("words", HOSTILE)
def test_an_attribute_is_as_safe_as_a_text(words: str) -> None:
    """No value breaks out of its quotes, and what was put in comes out."""
    found = skeleton(element("p", words, title=words, class_="a").text)
    assert found.elements == [("p", (("title", clean(words)), ("class", "a"))), ("/p", ())]
