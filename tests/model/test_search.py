"""Laws and stories of the search: what fits, what comes first, what comes near."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.search import Index, Words, words_in

LIBRARY = {
    "bird": Words.of("Bird dog", ["opposite arm and leg raise"], ["core", "mat"], ["Kneel on all fours."]),
    "cat": Words.of("Cat-cow stretch", ["camel"], ["lower back", "mat"], ["Let the belly sink."]),
    "cattle": Words.of("Cattle walk", [], ["legs"], ["Walk on."]),
    "bridge": Words.of("Glute bridge", ["hip lift"], ["glutes", "core"], ["Lift the hips like a bird."]),
    "hams": Words.of("Hamstring stretch", [], ["hamstrings"], ["Sit on a chair.", "Lean forward."]),
    "elan": Words.of("Élan du genou", [], ["knee"], []),
}
NAMES = list(LIBRARY)
INDEX = Index(list(LIBRARY.values()))


def found(query: str) -> list[str]:
    """What a query finds, the best first."""
    return [NAMES[number] for number in INDEX.find(query)[0]]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", NAMES),
        ("  ", NAMES),
        ("???", NAMES),
        ("bird", ["bird", "bridge"]),  # the name before how it is done
        ("BIRD DOG", ["bird"]),
        ("dog bird", ["bird"]),
        ("cat", ["cat", "cattle"]),  # a whole word before the beginning of one
        ("cat-cow", ["cat"]),
        ("hip", ["bridge"]),
        ("core", ["bird", "bridge"]),  # equal ones keep their order
        ("mat str", ["cat"]),
        ("chair", ["hams"]),
        ("lean fwd", []),
        ("idge", []),  # not the middle of a word
        ("elan", ["elan"]),
        ("ÉLAN", ["elan"]),
        # What comes near, when nothing has all the words:
        ("brid dog", ["bird"]),
        ("bord dog", ["bird"]),
        ("brrd dog", ["bird"]),
        ("glute brigde", ["bridge"]),
        ("hamstrng", ["hams"]),
        ("hmstrng", ["hams"]),
        ("bdog", ["bird"]),
        ("xylophone", []),
        ("zz", []),
    ],
)
def test_a_query_finds_what_has_all_its_words_or_else_what_comes_near(query: str, wanted: list[str]) -> None:
    """Each word begins a word of the name, another name, the purpose or the instructions, the best first."""
    assert found(query) == wanted


@pytest.mark.parametrize(("query", "near"), [("bird", False), ("bord dog", True), ("", False)])
def test_it_is_said_when_what_is_found_only_comes_near(query: str, near: bool) -> None:
    """A person must not take a near thing for what they typed."""
    assert INDEX.find(query)[1] is near


WORDS = st.text("abc ", max_size=8)
THINGS = st.lists(
    st.builds(lambda name, aka, how: Words.of(name, [aka], [], [how]), WORDS, WORDS, WORDS), max_size=12
)


@given(THINGS, st.lists(st.text("abc -é", max_size=6), max_size=8), st.booleans())
def test_what_was_asked_before_changes_no_answer(
    things: list[Words], queries: list[str], ready: bool
) -> None:
    """Typed letter by letter, in any order, on a prepared index: always the answer of a fresh one."""
    index = Index(things)
    if ready:
        index.prepare()
    for query in queries:
        for end in (*range(len(query) + 1), *reversed(range(len(query)))):
            asked = index.find(query[:end])
            fresh = Index(things).find(query[:end])
            assert (list(asked[0]), asked[1]) == (list(fresh[0]), fresh[1])


@given(THINGS, st.text("abc -", max_size=6))
def test_what_fits_has_every_word_and_all_that_have_are_found(things: list[Words], query: str) -> None:
    """Held against the plain meaning: every word of the query begins some word of the thing."""
    numbers, near = Index(things).find(query)
    wanted = words_in(query)
    having = [
        number
        for number, thing in enumerate(things)
        if all(
            any(word.startswith(one) for word in f"{thing.name}{thing.aka}{thing.about}{thing.how}".split())
            for one in wanted
        )
    ]
    if not near:
        assert sorted(numbers) == having
    else:
        assert not having
        assert len(set(numbers)) == len(numbers)


def test_an_endless_word_finds_nothing_at_once() -> None:
    """Whatever is pasted into the search, it does not hold anything up."""
    index = Index([Words.of("Cat-cow"), Words.of("Cobra pose")])
    begun = perf_counter()
    assert index.find("x" * 5000) == ((), True)
    assert index.find("xyz " * 5000) == ((), True)
    assert perf_counter() - begun < 5
