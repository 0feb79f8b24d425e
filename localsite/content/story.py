"""What a story is: how a thing is made, by whom, where."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from localsite.content.parts import (
    NO_NAMES,
    CaptionsField,
    Consent,
    FormerlyField,
    IdField,
    ImagesField,
    LicenceField,
    SummaryField,
    TitleField,
    VerifiedField,
)  # fmt: skip
from localsite.fields import Day, Declared, Group, GroupOf, ListOf, Pointer, Ref, Text, Words


class Step(Group):
    """One step of the making."""

    text: Annotated[str, Declared(Words(600), "texte", "Ce qui se fait.", "What is done.")]
    image: Annotated[Ref | None, Declared(Pointer("picture"), "image", "Une image de cette étape (dite aussi dans images).", "A picture of this step (told in images too).")] = None


class Audio(Group):
    """A recording, and the same in writing."""

    file: Annotated[str, Declared(Text(120), "fichier", "Fichier son, dans le même dossier.", "Sound file, in the same folder.")]
    transcript: Annotated[str, Declared(Words(20000), "transcription", "Le texte entier.", "The whole text.")]


class Story(Group):
    """A true story of local craft."""

    id: IdField = None
    title: TitleField
    date: Annotated[date, Declared(Day(), "date", "Jour de publication.", "Day of publication.")]
    summary: SummaryField = None
    author: Annotated[str | None, Declared(Text(80), "auteur", "Qui l’a écrite.", "Who wrote it.")] = None
    makers: Annotated[tuple[str, ...], Declared(ListOf(Text(80), commas=True), "artisans", "Les personnes, d’accord pour être nommées.", "The people, who agreed to be named.")] = ()
    shops: Annotated[tuple[Ref, ...], Declared(ListOf(Pointer("shop"), commas=True), "commerces", "Clés des commerces dont elle parle.", "Keys of the shops it tells of.")] = ()
    place: Annotated[Ref | None, Declared(Pointer("place"), "lieu", "Clé du lieu.", "Key of the place.")] = None
    craft: Annotated[str | None, Declared(Words(80), "metier", "Le métier.", "The craft.", words=True)] = None
    steps: Annotated[tuple[Step, ...], Declared(ListOf(GroupOf(Step)), "etapes", "Les étapes.", "The steps.")] = ()
    audio: Annotated[Audio | None, Declared(GroupOf(Audio), "son", "Un enregistrement et sa transcription.", "A recording and its transcript.")] = None
    images: ImagesField = ()
    captions: CaptionsField = NO_NAMES
    consent: Annotated[Consent | None, Declared(GroupOf(Consent), "accord", "L’accord des personnes.", "The people’s agreement.")] = None
    sources: Annotated[tuple[str, ...], Declared(ListOf(Words(300)), "sources", "D’où viennent les faits.", "Where the facts come from.")] = ()
    verified: VerifiedField = None
    licence: LicenceField = None
    formerly: FormerlyField = ()
