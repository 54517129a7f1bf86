"""The weight of a story: more outlets, faster and fresher ones, weigh more; one outlet weighs nothing."""

import random

from newsreader.stories.highlights import HOUR, most, weigh


def test_one_outlet_is_no_highlight() -> None:
    assert weigh([], 0, 0) == 0
    assert weigh([0], 0, 0) == 0


def test_more_faster_and_fresher_weighs_more() -> None:
    three = weigh([0, HOUR, 6 * HOUR], 6 * HOUR, 6 * HOUR)
    assert weigh([0, HOUR, 2 * HOUR, 6 * HOUR], 6 * HOUR, 6 * HOUR) > three
    assert weigh([4 * HOUR, 5 * HOUR, 6 * HOUR], 6 * HOUR, 6 * HOUR) > three
    assert weigh([0, HOUR, 6 * HOUR], 6 * HOUR, 30 * HOUR) < three


def test_nothing_weighs_more_than_its_bound() -> None:
    chance = random.Random(5)
    for _ in range(500):
        times = sorted(chance.uniform(0, 40) * HOUR for _ in range(chance.randint(0, 9)))
        reports = [(at, chance.choice("abcde")) for at in times]
        newest = max(times, default=0.0)
        bound = most(reports, newest, 50 * HOUR)
        for _ in range(5):
            own = chance.sample(reports, chance.randint(0, len(reports)))
            firsts: dict[str, float] = {}
            for at, outlet in sorted(own):
                firsts.setdefault(outlet, at)
            assert weigh(firsts.values(), newest, 50 * HOUR) <= bound


def test_of_very_many_reports_the_bound_is_told_by_their_outlets() -> None:
    reports = [(float(place), "abc"[place % 3]) for place in range(300)]
    assert most(reports, 299, 299) == 6 == weigh([0, 1, 2], 299, 299)
