"""Rules in the window: made, tried, switched, deleted and taken back; what they hide, and why."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from newsreader.gui import rules as gui_rules
from newsreader.gui.article_menu import article_menu
from newsreader.gui.dialogs.rule import RuleDialog
from newsreader.gui.dialogs.rules import RulesDialog
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.notices import ruled_note
from newsreader.gui.reading_document import build_html
from newsreader.gui.window import Window
from newsreader.library import rules
from newsreader.library.opened import Library
from newsreader.library.read import counts, list_ids, list_rows
from newsreader.library.section_tree import add, arranged, merge, remove
from newsreader.model import Query
from newsreader.ruling import Rule
from tests.gui.arranging import undo
from tests.gui.newsstand import OUTLETS, fresh, publish, wait


def dialog_of(window: Window) -> RuleDialog:
    wait(lambda: window.findChild(RuleDialog) is not None, "for the dialog")
    found = window.findChild(RuleDialog)
    assert isinstance(found, RuleDialog)
    return found


def save_button(dialog: RuleDialog) -> bool:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()


def caught(dialog: RuleDialog) -> str:
    return dialog._caught.text()  # what it shows


def shows_muted(window: Window) -> bool:
    return window.sidebar.tree.index_of(Place(Kind.MUTED).key).isValid()


def test_what_a_rule_would_catch_is_shown_while_it_is_typed(window: Window, newsstand: Library) -> None:
    window.ruling.make(f'feed:"{OUTLETS[2]}"')
    dialog = dialog_of(window)
    wait(lambda: caught(dialog).startswith("Catches 8 "), "for the trial")
    assert dialog._newest.count() == rules.SHOWN
    assert save_button(dialog)
    dialog.query.setEditText("feed:nowhere")
    wait(lambda: caught(dialog).startswith("Catches 0 "), "for the trial")
    assert "No feed is called" in dialog._notes.text()
    dialog.query.setEditText("là:chưa-đọc")
    wait(lambda: "cannot ask for “là:chưa-đọc”" in dialog._notes.text(), "for the refusal")
    assert not save_button(dialog)
    dialog.query.setEditText("bài")
    wait(lambda: caught(dialog).startswith("Catches 40 "), "for the trial")
    dialog.mute.setChecked(False)
    assert not save_button(dialog)  # it would do nothing
    dialog.reject()
    assert rules.rules(newsstand) == ()


def test_a_section_that_was_merged_is_shown_as_what_it_was_merged_into(window: Window, newsstand: Library) -> None:
    ids = {node.key: number for number, node in newsstand.store.section_tree.look().items()}
    number = rules.add_rule(newsstand, Rule(title="Xếp", query="bài", section=ids["football"]))
    arranged(newsstand, merge(ids["football"], ids["law"]))
    window.ruling.edit(number)
    dialog = dialog_of(window)
    assert dialog.section.currentData() == ids["law"]
    assert dialog.place.isChecked()
    dialog.reject()
    dialog.deleteLater()


def test_a_section_that_is_gone_is_no_other_one(window: Window, newsstand: Library) -> None:
    arranged(newsstand, add("Làng"))
    own = next(n for n, node in newsstand.store.section_tree.look().items() if node.own)
    number = rules.add_rule(newsstand, Rule(title="Xếp", query="bài", star=True, section=own))
    arranged(newsstand, remove(own))
    window.ruling.edit(number)
    dialog = dialog_of(window)
    assert not dialog.place.isChecked()
    assert dialog.rule().section is None
    dialog.reject()
    dialog.deleteLater()


def test_muting_like_an_article_and_taking_it_back(window: Window, newsstand: Library) -> None:
    assert not shows_muted(window)
    article = window.listing.model.ids[0]
    (row,) = list_rows(newsstand, [article])
    menu = article_menu(window, [row.id])
    next(action for action in menu.actions() if action.text() == "Mute articles like this…").trigger()
    menu.deleteLater()
    dialog = dialog_of(window)
    assert [dialog.query.itemText(at) for at in range(dialog.query.count())] == list(
        rules.suggestions(newsstand, article)
    )
    dialog.query.setEditText(f'feed:"{row.outlet}"')
    dialog.accept()
    wait(lambda: shows_muted(window), "for what is muted")
    hidden = len(list_ids(newsstand, Query(muted=True)))
    wait(lambda: len(window.listing.model.ids) == 40 - hidden, "for the list")
    assert window.session.counts.articles == 40 - hidden
    undo(window)
    wait(lambda: not shows_muted(window), "for the undo")
    wait(lambda: len(window.listing.model.ids) == 40, "for the list")
    assert rules.rules(newsstand) == ()


def test_the_open_article_says_at_once_which_rule_hides_it(window: Window) -> None:
    window.articles.go_to(window.listing.model.ids[0])
    wait(lambda: window.session.readable is not None, "for the article")
    readable = window.session.readable
    assert readable is not None
    window.ruling.make(f'title:"{readable.article.row.title}"')
    dialog = dialog_of(window)
    dialog.accept()

    def told() -> bool:
        return "Hidden by rule:" in window.pane._page.document().toPlainText()

    wait(told, "for what hides it")
    undo(window)
    wait(lambda: not told(), "for the undo")


def test_what_is_proposed_is_in_the_windows_language(window: Window) -> None:
    window.session.language = "vi"
    window.ruling.mute_like(window.listing.model.ids[0])
    dialog = dialog_of(window)
    assert dialog.query.itemText(dialog.query.count() - 1).startswith("nguồn:")
    dialog.reject()
    dialog.deleteLater()


def test_every_act_on_rules_is_done_again(window: Window, newsstand: Library) -> None:
    acts = window.session.rules

    def there() -> list[Rule]:
        return [one.rule for one in rules.rules(newsstand)]

    def back_and_again(done: int, before: list[Rule]) -> None:
        after = there()
        for _ in range(2):
            undo(window, done)
            wait(lambda: there() == before, "for the undo")
            wait(lambda: window.session.history.names[1] != "", "for what can be done again")
            window.session.redo()
            wait(lambda: there() == after, "for the redo")

    acts.save(Rule(query="bài", star=True), here=True)
    wait(lambda: counts(newsstand).starred == 40, "for the stars")
    wait(lambda: window.session.history.names[0] == "add the rule bài", "for the name")
    back_and_again(1, [])
    wait(lambda: counts(newsstand).starred == 40, "for the stars that are given again")
    [first] = before = there()
    acts.save(replace(first, title="Chỉ một báo", query=f'feed:"{OUTLETS[2]}"', star=False, read=True), here=True)
    wait(lambda: counts(newsstand).unread == 32, "for what is read")
    back_and_again(2, before)
    wait(lambda: counts(newsstand).unread == 32, "for what is read again")
    acts.save(Rule(query="hai", mute=True))
    wait(lambda: len(there()) == 2, "for another rule")
    before = there()
    wait(lambda: len(window.session.history._done) == 3, "for the act")
    acts.move(before[1].id, 0, 2)
    wait(lambda: there()[0].query == "hai", "for the move")
    back_and_again(4, before)
    before = there()
    acts.remove(before[0])
    wait(lambda: len(there()) == 1, "for the deletion")
    back_and_again(5, before)


@pytest.mark.parametrize("known", [False, True])
def test_what_a_rule_does_to_what_is_here_shows_before_the_worker_comes(
    window: Window, newsstand: Library, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    """In a large library the worker finds verdicts, and where none is to be found it tells nothing."""
    rule = Rule(query="bài", notify=True)
    if known:
        rule = replace(rule, id=rules.add_rule(newsstand, rule))
    monkeypatch.setattr(gui_rules, "SMALL", 0)
    monkeypatch.setattr(window.session.work, "submit", lambda _job: None)
    window.session.rules.save(replace(rule, star=True), here=True)
    wait(lambda: window.session.counts.starred == 40, "for the stars")


def test_why_an_article_is_hidden_leads_to_its_rule(window: Window, newsstand: Library) -> None:
    number = rules.add_rule(newsstand, Rule(title="<Cảng>", query=f'feed:"{OUTLETS[2]}"', mute=True))
    for _ in rules.settle(newsstand):
        pass
    window.session.look_for_others()
    window.session.refresh_values()
    wait(lambda: shows_muted(window), "for what is muted")
    window.go(Place(Kind.MUTED))
    wait(lambda: len(window.listing.model.ids) == 8, "for the list")
    assert "8 articles" in window.header.numbers.text()
    window.session.open(window.listing.model.ids[0])
    wait(lambda: window.session.readable is not None, "for the article")
    readable = window.session.readable
    assert readable is not None
    assert f'<a href="rule:{number}">&lt;Cảng&gt;</a>' in build_html(readable, "en")
    assert 'href="rule:' not in build_html(replace(readable, muted_by=()), "en")
    window.pane.rule_requested.emit(number)
    dialog = dialog_of(window)
    assert (dialog.title.text(), dialog.mute.isChecked()) == ("<Cảng>", True)
    dialog.until.setChecked(True)
    dialog.accept()
    wait(lambda: rules.rules(newsstand)[0].rule.mute_until is not None, "for the change")
    until = rules.rules(newsstand)[0].rule.mute_until
    assert until is not None
    assert (until.astimezone().hour, until.astimezone().minute) == (0, 0)
    assert timedelta(days=7) < until - newsstand.now() <= timedelta(days=8)


def test_a_day_that_is_past_is_told_and_not_taken(window: Window, newsstand: Library) -> None:
    ended = newsstand.now() - timedelta(days=3)
    for stored in (Rule(query="bài", mute=True), Rule(id=1, query="bài", mute=True, mute_until=ended)):
        dialog = RuleDialog(window.session, stored, window)
        save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
        dialog.show()
        assert dialog._vain.isVisible() == bool(stored.id)
        dialog.until.setChecked(True)
        dialog.day.setDate(QDate.currentDate().addDays(-1))
        assert dialog._vain.isVisible()
        assert dialog.day.text() in dialog._vain.text()
        assert not save.isEnabled()
        dialog.day.setDate(QDate.currentDate())
        assert not dialog._vain.isVisible()
        assert save.isEnabled()
        dialog.reject()


def test_the_same_rule_is_told_and_not_taken(window: Window, newsstand: Library) -> None:
    rules.add_rule(newsstand, Rule(title="Ẩn bài", query="bài", mute=True))
    dialog = RuleDialog(window.session, Rule(query="bài", mute=True), window)
    dialog.show()
    wait(lambda: "The rule “Ẩn bài” looks for the same" in dialog._vain.text(), "for the sentence")
    assert dialog._vain.isVisible()
    assert not save_button(dialog)
    dialog.star.setChecked(True)
    assert not dialog._vain.isVisible()
    assert save_button(dialog)
    dialog.reject()
    refusals: list[str] = []
    window.session.failed.connect(refusals.append)
    window.session.rules.save(Rule(query="bài", mute=True))  # made elsewhere while the dialog stood open
    wait(lambda: bool(refusals), "for the refusal")
    assert len(rules.rules(newsstand)) == 1


def test_doubles_of_older_versions_are_renamed_and_switched(window: Window, newsstand: Library) -> None:
    for title in ("Một", "Hai"):
        number = rules.add_rule(newsstand, Rule(title=title, query="bài", mute=True))
    two = rules.find_rule(newsstand, str(number))
    window.session.rules.switch(two, enabled=False)
    wait(lambda: not rules.find_rule(newsstand, "Hai").enabled, "for the change")


def test_a_rule_that_has_ended_can_be_changed(window: Window, newsstand: Library) -> None:
    ended = datetime.combine(newsstand.now().date() - timedelta(days=3), time()).astimezone()
    number = rules.add_rule(newsstand, Rule(query="bài", mute=True, mute_until=ended))
    dialog = RuleDialog(window.session, rules.find_rule(newsstand, str(number)), window)
    dialog.title.setText("Cũ")
    assert dialog.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()
    dialog.accept()
    wait(lambda: rules.rules(newsstand)[0].rule.title == "Cũ", "for the change")


def test_the_list_of_rules(window: Window, newsstand: Library) -> None:
    for query in ("một", "bài", "ba"):
        rules.add_rule(newsstand, Rule(query=query, mute=True))
    window.ruling.show_rules()
    dialog = window.findChild(RulesDialog)
    assert isinstance(dialog, RulesDialog)

    def queries() -> list[str]:
        return [one.rule.query for one in rules.rules(newsstand)]

    wait(lambda: dialog.list.count() == 3, "for the rules")
    dialog.list.setCurrentRow(2)
    dialog.up.click()
    wait(lambda: queries() == ["một", "ba", "bài"], "for the move")
    undo(window)
    wait(lambda: queries() == ["một", "bài", "ba"], "for the undo")
    wait(lambda: dialog.list.count() == 3 and dialog.list.item(1).text().startswith("bài"), "for the list")
    wait(lambda: shows_muted(window), "for what is muted")
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    wait(lambda: not rules.rules(newsstand)[1].rule.enabled, "for the switch")
    wait(lambda: counts(newsstand).muted == 0, "for what comes back")
    wait(lambda: dialog.list.item(1).checkState() is Qt.CheckState.Unchecked, "for the list")
    dialog.list.setCurrentRow(0)
    dialog.delete.click()
    wait(lambda: queries() == ["bài", "ba"], "for the deletion")
    undo(window, 2)
    wait(lambda: queries() == ["một", "bài", "ba"], "for the undo")
    wait(lambda: dialog.list.count() == 3, "for the list")
    dialog.close()


def test_what_is_here_is_starred_where_that_is_asked(window: Window, newsstand: Library) -> None:
    window.ruling.make(f'feed:"{OUTLETS[2]}"')
    dialog = dialog_of(window)
    assert not dialog.here.isEnabled()
    dialog.mute.setChecked(False)
    dialog.star.setChecked(True)
    dialog.here.setChecked(True)
    dialog.accept()
    wait(lambda: counts(newsstand).starred == 8, "for the stars")
    undo(window)
    wait(lambda: counts(newsstand).starred == 0, "for the undo")


def test_a_note_names_what_a_rule_wants_told(newsstand: Library) -> None:
    rules.add_rule(newsstand, Rule(query="tin mới", notify=True))
    for _ in rules.settle(newsstand):
        pass
    changes = publish(newsstand, 1, tuple(fresh(OUTLETS[0], 100 + number) for number in range(5)))
    assert len(changes.notify) == 5
    rows = list_rows(newsstand, changes.notify)
    title, body = ruled_note(rows, {})
    assert title == f"{OUTLETS[0]}: {rows[0].title}"
    assert body.splitlines()[-1].startswith("2 more ")
    assert len(body.splitlines()) == 3
    assert ruled_note(rows[:1], {"Báo B": 3})[1].startswith("Báo B: 3 ")


def test_one_enter_saves_where_there_are_proposals(window: Window, newsstand: Library) -> None:
    dialog = RuleDialog(window.session, Rule(title="", query="", mute=True), window, choices=("bài 7", "bài 8"))
    window.show_dialog(dialog)
    dialog.activateWindow()
    wait(lambda: save_button(dialog), "for the trial")
    QTest.keyClick(dialog.query, Qt.Key.Key_Return)
    wait(lambda: [ruled.rule.query for ruled in rules.rules(newsstand)] == ["bài 7"], "for the rule")
