"""What a shop can be: the built-in categories, one file per group, with what each is called and what other vocabularies call it."""

from __future__ import annotations

from collections.abc import Mapping

from localsite.categories import care, craft, culture, eat_and_drink, fashion, food, home, leisure, mobility, services
from localsite.categories._declare import Category

__all__ = ["CATEGORIES", "GROUPS", "Category", "by_osm"]

# In the order in which a directory shows them: what one needs every day comes first.
MODULES = (food, eat_and_drink, fashion, home, craft, culture, care, leisure, mobility, services)

CATEGORIES: Mapping[str, Category] = {category.key: category for module in MODULES for category in module.CATEGORIES}

GROUPS: Mapping[str, Mapping[str, str]] = {
    "food": {"fr": "Alimentation", "en": "Food"},
    "eat-and-drink": {"fr": "Manger et boire", "en": "Eat and drink"},
    "fashion": {"fr": "Mode", "en": "Fashion"},
    "home": {"fr": "Maison", "en": "Home"},
    "craft": {"fr": "Artisans", "en": "Makers and menders"},
    "culture": {"fr": "Culture et cadeaux", "en": "Culture and gifts"},
    "care": {"fr": "Santé et beauté", "en": "Health and beauty"},
    "leisure": {"fr": "Loisirs", "en": "Leisure"},
    "mobility": {"fr": "Vélos, autos, bateaux", "en": "Bicycles, cars, boats"},
    "services": {"fr": "Services", "en": "Services"},
    "other": {"fr": "Autres", "en": "Other"},  # the categories that a site adds
}

_BY_OSM: Mapping[str, Category] = {tag: category for category in CATEGORIES.values() for tag in category.osm}


def by_osm(tag: str) -> Category | None:
    """The category that a tag of OpenStreetMap, like "shop=bakery", stands for; None where there is none."""
    return _BY_OSM.get(tag)
