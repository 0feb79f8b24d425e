"""The kinds of fields: each turns a node into a value, says what is wrong with it, and describes itself."""

from __future__ import annotations

from localsite.fields.base import REFUSED, Declared, Kind, Reading, Ref, Refused
from localsite.fields.choice import Choice, LanguageTag, Number, Whole, YesNo
from localsite.fields.group import (
    Fault,
    FieldInfo,
    Group,
    GroupOf,
    ListOf,
    MapOf,
    fields,
    missing_field,
    read_fields,
    read_group,
    schema_of,
)
from localsite.fields.hours import Hours, Weekdays
from localsite.fields.links import Country, Email, Link, Phone, PhoneNumber, Postcode
from localsite.fields.text import Colour, Id, Key, Pointer, Text, Words
from localsite.fields.when import Clock, Day, Moment, When

__all__ = [
    "REFUSED", "Choice", "Clock", "Colour", "Country", "Day", "Declared", "Email", "Fault", "FieldInfo", "Group", "GroupOf", "Hours", "Id",
    "Key", "Kind", "LanguageTag", "Link", "ListOf", "MapOf", "Moment", "Number", "Phone", "PhoneNumber", "Pointer", "Postcode", "Reading",
    "Ref", "Refused", "Text", "Weekdays", "When", "Whole", "Words", "YesNo", "fields", "missing_field", "read_fields", "read_group",
    "schema_of",
]  # fmt: skip
