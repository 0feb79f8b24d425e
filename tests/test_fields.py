"""The kinds of fields: what each reads, what it refuses, and where it says so."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsite.codes import every_code
from localsite.content import TYPES, Shop
from localsite.content.parts import Location
from localsite.diagnostics import LANGUAGES, Mend, Swap, settled
from localsite.fields import (
    REFUSED,
    Choice,
    Clock,
    Country,
    Day,
    Declared,
    Email,
    Group,
    GroupOf,
    Hours,
    Id,
    Key,
    Kind,
    LanguageTag,
    Link,
    ListOf,
    MapOf,
    Moment,
    Number,
    Phone,
    Pointer,
    Postcode,
    Reading,
    Text,
    When,
    Whole,
    Words,
    YesNo,
    read_fields,
    read_group,
    schema_of,
)
from localsite.hours import phrase
from localsite.nodes import Node, compose, front_matter
from tests.stages import read, said

STATUS = Choice({"open": "ouvert", "closed": "fermé", "paused": "en pause"})


def value(kind, written, **context):
    found, problems = read(kind, written, **context)
    assert problems == []
    return found


@pytest.mark.parametrize(
    ("written", "expected"),
    [("10:00", time(10)), ("09:00", time(9)), ("10h", time(10)), ("10h30", time(10, 30)), ("10 h 30", time(10, 30)),
     ("10.30", time(10, 30)),
     ('"10:00"', time(10)), ("12:30", time(12, 30)), ("10H30", time(10, 30)), ("midi", time(12)), ("10\u00a0h\u00a030", time(10, 30))],
)  # fmt: skip
def test_a_time_is_never_taken_for_a_number(written, expected):
    assert value(Clock(), written) == expected


@pytest.mark.parametrize(
    ("written", "mend"),
    [("600", '"06:00"'), ("9", '"09:00"'), ("1030", '"10:30"'), ("25:00", None), ("2575", None), ("dix heures", None), ("10:30:00", None)],
)
def test_what_is_no_time_is_told_with_the_likely_one(written, mend):
    assert said(Clock(), written) == [("LS110", mend)]


@pytest.mark.parametrize("written", ["01240", "08000", "69001", '"01240"', "'08000'", "20000", "97133"])
def test_a_postcode_stays_text(written):
    assert value(Postcode(), written) == written.strip("\"'")


def test_a_postcode_that_lost_its_zero_gets_it_back():
    assert said(Postcode(), "1240") == [("LS125", '"01240"')]
    assert said(Postcode(), "12") == [("LS125", None)]
    assert said(Postcode(), "0124") == [("LS125", None)]
    assert said(Postcode(), "sw1a 1aa") == [("LS125", None)]


def test_each_country_has_its_postcodes():
    assert [value(Postcode(), code, country=country) for code, country in (("1000", "BE"), ("98000", "MC"), ("SW1A 1AA", "GB"))] == [
        "1000", "98000", "SW1A 1AA",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "dialled"),
    [("06 12 34 56 78", "+33612345678"), ("+33612345678", "+33612345678"), ("+33 (0)6 12 34 56 78", "+33612345678"),
     ("06.12.34.56.78", "+33612345678"),
     ("06-12-34-56-78", "+33612345678"), ("0033 6 12 34 56 78", "+33612345678"), ("+377 93 15 00 00", "+37793150000"),
     ("0262 20 20 20", None)],
)  # fmt: skip
def test_a_phone_number_is_dialled_in_one_form_whatever_is_written(written, dialled):
    if dialled:
        assert value(Phone(), written) == (written, dialled)
    else:
        assert said(Phone(), written) == [("LS121", None)]


def test_a_phone_number_is_of_the_country_of_the_site():
    assert value(Phone(), "93 15 00 00", country="MC").dialled == "+37793150000"


@pytest.mark.parametrize("written", ["36 39", "04 74 00 01", "0000000000"])
def test_a_number_that_no_plan_knows_is_kept_with_a_warning(written):
    found, problems = read(Phone(), written)
    assert (found.shown, [problem.code.number for problem in problems]) == (written, ["LS121"])


def test_a_number_in_a_country_that_no_plan_knows_is_kept_as_it_is():
    found, problems = read(Phone(), "06 12 34 56 78", country="ZZ")
    assert (found, [problem.code.number for problem in problems]) == (("06 12 34 56 78", "0612345678"), ["LS121"])


@pytest.mark.parametrize("written", ["demander Anne", "06 12 34 56 78 ou 06 12 34 56 79", "12", "1234567890123456", "٠٦١٢٣٤٥٦٧٨"])
def test_what_is_no_phone_number_is_refused(written):
    assert said(Phone(), written) == [("LS120", None)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [("oui", True), ("Oui", True), ("yes", True), ("on", True), ("vrai", True), ("true", True), ("non", False), ("no", False),
     ("off", False),
     ("faux", False), ("FALSE", False)],
)  # fmt: skip
def test_yes_and_no_in_both_languages(written, expected):
    assert value(YesNo(), written) is expected


def test_neither_yes_nor_no():
    assert said(YesNo(), "peut-être") == [("LS114", None)]


@pytest.mark.parametrize(
    "written", ["non", "oui", "no", "on", "off", "12:30", "01240", "2027-03-14", "1e3", "null", "~", "0x1F", "1_000", ".5"]
)
def test_elsewhere_every_word_stays_the_text_that_it_is(written):
    assert value(Text(), written) == written


def test_a_day_that_does_not_exist_is_told_where_it_stands():
    _, (problem,) = read(Day(), "2026-02-30")
    assert (problem.code.number, problem.span) == ("LS112", ("f.md", 1, 8, 10))


def test_days_are_in_french_order():
    assert value(Day(), "01/02/2026") == date(2026, 2, 1)
    assert said(Day(), "02/13/2026") == [("LS112", None)]
    assert said(Day(), "bientôt") == [("LS111", None)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [("2027-03-14", Moment(date(2027, 3, 14))), ("2027-03-14 10:00", Moment(date(2027, 3, 14), time(10))),
     ("2027-03-14T10:00", Moment(date(2027, 3, 14), time(10))), ("14/03/2027 10h30", Moment(date(2027, 3, 14), time(10, 30))),
     ("14 mars 2027 à 10 h 30", Moment(date(2027, 3, 14), time(10, 30))), ("14 mars 2027, midi", Moment(date(2027, 3, 14), time(12))),
     ("14 March 2027 at 9h", Moment(date(2027, 3, 14), time(9))), ("1er mai 2027 minuit", Moment(date(2027, 5, 1), time(0))),
     ("14/03/2027 10.30", Moment(date(2027, 3, 14), time(10, 30))), ("14.03.2027", Moment(date(2027, 3, 14)))],
)  # fmt: skip
def test_a_moment_is_a_day_with_or_without_a_time(written, expected):
    assert value(When(), written) == expected
    assert value(When(), str(expected)) == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [("2027-03-14 25:00", "LS110"), ("2027-02-30 10:00", "LS112"), ("demain 10h", "LS111"), ("10:00", "LS111"), ("midi", "LS111")],
)
def test_what_is_wrong_with_a_moment_is_told(written, code):
    assert said(When(), written) == [(code, None)]


@pytest.mark.parametrize(
    "written",
    [
        '"mar-sam 9h-12h30, 14h-19h ; lun fermé"',
        "{mar-sam: '9h-12h30, 14h-19h', lun: fermé}",
        "{mar-sam: [9h-12h30, 14h-19h], lundi: fermé}",
        "[mar-sam 9h-12h30 et 14h-19h, lun fermé]",
        "Tue-Sat 9:00-12:30, 14:00-19:00; Mon closed",
    ],
)
def test_hours_are_one_value_however_they_are_written(written):
    assert phrase(value(Hours(), written), "fr") == "mar-sam 9h-12h30, 14h-19h ; lun fermé"


def test_hours_of_openstreetmap_are_read_and_refused_with_the_reason():
    assert phrase(value(Hours(), '"osm: Mo-Fr 09:00-18:00; PH off"'), "fr") == "lun-ven 9h-18h ; sam-dim fermé ; jours fériés fermé"
    _, (problem,) = read(Hours(), '"osm: Mo-Fr 09:00-18:00; SH off"')
    assert (problem.code.number, dict(problem.facts)["value"], problem.span.column, problem.span.length) == ("LS163", "SH off", 33, 6)


def test_hours_without_days_and_endless_ones_are_refused():
    assert said(Hours(), "7h-13h") == [("LS128", None)]
    assert said(Hours(), "7:00-13:00") == [("LS128", None)]
    assert said(Hours(), "mardi " * 100) == [("LS127", None)]


@pytest.mark.parametrize(
    ("written", "column", "length", "pasted"),
    [
        ("mrdi 9h-12h", 1, 4, "mardi"),
        ("lun 9h-12h ; mrdi 9h-12h", 14, 4, "mardi"),
        ('"lun 9h-12h ; mrdi 9h-12h"', 15, 4, "mardi"),
        ("{lun: 9h-12h, mrdi: 9h-12h}", 15, 4, "mardi"),
        ("lun 9-12", 5, 4, "9h-12h"),
        ("lun 9h-12h ; mar 10h", 18, 3, None),
    ],
)
def test_what_is_wrong_with_hours_stands_under_the_very_words(written, column, length, pasted):
    _, (problem,) = read(Hours(), written)
    before = len("value: ")
    assert (problem.span.column, problem.span.length) == (column + before, length)
    assert (problem.mend.text if problem.mend else None) == pasted


@pytest.mark.parametrize(
    ("written", "expected"), [("ouvert", "open"), ("OUVERT", "open"), ("Ferme", "closed"), ("closed", "closed"), ("En  pause", "paused")]
)
def test_a_choice_is_read_under_either_name_whatever_its_accents(written, expected):
    assert value(STATUS, written) == expected


def test_a_choice_that_is_not_one_is_told_with_the_likely_one():
    assert said(STATUS, "ouver") == [("LS113", "ouvert")]
    assert said(STATUS, "xyz") == [("LS113", None)]
    _, (problem,) = read(STATUS, "xyz")
    assert "fermé (closed)" in problem.said("fr").hint
    assert problem.said("en").hint == "Choose among: open, closed, paused."


def test_an_open_ended_choice_takes_any_ending():
    kind = Choice({"cash": "espèces"}, ("local-currency:",))
    assert value(kind, "local-currency:eusko") == "local-currency:eusko"
    assert said(kind, "eusko-local") == [("LS113", None)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [("43.73", 43.73), ("43,73", 43.73), ("-7", -7.0), ("+0", 0.0), ("7.", 7.0), ("0.000000000000000000001", 1e-21)],
)
def test_a_number_may_have_a_decimal_comma(written, expected):
    assert value(Number(-90, 90), written) == expected


@pytest.mark.parametrize("written", ["nan", "inf", "1e1", "1_0", "43°44", "43.7, 7.4", "٤٣", "0x1F", "douze", "1" * 400, "- 7"])
def test_what_is_no_number_is_refused(written):
    assert said(Number(-90, 90), f'"{written}"') == [("LS115", None)]


def test_a_number_out_of_range_is_told_with_its_limits():
    _, (problem,) = read(Number(-90, 90), "743.5")
    assert problem.said("en").message == "743.5 is out of range: -90 to 90."


def test_a_whole_number_has_no_fraction():
    assert (value(Whole(0, 20), "12"), value(Whole(0, 20), "12,0")) == (12, 12)
    assert (said(Whole(0, 20), "12.5"), said(Whole(0, 20), "21"), said(Whole(0, 20), "x")) == (
        [("LS115", None)],
        [("LS116", None)],
        [("LS115", None)],
    )


@pytest.mark.parametrize("written", ["fr", "br", "oc", "gsw", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419"])
def test_a_language_is_told_by_its_tag(written):
    assert value(LanguageTag(), written) == written


def test_what_is_no_language_is_refused():
    assert [said(LanguageTag(), written) for written in ("FR", "français", "f", "fr_FR")] == [
        [("LS117", "fr")], [("LS117", None)], [("LS117", None)], [("LS117", None)],
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["bonjour@exemple.fr", "mailto:bonjour@exemple.fr", "o'neil+x@sous.exemple.co.uk", "a@café.fr"])
def test_an_email_address_is_kept(written):
    assert value(Email(), written) == written.removeprefix("mailto:")


@pytest.mark.parametrize(
    "written", ["anne chez exemple.fr", "a@b", "a@exemple.fr, b@exemple.fr", "<a@exemple.fr>", "a@exemple.fr?bcc=x@y.fr", "a@-x.fr"]
)
def test_what_is_no_email_address_is_refused(written):
    assert said(Email(), f'"{written}"') == [("LS122", None)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [("https://exemple.fr/", "https://exemple.fr/"), ("http://exemple.fr:8080/a?b=1#c", "http://exemple.fr:8080/a?b=1#c"),
     ("https://exemple.fr/été à la mer", "https://exemple.fr/%C3%A9t%C3%A9%20%C3%A0%20la%20mer"),
     ("https://café.fr/thé?x=é", "https://xn--caf-dma.fr/th%C3%A9?x=%C3%A9"), ('https://exemple.fr/<a>"', "https://exemple.fr/%3Ca%3E%22"),
     ("HTTPS://Exemple.fr/", "HTTPS://Exemple.fr/")],
)  # fmt: skip
def test_a_web_address_is_kept_with_what_must_be_encoded(written, expected):
    assert value(Link(), f"'{written}'") == expected


@pytest.mark.parametrize("written", ["www.exemple.fr", "exemple.fr/a b", "exemple.fr", "café.fr", "exemple.fr:8080/x"])
def test_an_address_without_its_beginning_is_mended(written):
    ((code, mend),) = said(Link(), f"'{written}'")
    assert (code, mend) == ("LS124", f"https://{written}")
    assert said(Link(), f"'{mend}'") == []


@pytest.mark.parametrize(
    "written",
    ["le site", "javascript:alert(1)", "javascript:alert.com", "ftp://exemple.fr/", "https://", "https://localhost/",
    "https://exemple.fr:99999/",
     "https://exemple.fr@mechant.example/", "jean.dupont@exemple.fr", "data:text/html,x", "//exemple.fr", "https://192.168.0.1/",
     "https://[::1]/",
     "https://[", "https://" + "é" * 70 + ".fr/", "https://" + "é" * 62 + ".fr/", "https://a..fr/", "mailto:a@exemple.fr",
     "https://exemple.fr mechant.fr"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(written):
    assert said(Link(), f"'{written}'") == [("LS123", None)]


def test_a_country_has_two_capital_letters():
    assert value(Country(), "NO") == "NO"
    assert [said(Country(), written) for written in ("fr", "France", "12", "XX", "xx")] == [
        [("LS126", "FR")], *([("LS126", None)] for _ in range(4)),
    ]  # fmt: skip


def test_a_key_is_mended_into_its_slug():
    assert value(Key(), "le-coin") == "le-coin"
    assert said(Key(), "Le Coin") == [("LS118", "le-coin")]
    ((_, mend),) = said(Key(), "Le Coin " * 20)
    assert said(Key(), mend) == []


def test_an_identifier_is_never_guessed():
    assert value(Id(), "k3f9a2").key == "k3f9a2"
    assert [said(Id(), written) for written in ("Le Coin", "abc", "abcdefghi", "K3F9A2")] == [[("LS119", None)]] * 4


def test_a_reference_knows_where_it_stands():
    assert value(Pointer(), "le-coin") == ("le-coin", ("f.md", 1, 8, 7))


def test_words_have_the_typography_of_their_language_and_text_has_none():
    assert value(Words(), "L'atelier  d'Anne !") == "L’atelier d’Anne\u202f!"
    assert value(Text(), "L'atelier  d'Anne !") == "L'atelier d'Anne !"
    assert value(Words(), "Anne's shop !", language="en") == "Anne’s shop !"


def test_signs_that_turn_letters_around_are_dropped_where_they_came_as_escapes():
    assert value(Words(), '"Le \\u202ECoin\\u200F"') == "Le Coin"


def test_a_text_that_is_too_long_says_by_how_much():
    _, (problem,) = read(Text(5), "abcdefg")
    assert problem.facts == (("count", "7"), ("excess", "2"), ("most", "5"))


@pytest.mark.parametrize("kind", [Text(), Words(), Key(), Id(), Pointer(), STATUS, YesNo(), Number(0, 1), Whole(0, 1), LanguageTag(),
                                  Email(), Link(), Phone(), Postcode(), Country(), Day(), Clock(), When()])  # fmt: skip
@pytest.mark.parametrize("written", ["[a, b]", "{a: b}", "[]"])
def test_a_list_or_a_group_where_a_text_belongs_is_told_once(kind, written):
    assert read(kind, written)[0] is REFUSED
    assert said(kind, written) == [("LS105", None)]


def test_a_list_may_be_one_thing_several_lines_or_one_line_with_commas():
    assert value(ListOf(Text(), commas=True), "a, b , c") == ("a", "b", "c")
    assert value(ListOf(Text(), commas=True), "[a, b]") == ("a", "b")
    assert value(ListOf(Text(), commas=True), '"a, b"') == ("a, b",)
    assert value(ListOf(Text()), "a, b") == ("a, b",)
    assert value(ListOf(Text(), commas=True), "a,, b,") == ("a", "b")
    assert value(ListOf(Text()), "['', a]") == ("a",)


def test_each_item_of_a_list_is_told_where_it_stands():
    _, problems = read(ListOf(STATUS, commas=True), "ouver, fermé,  paused,   en pose")
    assert [(problem.span.column, problem.span.length, problem.mend) for problem in problems] == [
        (8, 5, Swap("ouvert")),
        (33, 7, Swap("en pause")),
    ]


def test_a_list_on_several_lines_offers_no_repair_that_would_break_it():
    problems = []
    node = compose("champ: ouver,\n  fermé", "f.md", 1, problems.append)
    assert ListOf(STATUS, commas=True).read(node.pairs[0][1], Reading(problems.append, "fr")) is REFUSED
    assert [(problem.code.number, problem.mend) for problem in problems] == [("LS113", None)]


def test_a_block_of_text_offers_no_repair_that_would_break_it():
    problems = []
    node = compose("champ: |\n  ouver", "f.md", 1, problems.append)
    STATUS.read(node.pairs[0][1], Reading(problems.append, "fr"))
    assert [(problem.code.number, problem.mend) for problem in problems] == [("LS113", None)]


def test_a_list_that_is_too_long_points_to_the_first_item_too_many():
    _, (problem,) = read(ListOf(Text(), most=2), "[a, b, cc]")
    assert (problem.code.number, problem.span.column) == ("LS107", 15)


def test_a_table_has_keys_that_the_writer_chooses():
    assert value(MapOf(LanguageTag(), Text()), "{br: Ti, oc: Ostal, fr: ''}") == {"br": "Ti", "oc": "Ostal"}
    assert said(MapOf(LanguageTag(), Text()), "Ti") == [("LS106", None)]
    assert said(MapOf(LanguageTag(), Text()), "{breton: Ti, oc: [a]}") == [("LS117", None), ("LS105", None)]


class Door(Group):
    """A group for these tests."""

    name: Annotated[str, Declared(Text(), "nom", "Le nom.", "The name.")]
    colours: Annotated[tuple[str, ...], Declared(ListOf(Text(), commas=True), "couleurs", "Couleurs.", "Colours.")]
    kind: Annotated[str, Declared(STATUS, "genre", "Genre.", "Kind.", words=True)] = "open"
    country: Annotated[str | None, Declared(Country(), "pays", "Pays.", "Country.")] = None
    postcode: Annotated[str | None, Declared(Postcode(), "code_postal", "Code postal.", "Postcode.")] = None


def door(text):
    problems = []
    node = compose(text, "f.md", 1, problems.append)
    return read_group(Door, node, Reading(problems.append, "fr", "FR")), [(problem.code.number, problem.span[1:3]) for problem in problems]


def test_a_group_is_read_under_either_name_whatever_the_accents_and_hyphens():
    expected = Door(name="A", colours=("bleu",), postcode="01000")
    assert door("name: A\ncolours: bleu\npostcode: 01000") == (expected, [])
    assert door("Nom: A\nCOULEURS: [bleu]\ncode-postal: 01000") == (expected, [])
    assert door("nom: A\ncouleurs: bleu\ncode postal: 01000") == (expected, [])


def test_the_country_beside_a_postcode_counts_before_the_site():
    assert door("nom: A\ncouleurs: b\ncode_postal: 1000\npays: BE") == (Door(name="A", colours=("b",), postcode="1000", country="BE"), [])
    assert door("nom: A\ncouleurs: b\ncode_postal: 1000\npays: be") == (REFUSED, [("LS125", (3, 14)), ("LS126", (4, 7))])


def test_every_mistake_of_a_group_is_told_at_once():
    assert door("nom: A\nnon: 3\nzzzzzz: 4\nname: B\ngenre: [x]") == (
        REFUSED,
        [("LS102", (2, 1)), ("LS101", (3, 1)), ("LS103", (4, 1)), ("LS105", (5, 8)), ("LS100", (1, 1))],
    )


def test_an_empty_list_or_text_is_as_good_as_none():
    assert door("nom: A\ncouleurs: []") == (REFUSED, [("LS100", (2, 11))])
    assert door("nom: A\ncouleurs: ['', '']") == (REFUSED, [("LS100", (2, 11))])
    assert door("nom:\ncouleurs: a") == (REFUSED, [("LS100", (1, 1))])
    assert door("nom:\ncouleurs: a\nname: B") == (Door(name="B", colours=("a",)), [])


def test_a_misspelt_field_is_not_missing_as_well():
    assert door("nam: A\ncouleurs: a") == (REFUSED, [("LS102", (1, 1))])


def test_what_is_no_group_is_told_once():
    assert said(GroupOf(Door), "A") == [("LS106", None)]
    assert said(GroupOf(Door), "[A]") == [("LS106", None)]


def test_a_group_without_faults_of_its_own_has_none():
    assert list(Door(name="A", colours=("b",)).faults()) == []


def test_the_faults_between_fields_are_told_at_their_field_and_only_errors_refuse():
    location, problems = read(GroupOf(Location), "{horaires_non_lus: le matin}")
    assert (location.hours_unread, [(problem.code.number, problem.span.column) for problem in problems]) == ("le matin", [("LS140", 27)])
    assert read(GroupOf(Location), "{lieu: la-halle, adresse: {ville: Ici}}")[0] is REFUSED
    assert said(GroupOf(Location), "{lieu: la-halle, adresse: {ville: Ici}}") == [("LS134", None)]


def test_a_fact_in_a_translation_is_refused_and_its_words_are_read():
    problems = []
    node = compose("name: A\ncolours: b\ngenre:\nkind: closed", "f.md", 1, problems.append)
    values, places = read_fields(Door, node, Reading(problems.append, "en"), lambda info: info.declared.words)
    assert (values, list(places)) == ({"kind": "closed"}, ["kind"])
    assert [(problem.code.number, problem.span[1:3]) for problem in problems] == [("LS104", (1, 1)), ("LS104", (2, 1))]


def test_a_missing_field_is_shown_as_it_could_be_typed():
    found, problems = read(GroupOf(Door), "{kind: ouvert}")
    assert found is REFUSED
    assert [problem.said("fr").hint for problem in problems] == [
        "Ajoutez une ligne, par exemple «\u00a0nom: texte\u00a0».",
        "Ajoutez une ligne, par exemple «\u00a0couleurs: texte\u00a0».",
    ]
    assert [problem.said("en").hint for problem in problems] == [
        "Add a line, for example “name: text”.",
        "Add a line, for example “colours: text”.",
    ]


def every_kind():
    def walk(group):
        for info in group.__pydantic_fields__.values():
            yield from kinds(next(item for item in info.metadata if isinstance(item, Declared)).kind)

    def kinds(kind):
        yield kind
        if isinstance(kind, GroupOf):
            yield from walk(kind.group)
        if isinstance(kind, ListOf | MapOf):
            yield from kinds(kind.kind)

    return [kind for one in TYPES.values() for kind in walk(one.model)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_of_every_kind_is_right(language):
    tables = [kind for kind in every_kind() if isinstance(kind, MapOf)]
    assert {kind.sample(language) for kind in tables} == {""}
    wrong = [
        (kind, kind.sample(language), read(kind, kind.sample(language))[1])
        for kind in every_kind()
        if not isinstance(kind, MapOf) and any(problem.code.number != "LS139" for problem in read(kind, kind.sample(language))[1])
    ]
    assert wrong == []


def test_every_kind_names_itself_in_both_languages_and_has_a_schema():
    for kind in {type(kind): kind for kind in every_kind()}.values():
        assert kind.fr
        assert kind.en
        assert kind.fr != kind.en
        assert kind.schema()


def test_a_schema_takes_each_field_under_both_names_and_asks_for_one_of_them():
    schema = schema_of(Door)
    assert list(schema["properties"]) == [
        "name",
        "nom",
        "colours",
        "couleurs",
        "kind",
        "genre",
        "country",
        "pays",
        "postcode",
        "code_postal",
    ]
    assert schema["allOf"] == [
        {"anyOf": [{"required": ["name"]}, {"required": ["nom"]}]},
        {"anyOf": [{"required": ["colours"]}, {"required": ["couleurs"]}]},
    ]
    assert schema["properties"]["nom"]["description"] == "Le nom.\n\nThe name."
    assert schema["additionalProperties"] is False


def test_a_kind_that_cannot_read_is_a_mistake_of_ours():
    with pytest.raises(AssertionError, match="Kind cannot read"):
        Kind().read(Node("text", "", (), (), "f.md", 1, 1, 0, 1), Reading([].append, "fr"))


TEN = """---
nom: L'Atelier
genre: restaurant
categories: bakery
depuis: 98
resume: [a, b]
adresses:
  - adresse: {rue: 3 rue des Écoles, code_postal: 1240}
    latitude: quarante
    longitude: 5.2
    principale: peut-être
