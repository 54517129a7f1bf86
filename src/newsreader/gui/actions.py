"""Every act of the window in one table: name, group, text, keys, icon.

Menus, bar, keys and the `?` sheet read it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # the name that lupdate looks for
    """Mark `text` for translation in `context` and return it unchanged."""
    del context
    return text


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `keys` are portable; those of an act with `panes` count only in the sidebar, list and pane, since
    buttons and fields need the same keys. One of a `part` of the window is heard there and only named here."""

    name: str
    group: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    panes: bool = False
    part: bool = False


_READING = QT_TRANSLATE_NOOP("actions", "Reading")
_ARTICLE = QT_TRANSLATE_NOOP("actions", "Article")
_STORY = QT_TRANSLATE_NOOP("actions", "Story")
_LIST = QT_TRANSLATE_NOOP("actions", "List")
_FEEDS = QT_TRANSLATE_NOOP("actions", "Feeds")
_WINDOW = QT_TRANSLATE_NOOP("actions", "Window")

ACTS: tuple[Act, ...] = (
    Act("next", _READING, QT_TRANSLATE_NOOP("actions", "Next article"), ("J",)),
    Act("previous", _READING, QT_TRANSLATE_NOOP("actions", "Previous article"), ("K",)),
    Act("next-unread", _READING, QT_TRANSLATE_NOOP("actions", "Next unread article, then the next place"), ("N",)),
    Act("previous-unread", _READING, QT_TRANSLATE_NOOP("actions", "Previous unread article"), ("P",)),
    Act("read-on", _READING, QT_TRANSLATE_NOOP("actions", "Scroll, then next unread"), ("Space",), panes=True),
    Act("read-back", _READING, QT_TRANSLATE_NOOP("actions", "Scroll back"), ("Shift+Space",), panes=True),
    Act("back", _READING, QT_TRANSLATE_NOOP("actions", "Back"), ("B", "Alt+Left"), "back"),
    Act("find", _READING, QT_TRANSLATE_NOOP("actions", "Find in the article"), ("Ctrl+F",)),
    Act(
        "find-on",
        _READING,
        QT_TRANSLATE_NOOP("actions", "Next place found"),
        ("F3", "Ctrl+G", "Return"),
        part=True,
    ),
    Act(
        "find-back",
        _READING,
        QT_TRANSLATE_NOOP("actions", "Previous place found"),
        ("Shift+F3", "Ctrl+Shift+G", "Shift+Return"),
        part=True,
    ),
    Act("bigger", _READING, QT_TRANSLATE_NOOP("actions", "Larger text"), ("Ctrl++", "Ctrl+=")),
    Act("smaller", _READING, QT_TRANSLATE_NOOP("actions", "Smaller text"), ("Ctrl+-",)),
    Act("normal-size", _READING, QT_TRANSLATE_NOOP("actions", "Normal text size"), ("Ctrl+0",)),
    Act("toggle-read", _ARTICLE, QT_TRANSLATE_NOOP("actions", "Read or unread"), ("M",), "unread"),
    Act("toggle-star", _ARTICLE, QT_TRANSLATE_NOOP("actions", "Star"), ("S",), "starred"),
    Act("open-original", _ARTICLE, QT_TRANSLATE_NOOP("actions", "Open in the browser"), ("O", "V"), "external"),
    Act("keep", _ARTICLE, QT_TRANSLATE_NOOP("actions", "Keep for offline"), ("D",), "offline"),
    Act("mute-like", _ARTICLE, QT_TRANSLATE_NOOP("actions", "Mute articles like this…"), ("Shift+M",), "muted"),
    Act("correct-section", _ARTICLE, QT_TRANSLATE_NOOP("actions", "Correct section…"), ("C",), "section"),
    Act("why-section", _ARTICLE, QT_TRANSLATE_NOOP("actions", "Why this section?"), ("Shift+C",)),
    Act("undo", _ARTICLE, QT_TRANSLATE_NOOP("actions", "Undo"), ("Ctrl+Z",), "undo"),
    Act("redo", _ARTICLE, QT_TRANSLATE_NOOP("actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Act("timeline", _STORY, QT_TRANSLATE_NOOP("actions", "The story and its timeline"), ("T",)),
    Act("one-row", _STORY, QT_TRANSLATE_NOOP("actions", "One row a story"), ("G",)),
    Act("follow-story", _STORY, QT_TRANSLATE_NOOP("actions", "Follow the story"), ("F",)),
    Act("mute-story", _STORY, QT_TRANSLATE_NOOP("actions", "Mute the story"), ("X",)),
    Act("split-off", _STORY, QT_TRANSLATE_NOOP("actions", "Split the article off its story"), ("Shift+X",)),
    Act("merge", _STORY, QT_TRANSLATE_NOOP("actions", "Merge with another story…"), ("W",)),
    Act("search", _LIST, QT_TRANSLATE_NOOP("actions", "Search"), ("/", "Ctrl+K"), "search"),
    Act("search-help", _LIST, QT_TRANSLATE_NOOP("actions", "How to search"), ("F1",)),
    Act("show-new", _LIST, QT_TRANSLATE_NOOP("actions", "Show new articles"), (".",)),
    Act("mark-all-read", _LIST, QT_TRANSLATE_NOOP("actions", "Mark all as read"), ("Shift+A",), "check"),
    Act("mark-above", _LIST, QT_TRANSLATE_NOOP("actions", "Mark everything above as read"), ("[",)),
    Act("mark-below", _LIST, QT_TRANSLATE_NOOP("actions", "Mark everything below as read"), ("]",)),
    Act("choose-next", _LIST, QT_TRANSLATE_NOOP("actions", "Choose the next one too"), ("Shift+J",)),
    Act("choose-previous", _LIST, QT_TRANSLATE_NOOP("actions", "Choose the one before too"), ("Shift+K",)),
    Act("first", _LIST, QT_TRANSLATE_NOOP("actions", "First article"), ("Home",), part=True),
    Act("last", _LIST, QT_TRANSLATE_NOOP("actions", "Last article"), ("End",), part=True),
    Act("enter", _LIST, QT_TRANSLATE_NOOP("actions", "Into the article"), ("Return",), part=True),
    Act("leave", _LIST, QT_TRANSLATE_NOOP("actions", "Back to the list, out of the search"), ("Esc",), part=True),
    Act("front", _LIST, QT_TRANSLATE_NOOP("actions", "Front page or order of time"), ("H",), "front"),
    Act("fold", _LIST, QT_TRANSLATE_NOOP("actions", "Fold or unfold the group"), ("Z",)),
    Act("fold-all", _LIST, QT_TRANSLATE_NOOP("actions", "Fold or unfold all groups"), ("Shift+Z",)),
    Act("rows", _LIST, QT_TRANSLATE_NOOP("actions", "Compact rows, normal rows or cards"), ("L",)),
    Act("previous-pane", _LIST, QT_TRANSLATE_NOOP("actions", "Pane to the left"), ("Left",), panes=True),
    Act("next-pane", _LIST, QT_TRANSLATE_NOOP("actions", "Pane to the right"), ("Right",), panes=True),
    Act("refresh", _FEEDS, QT_TRANSLATE_NOOP("actions", "Refresh"), ("R", "F5"), "refresh"),
    Act("refresh-all", _FEEDS, QT_TRANSLATE_NOOP("actions", "Refresh all feeds now"), ("Shift+R",)),
    Act("stop", _FEEDS, QT_TRANSLATE_NOOP("actions", "Stop refreshing or keeping"), ("Ctrl+.",)),
    Act("activity", _FEEDS, QT_TRANSLATE_NOOP("actions", "Activity"), ("Ctrl+J",)),
    Act("add-feed", _FEEDS, QT_TRANSLATE_NOOP("actions", "Add feed…"), ("Ctrl+N",), "add"),
    Act("paste", _FEEDS, QT_TRANSLATE_NOOP("actions", "Follow the address that was copied"), ("Ctrl+V",)),
    Act("add-folder", _FEEDS, QT_TRANSLATE_NOOP("actions", "New folder…"), ("Ctrl+Shift+N",), "folder"),
    Act(
        "rename", _FEEDS, QT_TRANSLATE_NOOP("actions", "Rename what is chosen in the sidebar…"), ("F2",), "rename"
    ),
    Act("feed-settings", _FEEDS, QT_TRANSLATE_NOOP("actions", "Settings of the feed…"), ("Ctrl+I",)),
    Act(
        "unsubscribe",
        _FEEDS,
        QT_TRANSLATE_NOOP("actions", "Unsubscribe from the chosen feed"),
        ("Del",),
        part=True,
    ),
    Act("feed-health", _FEEDS, QT_TRANSLATE_NOOP("actions", "Feed health"), ("Ctrl+Shift+H",), "health"),
    Act("rules", _FEEDS, QT_TRANSLATE_NOOP("actions", "Rules…"), ("Ctrl+Shift+R",), "rule"),
    Act("sections", _FEEDS, QT_TRANSLATE_NOOP("actions", "Edit sections…"), ("Ctrl+Shift+E",), "section"),
    Act("filter-sidebar", _FEEDS, QT_TRANSLATE_NOOP("actions", "Filter the sidebar"), ("Ctrl+Shift+K",)),
    Act("starter", _FEEDS, QT_TRANSLATE_NOOP("actions", "Choose from the starter list…")),
    Act("import", _FEEDS, QT_TRANSLATE_NOOP("actions", "Import a list of feeds…"), ("Ctrl+O",)),
    Act("export", _FEEDS, QT_TRANSLATE_NOOP("actions", "Export the list of feeds…"), ("Ctrl+Shift+S",)),
    Act("import-all", _FEEDS, QT_TRANSLATE_NOOP("actions", "Import everything…")),
    Act("export-all", _FEEDS, QT_TRANSLATE_NOOP("actions", "Export everything…")),
    Act("backups", _WINDOW, QT_TRANSLATE_NOOP("actions", "Backups…")),
    Act("preferences", _WINDOW, QT_TRANSLATE_NOOP("actions", "Preferences…"), ("Ctrl+,",)),
    Act("menu", _WINDOW, QT_TRANSLATE_NOOP("actions", "Menu"), ("F10",)),
    Act(
        "context-menu",
        _WINDOW,
        QT_TRANSLATE_NOOP("actions", "Menu of what the keyboard is on"),
        ("Shift+F10", "Menu"),
        part=True,
    ),
    Act("shortcuts", _WINDOW, QT_TRANSLATE_NOOP("actions", "Keyboard shortcuts"), ("?",)),
    Act("about", _WINDOW, QT_TRANSLATE_NOOP("actions", "About Newsreader")),
    Act("quit", _WINDOW, QT_TRANSLATE_NOOP("actions", "Quit"), ("Ctrl+Q",)),
)

# The menu behind the bar's last button; "" is a line.
MENU: tuple[str, ...] = (
    "undo", "redo", "", "add-feed", "add-folder", "starter", "import", "export", "", "import-all", "export-all",
    "backups", "", "refresh-all", "activity", "feed-health", "rules", "sections", "filter-sidebar",
    "mark-all-read", "", "bigger", "smaller", "normal-size", "", "preferences", "shortcuts", "about", "quit",
)  # fmt: skip


def act_text(act: Act) -> str:
    """The act's name in the window's language."""
    return QCoreApplication.translate("actions", act.text)


def group_text(act: Act) -> str:
    """The act's group in the window's language."""
    return QCoreApplication.translate("actions", act.group)


def keys_of(name: str) -> tuple[str, ...]:
    """The keys of an act."""
    return next(act.keys for act in ACTS if act.name == name)


def with_key(told: str, name: str) -> str:
    """What a button's tooltip tells, and the first key of the act that it does: "Show new articles (.)"."""
    key = QKeySequence(keys_of(name)[0])
    return f"{told} ({key.toString(QKeySequence.SequenceFormat.NativeText)})"


def show_key(action: QAction, name: str) -> None:
    """Show the first key of an act beside a line of a passing menu that does the same. The key stays the window's:
    Qt hears none of a menu that hangs on nothing."""
    action.setShortcut(QKeySequence(keys_of(name)[0]))


def name_history(actions: Mapping[str, QAction], undone: str, redone: str) -> None:
    """Say in the menu what undo takes back and what redo does again; "" for nothing, which cannot be asked for."""
    for name, act in (("undo", undone), ("redo", redone)):
        text = act_text(next(one for one in ACTS if one.name == name))
        if act:
            text = QCoreApplication.translate("actions", "{verb}: {act}").format(verb=text, act=act)
        actions[name].setText(text.replace("&", "&&"))
        actions[name].setEnabled(bool(act))


def make_actions(
    window: QWidget, verbs: Mapping[str, Callable[[], object]], panes: tuple[QWidget, ...]
) -> dict[str, QAction]:
    """A QAction for each act of the whole window, with its keys. Raises KeyError when a verb is missing."""
    actions: dict[str, QAction] = {}
    for act in ACTS:
        if act.part:
            continue
        action = QAction(act_text(act), window)
        action.setObjectName(act.name)
        action.setShortcuts([QKeySequence(key) for key in act.keys])
        action.triggered.connect(lambda _checked=False, verb=verbs[act.name]: verb())
        if act.panes:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for pane in panes:
                pane.addAction(action)
        else:
            window.addAction(action)
        actions[act.name] = action
    return actions


def retranslate(actions: Mapping[str, QAction]) -> None:
    """Name the actions again after the language changed."""
    for act in ACTS:
        if not act.part:
            actions[act.name].setText(act_text(act))
