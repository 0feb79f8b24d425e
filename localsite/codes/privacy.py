"""What breaks a promise made to visitors, and budgets: LS700 to LS799."""

from __future__ import annotations

from localsite.codes._declare import error, warning

THIRD_PARTY = error(
    "LS700",
    "third-party-request",
    fr=(
        "{what} fait demander {target} à un autre site : les visiteurs y seraient suivis. Vu sur {page} (pages concernées : {pages}).",
        "Copiez le fichier dans le site, ou remplacez-le par un simple lien.",
    ),
    en=(
        ("{what} makes the browser ask another site for {target}: visitors could be followed there."
        " Seen on {page} (pages concerned: {pages})."),
        "Copy the file into the site, or replace it with a plain link.",
    ),
)

INLINE_SCRIPT = error(
    "LS701",
    "inline-script",
    fr=(
        "La page contient un programme écrit dans la page même : {what}. Vu sur {page} (pages concernées : {pages}).",
        "Mettez-le dans un fichier .js du thème.",
    ),
    en=(
        "The page holds a program written in the page itself: {what}. Seen on {page} (pages concerned: {pages}).",
        "Put it in a .js file of the theme.",
    ),
)

INLINE_HANDLER = error(
    "LS702",
    "inline-handler",
    fr=(
        "{what} lance un programme depuis la page. Vu sur {page} (pages concernées : {pages}).",
        "Retirez cet attribut ; faites-le dans un fichier .js du thème.",
    ),
    en=(
        "{what} starts a program from the page. Seen on {page} (pages concerned: {pages}).",
        "Remove this attribute; do it in a .js file of the theme.",
    ),
)

SCRIPT_ADDRESS = error(
    "LS703",
    "script-address",
    fr=(
        "Cette adresse est un programme : {what}. Vu sur {page} (pages concernées : {pages}).",
        "Mettez une vraie adresse, ou un <button>.",
    ),
    en=(
        "This address is a program: {what}. Seen on {page} (pages concerned: {pages}).",
        "Put a real address, or a <button>.",
    ),
)

INLINE_STYLE = error(
    "LS704",
    "inline-style",
    fr=(
        "{what} porte un attribut style, que la politique du site refuse. Vu sur {page} (pages concernées : {pages}).",
        "Donnez-lui une classe et écrivez le style dans la feuille du thème.",
    ),
    en=(
        "{what} has a style attribute, which the policy of the site refuses. Seen on {page} (pages concerned: {pages}).",
        "Give it a class and write the style in the sheet of the theme.",
    ),
)

DANGEROUS_CALL = error(
    "LS705",
    "dangerous-call",
    fr=(
        "Le programme {page} appelle {what}, qui envoie des données, contacte un autre site ou exécute du texte.",
        "Faites autrement : rien de cela n’est permis ici.",
    ),
    en=(
        "The program {page} calls {what}, which sends data, contacts another site or runs text.",
        "Do it another way: none of this is allowed here.",
    ),
)

NO_POLICY = error(
    "LS706",
    "page-without-policy",
    fr=(
        ("La page n’a pas sa politique de sécurité (Content-Security-Policy), ou elle vient après un premier chargement."
        " Vu sur {page} (pages concernées : {pages})."),
        'Dans le modèle, mettez <meta http-equiv="Content-Security-Policy"> au début de <head>.',
    ),
    en=(
        ("The page lacks its security policy (Content-Security-Policy), or it comes after something is loaded."
        " Seen on {page} (pages concerned: {pages})."),
        'In the template, put <meta http-equiv="Content-Security-Policy"> at the start of <head>.',
    ),
)

OPENER = error(
    "LS707",
    "new-window-with-opener",
    fr=(
        'Le lien {what} ouvre une autre fenêtre sans rel="noopener". Vu sur {page} (pages concernées : {pages}).',
        'Ajoutez rel="noopener", ou retirez target.',
    ),
    en=(
        'The link {what} opens another window without rel="noopener". Seen on {page} (pages concerned: {pages}).',
        'Add rel="noopener", or remove target.',
    ),
)

HIDDEN_CONTENT = error(
    "LS708",
    "hidden-content",
    fr=(
        ("{what} cache un contenu dans une adresse ou un attribut, où il ne peut pas être vérifié."
        " Vu sur {page} (pages concernées : {pages})."),
        "Mettez ce contenu dans un fichier du site.",
    ),
    en=(
        "{what} hides content in an address or attribute, where it cannot be checked. Seen on {page} (pages concerned: {pages}).",
        "Put this content in a file of the site.",
    ),
)

HEAVY_PAGE = warning(
    "LS750",
    "heavy-page",
    fr=(
        ("La page {page} pèse {weight} octets compressés avec ses styles et programmes ; la limite est de {budget}. "
        "Pages trop lourdes : {pages}."),
        "Raccourcissez le texte, ou allégez les styles du thème.",
    ),
    en=(
        ("The page {page} weighs {weight} bytes compressed with its styles and programs; the limit is {budget}. "
        "Pages that are too heavy: {pages}."),
        "Shorten the text, or make the styles of the theme lighter.",
    ),
)

HEAVY_SCRIPTS = warning(
    "LS751",
    "heavy-scripts",
    fr=(
        "Tous les programmes du site pèsent ensemble {weight} octets compressés ; la limite est de {budget}.",
        "Retirez ou allégez un programme du thème ; le plus lourd est {page}.",
    ),
    en=(
        "All the programs of the site weigh {weight} bytes compressed together; the limit is {budget}.",
        "Remove or lighten a program of the theme; the heaviest is {page}.",
    ),
)
