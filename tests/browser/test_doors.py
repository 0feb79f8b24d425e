"""The door: what a page says of it at any moment, by the clock of the place and not the visitor's, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from localsite.pipeline import Job, build
from tests.browser.host import serving

pytestmark = pytest.mark.browser

PARIS = ZoneInfo("Europe/Paris")
BUILT = date(2026, 11, 16)  # a Monday
SITE = """\
name: Les Vitrines
site_url: https://vitrines.example/
languages: [fr, en]
country: FR
contact: {email: a@vitrines.example}
"""
SHOP = """\
---
name: {key}
categories: bakery
locations:
  - address: {{city: Nice}}
    hours: {hours}
verified: {{on: {checked}, how: visit}}
---
"""
SHOPS = {
    "fournil": "mar-sam 7h-13h, 16h-19h30 ; dim 7h-12h30 ; lun fermé ; jours fériés fermé ; 24 déc 2026 7h-17h",
    "bar": "mar-sam 18h-2h ; dim-lun fermé",
    "luthier": "lun-ven sur rendez-vous ; sam-dim fermé",
    "veilleur": "tous les jours 24h/24 ; jours fériés comme d’habitude",
    "muet": "mar 9h-12h",
    "ancien": "tous les jours 9h-19h",
    "repos": "lun-sam 9h-12h ; dim fermé ; jours fériés fermé ; du 1er au 31 jan 2027 fermé",
}


def built(root: Path, day: date, shops: Mapping[str, str] = SHOPS) -> Path:
    """The result for these shops, built on a day."""
    (root / "content").mkdir()
    (root / "content/site.yaml").write_text(SITE, encoding="utf-8")
    for key, hours in shops.items():
        (root / "shops" / key).mkdir(parents=True)
        checked = "2024-01-01" if key == "ancien" else "2026-11-01"
        (root / "shops" / key / "index.md").write_text(SHOP.format(key=key, hours=hours, checked=checked), encoding="utf-8")
    made = build(Job(root, root / "public", day, remember=False))
    assert made.published, made.diagnostics
    return root / "public"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(built(tmp_path_factory.mktemp("doors"), BUILT)) as served:
        yield served


@pytest.mark.parametrize(
    ("day", "moment", "french", "english"),
    [
        (date(2027, 3, 20), "2027-03-28T01:59:30+01:00", "Ferme bientôt, à 2 h", "Closes soon, at 02:00"),  # one minute later it is three
        (date(2027, 3, 20), "2027-03-28T03:00:30+02:00", "Fermé", "Closed"),  # nothing is said of Easter Monday
        (date(2026, 10, 20), "2026-10-25T01:59:30+02:00", "Ferme bientôt, à 2 h", "Closes soon, at 02:00"),  # two comes twice
        *(
            (date(2026, 10, 20), moment, "Fermé, ouvre mardi 27 octobre à 18 h", "Closed, opens Tuesday 27 October at 18:00")
            for moment in ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00")
        ),
    ],
)
def test_the_clock_may_change_in_the_night(browser: Any, tmp_path: Path, day: date, moment: str, french: str, english: str) -> None:
    with serving(built(tmp_path, day)) as served:
        context = browser.new_context(timezone_id="America/New_York")
        page = context.new_page()
        page.clock.install(time=datetime.fromisoformat(moment))
        for path, expected in (("commerces/bar/", french), ("en/shops/bar/", english)):
            page.goto(f"{served}{path}")
            assert page.locator(".hours__now span[data-state]").inner_text().replace("\u00a0", " ") == expected
        context.close()


@pytest.fixture
def at(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """A function: a page at a moment of the place, seen from a zone."""
    contexts = []

    def start(path: str, moment: str, zone: str = "Europe/Paris") -> Any:
        context = browser.new_context(timezone_id=zone)
        contexts.append(context)
        page = context.new_page()
        page.clock.install(time=datetime.fromisoformat(moment) if "+" in moment else datetime.fromisoformat(moment).replace(tzinfo=PARIS))
        page.goto(f"{address}{path}")
        return page

    yield start
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("shop", "moment", "french", "english"),
    [
        ("fournil", "2026-11-17T08:00", "Ouvert jusqu’à 13 h", "Open until 13:00"),
        ("fournil", "2026-11-17T12:45", "Ferme bientôt, à 13 h", "Closes soon, at 13:00"),
        ("fournil", "2026-11-17T13:00", "Fermé, ouvre à 16 h", "Closed, opens at 16:00"),
        ("fournil", "2026-11-17T19:29", "Ferme bientôt, à 19 h 30", "Closes soon, at 19:30"),
        ("fournil", "2026-11-17T20:00", "Fermé, ouvre demain à 7 h", "Closed, opens tomorrow at 07:00"),
        ("fournil", "2026-11-14T10:00", "", ""),  # before the days that the page speaks of
        ("fournil", "2026-11-22T14:00", "Fermé, ouvre mardi 24 novembre à 7 h", "Closed, opens Tuesday 24 November at 07:00"),
        ("fournil", "2026-12-24T16:45", "Ferme bientôt, à 17 h", "Closes soon, at 17:00"),
        ("fournil", "2026-12-25T10:00", "Fermé, ouvre demain à 7 h", "Closed, opens tomorrow at 07:00"),
        ("fournil", "2027-03-15T23:59", "Fermé", "Closed"),
        ("fournil", "2027-03-16T08:00", "", ""),  # past them
        ("bar", "2026-11-18T23:00", "Ouvert jusqu’à 2 h", "Open until 02:00"),
        ("bar", "2026-11-19T01:45", "Ferme bientôt, à 2 h", "Closes soon, at 02:00"),
        ("bar", "2026-11-22T01:00", "Ouvert jusqu’à 2 h", "Open until 02:00"),  # Sunday is closed, its first hours are Saturday's
        ("bar", "2026-11-22T02:00", "Fermé, ouvre mardi 24 novembre à 18 h", "Closed, opens Tuesday 24 November at 18:00"),
        ("luthier", "2026-11-17T10:00", "Sur rendez-vous", "By appointment"),
        ("luthier", "2026-11-21T10:00", "Fermé", "Closed"),
        ("veilleur", "2026-11-17T03:00", "Ouvert jour et nuit", "Open day and night"),
        ("muet", "2026-11-18T10:00", "", ""),
        ("muet", "2026-11-17T13:00", "Fermé", "Closed"),
        ("repos", "2026-12-31T13:00", "Fermé, ouvre lundi 1er février à 9 h", "Closed, opens Monday 1 February at 09:00"),
        ("ancien", "2026-11-17T10:00", "", ""),  # nobody has checked it for long
    ],
)
def test_the_sentence_is_right_at_every_moment(at: Callable[..., Any], shop: str, moment: str, french: str, english: str) -> None:
    for path, expected in ((f"commerces/{shop}/", french), (f"en/shops/{shop}/", english)):
        line = at(path, moment).locator(".hours__now span")
        if line.page.locator("[data-hours]").count():
            line.page.locator("[data-state]").wait_for(state="attached")
        assert line.inner_text().replace("\u00a0", " ") == expected


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland", "UTC"])
@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-19T01:59+01:00", "Ferme bientôt, à 2 h"),
        ("2026-11-19T02:00+01:00", "Fermé, ouvre à 18 h"),
        ("2027-03-06T17:59+01:00", "Fermé, ouvre à 18 h"),
    ],
)
def test_the_clock_is_that_of_the_place(at: Callable[..., Any], zone: str, moment: str, expected: str) -> None:
    line = at("commerces/bar/", moment, zone).locator(".hours__now span[data-state]")
    assert line.inner_text().replace("\u00a0", " ") == expected


def test_the_sentence_follows_the_clock_while_the_page_is_open(at: Callable[..., Any]) -> None:
    page = at("commerces/fournil/", "2026-11-17T12:58")
    line = page.locator(".hours__now span[data-state]")
    assert line.inner_text().replace("\u00a0", " ") == "Ferme bientôt, à 13 h"
    page.clock.run_for(3 * 60_000)
    assert line.inner_text().replace("\u00a0", " ") == "Fermé, ouvre à 16 h"


def test_today_is_marked_and_dates_that_are_over_are_hidden(at: Callable[..., Any]) -> None:
    page = at("commerces/fournil/", "2026-12-26T10:00")
    page.locator(".hours__now span[data-state]").wait_for()
    assert page.locator(".hours__week .is-today th").all_inner_texts() == ["mardi\u00a0– samedi"]
    assert all("2027" in text for text in page.locator(".hours__dates tr:visible").all_inner_texts())
    page = at("commerces/fournil/", "2026-12-24T10:00")  # a day that is not like the others of its name
    page.locator(".hours__now span[data-state]").wait_for()
    assert page.locator(".hours__week .is-today").count() == 0


def test_without_a_script_the_table_says_it_all(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}commerces/fournil/")
    text = page.locator(".hours").inner_text().replace("\u00a0", " ").replace("\u2060", "")
    assert "mardi – samedi\t7 h – 13 h, 16 h – 19 h 30" in text
    assert "jeudi 24 décembre 2026\t7 h – 17 h" in text
    page.goto(f"{address}ouvert-le-dimanche/")
    assert page.locator(".row__name").all_inner_texts() == ["fournil", "veilleur"]
    page.goto(f"{address}commerces/")
    assert not page.locator(".when").is_visible()
    context.close()


def test_a_list_says_who_is_open_today(at: Callable[..., Any]) -> None:
    page = at("commerces/", "2026-11-17T12:45")
    page.locator(".when").wait_for()
    said = [row.replace("\u00a0", " ") for row in page.locator(".row__facts").all_inner_texts()]
    assert [row.partition(" · Nice")[2] for row in said] == [
        "", " · Fermé, ouvre à 18 h", " · Ferme bientôt, à 13 h", "", "", "", " · Ouvert jour et nuit",
    ]  # fmt: skip


def test_the_lists_of_a_trade_and_of_an_area_are_narrowed_too(at: Callable[..., Any]) -> None:
    page = at("categories/bakery/", "2026-11-17T12:45")
    page.locator(".when").wait_for()
    said = [text.replace("\u00a0", " ") for text in page.locator(".card__now").all_inner_texts()]
    assert said == ["Fermé, ouvre à 18 h", "Ferme bientôt, à 13 h", "", "", "", "Ouvert jour et nuit"]
    status = page.locator("[role=status]")
    page.locator("#when").select_option("now")
    assert page.locator(".card__name:visible").all_inner_texts() == ["fournil", "veilleur"]
    assert status.inner_text().replace("\u00a0", " ") == "2 commerces trouvés · horaires non connus : 1"  # "ancien": nobody has checked
    page.clock.set_fixed_time(datetime(2026, 11, 18, 10, tzinfo=PARIS))
    page.locator("#when").select_option("")
    page.locator("#when").select_option("now")
    assert status.inner_text().replace("\u00a0", " ") == "3 commerces trouvés · horaires non connus : 2"  # "muet" too


def test_a_list_follows_the_clock_while_it_is_open(at: Callable[..., Any]) -> None:
    page = at("categories/bakery/", "2026-11-17T12:58")
    page.locator(".when").wait_for()
    page.locator("#when").select_option("now")
    first = page.locator(".card__now:visible").first
    assert first.inner_text().replace("\u00a0", " ") == "Ferme bientôt, à 13 h"
    page.clock.run_for(3 * 60_000)
    assert "fournil" not in page.locator(".card__name:visible").all_inner_texts()


def test_the_row_of_today_is_that_of_todays_hours(browser: Any, tmp_path: Path) -> None:
    """Most of the days that the page speaks of are of the winter: their week is not that of the first row."""
    glacier = "lun-ven 9h-18h ; sam-dim fermé ; du 30 nov 2026 au 31 mars 2027 lun-ven 10h-19h ; jours fériés fermé"
    with serving(built(tmp_path, BUILT, {"glacier": glacier})) as served:
        for moment, marked in (("2026-11-18T10:00", ["lundi – vendredi"]), ("2026-12-02T10:00", [])):
            page = browser.new_page(timezone_id="Europe/Paris")
            page.clock.install(time=datetime.fromisoformat(moment).replace(tzinfo=PARIS))
            page.goto(f"{served}commerces/glacier/")
            page.locator(".hours__now span[data-state]").wait_for()
            assert [text.replace("\u00a0", " ") for text in page.locator(".hours__week .is-today th").all_inner_texts()] == marked
            page.close()


def test_a_moment_at_which_nobody_is_open_is_said(at: Callable[..., Any]) -> None:
    page = at("en/shops/", "2026-11-17T12:45")
    page.locator(".when").wait_for()
    page.locator("input[type=search]").fill("bar")
    page.locator("#when").select_option("0")
    assert page.locator("[role=status]").inner_text() == "No shop is open then"
    page.locator("#when").select_option("")
    assert page.locator("[role=status]").inner_text() == "1 shop found"


@pytest.mark.parametrize(
    ("wanted", "time", "moment", "expected"),
    [
        ("now", "", "2026-11-17T08:00", ["fournil", "veilleur"]),
        ("now", "", "2026-11-17T09:00", ["fournil", "muet", "repos", "veilleur"]),
        ("now", "", "2026-11-18T23:00", ["bar", "veilleur"]),
        ("now", "", "2026-11-19T01:00", ["bar", "veilleur"]),
        ("4", "18:00", "2026-11-17T08:00", ["bar", "fournil", "veilleur"]),
        ("4", "15:00", "2026-11-17T08:00", ["veilleur"]),
        ("6", "", "2026-11-17T08:00", ["fournil", "veilleur"]),
        ("0", "", "2026-11-17T08:00", ["repos", "veilleur"]),
        ("", "", "2026-11-17T08:00", ["ancien", "bar", "fournil", "luthier", "muet", "repos", "veilleur"]),
    ],
)
def test_a_list_is_narrowed_to_the_open_ones(at: Callable[..., Any], wanted: str, time: str, moment: str, expected: list[str]) -> None:
    page = at("commerces/", moment)
    page.locator(".when").wait_for()
    page.locator("#when").select_option(wanted)
    if time:
        page.locator("#when-time").fill(time)
    assert page.locator(".row__name:visible").all_inner_texts() == expected
