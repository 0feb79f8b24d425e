"""Play, sport and small pleasures."""

from __future__ import annotations

from localsite.categories._declare import Entry, table

CATEGORIES = table(
    "leisure",
    Entry(
        "toys",
        "ToyStore",
        "shop=toys shop=games shop=model shop=craft",
        fr=("Magasin de jouets", "Magasins de jouets"),
        en=("Toy shop", "Toy shops"),
    ),
    Entry(
        "sports",
        "SportingGoodsStore",
        "shop=sports shop=outdoor leisure=fitness_centre",
        fr=("Magasin de sport", "Magasins de sport"),
        en=("Sports shop", "Sports shops"),
    ),
    Entry("tobacco", "Store", "shop=tobacco shop=e-cigarette", fr=("Tabac", "Tabacs"), en=("Tobacconist", "Tobacconists")),
    Entry("hotel", "Hotel", "tourism=hotel tourism=guest_house", fr=("Hôtel", "Hôtels"), en=("Hotel", "Hotels")),
)
