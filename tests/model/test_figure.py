"""Figures: bones keep their lengths, feet their place; the mirror is the other side; all of it is seen."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.body import BONES, LIMBS, RADIUS
from planner.model.canvas import Canvas
from planner.model.drawing import Place, draw, lines_for
from planner.model.figure import Figure, Moment
from planner.model.figure_check import misfits
from planner.model.figure_words import MomentName
from planner.model.motion import along
from planner.model.scene import arrow, frame
from planner.model.space import Direction, Point, bend
from planner.model.stance import Joints, between, skeleton, stances
from tests.model.library_figures import FIGURES

SIZES = ((24, 8), (36, 10), (80, 24))
each_figure = pytest.mark.parametrize("figure", [pytest.param(v, id=k) for k, v in FIGURES.items()])


def ways(figure: Figure) -> list[tuple[MomentName, MomentName]]:
    """From each moment of the movement to the next, and from the last to the easier and harder form."""
    path = figure.path
    forms = [one.name for one in figure.moments if one.name not in path]
    return [*pairwise(path), *((path[-1], form) for form in forms)]


def steps(figure: Figure, first: MomentName, second: MomentName, count: int = 24) -> list[Joints]:
    full = stances(figure)
    return [between(figure, full[first], full[second], step / count) for step in range(count + 1)]


@each_figure
def test_bones_keep_their_lengths_all_the_way(figure: Figure) -> None:
    """Within 2 % at every step, as in no body that is drawn by its joints' places."""
    for first, second in ways(figure):
        for joints in steps(figure, first, second):
            for bone in BONES.values():
                length = joints[bone.end].minus(joints[bone.start]).length
                assert length == pytest.approx(bone.length, rel=0.02)


@each_figure
def test_what_stands_on_the_floor_stays(figure: Figure) -> None:
    """Feet and hands that have one place in two moments do not slip on the way between them."""
    stood = 0
    full = stances(figure)
    for first, second in pairwise(figure.path):
        stays = full[second].stays
        both = [limb for limb, place in full[first].stays.items() if stays.get(limb) == place]
        stood += len(both)
        for joints in steps(figure, first, second):
            assert joints[figure.rests].y == pytest.approx(RADIUS[figure.rests], abs=0.001)
            assert joints[figure.rests].x == pytest.approx(0, abs=0.001)
            for limb in both:
                assert joints[limb].minus(full[first].stays[limb]).length < 0.01
    assert stood


@each_figure
def test_every_moment_is_human(figure: Figure) -> None:
    """Above the floor, knees bent their own way, hands that reach what they hold."""
    assert list(misfits(figure)) == []


