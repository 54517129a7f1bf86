"""What is said of a refresh and of one feed's check, for the status line and the activity. No widget here."""

from collections import Counter

from PySide6.QtCore import QCoreApplication, QLocale

from newsreader.gui import translation
from newsreader.gui.activity import Line, Result, Run
from newsreader.model import FeedOutcome

translate = QCoreApplication.translate


def progress_text(run: Run, locale: QLocale) -> str:
    """How far a refresh is: "Refreshing 312 of 1,000 feeds · 45 new articles"."""
    if not run.total:
        return translate("status", "Refreshing…")
    text = translate("status", "Refreshing {done} of %Ln feed(s)", "", run.total)
    parts = [text.format(done=locale.toString(run.done)), *_numbers(run)]
    return " · ".join(parts)


def summary_text(run: Run, locale: QLocale) -> str:
    """How a refresh ended: "1,000 feeds · 45 new articles · 3 failed"."""
    if run.stopped:
        if not run.total:
            return translate("status", "Stopped")
        text = translate("status", "Stopped at {done} of %Ln feed(s)", "", run.total)
        return " · ".join([text.format(done=locale.toString(run.done)), *_numbers(run)])
    if run.only is not None and (run.only.error_code or run.only.skip_code):
        return _only(run.only)
    if not run.total:
        return translate("status", "No feed is due")
    asked = run.total - run.left_out.total() - run.again
    parts = [translate("window", "%Ln feed(s)", "", asked)] if asked else []
    parts += _numbers(run, why=True)
    if asked and not run.new and not run.failed:
        parts.insert(1, translate("status", "nothing new"))
    return " · ".join(parts)


def _numbers(run: Run, *, why: bool = False) -> list[str]:
    """What is new, what failed, what was left out, with `why` also the reason where it is one for all."""
    parts = []
    if run.new:
        parts.append(translate("status", "%Ln new article(s)", "", run.new))
    if run.failed:
        parts.append(translate("status", "%Ln failed", "feeds", run.failed))
    if run.left_out:
        text = translate("status", "%Ln left out", "feeds", run.left_out.total())
        reason = _common_reason(run.left_out) if why else ""
        parts.append(f"{text}: {reason}" if reason else text)
    return parts


def _common_reason(left_out: Counter[str]) -> str:
    """Why feeds were left out where the reason is one for all; single feeds have their own sentences."""
    reasons = {
        "schedule.floor": translate("status", "asked less than 10 minutes ago"),
        "schedule.host_rests": translate("status", "their servers asked us to wait"),
        "schedule.retry_after": translate("status", "their servers asked us to wait"),
        "schedule.offline": translate("status", "there is no network"),
        "schedule.proxy": translate("status", "the proxy does not answer"),
        "schedule.unreached": translate("status", "could not be reached"),
        "schedule.gone": translate("status", "gone for good"),
    }
    found = {reasons.get(code, "") for code in left_out}
    return found.pop() if len(found) == 1 else ""


def _only(outcome: FeedOutcome) -> str:
    if outcome.error_code:
        return translation.sentence(outcome.error_code, outcome.error_data)
    reason = translation.sentence(outcome.skip_code, outcome.skip_data)
    return translate("status", "Left out: {reason}").format(reason=reason)


def line_text(line: Line, locale: QLocale) -> str:
    """What happened to a feed, or how a refresh ended, in words."""
    if line.run is not None:
        return summary_text(line.run, locale)
    if line.result is Result.FAILED:
        return translation.sentence(line.code, line.data)
    if line.result is Result.LEFT_OUT:
        reason = translation.sentence(line.code, line.data)
        return translate("status", "Left out: {reason}").format(reason=reason)
    if line.result is Result.UNCHANGED:
        return translate("activity", "Unchanged")
    parts = [translate("status", "%Ln new article(s)", "", line.new)] if line.new else []
    if line.updated:
        parts.append(translate("activity", "%Ln changed", "articles", line.updated))
    return " · ".join(parts)
