"""What is done for the customer rather than sold; and the shops that fit nowhere else."""

from __future__ import annotations

from localsite.categories._declare import Entry, table

CATEGORIES = table(
    "services",
    Entry("bank", "BankOrCreditUnion", "amenity=bank", fr=("Banque", "Banques"), en=("Bank", "Banks")),
    Entry(
        "estate-agent",
        "RealEstateAgent",
        "office=estate_agent shop=estate_agent",
        fr=("Agence immobilière", "Agences immobilières"),
        en=("Estate agent", "Estate agents"),
    ),
    Entry(
        "post-office", "PostOffice", "amenity=post_office", fr=("Bureau de poste", "Bureaux de poste"), en=("Post office", "Post offices")
    ),
    Entry(
        "telephones",
        "MobilePhoneStore",
        "shop=mobile_phone shop=telecommunication",
        fr=("Téléphonie", "Téléphonie"),
        en=("Phone shop", "Phone shops"),
    ),
    Entry("laundry", "DryCleaningOrLaundry", "shop=dry_cleaning shop=laundry", fr=("Pressing", "Pressings"), en=("Laundry", "Laundries")),
    Entry(
        "travel-agency",
        "TravelAgency",
        "shop=travel_agency",
        fr=("Agence de voyages", "Agences de voyages"),
        en=("Travel agency", "Travel agencies"),
    ),
    Entry(
        "shopping-centre",
        "ShoppingCenter",
        "shop=mall shop=department_store",
        fr=("Centre commercial", "Centres commerciaux"),
        en=("Shopping centre", "Shopping centres"),
        icon="shop",
    ),
    Entry("shop", "Store", "shop=yes shop=general shop=variety_store", fr=("Commerce", "Commerces"), en=("Shop", "Shops")),
)
