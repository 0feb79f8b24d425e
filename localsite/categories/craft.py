"""Workshops: those who make and mend with their hands."""

from __future__ import annotations

from localsite.categories._declare import Entry, table

CATEGORIES = table(
    "craft",
    Entry(
        "carpenter",
        "HomeAndConstructionBusiness",
        "craft=carpenter craft=joiner craft=cabinet_maker",
        fr=("Menuiserie", "Menuiseries"),
        en=("Carpenter", "Carpenters"),
    ),
    Entry(
        "upholsterer",
        "LocalBusiness",
        "craft=upholsterer",
        fr=("Tapisserie d’ameublement", "Tapisseries d’ameublement"),
        en=("Upholsterer", "Upholsterers"),
        icon="furniture",
    ),
    Entry("potter", "Store", "craft=pottery shop=pottery", fr=("Poterie", "Poteries"), en=("Potter", "Potters")),
    Entry(
        "shoemaker",
        "LocalBusiness",
        "craft=shoemaker shop=shoe_repair",
        fr=("Cordonnerie", "Cordonneries"),
        en=("Shoe repairer", "Shoe repairers"),
    ),
    Entry(
        "instrument-maker",
        "LocalBusiness",
        "craft=musical_instrument",
        fr=("Lutherie", "Lutheries"),
        en=("Instrument maker", "Instrument makers"),
        icon="music",
    ),
    Entry("locksmith", "Locksmith", "craft=locksmith shop=locksmith", fr=("Serrurerie", "Serrureries"), en=("Locksmith", "Locksmiths")),
    Entry("plumber", "Plumber", "craft=plumber craft=hvac", fr=("Plombier", "Plombiers"), en=("Plumber", "Plumbers")),
    Entry("electrician", "Electrician", "craft=electrician", fr=("Électricien", "Électriciens"), en=("Electrician", "Electricians")),
    Entry(
        "workshop",
        "LocalBusiness",
        "craft=yes craft=metal_construction craft=blacksmith craft=glaziery craft=glassblower craft=painter craft=bookbinder",
        fr=("Atelier", "Ateliers"),
        en=("Workshop", "Workshops"),
    ),
)
