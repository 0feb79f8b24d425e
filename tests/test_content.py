"""What can be said of shops, places, events, stories, trails and pages."""

from __future__ import annotations

import re
from datetime import date, time
from itertools import chain

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from localsite.content import TYPES, Event, Shop
from localsite.content.event import Change, Dated, Pause, Repeat, Session
from localsite.content.parts import Address, Consent, Location, Person, Picture, Point
from localsite.content.shop import Online, ServiceArea
from localsite.content.trail import Stop
from localsite.diagnostics import Span
from localsite.fields import Clock, GroupOf, ListOf, MapOf, Moment, Reading, Ref, fields, read_group
from localsite.hours import phrase, understood
from localsite.nodes import compose
from localsite.settings import Settings
from tests.stages import made, shop

HERE = Span("f.md", 1, 1, 1)


def groups(start):
    """The group and all groups below it."""
    found, waiting = [], [start]
    while waiting:
        group = waiting.pop()
        if group not in found:
            found.append(group)
            waiting.extend(kind.group for info in fields(group) for kind in inside(info.declared.kind) if isinstance(kind, GroupOf))
    return found


def inside(kind):
    return [kind, *(inside(kind.kind) if isinstance(kind, ListOf | MapOf) else [])]


GROUPS = list(dict.fromkeys(chain.from_iterable(groups(model) for model in (*(kind.model for kind in TYPES.values()), Settings))))
ALL_FIELDS = [(group, info) for group in GROUPS for info in fields(group)]


# What a group needs beside its required fields, and what the sample of a field does not say.
ALSO = {
    Shop: {"online": "{url: https://exemple.fr/}"},
    Event: {"start": "2027-05-08 10:00"},
    Stop: {"shop": "le-coin"},
    Picture: {"decorative": "oui"},
}
SAMPLES = {"images": "{file: a.jpg, decorative: oui}", "captions": "{a.jpg: Un pain}", "centre": "43.7, 7.4",
"box": "43.6, 7.3, 43.8, 7.5", "end": "2027-05-09",
           "timezone": "Europe/Monaco", "map": "{centre: [43.7, 7.4]}"}  # fmt: skip


def sample(info):
    """What may be typed in a field."""
    if info.declared.nom == "fin" and isinstance(info.declared.kind, Clock):
        return "23h"
    return SAMPLES.get(info.name) or info.declared.kind.sample("fr") or "{fr: texte}"


def least(group, but):
    """The least that a group needs but for one field, as YAML on one line each."""
    needed = {info.name: sample(info) for info in fields(group) if info.required} | ALSO.get(group, {})
    return {name: text for name, text in needed.items() if name != but}


def group_from(group, pairs):
    problems = []
    text = "".join(f"{name}: {value}\n" for name, value in pairs.items())
    return read_group(group, compose(text, "f.md", 1, problems.append), Reading(problems.append, "fr", "FR")), problems


@pytest.mark.parametrize(("group", "info"), ALL_FIELDS, ids=lambda part: getattr(part, "name", getattr(part, "__name__", "")))
def test_a_field_reads_the_same_under_its_french_and_its_english_name(group, info):
    # Half a point is no point, whatever its name.
    other = {"lat": {"lon": "7.4"}, "lon": {"lat": "43.7"}}.get(info.name, {})
    values, problems = zip(
        *(group_from(group, {**least(group, info.name), **other, name: sample(info)}) for name in info.names), strict=True
    )
    assert [problem for found in problems for problem in found if problem.code.number not in {"LS005", "LS006", "LS140"}] == []
    english, french = (re.sub(r"Span\([^)]*\)", "", repr(getattr(value, info.name, info.name))) for value in values)
    assert english == french != "None"


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_no_two_fields_of_a_group_share_a_name(group):
    names = [re.sub("[-_ ]", "", name) for info in fields(group) for name in dict.fromkeys(info.names)]
    assert sorted(names) == sorted(set(names))


def test_every_field_is_told_in_both_languages_and_named_plainly():
    snake = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
    assert [(group, info.name) for group, info in ALL_FIELDS if not all(snake.fullmatch(name) for name in info.names)] == []
    assert [
        (group, info.name) for group, info in ALL_FIELDS if not re.search(r"[\w).»”}]$", info.declared.fr) or not info.declared.en
    ] == []
    assert {info.declared.fr for _, info in ALL_FIELDS if info.declared.fr == info.declared.en} <= {
        "E-mail.",
        "Centre.",
        "Licences.",
        "Description.",
    }


