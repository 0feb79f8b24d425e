"""What can be wrong with a picture: LS600 to LS616."""

from __future__ import annotations

from localsite.codes._declare import error, notice, warning

NOT_A_PICTURE = error(
    "LS600",
    "not-a-picture",
    fr=("« {file} » n’est pas une image que l’on sait lire.", "Envoyez une photo JPEG, PNG, WebP, HEIC ou AVIF, telle que le téléphone la donne."),
    en=("“{file}” is not a picture that can be read.", "Send a JPEG, PNG, WebP, HEIC or AVIF photo, as the phone gives it."),
)
TOO_MANY_PIXELS = error(
    "LS601",
    "too-many-pixels",
    fr=("L’image « {file} » a {millions} millions de points ; elle peut en avoir {most}.", "Réduisez-la, par exemple à 4000 points de large."),
    en=("The picture “{file}” has {millions} million pixels; it may have {most}.", "Make it smaller, for example 4000 pixels wide."),
)
BROKEN_PICTURE = error(
    "LS602",
    "broken-picture",
    fr=("L’image « {file} » est abîmée ou incomplète.", "Envoyez-la de nouveau depuis le téléphone ou l’appareil."),
    en=("The picture “{file}” is damaged or incomplete.", "Send it again from the phone or the camera."),
)
EMPTY_PICTURE = error(
    "LS603",
    "empty-picture",
    fr=("« {file} » est un fichier vide.", "L’envoi s’est interrompu ; envoyez-la de nouveau depuis le téléphone ou l’appareil."),
    en=("“{file}” is an empty file.", "The upload was cut short; send it again from the phone or the camera."),
)
PEOPLE_DISAGREE = warning(
    "LS604",
    "people-disagree",
    fr=("Les personnes sur « {file} » ne sont pas d’accord : la photo n’est pas publiée.", "Demandez-leur, ou ôtez la photo du projet, qui garde chaque fichier."),
    en=("The people in “{file}” do not agree: the photograph is not published.", "Ask them, or take the photograph out of the project, which keeps every file."),
)
STEP_PICTURE_UNTOLD = warning(
    "LS605",
    "step-picture-untold",
    fr=("L’étape montre « {file} », que « images » ne nomme pas : elle reste sans image.", "Ajoutez-la à « images », avec « alt » : ce que l’on voit."),
    en=("The step shows “{file}”, which “images” does not name: it goes without a picture.", "Add it to “images”, with “alt”: what one sees."),
)
PICTURE_UNNAMED = notice(
    "LS606",
    "picture-unnamed",
    fr=("Aucune fiche ne nomme ce qui est dans ce dossier, et que rien ne montre donc : {files}", "Nommez-les dans la fiche du même dossier : « images », puis « - fichier: {file} » et « alt », ce que l’on voit."),
    en=("No record names what is in this folder, so nothing shows it: {files}", "Name them in the record of the same folder: “images”, then “- file: {file}” and “alt”, what one sees."),
)
PHOTO_TELLS_PLACE = warning(
    "LS610",
    "photo-tells-place",
    fr=(
        "La photo « {file} » dit où elle a été prise (GPS). Le site publié l’ôte ; le projet, lui, garde ce fichier pour toujours.",
        "Lancez « python3 build.py photos clean » avant de l’envoyer, ou envoyez-la de nouveau sans sa position (iPhone : Partager, Options). Déjà envoyée, elle reste dans l’historique.",
    ),
    en=(
        "The photograph “{file}” tells where it was taken (GPS). The published site leaves that out; the project keeps this file for ever.",
        "Run “python3 build.py photos clean” before you send it, or send it again without its location (iPhone: Share, Options). Once sent, it stays in the history.",
    ),
)
PHOTO_TELLS_HOME = error(
    "LS611",
    "photo-tells-home",
    fr=(
        "La photo « {file} » dit où elle a été prise (GPS), et cette fiche cache l’adresse de « {key} » : n’importe qui la lirait dans le projet.",
        "Lancez « python3 build.py photos clean » avant de l’envoyer, ou envoyez-la de nouveau sans sa position (iPhone : Partager, Options). Déjà envoyée, elle reste dans l’historique : voir docs/photos.md.",
    ),
    en=(
        "The photograph “{file}” tells where it was taken (GPS), and this record hides the address of “{key}”: anybody could read it in the project.",
        "Run “python3 build.py photos clean” before you send it, or send it again without its location (iPhone: Share, Options). Once sent, it stays in the history: see docs/photos.md.",
    ),
)
DRAWING_REFUSED = error(
    "LS612",
    "drawing-refused",
    fr=(
        "Le dessin « {file} » contient, à sa ligne {line}, ce qui n’est pas dessiné ici : {what}",
        "Enregistrez-le en « SVG simple », ou exportez-le en PNG, d’au moins 600 points de large, et nommez ce fichier ici.",
    ),
    en=(
        "The drawing “{file}” holds, on its line {line}, what is not drawn here: {what}",
        "Save it as “plain SVG”, or export it as a PNG, at least 600 pixels wide, and name that file here.",
    ),
)
DRAWING_UNREADABLE = error(
    "LS613",
    "drawing-unreadable",
    fr=(
        "Le dessin « {file} » ne peut pas être lu, à sa ligne {line} : {reason}",
        "Enregistrez-le de nouveau en « SVG simple » (UTF-8, avec un viewBox), ou exportez-le en PNG, d’au moins 600 points de large.",
    ),
    en=(
        "The drawing “{file}” cannot be read, on its line {line}: {reason}",
        "Save it again as “plain SVG” (UTF-8, with a viewBox), or export it as a PNG, at least 600 pixels wide.",
    ),
)
DRAWING_WITH_WORDS = error(
    "LS614",
    "drawing-with-words",
    fr=(
        "Le dessin « {file} » écrit « {words} » avec des lettres qu’il ne contient pas : elles manqueraient sur la page.",
        "Dans le logiciel de dessin, convertissez le texte en tracés (Inkscape : Chemin, Objet en chemin), puis enregistrez.",
    ),
    en=(
        "The drawing “{file}” writes “{words}” with letters that it does not hold: they would be missing on the page.",
        "In the drawing program, convert text to paths (Inkscape: Path, Object to Path), then save.",
    ),
)
MORE_PHOTOS_TELL = warning(
    "LS615",
    "more-photos-tell",
    fr=("{count} autres photos disent où elles ont été prises.", "Une seule commande les nettoie toutes : « python3 build.py photos clean »."),
    en=("{count} other photographs tell where they were taken.", "One command cleans them all: “python3 build.py photos clean”."),
)
DRAWING_TOO_SLOW = error(
    "LS616",
    "drawing-too-slow",
    fr=("Le dessin « {file} » demande plus de {seconds} secondes, ou trop de mémoire.", "Simplifiez-le (flous, motifs, copies), ou exportez-le en PNG, d’au moins 600 points de large."),
    en=("The drawing “{file}” asks for more than {seconds} seconds, or for too much memory.", "Make it simpler (blurs, patterns, copies), or export it as a PNG, at least 600 pixels wide."),
)
