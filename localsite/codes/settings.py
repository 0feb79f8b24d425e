"""What can be wrong in content/site.yaml: LS001 to LS099."""

from __future__ import annotations

from localsite.codes._declare import error, warning

NO_SETTINGS = error(
    "LS001",
    "no-settings",
    fr=("Il manque le fichier content/site.yaml : ce dossier n’est pas un site.", "Placez-vous dans le dossier du site, ou donnez-le avec --root."),
    en=("The file content/site.yaml is missing: this folder is not a site.", "Go to the folder of the site, or name it with --root."),
)
BAD_ZONE = error(
    "LS002",
    "bad-timezone",
    fr=("« {value} » n’est pas un fuseau horaire.", "Écrivez un nom comme Europe/Paris ou Europe/Monaco."),
    en=("“{value}” is not a time zone.", "Write a name such as Europe/Paris or Europe/Monaco."),
)
BAD_SITE_URL = error(
    "LS003",
    "bad-site-url",
    fr=("L’adresse du site « {value} » contient une question (?) ou une ancre (#).", "Écrivez l’adresse de l’accueil, par exemple https://vitrines.example/."),
    en=("The site’s address “{value}” holds a query (?) or an anchor (#).", "Write the address of the home page, for example https://vitrines.example/."),
)
LANGUAGE_TWICE = error(
    "LS004",
    "language-twice",
    fr=("La langue « {value} » est donnée deux fois.", "Gardez chaque langue une fois ; la première est la langue principale."),
    en=("The language “{value}” is given twice.", "Keep each language once; the first is the main one."),
)
CATEGORY_INCOMPLETE = error(
    "LS005",
    "category-without-name",
    fr=("La catégorie « {value} » est nouvelle et n’a pas de nom en « {language} ».", "Ajoutez son nom, par exemple « noms: {{{language}: Luthier}} »."),
    en=("The category “{value}” is new and has no name in “{language}”.", "Add its name, for example “names: {{{language}: Violin maker}}”."),
)
LEGAL_INCOMPLETE = warning(
    "LS006",
    "legal-incomplete",
    fr=("Il manque à la page légale : {manque}.", "La loi (LCEN) le demande : remplissez « mentions_legales » (« legal ») dans content/site.yaml. Une mise en ligne l’exige."),
    en=("The legal page lacks: {missing}.", "The law (LCEN) asks for it: fill “legal” in content/site.yaml. Going live requires it."),
)
NO_WORDS_FOR_LANGUAGE = warning(
    "LS007",
    "language-without-words",
    fr=("Le thème n’a pas de mots en « {language} » : ses boutons et titres seront en « {fallback} ».", "Ajoutez themes/{theme}/words/{language}.yaml sur le modèle de fr.yaml."),
    en=("The theme has no words in “{language}”: its buttons and headings will be in “{fallback}”.", "Add themes/{theme}/words/{language}.yaml after the model of en.yaml."),
)
OUTSIDE_BOX = error(
    "LS008",
    "bad-box",
    fr=("« cadre » doit donner quatre nombres : sud, ouest, nord, est.", "Par exemple « cadre: [43.70, 7.38, 43.76, 7.46] » : le sud avant le nord, l’ouest avant l’est."),
    en=("“box” must give four numbers: south, west, north, east.", "For example “box: [43.70, 7.38, 43.76, 7.46]”: south before north, west before east."),
)
LEGAL_MISSING = error(
    "LS009",
    "legal-missing",
    fr=("Le site ne peut pas être mis en ligne : la page légale n’a pas : {manque}.", "La loi (LCEN) le demande : remplissez « mentions_legales » (« legal ») dans content/site.yaml."),
    en=("The site cannot go live: its legal page lacks: {missing}.", "The law (LCEN) asks for it: fill “legal” in content/site.yaml."),
)
BAD_CENTRE = error(
    "LS010",
    "bad-centre",
    fr=("« centre » doit donner deux nombres, latitude puis longitude, à l’intérieur du « cadre » s’il est donné.", "Par exemple « centre: [43.73, 7.42] » : pour la France, le plus grand d’abord."),
    en=("“centre” must give two numbers, latitude then longitude, inside the “box” where one is given.", "For example “centre: [43.73, 7.42]”: for France, the larger one first."),
)
# LS011 refused logos that are drawings (SVG), which are painted now: its number is not given again.
FAINT_COLOUR = error(
    "LS012",
    "faint-colour",
    fr=("La couleur « {nom} » ({value}) se lit mal sur le fond {other} : le contraste est de {rapport}, il en faut 4,5.", 'Écrivez "{near}" : la nuance la plus proche, de la même teinte, qui se lit.'),
    en=("The colour “{name}” ({value}) is hard to read on the background {other}: the contrast is {ratio}, and 4.5 is needed.", 'Write "{near}": the nearest shade of the same hue that can be read.'),
)
DIM_PAPER = error(
    "LS013",
    "dim-paper",
    fr=("Sur la couleur « papier » ({value}), les mots en {other} se lisent mal : le contraste est de {rapport}, il en faut 4,5.", 'Écrivez "{near}" : la nuance la plus proche, de la même teinte, sur laquelle tout se lit.'),
    en=("On the colour “paper” ({value}), words in {other} are hard to read: the contrast is {ratio}, and 4.5 is needed.", 'Write "{near}": the nearest shade of the same hue on which everything can be read.'),
)
UNKNOWN_HOLIDAYS = error(
    "LS014",
    "unknown-holidays",
    fr=("Les jours fériés de « {value} » ne sont pas connus.", "Écrivez un pays (FR, MC, BE), une de ses parties (FR-57, FR-67, FR-974), ou des dates : [2027-01-27 Sainte-Dévote]."),
    en=("The public holidays of “{value}” are not known.", "Write a country (FR, MC, BE), a part of one (FR-57, FR-67, FR-974), or dates: [2027-01-27 Saint Devote]."),
)
BAD_SCHOOL_HOLIDAYS = error(
    "LS015",
    "bad-school-holidays",
    fr=("« {value} » ne dit pas quand commencent et finissent ces vacances.", "Écrivez : « du 6 au 21 février 2027 »."),
    en=("“{value}” does not say when these holidays begin and end.", "Write: “6-21 February 2027”."),
)