def test_every_type_has_its_own_folder_and_its_fields():
    folders = [kind.folder for kind in TYPES.values()]
    assert len(set(folders)) == len(folders) == 6
    assert [[info.name for info in kind.fields[:2]] for kind in TYPES.values()] == [["id", "name"]] * 2 + [["id", "title"]] * 4
    assert all("formerly" in {info.name for info in kind.fields} for kind in TYPES.values())


def shop_of(**facts):
    least = {"name": "Le Coin", "categories": (Ref("bakery", HERE),), "online": Online(url="https://le-coin.example/")}
    return Shop(**{**least, **facts})


def faults(group):
    return [(fault.code.number, fault.field) for fault in group.faults()]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"online": None}, [("LS133", "name")]),
        ({"online": None, "status": "closed"}, []),
        ({"online": None, "service_area": (ServiceArea(name="Ici"),)}, []),
        ({"online": None, "locations": (Location(),)}, []),
        ({"status": "moved"}, [("LS137", "status")]),
        ({"status": "moved", "moved_to": "12 rue Neuve"}, []),
        ({"status": "moved", "replaced_by": Ref("autre", HERE)}, []),
        ({"status": "opening"}, [("LS137", "status")]),
        ({"status": "paused"}, [("LS137", "status")]),
        ({"status": "paused", "status_from": date(2027, 8, 1), "status_to": date(2027, 8, 21)}, []),
        ({"status": "paused", "status_from": date(2027, 8, 1), "status_to": date(2027, 7, 21)}, [("LS136", "status_to")]),
        ({"online": None, "locations": (Location(precision="hidden"),)}, [("LS135", "locations")]),
        ({"locations": (Location(precision="hidden"),)}, []),
    ],
)
def test_a_shop_can_be_found_and_its_status_is_complete(facts, expected):
    assert faults(shop_of(**facts)) == expected


def test_what_a_status_needs_is_told_with_a_line_to_add():
    (fault,) = shop_of(status="paused").faults()
    assert fault.at(HERE).said("fr") == (
        "Le statut «\u00a0en pause\u00a0» demande le champ «\u00a0statut_du\u00a0».",
        "Ajoutez une ligne, par exemple «\u00a0statut_du: 2027-03-14\u00a0».",
    )
    assert fault.at(HERE).said("en") == (
        "The status “paused” needs the field “status_from”.",
        "Add a line, for example “status_from: 2027-03-14”.",
    )


def test_a_shop_is_listed_while_people_may_go_there():
    assert [shop_of(status=status, status_from=date(2027, 1, 1)).is_listed for status in ("open", "opening", "paused", "closed")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert [shop_of(status="moved", moved_to="Nice", locations=places).is_listed for places in ((), (Location(),))] == [False, True]


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (Location(lat=43.7, lon=7.4), []),
        (Location(lat=43.7), [("LS132", "lat")]),
        (Location(lon=7.4), [("LS132", "lon")]),
        (Location(at=Ref("la-halle", HERE), address=Address()), [("LS134", "at")]),
        (Location(hours=understood("mar 9h-12h").hours, hours_unread="le matin"), [("LS138", "hours_unread")]),
        (Location(hours_unread="le matin"), [("LS140", "hours_unread")]),
    ],
)
def test_what_does_not_fit_in_a_location(location, expected):
    assert faults(location) == expected


def test_a_stop_is_somewhere():
    assert [faults(stop) for stop in (Stop(shop=Ref("a", HERE)), Stop(place=Ref("a", HERE)), Stop(name="Fontaine", lat=43.7, lon=7.4))] == [
        [],
        [],
        [],
    ]
    assert [faults(stop) for stop in (Stop(), Stop(name="Fontaine"))] == [[("LS644", "name")]] * 2


def test_a_picture_is_told_in_words_or_is_an_ornament():
    file = Ref("a.jpg", HERE)
    pictures = Picture(file=file), Picture(file=file, alt="Un pain"), Picture(file=file, decorative=True)
    assert [faults(picture) for picture in pictures] == [
        [("LS139", "file")], [], [],
    ]  # fmt: skip


