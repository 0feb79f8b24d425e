"""Every type of content, declared once: from here come validation, the JSON Schema, the scaffolder and the reference."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from localsite.content.event import Event
from localsite.content.page import Page
from localsite.content.place import Place
from localsite.content.shop import Shop
from localsite.content.story import Story
from localsite.content.trail import Trail
from localsite.fields import FieldInfo, Group, fields

Facts = Shop | Place | Event | Story | Trail | Page


class ContentType(NamedTuple):
    """A type of content: its name, its model, and the folder that its files live in."""

    kind: str
    model: type[Shop | Place | Event | Story | Trail | Page]
    folder: str
    fr: str  # "un commerce"
    en: str  # "a shop"

    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        """Its fields, in canonical order."""
        return fields(self.model)


TYPES: Mapping[str, ContentType] = MappingProxyType(
    {
        kind.kind: kind
        for kind in (
            ContentType("shop", Shop, "shops", "un commerce", "a shop"),
            ContentType("place", Place, "content/places", "un lieu", "a place"),
            ContentType("event", Event, "content/events", "un événement", "an event"),
            ContentType("story", Story, "content/stories", "une histoire", "a story"),
            ContentType("trail", Trail, "content/trails", "une balade", "a trail"),
            ContentType("page", Page, "content/pages", "une page", "a page"),
        )
    }
)

__all__ = ["TYPES", "ContentType", "Event", "Facts", "Group", "Page", "Place", "Shop", "Story", "Trail"]
