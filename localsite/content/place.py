"""What a place is: a market, a hall, a square, shared premises, where shops and events are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from localsite.content.parts import (
    NO_NAMES,
    AccessField,
    AddressField,
    CaptionsField,
    ContactField,
    FormerlyField,
    IdField,
    ImagesField,
    LicenceField,
    NameField,
    NamesField,
    Point,
    RefsField,
    SourceField,
    SummaryField,
    VerifiedField,
)  # fmt: skip
from localsite.fields import Choice, Declared, Hours, Text
from localsite.hours import Hours as OpeningHours

KINDS: Mapping[str, str] = {
    "market": "marché", "hall": "halle", "street": "rue", "square": "place", "venue": "salle", "parking": "parking", "stop": "arrêt",
    "shared": "locaux partagés",
}  # fmt: skip


class Place(Point):
    """A place that several shops or events share."""

    id: IdField = None
    name: NameField
    name_i18n: NamesField = NO_NAMES
    kind: Annotated[str, Declared(Choice(KINDS), "genre", "Genre de lieu.", "Kind of place.")] = "market"
    summary: SummaryField = None
    address: AddressField = None
    hours: Annotated[OpeningHours | None, Declared(Hours(), "horaires", "Horaires sur une ligne.", "Opening hours on one line.")] = None
    hours_unread: Annotated[str | None, Declared(Text(500), "horaires_non_lus", "Horaires importés que l’on ne comprend pas.", "Imported hours that are not understood.")] = None
    outline: Annotated[str | None, Declared(Text(120), "contour", "Fichier GeoJSON du contour.", "GeoJSON file of its outline.")] = None
    contact: ContactField = None
    access: AccessField = None
    images: ImagesField = ()
    captions: CaptionsField = NO_NAMES
    verified: VerifiedField = None
    refs: RefsField = None
    source: SourceField = None
    licence: LicenceField = None
    formerly: FormerlyField = ()