def event(**facts):
    return Event(**{"title": "Marché", "start": Moment(date(2027, 5, 8), time(18)), **facts})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"start": None}, [("LS100", "start")]),
        ({"start": None, "status": "postponed"}, []),
        ({"start": None, "sessions": (Session(on=date(2027, 5, 8), start=time(9)),)}, []),
        ({"end": Moment(date(2027, 5, 9), time(1))}, []),
        ({"end": Moment(date(2027, 5, 8), time(17))}, [("LS136", "end")]),
        ({"end": Moment(date(2027, 5, 7))}, [("LS136", "end")]),
        ({"end": Moment(date(2027, 5, 8))}, []),
        ({"start": Moment(date(2027, 5, 8)), "end": Moment(date(2027, 5, 8), time(10))}, []),
    ],
)
def test_an_event_has_a_date_and_starts_before_it_ends(facts, expected):
    assert faults(event(**facts)) == expected


def test_a_pause_of_a_series_starts_before_it_ends():
    assert faults(Pause(start=date(2027, 8, 2), end=date(2027, 8, 1))) == [("LS136", "end")]
    assert faults(Pause(start=date(2027, 8, 1), end=date(2027, 8, 1))) == []


DAY = date(2027, 5, 8)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, (DAY, DAY)),
        ({"end": Moment(date(2027, 5, 9), time(1))}, (DAY, DAY)),
        ({"end": Moment(date(2027, 5, 9), time(6))}, (DAY, DAY)),
        ({"end": Moment(date(2027, 5, 9), time(6, 1))}, (DAY, date(2027, 5, 9))),
        ({"end": Moment(date(2027, 5, 9))}, (DAY, date(2027, 5, 9))),
        ({"end": Moment(date(2027, 5, 10), time(2))}, (DAY, date(2027, 5, 9))),
        ({"start": Moment(DAY, time(1)), "end": Moment(DAY, time(5))}, (DAY, DAY)),
        ({"start": None, "status": "postponed"}, None),
        ({"start": None, "status": "postponed", "end": Moment(DAY)}, None),
        (
            {"start": None, "sessions": (Session(on=date(2027, 5, 9), start=time(9)), Session(on=DAY, start=time(14), end=time(19)))},
            (DAY, date(2027, 5, 9)),
        ),
        ({"sessions": (Session(on=date(2027, 5, 9), start=time(9)),)}, (DAY, date(2027, 5, 9))),
    ],
)
def test_a_night_counts_for_the_day_it_starts_and_a_fair_for_all_of_its_days(facts, expected):
    assert event(**facts).days == expected


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.times(), st.integers(0, 10), st.times())
def test_the_days_of_an_event_are_in_order_whatever_its_times(start, at, length, until):
    end = date.fromordinal(start.toordinal() + length)
    first, last = event(start=Moment(start, at), end=Moment(end, until)).days
    assert start == first <= last <= end


def test_a_weekly_market_on_christmas_day_moves_to_the_eve():
    moved = Change(on=date(2027, 12, 25), start=Moment(date(2027, 12, 24), time(8)))
    repeat = Repeat(every="week", on=("sam",), exceptions=(Dated(on=date(2027, 8, 14), reason="Fête"),), change=(moved,))
    assert event(repeat=repeat).repeat.change == (moved,)


# Precision


STREETS = (
    "rue des Écoles",
    "rue du 8 mai 1945",
    "place du 14 Juillet",
    "rue des 4 Vents",
    "avenue de la 2e DB",
    "boulevard du 11-Novembre",
    "impasse Gutenberg",
)
FORMS = ("{n} {s}", "{n}, {s}", "{n} bis, {s}", "{n}ter {s}", "{n}B {s}", "{n} B {s}", "n° {n} {s}", "{s} {n}", "{s}, {n} bis",
"{n}-{n} {s}", "{n} à {n} {s}",
         "Kerbrat, {n} {s}", "  {n}/{n} {s}", "numéro {n}, {s}", "{n}; {n} et {n} {s}", "{n}E {s}")  # fmt: skip


