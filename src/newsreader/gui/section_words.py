"""What is said of sections: where an article's section came from, in a sentence and in a word. No widgets."""

from PySide6.QtCore import QCoreApplication

from newsreader.gui.names import short_name
from newsreader.model import SectionMark, SectionSource

translate = QCoreApplication.translate


def reason_text(mark: SectionMark) -> str:
    """Why an article is in a section, in a sentence."""
    if mark.source is SectionSource.INFERRED:
        return _inferred(mark.confidence)
    if mark.source is SectionSource.CORRECTED and mark.section is None:
        if not mark.published:
            return translate("sections", "You took it out of all sections.")
        text = translate("sections", "You took “{name}” out of all sections.")
        return text.format(name=short_name(mark.published))
    if mark.source is SectionSource.CORRECTED and not mark.published:
        return translate("sections", "You put it here.")
    sentences = {
        SectionSource.DECLARED: translate("sections", "Its publisher calls it “{name}”."),
        SectionSource.FEED: translate("sections", "The feed, its folder or its address is named so."),
        SectionSource.ADDRESS: translate("sections", "The article's address names it."),
        SectionSource.PAGE: translate("sections", "The article's own page calls it “{name}”."),
        SectionSource.RULE: translate("sections", "A rule of yours puts it here."),
        SectionSource.CORRECTED: translate("sections", "You put “{name}” here."),
    }
    return sentences[mark.source].format(name=short_name(mark.published))


def _inferred(confidence: float | None) -> str:
    if confidence is None:
        return translate("sections", "Guessed from its words.")
    return translate("sections", "Guessed from its words, {percent} % sure.").format(percent=surety(confidence))


def surety(confidence: float) -> int:
    """How sure a guess is, in percent: never all, which only a publisher or the reader is."""
    return min(round(100 * confidence), 99)
