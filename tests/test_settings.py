"""Settings are declared once, survive a restart, and never lose a file or what a newer program wrote."""

import json
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader import settings
from newsreader.settings import ALL, LANGUAGE, LOAD_PICTURES, MARK_READ_DELAY, TEXT_SIZE, THEME, Setting, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "below" / "settings.json"


def test_every_declared_setting_is_in_the_table_once() -> None:
    declared = [value for value in vars(settings).values() if isinstance(value, Setting)]
    assert {setting.key for setting in declared} == {setting.key for setting in ALL}
    assert len({setting.key for setting in ALL}) == len(ALL)


@pytest.mark.parametrize("setting", ALL, ids=lambda setting: setting.key)
def test_a_default_is_within_its_own_bounds(setting: Setting[Any]) -> None:
    assert setting.accepts(setting.default)
    assert Settings(None).get(setting) == setting.default


def test_a_value_survives_a_restart(path: Path) -> None:
    first = Settings(path)
    first.set(TEXT_SIZE, 22)
    first.set(LANGUAGE, "vi")
    again = Settings(path)
    assert again.get(TEXT_SIZE) == 22
    assert again.get(LANGUAGE) == "vi"


def test_what_another_process_wrote_is_seen_when_asked_for(path: Path) -> None:
    ours, theirs = Settings(path), Settings(path)
    for size in (22, 23):
        theirs.set(TEXT_SIZE, size)
        ours.follow()
        assert ours.get(TEXT_SIZE) == size
    ours.set(LANGUAGE, "vi")
    ours.follow()
    assert (ours.get(TEXT_SIZE), ours.get(LANGUAGE)) == (23, "vi")


def test_a_file_that_is_as_it_was_is_not_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values = Settings(path)
    values.set(TEXT_SIZE, 22)
    monkeypatch.setattr(Settings, "_read", lambda _self: pytest.fail("it was read"))
    values.follow()
    path.unlink()
    values.follow()
    assert values.get(TEXT_SIZE) == 22


def test_memory_alone_writes_nothing(tmp_path: Path) -> None:
    values = Settings(None)
    values.set(TEXT_SIZE, 22)
    assert values.get(TEXT_SIZE) == 22
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", [11, 41, True])
def test_a_value_out_of_bounds_is_refused_and_nothing_changes(path: Path, value: int) -> None:
    values = Settings(path)
    with pytest.raises(ValueError, match=r"reading\.text_size"):
        values.set(TEXT_SIZE, value)
    assert values.get(TEXT_SIZE) == TEXT_SIZE.default
    assert not path.exists()


@pytest.mark.parametrize("stored", ["19", None, 500, [], True, 19.5])
def test_a_wrong_stored_value_reads_as_the_default(path: Path, stored: object) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({TEXT_SIZE.key: stored}), encoding="utf-8")
    assert Settings(path).get(TEXT_SIZE) == TEXT_SIZE.default


def test_a_whole_number_serves_where_a_fraction_is_meant(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({MARK_READ_DELAY.key: 3}), encoding="utf-8")
    value = Settings(path).get(MARK_READ_DELAY)
    assert (value, type(value)) == (3.0, float)


def test_keys_of_another_version_are_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"from.the.future": {"x": 1}}', encoding="utf-8")
    Settings(path).set(LOAD_PICTURES, False)
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "from.the.future": {"x": 1},
        LOAD_PICTURES.key: False,
    }


@pytest.mark.parametrize("damage", ["{", "[1, 2]", "", '"words"', pytest.param("[" * 100_000, id="deep")])
def test_a_damaged_file_is_set_aside_whole(path: Path, damage: str) -> None:
    path.parent.mkdir()
    path.write_text(damage, encoding="utf-8")
    values = Settings(path)
    assert values.get(LANGUAGE) == LANGUAGE.default
    values.set(LANGUAGE, "en")
    assert path.with_suffix(".damaged.json").read_text(encoding="utf-8") == damage


def test_listeners_hear_of_a_change_and_only_of_a_change() -> None:
    values, heard = Settings(None), list[str]()
    values.listen(heard.append)
    values.set(TEXT_SIZE, 22)
    values.set(TEXT_SIZE, 22)
    assert heard == [TEXT_SIZE.key]


def test_a_failed_write_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values = Settings(path)
    values.set(TEXT_SIZE, 22)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        values.set(TEXT_SIZE, 30)
    assert Settings(path).get(TEXT_SIZE) == 22


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(), st.lists))
def test_any_stored_value_gives_one_within_bounds(value: object) -> None:
    values = Settings(None)
    for setting in ALL:
        values._values[setting.key] = value
        read: object = values.get(cast(Setting[Any], setting))
        assert setting.accepts(read)


