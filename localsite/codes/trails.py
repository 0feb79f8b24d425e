"""What can be wrong with a trail: LS630 to LS646."""

from __future__ import annotations

from localsite.codes._declare import error, notice, warning

NO_LINE = error(
    "LS630",
    "no-such-line",
    fr=("Le tracé « {file} » n’est pas dans le dossier {folder}.", "Tapez « python3 build.py trail route {key} » pour le calculer, corrigez le nom, ou effacez « line »."),
    en=("The line “{file}” is not in the folder {folder}.", "Type “python3 build.py trail route {key}” to have it made, correct the name, or remove “line”."),
)
LINE_UNREADABLE = error(
    "LS631",
    "line-unreadable",
    fr=("Le tracé « {file} » ne se lit pas : {raison}.", "Il faut un fichier GeoJSON, comme en donnent uMap et geojson.io. « python3 build.py trail route {key} » en écrit un."),
    en=("The line “{file}” cannot be read: {reason}.", "It must be a GeoJSON file, as uMap and geojson.io give them. “python3 build.py trail route {key}” writes one."),
)
LINE_WITHOUT_LINE = error(
    "LS632",
    "line-without-line",
    fr=("Le fichier « {file} » ne contient aucune ligne.", "Dessinez une ligne (LineString), et non des points ni des surfaces, puis exportez-la de nouveau."),
    en=("The file “{file}” holds no line.", "Draw a line (LineString) rather than points or areas, and export it again."),
)
LINE_FAR = warning(
    "LS633",
    "line-far-from-stop",
    fr=("Le tracé passe à {metres} m de l’étape « {name} ».", "Corrigez l’étape ou le tracé : « python3 build.py trail route {key} » le recalcule."),
    en=("The line passes {metres} m from the stop “{name}”.", "Correct the stop or the line: “python3 build.py trail route {key}” makes it anew."),
)
LINE_OLD = warning(
    "LS634",
    "line-out-of-date",
    fr=("Le tracé a été calculé pour d’autres étapes que celles d’aujourd’hui.", "Tapez « python3 build.py trail route {key} »."),
    en=("The line was made for other stops than those of today.", "Type “python3 build.py trail route {key}”."),
)
STOP_CLOSED = warning(
    "LS635",
    "stop-closed-on-day",
    fr=("« {name} » est fermé le {jours}, que cette balade conseille.", "Retirez-le de « jours » (« days »), ou relisez les horaires de l’étape."),
    en=("“{name}” is closed on {days}, which this trail recommends.", "Take that out of “days”, or read the hours of the stop again."),
)
STOP_UNPLACED = notice(
    "LS636",
    "stop-without-place",
    fr=("On ne sait pas où est l’étape « {name} » : elle manque sur la carte et dans les distances.", "Donnez « lat » et « lon » à la fiche, ou à l’étape elle-même."),
    en=("Nobody knows where the stop “{name}” is: the map and the distances do without it.", "Give “lat” and “lon” to the record, or to the stop itself."),
)
STEPS_IN_WHEELCHAIR = warning(
    "LS637",
    "steps-in-wheelchair",
    fr=("Cette balade est dite praticable en fauteuil, et son tracé monte ou descend des escaliers ({metres} m).", "Écrivez « fauteuil: en partie » ou « non », ou changez d’étapes."),
    en=("This trail is said to be passable in a wheelchair, and its line takes steps ({metres} m).", "Write “wheelchair: limited” or “no”, or change the stops."),
)
STOP_GONE = warning(
    "LS638",
    "stop-gone",
    fr=("L’étape « {name} » a fermé pour de bon.", "Retirez-la, ou remplacez-la."),
    en=("The stop “{name}” has closed for good.", "Remove it, or put another in its place."),
)
NOT_WEEKDAYS = error(
    "LS639",
    "not-weekdays",
    fr=("« {value} » ne nomme pas des jours de la semaine.", "Écrivez par exemple « mar-sam », ou « [lun, jeu] »."),
    en=("“{value}” does not name days of the week.", "Write for example “Tue-Sat”, or “[Mon, Thu]”."),
)
STOP_UNTOLD = notice(
    "LS640",
    "stop-not-to-be-told",
    fr=("« {name} » ne publie pas son adresse : cette étape reste dans la liste, mais pas sur la carte ni dans les distances.", "Rien à corriger. Pour un rendez-vous ailleurs, ajoutez une étape avec un nom (« nom ») et un point à elle."),
    en=("“{name}” does not publish its address: the stop stays in the list, but not on the map nor in the distances.", "Nothing to correct. To meet elsewhere, add a stop with a name (“name”) and a point of its own."),
)
STOP_TELLS = error(
    "LS641",
    "stop-tells-address",
    fr=("L’étape donne un point pour « {name} », dont l’adresse n’est pas à dire.", "Retirez « lat » et « lon » de cette étape. Pour un rendez-vous ailleurs, ajoutez une étape avec un nom (« nom ») et un point à elle."),
    en=("The stop gives a point for “{name}”, whose address is not to be told.", "Take “lat” and “lon” out of this stop. To meet elsewhere, add a stop with a name (“name”) and a point of its own."),
)
LINE_TELLS = warning(
    "LS642",
    "line-tells-address",
    fr=("Ce tracé va chez « {name} », dont l’adresse n’est pas à dire : il n’est pas publié.", "Tapez « python3 build.py trail route {key} », et enregistrez le fichier : l’ancien tracé mène encore à la porte."),
    en=("This line goes to “{name}”, whose address is not to be told: it is not published.", "Type “python3 build.py trail route {key}” and commit the file: the old line still leads to the door."),
)
LINE_MAY_TELL = warning(
    "LS643",
    "line-may-tell-address",
    fr=("Un tracé dessiné à la main pourrait mener chez « {name} », dont l’adresse n’est pas à dire : il n’est pas publié.", "Effacez le fichier et tapez « python3 build.py trail route {key} », ou retirez l’étape."),
    en=("A line drawn by hand might lead to “{name}”, whose address is not to be told: it is not published.", "Delete the file and type “python3 build.py trail route {key}”, or remove the stop."),
)
STOP_NOWHERE = error(
    "LS644",
    "stop-nowhere",
    fr=(
        "Cette étape n’est nulle part : il lui faut « commerce » ou « lieu » avec une clé, ou bien « nom » avec « lat » et « lon ».",
        'Pour un simple point, les deux nombres se trouvent avec « python3 build.py locate "12 rue Grimaldi" », ou d’un clic sur la carte pendant « python3 build.py serve ».',
    ),
    en=(
        "This stop is nowhere: it needs “shop” or “place” with a key, or “name” with “lat” and “lon”.",
        'For a mere point, “python3 build.py locate "12 rue Grimaldi"” finds the two numbers, and so does a click on the map during “python3 build.py serve”.',
    ),
)
LINE_FOR_OTHERS = warning(
    "LS645",
    "line-for-others",
    fr=("Ce tracé a été calculé pour une balade {avant}, et elle se fait {maintenant}.", "Tapez « python3 build.py trail route {key} », ou relisez « mode » et « fauteuil »."),
    en=("This line was made for a trail {before}, and it is one {now}.", "Type “python3 build.py trail route {key}”, or read “mode” and “wheelchair” again."),
)
LINE_HOLDS_DOOR = warning(
    "LS646",
    "line-holds-door",
    fr=(
        "Le fichier de ce tracé mène peut-être encore à la porte de « {name} », dont on ne dit que la rue : les pages n’en montrent rien, le dépôt si.",
        "Tapez « python3 build.py trail route {key} », et enregistrez le fichier : le nouveau tracé ne connaît que la rue.",
    ),
    en=(
        "The file of this line may still lead to the door of “{name}”, of which no more than the street is told: the pages do not show it, the repository does.",
        "Type “python3 build.py trail route {key}” and commit the file: the new line knows the street alone.",
    ),
)
