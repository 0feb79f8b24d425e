"""Days and times as people write them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsite import dates

MAY_DAY = date(2027, 5, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2027-05-01",
        "2027-5-1",
        "01/05/2027",
        "1/5/2027",
        "01.05.2027",
        "1er mai 2027",
        "1 Mai 2027",
        " 1 mai 2027 ",
        "1st May 2027",
        "01 may 2027",
    ],
)
def test_a_day_is_read_in_every_form_that_people_write(text):
    assert dates.day(text) == MAY_DAY


def test_the_day_comes_before_the_month():
    assert dates.day("01/02/2026") == date(2026, 2, 1)


@pytest.mark.parametrize("text", ["2026-02-30", "31/04/2027", "03/14/2027", "0000-01-01", "29 février 2027", "2027-13-01"])
def test_a_day_that_is_not_in_the_calendar_is_an_error(text):
    with pytest.raises(ValueError):  # noqa: PT011  # whatever the words
        dates.day(text)


@pytest.mark.parametrize(
    "text", ["", "demain", "mai 2027", "1 floréal 2027", "01/05/27", "2027", "20270501", "1/5-2027", "2027-05-01 10:00"]
)
def test_what_is_no_day_is_none(text):
    assert dates.day(text) is None


@pytest.mark.parametrize("text", ["10h30", "10 h 30", "10H30", "10:30", "10.30", " 10h30 ", "10 H 30"])
def test_half_past_ten_is_read_in_every_form(text):
    assert dates.clock(text) == time(10, 30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("10:00", time(10)), ("09:00", time(9)), ("9:00", time(9)), ("10h", time(10)), ("10 h", time(10)), ("midi", time(12)),
     ("Noon", time(12)),
     ("minuit", time(0)), ("midnight", time(0)), ("0h", time(0)), ("23:59", time(23, 59))],
)  # fmt: skip
def test_times_are_read(text, expected):
    assert dates.clock(text) == expected


@pytest.mark.parametrize("text", ["", "10", "10:", "10.", "600", "10h3", "dix heures", "10:30:00", "9h-12h"])
def test_what_is_no_time_is_none(text):
    assert dates.clock(text) is None


@pytest.mark.parametrize("text", ["25:00", "24h", "10h60", "99:99"])
def test_a_time_that_no_clock_shows_is_an_error(text):
    with pytest.raises(ValueError):  # noqa: PT011  # whatever the words
        dates.clock(text)


@given(st.dates())
def test_every_day_is_read_back_from_its_iso_and_french_forms(day):
    assert dates.day(day.isoformat()) == day
    assert dates.day(f"{day.day}/{day.month}/{day.year:04}") == day


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)))
def test_every_time_is_read_back_as_it_is_written_in_french_and_in_english(at):
    assert dates.clock(dates.o_clock(at, "fr")) == at
    assert dates.clock(dates.o_clock(at, "en")) == at


def test_times_are_written_as_each_language_does():
    assert [dates.o_clock(time(9, 5), tongue) for tongue in ("fr", "fr-CH", "en", "oc")] == [
        "9\u00a0h\u00a005",
        "9\u00a0h\u00a005",
        "09:05",
        "09:05",
    ]
    assert dates.o_clock(time(14), "fr") == "14\u00a0h"


@pytest.mark.parametrize(
    ("language", "style", "expected"),
    [("fr", "full", "samedi 1er mai 2027"), ("fr", "long", "1er mai 2027"), ("en", "full", "Saturday, 1 May 2027"),
     ("pt-BR", "long", "1 de maio de 2027"),
     ("zz", "full", "2027-05-01"), ("fr", "short", "01/05/2027")],
)  # fmt: skip
def test_a_day_is_spoken_in_the_language_asked_for(language, style, expected):
    assert dates.spoken(MAY_DAY, language, style) == expected


def test_only_the_first_of_a_month_is_an_ordinal_in_french():
    assert [dates.spoken(date(2027, 5, day), "fr", "long") for day in (2, 11, 21, 31)] == [
        "2 mai 2027",
        "11 mai 2027",
        "21 mai 2027",
        "31 mai 2027",
    ]


def test_a_language_has_its_own_name_and_an_unknown_one_its_tag():
    assert [dates.language_name(tag) for tag in ("fr", "en", "br", "pt-BR", "zz", "qaa")] == [
        "français", "English", "brezhoneg", "português (Brasil)", "zz", "qaa",
    ]  # fmt: skip


def test_months_are_known_in_both_languages_whatever_their_accents():
    assert [dates.is_month(word) for word in ("Août", "sept.", "MAY", "février", "rue", "")] == [True, True, True, True, False, False]
