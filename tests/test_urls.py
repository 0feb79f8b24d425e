"""Addresses: slugs, the base path, the file of an address."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsite import urls


@pytest.mark.parametrize(
    ("name", "expected"),
    [("L’Œuf", "l-oeuf"), ("L'Atelier d'Anne", "l-atelier-d-anne"),
     ("Chez Éléonore & Fils « Depuis 1921 »", "chez-eleonore-et-fils-depuis-1921"),
     ("  Straße 12 ", "strasse-12"), ("Ar C’hoad", "ar-c-hoad"), ("Łódź Ørsted", "lodz-orsted"), ("le-coin", "le-coin"),
     ("№ 5 ℡", "no-5-tel"),
     ("東京", "u6771-u4eac"), ("!!!", "x"), ("", "x")],
)  # fmt: skip
def test_a_slug_is_small_plain_letters_and_hyphens(name, expected):
    assert urls.slug(name) == expected


@given(st.text())
def test_a_slug_is_a_key_and_its_own_slug(text):
    slug = urls.slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert urls.slug(slug) == slug


def test_a_slug_of_a_long_name_in_another_script_ends_properly():
    assert urls.slug("\u4e2d" * 30) == "-".join(["u4e2d"] * 10)


@pytest.mark.parametrize(
    ("site", "base", "origin"),
    [("https://v.example", "/", "https://v.example"), ("https://v.example/", "/", "https://v.example"),
     ("https://v.example/vitrine", "/vitrine/", "https://v.example"), ("http://v.example:8080/a/b/", "/a/b/", "http://v.example:8080")],
)  # fmt: skip
def test_the_base_path_and_the_origin_of_a_site(site, base, origin):
    assert (urls.base_path(site), urls.origin(site)) == (base, origin)


@pytest.mark.parametrize(
    ("address", "expected"),
    [("/", "/vitrine/"), ("/commerces/le-coin/", "/vitrine/commerces/le-coin/"), ("assets/é x.css", "/vitrine/assets/%C3%A9%20x.css"),
     ("/a/?q=1&r=2#h", "/vitrine/a/?q=1&r=2#h"), ('/"><script>', "/vitrine/%22%3E%3Cscript%3E")],
)  # fmt: skip
def test_an_address_is_written_below_the_base_path(address, expected):
    assert urls.href("/vitrine/", address) == expected


@pytest.mark.parametrize(
    ("address", "file"),
    [("/", "index.html"), ("/commerces/", "commerces/index.html"), ("/404.html", "404.html"), ("/assets/x.css", "assets/x.css")],
)
def test_the_file_that_answers_an_address(address, file):
    assert urls.file_of(address) == file
