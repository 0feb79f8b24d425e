"""Shops that sell food and drink to take home, and those who make them."""

from __future__ import annotations

from localsite.categories._declare import Entry, table

CATEGORIES = table(
    "food",
    Entry("bakery", "Bakery", "shop=bakery", fr=("Boulangerie", "Boulangeries"), en=("Bakery", "Bakeries")),
    Entry("pastry", "Bakery", "shop=pastry", fr=("Pâtisserie", "Pâtisseries"), en=("Pastry shop", "Pastry shops")),
    Entry(
        "chocolate",
        "Store",
        "shop=chocolate craft=chocolatier shop=confectionery craft=confectionery",
        fr=("Chocolaterie-confiserie", "Chocolateries-confiseries"),
        en=("Chocolate and sweet shop", "Chocolate and sweet shops"),
    ),
    Entry("butcher", "Store", "shop=butcher", fr=("Boucherie", "Boucheries"), en=("Butcher", "Butchers")),
    Entry("delicatessen", "Store", "shop=deli", fr=("Épicerie fine", "Épiceries fines"), en=("Delicatessen", "Delicatessens")),
    Entry("cheese", "Store", "shop=cheese shop=dairy craft=cheese", fr=("Fromagerie", "Fromageries"), en=("Cheesemonger", "Cheesemongers")),
    Entry("fishmonger", "Store", "shop=seafood", fr=("Poissonnerie", "Poissonneries"), en=("Fishmonger", "Fishmongers")),
    Entry("greengrocer", "GroceryStore", "shop=greengrocer", fr=("Primeur", "Primeurs"), en=("Greengrocer", "Greengrocers")),
    Entry("farm", "GroceryStore", "shop=farm craft=beekeeper shop=honey", fr=("Producteur", "Producteurs"), en=("Farm shop", "Farm shops")),
    Entry(
        "grocery",
        "ConvenienceStore",
        "shop=convenience shop=grocery shop=health_food",
        fr=("Épicerie", "Épiceries"),
        en=("Grocery", "Groceries"),
    ),
    Entry("supermarket", "GroceryStore", "shop=supermarket", fr=("Supermarché", "Supermarchés"), en=("Supermarket", "Supermarkets")),
    Entry(
        "wine",
        "LiquorStore",
        "shop=wine shop=alcohol shop=beverages craft=winery",
        fr=("Cave à vins", "Caves à vins"),
        en=("Wine shop", "Wine shops"),
    ),
    Entry(
        "brewery",
        "Brewery",
        "craft=brewery",
        fr=("Brasserie artisanale", "Brasseries artisanales"),
        en=("Brewery", "Breweries"),
        icon="bar",
    ),
    Entry(
        "tea-coffee",
        "Store",
        "shop=coffee shop=tea craft=coffee_roaster",
        fr=("Thés et cafés", "Thés et cafés"),
        en=("Tea and coffee shop", "Tea and coffee shops"),
        icon="cafe",
    ),
    Entry("caterer", "FoodEstablishment", "craft=caterer", fr=("Traiteur", "Traiteurs"), en=("Caterer", "Caterers")),
    Entry("market", "LocalBusiness", "amenity=marketplace", fr=("Marché", "Marchés"), en=("Market", "Markets")),
)
