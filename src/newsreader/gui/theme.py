"""Colours, palette, stylesheet and fonts of the window, light and dark. Knows no widget of ours."""

import ctypes
import logging
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from newsreader.assets import asset
from newsreader.gui.text_size import DRAWN, grown_sheet, growth

_log = logging.getLogger(__name__)

SHELL_FAMILY = "Inter"
SERIF_FAMILY = "Source Serif 4"
_WORN = "shell-font"  # the property of a widget that says which size and weight it wears
_FONT_PACKAGES = ("fontpkg_inter", "fontpkg_source_serif_4")

# Weights. From 700 on, Qt's FreeType engine smears a variable font's bold once more, since the file does not call
# itself bold; 690 selects the same instance (Bold) and is left alone.
MEDIUM = QFont.Weight.Medium
SEMIBOLD = QFont.Weight.DemiBold
BOLD = 690

# Sizes of the drawings, in pixels at 96 dpi.
BAR_HEIGHT = 44
SIDEBAR_WIDTH = 232
LIST_WIDTH = 404
# The least of the three panes; together a window of 700 pixels holds them.
SIDEBAR_LEAST, LIST_LEAST, PANE_LEAST = 160, 240, 290
ROW_HEIGHT = 97
SIDEBAR_ROW = 29
THUMBNAIL = 72
STATUS_HEIGHT = 26


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb. `quiet` is for what stands back, `faint` for fields, chips and tracks, `accent` for the
    one colour that calls, `on_accent` for text upon it, `tiles` for letter tiles of outlets without an icon."""

    name: str
    page: str
    list: str
    sidebar: str
    ink: str
    quiet: str
    line: str
    selection: str
    selection_ink: str
    selection_quiet: str
    hover: str
    faint: str
    link: str
    accent: str
    on_accent: str
    section_path: str
    star: str
    good: str
    warning: str
    card: str
    read_ink: str
    mark: str
    handle: str
    tiles: tuple[str, ...]


_TILES = ("#2d7d4f", "#6b3fa0", "#1a5fb4", "#b3261e", "#8a5a00", "#0f766e", "#9d174d", "#475569")

LIGHT = Theme(
    name="light",
    page="#fdfcf9",
    list="#faf9f6",
    sidebar="#f3f2ee",
    ink="#1f2328",
    quiet="#63676e",
    line="#e6e3dc",
    selection="#e3ecf8",
    selection_ink="#123c73",
    selection_quiet="#565b63",
    hover="#ecebe6",
    faint="#ecebe6",
    link="#1a5fb4",
    accent="#1a5fb4",
    on_accent="#ffffff",
    section_path="#b3261e",
    star="#d99a12",
    good="#2d7d4f",
    warning="#a35200",
    card="#f5f4f0",
    read_ink="#63676e",
    mark="#ffe9a8",
    handle="#cdcac2",
    tiles=_TILES,
)

DARK = Theme(
    name="dark",
    page="#17191d",
    list="#191b1f",
    sidebar="#1b1d22",
    ink="#e6e4df",
    quiet="#9a9ca3",
    line="#2a2d33",
    selection="#243a57",
    selection_ink="#dbe8fb",
    selection_quiet="#b6bbc6",
    hover="#23262c",
    faint="#26292f",
    link="#8ab4f8",
    accent="#8ab4f8",
    on_accent="#10223a",
    section_path="#ff8a80",
    star="#e3b341",
    good="#81c995",
    warning="#f0a860",
    card="#1f2126",
    read_ink="#9a9ca3",
    mark="#423000",
    handle="#42464e",
    tiles=_TILES,
)


def palette(theme: Theme) -> QPalette:
    """The palette that Fusion paints with."""
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.sidebar,
        role.WindowText: theme.ink,
        role.Base: theme.page,
        role.AlternateBase: theme.list,
        role.Text: theme.ink,
        role.PlaceholderText: theme.quiet,
        role.Button: theme.sidebar,
        role.ButtonText: theme.ink,
        role.BrightText: theme.on_accent,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.ink,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.Light: theme.list,
        role.Midlight: theme.faint,
        role.Mid: theme.line,
        role.Dark: theme.quiet,
        role.Shadow: theme.line,
    }
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    faded = QColor(theme.quiet)
    faded.setAlpha(140)
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, faded)
    return made


def worn() -> Theme:
    """The theme that the application wears: for dialogs, which follow its palette."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Base) == QColor(DARK.page) else LIGHT


