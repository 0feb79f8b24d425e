"""What can be wrong with the map of the town: LS617 to LS629."""

from __future__ import annotations

from localsite.codes._declare import error, notice, warning

MAKE = "python3 build.py basemap"
MAP_UNLICENSED = warning(
    "LS617",
    "map-unlicensed",
    fr=(
        "content/map/ n’a plus de LICENCE.md : l’ODbL demande que l’avis accompagne le plan, qui vient d’OpenStreetMap.",
        f"Reprenez ce fichier, ou refaites le plan avec « {MAKE} --from ville.osm.pbf » : il l’écrit.",
    ),
    en=(
        "content/map/ has no LICENCE.md any more: the ODbL wants its notice to go with the map, which comes from OpenStreetMap.",
        f"Take that file back, or make the map again with “{MAKE} --from town.osm.pbf”: it writes one.",
    ),
)
MAP_WITHOUT_EXTRACT = notice(
    "LS618",
    "map-without-extract",
    fr=(
        "content/map/ n’a pas l’extrait town.osm.pbf : « locate » et « trail route » ne peuvent rien trouver sans lui.",
        f"Reprenez ce fichier, ou refaites le plan avec « {MAKE} --from ville.osm.pbf » : il l’écrit.",
    ),
    en=(
        "content/map/ lacks the extract town.osm.pbf: “locate” and “trail route” find nothing without it.",
        f"Take that file back, or make the map again with “{MAKE} --from town.osm.pbf”: it writes one.",
    ),
)
MAP_UNREADABLE = error(
    "LS620",
    "map-unreadable",
    fr=(
        "Ce fichier n’est pas du JSON lisible ({reason}) : le site n’a pas de plan.",
        f"Refaites le plan avec « {MAKE} », ou reprenez la version précédente de ce fichier.",
    ),
    en=(
        "This file is no JSON that can be read ({reason}): the site has no map.",
        f"Make the map again with “{MAKE}”, or take back the former version of this file.",
    ),
)
MAP_MISSHAPEN = error(
    "LS621",
    "map-misshapen",
    fr=(
        "« {field} » manque ou n’a pas la forme attendue : le site n’a pas de plan.",
        f"Refaites le plan avec « {MAKE} » : ce fichier ne s’écrit pas à la main.",
    ),
    en=(
        "“{field}” is missing or not of the shape expected: the site has no map.",
        f"Make the map again with “{MAKE}”: this file is not written by hand.",
    ),
)
MAP_BOX = error(
    "LS622",
    "map-box",
    fr=(
        "Le cadre {box} n’est pas celui d’une ville : le site n’a pas de plan.",
        "Écrivez [sud, ouest, nord, est], en degrés, sur {most} km au plus : [43.72, 7.40, 43.76, 7.44]",
    ),
    en=(
        "The box {box} is not that of a town: the site has no map.",
        "Write [south, west, north, east], in degrees, {most} km wide at most: [43.72, 7.40, 43.76, 7.44]",
    ),
)
MAP_LEVEL = error(
    "LS623",
    "map-level",
    fr=("« {name} » n’est pas un niveau de détail connu : le site n’a pas de plan.", "Les niveaux s’appellent : {known}"),
    en=("“{name}” is no level of detail that is known: the site has no map.", "Levels are called: {known}"),
)
MAP_SHEET_MISSING = error(
    "LS624",
    "map-sheet-missing",
    fr=(
        "La feuille « {file} », que nomme map.json, n’est pas dans content/map/ : il y aura un trou dans le plan.",
        f"Ajoutez-la, ou refaites le plan avec « {MAKE} ».",
    ),
    en=(
        "The sheet “{file}”, which map.json names, is not in content/map/: there will be a hole in the map.",
        f"Add it, or make the map again with “{MAKE}”.",
    ),
)
MAP_SHEET_REFUSED = error(
    "LS625",
    "map-sheet-refused",
    fr=(
        "La feuille « {file} » contient ce qui n’a pas sa place dans un plan, et n’est pas publiée : {what}",
        f"Une feuille n’est que tracés et noms. Refaites le plan avec « {MAKE} », sans retoucher les feuilles.",
    ),
    en=(
        "The sheet “{file}” holds what has no place in a map, and is not published: {what}",
        f"A sheet is nothing but lines and names. Make the map again with “{MAKE}”, and leave the sheets as they are.",
    ),
)
MAP_COLOURS_MISSING = warning(
    "LS626",
    "map-colours-missing",
    fr=(
        "Le thème n’a pas toutes les couleurs du plan : le site n’en a pas. Il manque : {missing}.",
        "Ajoutez-les dans map.css sur le modèle de themes/atelier/map.css : « --land: #f6efe2 ».",
    ),
    en=(
        "The theme lacks colours for the map, so the site has none. Missing: {missing}.",
        "Add them in map.css after the model of themes/atelier/map.css: “--land: #f6efe2”.",
    ),
)
OFF_THE_MAP = notice(
    "LS627",
    "off-the-map",
    fr=(
        "Ce point est hors du plan de la ville : il n’y est pas montré.",
        f"Vérifiez les deux nombres ; s’ils sont justes, redessinez un plan plus large avec « {MAKE} ».",
    ),
    en=(
        "This point lies off the map of the town: it is not shown there.",
        f"Check the two numbers; if they are right, draw a wider map with “{MAKE}”.",
    ),
)
CENTRE_OFF_THE_MAP = warning(
    "LS628",
    "centre-off-the-map",
    fr=(
        "Le centre est hors du plan de la ville : les minutes à pied seraient fausses.",
        "Écrivez la latitude, puis la longitude, d’un point de la ville : centre: [43.7329, 7.4200]",
    ),
    en=(
        "The centre lies off the map of the town: the minutes on foot would be wrong.",
        "Write the latitude, then the longitude, of a point of the town: centre: [43.7329, 7.4200]",
    ),
)
MAP_UNSAID = warning(
    "LS629",
    "map-unsaid",
    fr=(
        "content/map/ a des feuilles, mais pas de map.json qui dise où elles vont : le site n’a pas de plan.",
        f"Reprenez ce fichier, ou refaites le plan avec « {MAKE} ».",
    ),
    en=(
        "content/map/ has sheets, but no map.json that says where they lie: the site has no map.",
        f"Take that file back, or make the map again with “{MAKE}”.",
    ),
)
