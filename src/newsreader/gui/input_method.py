"""Which input method Qt is told to use, decided before the application object is made."""

from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

_FOLDER = "platforminputcontexts"


def choose_input_method(environment: MutableMapping[str, str], plugins: frozenset[str] | None = None) -> None:
    """Put ibus in the place of fcitx in QT_IM_MODULE(S) where no plugin of Qt speaks to fcitx.

    The wheels bring ibus, compose and the virtual keyboard only; fcitx 5 answers the protocol of ibus. Where
    neither variable is set, X11 programs are told by XMODIFIERS, which Qt does not read: that is followed too.
    Call it before QApplication is made. `plugins` are file names; unless given, those that Qt would find.
    """
    present = plugins if plugins is not None else _plugins(environment)
    if any("fcitx" in name for name in present) or not any("ibus" in name for name in present):
        return
    for variable in ("QT_IM_MODULE", "QT_IM_MODULES"):
        named = environment.get(variable, "").split(";")
        if any(_is_fcitx(name) for name in named):
            wanted = ["ibus" if _is_fcitx(name) else name for name in named]
            environment[variable] = ";".join(dict.fromkeys(wanted))
    if _on_x11_without_choice(environment) and "@im=fcitx" in environment.get("XMODIFIERS", ""):
        environment["QT_IM_MODULE"] = "ibus"


def _is_fcitx(name: str) -> bool:
    return name.strip().lower() in ("fcitx", "fcitx5")


def _on_x11_without_choice(environment: MutableMapping[str, str]) -> bool:
    """Whether nothing is chosen yet. Under Wayland Qt asks the compositor, which is best left alone."""
    chosen = environment.get("QT_IM_MODULE") or environment.get("QT_IM_MODULES")
    return not chosen and not environment.get("WAYLAND_DISPLAY")


def _plugins(environment: MutableMapping[str, str]) -> frozenset[str]:
    places = [QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)]
    places += environment.get("QT_PLUGIN_PATH", "").split(":")
    return frozenset(file.name for place in places if place for file in (Path(place) / _FOLDER).glob("*"))
