"""What can be wrong in the way a front matter is written: LS820 to LS869."""

from __future__ import annotations

from localsite.codes._declare import error, warning

# --- The dashes around the fields ---------------------------------------------------------------------------------------

NO_FRONT_MATTER = error(
    "LS820",
    "no-front-matter",
    fr=(
        "Le fichier ne commence pas par des champs entre deux lignes de tirets.",
        "Commencez le fichier par une ligne ---, puis un champ par ligne (name: Chez Anne), puis une autre ligne ---.",
    ),
    en=(
        "The file does not begin with fields between two lines of dashes.",
        "Begin the file with a line ---, then one field per line (name: Chez Anne), then another line ---.",
    ),
)
NO_OPENING_DASHES = error(
    "LS821",
    "no-opening-dashes",
    fr=("La ligne de trois tirets qui ouvre les champs manque.", "Ajoutez --- seul sur la toute première ligne."),
    en=("The line of three dashes that opens the fields is missing.", "Add --- alone on the very first line."),
)
NO_CLOSING_DASHES = error(
    "LS822",
    "no-closing-dashes",
    fr=("La ligne de trois tirets qui ferme les champs manque.", "Ajoutez --- seul sur une ligne, entre le dernier champ et le texte."),
    en=("The line of three dashes that closes the fields is missing.", "Add --- alone on a line, between the last field and the text."),
)
ODD_DASHES = error(
    "LS823",
    "odd-dashes",
    fr=(
        "Cette ligne ressemble aux trois tirets, mais c’est « {line} ».",
        "Tapez exactement trois tirets simples : ---. Un correcteur automatique les change parfois en un trait long.",
    ),
    en=(
        "This line looks like the three dashes, but it is “{line}”.",
        "Type exactly three plain dashes: ---. A spelling corrector sometimes turns them into one long dash.",
    ),
)
BLANK_BEFORE_FIELDS = warning(
    "LS824",
    "blank-before-fields",
    fr=("Il y a une ligne vide avant les trois tirets du début.", "Supprimez-la : d’autres outils ne verraient pas les champs."),
    en=("There is an empty line before the three dashes at the top.", "Remove it: other tools would not see the fields."),
)
TOO_MUCH_YAML = error(
    "LS825",
    "too-many-fields",
    fr=("Les champs du fichier pèsent {size} octets ; la limite est {limit}.", "Placez les longs textes sous la seconde ligne de tirets."),
    en=("The fields of this file weigh {size} bytes; the limit is {limit}.", "Put long texts below the second line of dashes."),
)
NO_FAST_YAML = error(
    "LS826",
    "no-fast-yaml",
    fr=(
        "PyYAML est installé sans sa partie en C, celle qui lit les champs.",
        "Supprimez le dossier .venv et relancez python3 build.py : il réinstalle la bonne version.",
    ),
    en=(
        "PyYAML is installed without its part in C, the one that reads the fields.",
        "Delete the .venv folder and run python3 build.py again: it installs the right version.",
    ),
)

# --- Things that are YAML and that we do not read -----------------------------------------------------------------------

TOO_DEEP = error(
    "LS830",
    "too-deep",
    fr=("Plus de {limit} niveaux sont emboîtés ici.", "Vérifiez les crochets, les accolades et les tirets en début de ligne."),
    en=("More than {limit} levels are nested here.", "Check the brackets, the braces and the dashes at the start of the line."),
)
SEVERAL_DOCUMENTS = error(
    "LS831",
    "several-documents",
    fr=("La ligne « {line} » coupe les champs en deux.", "Supprimez cette ligne : tous les champs se suivent."),
    en=("The line “{line}” cuts the fields in two.", "Remove this line: the fields follow one another."),
)
MERGE_KEY = error(
    "LS832",
    "merge-key",
    fr=("Le champ << n’existe pas ici.", "Recopiez les champs en toutes lettres."),
    en=("There is no field << here.", "Write the fields out in full."),
)
KEY_NOT_TEXT = error(
    "LS833",
    "key-not-text",
    fr=("Le nom de ce champ n’est pas un texte.", "Écrivez un nom, un deux-points, une espace, puis la valeur : name: Chez Anne."),
    en=("The name of this field is not a text.", "Write a name, a colon, a space, then the value: name: Chez Anne."),
)
SAME_KEY_TWICE = error(
    "LS834",
    "same-key-twice",
    fr=("Le champ « {key} » est déjà écrit à la ligne {first}.", "Gardez une seule des deux lignes."),
    en=("The field “{key}” is already written on line {first}.", "Keep only one of the two lines."),
)
HIDDEN_CHARACTER = error(
    "LS835",
    "hidden-character",
    fr=("Un caractère invisible ({character}) s’est glissé dans cette ligne.", "Effacez-le, ou retapez la ligne."),
    en=("An invisible character ({character}) has slipped into this line.", "Delete it, or type the line again."),
)
NOT_FIELDS = error(
    "LS836",
    "not-fields",
    fr=(
        "Des champs sont attendus ici, et non « {text} ».",
        "Écrivez un nom, un deux-points, une espace, puis la valeur : name: Chez Anne.",
    ),
    en=("Fields are expected here, not “{text}”.", "Write a name, a colon, a space, then the value: name: Chez Anne."),
)

