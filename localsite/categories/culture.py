"""Books, pictures, music, shows, and the presents one brings back."""

from __future__ import annotations

from localsite.categories._declare import Entry, table

CATEGORIES = table(
    "culture",
    Entry("books", "BookStore", "shop=books", fr=("Librairie", "Librairies"), en=("Bookshop", "Bookshops")),
    Entry("newsagent", "Store", "shop=newsagent shop=kiosk", fr=("Presse", "Presse"), en=("Newsagent", "Newsagents")),
    Entry(
        "stationery",
        "OfficeEquipmentStore",
        "shop=stationery craft=printer shop=copyshop",
        fr=("Papeterie-imprimerie", "Papeteries-imprimeries"),
        en=("Stationer and printer", "Stationers and printers"),
    ),
    Entry(
        "music",
        "MusicStore",
        "shop=musical_instrument shop=music",
        fr=("Magasin de musique", "Magasins de musique"),
        en=("Music shop", "Music shops"),
    ),
    Entry("art", "ArtGallery", "shop=art shop=frame", fr=("Galerie d’art", "Galeries d’art"), en=("Art gallery", "Art galleries")),
    Entry(
        "photo", "LocalBusiness", "shop=photo craft=photographer", fr=("Photographe", "Photographes"), en=("Photographer", "Photographers")
    ),
    Entry("cinema", "MovieTheater", "amenity=cinema", fr=("Cinéma", "Cinémas"), en=("Cinema", "Cinemas")),
    Entry("theatre", "EntertainmentBusiness", "amenity=theatre", fr=("Théâtre", "Théâtres"), en=("Theatre", "Theatres")),
    Entry("tickets", "LocalBusiness", "shop=ticket", fr=("Billetterie", "Billetteries"), en=("Ticket office", "Ticket offices")),
    Entry("gifts", "Store", "shop=gift", fr=("Cadeaux et souvenirs", "Cadeaux et souvenirs"), en=("Gift shop", "Gift shops")),
)