@each_figure
@pytest.mark.parametrize("part", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_nothing_sinks_into_the_floor_on_the_way(figure: Figure, part: float) -> None:
    """A little less strict than at the moments: the mat gives way."""
    place = along(figure, part)
    full = stances(figure)
    joints = between(figure, full[place.first], full[place.second], place.part)
    assert [name for name, radius in RADIUS.items() if joints[name].y < radius - 0.05] == []


@each_figure
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_all_of_it_is_inside_the_canvas(figure: Figure, columns: int, rows: int) -> None:
    """At every size and all the way: no dot of the body lies on an edge, where it would be cut."""
    places = [Place(moment.name, moment.name, 0) for moment in figure.moments]
    for place in [*places, *(along(figure, step / 10) for step in range(1, 10))]:
        canvas = draw(figure, place, columns, rows)
        whole = sum(row.bit_count() for row in canvas.dots("body"))
        assert whole > 60
        for ink in ("body", "far", "mark"):
            dots = canvas.dots(ink)
            edge = 1 | 1 << (canvas.width - 1)
            assert not any(row & edge for row in dots)
            assert not dots[0]


def flipped(canvas: Canvas) -> list[str]:
    """The dots with left and right changed."""
    return [f"{row:0{canvas.width}b}" for row in canvas.dots()]


def plain(canvas: Canvas) -> list[str]:
    return [f"{row:0{canvas.width}b}"[::-1] for row in canvas.dots()]


@pytest.mark.parametrize("name", sorted(set(FIGURES) - {"supine-twist"}))
@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("part", [0.0, 0.37, 1.0])
def test_the_other_side_is_the_mirror_image(name: str, columns: int, rows: int, part: float) -> None:
    """Dot by dot."""
    figure = FIGURES[name]
    place = along(figure, part)
    left, right = (draw(figure, place, columns, rows, side) for side in ("left", "right"))
    assert plain(left) == flipped(right)
    assert plain(left) != plain(right)


def test_from_above_the_other_side_is_up_instead_of_down() -> None:
    """The head stays where it was; the knees go to the other side."""
    figure = FIGURES["supine-twist"]
    place = along(figure, 1.0)
    right, left = (draw(figure, place, 36, 10, side) for side in ("right", "left"))

    def weight(canvas: Canvas) -> tuple[int, int]:
        """The dots of the right half: above and below the middle."""
        half = [(row >> canvas.width // 2).bit_count() for row in canvas.dots("body")]
        return sum(half[:20]), sum(half[20:])

    assert weight(right)[1] > 4 * weight(right)[0]
    assert weight(left)[0] > 4 * weight(left)[1]


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("knee-to-chest", "right"),
        ("piriformis-stretch", "right"),
        ("hamstring-stretch", "right"),
        ("bird-dog", "left"),
        ("supine-twist", "right"),
    ],
)
def test_the_side_is_that_of_the_near_leg(name: str, side: str) -> None:
    """On the back with the head at the left one's right side is near; on hands and knees the left."""
    assert FIGURES[name].side == side


def placed(name: str, moment: MomentName) -> Joints:
    return skeleton(FIGURES[name], stances(FIGURES[name])[moment])


def test_the_bridge_is_a_straight_line_from_shoulders_to_knees() -> None:
    """As the article says; the feet and shoulders are where they were."""
    joints = placed("glute-bridge", "up")
    whole = joints["knee"].minus(joints["shoulders"]).unit()
    aside = joints["hips"].minus(joints["shoulders"])
    assert aside.plus(whole, -aside.dot(whole)).length < 0.06
    assert placed("glute-bridge", "start")["ankle"].minus(joints["ankle"]).length < 0.001


def test_the_bird_dog_is_level_and_crosswise() -> None:
    """The near leg and the far arm are stretched; hand and knee of the others stay down."""
    joints = placed("bird-dog", "up")
    assert abs(joints["ankle"].y - joints["hips"].y) < 0.05
    assert abs(joints["far_hand"].y - joints["far_shoulder"].y) < 0.05
    assert joints["far_hand"].x < joints["head"].x < joints["hips"].x < joints["ankle"].x
    assert joints["hand"].y < 0.05
    assert joints["far_knee"].y < 0.05


def test_the_cat_is_round_and_the_cow_hollow() -> None:
    """The middle of the back is above, then below, hips and shoulders; the head low, then high."""
    for moment, sign in (("start", 1), ("up", -1)):
        joints = placed("cat-cow", moment)  # type: ignore[arg-type]  # two of the names
        middle = (joints["waist"].y + joints["ribs"].y) / 2
        assert sign * (middle - (joints["hips"].y + joints["shoulders"].y) / 2) > 0.015
        assert sign * (joints["shoulders"].y - joints["head"].y) > 0.05


def test_the_knee_comes_to_the_chest_and_both_hands_hold_it() -> None:
    """Near the ribs, hands at the shin, the other foot on the floor or its leg straight."""
    joints = placed("knee-to-chest", "hold")
    assert joints["knee"].minus(joints["ribs"]).length < 0.22
    assert joints["hand"].minus(joints["knee"]).length < 0.14
    assert joints["far_hand"].minus(joints["knee"]).length < 0.14
    assert joints["far_ankle"].y < 0.05
    assert placed("knee-to-chest", "harder")["far_knee"].y < 0.08


def test_the_ankle_lies_on_the_other_knee() -> None:
    """The figure four."""
    for moment in ("up", "hold"):
        joints = placed("piriformis-stretch", moment)
        thigh = joints["far_knee"].minus(joints["far_hip"])
        ankle = joints["ankle"].minus(joints["far_hip"])
        share = ankle.dot(thigh) / thigh.dot(thigh)
        assert 0.5 < share < 1.15
        assert ankle.plus(thigh, -share).length < 0.11


def test_the_stretched_leg_lies_and_the_trunk_leans_from_the_hips() -> None:
    """Back straight, the sole of the other foot at the thigh."""
    start, up = placed("hamstring-stretch", "start"), placed("hamstring-stretch", "up")
    assert up["knee"].y < 0.08 > up["ankle"].y - 0.02
    assert up["head"].x - start["head"].x > 0.2
    assert up["shoulders"].minus(up["hips"]).length > 0.28
    assert abs(up["far_ankle"].z - up["knee"].z) < 0.12


def test_the_chest_rises_and_the_pelvis_stays() -> None:
    """Cobra: hips and knees on the floor, hands where they were, under the shoulders."""
    start, up = placed("cobra", "start"), placed("cobra", "up")
    assert up["shoulders"].y - start["shoulders"].y > 0.12
    assert up["hips"] == start["hips"]
    assert up["knee"].y < 0.08
    assert up["hand"].minus(start["hand"]).length < 0.001


def test_the_knees_go_to_one_side_and_the_shoulders_stay() -> None:
    """Both knees to the near side, near the floor; the arms in a T."""
    start, up = placed("supine-twist", "start"), placed("supine-twist", "up")
    for joint in ("knee", "far_knee"):
        assert up[joint].z > start[joint].z + 0.15
        assert up[joint].y < start[joint].y - 0.03
    for joint in ("shoulder", "far_shoulder"):
        assert up[joint].minus(start[joint]).length < 0.02
    assert up["hand"].z > 0.4 < -up["far_hand"].z


_ANGLES = st.integers(-180, 360).map(float)
_DIRECTIONS = st.builds(Direction, _ANGLES, st.integers(-90, 90).map(float))


@settings(max_examples=60)
@given(
    first=st.dictionaries(st.sampled_from(sorted(BONES)), _DIRECTIONS),
    second=st.dictionaries(st.sampled_from(sorted(BONES)), _DIRECTIONS),
    part=st.floats(0, 1),
)
def test_any_pose_keeps_the_bodys_bones(
    first: dict[str, Direction], second: dict[str, Direction], part: float
) -> None:
    """Whatever a person writes, and wherever hands and feet then stand."""
    trunk = {name: Direction(180) for name in ("low_back", "mid_back", "high_back")}
    moments = Moment("start", "", tuple((trunk | first).items())), Moment("up", "", tuple(second.items()))
    figure = Figure(moments, "up")
    full = stances(figure)
    joints = between(figure, full["start"], full["up"], part)
    for bone in BONES.values():
        assert joints[bone.end].minus(joints[bone.start]).length == pytest.approx(bone.length, rel=0.02)


@given(
    target=st.tuples(*[st.floats(-1, 1)] * 3).map(lambda three: Point(*three)),
    hint=st.tuples(*[st.floats(-1, 1)] * 3).map(lambda three: Point(*three)),
)
def test_two_bones_reach_as_far_as_they_go(target: Point, hint: Point) -> None:
    """The end is at the target where it is within reach; both bones have their length."""
    middle, end = bend(Point(0, 0), target, 0.3, 0.2, hint)
    assert middle.length == pytest.approx(0.3, abs=1e-6)
    assert end.minus(middle).length == pytest.approx(0.2, abs=1e-6)
    if 0.1 < target.length < 0.5:
        assert end.minus(target).length == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("bones", "hands", "words"),
    [
        ({"thigh": 250, "shin": 250}, None, "below the floor: the knee, by about 35 cm"),
        ({"thigh": 60, "shin": 120}, None, "the knee bends the wrong way"),
        ({"thigh": 300, "shin": 0, "upper_arm": 180}, "ankle", "the hand does not reach the ankle: about"),
    ],
)
def test_what_no_body_does_is_told(bones: dict[str, float], hands: str | None, words: str) -> None:
    """In centimetres, for a body of 1.70 m."""
    directions = {"low_back": 180.0, "mid_back": 180.0, "high_back": 180.0} | bones
    said = tuple((name, Direction(angle)) for name, angle in directions.items())
    start = Moment("start", "", said, hands=hands)  # type: ignore[arg-type]  # one of the grips
    told = [one.words for one in misfits(Figure((start,), "up"))]
    assert any(one.startswith(words) for one in told), told


def test_the_limbs_are_those_of_the_body() -> None:
    """Each brings its end from its root, two bones long."""
    for limb, (upper, lower) in LIMBS.items():
        assert BONES[upper].end == BONES[lower].start
        assert BONES[lower].end == limb


def test_the_way_of_a_figure_that_does_not_move_is_not_drawn() -> None:
    """An arrow needs somewhere to lead, and is drawn only where one is asked for."""
    bridge = FIGURES["glute-bridge"]
    assert len(arrow(bridge)) > 0
    assert arrow(replace(bridge, moments=bridge.moments[:1])) == ()
    assert arrow(replace(bridge, arrow=None)) == ()


@each_figure
@pytest.mark.parametrize("columns", [1, 12, 36, 80])
def test_a_figure_as_wide_as_its_columns_gets_the_fewest_lines(figure: Figure, columns: int) -> None:
    """As many as it fills at that width, and not one more; braille has two dots by four in a cell."""
    seen = frame(figure)
    high = (2 * columns - 1) * (seen.top - seen.bottom) / (seen.right - seen.left)
    lines = lines_for(figure, columns)
    assert lines >= 1
    assert 4 * lines - 1 >= high
    assert lines == 1 or 4 * (lines - 1) - 1 < high
