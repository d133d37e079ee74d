"""The conversions against the other libraries, and the leap question for the years 1200 to 1500."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import jdatetime
import pytest
from convertdate import persian
from hijridate import Hijri

from tei_edition.dates.calendars import days_in_month, from_gregorian, interval, is_leap, to_gregorian
from tei_edition.dates.model import Calendar

YEARS = range(1200, 1501)
# `convertdate` puts the equinox of these years after midnight, the others before noon of the day that counts.
LATER_IN_CONVERTDATE = {1243, 1255, 1259, 1267, 1271, 1276}


def birashk_leap(year: int) -> bool:
    """Whether the 2820-year rule makes the Jalali year a leap year."""
    return ((year - 474) % 2820 + 512) * 682 % 2816 < 682


def test_jalali_new_years_agree_with_jdatetime() -> None:
    assert [jdatetime.date(year, 1, 1).togregorian() for year in YEARS] == [
        to_gregorian(Calendar.JALALI, year, 1, 1) for year in YEARS
    ]


def test_jalali_new_years_agree_with_the_equinox_but_for_six_years_of_the_19th_century() -> None:
    different = {
        year
        for year in YEARS
        if date(*map(int, persian.to_gregorian(year, 1, 1))) != to_gregorian(Calendar.JALALI, year, 1, 1)
    }
    assert different == LATER_IN_CONVERTDATE


def test_the_2820_year_rule_is_not_followed_where_it_differs() -> None:
    different = [year for year in YEARS if is_leap(Calendar.JALALI, year) != birashk_leap(year)]
    assert different == [1209, 1210, 1242, 1243, 1403, 1404, 1436, 1437, 1469, 1470]
    assert is_leap(Calendar.JALALI, 1403)  # as it was kept in Iran


def test_every_jalali_day_comes_back_and_has_the_next_after_it() -> None:
    day = to_gregorian(Calendar.JALALI, 1200, 1, 1)
    for year in YEARS:
        for month in range(1, 13):
            for number in range(1, days_in_month(Calendar.JALALI, year, month) + 1):
                assert to_gregorian(Calendar.JALALI, year, month, number) == day
                assert from_gregorian(Calendar.JALALI, day) == (year, month, number)
                day += timedelta(days=1)


def test_the_tabular_lunar_calendar_stays_near_umm_al_qura() -> None:
    differences = [
        (to_gregorian(Calendar.ISLAMIC, year, month, 1) - date(*Hijri(year, month, 1).to_gregorian().datetuple())).days
        for year in range(1343, 1501)
        for month in range(1, 13)
    ]
    assert set(differences) <= {-2, -1, 0, 1, 2}
    assert sum(abs(each) <= 1 for each in differences) / len(differences) > 0.95  # within the day that `values` grants


@pytest.mark.parametrize(
    ("calendar", "written", "gregorian"),
    [
        (Calendar.JALALI, (1357, 11, 22), "1979-02-11"),
        (Calendar.JALALI, (1332, 5, 28), "1953-08-19"),
        (Calendar.JALALI, (1380, 1, 29), "2001-04-18"),
        (Calendar.JALALI, (1403, 12, 30), "2025-03-20"),
        (Calendar.IMPERIAL, (2535, 1, 1), "1976-03-21"),
        (Calendar.ISLAMIC, (1, 1, 1), "0622-07-19"),  # Friday, 16 July 622 of the Julian calendar
        (Calendar.ISLAMIC, (1324, 6, 14), "1906-08-05"),  # the decree of the Constitution
        (Calendar.ISLAMIC, (1401, 8, 17), "1981-06-20"),
    ],
)
def test_known_days(calendar: Calendar, written: tuple[int, int, int], gregorian: str) -> None:
    assert to_gregorian(calendar, *written).isoformat() == gregorian
    assert from_gregorian(calendar, date.fromisoformat(gregorian)) == written


def test_intervals() -> None:
    assert interval(Calendar.JALALI, 1360) == (date(1981, 3, 21), date(1982, 3, 20))
    assert interval(Calendar.JALALI, 1357, 12) == (date(1979, 2, 20), date(1979, 3, 20))
    assert interval(Calendar.GREGORIAN, 2000, 2) == (date(2000, 2, 1), date(2000, 2, 29))


@pytest.mark.parametrize(("year", "month", "day"), [(1360, 12, 30), (1360, 13, 1), (1360, 7, 31), (1360, 1, 0)])
def test_a_day_that_does_not_exist_is_refused(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r".+"):
        to_gregorian(Calendar.JALALI, year, month, day)


def test_no_library_is_imported_before_the_first_date() -> None:
    program = "import sys, tei_edition.dates; print([n for n in ('persiantools', 'convertdate') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
