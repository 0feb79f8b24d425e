"""Hours: what people write is one value or refused, the value is said again in words and to OpenStreetMap, and no minute is wrong."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import opening_hours
import pytest
import rjsmin

from localsite import almanac
from localsite.cache import Memory
from localsite.hours import (
    AS_USUAL,
    CLOSED,
    Calendar,
    Day,
    Hours,
    Point,
    Slot,
    Unread,
    Usual,
    Weekly,
    days,
    minutes,
    osm,
    phrase,
    public_holidays,
    read_osm,
    understood,
    usual,
)  # fmt: skip
from localsite.osm.extract import read_extract
from localsite.plan.opening import data
from localsite.settings import Settings
from tests.some_hours import FIRST, reference, some_hours
from tests.tools import require

HERE = Path(__file__).parent
MODULE = HERE.parent / "themes/atelier/components/hours/hours.js"
EXTRACT = HERE.parent / "localsite/demos/monaco/monaco-2023-12-26.osm.pbf"
SCHOOL = ((Point(2, 6, 2027), Point(2, 21, 2027)),)
USUAL = "jours fériés comme d’habitude"
YEAR = 396  # days: thirteen months
FRANCE = Calendar(public_holidays("FR", (2026, 2027), "fr") or {})
TABLE = [
    tuple(line.split(" => ", 1))
    for line in (HERE / "hours/phrases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def meaning(text: str) -> str:
    """What the table says of a phrase."""
    made = understood(text)
    if made.hours is None:
        return "".join(["refused", *(f" | {one.code.name}: {text[one.start : one.end]}" for one in made.troubles)])
    more = [
        *(["PH as usual"] if made.hours.holidays is AS_USUAL else []),
        *([f"note {made.hours.note}"] if made.hours.note else []),
        *(f"reason {period.reason}" for period in made.hours.exceptions if period.reason),
        *(one.code.name for one in made.troubles),
    ]
    return "".join([osm(made.hours, SCHOOL), *(f" | {one}" for one in more)])


def read(text: str) -> Hours:
    made = understood(text)
    assert made.hours is not None, made.troubles
    return made.hours


def some(count: int, seed: int, *, plain: bool = False, late: bool = True) -> list[Hours]:
    random = Random(seed)
    return [some_hours(random, plain=plain, late=late) for _ in range(count)]


def joined(intervals: Sequence[Sequence[int]]) -> list[tuple[int, int, bool]]:
    """Intervals one after the other, those that touch as one."""
    found: list[tuple[int, int, bool]] = []
    for start, end, asked in intervals:
        if found and found[-1][1] == start and found[-1][2] == bool(asked):
            found[-1] = (found[-1][0], end, bool(asked))
        else:
            found.append((start, end, bool(asked)))
    return found


# What people write


def test_the_table_is_long() -> None:
    assert len(TABLE) >= 250


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_phrase_means_what_it_says_or_is_refused_at_the_very_words(text: str, expected: str) -> None:
    assert meaning(text) == expected


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_value_that_is_said_and_read_again_is_the_same(language: str) -> None:
    for hours in some(3000, 1):
        assert read(phrase(hours, language)) == hours


def test_the_canonical_phrase_of_every_phrase_of_the_table_says_the_same() -> None:
    for text, _ in TABLE:
        made = understood(text).hours
        if made:
            assert [read(phrase(made, language)) for language in ("fr", "en")] == [made, made], text


def test_spaces_dashes_and_capitals_change_nothing() -> None:
    assert read("MAR–SAM\u202f: 9\u00a0h\u00a030 — 12\u00a0h") == read("mar-sam 9h30-12h")


def test_words_that_are_no_hours_are_refused_however_long() -> None:
    assert understood("x" * 100_000).hours is None
    assert understood("lun 9h-12h ; " * 1000).hours is None
    assert understood("").hours is None


WORDS = (HERE / "hours/words.txt").read_text("utf-8").split()


def test_words_in_any_order_are_read_or_refused_and_never_fatal() -> None:
    """What is read is said again and read as the same; what is refused stands where it says."""
    random, understood_ones = Random(7), 0
    for _ in range(10_000):
        text = " ".join(random.choice(WORDS) for _ in range(random.randint(1, 12)))
        made = understood(text)
        assert all(0 <= one.start <= one.end <= len(text) for one in made.troubles), text
        assert made.hours or made.troubles, text
        if made.hours:
            understood_ones += 1
            assert all(read(phrase(made.hours, language)) == made.hours for language in ("fr", "en")), text
    assert understood_ones > 50


# What wins


def said(text: str, day: str, calendar: Calendar = FRANCE) -> Day:
    return days(read(text), date.fromisoformat(day), 1, calendar)[0]


def slot(start: int, end: int) -> tuple[tuple[int, int, bool], ...]:
    return ((start * 60, end * 60, False),)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("lun-sam 9h-19h", "2026-11-22", None),  # a Sunday that nobody spoke of is not closed
        ("lun-sam 9h-19h", "2026-11-11", None),  # nor is a public holiday open
        ("lun-sam 9h-19h ; jours fériés fermé", "2026-11-11", CLOSED),
        ("lun-sam 9h-19h ; jours fériés comme d’habitude", "2026-11-11", slot(9, 19)),
        ("lun-sam 9h-19h ; jours fériés fermé ; 11 nov 10h-12h", "2026-11-11", slot(10, 12)),
        ("lun-sam 9h-19h ; 11 nov fermé ; 11 nov 2026 10h-12h", "2026-11-11", slot(10, 12)),
        ("lun-sam 9h-19h ; jours fériés 9h-12h ; juil-août tous les jours 8h-20h", "2026-07-14", slot(9, 12)),
        ("lun-sam 9h-19h ; juil-août lun-sam 8h-20h", "2026-07-15", slot(8, 20)),
        ("lun-sam 9h-19h ; juil-août dim 8h-13h", "2026-07-15", slot(9, 19)),
        ("lun-sam 9h-19h ; juil-août dim 8h-13h", "2026-07-19", slot(8, 13)),
        ("lun-sam 9h-19h ; août fermé ; 24 août 2026 9h-12h", "2026-08-24", slot(9, 12)),
        ("sam fermé ; 1er sam du mois 10h-17h", "2026-11-07", slot(10, 17)),
        ("sam fermé ; 1er sam du mois 10h-17h", "2026-11-14", CLOSED),
        ("dernier dim du mois 9h-12h", "2026-11-29", slot(9, 12)),
        ("semaines impaires mer 14h-18h", "2026-11-18", slot(14, 18)),  # ISO week 47
        ("semaines impaires mer 14h-18h", "2026-11-25", None),
        ("semaines impaires lun 14h-18h", "2026-12-28", slot(14, 18)),  # week 53, and week 1 comes next
        ("semaines impaires lun 14h-18h", "2027-01-04", slot(14, 18)),
        ("nov-fév fermé ; lun-dim 9h-19h", "2027-01-15", CLOSED),  # a season over the new year
        ("nov-fév fermé ; lun-dim 9h-19h", "2028-02-29", CLOSED),
        ("nov-fév fermé ; lun-dim 9h-19h", "2027-03-02", slot(9, 19)),
        ("lundi de Pâques fermé ; lun-sam 9h-19h", "2027-03-29", CLOSED),
        ("lun-sam 9h-19h ; vacances scolaires fermé", "2027-02-10", CLOSED),
        ("lun-sam 9h-19h ; vacances scolaires fermé", "2027-02-22", slot(9, 19)),
    ],
)
def test_exceptions_win_over_holidays_over_seasons_over_the_week(text: str, day: str, expected: Day) -> None:
    assert said(text, day, Calendar(FRANCE.holidays, ((date(2027, 2, 6), date(2027, 2, 21)),))) == expected


def test_an_evening_belongs_to_the_day_on_which_it_starts() -> None:
    them = days(read("sam 18h-2h ; dim fermé"), date(2026, 11, 21), 2)
    assert minutes(them) == [(18 * 60, 26 * 60, False)]


# Holidays


@pytest.mark.parametrize(
    ("code", "day", "language", "name"),
    [
        ("FR", "2026-07-14", "fr", "Fête nationale"),
        ("FR", "2026-07-14", "en", "National Day"),
        ("FR", "2026-04-03", "fr", None),
        ("FR-57", "2026-04-03", "fr", "Vendredi saint"),
        ("FR-67", "2026-12-26", "fr", "Saint-Étienne"),
        ("FR-68", "2026-12-26", "en", "Saint Stephen’s Day"),
        ("FR-973", "2026-06-10", "fr", "Abolition de l’esclavage"),
        ("FR-974", "2026-12-20", "fr", "Abolition de l’esclavage"),
        ("MC", "2026-11-19", "fr", "Fête du Prince"),
        ("MC", "2026-11-19", "en", "Prince’s Day"),
        ("MC", "2026-01-01", "fr", "Jour de l’An"),
        ("MC", "2026-12-25", "fr", "Noël"),
        ("BE", "2026-07-21", "fr", "Fête nationale"),
        ("DE-BY", "2026-01-06", "fr", "Heilige Drei Könige"),  # a language that the country's list has not
    ],
)
def test_public_holidays_have_their_names(code: str, day: str, language: str, name: str | None) -> None:
    assert (public_holidays(code, (2026,), language) or {}).get(date.fromisoformat(day)) == name


@pytest.mark.parametrize("code", ["ZZ", "FR-00", "", "Monaco"])
def test_an_unknown_country_has_no_holidays(code: str) -> None:
    assert public_holidays(code, (2026,), "fr") is None


def test_a_collective_may_date_its_holidays_itself() -> None:
    settings = Settings.model_construct(
        holidays=("MC", "2026-06-23 Saint-Jean", "24 juin 2026 La braderie"),
        school_holidays=("du 6 au 21 fév 2027",),
        languages=("fr",),
        country="MC",
    )
    made = almanac.calendars(settings, date(2026, 3, 1), Memory(None), pytest.fail)["fr"]
    assert made.holidays[date(2026, 6, 23)] == "Saint-Jean"
    assert made.holidays[date(2026, 6, 24)] == "La braderie"
    assert made.holidays[date(2026, 11, 19)] == "Fête du Prince"
    assert made.school == ((date(2027, 2, 6), date(2027, 2, 21)),)


# OpenStreetMap


def test_what_is_written_for_openstreetmap_is_read_again_with_the_same_meaning() -> None:
    for hours in some(500, 2, plain=True):
        assert minutes(days(read_osm(osm(hours)), FIRST, YEAR, FRANCE)) == minutes(days(hours, FIRST, YEAR, FRANCE))


@pytest.mark.parametrize(
    "value",
    [
        "", "  ", "Mo-Fr 09:00-18:00;", "Mo-Fr 09:00-18:00; SH off", "Mo-Fr 09:00+", "Mo-Fr sunrise-sunset", 'Mo-Fr 09:00-18:00 || "call"',
        "Mo-Fr 10:00-16:00/01:30", "PH We 10:00-12:00", "Feb 30 off", "Mo-Fr 09:00-13:00,12:00-18:00", 'Mo-Fr 09:00-18:00 "sonnez"',
        "Mo-Fr 09:00-12:00; easter +3 days off", "Mo, Tu 09:00-12:00", "Mo-Fr, PH 09:00-12:00", "Mo ,Tu 09:00-12:00",
        "PH off; Mo-Sa 09:00-18:00", "Mo-Fr", "lundi 9h", "Mo-Fr 9h-18h", "2027-2026 Mo off", "week 1-10 Mo 09:00-12:00",
        "Mo-Sa 09:00-18:00; Aug 10:00-12:00; Jul-Aug 10:00-20:00", "Mo-Su 09:00-18:00; Mo[1,2] 10:00-12:00; Mo[1] 13:00-14:00",
        "Mo-Su 09:00-18:00, PH 19:00-20:00", 'Mo-Fr 08:00-12:00 "by appointment", 14:00-18:00', "Mo-Fr 09:00-18:00; Dec 26-24 off",
        "Mo-Fr 09:00-18:00; easter-5 off", "Mo-Fr 09:00-18:00; easter +1 day-5 off",
        "Mo[6] 09:00-12:00", "PH -1 day off", "2014-2014 off",
    ],
)  # fmt: skip
def test_a_value_of_openstreetmap_that_is_not_sure_is_refused(value: str) -> None:
    with pytest.raises(Unread):
        read_osm(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("24/7", "tous les jours 24h/24 ; jours fériés comme d’habitude"),
        ("10:00-19:00", "tous les jours 10h-19h ; jours fériés comme d’habitude"),
        ("Mo-Fr 09:00-18:00; PH off", "lun-ven 9h-18h ; sam-dim fermé ; jours fériés fermé"),
        ("Mo-Su,PH 08:00-22:00", "tous les jours 8h-22h ; jours fériés 8h-22h"),
        ("Mo-Sa 09:00–12:30,14:00–19:00", "lun-sam 9h-12h30, 14h-19h ; dim fermé ; jours fériés comme d’habitude"),
        ("Mo-Sa 11:00-14:30, We 19:00-22:00", "lun-mar, jeu-sam 11h-14h30 ; mer 11h-14h30, 19h-22h ; dim fermé ; " + USUAL),
        ('Mo-Fr unknown "sur rendez-vous"', "lun-ven sur rendez-vous ; sam-dim fermé ; jours fériés comme d’habitude"),
        ("Mo-Fr 09:00-12:00, We off", f"lun-mar, jeu-ven 9h-12h ; mer, sam-dim fermé ; {USUAL}"),
        ("Fr-Sa 18:00-02:00; Su off", "ven-sam 18h-2h ; dim-jeu fermé ; jours fériés comme d’habitude"),
        ("Mo-Su 10:00-19:00; Nov 19,Dec 25 off", f"tous les jours 10h-19h ; {USUAL} ; 19 nov fermé ; 25 déc fermé"),
        ("Jul,Aug 10:00-19:00", f"tous les jours fermé ; juil tous les jours 10h-19h ; août tous les jours 10h-19h ; {USUAL}"),
    ],
)
def test_a_value_of_openstreetmap_is_one_of_ours(value: str, expected: str) -> None:
    assert phrase(read_osm(value), "fr") == expected


def test_what_openstreetmap_cannot_say_is_known() -> None:
    """Silence of a day is "closed" there; silence of holidays is "as usual"; remarks are lost."""
    hours = read("lun-sam 9h-19h (sonner)")
    again = read_osm(osm(hours))
    assert (hours.week.days[6], again.week.days[6]) == (None, CLOSED)
    assert (hours.holidays, again.holidays) == (None, AS_USUAL)
    assert (hours.note, again.note) == ("sonner", "")


def test_the_library_of_hours_finds_the_same_open_times() -> None:
    """Evenings past midnight aside, which it lets a closed day cut short, but where they are of a plain week."""
    for hours in [*some(100, 3, plain=True, late=False), *plain_weeks()]:
        value = opening_hours.OpeningHours(osm(hours), country="FR", auto_country=False, auto_timezone=False)
        start, end = datetime(2026, 1, 1), datetime(2026, 1, 1) + timedelta(YEAR)  # noqa: DTZ001  # wall time
        theirs = [
            (round((one[0] - start).total_seconds() / 60), round((one[1] - start).total_seconds() / 60), str(one[2]) == "unknown")
            for one in value.intervals(start, end)
            if str(one[2]) != "closed"
        ]
        assert joined(theirs) == open_times(hours), osm(hours)


def plain_weeks() -> list[Hours]:
    """Weeks with evenings past midnight, next to days with hours of their own; those by appointment aside, which the programs let win."""
    weeks = [hours.week.days for hours in some(300, 9, plain=True)]
    found = [days for days in weeks if not any(slot.on_appointment for day in days for slot in day or ())]
    assert sum(any(slot.end > 1440 for day in days for slot in day or ()) for days in found) > 30
    return [Hours(Weekly(days), holidays=AS_USUAL) for days in found]


def open_times(hours: Hours, calendar: Calendar = FRANCE) -> list[tuple[int, int, bool]]:
    """The open times of thirteen months, the end of the evening before them included."""
    found = minutes(days(hours, FIRST - timedelta(1), YEAR + 1, calendar))
    clipped = [(max(start - 1440, 0), min(end - 1440, YEAR * 1440), asked) for start, end, asked in found]
    return joined([one for one in clipped if one[0] < one[1]])


@pytest.mark.node
def test_the_reference_program_finds_the_same_open_times() -> None:
    them = [*some(300, 4, plain=True, late=False), *plain_weeks()]
    theirs = reference([osm(hours) for hours in them], FIRST, YEAR, "fr")
    for hours, found in zip(them, theirs, strict=True):
        assert joined(found) == open_times(hours), osm(hours)


@pytest.mark.node
def test_evenings_past_midnight_differ_only_in_the_small_hours() -> None:
    """There a rule of the next day cuts an evening short, and the evening of a rule that is replaced goes on into the next day."""
    them = some(300, 6, plain=True)
    theirs = reference([osm(hours) for hours in them], FIRST, YEAR, "fr")
    differing = 0
    for hours, found in zip(them, theirs, strict=True):
        differing += differ_in_small_hours(hours, open_times(hours), found)
    assert 0 < differing < 300


def differ_in_small_hours(hours: Hours, mine: Sequence[Sequence[int]], theirs: Sequence[Sequence[int]]) -> bool:
    """True where some minutes differ; that they lie before the latest end of an evening is made sure."""
    quarters = [{(minute, bool(asked)) for start, end, asked in them for minute in range(start, end, 15)} for them in (mine, theirs)]
    late = max((one.end - 1440 for one in _slots(hours)), default=0)
    differing = quarters[0] ^ quarters[1]
    assert all(minute % 1440 < late for minute, _ in differing), osm(hours)
    return bool(differing)


def _slots(hours: Hours) -> list[Slot]:
    weeks = [hours.week, *(period.weekly for period in (*hours.seasons, *hours.exceptions))]
    every = [day for week in weeks for them in (week.days, *(one for _, one in week.rhythms)) for day in them]
    every.append(None if isinstance(hours.holidays, Usual) else hours.holidays)
    return [slot for day in every for slot in day or ()]


@pytest.mark.node
def test_every_value_of_the_extract_is_read_as_the_reference_reads_it_or_refused() -> None:
    """But for the small hours after an evening, where the next day is closed: see above."""
    places = read_extract(EXTRACT, lambda tags: "opening_hours" in tags).places
    values = sorted({place.tags["opening_hours"] for place in places})
    refused, differing = [], []
    for value, found in zip(values, reference(values, FIRST, YEAR, "fr"), strict=True):  # the two know other holidays of Monaco
        try:
            hours = read_osm(value)
        except Unread:
            refused.append(value)
            continue
        assert not isinstance(found, str), value
        if joined(found) != open_times(hours) and differ_in_small_hours(hours, open_times(hours), found):
            differing.append(value)
    assert len(values) > 100
    assert (len(refused), len(differing)) == (5, 2), (refused, differing)


# In the browser


@pytest.mark.node
def test_the_browser_and_the_build_agree_on_every_minute(tmp_path: Path) -> None:
    node, module = require("node"), shutil.copy(MODULE, tmp_path / "hours.mjs")
    cases = []
    for hours in some(500, 5):
        them = days(hours, FIRST, 400, FRANCE)
        silent = [number for number, day in enumerate(them) if day is None]
        cases.append({"data": data(them, FIRST), "open": minutes(them), "unsaid": silent})
    asked = json.dumps({"module": str(module), "cases": cases})
    done = subprocess.run([node, "open_minutes.mjs"], cwd=HERE, input=asked, capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout) == []


@pytest.mark.node
@pytest.mark.parametrize("visitor", ["Europe/Paris", "America/Los_Angeles", "Pacific/Auckland"])
def test_the_clock_is_that_of_the_place_whatever_the_visitors(tmp_path: Path, visitor: str) -> None:
    """Every minute of four hundred days, both changes of the clock among them."""
    node, module = require("node"), shutil.copy(MODULE, tmp_path / "hours.mjs")
    start, count = datetime(2026, 1, 1), 400 * 1440  # noqa: DTZ001  # in UTC
    script = (
        f"import {{ clock }} from {json.dumps(Path(module).as_uri())}\n"
        f"const now = clock('Europe/Monaco')\n"
        f"for (let at = Date.parse('{start.isoformat()}Z'), n = 0; n < {count}; n++) console.log(now(new Date(at + n * 6e4)).join(' '))"
    )
    (tmp_path / "ask.mjs").write_text(script, encoding="utf-8")
    done = subprocess.run([node, tmp_path / "ask.mjs"], env={**os.environ, "TZ": visitor}, capture_output=True, text=True, check=True)
    zone, epoch = ZoneInfo("Europe/Monaco"), date(1970, 1, 1)
    moments = (start.replace(tzinfo=UTC) + timedelta(minutes=step) for step in range(count))
    there = (one.astimezone(zone) for one in moments)
    expected = [f"{(one.date() - epoch).days} {one.hour * 60 + one.minute}" for one in there]
    assert done.stdout.split("\n")[:-1] == expected


def test_the_module_of_the_browser_is_light() -> None:
    """As it is sent: without its comments."""
    assert len(gzip.compress(rjsmin.jsmin(MODULE.read_bytes()))) <= 2_000


def test_the_days_that_differ_from_the_usual_week_are_few() -> None:
    them = days(read("mar-sam 9h-19h ; dim-lun fermé ; 24 déc 2026 9h-17h ; 25 déc fermé"), date(2026, 11, 24), 120)
    week, others = usual(them, date(2026, 11, 24))
    assert [day == CLOSED for day in week] == [True, False, False, False, False, False, True]
    assert sorted(others) == [30, 31]
