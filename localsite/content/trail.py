"""What a trail is: a walk or a ride from stop to stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from localsite.codes import trails as codes
from localsite.content.parts import (
    NO_NAMES,
    CaptionsField,
    FormerlyField,
    IdField,
    ImagesField,
    LicenceField,
    Point,
    SummaryField,
    TitleField,
    VerifiedField,
)  # fmt: skip
from localsite.fields import Choice, Declared, Fault, Group, GroupOf, ListOf, Pointer, Ref, Weekdays, Whole, Words, YesNo

MODES: Mapping[str, str] = {"walk": "à pied", "bike": "à vélo"}


class Stop(Point):
    """A stop: a shop, a place, or a point with a name."""

    shop: Annotated[Ref | None, Declared(Pointer("shop"), "commerce", "Clé du commerce.", "Key of the shop.")] = None
    place: Annotated[Ref | None, Declared(Pointer("place"), "lieu", "Clé du lieu.", "Key of the place.")] = None
    name: Annotated[str | None, Declared(Words(80), "nom", "Nom, pour un simple point.", "Name, for a mere point.")] = None
    text: Annotated[str | None, Declared(Words(400), "texte", "Une phrase sur cette étape.", "A sentence on this stop.")] = None
    minutes: Annotated[int | None, Declared(Whole(0, 600), "minutes", "Minutes à y passer.", "Minutes to spend there.")] = None
    straight: Annotated[bool, Declared(YesNo(), "droit", "Oui si l’on y vient tout droit, par une cour ou un passage qu’aucune carte ne connaît.", "Yes if one comes straight from the stop before, by a courtyard or a passage that no map has.")] = False

    def faults(self) -> Iterator[Fault]:
        """A stop is somewhere."""
        yield from super().faults()
        if not (self.shop or self.place or (self.name and (self.lat, self.lon) != (None, None))):
            yield Fault(codes.STOP_NOWHERE, "name")


class Trail(Group):
    """An ordered walk."""

    id: IdField = None
    title: TitleField
    theme: Annotated[str | None, Declared(Words(80), "theme", "Le thème.", "The theme.", words=True)] = None
    summary: SummaryField = None
    stops: Annotated[tuple[Stop, ...], Declared(ListOf(GroupOf(Stop)), "etapes", "Les étapes, dans l’ordre.", "The stops, in order.")]
    mode: Annotated[str, Declared(Choice(MODES), "mode", "À pied ou à vélo.", "On foot or by bike.")] = "walk"
    minutes: Annotated[int | None, Declared(Whole(1, 1440), "minutes", "Durée entière, en minutes.", "Whole duration, in minutes.")] = None
    line: Annotated[Ref | None, Declared(Pointer("line"), "trace", "Fichier du tracé (GeoJSON), dans le même dossier ; sans lui les distances sont à vol d’oiseau, et dites telles.", "File of the line (GeoJSON), in the same folder; without it distances are straight, and said to be.")] = None
    climb: Annotated[int | None, Declared(Whole(0, 5000), "denivele", "Dénivelé à monter, en mètres.", "Climb, in metres.")] = None
    loop: Annotated[bool, Declared(YesNo(), "boucle", "Oui si l’on revient au départ.", "Yes if it ends where it starts.")] = False
    wheelchair: Annotated[str, Declared(Choice({"yes": "oui", "limited": "en partie", "no": "non", "unknown": "inconnu"}), "fauteuil", "Praticable en fauteuil.", "Passable in a wheelchair.")] = "unknown"
    best_days: Annotated[str | None, Declared(Words(120), "meilleurs_jours", "Les meilleurs jours.", "The best days.", words=True)] = None
    days: Annotated[tuple[int, ...], Declared(Weekdays(), "jours", "Les jours conseillés, comparés aux horaires des étapes : mar-sam.", "The days to recommend, compared with the hours of the stops: Tue-Sat.")] = ()
    start_transport: Annotated[str | None, Declared(Words(160), "venir", "Comment venir au départ.", "How to get to the start.", words=True)] = None
    images: ImagesField = ()
    captions: CaptionsField = NO_NAMES
    verified: VerifiedField = None
    licence: LicenceField = None
    formerly: FormerlyField = ()