def test_a_value_that_cannot_be_written_holds_all_the_same_where_that_is_wanted(path: Path) -> None:
    values = Settings(path)
    values.set(TEXT_SIZE, 22)
    path.with_suffix(".new").mkdir()  # as where the disk is full, or the folder may not be written to
    with pytest.raises(OSError, match=r"settings\.new"):
        values.set(TEXT_SIZE, 23)
    refused: list[OSError] = []
    told: list[str] = []
    values.outlast(refused.append)
    values.listen(told.append)
    values.set(TEXT_SIZE, 24)
    assert (values.get(TEXT_SIZE), len(refused), told) == (24, 1, [TEXT_SIZE.key])
    assert Settings(path).get(TEXT_SIZE) == 22
    path.with_suffix(".new").rmdir()
    values.set(LANGUAGE, "vi")
    assert Settings(path).get(TEXT_SIZE) == 24


def test_what_was_set_aside_earlier_stays(path: Path) -> None:
    path.parent.mkdir()
    kept = []
    for damage in ("one", "two"):
        path.write_text(damage)
        kept.append(Settings(path).put_aside)
    assert [one.read_text() for one in kept if one is not None] == ["one", "two"]
    assert Settings(path).put_aside == kept[-1], "another process may be the one that tells"
    Settings(path).forget_put_aside()
    assert Settings(path).put_aside is None
    Settings(path).forget_put_aside()


def test_what_is_set_aside_is_known_where_no_note_can_be_written(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("[")
    path.with_suffix(".aside").mkdir()  # as where the disk is full
    values = Settings(path)
    assert values.put_aside == path.with_suffix(".damaged.json")
    values.forget_put_aside()
    assert values.put_aside is None


@pytest.mark.parametrize("note", ["", "../x", "x/y", "gone.json", "\0", "x" * 5000])
def test_a_note_of_what_was_set_aside_that_names_no_file_is_none(path: Path, note: str) -> None:
    path.parent.mkdir()
    path.with_suffix(".aside").write_text(note)
    assert Settings(path).put_aside is None


@pytest.mark.parametrize("finder", ["here", "another process"])
def test_a_file_damaged_while_a_window_is_open_loses_nothing(path: Path, finder: str) -> None:
    values, told, heard = Settings(path), list[Path | None](), list[str]()
    values.set(TEXT_SIZE, 22)
    values.set(LANGUAGE, "vi")
    values.hold(lambda: told.append(values.put_aside))
    values.listen(heard.append)
    path.write_text('{"reading', encoding="utf-8")
    if finder == "another process":
        Settings(path).set(THEME, "dark")
    values.set(LANGUAGE, "en")
    assert told == [path.with_suffix(".damaged.json")]
    assert (values.get(TEXT_SIZE), values.get(LANGUAGE)) == (22, "en")
    again = Settings(path)
    assert (again.get(TEXT_SIZE), again.get(LANGUAGE)) == (22, "en")
    assert TEXT_SIZE.key not in heard
    assert again.get(THEME) == values.get(THEME) == ("dark" if finder == "another process" else THEME.default)


def test_nothing_is_held_of_a_file_that_was_damaged_before(path: Path) -> None:
    Settings(path).set(THEME, "dark")
    path.write_text("[", encoding="utf-8")
    values, told = Settings(path), list[Path | None]()
    values.hold(lambda: told.append(values.put_aside))
    values.set(TEXT_SIZE, 22)  # before the window has told of it
    assert not told
    assert values.put_aside == path.with_suffix(".damaged.json")
    values.forget_put_aside()
    path.with_suffix(".damaged.json").unlink()
    path.write_text("[", encoding="utf-8")
    values.follow()
    assert told == [path.with_suffix(".damaged.json")]
    assert values.get(TEXT_SIZE) == 22


def test_who_does_not_outlive_a_damaged_file_leaves_it_to_a_window(path: Path) -> None:
    ours = Settings(path)
    ours.set(TEXT_SIZE, 22)
    path.write_text("[", encoding="utf-8")
    ours.follow()
    assert not path.exists()
    assert ours.get(TEXT_SIZE) == 22


def test_what_is_held_holds_on_a_full_disk(path: Path) -> None:
    values, told = Settings(path), list[str]()
    values.set(TEXT_SIZE, 22)
    values.hold(lambda: told.append("held"))
    path.write_text("[", encoding="utf-8")
    path.with_suffix(".new").mkdir()  # as where the disk is full
    values.follow()
    assert told == ["held"]
    assert values.get(TEXT_SIZE) == 22
