"""What can be wrong in a theme: LS300 to LS399."""

from __future__ import annotations

from localsite.codes._declare import error, warning

UNKNOWN_THEME = error(
    "LS300",
    "unknown-theme",
    fr=("Il n’y a pas de thème « {name} ».", "Écrivez à « theme » le nom d’un dossier de themes/ : {known}."),
    en=("There is no theme “{name}”.", "Write at “theme” the name of a folder of themes/: {known}."),
)
MISSPELT_THEME = error(
    "LS301",
    "misspelt-theme",
    fr=("Il n’y a pas de thème « {name} ».", "Vouliez-vous dire « {near} » ?"),
    en=("There is no theme “{name}”.", "Did you mean “{near}”?"),
)
UNKNOWN_PARENT = error(
    "LS302",
    "unknown-parent-theme",
    fr=("Le thème parent « {name} » n’existe pas.", "Écrivez le nom d’un autre dossier de themes/ : {known}."),
    en=("There is no parent theme “{name}”.", "Write the name of another folder of themes/: {known}."),
)
MISSPELT_PARENT = error(
    "LS303",
    "misspelt-parent-theme",
    fr=("Le thème parent « {name} » n’existe pas.", "Vouliez-vous dire « {near} » ?"),
    en=("There is no parent theme “{name}”.", "Did you mean “{near}”?"),
)
PARENT_HAS_PARENT = error(
    "LS304",
    "grandparent-theme",
    fr=(
        "Le thème parent « {name} » a lui-même un parent, « {above} » ; un thème n’en a qu’un.",
        "Écrivez « parent: {above} », ou copiez ici les fichiers de « {name} ».",
    ),
    en=(
        "The parent theme “{name}” has a parent itself, “{above}”; a theme has one at most.",
        "Write “parent: {above}”, or copy the files of “{name}” here.",
    ),
)
UNKNOWN_THEME_FIELD = error(
    "LS305",
    "unknown-theme-field",
    fr=("Un thème n’a pas de champ « {name} ».", "Dans theme.yaml, écrivez seulement « name » et, au besoin, « parent »."),
    en=("A theme has no field “{name}”.", "In theme.yaml, write “name” and, where there is one, “parent” only."),
)
NO_THEME_FILE = error(
    "LS306",
    "no-theme-file",
    fr=(
        "Le thème « {name} » n’a pas de fichier theme.yaml.",
        "Créez {file} avec une ligne « name: {name} » et, s’il complète un autre thème, « parent: atelier ».",
    ),
    en=(
        "The theme “{name}” has no file theme.yaml.",
        "Create {file} with a line “name: {name}” and, where it completes another theme, “parent: atelier”.",
    ),
)
NO_TEMPLATE = error(
    "LS307",
    "template-missing",
    fr=(
        "Le thème n’a pas de gabarit pour ces pages : {missing}.",
        "Ajoutez ces fichiers dans {folder}, ou écrivez « parent: atelier » dans theme.yaml.",
    ),
    en=("The theme has no template for these pages: {missing}.", "Add these files in {folder}, or write “parent: atelier” in theme.yaml."),
)
WORDS_MISSING = warning(
    "LS310",
    "words-missing",
    fr=(
        "Il manque {count} mots du thème en « {language} » : {missing}.",
        "Ajoutez-les sur le modèle de {model} ; en attendant, ceux d’une autre langue servent.",
    ),
    en=(
        "{count} words of the theme are missing in “{language}”: {missing}.",
        "Add them after the model of {model}; meanwhile those of another language serve.",
    ),
)
WORD_NOT_TEXT = error(
    "LS311",
    "word-not-text",
    fr=("« {key} » doit être un texte, ou un groupe de textes.", "Écrivez un texte après le deux-points, sans tiret de liste."),
    en=("“{key}” must be a text, or a group of texts.", "Write a text after the colon, without the dash of a list."),
)
PLURAL_WITHOUT_OTHER = error(
    "LS312",
    "plural-without-other",
    fr=("Le pluriel « {key} » n’a pas de forme « other ».", "Ajoutez une ligne « other: … » : c’est la forme de tous les autres nombres."),
    en=("The plural “{key}” has no form “other”.", "Add a line “other: …”: it is the form of every other number."),
)
BAD_BRACES = error(
    "LS313",
    "word-braces",
    fr=(
        "Les accolades de « {key} » ne vont pas par deux, ou n’entourent pas un simple nom.",
        "Écrivez par exemple {{count}} ou {{name}} ; une vraie accolade se double.",
    ),
    en=(
        "The braces of “{key}” are not in pairs, or do not hold a plain name.",
        "Write for example {{count}} or {{name}}; a real brace is doubled.",
    ),
)
TEMPLATE_SYNTAX = error(
    "LS320",
    "template-syntax",
    fr=(
        "Le gabarit n’est pas compris à cette ligne ({reason}).",
        "Vérifiez que chaque {{% if %}}, {{% for %}} ou {{% block %}} se ferme, et les accolades.",
    ),
    en=(
        "The template is not understood at this line ({reason}).",
        "Check that each {{% if %}}, {{% for %}} or {{% block %}} closes, and the braces.",
    ),
)
UNKNOWN_VALUE = error(
    "LS321",
    "unknown-value",
    fr=(
        "Le gabarit demande une valeur qui n’existe pas ({reason}).",
        "Corrigez le nom : une page a les valeurs de « Page » dans localsite/plan/views.py.",
    ),
    en=(
        "The template asks for a value that does not exist ({reason}).",
        "Correct the name: a page has the values of “Page” in localsite/plan/views.py.",
    ),
)
UNKNOWN_TEMPLATE = error(
    "LS322",
    "unknown-template",
    fr=("Le gabarit « {name} » n’existe pas.", "Écrivez le chemin d’un fichier du thème, par exemple components/cards/cards.html."),
    en=("There is no template “{name}”.", "Write the path of a file of the theme, for example components/cards/cards.html."),
)
MISSPELT_TEMPLATE = error(
    "LS323",
    "misspelt-template",
    fr=("Le gabarit « {name} » n’existe pas.", "Vouliez-vous dire « {near} » ?"),
    en=("There is no template “{name}”.", "Did you mean “{near}”?"),
)
UNKNOWN_WORD = error(
    "LS324",
    "unknown-word",
    fr=("Le thème n’a pas de mot « {key} ».", "Ajoutez-le dans chaque fichier de words/."),
    en=("The theme has no word “{key}”.", "Add it to each file of words/."),
)
MISSPELT_WORD = error(
    "LS325",
    "misspelt-word",
    fr=("Le thème n’a pas de mot « {key} ».", "Vouliez-vous dire « {near} » ?"),
    en=("The theme has no word “{key}”.", "Did you mean “{near}”?"),
)
WORD_WITHOUT_VALUE = error(
    "LS326",
    "word-without-value",
    fr=(
        "Le mot « {key} » attend « {name} », qui ne lui est pas donné.",
        "Donnez cette valeur là où le mot est demandé, ou ôtez {{{name}}} du mot.",
    ),
    en=(
        "The word “{key}” waits for “{name}”, which it is not given.",
        "Give this value where the word is asked for, or take {{{name}}} out of the word.",
    ),
)
TEMPLATE_FAULT = error(
    "LS327",
    "template-fault",
    fr=("Le gabarit échoue à cette ligne ({reason}).", "Vérifiez que la valeur existe ({{% if … %}}) et que le filtre lui convient."),
    en=("The template fails at this line ({reason}).", "Check that the value exists ({{% if … %}}) and that the filter suits it."),
)
ICON_UNREADABLE = error(
    "LS330",
    "icon-unreadable",
    fr=(
        "Ce dessin ne peut pas être lu ({reason}).",
        'Enregistrez-le de nouveau en « SVG simple », avec un viewBox : <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">.',
    ),
    en=(
        "This drawing cannot be read ({reason}).",
        'Save it again as “plain SVG”, with a viewBox: <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">.',
    ),
)
ICON_REFUSED = error(
    "LS331",
    "icon-refused",
    fr=(
        "Ce dessin contient {what} : une icône n’a que des formes (path, circle, rect…) et leurs couleurs.",
        'Retirez-le ; pour une couleur écrivez fill="#84351a" ou fill="currentColor", pour un texte convertissez-le en chemin.',
    ),
    en=(
        "This drawing holds {what}: an icon has only shapes (path, circle, rect…) and their colours.",
        'Take it out; for a colour write fill="#84351a" or fill="currentColor", and convert text to a path.',
    ),
)
SCRIPT_TWICE = error(
    "LS332",
    "script-twice",
    fr=("Deux scripts du thème s’appellent {name} : celui-ci et {other}.", "Renommez l’un des deux : tous sont publiés dans un même dossier."),
    en=("Two scripts of the theme are called {name}: this one and {other}.", "Rename one of them: all of them are published in one folder."),
)
EXAMPLE_UNKNOWN = warning(
    "LS340",
    "example-unknown-name",
    fr=("« {name} » n’existe pas dans « {owner} » : l’exemple n’est pas montré dans le guide.", "Écrivez l’un de ces noms : {known}."),
    en=("There is no “{name}” in “{owner}”: the guide leaves the example out.", "Write one of these names: {known}."),
)
EXAMPLE_UNFIT = warning(
    "LS341",
    "example-unfit-value",
    fr=("« {name} » ne s’écrit pas ainsi : l’exemple n’est pas montré dans le guide.", "Écrivez-le sur ce modèle : {name}: {sample}"),
    en=("“{name}” is not written like this: the guide leaves the example out.", "Write it after this model: {name}: {sample}"),
)
EXAMPLE_INCOMPLETE = warning(
    "LS342",
    "example-incomplete",
    fr=("Il manque à l’exemple « {name} », dont « {macro} » a besoin.", "Ajoutez une ligne « {name}: … »."),
    en=("The example lacks “{name}”, which “{macro}” needs.", "Add a line “{name}: …”."),
)
NO_FRONT_COLOURS = warning(
    "LS343",
    "front-colours-missing",
    fr=(
        "Le thème n’a pas toutes les couleurs des façades dessinées : les commerces sans photo n’en ont pas. Il manque : {missing}.",
        "Ajoutez-les dans facades.css sur le modèle de themes/atelier/facades.css : « --wall-1: #f1d6a4 ».",
    ),
    en=(
        "The theme lacks colours for drawn shopfronts, so shops without a photo have none. Missing: {missing}.",
        "Add them in facades.css after the model of themes/atelier/facades.css: “--wall-1: #f1d6a4”.",
    ),
)
