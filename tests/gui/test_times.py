"""Days in headings, as the language and the country write them."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale

from newsreader.gui import times
from newsreader.gui.models.group_names import day_name
from newsreader.gui.theme import LIGHT
from newsreader.gui.timeline import Pulse


@pytest.fixture(params=["en_US", "en_GB"])
def country(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The system's country."""
    name = str(request.param)
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(name))
    return name


def test_a_day_stands_as_it_is_written_there(country: str) -> None:
    today = date(2024, 3, 1)
    days = (date(2024, 2, 29), date(2024, 2, 20), date(2023, 2, 28))
    dates = ["February 20", "February 28, 2023"] if country == "en_US" else ["20 February", "28 February 2023"]
    assert [day_name(day, today, "en") for day in days] == ["Yesterday", *dates]
    assert [day_name(day, today, "vi") for day in days][1:] == ["20 tháng 2", "28 tháng 2, 2023"]


def test_the_ends_of_a_timeline_are_dates_of_the_country(country: str) -> None:
    pulse = Pulse(LIGHT)
    first, last = datetime(2024, 2, 9, 12, tzinfo=UTC), datetime(2024, 2, 11, 12, tzinfo=UTC)
    pulse.show_times([last, first], "en")
    assert pulse.accessibleName() == " – ".join(times.exact(one, "en") for one in (first, last))
    assert pulse.accessibleName().startswith("2/9/2024" if country == "en_US" else "09/02/2024")
    pulse.deleteLater()
