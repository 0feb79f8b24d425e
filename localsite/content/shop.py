"""What a shop is: a member of the collective, wherever and however it works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated

from localsite.codes import fields as codes
from localsite.content.parts import (
    NO_NAMES,
    AccessField,
    CaptionsField,
    ContactField,
    FormerlyField,
    IdField,
    ImagesField,
    Label,
    LicenceField,
    Location,
    NameField,
    NamesField,
    Person,
    RefsField,
    SourceField,
    SummaryField,
    VerifiedField,
)  # fmt: skip
from localsite.fields import (
    Choice,
    Day,
    Declared,
    Fault,
    Group,
    GroupOf,
    LanguageTag,
    Link,
    ListOf,
    Number,
    Pointer,
    Ref,
    Text,
    Whole,
    Words,
)

STATUSES: Mapping[str, str] = {"open": "ouvert", "opening": "bientôt", "paused": "en pause", "moved": "déménagé", "closed": "fermé"}
KINDS: Mapping[str, str] = {
    "shop": "boutique", "workshop": "atelier", "producer": "producteur", "stall": "étal", "itinerant": "ambulant", "service": "service",
    "venue": "salle",
}  # fmt: skip
PAYMENTS: Mapping[str, str] = {
    "cash": "espèces", "card": "carte", "contactless": "sans contact", "cheque": "chèque", "meal-voucher": "titre-restaurant",
    "gift-voucher": "chèque-cadeau",
}  # fmt: skip
OFFERS: Mapping[str, str] = {
    "repair": "réparation", "delivery": "livraison", "click-collect": "retrait", "gift-wrap": "paquet-cadeau", "bulk": "vrac",
    "made-here": "fait ici", "workshops": "ateliers", "on-order": "sur commande",
}  # fmt: skip


class ServiceArea(Group):
    """Where a shop goes to its customers."""

    name: Annotated[str, Declared(Words(80), "nom", "Commune ou secteur.", "Town or area.")]
    insee: Annotated[str | None, Declared(Text(5), "insee", "Code INSEE de la commune.", "INSEE code of the commune.")] = None
    radius_km: Annotated[float | None, Declared(Number(0, 500), "rayon_km", "Rayon en kilomètres.", "Radius in kilometres.")] = None


class Online(Group):
    """The shop's own place on the web, where one can buy from it."""

    url: Annotated[str, Declared(Link(), "adresse", "Adresse.", "Address.")]
    label: Annotated[str | None, Declared(Words(80), "libelle", "Ce que l’on y trouve.", "What one finds there.")] = None


class Shop(Group):
    """A member of the collective."""

    id: IdField = None
    name: NameField
    name_i18n: NamesField = NO_NAMES
    status: Annotated[str, Declared(Choice(STATUSES), "statut", "Où en est le commerce.", "How the shop is doing.")] = "open"
    status_from: Annotated[date | None, Declared(Day(), "statut_du", "Depuis quand (ouverture, pause, fermeture).", "Since when (opening, pause, closure).")] = None
    status_to: Annotated[date | None, Declared(Day(), "statut_au", "Jusqu’à quand (pause).", "Until when (pause).")] = None
    moved_to: Annotated[str | None, Declared(Words(160), "demenage_a", "Où il est parti.", "Where it went.", words=True)] = None
    replaced_by: Annotated[Ref | None, Declared(Pointer("shop"), "remplace_par", "Clé du commerce qui le remplace.", "Key of the shop that replaces it.")] = None
    kind: Annotated[str, Declared(Choice(KINDS), "genre", "Genre de commerce.", "Kind of shop.")] = "shop"
    categories: Annotated[tuple[Ref, ...], Declared(ListOf(Pointer("category"), most=4, commas=True), "categories", "La principale d’abord, puis trois au plus.", "The main one first, then three at most.")]
    summary: SummaryField = None
    since: Annotated[int | None, Declared(Whole(1000, 2200), "depuis", "Année d’ouverture.", "Year of opening.")] = None
    member_since: Annotated[int | None, Declared(Whole(1000, 2200), "membre_depuis", "Année d’entrée dans le collectif.", "Year in which it joined the collective.")] = None
    people: Annotated[tuple[Person, ...], Declared(ListOf(GroupOf(Person)), "personnes", "Qui fait vivre ce commerce.", "Who makes this shop live.")] = ()
    locations: Annotated[tuple[Location, ...], Declared(ListOf(GroupOf(Location)), "adresses", "Où l’on reçoit, avec les horaires.", "Where people are received, with hours.")] = ()
    service_area: Annotated[tuple[ServiceArea, ...], Declared(ListOf(GroupOf(ServiceArea)), "secteurs", "Où il se déplace.", "Where it goes to its customers.")] = ()
    online: Annotated[Online | None, Declared(GroupOf(Online), "en_ligne", "Sa propre vente en ligne.", "Its own web shop.")] = None
    also_found_at: Annotated[tuple[Ref, ...], Declared(ListOf(Pointer("shop"), commas=True), "aussi_chez", "Clés des commerces ou lieux qui vendent ses produits.", "Keys of shops or places that sell its goods.")] = ()
    contact: ContactField = None
    payments: Annotated[tuple[str, ...], Declared(ListOf(Choice(PAYMENTS, ("local-currency:",)), commas=True), "paiements", "Moyens de paiement.", "Means of payment.")] = ()
    offers: Annotated[tuple[str, ...], Declared(ListOf(Choice(OFFERS), commas=True), "propose", "Ce qu’il propose.", "What it offers.")] = ()
    access: AccessField = None
    languages: Annotated[tuple[str, ...], Declared(ListOf(LanguageTag(), commas=True), "langues", "Langues parlées.", "Languages spoken.")] = ()
    labels: Annotated[tuple[Label, ...], Declared(ListOf(GroupOf(Label)), "labels", "Labels et distinctions.", "Labels and distinctions.")] = ()
    images: ImagesField = ()
    captions: CaptionsField = NO_NAMES
    verified: VerifiedField = None
    refs: RefsField = None
    source: SourceField = None
    licence: LicenceField = None
    formerly: FormerlyField = ()

    def faults(self) -> Iterator[Fault]:
        """Somebody must be able to find it, and its status must be complete."""
        if not (self.locations or self.service_area or self.online or self.status in ("closed", "moved")):
            yield Fault(codes.NOWHERE, "name")
        if self.status == "moved" and not (self.moved_to or self.replaced_by):
            yield self._lacks("moved_to", "demenage_a", "12 rue Neuve")
        if self.status in ("opening", "paused") and not self.status_from:
            yield self._lacks("status_from", "statut_du", "2027-03-14")
        if self.status_from and self.status_to and self.status_to < self.status_from:
            yield Fault(codes.END_BEFORE_START, "status_to", {"start": self.status_from, "end": self.status_to})
        if any(location.precision == "hidden" for location in self.locations) and not (self.service_area or self.online):
            yield Fault(codes.HIDDEN_BUT_NO_AREA, "locations")

    def _lacks(self, field: str, champ: str, example: str) -> Fault:
        said = {"status": self.status, "statut": STATUSES[self.status], "field": field, "champ": champ}
        return Fault(codes.STATUS_NEEDS, "status", {**said, "example": example, "exemple": example})

    @property
    def is_member(self) -> bool:
        """True where the collective has spoken to it: what was taken from a public database is listed, and has joined nothing."""
        return self.member_since is not None or self.verified is None or self.verified.how != "import"

    @property
    def is_listed(self) -> bool:
        """True while people may go there: a closed shop keeps its page but leaves the lists, as does one that left the town."""
        return self.status != "closed" and not (self.status == "moved" and not self.locations)
