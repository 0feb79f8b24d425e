"""What is told to search engines."""

from __future__ import annotations

from datetime import date

import pytest

from localsite import jsonld
from localsite.hours import Calendar, days, understood
from localsite.jsonld import opening_hours
from tests.stages import SITE, made, shop

ADDRESS = "https://vitrines.example/x/"
COMMON = {"@context": "https://schema.org", "@id": ADDRESS, "url": ADDRESS}


def told(kind, text, language="fr"):
    folder = {"shop": "shops/x/index.md", "story": "content/stories/x.md"}.get(kind, f"content/{kind}s/x.md")
    found = made({folder: text}, site=SITE)
    assert found.errors == []
    return jsonld.record(found.entry(kind, "x"), language, ADDRESS, found.site.settings, found.site.categories)


def test_a_shop_with_all_that_can_be_told_of_it():
    front = (
        "summary: Du pain.\nsince: 1921\nlanguages: fr, oc\nname_i18n: {oc: Lo Canton, br: Ar Corn}\nservice_area: [{name: Ville}]\n"
        "contact: {phone: 04 74 00 00 01, email: a@exemple.fr, website: https://exemple.fr/}\n"
        "locations:\n  - {address: {city: Autre}}\n"
        '  - {primary: oui, lat: 46.2, lon: 5.2, address: {street: 3 rue X, postcode: "01000", city: Ville, country: FR}}\n'
    )
    assert told("shop", shop(front)) == {
        **COMMON,
        "@type": "Bakery",
        "name": "Le Coin",
        "description": "Du pain.",
        "alternateName": ["Ar Corn", "Lo Canton"],
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "3 rue X",
            "postalCode": "01000",
            "addressLocality": "Ville",
            "addressCountry": "FR",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 46.2, "longitude": 5.2},
        "telephone": "+33474000001",
        "email": "a@exemple.fr",
        "sameAs": ["https://exemple.fr/", "https://le-coin.example/"],
        "foundingDate": "1921",
        "knowsLanguage": ["fr", "oc"],
        "areaServed": ["Ville"],
    }


def test_a_shop_of_which_little_is_known_claims_nothing():
    assert told("shop", shop()) == {**COMMON, "@type": "Bakery", "name": "Le Coin", "sameAs": ["https://le-coin.example/"]}
    assert told("shop", shop("locations: [{lat: 46.2345, lon: 5.2345, precision: hidden, address: {city: Ville}}]\n")) == {
        **COMMON,
        "@type": "Bakery",
        "name": "Le Coin",
        "sameAs": ["https://le-coin.example/"],
    }


def test_a_point_that_is_not_sure_is_not_told_and_the_address_is():
    data = told("shop", shop("locations: [{lat: 46.2345, lon: 5.2345, approximate: yes, address: {street: 3 rue X, city: Ville}}]\n"))
    assert "geo" not in data
    assert data["address"]["streetAddress"] == "3 rue X"


def test_a_shop_of_an_unknown_category_is_a_local_business():
    found = made({"shops/x/index.md": shop(categories="zzzzzz")})
    data = jsonld.record(found.entry("shop", "x"), "fr", ADDRESS, found.site.settings, found.site.categories)
    assert data["@type"] == "LocalBusiness"


