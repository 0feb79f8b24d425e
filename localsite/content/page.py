"""What a page is: words of the collective itself."""

from __future__ import annotations

from typing import Annotated

from localsite.content.parts import NO_NAMES, CaptionsField, FormerlyField, IdField, ImagesField, SummaryField, TitleField, VerifiedField
from localsite.fields import Declared, Group, Whole, YesNo


class Page(Group):
    """A page of the collective: who we are, how to join."""

    id: IdField = None
    title: TitleField
    summary: SummaryField = None
    menu: Annotated[bool, Declared(YesNo(), "menu", "Oui pour la montrer dans le menu, non pour le pied des pages.", "Yes to show it in the menu, no for the foot of the pages.")] = True
    order: Annotated[int, Declared(Whole(0, 999), "ordre", "Rang dans le menu.", "Rank in the menu.")] = 500
    images: ImagesField = ()
    captions: CaptionsField = NO_NAMES
    verified: VerifiedField = None
    formerly: FormerlyField = ()
