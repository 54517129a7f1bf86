"""The catalogues: `--update` follows the sources, `--check` finds what is missing, `--build` makes .qm files.

The sources are read with `ast`: lupdate (6.11) passes over calls in f-strings and calls whose count is more than
a plain name, and does not see that a text with %n has plural forms. The .ts files are Qt's own, for Linguist.
"""

import argparse
import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
# Forms of plural: Vietnamese has one, English two. The English catalogue holds nothing but plurals.
FORMS = {"vi": 1, "en": 2}
LOCALES = {"vi": "vi_VN", "en": "en_GB"}
# What Qt says by itself (buttons, context menus). Qt ships no Vietnamese catalogue, so these come from a list.
QT_TEXTS = Path(__file__).with_name("qt_texts.tsv")

Key = tuple[str, str, str]  # context, source, comment


@dataclass(frozen=True, slots=True)
class Message:
    """One text to translate. `forms` are the translations, one a plural form; () while there is none."""

    context: str
    source: str
    comment: str = ""
    forms: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What identifies the text."""
        return (self.context, self.source, self.comment)

    @property
    def plural(self) -> bool:
        """Whether the text counts something."""
        return "%n" in self.source or "%Ln" in self.source


def sources() -> list[Path]:
    """The modules whose texts are shown in the window."""
    package = ROOT / "src" / "newsreader"
    return [package / "wording.py", *sorted((package / "gui").rglob("*.py"))]


def tool(name: str) -> str:
    """The path of one of PySide's tools. Raises SystemExit when it is not installed."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        raise SystemExit(f"{name} is missing: install PySide6-Essentials")
    return found


def extract() -> list[Message]:
    """Every text of the sources and of Qt, by context."""
    found = [message for path in sources() for message in texts_of(path)]
    return sorted({message.key: message for message in [*found, *qt_texts()]}.values(), key=lambda one: one.key)


def texts_of(path: Path) -> Iterator[Message]:
    """The literals given to translate(), QT_TRANSLATE_NOOP() and, in a class, to self.tr() in one module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for name, literals in _calls(tree):
        if name in ("translate", "QT_TRANSLATE_NOOP") and len(literals) > 1:
            context, source, *comment = literals
            yield Message(context, source, comment[0] if comment else "")
    for owner in [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]:
        for name, literals in _calls(owner):
            if name == "tr" and literals:
                yield Message(owner.name, literals[0], literals[1] if len(literals) > 1 else "")


def _calls(tree: ast.AST) -> Iterator[tuple[str, list[str]]]:
    """The calls in a tree: the last part of the name, and the literals among the first three arguments."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, [str(one.value) for one in node.args[:3] if isinstance(one, ast.Constant)]


def qt_texts() -> list[Message]:
    """The texts that Qt shows by itself: context and source, one a line, separated by a tab."""
    lines = QT_TEXTS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [Message(context, source.replace("\\n", "\n")) for context, source in pairs]


def read(path: Path) -> list[Message]:
    """The messages of a .ts file."""
    if not path.exists():
        return []
    found = []
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  # our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            forms: tuple[str, ...] = ()
            if translation is not None and translation.get("type") not in ("unfinished", "vanished", "obsolete"):
                counted = [form.text or "" for form in translation.findall("numerusform")]
                forms = tuple(counted) if counted else (translation.text or "",)
            found.append(Message(name, message.findtext("source", ""), message.findtext("comment", ""), forms))
    return found


def write(path: Path, language: str, messages: list[Message]) -> None:
    """Write a .ts file that differs from the last only where the texts do."""
    root = ET.Element("TS", version="2.1", language=LOCALES[language], sourcelanguage="en")
    context = None
    for message in messages:
        if context is None or context.findtext("name") != message.context:
            context = ET.SubElement(root, "context")
            ET.SubElement(context, "name").text = message.context
        element = ET.SubElement(context, "message", {"numerus": "yes"} if message.plural else {})
        ET.SubElement(element, "source").text = message.source
        if message.comment:
            ET.SubElement(element, "comment").text = message.comment
        translation = ET.SubElement(element, "translation")
        done = len(message.forms) == (FORMS[language] if message.plural else 1) and all(message.forms)
        if not done:
            translation.set("type", "unfinished")
        if message.plural:
            for form in message.forms or ("",) * FORMS[language]:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = message.forms[0] if message.forms else ""
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


def wanted(language: str, texts: list[Message]) -> list[Message]:
    """What the catalogue of `language` must hold of `texts`."""
    return texts if language != "en" else [message for message in texts if message.plural]


def update(language: str, texts: list[Message]) -> None:
    """Bring one catalogue up to date; translations of texts that are gone go too."""
    path = FOLDER / f"newsreader_{language}.ts"
    known = {message.key: message.forms for message in read(path)}
    merged = [
        Message(text.context, text.source, text.comment, known.get(text.key, ()))
        for text in wanted(language, texts)
    ]
    write(path, language, merged)


def faults(language: str, texts: list[Message]) -> Iterator[str]:
    """What is wrong with one catalogue, a line each."""
    known = {message.key: message for message in read(FOLDER / f"newsreader_{language}.ts")}
    keys = {text.key for text in wanted(language, texts)}
    for key in sorted(keys - known.keys()):
        yield f"{language}: missing {key}"
    for key in sorted(known.keys() - keys):
        yield f"{language}: no longer in the sources {key}"
    for message in known.values():
        yield from (f"{language}: {fault} {message.key}" for fault in _message_faults(message, language))


def _message_faults(message: Message, language: str) -> Iterator[str]:
    if len(message.forms) != (FORMS[language] if message.plural else 1) or not all(message.forms):
        yield "unfinished"
        return
    for number, form in enumerate(message.forms):
        # "Every hour" needs no number: the first of two forms may leave it out.
        wanted = _marks(message.source)
        if number == 0 and language == "en" and not {"%n", "%Ln"} & set(_marks(form)):
            wanted = [mark for mark in wanted if mark not in ("%n", "%Ln")]
        if sorted(_marks(form)) != sorted(wanted):
            yield "other placeholders than the source"
        if (form[:1] == " ") != (message.source[:1] == " ") or form.endswith("…") != message.source.endswith("…"):
            yield "begins or ends otherwise than the source"


def _marks(text: str) -> list[str]:
    """The placeholders of a text: {name}, %n, %Ln and Qt's own %1."""
    names = [piece.split("}")[0] for piece in text.split("{")[1:] if "}" in piece]
    return names + [mark for mark in ("%n", "%Ln", "%1") if mark in text]


def build(language: str, folder: Path = FOLDER) -> Path:
    """Make the .qm file of one catalogue in `folder` and return its path."""
    source, built = FOLDER / f"newsreader_{language}.ts", folder / f"newsreader_{language}.qm"
    command = [tool("pyside6-lrelease"), "-silent", "-removeidentical", str(source), "-qm", str(built)]
    subprocess.run(command, check=True)
    return built


def main() -> int:
    """Do what the command line asks for; 1 when a check failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    for name in ("update", "check", "build"):
        parser.add_argument(f"--{name}", action="store_true")
    asked = parser.parse_args()
    texts = extract() if asked.update or asked.check else []
    found: list[str] = []
    for language in FORMS:
        if asked.update:
            update(language, texts)
        if asked.check:
            found += faults(language, texts)
        if asked.build:
            build(language)
    for line in found:
        sys.stderr.write(f"{line}\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
