"""What a page shows of hours: the week, parts of the year, and the days to come that are not like the others, each in plain words."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from localsite.cache import digest
from localsite.hours import Calendar, Hours, phrase, public_holidays, understood
from localsite.plan.opening import Opening, on_weekday, opening, set_in_type
from localsite.plan.opening import understood as told_to_writers
from localsite.theme import Translator, load, translator
from localsite.values import Source

THEMES = Path(__file__).parent.parent / "themes"
TODAY = date(2026, 11, 16)  # a Monday
PRINCE = Calendar(public_holidays("MC", (2026, 2027), "fr") or {}, ((date(2027, 2, 6), date(2027, 2, 21)),))


@cache
def words(language: str) -> Translator:
    files = {f"themes/{path.relative_to(THEMES)}": path.read_bytes() for path in THEMES.rglob("*") if path.is_file()}
    theme = load({path: Source(path, data, digest(data)) for path, data in files.items()}, "atelier", pytest.fail)
    return translator(theme, language, "fr")


def read(text: str) -> Hours:
    made = understood(text).hours
    assert made is not None
    return made


def shown(text: str, language: str = "fr") -> Opening:
    return opening(read(text), language, words(language), PRINCE, TODAY)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2060", "")


def rows(text: str, language: str = "fr") -> list[str]:
    """Every row: the title of its part where it has one, the days, the times."""
    parts = shown(text, language).parts
    return [plain(" | ".join(filter(None, (part.title, row.days, row.times, row.reason)))) for part in parts for row in part.rows]


def dates(text: str, language: str = "fr") -> list[str]:
    return [plain(f"{one.text}: {one.times}" + (f" ({one.reason})" if one.reason else "")) for one in shown(text, language).differences]


def test_days_of_which_the_same_is_said_stand_together_from_monday_on() -> None:
    expected = ["mardi – samedi | 9 h 30 – 12 h 30, 14 h – 19 h", "dimanche, lundi | fermé"]
    assert rows("dim-lun fermé ; mar-sam 9h30-12h30, 14h-19h") == expected
    assert rows("lun fermé ; mar-dim 18h-2h", "en") == ["Monday | closed", "Tuesday – Sunday | 18:00 – 02:00"]


def test_hours_of_a_page_keep_together_what_french_keeps_together() -> None:
    text = 'lun-ven 9h-12h ; 24 déc 2026 fermé "inventaire" ; sam fermé ; "sonnez !"'
    assert shown(text).phrase == (
        "lun-ven 9h-12h\u202f; sam fermé\u202f; 24 déc 2026 fermé «\u00a0inventaire\u00a0»\u202f; «\u00a0sonnez\u202f!\u00a0»"
    )
    assert not {"\u00a0", "\u202f"} & {*phrase(read(text), "fr")}  # what stands in a file is what people type
    assert shown(text, "en").phrase.startswith("Mon-Fri 09:00-12:00; Sat closed; ")
    typed = read('lun 9h-12h ; 24 déc 2026 fermé "l\'inventaire !" ; "sonnez !"')
    printed = set_in_type(typed, "fr")
    assert (printed.note, [one.reason for one in printed.exceptions]) == ("sonnez\u202f!", ["l’inventaire\u202f!"])
    assert set_in_type(printed, "fr") == printed


def test_a_day_that_odd_and_even_weeks_speak_of_is_not_unsaid() -> None:
    assert rows("sam 9h-12h ; semaines impaires mer 14h-18h ; semaines paires mer fermé") == [
        "lundi, mardi, jeudi, vendredi, dimanche | non précisé",
        "samedi | 9 h – 12 h",
        "semaines impaires, mercredi | 14 h – 18 h",
        "semaines paires, mercredi | fermé",
    ]


def test_parts_of_the_year_and_days_of_every_year_are_rows_where_one_line_says_them() -> None:
    assert rows("lun-sam 9h-19h ; jours fériés fermé ; août fermé (congés annuels) ; 1er mai et 25 déc fermé ; lundi de Pâques 9h-12h") == [
        "lundi – samedi | 9 h – 19 h",
        "dimanche | non précisé",
        "jours fériés | fermé",
        "en août | fermé, réouverture le 1er septembre | congés annuels",
        "lundi de Pâques | 9 h – 12 h",
        "1er mai, 25 décembre | fermé",
    ]


def test_a_season_with_a_week_of_its_own_has_a_title() -> None:
    assert rows("avr-oct mar-dim 11h-20h ; avr-oct lun fermé ; nov-mars fermé") == [
        "de novembre à mars | fermé, réouverture le 1er avril",
        "D’avril à octobre | lundi | fermé",
        "D’avril à octobre | mardi – dimanche | 11 h – 20 h",
    ]
    assert rows("Nov-Mar closed; Apr-Oct daily 9:00-19:00", "en") == [
        "from April to October | 09:00 – 19:00",
        "from November to March | closed, reopening 1 April",
    ]


def test_public_holidays_of_the_weeks_to_come_have_their_names() -> None:
    assert dates("lun-sam 9h-19h ; dim fermé ; jours fériés fermé")[0] == "jeudi 19 novembre 2026, Fête du Prince: fermé"
    assert dates("lun-sam 9h-19h ; dim fermé ; jours fériés comme d’habitude") == []
    assert dates("lun-sam 9h-19h ; dim fermé")[0] == "jeudi 19 novembre 2026, Fête du Prince: non précisé"


def test_a_closure_is_told_whole_with_its_reason_however_far_it_is() -> None:
    of = "lun-sam 9h-19h ; dim fermé ; jours fériés comme d’habitude ; "
    assert dates(of + "19 déc 2026 fermé") == ["samedi 19 décembre 2026: fermeture exceptionnelle"]
    assert dates(of + "19 déc 2026 fermé (inventaire)") == ["samedi 19 décembre 2026: fermé (inventaire)"]
    assert dates(of + "19 déc 2026 9h-12h (inventaire)") == ["samedi 19 décembre 2026: 9 h – 12 h (inventaire)"]
    assert dates(of + "fermé du 24 déc 2026 au 4 jan 2027") == ["du jeudi 24 décembre 2026 au lundi 4 janvier 2027: fermé"]
    assert dates(of + "fermé du 2 au 23 août 2027 (congés)") == ["du lundi 2 août 2027 au lundi 23 août 2027: fermé (congés)"]
    assert dates("mar-dim 9h-19h ; lun fermé ; du 2 au 23 août 2027 fermé ; jours fériés comme d’habitude") == [
        "du lundi 2 août 2027 au lundi 23 août 2027: fermé"  # its first day is closed in any case
    ]
    assert dates(of + "25 déc 2026 fermé") == ["vendredi 25 décembre 2026, Noël: fermé"]
    assert dates(of + "fermé du 2 au 23 août 2025") == []


def test_what_differs_in_nothing_is_not_told() -> None:
    assert dates("lun-sam 9h-19h ; dim fermé ; jours fériés comme d’habitude ; dimanche 20 décembre 2026 fermé") == []


def test_hours_by_appointment_ask_for_a_contact() -> None:
    assert shown("lun-ven sur rendez-vous").asks
    assert shown("lun-ven 9h-12h ; août mardi 9h-12h (sur rendez-vous)").asks
    assert not shown("lun-ven 9h-12h").asks


def test_somebody_who_writes_sees_what_is_understood() -> None:
    told = told_to_writers(read("lun-sam 9h-19h ; jours fériés fermé ; vacances scolaires fermé"), "fr", words("fr"), PRINCE, TODAY)
    assert told.osm == "Mo-Sa 09:00-19:00; 2027 Feb 06-2027 Feb 21 off; PH off"
    assert (len(told.days), plain(f"{told.days[3].days} {told.days[3].times}")) == (14, "jeudi 19 novembre 2026, Fête du Prince fermé")
    assert not shown("lun-sam 9h-19h").osm


def test_a_part_of_the_year_may_begin_at_easter() -> None:
    assert rows("de Pâques à la Toussaint tous les jours 10h-18h") == ["de Pâques au 1er nov | 10 h – 18 h"]


def test_the_rest_of_the_year_is_named_where_a_season_is_open() -> None:
    assert rows("avr-oct 9h-20h ; fermé le reste de l’année") == ["le reste de l’année | fermé", "d’avril à octobre | 9 h – 20 h"]


def test_a_closure_says_when_it_ends_only_where_somebody_is_there_then() -> None:
    closure = rows("mar-sam 9h-19h ; dim-lun fermé ; du 1er au 15 août fermé")[-1]
    assert closure == "du 1er au 15 août | fermé, réouverture le mardi 17 août 2027"
    assert rows("nov-mars fermé ; avr fermé ; mai-oct 9h-19h")[-2:] == [
        "de novembre à mars | fermé",
        "en avril | fermé, réouverture le 1er mai",
    ]
    assert rows("lun 9h-12h ; août fermé")[-1] == "en août | fermé, réouverture le lundi 6 septembre 2027"
    assert rows("1er lun du mois 9h-12h ; 15 août-15 sept fermé")[-1] == "du 15 août au 15 septembre | fermé"  # nobody is there for weeks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dim 9h-13h ; lun fermé", "9 h – 13 h"),
        ("dim fermé", ""),
        ("dim sur rendez-vous", ""),
        ("dim fermé ; juil-août dim 9h-13h", ""),  # in November
        ("semaines paires dim 9h-13h ; semaines impaires dim fermé", "9 h – 13 h (certaines semaines)"),
        ("dim 9h-13h ; 1er dim du mois 9h-18h", "9 h – 13 h / 9 h – 18 h"),
        ("dim 9h-13h ; 29 nov 2026 fermé", "9 h – 13 h (certaines semaines)"),
    ],
)
def test_the_times_of_a_weekday_are_those_of_the_weeks_to_come(text: str, expected: str) -> None:
    assert plain(on_weekday(read(text), 6, "fr", words("fr"), TODAY)) == expected
