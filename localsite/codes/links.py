"""What can be wrong with links, addresses and the files of the result: LS400 to LS499."""

from __future__ import annotations

from localsite.codes._declare import error, notice, warning

BROKEN_LINK = error(
    "LS400",
    "broken-link",
    fr=(
        "Le lien {target} ne mène à aucune page ni aucun fichier du site. Vu sur {page} (pages concernées : {pages}).",
        "Corrigez l’adresse, ou retirez le lien.",
    ),
    en=(
        "The link {target} leads to no page or file of the site. Seen on {page} (pages concerned: {pages}).",
        "Correct the address, or remove the link.",
    ),
)

WRONG_CASE = error(
    "LS401",
    "wrong-case-link",
    fr=(
        ("Le lien {target} n’a pas les mêmes majuscules que le fichier, qui s’appelle {right}."
        " Vu sur {page} (pages concernées : {pages})."),
        "Écrivez {right}, lettre pour lettre : beaucoup d’hébergeurs distinguent les majuscules.",
    ),
    en=(
        ("The link {target} does not have the same capitals as the file, which is called {right}."
        " Seen on {page} (pages concerned: {pages})."),
        "Write {right}, letter by letter: many hosts tell capitals apart.",
    ),
)

BROKEN_ANCHOR = error(
    "LS402",
    "broken-anchor",
    fr=(
        "Le lien {target} vise un endroit de la page qui n’existe pas. Vu sur {page} (pages concernées : {pages}).",
        "Après le #, écrivez le repère d’un titre de cette page, ou retirez le # et ce qui suit.",
    ),
    en=(
        "The link {target} points to a place in the page that does not exist. Seen on {page} (pages concerned: {pages}).",
        "After the #, write the name of a heading of that page, or remove the # and what follows.",
    ),
)

MISSING_SLASH = warning(
    "LS403",
    "link-without-slash",
    fr=(
        "Le lien {target} mène à un dossier, mais il lui manque la barre oblique finale. Vu sur {page} (pages concernées : {pages}).",
        "Écrivez {right}.",
    ),
    en=(
        "The link {target} leads to a folder, but its final slash is missing. Seen on {page} (pages concerned: {pages}).",
        "Write {right}.",
    ),
)

OUTSIDE_BASE = error(
    "LS404",
    "link-outside-site",
    fr=(
        "Le lien {target} sort du site, qui est rangé sous {base}. Vu sur {page} (pages concernées : {pages}).",
        "Commencez l’adresse par {base}.",
    ),
    en=(
        "The link {target} leaves the site, which lives under {base}. Seen on {page} (pages concerned: {pages}).",
        "Begin the address with {base}.",
    ),
)

DUPLICATE_ID = error(
    "LS405",
    "duplicate-id",
    fr=(
        ("Le repère « {what} » est donné à deux endroits de la même page : un lien ne sait pas lequel choisir."
        " Vu sur {page} (pages concernées : {pages})."),
        "Donnez à chaque endroit un repère différent.",
    ),
    en=(
        ("The name “{what}” is given to two places of the same page: a link cannot tell which one is meant."
        " Seen on {page} (pages concerned: {pages})."),
        "Give each place a name of its own.",
    ),
)

ORPHAN_PAGE = notice(
    "LS406",
    "orphan-page",
    fr=(
        "Aucun lien ne mène à la page {page} depuis l’accueil : les visiteurs ne la trouvent pas.",
        "Ajoutez un lien vers elle dans une page ou dans le menu.",
    ),
    en=(
        "No link leads to the page {page} from the home page: visitors do not find it.",
        "Add a link to it in a page or in the menu.",
    ),
)

UNREADABLE_ADDRESS = error(
    "LS407",
    "unreadable-address",
    fr=(
        ("L’adresse {target} est mal écrite : après chaque % il faut deux chiffres ou lettres de A à F, qui forment un caractère."
        " Vu sur {page} (pages concernées : {pages})."),
        "Écrivez le nom du fichier tel quel, ou %25 pour un simple signe %.",
    ),
    en=(
        ("The address {target} is badly written: each % needs two digits or letters from A to F after it, which make a character."
        " Seen on {page} (pages concerned: {pages})."),
        "Write the name of the file as it is, or %25 for a plain % sign.",
    ),
)

BASE_ELEMENT = error(
    "LS408",
    "base-element",
    fr=(
        "La page contient un élément <base>, qui change le sens de tous ses liens. Vu sur {page} (pages concernées : {pages}).",
        "Retirez <base> du modèle.",
    ),
    en=(
        "The page has a <base> element, which changes the meaning of all its links. Seen on {page} (pages concerned: {pages}).",
        "Remove <base> from the template.",
    ),
)

UNREADABLE_FILE = error(
    "LS409",
    "unreadable-result",
    fr=(
        "Le fichier {page} ne peut pas être lu : {what}.",
        "Corrigez le modèle qui écrit ce fichier.",
    ),
    en=(
        "The file {page} cannot be read: {what}.",
        "Correct the template that writes this file.",
    ),
)

TOO_DEEP = error(
    "LS410",
    "page-too-deep",
    fr=(
        "La page {page} emboîte trop d’éléments, ou l’un d’eux a trop d’attributs : elle n’est pas vérifiée.",
        "Simplifiez le texte ou le modèle qui la produit.",
    ),
    en=(
        "The page {page} nests too many elements, or one of them has too many attributes: it is not checked.",
        "Simplify the text or the template that makes it.",
    ),
)
