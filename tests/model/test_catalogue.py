"""Stories of filters: what they leave, what they count, and what is switched off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.catalogue import Catalogue, Listed
from planner.model.exercise import Exercise
from planner.model.facets import FACETS, Filters, filter_words

ROWS = tuple(
    sorted(
        (
            Listed("a", Exercise("a", "Arch", "stretch", "prone", "extension", targets=("Back",))),
            Listed(
                "b",
                Exercise("b", "Bridge", "strength", "supine", targets=("core", "back"), equipment=("mat",)),
                favourite=True,
            ),
            Listed("c", Exercise("c", "Curl", "strength", "standing", targets=("arms",), own=True)),
            Listed(
                "d", Exercise("d", "Dip", "strength", "sitting", equipment=("chair",), own=True), off="hurts"
            ),
            Listed("e", None, "e.toml:1:1: broken"),
        ),
        key=lambda row: row.order,
    )
)
CATALOGUE = Catalogue(ROWS)
ALL = [(facet.name, value) for facet in FACETS for value, _ in CATALOGUE.counts(facet, "", frozenset())]


def left(*filters: tuple[str, str], query: str = "") -> str:
    """The ids of what a search and filters leave."""
    return "".join(row.id for row in CATALOGUE.find(query, frozenset(filters)).rows)


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ([], "bace"),  # the favourite first; what is switched off is not suggested
        ([("kind", "strength")], "bc"),
        ([("kind", "strength"), ("kind", "stretch")], "bac"),  # any of one facet
        ([("kind", "strength"), ("whose", "yours")], "c"),  # and all facets
        ([("for", "back")], "ba"),
        ([("needs", "mat")], "b"),
        ([("position", "prone"), ("direction", "extension")], "a"),
        ([("marked", "favourite")], "b"),
        ([("marked", "switched off")], "d"),
        ([("marked", "switched off"), ("marked", "favourite")], "bd"),
        ([("whose", "built in"), ("needs", "chair")], ""),
    ],
)
def test_filters_leave_what_has_a_value_of_each_facet(filters: list[tuple[str, str]], wanted: str) -> None:
    """A file that cannot be read has no values; it is listed as long as nothing is filtered."""
    assert left(*filters) == wanted


def test_what_is_switched_off_is_counted_and_found_when_all_is_asked_for() -> None:
    """A list may say how many it hides; the command line lists everything."""
    assert CATALOGUE.find("").hidden == 1
    assert [row.id for row in CATALOGUE.find("dip", off=True).rows] == ["d"]


@given(
    st.sampled_from(["", "b", "arch", "strength", "zzz"]),
    st.frozensets(st.sampled_from(ALL), max_size=3),
    st.sampled_from(FACETS),
)
def test_a_count_is_what_would_remain_if_the_value_alone_was_chosen(
    query: str, filters: Filters, facet: object
) -> None:
    """Whatever is searched for and chosen in the other facets."""
    (place,) = [number for number, one in enumerate(FACETS) if one is facet]
    name = FACETS[place].name
    others = frozenset(one for one in filters if one[0] != name)
    for value, count in CATALOGUE.counts(FACETS[place], query, filters):
        assert count == len(CATALOGUE.find(query, others | {(name, value)}).rows)


def test_the_filters_are_said_in_one_line() -> None:
    """As a person would say it."""
    chosen = frozenset({("kind", "stretch"), ("kind", "mobility"), ("for", "core"), ("whose", "yours")})
    assert filter_words(chosen) == "mobility or stretch · for core · yours"


def test_words_of_filters_say_what_they_are_about() -> None:
    """A kind speaks for itself; what it is for, what it needs and its direction are named."""
    chosen = frozenset({("kind", "stretch"), ("for", "core"), ("needs", "mat"), ("direction", "flexion")})
    assert filter_words(chosen) == "stretch · direction flexion · for core · needs mat"


def test_values_without_an_order_of_their_own_are_listed_by_name() -> None:
    """Kinds in the order of the files; what exercises are for from a to z, with how many there are."""
    by_name = {facet.name: facet for facet in FACETS}
    assert CATALOGUE.counts(by_name["for"], "", frozenset()) == (("arms", 1), ("back", 2), ("core", 1))
    kinds = [name for name, _ in CATALOGUE.counts(by_name["kind"], "", frozenset())]
    assert kinds == list(by_name["kind"].known)
    assert kinds != sorted(kinds)


def test_what_only_comes_near_says_so() -> None:
    """With hidden exercises in the list and without."""
    assert [CATALOGUE.find(query).near for query in ("bridge", "bridgge")] == [False, True]
    every = Catalogue([row for row in ROWS if row.off is None])
    assert [every.find(query).near for query in ("bridge", "bridgge")] == [False, True]


def test_an_exercise_is_found_by_all_that_is_known_of_it() -> None:
    """Its other names, what it is for and needs, how it lies, and the steps of how it is done."""
    crab = Exercise(
        "c",
        "Crab",
        "strength",
        "sitting",
        aka=("Krebs",),
        targets=("hips",),
        equipment=("strap",),
        how=("Tiptoe.",),
    )
    both = Catalogue([Listed("a", Exercise("a", "Arch", "stretch", "prone")), Listed("c", crab)])
    for query in ("crab", "krebs", "hips", "strap", "strength", "sitting", "tiptoe"):
        found = both.find(query)
        assert ([row.id for row in found.rows], found.near, found.hidden) == (["c"], False, 0), query
