"""What can be wrong in a Markdown text: LS870 to LS899."""

from __future__ import annotations

from localsite.codes._declare import error, warning

TEXT_TOO_LONG = error(
    "LS870",
    "text-too-long",
    fr=("Ce texte est trop long : {size} ko, pour {limit} ko au plus.", "Partagez-le en plusieurs pages ou plusieurs récits."),
    en=("This text is too long: {size} kB; the limit is {limit} kB.", "Share it out between several pages or stories."),
)
TEXT_TOO_NESTED = error(
    "LS871",
    "text-too-nested",
    fr=(
        "Trop de crochets, de listes ou de citations sont pris les uns dans les autres : {depth} niveaux, pour {limit} au plus.",
        "Ramenez cette ligne à un ou deux niveaux.",
    ),
    en=(
        "Too many brackets, lists or quotations stand inside one another: {depth} levels; the limit is {limit}.",
        "Bring this line back to one or two levels.",
    ),
)
BRACKETS_UNCLOSED = error(
    "LS872",
    "brackets-unclosed",
    fr=(
        "À partir d’ici, beaucoup de crochets, de parenthèses ou d’accents graves sont ouverts et jamais refermés.",
        "Refermez-les, ou écrivez « \\[ » pour un crochet qui n’ouvre pas de lien.",
    ),
    en=(
        "From here on, many brackets, parentheses or backticks are opened and never closed.",
        "Close them, or type “\\[” for a bracket that opens no link.",
    ),
)
TABLE_TOO_LARGE = error(
    "LS873",
    "table-too-large",
    fr=("Ce tableau est trop grand : {cells} cases, pour {limit} au plus.", "Partagez-le en plusieurs tableaux."),
    en=("This table is too large: {cells} cells; the limit is {limit}.", "Share it out between several tables."),
)
TOO_MANY_NOTES = error(
    "LS874",
    "too-many-notes",
    fr=(
        "Ce texte appelle trop de notes : {count}, pour {limit} au plus.",
        "Mettez une partie des notes dans le texte. Une même note peut être appelée {same} fois au plus.",
    ),
    en=(
        "This text has too many calls of notes: {count}; the limit is {limit}.",
        "Put some of the notes into the text. One note may be called {same} times at most.",
    ),
)
TOO_MANY_SIGNS = error(
    "LS875",
    "too-many-signs",
    fr=(
        "Ce passage contient trop de signes de mise en forme d’un seul tenant.",
        "Séparez les titres, les définitions et les paragraphes par des lignes vides.",
    ),
    en=(
        "This passage has too many formatting signs in one piece.",
        "Separate headings, definitions and paragraphs with blank lines.",
    ),
)
TEXT_TOO_SLOW = error(
    "LS876",
    "text-too-slow",
    fr=(
        "La mise en page de ce texte n’était pas finie après {seconds} secondes.",
        "Coupez-le en deux pour trouver le passage, puis ôtez des signes de mise en forme.",
    ),
    en=(
        "The layout of this text was not finished after {seconds} seconds.",
        "Cut it in two to find the passage, then remove formatting signs.",
    ),
)
ADDRESS_REFUSED = error(
    "LS877",
    "address-refused",
    fr=(
        "Ce lien mène à « {address} », une adresse qui n’est pas acceptée dans un texte.",
        "Écrivez une adresse en https://, mailto: ou tel:, ou une fiche : shop:, place:, event:, story:, trail:, page:.",
    ),
    en=(
        "This link leads to “{address}”, an address that is not accepted in a text.",
        "Type an address with https://, mailto: or tel:, or a record: shop:, place:, event:, story:, trail:, page:.",
    ),
)
ADDRESS_INCOMPLETE = error(
    "LS878",
    "address-incomplete",
    fr=("Le début de l’adresse « {address} » manque.", "Écrivez {whole}."),
    en=("The beginning of the address “{address}” is missing.", "Type {whole}."),
)
PICTURE_REMOTE = error(
    "LS879",
    "picture-remote",
    fr=(
        "L’image « {address} » est sur un autre site : chaque visiteur y laisserait sa trace.",
        "Enregistrez l’image à côté de ce fichier et écrivez seulement son nom : ![ce que l’on voit](photo.jpg).",
    ),
    en=(
        "The picture “{address}” is on another site, which every visitor would leave a trace on.",
        "Save the picture beside this file and type its name only: ![what it shows](photo.jpg).",
    ),
)
PICTURE_WITHOUT_WORDS = error(
    "LS880",
    "picture-without-words",
    fr=(
        "L’image « {address} » n’a pas de description : qui ne la voit pas n’en saura rien.",
        "Écrivez entre les crochets ce que l’on voit : ![la devanture, de la rue]({address}).",
    ),
    en=(
        "The picture “{address}” has no description: people who do not see it will know nothing of it.",
        "Type what it shows between the brackets: ![the shopfront, from the street]({address}).",
    ),
)
PICTURE_OUTSIDE = error(
    "LS881",
    "picture-outside",
    fr=(
        "L’image « {address} » n’est pas dans le dossier de ce fichier.",
        "Copiez l’image à côté de ce fichier et écrivez seulement son nom.",
    ),
    en=("The picture “{address}” is not in the folder of this file.", "Copy the picture beside this file and type its name only."),
)
LIST_AFTER_TEXT = warning(
    "LS882",
    "list-after-text",
    fr=("Cette ligne ne commence pas une liste : elle suit une ligne de texte.", "Laissez une ligne vide avant la liste."),
    en=("This line does not begin a list: it follows a line of text.", "Leave a blank line before the list."),
)
NUMBER_BEGINS_LIST = warning(
    "LS883",
    "number-begins-list",
    fr=(
        "« {number}. » au début d’une ligne commence une liste numérotée.",
        "Si c’est une année ou un nombre, écrivez « {number}\\. ».",
    ),
    en=("“{number}.” at the beginning of a line begins a numbered list.", "If it is a year or a number, type “{number}\\.”."),
)
HEADING_SKIPS = warning(
    "LS884",
    "heading-skips",
    fr=("Ce titre saute un niveau : {found} après {before}.", "Écrivez {wanted} devant ce titre."),
    en=("This heading skips a level: {found} after {before}.", "Type {wanted} before this heading."),
)
NOTE_WITHOUT_TEXT = warning(
    "LS885",
    "note-without-text",
    fr=("La note « {note} » est appelée ici, mais son texte n’est nulle part.", "Ajoutez une ligne à la fin : [^{note}]: le texte."),
    en=("The note “{note}” is called here, but its text is nowhere.", "Add a line at the end: [^{note}]: its text."),
)
NOTE_NEVER_CALLED = warning(
    "LS886",
    "note-never-called",
    fr=("La note « {note} » n’est appelée nulle part.", "Écrivez [^{note}] à l’endroit du texte qu’elle explique, ou ôtez-la."),
    en=("The note “{note}” is not called anywhere.", "Type [^{note}] where the text needs it, or remove it."),
)
SPACE_IN_LINK = warning(
    "LS887",
    "space-in-link",
    fr=("Une espace sépare ici les crochets de l’adresse : ce n’est pas un lien.", "Ôtez l’espace entre « ] » et « ( »."),
    en=("A space separates the brackets from the address: this is not a link.", "Remove the space between “]” and “(”."),
)
HTML_SHOWN = warning(
    "LS888",
    "html-shown",
    fr=("« {tag} » est du HTML : les visiteurs le verront tel quel.", "Écrivez **gras**, *italique* ou [texte](adresse)."),
    en=("“{tag}” is HTML: visitors will see it as it is.", "Type **bold**, *italic* or [text](address)."),
)
