"""Places to sit down, or to stand, for a meal or a drink."""

from __future__ import annotations

from localsite.categories._declare import Entry, table

CATEGORIES = table(
    "eat-and-drink",
    Entry("restaurant", "Restaurant", "amenity=restaurant", fr=("Restaurant", "Restaurants"), en=("Restaurant", "Restaurants")),
    Entry(
        "fast-food",
        "FastFoodRestaurant",
        "amenity=fast_food",
        fr=("Restauration rapide", "Restauration rapide"),
        en=("Takeaway", "Takeaways"),
    ),
    Entry("cafe", "CafeOrCoffeeShop", "amenity=cafe", fr=("Café", "Cafés"), en=("Café", "Cafés")),
    Entry("bar", "BarOrPub", "amenity=bar amenity=pub", fr=("Bar", "Bars"), en=("Bar", "Bars")),
    Entry(
        "ice-cream",
        "IceCreamShop",
        "amenity=ice_cream shop=ice_cream",
        fr=("Glacier", "Glaciers"),
        en=("Ice-cream shop", "Ice-cream shops"),
    ),
    Entry("nightclub", "NightClub", "amenity=nightclub", fr=("Discothèque", "Discothèques"), en=("Nightclub", "Nightclubs")),
)
