"""Pain as a picture: where the marks stand is what was said."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from planner.model.progress import PainPoint
from planner.transfer.pain_chart import pain_chart

FIRST = date(2026, 11, 2)


def drawn(*points: PainPoint) -> tuple[list[tuple[str, float, float]], list[str]]:
    """The marks, as `ring` or `dot` with their place, and the words of the picture."""
    root = ElementTree.fromstring(pain_chart(points).text)
    circles = root.findall("circle")
    kinds = {"#ffffff": "ring"}
    marks = [
        (kinds.get(one.attrib["fill"], "dot"), float(one.attrib["cx"]), float(one.attrib["cy"]))
        for one in circles
    ]
    return marks, [one.text or "" for one in root.findall("text")]


pains = st.one_of(st.none(), st.integers(0, 10))


@given(said=st.lists(st.tuples(st.integers(0, 9), pains, pains), min_size=1, max_size=20))
def test_there_is_a_mark_for_every_answer_and_none_besides(
    said: list[tuple[int, int | None, int | None]],
) -> None:
    """Within the picture; more pain is higher, later is further right."""
    points, day = [], FIRST
    for apart, before, after in said:
        day += timedelta(days=apart)
        points.append(PainPoint(day, before, after))
    marks, _ = drawn(*points)
    wanted = [(kind, pain) for one in points for kind, pain in (("ring", one.before), ("dot", one.after))]
    told = [(kind, pain) for kind, pain in wanted if pain is not None]
    assert [kind for kind, _, _ in marks] == [kind for kind, _ in told]
    assert all(0 < x < 540 and 0 < y < 190 for _, x, y in marks)
    assert [x for _, x, _ in marks] == sorted(x for _, x, _ in marks)
    for (_, _, high), (_, pain) in zip(marks, told, strict=True):
        for (_, _, other), (_, more) in zip(marks, told, strict=True):
            assert (pain < more) == (high > other)


def test_days_are_as_far_apart_as_they_were_and_are_named() -> None:
    """A week without a session is a gap; names never run into each other."""
    days = [PainPoint(FIRST + timedelta(days=one), 5, 3) for one in (0, 1, 2, 20)]
    marks, words = drawn(*days)
    rings = [x for kind, x, _ in marks if kind == "ring"]
    assert abs((rings[3] - rings[2]) - 18 * (rings[1] - rings[0])) < 1
    assert words[:6] == ["0", "2", "4", "6", "8", "10"]
    assert words[6:] == ["2 Nov", "22 Nov"]
