"""Files that are not what they seem: each is told in a sentence, in no time, and the others are read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time

import pytest

from planner.model.imported import Imported
from planner.store import routines
from planner.store.edits import SetValue
from planner.store.home import Home
from planner.store.report import check_home
from planner.transfer import free_exercise_db
from tests.hostile import corpus
from tests.hostile.stream import unsafe
from tests.store.samples import SAMPLES

_GOOD = 'title = "Good"\n[[step]]\nexercise = "cobra"\n'

BYTES: Mapping[str, bytes] = {
    "nothing but NUL": bytes(4096),
    "UTF-16": _GOOD.encode("utf-16"),
    "latin-1": 'title = "Dehnübung"\n'.encode("latin-1"),
    "half a letter": b'title = "\xc3"\n',
    "a surrogate": b'title = "\xed\xa0\x80"\n',
    "an escaped surrogate": b'title = "\\uD800"\n',
    "a key of 40 KiB": b"a." * 20_000 + b"b = 1\n",
    "1,000 brackets": b"x = " + b"[" * 1000 + b"]" * 1000 + b"\n",
    "1,000 open brackets": b"x = " + b"[" * 1000,
    "open tables": b"x = " + b"{a=" * 1000,
    "an open text": b'title = """' + b'"" \\' * 40_000,
    "quotes": b'"' * 200_000,
    "backslashes": b'title = "' + b"\\" * 200_000,
    "many empty lines": b"\r\n" * 100_000,
    "many comments": b"#\n" * 100_000,
    "many tables": b"[[step]]\n" * 20_000,
    "one key often": b'title = "a"\n' * 10_000,
    "a huge number": b"x = " + b"9" * 100_000 + b"\n",
    "a huge hexadecimal": b"sets = 0x" + b"f" * 100_000 + b"\n",
    "not a number": b'title = "a"\nrest = nan\nready = inf\nfloor = 9223372036854775808\n',
    "the ends of time": b'title = "a"\nreview_on = 0001-01-01\nprescribed_on = 9999-12-31\n',
    "no such day": b'title = "a"\nreview_on = 2026-02-30\n',
    "a title of nothing": 'title = "\u200b\u3164"\n'.encode(),
    "carriage returns": b'title = "a"\rrest = 5\r',
    "a program": b"\x7fELF" + bytes(range(256)),
}


def odd_places(folder: Path, outside: Path) -> Mapping[str, Callable[[Path], object]]:
    """What may have the name of a file without being one."""
    return {
        "a-pipe": os.mkfifo,
        "a-folder": Path.mkdir,
        "a-device": lambda path: path.symlink_to("/dev/zero"),
        "a-terminal": lambda path: path.symlink_to("/dev/tty"),
        "a-circle": lambda path: path.symlink_to(path.name),
        "to-nowhere": lambda path: path.symlink_to(outside / "gone"),
        "to-a-folder": lambda path: path.symlink_to(folder),
        "deep": lambda path: path.symlink_to("/proc/self/root/" * 8 + "etc/passwd"),
        "huge": lambda path: path.write_bytes(bytes(10 * 1024 * 1024)),
        "con": lambda path: path.write_text(_GOOD),
        "\x1b]0;owned\x07": lambda path: path.write_text(_GOOD),
        "[b]foo": lambda path: path.write_text(_GOOD),
        "\udcff": lambda path: path.write_text(_GOOD),
    }


@pytest.mark.parametrize("kind", ["routines", "exercises", "log/2026", "."])
def test_a_broken_file_is_told_and_the_others_are_read(tmp_path: Path, kind: str) -> None:
    """Whatever stands in a folder of the home, the check ends soon and has a plain sentence for each."""
    home = Home(tmp_path / "home")
    home.prepare()
    folder = home.root / kind
    folder.mkdir(parents=True, exist_ok=True)
    if kind == ".":
        home.schedule.write_bytes(BYTES["quotes"])
        home.settings.write_bytes(BYTES["a key of 40 KiB"])
    for name, data in BYTES.items():
        (folder / f"{name.replace(' ', '-').replace(',', '')}.toml").write_bytes(data)
    for name, make in odd_places(folder, tmp_path).items():
        make(folder / f"{name}.toml")
    begun = process_time()
    problems = check_home(home).problems
    assert process_time() - begun < 20
    for problem in problems:
        for text in (problem.path, problem.message, problem.hint):
            assert "Traceback" not in text
            assert kind != "routines" or not unsafe(problem.message)
    assert routines.load(home).by_id["core-three"].value is not None
    told = {problem.path for problem in problems if problem.severity == "error"}
    if kind in (
        "routines",
        "exercises",
    ):  # a log is known by its name, and the rest of the folder is not read
        assert len(told) > 25


