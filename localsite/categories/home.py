"""What one needs to furnish, equip and look after a home."""

from __future__ import annotations

from localsite.categories._declare import Entry, table

CATEGORIES = table(
    "home",
    Entry(
        "furniture",
        "FurnitureStore",
        "shop=furniture",
        fr=("Magasin de meubles", "Magasins de meubles"),
        en=("Furniture shop", "Furniture shops"),
    ),
    Entry(
        "decoration",
        "HomeGoodsStore",
        "shop=interior_decoration shop=lighting shop=curtain",
        fr=("Décoration", "Décoration"),
        en=("Home decoration shop", "Home decoration shops"),
    ),
    Entry(
        "houseware",
        "HomeGoodsStore",
        "shop=houseware shop=kitchen",
        fr=("Arts de la table et cuisines", "Arts de la table et cuisines"),
        en=("Kitchen shop", "Kitchen shops"),
    ),
    Entry(
        "electronics",
        "ElectronicsStore",
        "shop=electronics shop=computer shop=hifi shop=appliance",
        fr=("Électroménager et électronique", "Électroménager et électronique"),
        en=("Electronics and appliances", "Electronics and appliances"),
    ),
    Entry(
        "hardware",
        "HardwareStore",
        "shop=hardware shop=doityourself shop=electrical shop=paint shop=tool_hire",
        fr=("Bricolage et quincaillerie", "Bricolage et quincaillerie"),
        en=("Hardware shop", "Hardware shops"),
    ),
    Entry("antiques", "Store", "shop=antiques", fr=("Antiquaire", "Antiquaires"), en=("Antique shop", "Antique shops")),
    Entry("florist", "Florist", "shop=florist", fr=("Fleuriste", "Fleuristes"), en=("Florist", "Florists")),
    Entry(
        "garden",
        "GardenStore",
        "shop=garden_centre craft=gardener",
        fr=("Jardinerie", "Jardineries"),
        en=("Garden centre", "Garden centres"),
    ),
)
