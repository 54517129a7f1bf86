"""A bundled file is found in a checkout, in a wheel and in a frozen build; a missing one is named."""

import sys
from pathlib import Path

import pytest

from newsreader import assets
from newsreader.assets import asset


def test_a_checkout_has_its_resources() -> None:
    assert asset("translations").is_dir()


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/nothing\.svg"):
        asset("icons", "nothing.svg")


def test_a_wheel_carries_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = tmp_path / "newsreader" / "resources" / "only-here.txt"
    bundled.parent.mkdir(parents=True)
    bundled.write_text("x", encoding="utf-8")
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "newsreader" / "assets.py"))
    assert asset("only-here.txt") == bundled


def test_a_frozen_build_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frozen = tmp_path / "newsreader" / "resources" / "translations"
    frozen.mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert asset("translations") == frozen
