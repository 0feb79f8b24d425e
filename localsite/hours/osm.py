"""How are hours written in OpenStreetMap's `opening_hours`, and which of its values say one thing only?

What it cannot say is lost on the way there: that a day is not spoken of, which it takes for closed; that public holidays are not
spoken of, which it takes for days like others; a remark.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from localsite.hours.ordering import crossing, in_order, in_strength, is_exception, overlapping, reordered
from localsite.hours.phrase import WORDS, grouped, runs
from localsite.hours.value import (
    ALL_DAY,
    AS_USUAL,
    CLOSED,
    MIDNIGHT,
    ON_APPOINTMENT,
    SILENT,
    Day,
    Days,
    Hours,
    Period,
    Point,
    Rhythm,
    School,
    Slot,
    Span,
    Usual,
    Weekly,
    is_plausible,
)  # fmt: skip

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_APPOINTMENT = "on appointment"
_LEAP = 2024


# There


def osm(hours: Hours, school: tuple[tuple[Point, Point], ...] = ()) -> str:
    """The hours as `opening_hours`. `school` are the school holidays, which it knows no dates of."""
    rules = [*_rules(hours.week, "")]
    for period in hours.seasons:
        spans = [Span(*one) for one in school] if isinstance(period.span, School) else [period.span]
        rules += [rule for span in spans for rule in _rules(period.weekly, _span(span))]
    if not isinstance(hours.holidays, Usual) and hours.holidays is not None:
        rules.append(_rule_of("PH", hours.holidays))
    rules += [rule for period in hours.exceptions if isinstance(period.span, Span) for rule in _rules(period.weekly, _span(period.span))]
    return "24/7" if rules == ["Mo-Su 00:00-24:00"] else "; ".join(rules)


def _rules(weekly: Weekly, above: str) -> Iterator[str]:
    for rhythm, days in ((Rhythm(), weekly.days), *weekly.rhythms):
        weeks = ("", "week 01-53/2", "week 02-53/2")[rhythm.parity]
        nth = f"[{','.join(str(rank) for rank in rhythm.nth)}]" if rhythm.nth else ""
        closed, opened = list[str](), list[str]()
        for weekdays, said in grouped(days):
            if len(weekdays) == len(SILENT) and above and not nth:
                named = ""
            elif nth:
                named = ",".join(f"{_DAYS[day]}{nth}" for day in weekdays)
            else:
                named = ",".join(_DAYS[first] if first == last else f"{_DAYS[first]}-{_DAYS[last]}" for first, last in runs(weekdays))
            (opened if said else closed).append(_rule_of(" ".join(part for part in (above, weeks, named) if part), said))
        if not any(slot.end > MIDNIGHT for day in days for slot in day or ()):
            yield from (*opened, *closed)
        elif above or rhythm != Rhythm():
            yield from (*closed, *opened)
        else:  # a rule behind ";" would cut the evening before it; one behind "," adds to it, and nothing stands before these
            yield from (*closed, ", ".join(opened))


def _rule_of(when: str, said: tuple[Slot, ...]) -> str:
    """A rule; where a part of the day is on appointment, a second one that adds to it."""
    open_ones = ",".join(_times(one) for one in said if not one.on_appointment)
    asked = ",".join(_times(one) for one in said if one.on_appointment)
    states = [*([open_ones] if open_ones else []), *([f'{asked} unknown "{_APPOINTMENT}"'] if asked else [])] or ["off"]
    return ", ".join(f"{when} {state}" for state in states)


def _times(slot: Slot) -> str:
    end = slot.end if slot.end <= MIDNIGHT else slot.end - MIDNIGHT
    return f"{slot.start // 60:02}:{slot.start % 60:02}-{end // 60:02}:{end % 60:02}"


def _span(span: Span) -> str:
    low, high = span
    if low.month and low.day == 1 and not low.year and high.month and high.day == monthrange(_LEAP, high.month)[1]:
        return _MONTHS[low.month - 1] if low.month == high.month else f"{_MONTHS[low.month - 1]}-{_MONTHS[high.month - 1]}"
    first, last = _point(low), _point(high)
    return first if span.is_day else f"{first}-{last}"


def _point(point: Point) -> str:
    if not point.month:
        return "easter" if not point.from_easter else f"easter {point.from_easter:+} day{'s' if abs(point.from_easter) > 1 else ''}"
    date = f"{_MONTHS[point.month - 1]} {point.day:02}"
    return f"{point.year} {date}" if point.year else date


# Here


class Unread(Exception):
    """A value that says something else, several things, or that is not read here; says the reason in both languages."""

    def __init__(self, text: str, fr: str, en: str) -> None:
        super().__init__(en)
        self.text, self.fr, self.en = text, fr, en


class _Rule(NamedTuple):
    """One rule of a value, for one part of the year."""

    text: str
    span: Span | None
    rhythm: Rhythm
    days: frozenset[int]
    holidays: bool
    said: tuple[Slot, ...]
    adds: bool = False  # to what the rule before it says


_TIME = r"(\d{1,2}):(\d\d)\s?-\s?(\d{1,2}):(\d\d)"
_TIMES = re.compile(rf"{_TIME}(?:\s?,\s?{_TIME})*")
_DAY = "|".join(_DAYS)
_MONTH = "|".join(_MONTHS)
_POINT = rf"(?:(?:20\d\d )?(?:{_MONTH}) \d{{1,2}}(?!\d|:\d)|easter(?: [+-]\d{{1,2}} days?)?)"
_WHEN = re.compile(
    rf"(?P<span>{_POINT}(?:\s?-\s?(?:{_POINT}|\d{{1,2}}(?!:\d|\d)))?|(?:20\d\d )?(?:{_MONTH})(?:\s?[-,]\s?(?:{_MONTH}))*)?:?\s*"
    rf"(?P<week>week (?:0?1-53/2|0?2-5[23]/2))?:?\s*"
    rf"(?P<days>(?:(?:(?:{_DAY})(?:\s?-\s?(?:{_DAY})|\[[-\d,]+\])?|PH),)*(?:(?:{_DAY})(?:\s?-\s?(?:{_DAY})|\[[-\d,]+\])?|PH))?:?\s*"
    rf"(?P<said>.*)",
    re.IGNORECASE,
)
_ON_APPOINTMENT = re.compile(
    r'(?:unknown\s*)?"\s*(?:nur |uniquement )?(?:on|by|sur|nach) (?:appointment|rendez-?vous|rdv|vereinbarung)\s*(?:only)?\s*"',
    re.IGNORECASE,
)
_REASONS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "order": ("une règle en remplace une autre dans un ordre qui surprend", "one rule replaces another in a surprising order"),
    "said": ("ni heures, ni « off »", "neither times nor “off”"),
    "when": ("ces jours ne sont pas lus ici", "these days are not read here"),
    "times": ("ces heures se chevauchent ou n’existent pas", "these times overlap or do not exist"),
    "joined": ("une règle s’ajoute à une autre pour les mêmes jours", "a rule adds to another one on the same days"),
    "comma": ("une virgule puis un espace se lit de deux façons", "a comma and a space are read in two ways"),
    "blank": ("rien n’y est dit", "nothing is said"),
})  # fmt: skip


def read_osm(value: str) -> Hours:
    """The hours that a value of `opening_hours` tells; a day that it does not speak of is closed. Unread where it is not sure."""
    if not value.strip():
        raise _unread(value, "blank")
    rules: list[_Rule] = []
    for part in value.replace("–", "-").split(";"):
        for number, text in enumerate(_parts(part)):
            several = _several(text)
            if number and several[1:]:
                raise _unread(text, "joined")
            rules += (_rule(one) for one in several[:-1])
            rule = _rule(several[-1])
            if number and (rule.span, rule.rhythm) != (rules[-1].span, rules[-1].rhythm):
                raise _unread(text, "joined")
            rule = rule._replace(adds=number > 0)
            rules.append(rule)
    return _value(rules)


def _several(rule: str) -> list[str]:
    """A rule for several months, or dates, as one for each: "Jul,Aug 10:00-19:00", "Nov 19,Dec 25 off"."""
    one = rf"(?:{_MONTH})(?: \d{{1,2}}(?![\d:]))?(?:\s?-\s?(?:{_MONTH}))?"
    months = re.match(rf"\s*({one}(?:\s?,\s?{one})+)(?= |:)", rule)
    return [month + rule[months.end() :] for month in re.split(r"\s?,\s?", months[1])] if months else [rule]


def _unread(text: str, reason: str) -> Unread:
    return Unread(text.strip() or text, *_REASONS[reason])


def _parts(rule: str) -> list[str]:
    """A rule, and those that a comma adds to it: "Mo-Fr 09:00-18:00, Sa 10:00-12:00"."""
    return re.split(r"(?:(?<=\d)|(?<=off)|(?<=\")),\s+(?=[A-Za-z]|20\d\d )", rule)


def _rule(text: str) -> _Rule:
    text = text.strip()
    if text == "24/7":
        return _Rule(text, None, Rhythm(), frozenset(range(7)), holidays=False, said=(ALL_DAY,))
    match = _WHEN.fullmatch(text)
    if not match or not text:
        raise _unread(text, "when")
    when = {name: (found or "").strip() for name, found in match.groupdict().items()}
    span = _read_span(when["span"], text) if when["span"] else None
    days, nth, holidays = _read_days(when["days"], text)
    parity = 0 if not when["week"] else 1 if re.search(r" 0?1-", when["week"]) else 2
    if (holidays and (span or parity or nth)) or (span and span.is_day and (len(days) < len(SILENT) or nth or parity)):
        raise _unread(text, "when")
    return _Rule(text, span, Rhythm(parity, nth), days, holidays, _read_said(when["said"], text))


def _read_days(written: str, text: str) -> tuple[frozenset[int], tuple[int, ...], bool]:
    if not written:
        return frozenset(range(7)), (), False
    days, nth, holidays = set[int](), set[tuple[int, ...]](), False
    for part in re.split(r",(?![^\[]*\])", written.replace(" ", "")):
        name, _, ranks = part.rstrip("]").partition("[")
        if name.upper() == "PH":
            holidays = True
            continue
        first, _, last = name.partition("-")
        low, high = _DAYS.index(first.title()), _DAYS.index((last or first).title())
        days |= {day % 7 for day in range(low, (high if high >= low else high + 7) + 1)}
        nth.add(
            tuple(sorted({rank for piece in ranks.split(",") for rank in _ranks(piece, text)}, key=lambda rank: (rank < 0, rank)))
            if ranks
            else ()
        )
    if len(nth) > 1 or (holidays and nth - {()}):
        raise _unread(text, "when")
    return frozenset(days), next(iter(nth), ()), holidays


def _ranks(piece: str, text: str) -> range:
    first, _, last = piece.partition("-") if piece[0] != "-" else (piece, "", "")
    low, high = int(first), int(last or first)
    if low not in (-1, 1, 2, 3, 4, 5) or high > 5 or high < low:  # weeks of a month
        raise _unread(text, "when")
    return range(low, high + 1)


def _read_said(said: str, text: str) -> tuple[Slot, ...]:
    if said.lower() in ("off", "closed"):
        return CLOSED
    if _ON_APPOINTMENT.fullmatch(said):
        return (ON_APPOINTMENT,)
    mark = _ON_APPOINTMENT.search(said)
    asked = mark is not None
    if mark and mark.end() < len(said.rstrip()):  # of the first of two times
        raise _unread(text, "said")
    times = re.sub(r"\s*open$", "", _ON_APPOINTMENT.sub("", said).strip())
    if not _TIMES.fullmatch(times):
        raise _unread(text, "comma" if re.match(rf",\s+(?:{_DAY}|PH)\b", times) else "said")
    slots: list[Slot] = []
    for hour, minute, to_hour, to_minute in re.findall(_TIME, times):
        start, end = int(hour) * 60 + int(minute), int(to_hour) * 60 + int(to_minute)
        end += MIDNIGHT if end <= start else 0
        if int(minute) > 59 or int(to_minute) > 59 or start >= MIDNIGHT or int(to_hour) > 26:  # the clock
            raise _unread(text, "times")
        if not is_plausible(Slot(start, end)):
            raise _unread(text, "times")
        slots.append(Slot(start, end, asked))
    return _joined(sorted(slots), text)


def _joined(slots: list[Slot], text: str) -> tuple[Slot, ...]:
    joined: list[Slot] = []
    for slot in slots:
        if joined and slot.start < joined[-1].end:
            raise _unread(text, "times")
        if joined and slot.start == joined[-1].end and slot.on_appointment == joined[-1].on_appointment:
            joined[-1] = joined[-1]._replace(end=slot.end)
        else:
            joined.append(slot)
    if joined[-1].end - MIDNIGHT > joined[0].start or not all(map(is_plausible, joined)):
        raise _unread(text, "times")
    return tuple(joined)


def _read_span(written: str, text: str) -> Span:
    year = int(written[:4]) if written[:2] == "20" else None
    if "," in written:  # a list of months, which stands alone
        raise _unread(text, "when")
    bounds = re.split(r"\s?-\s?(?!\d+ day)", written)
    first, last = bounds[0], bounds[-1]
    if re.fullmatch(r"\d{1,2}", last):
        day = first.rpartition(" ")[2]
        if not day.isdigit() or int(last) < int(day):  # "easter-5", "Dec 26-24"
            raise _unread(text, "when")
        last = re.sub(r"\d{1,2}$", last, first)
    if year and last[:2] != "20" and "easter" not in last:
        last = f"{year} {last}"
    span = Span(_read_point(first, text, is_last=False), _read_point(last, text, is_last=True))
    if (span.first.year is None) != (span.last.year is None):
        raise _unread(text, "when")
    if span.first.year and span.first.month and (span.first.year, *span.first[:2]) > (span.last.year or 0, *span.last[:2]):
        raise _unread(text, "when")
    return span


def _read_point(written: str, text: str, *, is_last: bool) -> Point:
    if written.lower().startswith("easter"):
        days = int(re.sub(r"easter|days?| ", "", written, flags=re.IGNORECASE) or 0)
        if days not in WORDS["en"].feasts:  # it has no name here
            raise _unread(text, "when")
        return Point(0, 0, None, days)
    year, month, day = re.fullmatch(r"(?:(20\d\d) )?([A-Za-z]{3})(?: (\d{1,2}))?", written).groups()  # type: ignore[union-attr]
    number = _MONTHS.index(month.title()) + 1
    longest = monthrange(int(year) if year else _LEAP, number)[1]
    if day and not 1 <= int(day) <= longest:
        raise _unread(text, "when")
    return Point(number, int(day) if day else longest if is_last else 1, int(year) if year else None)


def _value(rules: list[_Rule]) -> Hours:
    """The rules as one value, where its order, exceptions over holidays over seasons over the week, is that of the rules."""
    weeks: dict[Span | None, dict[Rhythm, list[Day]]] = {None: {Rhythm(): [CLOSED] * 7}}
    holidays: Day | Usual = AS_USUAL
    ranks: list[int] = []
    for rule in rules:
        rank = _rank(rule)
        if ranks and rank < max(ranks):
            raise _unread(rule.text, "order")
        ranks.append(max(rank, 3 if rule.holidays else 0))
        if rule.holidays and rule.adds and isinstance(holidays, Usual) and rule.said:  # to what the weekday has, which is not known
            raise _unread(rule.text, "joined")
        if rule.holidays:
            holidays = _with(holidays if rule.adds and not isinstance(holidays, Usual) else None, rule)
        days = weeks.setdefault(rule.span, {}).setdefault(rule.rhythm, [None] * 7)
        if rule.rhythm == Rhythm():  # what was said before of some of its weeks is replaced
            for other in [other for other in weeks[rule.span] if other != Rhythm()]:
                weeks[rule.span][other] = [None if number in rule.days else said for number, said in enumerate(weeks[rule.span][other])]
        for number in rule.days:
            days[number] = _with(days[number] if rule.adds and rule.said else None, rule)
    return _hours(weeks, holidays)


def _with(before: Day, rule: _Rule) -> tuple[Slot, ...]:
    """What a rule says of a day: alone, or with what was said of it."""
    both = sorted((*(before or ()), *rule.said))
    return _joined(both, rule.text) if both else CLOSED


def _rank(rule: _Rule) -> int:
    """Where a rule must stand among the others: week, rhythms of it, seasons, holidays, exceptions."""
    if rule.span is None:
        return 3 if rule.holidays and not rule.days else 1 if rule.rhythm.nth else 0
    whole = Period(rule.span, Weekly((rule.said,) * 7 if len(rule.days) == len(SILENT) else (rule.said, *SILENT[1:])))
    if rule.rhythm == Rhythm() and is_exception(whole):
        return 4 + 2 * rule.span.is_dated + rule.span.is_day
    return 2


def _hours(weeks: Mapping[Span | None, Mapping[Rhythm, list[Day]]], holidays: Day | Usual) -> Hours:
    def weekly(said: Mapping[Rhythm, list[Day]]) -> Weekly:
        rhythms = tuple(
            (rhythm, _seven(days)) for rhythm, days in said.items() if rhythm != Rhythm() and any(day is not None for day in days)
        )
        return in_order(Weekly(_seven(said.get(Rhythm(), [None] * 7)), rhythms))

    periods = [Period(span, weekly(said)) for span, said in weeks.items() if span is not None]
    crossed = next(crossing(periods), None)
    if crossed:
        raise _unread(_span(crossed.span), "order")  # type: ignore[arg-type]  # no school holidays here
    exceptions, seasons = [one for one in periods if is_exception(one)], [one for one in periods if not is_exception(one)]
    for late in (*reordered(seasons), *reordered(exceptions)):
        raise _unread(_span(late.span), "order")  # type: ignore[arg-type]  # no school holidays here
    for said in weeks.values():
        if overlapping([(rhythm, _seven(days)) for rhythm, days in said.items()]):
            raise _unread(", ".join(_DAYS), "order")
    return Hours(weekly(weeks[None]), in_strength(seasons), holidays, in_strength(exceptions))


def _seven(days: list[Day]) -> Days:
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = days
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday
