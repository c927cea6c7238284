"""The samples of a figure's keys, for `samples.py`."""

# ruff: noqa: E501 - a sample and what is said about it stand on one line each, as people see them

FIGURE_ROWS = """\
@FIGURE
view = "front" | view = "back"
  7:8: view must be one of side, front, not "back".
tilt = 15 | tilt = 91
  7:8: tilt must be a whole number from 0 to 90, not 91
rests = "shoulders" | rests = "sholders"
  7:9: rests must be one of head, shoulders, ribs, hips, knee, ankle, toe, hand, elbow, far_knee, far_ankle, far_toe, far_hand, far_elbow, not "sholders". Did you mean "shoulders"?
mark = ["buttock"] | mark = "buttock"
  7:8: mark must be a list in square brackets, not "buttock"
arrow = "hips" | arrow = ["hips"]
  7:9: arrow must be one of head, shoulders, ribs, hips, knee, ankle, toe, hand, elbow, far_knee, far_ankle, far_toe, far_hand, far_elbow, not a list.
start = { trunk = [90, 85] } | start = 90
  6:9: start must be a table, not 90
up = { thigh = 350 } | up = [{ thigh = 350 }]
  7:6: up must be a table, not a list
hold = { shin = 300 } | hold = "3s"
  7:8: hold must be a table, not "3s"
easier = { says = "less far" } | easier = "less far"
  7:10: easier must be a table, not "less far"
harder = { head = 80 } | harder = true
  7:10: harder must be a table, not true
@MOMENT
says = "hips up" | says = 3
  7:8: says must be text in quotes, not 3
trunk = [206, 203, 194] | trunk = "up"
  6:9: trunk must be a whole number from -360 to 360, not "up"
head = 183 | head = [183, 0, 0]
  7:8: 3 values in head: at most 2 are read
thigh = [350, -20] | thigh = [350, "out"]
  7:15: thigh must be a whole number from -360 to 360, not "out"
shin = 270 | shin = 361
  7:8: shin must be a whole number from -360 to 360, not 361
foot = -10 | foot = 3.5
  7:8: foot must be a whole number from -360 to 360, not 3.5
upper_arm = 300 | upper_arm = true
  7:13: upper_arm must be a whole number from -360 to 360, not true
forearm = 0 | forearm = { angle = 0 }
  7:11: forearm must be a whole number from -360 to 360, not a table
far_thigh = [0, 20] | far_thigh = "thigh"
  7:13: far_thigh must be a whole number from -360 to 360, not "thigh"
far_shin = 270 | far_shin = [1, 2, 3]
  7:12: 3 values in far_shin: at most 2 are read
far_foot = 0 | far_foot = -361
  7:12: far_foot must be a whole number from -360 to 360, not -361
far_upper_arm = 10 | far_upper_arm = "10"
  7:17: far_upper_arm must be a whole number from -360 to 360, not "10"
far_forearm = 10 | far_forearm = [[10]]
  7:16: far_forearm must be a whole number from -360 to 360, not a list
turn = -70 | turn = 181
  7:8: turn must be a whole number from -180 to 180, not 181
hands = "knee" | hands = "nee"
  7:9: hands must be one of none, thigh, knee, shin, ankle, far_thigh, far_knee, far_shin, far_ankle, not "nee". Did you mean "knee"?
towel = true | towel = "yes"
  7:9: towel must be true or false, not "yes"
"""

FIGURE_UNSEEN = """\
MOMENT thigh = [350, 90] | thigh = [350, 91]
  7:15: thigh: the second number is how far it points out of the picture: -90 to 90
  ; bounds that differ within one list
MOMENT shin = [270] | shin = []
  7:8: shin needs degrees, like shin = 90
  ; an empty list is a list
FIGURE start = { trunk = 90 } | start = { thigh = 90 }
  6:1: the start has no trunk: where it points from the hips, like trunk = 180
  ; a key that only one of several equal tables needs
"""
