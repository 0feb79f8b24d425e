"""Health and beauty, of people and of animals."""

from __future__ import annotations

from localsite.categories._declare import Entry, table

CATEGORIES = table(
    "care",
    Entry("hairdresser", "HairSalon", "shop=hairdresser", fr=("Coiffeur", "Coiffeurs"), en=("Hairdresser", "Hairdressers")),
    Entry(
        "beauty",
        "BeautySalon",
        "shop=beauty shop=massage",
        fr=("Institut de beauté", "Instituts de beauté"),
        en=("Beauty salon", "Beauty salons"),
    ),
    Entry("perfume", "Store", "shop=perfumery shop=cosmetics", fr=("Parfumerie", "Parfumeries"), en=("Perfume shop", "Perfume shops")),
    Entry("tattoo", "TattooParlor", "shop=tattoo", fr=("Salon de tatouage", "Salons de tatouage"), en=("Tattoo studio", "Tattoo studios")),
    Entry("pharmacy", "Pharmacy", "amenity=pharmacy shop=chemist", fr=("Pharmacie", "Pharmacies"), en=("Pharmacy", "Pharmacies")),
    Entry("optician", "Optician", "shop=optician", fr=("Opticien", "Opticiens"), en=("Optician", "Opticians")),
    Entry(
        "veterinary",
        "LocalBusiness",
        "amenity=veterinary",
        fr=("Vétérinaire", "Vétérinaires"),
        en=("Veterinary surgery", "Veterinary surgeries"),
        icon="pets",
    ),
    Entry("pets", "PetStore", "shop=pet shop=pet_grooming", fr=("Animalerie", "Animaleries"), en=("Pet shop", "Pet shops")),
)
