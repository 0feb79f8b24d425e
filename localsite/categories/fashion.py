"""What one wears, and those who make, mend and hand it on."""

from __future__ import annotations

from localsite.categories._declare import Entry, table

CATEGORIES = table(
    "fashion",
    Entry(
        "clothes",
        "ClothingStore",
        "shop=clothes shop=boutique shop=fashion shop=baby_goods shop=fashion_accessories shop=hats",
        fr=("Prêt-à-porter", "Prêt-à-porter"),
        en=("Clothes shop", "Clothes shops"),
    ),
    Entry(
        "second-hand", "Store", "shop=second_hand shop=charity", fr=("Friperie", "Friperies"), en=("Second-hand shop", "Second-hand shops")
    ),
    Entry("shoes", "ShoeStore", "shop=shoes", fr=("Chausseur", "Chausseurs"), en=("Shoe shop", "Shoe shops")),
    Entry(
        "leather-goods",
        "Store",
        "shop=leather shop=bag craft=leather",
        fr=("Maroquinerie", "Maroquineries"),
        en=("Leather goods shop", "Leather goods shops"),
    ),
    Entry("jewellery", "JewelryStore", "shop=jewelry craft=jeweller", fr=("Bijouterie", "Bijouteries"), en=("Jeweller", "Jewellers")),
    Entry(
        "watches",
        "JewelryStore",
        "shop=watches craft=watchmaker craft=clockmaker",
        fr=("Horlogerie", "Horlogeries"),
        en=("Watchmaker", "Watchmakers"),
    ),
    Entry(
        "tailor",
        "Store",
        "craft=tailor craft=dressmaker shop=tailor",
        fr=("Atelier de couture", "Ateliers de couture"),
        en=("Tailor", "Tailors"),
    ),
    Entry(
        "haberdashery",
        "HobbyShop",
        "shop=haberdashery shop=fabric shop=wool shop=sewing",
        fr=("Mercerie", "Merceries"),
        en=("Haberdashery", "Haberdasheries"),
        icon="tailor",
    ),
)