contact:
  telephone: demander Anne
  courriel: anne chez exemple.fr
  site: www.exemple.fr
verifie:
  le: 2026-02-30
  comment: visite
---
"""


def test_ten_mistakes_in_one_file_give_ten_problems_each_in_its_place():
    problems = []
    front = front_matter(TEN, "shops/atelier/index.md", problems.append)
    assert read_group(Shop, front.node, Reading(problems.append, "fr", "FR")) is REFUSED
    assert [(problem.span.line, problem.span.column, problem.code.number) for problem in problems] == [
        (3, 8, "LS113"), (5, 9, "LS116"), (6, 9, "LS105"), (8, 51, "LS125"), (9, 15, "LS115"), (11, 17, "LS114"), (13, 14, "LS120"),
        (14, 13, "LS122"), (15, 9, "LS124"), (17, 7, "LS112"),
    ]  # fmt: skip
    assert [problem.said("fr").message for problem in problems] == [
        "«\u00a0restaurant\u00a0» n’est pas un des choix possibles.",
        "98 est hors des limites\u00a0: de 1000 à 2200.",
        "Il faut ici un texte sur une ligne, et non une liste ou un groupe de champs.",
        "«\u00a01240\u00a0» n’est pas un code postal.",
        "«\u00a0quarante\u00a0» n’est pas un nombre, ou pas celui qui va ici.",
        "«\u00a0peut-être\u00a0» ne veut dire ni oui ni non.",
        "«\u00a0demander Anne\u00a0» n’est pas un numéro de téléphone.",
        "«\u00a0anne chez exemple.fr\u00a0» n’est pas une adresse e-mail.",
        "Il manque https:// devant «\u00a0www.exemple.fr\u00a0».",
        "Le 2026-02-30 n’existe pas dans le calendrier.",
    ]
    assert [problem.said("en").message for problem in problems] == [
        "“restaurant” is not one of the choices.",
        "98 is out of range: 1000 to 2200.",
        "A text on one line belongs here, not a list or a group of fields.",
        "“1240” is not a postcode.",
        "“quarante” is not a number, or not the one that belongs here.",
        "“peut-être” means neither yes nor no.",
        "“demander Anne” is not a phone number.",
        "“anne chez exemple.fr” is not an e-mail address.",
        "https:// is missing before “www.exemple.fr”.",
        "There is no 2026-02-30 in the calendar.",
    ]


def test_the_repairs_of_the_ten_mistakes_are_whole_lines():
    problems, lines = [], TEN.splitlines()
    front = front_matter(TEN, "shops/atelier/index.md", problems.append)
    read_group(Shop, front.node, Reading(problems.append, "fr", "FR"))
    whole = [settled(problem, lines[problem.span.line - 1]).mend for problem in problems]
    assert [mend for mend in whole if mend] == [
        Mend(8, 8, '  - adresse: {rue: 3 rue des Écoles, code_postal: "01240"}'),
        Mend(15, 15, "  site: https://www.exemple.fr"),
    ]


@given(st.text(max_size=60), st.sampled_from(every_kind()))
def test_no_text_whatever_breaks_a_kind(text, kind):
    problems = []
    node = Node("text", text, (), (), "f.md", 1, 8, len(text), 1)
    found = kind.read(node, Reading(problems.append, "fr", "FR"))
    assert (found is REFUSED) == any(problem.code.severity == "error" for problem in problems)
    for problem in problems:
        assert [problem.said(language).message for language in LANGUAGES]


@given(st.text(max_size=30).filter(lambda text: text.strip()))
def test_a_repair_of_a_single_word_always_repairs(text):
    for kind in (Key(), Clock(), Postcode(), Country(), LanguageTag(), Link(), STATUS):
        problems, after = [], []
        kind.read(Node("text", text, (), (), "f.md", 1, 8, len(text), 1), Reading(problems.append, "fr", "FR"))
        for problem in problems:
            if isinstance(problem.mend, Swap):
                mended = problem.mend.text.strip('"')
                assert kind.read(Node("text", mended, (), (), "f.md", 1, 8, 1, 1), Reading(after.append, "fr", "FR")) is not REFUSED
                assert after == []


def test_french_sentences_have_the_spaces_of_french_type():
    plain = re.compile(r"« | »|[\w»)] [:;!?](?:\s|$)")
    wrong = [(code.number, text) for code in every_code() for text in code.fr if plain.search(text)]
    assert wrong == []