# --- Everyday traps -----------------------------------------------------------------------------------------------------

COLON_IN_TEXT = error(
    "LS840",
    "colon-in-text",
    fr=(
        "Le texte contient un deux-points suivi d’une espace, qui annonce d’ordinaire une valeur.",
        "Mettez tout le texte entre guillemets droits.",
    ),
    en=("The text contains a colon and a space, which usually announce a value.", "Put the whole text between straight double quotes."),
)
APOSTROPHE_IN_QUOTES = error(
    "LS841",
    "apostrophe-in-quotes",
    fr=("L’apostrophe ferme le texte trop tôt, car il est entouré d’apostrophes.", "Entourez-le de guillemets droits doubles."),
    en=("The apostrophe closes the text too early, because apostrophes stand around it.", "Put straight double quotes around it."),
)
SPECIAL_SIGN = error(
    "LS842",
    "special-sign",
    fr=("Le texte commence par un signe spécial : {sign}", "Mettez le texte entre guillemets droits."),
    en=("The text starts with a special sign: {sign}", "Put the text between straight double quotes."),
)
QUOTE_NOT_CLOSED = error(
    "LS843",
    "quote-not-closed",
    fr=("Le guillemet {sign} s’ouvre ici et ne se ferme pas.", "Ajoutez le même à la fin du texte, ou supprimez celui-ci."),
    en=("The quotation mark {sign} opens here and does not close.", "Add the same one at the end of the text, or delete this one."),
)
TEXT_AFTER_QUOTE = error(
    "LS844",
    "text-after-quote",
    fr=("Du texte suit le guillemet fermant {sign}.", "Entourez tout le texte, et non une partie, de guillemets."),
    en=("Text follows the closing quotation mark {sign}.", "Put quotation marks around the whole text, not around a part of it."),
)
BRACKET_NOT_CLOSED = error(
    "LS845",
    "bracket-not-closed",
    fr=("Le signe {sign} s’ouvre ici et ne se ferme pas.", "Ajoutez {closing} à la fin, ou mettez le texte entre guillemets droits."),
    en=("The sign {sign} opens here and does not close.", "Add {closing} at the end, or put the text between straight double quotes."),
)
EMPTY_AFTER_HASH = warning(
    "LS846",
    "empty-after-hash",
    fr=(
        "Rien n’est lu sur cette ligne : le signe # commence un commentaire.",
        "Mettez le texte entre guillemets droits. Si c’est bien un commentaire, laissez deux espaces avant le # et une après.",
    ),
    en=(
        "Nothing is read on this line: the sign # starts a comment.",
        "Put the text between straight double quotes. If it is a comment, leave two spaces before the # and one after it.",
    ),
)
CUT_AT_HASH = warning(
    "LS847",
    "cut-at-hash",
    fr=(
        "Seul « {text} » est lu : le signe # commence un commentaire.",
        "Mettez tout le texte entre guillemets droits. Si c’est bien un commentaire, laissez deux espaces avant le # et une après.",
    ),
    en=(
        "Only “{text}” is read: the sign # starts a comment.",
        "Put the whole text between straight double quotes. If it is a comment, leave two spaces before the # and one after it.",
    ),
)
TAB_INDENT = error(
    "LS848",
    "tab-indent",
    fr=("La ligne commence par une tabulation.", "Remplacez chaque tabulation par deux espaces."),
    en=("The line starts with a tab.", "Replace each tab with two spaces."),
)
NO_SPACE_AFTER_COLON = error(
    "LS849",
    "no-space-after-colon",
    fr=("Il manque une espace après le deux-points de « {key}: ».", "Écrivez {key}: puis une espace, puis la valeur."),
    en=("The space after the colon of “{key}:” is missing.", "Write {key}: then a space, then the value."),
)
NO_SPACE_AFTER_DASH = error(
    "LS850",
    "no-space-after-dash",
    fr=("Il manque une espace après le tiret de la liste.", "Écrivez un tiret, une espace, puis l’élément."),
    en=("The space after the dash of the list is missing.", "Write a dash, a space, then the item."),
)
EQUALS_SIGN = error(
    "LS851",
    "equals-sign",
    fr=("Le champ « {key} » est suivi d’un signe égal.", "Écrivez un deux-points et une espace à la place de =."),
    en=("The field “{key}” is followed by an equals sign.", "Write a colon and a space instead of =."),
)
WRONG_COLON = error(
    "LS852",
    "wrong-colon",
    fr=("Le champ « {key} » est suivi de « {sign} » au lieu d’un deux-points simple.", "Écrivez un deux-points (:) et une espace."),
    en=("The field “{key}” is followed by “{sign}” instead of a plain colon.", "Write a colon (:) and a space."),
)
ODD_SPACE = error(
    "LS853",
    "odd-space",
    fr=("Une espace insécable tient ici la place d’une espace simple.", "Effacez-la et tapez une espace simple."),
    en=("A no-break space stands here in the place of a plain space.", "Delete it and type a plain space."),
)
WRONG_INDENT = error(
    "LS854",
    "wrong-indent",
    fr=("La ligne n’est pas alignée avec ses voisines.", "Mettez le même nombre d’espaces au début des lignes qui vont ensemble."),
    en=("The line is not aligned with its neighbours.", "Put the same number of spaces at the start of lines that belong together."),
)
STRAY_LINE = error(
    "LS855",
    "stray-line",
    fr=(
        "La ligne « {line} » n’est pas un champ : il lui manque un nom suivi d’un deux-points.",
        "Si elle continue le texte de la ligne précédente, commencez-la par deux espaces.",
    ),
    en=(
        "The line “{line}” is not a field: a name followed by a colon is missing.",
        "If it goes on with the text of the line before, start it with two spaces.",
    ),
)
TEXT_AFTER_BAR = error(
    "LS856",
    "text-after-bar",
    fr=(
        "Après {sign}, le texte commence à la ligne suivante.",
        "Allez à la ligne et commencez par deux espaces, ou mettez tout entre guillemets droits.",
    ),
    en=(
        "After {sign}, the text starts on the next line.",
        "Go to the next line and start with two spaces, or put everything between straight double quotes.",
    ),
)
BACKSLASH = error(
    "LS857",
    "backslash",
    fr=(
        "Entre guillemets doubles, la barre \\ change le sens de la lettre qui suit.",
        "Entourez le texte d’apostrophes, ou doublez la barre : \\\\.",
    ),
    en=(
        "Between double quotes, the bar \\ changes the meaning of the next letter.",
        "Put apostrophes around the text, or double the bar: \\\\.",
    ),
)
LIST_ON_KEY_LINE = error(
    "LS858",
    "list-on-key-line",
    fr=(
        "La liste commence sur la ligne de son champ.",
        "Allez à la ligne : un élément par ligne, après deux espaces, un tiret et une espace.",
    ),
    en=("The list starts on the line of its field.", "Go to the next line: one item per line, after two spaces, a dash and a space."),
)
LIST_IN_BRACKETS = error(
    "LS859",
    "list-in-brackets",
    fr=("Un élément de la liste entre crochets contient un signe spécial.", "Mettez cet élément entre guillemets droits."),
    en=("An item of the list in brackets contains a special sign.", "Put this item between straight double quotes."),
)
UNREADABLE = error(
    "LS869",
    "unreadable-yaml",
    fr=(
        "La suite n’est pas comprise à partir de « {text} ».",
        "Mettez le texte entre guillemets droits, et vérifiez les espaces au début des lignes.",
    ),
    en=(
        "What follows is not understood from “{text}” on.",
        "Put the text between straight double quotes, and check the spaces at the start of the lines.",
    ),
)