def stylesheet(theme: Theme) -> str:
    """The stylesheet of the whole application; widgets are named by objectName or by the property `kind`."""
    colours = {name: getattr(theme, name) for name in Theme.__slots__ if name not in ("name", "tiles")}
    own = _SHEET.replace("{", "{{").replace("}", "}}").replace("<", "{").replace(">", "}").format_map(colours)
    folder = asset("dialogs")
    controls = Template((folder / "controls.qss").read_text(encoding="utf-8"))
    return grown_sheet(own + controls.substitute(folder=folder.as_posix(), shade=theme.name))


# Colours stand between angle brackets, since braces are the sheet's own.
_SHEET = """
QToolTip { background: <card>; color: <ink>; border: 1px solid <line>; padding: 4px 6px; }
QSplitter::handle { background: <line>; }
QSplitter::handle:hover { background: <accent>; }

#bar { background: <sidebar>; border-bottom: 1px solid <line>; }
#bar QLabel { color: <ink>; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px;
  color: <ink>; }
QToolButton:hover { background: <hover>; }
QToolButton:pressed, QToolButton:checked { background: <selection>; }
QToolButton:focus { border-color: <accent>; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {
  background: <page>; color: <ink>; border: 1px solid <line>; border-radius: 7px; padding: 4px 8px;
  selection-background-color: <accent>; selection-color: <on_accent>; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QComboBox:focus {
  border-color: <accent>; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { background: <faint>; color: <quiet>; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; background: transparent; padding: 0 0 0 6px; }
QComboBox QAbstractItemView { background: <card>; color: <ink>; border: 1px solid <line>;
  selection-background-color: <selection>; selection-color: <ink>; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { background: <faint>; color: <ink>; border: 1px solid <line>; border-radius: 7px; padding: 5px 14px; }
QPushButton:hover { background: <hover>; }
QPushButton:focus { border-color: <accent>; }
QPushButton:default { background: <accent>; color: <on_accent>; border-color: <accent>; }
QPushButton:default:focus { border: 2px solid <ink>; padding: 4px 13px; }
QPushButton:disabled { color: <quiet>; background: <faint>; border-color: <line>; }
QPushButton[kind="chip"] { background: <faint>; border: 1px solid <faint>; border-radius: 12px;
  padding: 0 10px; min-height: 22px; max-height: 22px; color: <ink>; }
QPushButton[kind="chip"]:hover { border-color: <quiet>; }
QPushButton[kind="chip"]:checked { background: <accent>; color: <on_accent>; border-color: <accent>; }
QPushButton[kind="chip"]:focus { border-color: <accent>; }
QPushButton[kind="chip"]:checked:focus { border-color: <ink>; }
QPushButton[kind="chip"]::menu-indicator { image: none; width: 0; }
QPushButton[kind="news"] { background: <selection>; color: <selection_ink>; border: 1px solid <selection>;
  border-radius: 10px; padding: 0 8px; }
QPushButton[kind="news"]:hover, QPushButton[kind="news"]:focus { border-color: <accent>; }
QPushButton[kind="quiet-link"], QPushButton[kind="link"] { background: transparent; border: 1px solid transparent;
  border-radius: 6px; padding: 1px 6px; color: <link>; }
QPushButton[kind="link"]:hover, QPushButton[kind="quiet-link"]:hover { background: <hover>; }
QPushButton[kind="link"]:focus, QPushButton[kind="quiet-link"]:focus { border-color: <accent>; }

QRadioButton::indicator { width: 13px; height: 13px; border: 1px solid <quiet>; border-radius: 7px;
  background: <page>; }
QRadioButton::indicator:checked { width: 7px; height: 7px; border: 4px solid <accent>; }
QRadioButton::indicator:focus { border-color: <accent>; }
QRadioButton::indicator:disabled { border-color: <line>; }

#sidebar-pane { background: <sidebar>; }
#sidebar { background: <sidebar>; border: none; outline: none; color: <ink>; padding-top: 10px; }
#list-pane, #list-header { background: <list>; }
#list-header { border-bottom: 1px solid <line>; }
#list-header QLabel[kind="quiet"] { color: <quiet>; }
#list-header QLabel[kind="warning"] { color: <warning>; }
#articles { background: <list>; border: none; outline: none; }
#activity { background: <list>; border: 1px solid <line>; border-radius: 8px; outline: none; }
#activity QHeaderView, #activity QHeaderView::section { background: <list>; }
#activity QHeaderView::section { padding: 6px 8px; }
#found { background: <list>; border: 1px solid <line>; border-radius: 8px; outline: none; padding: 2px; }
#preview { background: <page>; border: 1px solid <line>; border-radius: 8px; }
#preview:focus, #found:focus { border-color: <accent>; }
#status { background: <sidebar>; border-top: 1px solid <line>; }
#status QLabel { color: <quiet>; }
#status QLabel[kind="good"] { color: <good>; }
#status QLabel[kind="warning"] { color: <warning>; }
QLabel[kind="quiet"] { color: <quiet>; }
QLabel[kind="warning"] { color: <warning>; }

QProgressBar { background: <line>; border: none; border-radius: 2px; color: transparent; }
QProgressBar::chunk { background: <accent>; border-radius: 2px; }

QMenu { background: <card>; color: <ink>; border: 1px solid <line>; padding: 5px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 5px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: <selection>; color: <ink>; }
QMenu::item:disabled { color: <quiet>; }
QMenu::separator { height: 1px; background: <line>; margin: 5px 8px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: <handle>; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: <quiet>; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def _font_files() -> list[Path]:
    """The files of the installed font packages for our two families. By name: to look through the entry points of
    all packages took a tenth of the way to the first paint."""
    files: list[Path] = []
    for package in _FONT_PACKAGES:
        try:
            root: Path = import_module(package).ROOT
        except ImportError:
            _log.warning("the font package %s is not installed", package)
            continue
        files += sorted((root / "files").glob("*.ttf"))
    return files


def announce_fonts() -> bool:
    """Tell fontconfig about the bundled fonts; call before QApplication. False where there is no fontconfig.

    Qt's own `addApplicationFont` sees only the default instance of a variable font and smears the bold; named
    instances that fontconfig knows when Qt starts are used as drawn.
    """
    name = _fontconfig()
    if name is None:
        return False
    try:
        fontconfig = ctypes.CDLL(name)
    except OSError as error:
        _log.info("fontconfig cannot be used: %s", error)
        return False
    add = fontconfig.FcConfigAppFontAddFile
    add.argtypes, add.restype = [ctypes.c_void_p, ctypes.c_char_p], ctypes.c_int
    added = [add(None, str(file).encode()) for file in _font_files()]
    return all(added)


def _fontconfig() -> str | None:
    """What the library is called here, None where there is none."""
    if sys.platform == "linux":
        return "libfontconfig.so.1"  # where Qt itself has it from; to look for it would start ldconfig
    from ctypes.util import find_library

    return find_library("fontconfig")


def load_fonts() -> None:
    """Make the bundled families known to a running QApplication, unless `announce_fonts` did already."""
    families = set(QFontDatabase.families())
    if {SHELL_FAMILY, SERIF_FAMILY} <= families:
        return
    for file in _font_files():
        QFontDatabase.addApplicationFont(str(file))


def drawn_font(size: float = DRAWN, weight: int = 400) -> QFont:
    """The shell's font as drawn, for what is painted at the sizes of the drawings and grows as a whole; `size` in
    pixels at 96 dpi, `weight` as MEDIUM, SEMIBOLD or BOLD."""
    font = QFont(SHELL_FAMILY)
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight(weight))
    return font


def shell_font(size: float = DRAWN, weight: int = 400) -> QFont:
    """The same beside the system's text: as much larger than drawn as that is larger than usual."""
    return drawn_font(round(size) * growth(), weight)


def wear_font(widget: QWidget, size: float = DRAWN, weight: int = 400) -> None:
    """Give a widget the shell's font for as long as it lives: `renew_fonts` finds it."""
    widget.setProperty(_WORN, (size, QFont.Weight(weight).value))
    widget.setFont(shell_font(size, weight))


def renew_fonts(widgets: Iterable[QWidget]) -> None:
    """Let those of them that wear the shell's font follow the system's text."""
    for widget in widgets:
        size, weight = widget.property(_WORN) or (0, 0)
        if size:
            widget.setFont(shell_font(size, weight))


def reading_font_family(serif: bool) -> str:
    """The family to read in."""
    return SERIF_FAMILY if serif else SHELL_FAMILY