def test_a_wrong_value_of_every_key_breaks_its_file_alone(tmp_path: Path) -> None:
    """A text, a number without bound, a list and a table in the place of every key."""
    home = Home(tmp_path)
    home.prepare()
    wild = (
        '"\\u001b[31m[/foo]"',
        "9223372036854775808",
        "-1",
        "nan",
        "[[[]]]",
        "{ a = 1 }",
        "0001-01-01",
        "true",
    )
    keys = sorted({sample.key for sample in SAMPLES})
    for number, value in enumerate(wild):
        text = "".join(f"{key} = {value}\n" for key in keys)
        for folder in (home.routines, home.exercises, home.log / "2026"):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"wild-{number}.toml").write_text(text)
        home.schedule.write_text(text)
        home.settings.write_text(text)
        problems = check_home(home).problems
        assert any(problem.severity == "error" for problem in problems)
        assert not any(unsafe(problem.message) for problem in problems)


@pytest.mark.parametrize("folder", ["routines", "exercises"])
def test_what_a_link_leads_to_is_not_told(tmp_path: Path, folder: str) -> None:
    """A file of another kind is a problem, and nothing of what it says is in the words about it."""
    home = Home(tmp_path / "home")
    home.prepare()
    (home.root / folder).mkdir(exist_ok=True)
    secret = tmp_path / "secret"
    secret.write_text("root:x:0:0\n")
    (home.root / folder / "link.toml").symlink_to(secret)
    problems = [one for one in check_home(home).problems if one.path.endswith("link.toml")]
    assert problems
    assert not any("root:x" in one.message for one in problems)


def test_a_change_is_written_through_a_link(tmp_path: Path) -> None:
    """The link stays one, the file that it names has the change, and the backup lies in the home."""
    home = Home(tmp_path / "home")
    home.prepare()
    real = tmp_path / "shared.toml"
    real.write_text(_GOOD)
    link = home.routines / "shared.toml"
    link.symlink_to(real)
    routines.change(home, routines.load(home).by_id["shared"], [SetValue(("title",), "Better")])
    assert link.is_symlink()
    assert real.read_text() == _GOOD.replace("Good", "Better")
    assert [one.read_text() for one in home.backups.iterdir()] == [_GOOD]


@pytest.mark.parametrize("name", corpus.TEXTS)
def test_an_imported_exercise_is_plain(name: str) -> None:
    """Names, instructions and muscles of a collection are clean in one line each, lone surrogates too."""
    text = corpus.TEXTS[name] + "\ud800"
    item = {
        "id": text,
        "name": f"A {text}",
        "category": "stretching",
        "instructions": [text],
        "primaryMuscles": [text],
    }
    found = list(free_exercise_db.exercises(free_exercise_db.read_items(json.dumps([item]).encode())))
    assert len(found) == 1
    one = found[0][1]
    assert isinstance(one, Imported), one
    for field in (one.origin, one.name, *one.how, *one.targets):
        assert not unsafe(field)
        field.encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[" * 100_000, "nested too deep"),
        (b"[" + b"9" * 10_000 + b"]", "number without end"),
        (b"\xff\xfe", "no JSON"),
        (b"[\xff]", "UTF-8"),
        (b"{}", "no list"),
        (b"[1, null, [], {}]", ""),
    ],
)
def test_a_hostile_collection_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    """Deep lists, endless numbers and what is no list at all."""
    if words:
        with pytest.raises(ValueError, match=words):
            free_exercise_db.read_items(data)
    else:
        refused = [item for _, item in free_exercise_db.exercises(free_exercise_db.read_items(data))]
        assert all(isinstance(item, free_exercise_db.Refused) for item in refused)
