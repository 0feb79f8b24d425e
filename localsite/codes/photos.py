"""What can be wrong with a picture: LS600 to LS699."""

from __future__ import annotations

from localsite.codes._declare import error

NOT_A_PICTURE = error(
    "LS600",
    "not-a-picture",
    fr=("Ce fichier n’est pas une image que l’on sait lire.", "Envoyez une photo JPEG, PNG ou WebP ; un iPhone les donne avec le réglage « Le plus compatible »."),
    en=("This file is not a picture that can be read.", "Send a JPEG, PNG or WebP photo; an iPhone gives them with the setting “Most Compatible”."),
)
TOO_MANY_PIXELS = error(
    "LS601",
    "too-many-pixels",
    fr=("Cette image a {millions} millions de points ; elle peut en avoir {most}.", "Réduisez-la, par exemple à 4000 points de large."),
    en=("This picture has {millions} million pixels; it may have {most}.", "Make it smaller, for example 4000 pixels wide."),
)
BROKEN_PICTURE = error(
    "LS602",
    "broken-picture",
    fr=("Cette image est abîmée ou incomplète.", "Envoyez-la de nouveau depuis le téléphone ou l’appareil."),
    en=("This picture is damaged or incomplete.", "Send it again from the phone or the camera."),
)