def test_a_place():
    text = "---\nid: lahalle\nname: La Halle\nlat: 46.2\nlon: 5.2\naddress: {city: Ville}\n---\n"
    assert told("place", text) == {
        **COMMON, "@type": "Place", "name": "La Halle", "address": {"@type": "PostalAddress", "addressLocality": "Ville"},
        "geo": {"@type": "GeoCoordinates", "latitude": 46.2, "longitude": 5.2},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("start: 2027-05-08 18:00\nend: 2027-05-09 01:00\nfree: non\n",
         {"startDate": "2027-05-08T18:00", "endDate": "2027-05-09T01:00", "eventStatus": "https://schema.org/EventScheduled",
         "isAccessibleForFree": False}),
        ("start: 2027-05-08\nstatus: annulé\n", {"startDate": "2027-05-08", "eventStatus": "https://schema.org/EventCancelled"}),
        ("status: postponed\nprevious_start: 2027-05-08\n", {"eventStatus": "https://schema.org/EventPostponed",
        "previousStartDate": "2027-05-08"}),
        ("start: 2027-05-09\nstatus: moved\nprevious_start: 2027-05-08\n",
         {"startDate": "2027-05-09", "eventStatus": "https://schema.org/EventRescheduled", "previousStartDate": "2027-05-08"}),
        ("start: 2027-05-09\nstatus: moved\naddress: {city: Ville}\n",
         {"startDate": "2027-05-09", "eventStatus": "https://schema.org/EventScheduled",
          "location": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Ville"}}}),
        ("sessions: [{on: 2027-05-08, start: 10h}, {on: 2027-05-09, start: 9h}]\nonline: https://exemple.fr/\n",
         {"startDate": "2027-05-08", "endDate": "2027-05-09", "eventStatus": "https://schema.org/EventScheduled",
          "location": {"@type": "VirtualLocation", "url": "https://exemple.fr/"}}),
    ],
)  # fmt: skip
def test_an_event(front, expected):
    assert told("event", f"---\nid: marche\ntitle: Marché\n{front}---\n") == {**COMMON, "@type": "Event", "name": "Marché", **expected}


def test_a_story_has_its_author_or_the_collective():
    story = "---\nid: lepain\ntitle: Le pain\ndate: 2027-01-02\n{}---\n"
    expected = {**COMMON, "@type": "Article", "headline": "Le pain", "datePublished": "2027-01-02", "inLanguage": "fr"}
    assert told("story", story.format("author: Anne\n")) == {**expected, "author": {"@type": "Person", "name": "Anne"}}
    assert told("story", story.format("")) == {**expected, "author": {"@type": "Organization", "name": "Les Vitrines d’Essai"}}


def test_a_trail_and_a_page():
    assert told("trail", "---\nid: balade\ntitle: Balade\nstops: {name: A, lat: 46.2, lon: 5.2}\n---\n") == {
        **COMMON,
        "@type": "TouristTrip",
        "name": "Balade",
        "itinerary": {
            "@type": "ItemList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "item": {"@type": "Place", "name": "A"}}],
        },
    }
    assert told("page", "---\ntitle: Nous\nsummary: Qui ?\n---\n") == {
        **COMMON,
        "@type": "WebPage",
        "name": "Nous",
        "description": "Qui\u202f?",
    }


def test_hours_are_told_as_a_usual_week_and_the_days_that_differ() -> None:
    first = date(2026, 12, 7)
    text = "mar-jeu 9h-12h, 14h-19h ; ven 18h-2h ; sam sur rendez-vous ; lun fermé ; 25 déc fermé ; 29 déc 2026 24h/24"
    hours = understood(text).hours
    assert hours
    said = days(hours, first, 28)
    times = {"@type": "OpeningHoursSpecification"}
    middle = ["Tuesday", "Wednesday", "Thursday"]
    assert opening_hours(first, said) == {
        "openingHoursSpecification": [
            {**times, "dayOfWeek": ["Monday"], "opens": "00:00", "closes": "00:00"},
            {**times, "dayOfWeek": middle, "opens": "09:00", "closes": "12:00"},
            {**times, "dayOfWeek": middle, "opens": "14:00", "closes": "19:00"},
            {**times, "dayOfWeek": ["Friday"], "opens": "18:00", "closes": "02:00"},
        ],
        "specialOpeningHoursSpecification": [
            {**times, "validFrom": "2026-12-25", "validThrough": "2026-12-25", "opens": "00:00", "closes": "00:00"},
            {**times, "validFrom": "2026-12-29", "validThrough": "2026-12-29", "opens": "00:00", "closes": "23:59"},
        ],
    }


def test_a_day_of_which_nothing_is_sure_is_not_told_as_open() -> None:
    """On appointment, and a holiday that nobody spoke of: the usual week would have them open."""
    hours = understood("lun-ven 9h-18h ; 24 déc 2026 sur rendez-vous").hours
    assert hours is not None
    said = days(hours, date(2026, 12, 21), 7, Calendar({date(2026, 12, 25): "Noël"}))
    closed = {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00"}
    told = opening_hours(date(2026, 12, 7), (*days(hours, date(2026, 12, 7), 14), *said))
    assert told["specialOpeningHoursSpecification"] == [{**closed, "validFrom": "2026-12-24", "validThrough": "2026-12-25"}]