@given(
    st.integers(100, 9999).filter(lambda number: not 1789 <= number < 2100),  # "14 Juillet 1900" is the name of a street
    st.sampled_from(STREETS),
    st.sampled_from(FORMS),
    st.floats(43.5, 43.9),
    st.floats(7.2, 7.6),
    st.sampled_from(["street", "town", "hidden"]),
)
def test_what_precision_hides_is_nowhere_in_the_record(number, street, form, lat, lon, precision):
    digits = [f"{coordinate:.12f}".rstrip("0") for coordinate in (lat, lon)]
    assume(all(len(told.partition(".")[2]) > 4 for told in digits))
    line = form.format(n=number, s=street)
    front = (
        f'locations:\n  - address: {{street: "{line}", extra: "étage {number}", postcode: "06000", city: Ville, area: Port}}\n'
        f"    lat: {digits[0]}\n    lon: {digits[1]}\n    precision: {precision}\n    pitch: stand {number}\n"
    )
    found = made({"shops/le-coin/index.md": shop(front)})
    assert [code for code in found.codes if code != "LS135"] == []
    entry = found.entry("shop", "le-coin")
    shown = re.sub(r"Span\([^)]*\)|digest='\w+'", "", repr(entry))
    assert str(number) not in re.sub(r"\b(8 mai )?1945\b", "", shown)
    assert digits[0][: 2 + 1 + 4] not in shown
    assert digits[1][: 1 + 1 + 4] not in shown
    (location,) = entry.facts.locations
    if precision == "street":
        assert location.address.street in (street, f"Kerbrat {street}")
        assert (location.lat, location.lon) == (round(lat, 3), round(lon, 3))
    else:
        assert (location.lat, location.lon, location.address.street, location.address.area) == (None, None, None, None)
    assert location.address.city == (None if precision == "hidden" else "Ville")


def test_an_exact_location_is_told_as_it_is():
    location = Location(address=Address(street="12 rue X"), lat=43.123456, lon=7.123456, pitch="stand 3")
    assert location.public() is location


def test_an_approximate_location_is_told_whole_and_says_so():
    location = Location(address=Address(street="12 rue X"), lat=43.123456, lon=7.123456, approximate=True)
    assert location.public() is location
    assert not location.is_exact


def test_what_may_not_be_told_is_as_vague_whether_it_was_sure_or_not():
    for precision in ("street", "town", "hidden"):
        sure, unsure = (Location(lat=43.123456, lon=7.123456, precision=precision, approximate=one).public() for one in (False, True))
        assert sure == unsure
        assert not sure.is_exact


def test_a_described_place_is_a_door_and_is_hidden_with_it():
    at = Ref("la-halle", HERE)
    told = [Location(at=at, precision=precision).public().at for precision in ("exact", "street", "town", "hidden")]
    assert told == [at, None, None, None]


def test_a_location_without_an_address_stays_without():
    assert Location(precision="town", lat=1.0, lon=2.0).public() == Location(precision="town")
    assert Location(precision="street", address=Address(city="Ici")).public().address == Address(city="Ici")


@pytest.mark.parametrize(
    ("street", "expected"),
    [("3 rue des Écoles", "rue des Écoles"), ("12", None), ("", None), ("rue du 8 mai 1945", "rue du 8 mai 1945"),
     ("Rue Mars 12", "Rue Mars"),
     ("Rue du 1er Mai", "Rue du 1er Mai"), ("Rue de la Gare 12", "Rue de la Gare"), ("12 rue des 3 Frères", "rue des 3 Frères"),
     ("No. 7 The Lane", "The Lane"), ("No Man's Lane", "No Man's Lane")],
)  # fmt: skip
def test_a_street_is_told_without_its_number(street, expected):
    assert Location(precision="street", address=Address(street=street)).public().address.street == expected


# The cases that break naive models


def test_a_cheesemonger_with_two_stalls_and_no_shop():
    market = "---\nid: marche{n}\nname: Marché {n}\n---\n"
    stalls = 'locations:\n  - {at: marche-a, pitch: "allée B, stand 12", hours: mar 8h-13h}\n  - at: marche-b\n    hours: sam 8h-13h\n'
    found = made(
        {
            "shops/le-coin/index.md": shop(stalls, online="", kind="étal"),
            "content/places/marche-a.md": market.format(n="a"),
            "content/places/marche-b.md": market.format(n="b"),
        }
    )
    assert found.codes == []
    entry = found.entry("shop", "le-coin")
    assert [(location.at.key, location.pitch, phrase(location.hours, "fr")) for location in entry.facts.locations] == [
        ("marche-a", "allée B, stand 12", "mar 8h-13h"), ("marche-b", None, "sam 8h-13h"),
    ]  # fmt: skip
    assert {key: shops[0].key for key, shops in found.site.at_place.items()} == {"marche-a": "le-coin", "marche-b": "le-coin"}


