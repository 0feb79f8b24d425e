"""What can be wrong with a file before it is read: LS800 to LS819."""

from __future__ import annotations

from localsite.codes._declare import error, warning

LINKED_FILE = error(
    "LS800",
    "linked-file",
    fr=(
        "« {name} » est un lien vers un autre endroit du disque ; un site ne se lit que dans son propre dossier.",
        "Remplacez le lien par une copie du fichier ou du dossier qu’il montre.",
    ),
    en=(
        "“{name}” is a link to another place on the disk; a site is only read inside its own folder.",
        "Replace the link by a copy of the file or folder that it points to.",
    ),
)
NOT_A_FILE = error(
    "LS801",
    "not-a-file",
    fr=(
        "« {name} » n’est ni un fichier ni un dossier : c’est un objet du système, que rien ne permet de lire comme un texte.",
        "Supprimez « {name} ».",
    ),
    en=("“{name}” is neither a file nor a folder: it is an object of the system, which cannot be read as a text.", "Delete “{name}”."),
)
TEXT_TOO_BIG = error(
    "LS802",
    "text-too-big",
    fr=(
        "« {name} » pèse {size} ko ; un texte peut en peser {limit}.",
        "Partagez le texte en plusieurs pages ; une image collée dans le texte se range à côté, dans son propre fichier.",
    ),
    en=(
        "“{name}” weighs {size} kB; a text may weigh {limit}.",
        "Split the text into several pages; a picture pasted into the text belongs beside it, in its own file.",
    ),
)
FILE_TOO_BIG = error(
    "LS803",
    "file-too-big",
    fr=(
        "« {name} » pèse {size} Mo ; un fichier de cette sorte peut en peser {limit}.",
        "Enregistrez-le en plus petit ; pour une photo, 3000 pixels de large suffisent.",
    ),
    en=(
        "“{name}” weighs {size} MB; a file of this kind may weigh {limit}.",
        "Save a smaller version of it; for a photograph, 3000 pixels wide are enough.",
    ),
)
NAMES_ALIKE = error(
    "LS804",
    "names-alike",
    fr=(
        "« {name} » et « {other} » sont un seul et même nom sur les ordinateurs qui ne distinguent pas majuscules et minuscules.",
        "Renommez l’un des deux, ou supprimez celui qui est de trop.",
    ),
    en=(
        "“{name}” and “{other}” are one and the same name on computers that do not tell capitals from small letters.",
        "Rename one of the two, or delete the one too many.",
    ),
)
AWKWARD_NAME = error(
    "LS805",
    "awkward-name",
    fr=(
        "Le nom « {name} » contient un signe invisible, un blanc ou un point au bord, ou un signe que Windows refuse ({signs}).",
        "Renommez-le en « {wanted} ».",
    ),
    en=(
        "The name “{name}” holds an invisible sign, a blank or a dot at its edge, or a sign that Windows refuses ({signs}).",
        "Rename it to “{wanted}”.",
    ),
)
RESERVED_NAME = error(
    "LS806",
    "reserved-file-name",
    fr=(
        "Windows garde le nom « {name} » pour lui : sur cet ordinateur, le site ne pourrait pas être copié.",
        "Renommez-le en « {wanted} ».",
    ),
    en=("Windows keeps the name “{name}” for itself: the site could not be copied to such a computer.", "Rename it to “{wanted}”."),
)
LONG_NAME = error(
    "LS807",
    "long-name",
    fr=("Le nom « {name} » prend {size} octets ; un nom peut en prendre {limit}.", "Renommez-le plus court, par exemple « {wanted} »."),
    en=("The name “{name}” takes {size} bytes; a name may take {limit}.", "Give it a shorter name, for example “{wanted}”."),
)
UNREADABLE_FILE = error(
    "LS808",
    "unreadable-file",
    fr=(
        "L’ordinateur refuse d’ouvrir « {name} » ({reason}).",
        "Donnez-vous le droit de lire ce fichier ou ce dossier, ou remplacez-le par une copie.",
    ),
    en=(
        "The computer refuses to open “{name}” ({reason}).",
        "Give yourself the right to read this file or folder, or replace it by a copy.",
    ),
)
VANISHED_FILE = error(
    "LS809",
    "vanished-file",
    fr=(
        "« {name} » a disparu pendant la lecture du site.",
        "Relancez la commande quand plus rien ne déplace de fichiers (éditeur, synchronisation).",
    ),
    en=(
        "“{name}” disappeared while the site was being read.",
        "Run the command again once nothing moves files any more (editor, synchronisation).",
    ),
)
FOLDERS_TOO_DEEP = error(
    "LS810",
    "folders-too-deep",
    fr=("« {name} » est rangé sous plus de {limit} dossiers ; rien n’y est lu.", "Rapprochez ce dossier du haut du site."),
    en=("“{name}” lies below more than {limit} folders; nothing in it is read.", "Move this folder closer to the top of the site."),
)
TOO_MANY_FILES = error(
    "LS811",
    "too-many-files",
    fr=(
        "Le site contient plus de {limit} fichiers ; la lecture s’arrête à « {name} ».",
        "Retirez de content, shops et themes ce qui n’est pas du site, par exemple un dossier copié là par mégarde.",
    ),
    en=(
        "The site holds more than {limit} files; reading stops at “{name}”.",
        "Take out of content, shops and themes what is no part of the site, for example a folder copied there by mistake.",
    ),
)
SITE_TOO_BIG = error(
    "LS812",
    "site-too-big",
    fr=(
        "Les fichiers du site pèsent ensemble plus de {limit} Mo ; la lecture s’arrête à « {name} ».",
        "Enregistrez les plus grandes photos en 3000 pixels de large, et retirez celles qui ne servent pas.",
    ),
    en=(
        "The files of the site weigh more than {limit} MB together; reading stops at “{name}”.",
        "Save the largest photographs 3000 pixels wide, and take out those that are not used.",
    ),
)
UNUSED_FILE = warning(
    "LS813",
    "unused-file",
    fr=(
        "« {name} » n’est pas d’une sorte que localsite sait lire ; ce fichier est laissé de côté.",
        "Écrivez les textes dans un fichier en .md, enregistrez les images en .jpg ou .png, et retirez les autres.",
    ),
    en=(
        "“{name}” is not of a kind that localsite can read; this file is left aside.",
        "Write texts in a file ending in .md, save pictures as .jpg or .png, and take out the others.",
    ),
)
NOT_UTF8 = error(
    "LS814",
    "not-utf8",
    fr=(
        "Ce fichier est enregistré dans l’ancien codage Windows-1252 (Latin-1) : ses accents ne peuvent pas être lus. Ligne en cause : « {seen} ».",
        "Dans l’éditeur, choisissez « Enregistrer sous », codage « UTF-8 », et gardez le même nom.",
    ),
    en=(
        "This file is saved in the old encoding Windows-1252 (Latin-1): its accents cannot be read. The line: “{seen}”.",
        "In the editor, choose “Save as”, encoding “UTF-8”, and keep the same name.",
    ),
)
UTF16 = error(
    "LS815",
    "utf16",
    fr=(
        "Ce fichier est enregistré en UTF-16 (le Bloc-notes l’appelle « Unicode ») : rien n’y peut être lu.",
        "Dans l’éditeur, choisissez « Enregistrer sous », codage « UTF-8 », et gardez le même nom.",
    ),
    en=(
        "This file is saved in UTF-16 (Notepad calls it “Unicode”): nothing in it can be read.",
        "In the editor, choose “Save as”, encoding “UTF-8”, and keep the same name.",
    ),
)
BROKEN_UTF8 = error(
    "LS816",
    "broken-utf8",
    fr=(
        "Un caractère est abîmé à cet endroit : « {seen} » ; le reste du fichier est bien en UTF-8.",
        "Effacez ce caractère, retapez-le, et enregistrez.",
    ),
    en=(
        "A character is damaged at this place: “{seen}”; the rest of the file is UTF-8 as it should be.",
        "Delete this character, type it again, and save.",
    ),
)
NOT_A_TEXT = error(
    "LS817",
    "not-a-text",
    fr=(
        "« {name} » porte le nom d’un texte, mais contient autre chose (document Word, PDF, image… ou fichier abîmé).",
        "Ouvrez-le avec le logiciel qui l’a fait, copiez le texte, et collez-le dans un nouveau fichier en texte simple.",
    ),
    en=(
        "“{name}” is named like a text but holds something else (Word document, PDF, picture… or a damaged file).",
        "Open it with the program that made it, copy the text, and paste it into a new plain text file.",
    ),
)
CONTROL_CHARACTER = error(
    "LS818",
    "control-character",
    fr=(
        "Un signe de commande invisible ({sign}) se trouve à cet endroit, sans doute venu d’un copier-coller.",
        "Remplacez la ligne par celle-ci : {line}",
    ),
    en=("An invisible control sign ({sign}) stands at this place, probably from copy and paste.", "Replace the line by this one: {line}"),
)
CHANGED_FILE = error(
    "LS819",
    "changed-file",
    fr=(
        "« {name} » a changé pendant la construction du site.",
        "Relancez la commande quand plus rien n’écrit dans ce fichier (éditeur, synchronisation).",
    ),
    en=(
        "“{name}” changed while the site was being made.",
        "Run the command again once nothing writes to this file any more (editor, synchronisation).",
    ),
)
