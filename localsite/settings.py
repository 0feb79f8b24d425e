"""What the collective says of itself and of its site: content/site.yaml, declared like any content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated
from zoneinfo import ZoneInfo

from localsite.categories import CATEGORIES, Category
from localsite.codes import settings as codes
from localsite.fields import (
    Choice,
    Colour,
    Country,
    Declared,
    Email,
    Fault,
    Group,
    GroupOf,
    Key,
    LanguageTag,
    Link,
    ListOf,
    MapOf,
    Number,
    Phone,
    PhoneNumber,
    Pointer,
    Ref,
    Text,
    Whole,
    Words,
    fields,
)  # fmt: skip
from localsite.urls import base_path, origin

PATH = "content/site.yaml"
LEDGER = "content/addresses.txt"
LOGO_FOLDER = "content"
DAYS_A_MONTH = 30.44
NOTHING: Mapping[str, str] = {}


class Host(Group):
    """Who keeps the site on its machines; the law wants it named."""

    name: Annotated[str | None, Declared(Text(120), "nom", "Nom de l’hébergeur.", "Name of the host.")] = None
    address: Annotated[str | None, Declared(Text(200), "adresse", "Son adresse.", "Its address.")] = None
    phone: Annotated[PhoneNumber | None, Declared(Phone(), "telephone", "Son téléphone.", "Its phone number.")] = None


class Legal(Group):
    """Who is responsible for the site (in France: LCEN)."""

    form: Annotated[str | None, Declared(Words(80), "forme", "Forme juridique : association loi 1901.", "Legal form.")] = None
    registration: Annotated[str | None, Declared(Text(60), "immatriculation", "RNA ou SIRET.", "Registration number.")] = None
    address: Annotated[str | None, Declared(Text(200), "adresse", "Siège.", "Seat.")] = None
    phone: Annotated[PhoneNumber | None, Declared(Phone(), "telephone", "Téléphone.", "Phone.")] = None
    email: Annotated[str | None, Declared(Email(), "courriel", "E-mail.", "E-mail.")] = None
    publication_director: Annotated[str | None, Declared(Text(80), "directeur_de_publication", "Responsable de la publication.", "Who answers for the publication.")] = None
    host: Annotated[Host | None, Declared(GroupOf(Host), "hebergeur", "Hébergeur du site.", "Host of the site.")] = None

    def missing(self) -> tuple[str, ...]:
        """The legally required items that are not filled, by field name."""
        mine = [name for name in ("form", "address", "phone", "email", "publication_director") if not getattr(self, name)]
        hosts = [f"host.{name}" for name in ("name", "address", "phone") if not (self.host and getattr(self.host, name))]
        return (*mine, *hosts)

    def said_missing(self) -> dict[str, str]:
        """The same as the facts of a diagnostic: the names in English and in French."""
        missing = self.missing()
        return {"missing": ", ".join(missing), "manque": ", ".join(map(_legal_nom, missing))}


def _legal_nom(name: str) -> str:
    """The French name of a legally required item."""
    noms = {info.name: info.declared.nom for info in (*fields(Legal), *fields(Host))}
    first, _, second = name.partition(".")
    return f"{noms[first]}.{noms[second]}" if second else noms[first]


class Map(Group):
    """The territory of the site."""

    centre: Annotated[tuple[float, ...], Declared(ListOf(Number(-180, 180), most=2, commas=True), "centre", "Centre : latitude, longitude.", "Centre: latitude, longitude.")]
    box: Annotated[tuple[float, ...] | None, Declared(ListOf(Number(-180, 180), most=4, commas=True), "cadre", "Territoire : sud, ouest, nord, est, en degrés.", "Territory: south, west, north, east, in degrees.")] = None

    def faults(self) -> Iterator[Fault]:
        """Two numbers make a point, four in order a box around it."""
        box = self.box or (-90, -180, 90, 180)
        if len(box) != 4 or not (-90 <= box[0] < box[2] <= 90 and box[1] < box[3]):
            yield Fault(codes.OUTSIDE_BOX, "box")
        elif len(self.centre) != 2 or not (box[0] <= self.centre[0] <= box[2] and box[1] <= self.centre[1] <= box[3]):
            yield Fault(codes.BAD_CENTRE, "centre")


class OwnCategory(Group):
    """A category that the collective adds, or a built-in one that it renames."""

    key: Annotated[str, Declared(Key(), "cle", "Clé.", "Key.")]
    names: Annotated[Mapping[str, str], Declared(MapOf(LanguageTag(), Words(60)), "noms", "Nom dans chaque langue.", "Name in each language.")] = NOTHING
    several: Annotated[Mapping[str, str], Declared(MapOf(LanguageTag(), Words(60)), "pluriels", "Nom au pluriel, titre de la liste.", "Plural name, title of the list.")] = NOTHING
    icon: Annotated[str | None, Declared(Key(), "icone", "Dessin, par la clé d’une catégorie du programme.", "Drawing, by the key of a built-in category.")] = None
    osm: Annotated[tuple[str, ...], Declared(ListOf(Text(60), commas=True), "osm", "Étiquettes OpenStreetMap.", "OpenStreetMap tags.")] = ()
    schema_type: Annotated[str | None, Declared(Text(60), "schema", "Type schema.org.", "schema.org type.")] = None


class Reach(Group):
    """How to reach the collective."""

    email: Annotated[str | None, Declared(Email(), "courriel", "E-mail qui reçoit aussi les signalements d’erreur.", "E-mail that receives reports of errors too.")] = None
    phone: Annotated[PhoneNumber | None, Declared(Phone(), "telephone", "Téléphone.", "Phone.")] = None
    hashtags: Annotated[tuple[str, ...], Declared(ListOf(Text(40), most=6, commas=True), "mots_diese", "Mots-dièse du collectif, sans le dièse.", "Hashtags of the collective, without the sign.")] = ()


class Freshness(Group):
    """After how many months without a check a record says so."""

    warn_months: Annotated[int, Declared(Whole(1, 120), "rappel_mois", "Mois avant le rappel.", "Months before the reminder.")] = 12
    grey_months: Annotated[int, Declared(Whole(1, 120), "gris_mois", "Mois avant de ne plus rien affirmer.", "Months before nothing is claimed any more.")] = 18

    def is_due(self, checked: date, today: date) -> bool:
        """True where the last check is so long ago that somebody should go and see."""
        return (today - checked).days > self.warn_months * DAYS_A_MONTH

    def is_stale(self, checked: date, today: date) -> bool:
        """True where it is so long ago that nothing should be claimed any more."""
        return (today - checked).days > self.grey_months * DAYS_A_MONTH


class Policy(Group):
    """Which links are refused, and why."""

    blocked_domains: Annotated[tuple[str, ...], Declared(ListOf(Text(120), most=500, commas=True), "domaines_refuses", "Domaines refusés en plus de ceux du programme.", "Domains refused beyond the built-in ones.")] = ()
    allowed_domains: Annotated[Mapping[str, str], Declared(MapOf(Text(120), Words(200)), "domaines_permis", "Exceptions : domaine: raison.", "Exceptions: domain: reason.")] = NOTHING


class Licences(Group):
    """Under which licences things may be taken away."""

    data: Annotated[str | None, Declared(Text(80), "donnees", "Licence des données.", "Licence of the data.")] = None
    text: Annotated[str | None, Declared(Text(80), "textes", "Licence des textes.", "Licence of the texts.")] = None
    photos: Annotated[str | None, Declared(Text(80), "photos", "Licence des photos.", "Licence of the photos.")] = None


class Forge(Group):
    """Where the files are kept and edited."""

    edit: Annotated[str | None, Declared(Text(300), "modifier", "Adresse d’édition d’un fichier, avec {path}.", "Address to edit a file, with {path}.")] = None
    issues: Annotated[str | None, Declared(Link(), "signaler", "Adresse où signaler un problème.", "Address to report a problem.")] = None


class Neighbour(Group):
    """A collective nearby."""

    name: Annotated[str, Declared(Text(80), "nom", "Nom.", "Name.")]
    url: Annotated[str, Declared(Link(), "adresse", "Adresse.", "Address.")]


class Colours(Group):
    """The collective's own colours, in place of the theme's; the others and those of the night follow from them."""

    accent: Annotated[Ref | None, Declared(Colour(), "accent", "Couleur des liens et des boutons.", "Colour of links and buttons.")] = None
    paper: Annotated[Ref | None, Declared(Colour(), "papier", "Couleur du fond.", "Colour of the background.")] = None
    ink: Annotated[Ref | None, Declared(Colour(), "encre", "Couleur du texte.", "Colour of the text.")] = None


class ThemeChoice(Group):
    """How the site looks."""

    name: Annotated[str, Declared(Key(), "nom", "Dossier du thème.", "Folder of the theme.")] = "atelier"
    colours: Annotated[Colours, Declared(GroupOf(Colours), "couleurs", "Couleurs du collectif.", "Colours of the collective.")] = Colours.model_construct()
    kit: Annotated[tuple[str, ...], Declared(ListOf(Choice({"badges": "badges", "images": "images", "pdf": "pdf"}), most=3, commas=True), "trousse", "Ce que la trousse publiée contient en plus : tous les badges, les images en trois formats, les PDF.", "What the published kit holds besides: all badges, images in three sizes, PDFs.")] = ()
    logo: Annotated[Ref | None, Declared(Pointer("picture"), "logo", "Logo : une image SVG, PNG, JPEG ou WebP, dans content/.", "Logo: an SVG, PNG, JPEG or WebP picture in content/.")] = None


class Settings(Group):
    """content/site.yaml. Top-level keys are counted: twenty at most."""

    name: Annotated[str, Declared(Words(80), "nom", "Nom du collectif.", "Name of the collective.", words=True)]
    tagline: Annotated[str | None, Declared(Words(120), "devise", "Une ligne sous le nom.", "A line below the name.", words=True)] = None
    summary: Annotated[str | None, Declared(Words(300), "resume", "Ce qu’est le site, en deux phrases.", "What the site is, in two sentences.", words=True)] = None
    site_url: Annotated[str, Declared(Link(), "adresse", "Adresse du site en ligne.", "Address of the live site.")]
    languages: Annotated[tuple[str, ...], Declared(ListOf(LanguageTag(), most=20, commas=True), "langues", "Langues, la principale d’abord.", "Languages, the main one first.")]
    timezone: Annotated[str, Declared(Text(40), "fuseau", "Fuseau horaire.", "Time zone.")] = "Europe/Paris"
    country: Annotated[str, Declared(Country(), "pays", "Pays : téléphones, codes postaux.", "Country: phone numbers, postcodes.")] = "FR"
    holidays: Annotated[tuple[str, ...], Declared(ListOf(Text(80), most=60), "jours_feries", "Jours fériés : FR, MC, FR-67, ou des dates.", "Public holidays: FR, MC, FR-67, or dates.")] = ()
    school_holidays: Annotated[tuple[str, ...], Declared(ListOf(Text(80), most=60), "vacances_scolaires", "Vacances scolaires, datées.", "School holidays, dated.")] = ()
    contact: Annotated[Reach, Declared(GroupOf(Reach), "contact", "Comment joindre le collectif.", "How to reach the collective.")] = Reach.model_construct()
    legal: Annotated[Legal, Declared(GroupOf(Legal), "mentions_legales", "Mentions légales.", "Legal notice.")] = Legal.model_construct()
    map: Annotated[Map | None, Declared(GroupOf(Map), "carte", "Territoire.", "Territory.")] = None
    categories: Annotated[tuple[OwnCategory, ...], Declared(ListOf(GroupOf(OwnCategory), most=200), "categories", "Catégories ajoutées ou renommées.", "Categories added or renamed.")] = ()
    freshness: Annotated[Freshness, Declared(GroupOf(Freshness), "fraicheur", "Délais de vérification.", "Periods of checking.")] = Freshness.model_construct()
    policy: Annotated[Policy, Declared(GroupOf(Policy), "regles", "Règles des liens.", "Rules for links.")] = Policy.model_construct()
    licence: Annotated[Licences, Declared(GroupOf(Licences), "licence", "Licences.", "Licences.")] = Licences.model_construct()
    forge: Annotated[Forge, Declared(GroupOf(Forge), "forge", "Où vivent les fichiers.", "Where the files live.")] = Forge.model_construct()
    neighbours: Annotated[tuple[Neighbour, ...], Declared(ListOf(GroupOf(Neighbour)), "voisins", "Collectifs voisins.", "Collectives nearby.")] = ()
    theme: Annotated[ThemeChoice, Declared(GroupOf(ThemeChoice), "theme", "Le thème.", "The theme.")] = ThemeChoice.model_construct()
    accessibility: Annotated[str, Declared(Choice({"unknown": "inconnue", "partial": "partielle", "full": "totale"}), "accessibilite", "Conformité constatée.", "Compliance found.")] = "unknown"

    def faults(self) -> Iterator[Fault]:
        """The zone exists, the address is a folder, no language twice, each new category has its name."""
        try:
            ZoneInfo(self.timezone)
        except (ValueError, OSError, KeyError):
            yield Fault(codes.BAD_ZONE, "timezone", {"value": self.timezone})
        if not re.fullmatch(r"https?://[^/?#]+(/[A-Za-z0-9._~-]+)*/?", self.site_url):
            yield Fault(codes.BAD_SITE_URL, "site_url", {"value": self.site_url})
        for number, language in enumerate(self.languages):
            if language in self.languages[:number]:
                yield Fault(codes.LANGUAGE_TWICE, "languages", {"value": language})
        for own in self.categories:
            if own.key not in CATEGORIES and self.languages[0] not in own.names:
                yield Fault(codes.CATEGORY_INCOMPLETE, "categories", {"value": own.key, "language": self.languages[0]})
        if self.legal.missing():
            yield Fault(codes.LEGAL_INCOMPLETE, "legal", self.legal.said_missing())

    @property
    def language(self) -> str:
        """The main language."""
        return self.languages[0]

    @property
    def base(self) -> str:
        """The folder of the host that the site lives in: "/" or "/vitrine/"."""
        return base_path(self.site_url)

    @property
    def origin(self) -> str:
        """Scheme and host of the site."""
        return origin(self.site_url)


def categories_of(settings: Settings) -> Mapping[str, Category]:
    """The built-in categories with those that the site adds or renames, by key."""
    table = dict(CATEGORIES)
    for own in settings.categories:
        known = table.get(own.key)
        names = {**(known.names if known else {}), **own.names}
        several = {**(known.several if known else names), **own.several}
        table[own.key] = Category(
            key=own.key,
            names=names,
            several=several,
            schema=own.schema_type or (known.schema if known else "Store"),
            osm=own.osm or (known.osm if known else ()),
            icon=own.icon or (known.icon if known else own.key),
            group=known.group if known else "other",
        )
    return MappingProxyType(table)
