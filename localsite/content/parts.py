"""The groups and fields that several content types share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated

from localsite.codes import fields as codes
from localsite.dates import is_month
from localsite.fields import (
    Choice,
    Country,
    Day,
    Declared,
    Email,
    Fault,
    Group,
    GroupOf,
    Hours,
    Id,
    Key,
    LanguageTag,
    Link,
    ListOf,
    MapOf,
    Number,
    Phone,
    PhoneNumber,
    Pointer,
    Postcode,
    Ref,
    Text,
    Whole,
    Words,
    YesNo,
)  # fmt: skip
from localsite.hours import Hours as OpeningHours

Names = Mapping[str, str]
NO_NAMES: Mapping[str, str] = {}


class Address(Group):
    """Where something stands, as on an envelope."""

    street: Annotated[str | None, Declared(Text(120), "rue", "Numéro et rue.", "House number and street.")] = None
    extra: Annotated[str | None, Declared(Text(120), "complement", "Étage, cour, bâtiment.", "Floor, courtyard, building.")] = None
    postcode: Annotated[str | None, Declared(Postcode(), "code_postal", "Code postal.", "Postcode.")] = None
    city: Annotated[str | None, Declared(Text(80), "ville", "Ville ou commune.", "Town.")] = None
    area: Annotated[str | None, Declared(Text(80), "quartier", "Quartier, comme on dit ici.", "Neighbourhood, as people call it here.")] = None
    country: Annotated[str | None, Declared(Country(), "pays", "Pays, en deux lettres.", "Country, in two letters.")] = None


class Point(Group):
    """A point on the map, and how exactly it may be told."""

    lat: Annotated[float | None, Declared(Number(-90, 90), "latitude", "Latitude en degrés (WGS 84).", "Latitude in degrees (WGS 84).")] = None
    lon: Annotated[float | None, Declared(Number(-180, 180), "longitude", "Longitude en degrés (WGS 84).", "Longitude in degrees (WGS 84).")] = None

    def faults(self) -> Iterator[Fault]:
        """Half a point is no point."""
        if (self.lat is None) != (self.lon is None):
            yield Fault(codes.HALF_POINT, "lat" if self.lon is None else "lon")


PRECISIONS: Mapping[str, str] = {"exact": "exacte", "street": "rue", "town": "ville", "hidden": "cachée"}


class Spot(Point):
    """A point of which it is said whether it is that of the door."""

    approximate: Annotated[bool, Declared(YesNo(), "approximatif", "Oui si le point n’est pas exact : la carte montre alors un cercle, l’adresse reste entière.", "Yes if the point is not exact: the map then shows a circle, the address stays whole.")] = False


class Location(Spot):
    """One of the places where a shop receives people, with its own hours."""

    key: Annotated[str | None, Declared(Key(), "cle", "Clé, quand il y a plusieurs adresses.", "Key, where there are several.")] = None
    label: Annotated[str | None, Declared(Words(80), "libelle", "Nom de cette adresse : « Atelier », « Le samedi au marché ».", "Name of this location: “Workshop”, “On Saturdays at the market”.")] = None
    address: Annotated[Address | None, Declared(GroupOf(Address), "adresse", "Adresse.", "Address.")] = None
    at: Annotated[Ref | None, Declared(Pointer("place"), "lieu", "Clé du lieu décrit (marché, halle) où se trouve le commerce.", "Key of the described place (market, hall) that the shop is in.")] = None
    pitch: Annotated[str | None, Declared(Words(80), "emplacement", "Emplacement dans ce lieu : « allée B, stand 12 ».", "Where in that place: “aisle B, stall 12”.")] = None
    precision: Annotated[str, Declared(Choice(PRECISIONS), "precision", "Ce que l’on peut dire de l’adresse : exacte, rue, ville ou cachée.", "How much of the address may be told: exact, street, town or hidden.")] = "exact"
    hours: Annotated[OpeningHours | None, Declared(Hours(), "horaires", "Horaires sur une ligne.", "Opening hours on one line.")] = None
    hours_unread: Annotated[str | None, Declared(Text(500), "horaires_non_lus", "Horaires importés que l’on ne comprend pas : cités, sans rien affirmer.", "Imported hours that are not understood: quoted, nothing claimed.")] = None
    note: Annotated[str | None, Declared(Words(300), "note", "Une précision sur les horaires ou l’accès.", "A remark on hours or access.")] = None
    primary: Annotated[bool, Declared(YesNo(), "principale", "Oui pour l’adresse à montrer d’abord.", "Yes for the location to show first.")] = False

    def faults(self) -> Iterator[Fault]:
        """An address and a described place exclude each other, as do hours read and unread."""
        yield from super().faults()
        if self.at and self.address:
            yield Fault(codes.ADDRESS_AND_PLACE, "at")
        if self.hours and self.hours_unread:
            yield Fault(codes.HOURS_AND_UNREAD, "hours_unread")
        elif self.hours_unread:
            yield Fault(codes.IMPORTED_HOURS, "hours_unread", {"value": self.hours_unread})

    @property
    def is_exact(self) -> bool:
        """True where it may be told to the door, and its point, if it has one of its own, is that of the door."""
        return self.precision == "exact" and not (self.approximate and self.lat is not None)

    def public(self) -> Location:
        """The same location with no more than `precision` allows to be told; every output is made from this one alone."""
        if self.precision == "exact":
            return self
        address, street = self.address, self.precision == "street"
        # Three decimals are about a hundred metres: the street, not the door.
        point = (round(self.lat, 3), round(self.lon, 3)) if street and self.lat is not None and self.lon is not None else (None, None)
        told = {
            "street": _without_number(address.street or "") or None if address and street else None,
            "extra": None,
            "postcode": None if address is None or self.precision == "hidden" else address.postcode,
            "city": None if address is None or self.precision == "hidden" else address.city,
            "area": address.area if address and street else None,
        }
        # A described place is a door of its own.
        update = {"address": address and address.model_copy(update=told), "lat": point[0], "lon": point[1], "pitch": None, "at": None}
        return self.model_copy(update={**update, "approximate": False})


_BEFORE_NAME = frozenset(("du", "de", "des", "la", "le", "les", "d", "l", "the", "of", "von"))  # before a number that belongs to the name: rue des 4 Vents
_AFTER_NUMBER = frozenset(("bis", "ter", "quater", "et", "and", "to", "à"))
_NUMBER_SIGN = frozenset(("n", "n°", "nº", "no", "no.", "n°.", "numéro", "numero", "number", "#"))


def _without_number(street: str) -> str:
    """The name of a street alone: "12 bis, rue du 8 mai 1945" is "rue du 8 mai 1945". In doubt a number goes."""
    words = re.findall(r"[^\s,;]+", street)
    kept: list[str] = []
    after_number = False
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        is_number = _has_digit(word) and not (kept and (before.lower() in _BEFORE_NAME or _is_dated(before, word, after)))
        joins = after_number and (len(word) == 1 or word.lower() in _AFTER_NUMBER)
        announces = word.lower() in _NUMBER_SIGN and _has_digit(after)
        after_number = is_number or joins
        if not (is_number or joins or announces):
            kept.append(word)
    return " ".join(kept)


def _has_digit(word: str) -> bool:
    return any(map(str.isnumeric, word))


_YEARS = range(1789, 2100)  # after which streets are named; a house may have a larger or smaller number


def _is_dated(before: str, word: str, after: str) -> bool:
    """True for the numbers of a street that is named after a day: 8 mai 1945, 11-Novembre."""
    if re.fullmatch(r"[0-9]{1,2}(er)?", word):
        return is_month(after)
    if re.fullmatch(r"[0-9]{4}", word):
        return is_month(before) and int(word) in _YEARS
    return any(map(is_month, re.split(r"[\W\d]+", word)))


COVERED: Mapping[str, str] = {"name": "nom", "first-name": "prénom", "photo": "photo", "story": "histoire"}


class Consent(Group):
    """What a person agreed to, and when."""

    on: Annotated[date, Declared(Day(), "le", "Jour de l’accord.", "Day of the agreement.")]
    covers: Annotated[tuple[str, ...], Declared(ListOf(Choice(COVERED), commas=True), "pour", "Ce qui est permis : nom, prénom, photo, histoire. Rien de dit : le nom et l’histoire.", "What is allowed: name, first name, photo, story. Nothing said: name and story.")] = ()


class Person(Group):
    """Someone who makes the shop, named with their consent."""

    name: Annotated[str, Declared(Text(80), "nom", "Le nom, comme la personne veut le lire.", "The name, as the person wants to read it.")]
    role: Annotated[str | None, Declared(Words(80), "role", "Ce qu’elle fait : « fromagère », « apprenti ».", "What they do: “cheesemonger”, “apprentice”.")] = None
    story: Annotated[str | None, Declared(Words(400), "histoire", "Une ou deux phrases.", "A sentence or two.")] = None
    consent: Annotated[Consent, Declared(GroupOf(Consent), "accord", "L’accord de la personne.", "The person’s agreement.")]


    def public(self) -> Person | None:
        """The person with no more than they agreed to; None where not even a name may be told."""
        covers = self.consent.covers
        if not covers or "story" in covers:
            return self if not covers or {"name", "first-name"} & {*covers} else None
        return self.model_copy(update={"story": None}) if {"name", "first-name"} & {*covers} else None


class SocialLink(Group):
    """An account on a network."""

    network: Annotated[str, Declared(Text(40), "reseau", "Nom du réseau.", "Name of the network.")]
    url: Annotated[str, Declared(Link(), "adresse", "Adresse du compte.", "Address of the account.")]


class Contact(Group):
    """How to reach a shop, a place or the collective."""

    phone: Annotated[PhoneNumber | None, Declared(Phone(), "telephone", "Téléphone public.", "Public phone number.")] = None
    email: Annotated[str | None, Declared(Email(), "courriel", "Adresse e-mail publique.", "Public e-mail address.")] = None
    website: Annotated[str | None, Declared(Link(), "site", "Site web du commerce.", "The shop’s own web site.")] = None
    order_url: Annotated[str | None, Declared(Link(), "commande", "Page où l’on commande chez lui.", "Page where one orders from it.")] = None
    social: Annotated[tuple[SocialLink, ...], Declared(ListOf(GroupOf(SocialLink)), "reseaux", "Comptes sur les réseaux.", "Accounts on networks.")] = ()


class Access(Group):
    """What someone needs to know before coming."""

    wheelchair: Annotated[str, Declared(Choice({"yes": "oui", "limited": "en partie", "no": "non", "unknown": "inconnu"}), "fauteuil", "Accès en fauteuil roulant.", "Wheelchair access.")] = "unknown"
    step_cm: Annotated[int | None, Declared(Whole(0, 200), "marche_cm", "Hauteur de la marche, en centimètres.", "Height of the step, in centimetres.")] = None
    bell: Annotated[bool | None, Declared(YesNo(), "sonnette", "Une sonnette à l’entrée.", "A bell at the door.")] = None
    ramp: Annotated[bool | None, Declared(YesNo(), "rampe", "Une rampe, fixe ou sur demande.", "A ramp, fixed or on request.")] = None
    toilets: Annotated[bool | None, Declared(YesNo(), "toilettes", "Toilettes accessibles.", "Accessible toilets.")] = None
    induction_loop: Annotated[bool | None, Declared(YesNo(), "boucle_magnetique", "Boucle magnétique.", "Induction loop.")] = None
    sign_language: Annotated[bool | None, Declared(YesNo(), "langue_des_signes", "On y signe.", "Sign language is spoken.")] = None
    note: Annotated[str | None, Declared(Words(300), "note", "Une précision.", "A remark.")] = None


class Label(Group):
    """A distinction that someone else gives, and until when."""

    name: Annotated[str, Declared(Words(80), "nom", "Nom du label.", "Name of the label.")]
    url: Annotated[str | None, Declared(Link(), "adresse", "Page qui l’explique.", "Page that explains it.")] = None
    until: Annotated[date | None, Declared(Day(), "jusqu_au", "Dernier jour de validité.", "Last day of validity.")] = None


class Picture(Group):
    """A picture beside the file, and what it shows."""

    file: Annotated[Ref, Declared(Pointer("picture"), "fichier", "Nom du fichier, dans le même dossier.", "Name of the file, in the same folder.")]
    alt: Annotated[str | None, Declared(Words(250), "alt", "Ce que l’on voit, pour qui ne voit pas l’image.", "What one sees, for those who cannot see the picture.")] = None
    decorative: Annotated[bool, Declared(YesNo(), "decorative", "Oui pour un simple décor, sans texte de remplacement.", "Yes for an ornament without alternative text.")] = False
    credit: Annotated[str | None, Declared(Text(120), "credit", "Qui a fait l’image.", "Who made the picture.")] = None
    licence: Annotated[str | None, Declared(Text(80), "licence", "Licence de l’image.", "Licence of the picture.")] = None
    focus: Annotated[str | None, Declared(Choice({"top": "haut", "centre": "centre", "bottom": "bas", "left": "gauche", "right": "droite"}), "centre_d_interet", "La partie à garder quand l’image est coupée.", "The part to keep when the picture is cropped.")] = None
    people_agreed: Annotated[bool | None, Declared(YesNo(), "personnes_d_accord", "Les personnes visibles sont d’accord.", "The people in it agreed.")] = None

    def faults(self) -> Iterator[Fault]:
        """A picture is told in words, or said to be an ornament."""
        if not self.alt and not self.decorative:
            yield Fault(codes.NO_ALT, "file")


class Verified(Group):
    """When and how somebody last made sure that this is right."""

    on: Annotated[date, Declared(Day(), "le", "Jour de la vérification.", "Day of the check.")]
    how: Annotated[str, Declared(Choice({"visit": "visite", "phone": "téléphone", "owner": "commerçant", "email": "courriel", "import": "import"}), "comment", "Comment on l’a vérifié.", "How it was checked.")]
    by: Annotated[str | None, Declared(Text(20), "par", "Initiales.", "Initials.")] = None


class Refs(Group):
    """The same thing elsewhere."""

    osm: Annotated[str | None, Declared(Text(40), "osm", "Objet OpenStreetMap : node/123.", "OpenStreetMap object: node/123.")] = None
    siret: Annotated[str | None, Declared(Text(20), "siret", "Numéro SIRET (personnel pour un indépendant).", "SIRET number (personal for a sole trader).")] = None
    wikidata: Annotated[str | None, Declared(Text(20), "wikidata", "Identifiant Wikidata.", "Wikidata identifier.")] = None


IdField = Annotated[Ref | None, Declared(Id(), "id", "Marque permanente, imprimée dans les QR codes : ne change jamais.", "Permanent mark, printed in QR codes: never changes.")]
NameField = Annotated[str, Declared(Words(120), "nom", "Le nom, comme sur l’enseigne.", "The name, as on the sign.", words=True)]
TitleField = Annotated[str, Declared(Words(140), "titre", "Le titre.", "The title.", words=True)]
NamesField = Annotated[Names, Declared(MapOf(LanguageTag(), Text(120)), "noms", "Le nom dans d’autres langues : br, oc, nl.", "The name in other languages: br, oc, nl.")]
SummaryField = Annotated[str | None, Declared(Words(160), "resume", "Une phrase, 160 caractères au plus.", "One sentence, 160 characters at most.", words=True)]
ImagesField = Annotated[tuple[Picture, ...], Declared(ListOf(GroupOf(Picture)), "images", "Images, la principale d’abord.", "Pictures, the main one first.")]
CaptionsField = Annotated[Names, Declared(MapOf(Text(120), Words(250)), "legendes", "Texte de remplacement de chaque image dans cette langue : fichier: texte.", "Alternative text of each picture in this language: file: text.", words=True)]
VerifiedField = Annotated[Verified | None, Declared(GroupOf(Verified), "verifie", "Dernière vérification.", "Last check.")]
RefsField = Annotated[Refs | None, Declared(GroupOf(Refs), "refs", "Références ailleurs.", "References elsewhere.")]
FormerlyField = Annotated[tuple[str, ...], Declared(ListOf(Key(), commas=True), "anciennement", "Anciennes clés : leurs adresses mènent ici.", "Former keys: their addresses lead here.")]
SourceField = Annotated[str | None, Declared(Words(120), "source", "D’où viennent les faits.", "Where the facts come from.")]
LicenceField = Annotated[str | None, Declared(Text(80), "licence", "Licence de cette fiche.", "Licence of this record.")]
AccessField = Annotated[Access | None, Declared(GroupOf(Access), "acces", "Accessibilité.", "Accessibility.")]
AddressField = Annotated[Address | None, Declared(GroupOf(Address), "adresse", "Adresse.", "Address.")]
ContactField = Annotated[Contact | None, Declared(GroupOf(Contact), "contact", "Comment joindre.", "How to reach.")]