def test_three_branches_with_their_own_hours():
    branches = "locations:\n" + "".join(f"  - {{key: b{n}, address: {{city: Ville {n}}}, hours: lun {n}h-12h}}\n" for n in (7, 8, 9))
    found = made({"shops/le-coin/index.md": shop(branches, online="")})
    assert found.codes == []
    locations = found.entry("shop", "le-coin").facts.locations
    assert [phrase(location.hours, "fr") for location in locations] == ["lun 7h-12h", "lun 8h-12h", "lun 9h-12h"]
    assert dict(found.site.areas) == {"ville-7": "Ville 7", "ville-8": "Ville 8", "ville-9": "Ville 9"}


def test_a_caterer_who_works_from_home_has_no_address_to_show():
    home = "locations: {precision: ville, address: {street: 3 rue Secrète, city: Ville}, lat: 46.123456, lon: 5.123456}\n"
    home += "service_area: {name: Ville et alentours}\n"
    found = made({"shops/le-coin/index.md": shop(home, online="")})
    (location,) = found.entry("shop", "le-coin").facts.locations
    assert (found.codes, location.address, location.lat) == ([], Address(city="Ville"), None)


def test_a_luthier_by_appointment():
    found = made({"shops/le-coin/index.md": shop("locations: {address: {city: Ville}, hours: sur rendez-vous}\n", kind="atelier")})
    assert (found.codes, phrase(found.entry("shop", "le-coin").facts.locations[0].hours, "fr")) == ([], "sur rendez-vous")


def test_of_a_couple_only_the_one_who_agreed_is_named():
    agreed = 'people:\n  - {name: Anne, role: boulangère, consent: {on: 2027-01-15, covers: "nom, photo"}}\n'
    found = made({"shops/le-coin/index.md": shop(agreed)})
    person = Person(name="Anne", role="boulangère", consent=Consent(on=date(2027, 1, 15), covers=("name", "photo")))
    assert (found.codes, found.entry("shop", "le-coin").facts.people) == ([], (person,))
    refused = made({"shops/le-coin/index.md": shop(agreed + "  - {name: Paul}\n")})
    assert (refused.codes, refused.problems[0].span[1:3]) == (["LS100"], (8, 5))


@pytest.mark.parametrize(
    ("covers", "expected"),
    [
        ((), ("Anne", "Elle pétrit.")),
        (("name", "story"), ("Anne", "Elle pétrit.")),
        (("first-name", "photo"), ("Anne", None)),
        (("photo", "story"), None),
        (("photo",), None),
    ],
)
def test_of_a_person_no_more_is_told_than_they_agreed_to(covers, expected):
    person = Person(name="Anne", story="Elle pétrit.", consent=Consent(on=date(2027, 1, 15), covers=covers)).public()
    assert (person and (person.name, person.story)) == expected


def test_a_name_in_other_languages():
    found = made({"shops/le-coin/index.md": shop("name_i18n: {br: Ti ar C’hoad, oc: Ostal}\n")})
    assert (found.codes, found.entry("shop", "le-coin").facts.name_i18n) == ([], {"br": "Ti ar C’hoad", "oc": "Ostal"})


def test_a_long_name_with_quotes_and_signs():
    name = "Chez Éléonore & Fils « Depuis 1921 », épicerie fine <et> vins de pays"
    found = made({"shops/le-coin/index.md": shop(name=f'"{name}"')})
    said = found.entry("shop", "le-coin").say("name", "fr").text
    assert (found.codes, said) == ([], name.replace("« ", "«\u00a0").replace(" »", "\u00a0»"))


def test_two_shops_at_one_point_are_two_shops():
    point = "locations: {address: {city: Ville}, lat: 46.2, lon: 5.2}\n"
    found = made({"shops/a/index.md": shop(point, id="shopaa"), "shops/b/index.md": shop(point, id="shopbb")})
    assert (found.codes, [entry.key for entry in found.site.listed]) == ([], ["a", "b"])


def test_a_closed_shop_keeps_its_page_and_leaves_the_lists():
    found = made({"shops/le-coin/index.md": shop("status: fermé\n", online="")})
    assert (found.codes, [entry.key for entry in found.site.of("shop")], found.site.listed) == ([], ["le-coin"], ())


def test_a_point_of_its_own_is_whole():
    assert faults(Point(lat=1.0, lon=2.0)) == []
