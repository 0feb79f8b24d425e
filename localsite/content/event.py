"""What an event is: a market day, a fair, an evening; at a local wall time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from typing import Annotated

from localsite.codes import fields as codes
from localsite.content.parts import (
    NO_NAMES,
    AccessField,
    AddressField,
    CaptionsField,
    FormerlyField,
    IdField,
    ImagesField,
    LicenceField,
    SourceField,
    SummaryField,
    TitleField,
    VerifiedField,
)  # fmt: skip
from localsite.fields import (
    Choice,
    Clock,
    Day,
    Declared,
    Email,
    Fault,
    Group,
    GroupOf,
    Link,
    ListOf,
    Moment,
    Phone,
    PhoneNumber,
    Pointer,
    Ref,
    Text,
    When,
    Whole,
    Words,
    YesNo,
    missing_field,
)  # fmt: skip

STATUSES: Mapping[str, str] = {"confirmed": "confirmé", "cancelled": "annulé", "postponed": "reporté", "moved": "déplacé", "full": "complet"}
NIGHT_ENDS = time(6)


class Booking(Group):
    """How to book."""

    needed: Annotated[bool, Declared(YesNo(), "obligatoire", "Oui s’il faut réserver.", "Yes where booking is needed.")] = True
    url: Annotated[str | None, Declared(Link(), "adresse", "Page de réservation.", "Booking page.")] = None
    phone: Annotated[PhoneNumber | None, Declared(Phone(), "telephone", "Téléphone.", "Phone.")] = None
    email: Annotated[str | None, Declared(Email(), "courriel", "E-mail.", "E-mail.")] = None


class Dated(Group):
    """A date of a series that is left out or added, and why."""

    on: Annotated[date, Declared(Day(), "le", "Le jour.", "The day.")]
    reason: Annotated[str | None, Declared(Words(120), "raison", "Pourquoi.", "Why.")] = None


class Pause(Group):
    """Days between which a series rests."""

    start: Annotated[date, Declared(Day(), "du", "Premier jour.", "First day.")]
    end: Annotated[date, Declared(Day(), "au", "Dernier jour.", "Last day.")]
    reason: Annotated[str | None, Declared(Words(120), "raison", "Pourquoi.", "Why.")] = None

    def faults(self) -> Iterator[Fault]:
        """It starts before it ends."""
        if self.end < self.start:
            yield Fault(codes.END_BEFORE_START, "end", {"start": self.start, "end": self.end})


class Change(Group):
    """One date of a series that is different."""

    on: Annotated[date, Declared(Day(), "le", "Le jour prévu.", "The planned day.")]
    start: Annotated[Moment | None, Declared(When(), "debut", "Nouveau début.", "New start.")] = None
    end: Annotated[Moment | None, Declared(When(), "fin", "Nouvelle fin.", "New end.")] = None
    at: Annotated[Ref | None, Declared(Pointer("place"), "lieu", "Autre lieu.", "Another place.")] = None
    title: Annotated[str | None, Declared(Words(140), "titre", "Autre titre.", "Another title.")] = None
    status: Annotated[str | None, Declared(Choice(STATUSES), "statut", "Statut de cette date.", "Status of this date.")] = None


class Repeat(Group):
    """How an event comes back, in words."""

    every: Annotated[str, Declared(Text(40), "chaque", "Le rythme : week, 2 weeks, month.", "The rhythm: week, 2 weeks, month.")]
    on: Annotated[tuple[str, ...], Declared(ListOf(Text(40), commas=True), "le", "Les jours : sam, 1er sam, jour 15.", "The days: sat, 1st sat, day 15.")] = ()
    until: Annotated[date | None, Declared(Day(), "jusqu_au", "Dernier jour.", "Last day.")] = None
    count: Annotated[int | None, Declared(Whole(1, 400), "fois", "Nombre de fois.", "Number of times.")] = None
    exceptions: Annotated[tuple[Dated, ...], Declared(ListOf(GroupOf(Dated)), "sauf", "Dates sans.", "Dates left out.")] = ()
    also: Annotated[tuple[Dated, ...], Declared(ListOf(GroupOf(Dated)), "aussi", "Dates en plus.", "Dates added.")] = ()
    pause: Annotated[tuple[Pause, ...], Declared(ListOf(GroupOf(Pause)), "pause", "Périodes sans.", "Periods without.")] = ()
    change: Annotated[tuple[Change, ...], Declared(ListOf(GroupOf(Change)), "changement", "Dates changées.", "Changed dates.")] = ()


class Session(Group):
    """One day of a fair, with its own hours."""

    on: Annotated[date, Declared(Day(), "le", "Le jour.", "The day.")]
    start: Annotated[time, Declared(Clock(), "debut", "Heure de début.", "Start time.")]
    end: Annotated[time | None, Declared(Clock(), "fin", "Heure de fin.", "End time.")] = None


class Event(Group):
    """Something that happens at a time."""

    id: IdField = None
    title: TitleField
    status: Annotated[str, Declared(Choice(STATUSES), "statut", "Où en est l’événement.", "How the event stands.")] = "confirmed"
    status_note: Annotated[str | None, Declared(Words(200), "statut_note", "Une précision : « reporté à cause du vent ».", "A remark: “postponed because of the wind”.", words=True)] = None
    previous_start: Annotated[Moment | None, Declared(When(), "date_initiale", "La date d’abord annoncée.", "The date first announced.")] = None
    start: Annotated[Moment | None, Declared(When(), "debut", "Début : date, avec ou sans heure.", "Start: date, with or without a time.")] = None
    end: Annotated[Moment | None, Declared(When(), "fin", "Fin.", "End.")] = None
    doors: Annotated[time | None, Declared(Clock(), "portes", "Ouverture des portes.", "Doors open at.")] = None
    repeat: Annotated[Repeat | None, Declared(GroupOf(Repeat), "repetition", "Comment il revient.", "How it comes back.")] = None
    sessions: Annotated[tuple[Session, ...], Declared(ListOf(GroupOf(Session)), "journees", "Journées aux heures différentes.", "Days with different hours.")] = ()
    at: Annotated[tuple[Ref, ...], Declared(ListOf(Pointer("place"), commas=True), "lieu", "Clés des lieux ou commerces où il se tient.", "Keys of the places or shops where it is held.")] = ()
    address: AddressField = None
    online: Annotated[str | None, Declared(Link(), "en_ligne", "Adresse pour le suivre en ligne.", "Address to follow it online.")] = None
    organisers: Annotated[tuple[Ref, ...], Declared(ListOf(Pointer("shop"), commas=True), "organisateurs", "Clés des commerces qui organisent.", "Keys of the shops that organise it.")] = ()
    participants: Annotated[tuple[Ref, ...], Declared(ListOf(Pointer("shop"), most=400, commas=True), "participants", "Clés des commerces qui participent.", "Keys of the shops that take part.")] = ()
    category: Annotated[str | None, Declared(Words(60), "categorie", "Sorte d’événement : marché, atelier, fête.", "Sort of event: market, workshop, feast.", words=True)] = None
    summary: SummaryField = None
    price: Annotated[str | None, Declared(Words(120), "prix", "Prix, en mots.", "Price, in words.", words=True)] = None
    free: Annotated[bool | None, Declared(YesNo(), "gratuit", "Oui si c’est gratuit.", "Yes if it is free.")] = None
    booking: Annotated[Booking | None, Declared(GroupOf(Booking), "reservation", "Réservation.", "Booking.")] = None
    access: AccessField = None
    images: ImagesField = ()
    captions: CaptionsField = NO_NAMES
    verified: VerifiedField = None
    source: SourceField = None
    licence: LicenceField = None
    formerly: FormerlyField = ()

    def faults(self) -> Iterator[Fault]:
        """It starts before it ends; it has a date unless it was postponed."""
        if self.start is None and not self.sessions and self.status != "postponed":
            yield missing_field(Event, "start")
        if self.start and self.end and (self.end.day, self.end.time or time.max) < (self.start.day, self.start.time or time.min):
            yield Fault(codes.END_BEFORE_START, "end", {"start": self.start, "end": self.end})

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and last day; a night event counts for the day it starts."""
        days = [session.on for session in self.sessions]
        if self.start:
            days.append(self.start.day)
        if self.end and days:
            # Until the small hours it is still the evening before.
            ends_at_night = self.end.time is not None and self.end.time <= NIGHT_ENDS and self.end.day > min(days)
            days.append(self.end.day - timedelta(days=1) if ends_at_night else self.end.day)
        return (min(days), max(days)) if days else None
