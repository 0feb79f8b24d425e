"""The built-in categories: complete in both languages, true to the vocabularies they name, and enough for a real town."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from localsite.categories import CATEGORIES, GROUPS, MODULES, by_osm

# The kinds of LocalBusiness of schema.org that a category may be, itself included.
SCHEMA = (
    "ArtGallery", "AutoDealer", "AutoRental", "AutoRepair", "Bakery", "BankOrCreditUnion", "BarOrPub", "BeautySalon", "BikeStore",
    "BookStore", "Brewery", "CafeOrCoffeeShop", "ClothingStore", "ConvenienceStore", "DryCleaningOrLaundry", "Electrician",
    "ElectronicsStore", "EntertainmentBusiness", "FastFoodRestaurant", "Florist", "FoodEstablishment", "FurnitureStore",
    "GardenStore", "GroceryStore", "HairSalon", "HardwareStore", "HobbyShop", "HomeAndConstructionBusiness", "HomeGoodsStore",
    "Hotel", "IceCreamShop", "JewelryStore", "LiquorStore", "LocalBusiness", "Locksmith", "MobilePhoneStore", "MotorcycleDealer",
    "MovieTheater", "MusicStore", "NightClub", "OfficeEquipmentStore", "Optician", "PetStore", "Pharmacy", "Plumber", "PostOffice",
    "RealEstateAgent", "Restaurant", "ShoeStore", "ShoppingCenter", "SportingGoodsStore", "Store", "TattooParlor", "ToyStore",
    "TravelAgency",
)  # fmt: skip

# What the named places of Monaco are in OpenStreetMap, on the day of the extract.
MONACO = (
    "amenity=bank", "amenity=bar", "amenity=bicycle_rental", "amenity=cafe", "amenity=car_rental", "amenity=cinema",
    "amenity=driving_school", "amenity=fast_food", "amenity=ice_cream", "amenity=marketplace", "amenity=nightclub",
    "amenity=pharmacy", "amenity=post_office", "amenity=pub", "amenity=restaurant", "amenity=theatre", "amenity=veterinary",
    "craft=caterer", "craft=plumber", "shop=alcohol", "shop=antiques", "shop=appliance", "shop=art", "shop=bag", "shop=bakery",
    "shop=bicycle", "shop=boat", "shop=books", "shop=butcher", "shop=car", "shop=car_repair", "shop=cheese", "shop=clothes",
    "shop=confectionery", "shop=convenience", "shop=deli", "shop=doityourself", "shop=dry_cleaning", "shop=e-cigarette",
    "shop=electrical", "shop=electronics", "shop=florist", "shop=furniture", "shop=general", "shop=gift", "shop=hairdresser",
    "shop=jewelry", "shop=kiosk", "shop=kitchen", "shop=leather", "shop=mall", "shop=mobile_phone", "shop=motorcycle",
    "shop=newsagent", "shop=perfumery", "shop=pet", "shop=shoes", "shop=sports", "shop=supermarket", "shop=tattoo",
    "shop=telecommunication", "shop=ticket", "shop=tool_hire", "shop=toys", "shop=travel_agency", "shop=watches", "shop=yes",
)  # fmt: skip


def test_a_key_is_what_a_file_and_an_address_can_hold() -> None:
    assert [key for key in CATEGORIES if not re.fullmatch(r"[a-z]+(-[a-z]+)*", key)] == []


def test_no_two_tables_declare_one_key() -> None:
    declared = [category.key for module in MODULES for category in module.CATEGORIES]
    assert [key for key, count in Counter(declared).items() if count > 1] == []


def test_every_category_and_every_group_has_a_name_in_both_languages() -> None:
    words = [category.names for category in CATEGORIES.values()] + [category.several for category in CATEGORIES.values()]
    words += list(GROUPS.values())
    assert [names for names in words if set(names) != {"fr", "en"} or not all(names.values())] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_lists_have_one_title(language: str) -> None:
    titles = Counter(category.several[language] for category in CATEGORIES.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_names_are_typed_with_the_french_apostrophe() -> None:
    words = [word for category in CATEGORIES.values() for word in (*category.names.values(), *category.several.values())]
    assert [word for word in words if "'" in word or word != word.strip()] == []


def test_every_group_is_named_and_the_last_is_left_to_the_site() -> None:
    assert [*dict.fromkeys(category.group for category in CATEGORIES.values()), "other"] == list(GROUPS)


def test_a_category_is_a_kind_of_business_that_schema_org_knows() -> None:
    assert [(category.key, category.schema) for category in CATEGORIES.values() if category.schema not in SCHEMA] == []


def test_a_tag_means_one_category_only() -> None:
    tags = Counter(tag for category in CATEGORIES.values() for tag in category.osm)
    assert [tag for tag, count in tags.items() if count > 1] == []


def test_every_category_can_be_written_as_a_tag() -> None:
    written = re.compile(r"(shop|craft|amenity|office|tourism|leisure)=[a-z]+([_-][a-z]+)*")
    assert [category.key for category in CATEGORIES.values() if not category.osm] == []
    assert [tag for category in CATEGORIES.values() for tag in category.osm if not written.fullmatch(tag)] == []


def test_a_tag_finds_its_category_and_an_unknown_one_finds_none() -> None:
    assert by_osm("shop=bakery") is CATEGORIES["bakery"]
    assert by_osm("amenity=pub") is CATEGORIES["bar"]
    assert by_osm("amenity=fountain") is None


def test_every_sort_of_place_in_a_real_town_has_a_category() -> None:
    assert [tag for tag in MONACO if by_osm(tag) is None] == []


def test_hardly_any_place_of_a_real_town_falls_into_the_last_category() -> None:
    shops = (Path(__file__).parent / "sites/monaco/shops").glob("*/index.md")
    used = Counter(
        key
        for file in shops
        for key in re.findall(r"^categories: (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)[0].split(", ")
    )
    assert set(used) <= set(CATEGORIES)
    assert (used.total(), used["shop"]) == (395, 2)
