"""Whatever rolls or floats: sold, hired out and repaired."""

from __future__ import annotations

from localsite.categories._declare import Entry, table

CATEGORIES = table(
    "mobility",
    Entry(
        "bicycles",
        "BikeStore",
        "shop=bicycle craft=bicycle",
        fr=("Magasin de vélos", "Magasins de vélos"),
        en=("Bicycle shop", "Bicycle shops"),
    ),
    Entry(
        "bicycle-hire",
        "LocalBusiness",
        "amenity=bicycle_rental",
        fr=("Location de vélos", "Location de vélos"),
        en=("Bicycle hire", "Bicycle hire"),
        icon="bicycles",
    ),
    Entry(
        "motorcycles",
        "MotorcycleDealer",
        "shop=motorcycle shop=motorcycle_repair",
        fr=("Motos et scooters", "Motos et scooters"),
        en=("Motorcycle shop", "Motorcycle shops"),
    ),
    Entry("cars", "AutoDealer", "shop=car", fr=("Concession automobile", "Concessions automobiles"), en=("Car dealer", "Car dealers")),
    Entry(
        "car-hire",
        "AutoRental",
        "amenity=car_rental",
        fr=("Location de voitures", "Location de voitures"),
        en=("Car hire", "Car hire"),
        icon="cars",
    ),
    Entry(
        "garage", "AutoRepair", "shop=car_repair shop=tyres shop=car_parts", fr=("Garage", "Garages"), en=("Garage", "Garages"), icon="cars"
    ),
    Entry("boats", "Store", "shop=boat", fr=("Bateaux", "Bateaux"), en=("Boat dealer", "Boat dealers")),
    Entry(
        "driving-school",
        "LocalBusiness",
        "amenity=driving_school",
        fr=("Auto-école", "Auto-écoles"),
        en=("Driving school", "Driving schools"),
        icon="cars",
    ),
)
