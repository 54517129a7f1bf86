"""The weight of a story: more outlets, faster and fresher ones, weigh more; one outlet weighs nothing."""

from newsreader.stories.highlights import HOUR, weigh


def test_one_outlet_is_no_highlight() -> None:
    assert weigh([], 0, 0) == 0
    assert weigh([0], 0, 0) == 0


def test_more_faster_and_fresher_weighs_more() -> None:
    three = weigh([0, HOUR, 6 * HOUR], 6 * HOUR, 6 * HOUR)
    assert weigh([0, HOUR, 2 * HOUR, 6 * HOUR], 6 * HOUR, 6 * HOUR) > three
    assert weigh([4 * HOUR, 5 * HOUR, 6 * HOUR], 6 * HOUR, 6 * HOUR) > three
    assert weigh([0, HOUR, 6 * HOUR], 6 * HOUR, 30 * HOUR) < three
