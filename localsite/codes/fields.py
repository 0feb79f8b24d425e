"""What can be wrong with a field: LS100 to LS199."""

from __future__ import annotations

from localsite.codes._declare import error, warning

MISSING_FIELD = error(
    "LS100",
    "missing-field",
    fr=("Il manque le champ « {nom} ».", "Ajoutez une ligne, par exemple « {nom}: {exemple} »."),
    en=("The field “{name}” is missing.", "Add a line, for example “{name}: {example}”."),
)
UNKNOWN_FIELD = error(
    "LS101",
    "unknown-field",
    fr=("Le champ « {name} » n’existe pas ici.", "Les champs possibles sont, dans l’ordre : {connus}. Pour écrire du texte libre, mettez-le sous le second « --- »."),
    en=("There is no field “{name}” here.", "The possible fields are, in order: {known}. Free text goes below the second “---”."),
)
MISSPELT_FIELD = error(
    "LS102",
    "misspelt-field",
    fr=("Le champ « {name} » n’existe pas.", "Vouliez-vous dire « {near} » ?"),
    en=("There is no field “{name}”.", "Did you mean “{near}”?"),
)
FIELD_TWICE = error(
    "LS103",
    "field-twice",
    fr=("« {name} » est déjà écrit à la ligne {line}, sous ce nom ou sous son nom dans l’autre langue.", "Gardez une seule des deux lignes."),
    en=("“{name}” is written on line {line} already, under this name or its name in the other language.", "Keep one of the two lines."),
)
FACT_IN_TRANSLATION = error(
    "LS104",
    "fact-in-translation",
    fr=(
        "« {name} » est un fait : il n’a pas sa place dans une traduction.",
        "Effacez ce champ ici ; il se lit dans le fichier principal, pour toutes les langues. Une traduction ne contient que des mots.",
    ),
    en=(
        "“{name}” is a fact: it has no place in a translation.",
        "Remove this field here; it is read from the main file for every language. A translation holds words only.",
    ),
)
NOT_TEXT = error(
    "LS105",
    "not-text",
    fr=("Il faut ici un texte sur une ligne, et non une liste ou un groupe de champs.", "Écrivez la valeur sur la même ligne, après les deux-points."),
    en=("A text on one line belongs here, not a list or a group of fields.", "Write the value on the same line, after the colon."),
)
NOT_GROUP = error(
    "LS106",
    "not-group",
    fr=("Il faut ici un groupe de champs, chacun sur sa ligne.", "Écrivez les champs en dessous, décalés de deux espaces, comme « telephone: 06 12 34 56 78 »."),
    en=("A group of fields belongs here, each on its own line.", "Write the fields below, moved two spaces to the right, like “phone: 06 12 34 56 78”."),
)
TOO_MANY = error(
    "LS107",
    "too-many",
    fr=("Cette liste a {count} éléments ; elle peut en avoir {most}.", "Gardez-en {most} au plus : effacez les autres."),
    en=("This list has {count} items; it may have {most}.", "Keep {most} at most: delete the others."),
)
TOO_LONG = error(
    "LS108",
    "too-long",
    fr=("Ce texte a {count} caractères ; il peut en avoir {most}.", "Raccourcissez-le de {excess} caractères ; le reste peut aller dans le texte, sous le second « --- »."),
    en=("This text has {count} characters; it may have {most}.", "Shorten it by {excess} characters; the rest may go into the text below the second “---”."),
)
BAD_TIME = error(
    "LS110",
    "bad-time",
    fr=("« {value} » n’est pas une heure.", "Écrivez l’heure sur 24 h, par exemple 09:30 ou 9h30."),
    en=("“{value}” is not a time.", "Write the time on 24 hours, for example 09:30."),
)
BAD_DATE = error(
    "LS111",
    "bad-date",
    fr=("« {value} » n’est pas une date que l’on comprend.", "Écrivez l’année, le mois et le jour : 2027-03-14. On lit aussi 14/03/2027 (jour d’abord) et 14 mars 2027."),
    en=("“{value}” is not a date that can be understood.", "Write year, month and day: 2027-03-14. 14/03/2027 (day first) and 14 March 2027 are read too."),
)
NO_SUCH_DATE = error(
    "LS112",
    "no-such-date",
    fr=("Le {value} n’existe pas dans le calendrier.", "Vérifiez le jour et le mois ; l’ordre est jour/mois/année, ou année-mois-jour."),
    en=("There is no {value} in the calendar.", "Check the day and the month; the order is day/month/year, or year-month-day."),
)
BAD_CHOICE = error(
    "LS113",
    "bad-choice",
    fr=("« {value} » n’est pas un des choix possibles.", "Choisissez parmi : {choix}."),
    en=("“{value}” is not one of the choices.", "Choose among: {choices}."),
)
BAD_YES_NO = error(
    "LS114",
    "bad-yes-no",
    fr=("« {value} » ne veut dire ni oui ni non.", "Écrivez oui ou non."),
    en=("“{value}” means neither yes nor no.", "Write yes or no."),
)
BAD_NUMBER = error(
    "LS115",
    "bad-number",
    fr=("« {value} » n’est pas un nombre, ou pas celui qui va ici.", "Écrivez des chiffres seulement, par exemple 12 ou 43.7384."),
    en=("“{value}” is not a number, or not the one that belongs here.", "Write digits only, for example 12 or 43.7384."),
)
OUT_OF_RANGE = error(
    "LS116",
    "out-of-range",
    fr=("{value} est hors des limites : de {least} à {most}.", "Vérifiez le nombre."),
    en=("{value} is out of range: {least} to {most}.", "Check the number."),
)
BAD_LANGUAGE = error(
    "LS117",
    "bad-language",
    fr=("« {value} » n’est pas un code de langue.", "Écrivez deux ou trois lettres minuscules : fr, en, oc, br."),
    en=("“{value}” is not a language code.", "Write two or three small letters: fr, en, oc, br."),
)
BAD_KEY = error(
    "LS118",
    "bad-key",
    fr=("« {value} » n’est pas une clé.", "Une clé s’écrit en minuscules sans accent, avec des tirets : le-coin."),
    en=("“{value}” is not a key.", "A key is written in small letters without accents, with hyphens: le-coin."),
)
BAD_ID = error(
    "LS119",
    "bad-id",
    fr=("« {value} » n’est pas un identifiant.", "Un identifiant a 6 à 8 lettres minuscules ou chiffres, et ne change jamais. Effacez la ligne : un bon identifiant sera proposé."),
    en=("“{value}” is not an identifier.", "An identifier has 6 to 8 small letters or digits and never changes. Remove the line: a good one will be proposed."),
)
BAD_PHONE = error(
    "LS120",
    "bad-phone",
    fr=("« {value} » n’est pas un numéro de téléphone.", "Écrivez un seul numéro, en chiffres : 06 12 34 56 78 ou +33 6 12 34 56 78."),
    en=("“{value}” is not a phone number.", "Write one number, in digits: 06 12 34 56 78 or +33 6 12 34 56 78."),
)
ODD_PHONE = warning(
    "LS121",
    "odd-phone",
    fr=("Le numéro {value} n’existe dans aucun plan de numérotation connu.", "Comptez les chiffres ; pour un numéro d’un autre pays, commencez par + et son indicatif."),
    en=("The number {value} is in no known numbering plan.", "Count the digits; for a number of another country, begin with + and its code."),
)
BAD_EMAIL = error(
    "LS122",
    "bad-email",
    fr=("« {value} » n’est pas une adresse e-mail.", "Écrivez une seule adresse : bonjour@exemple.fr."),
    en=("“{value}” is not an e-mail address.", "Write one address: hello@example.org."),
)
BAD_LINK = error(
    "LS123",
    "bad-link",
    fr=("« {value} » n’est pas une adresse web.", "Copiez l’adresse entière depuis votre navigateur : elle commence par https://."),
    en=("“{value}” is not a web address.", "Copy the whole address from your browser: it begins with https://."),
)
LINK_WITHOUT_SCHEME = error(
    "LS124",
    "link-without-scheme",
    fr=("Il manque https:// devant « {value} ».", "Écrivez « https://{value} »."),
    en=("https:// is missing before “{value}”.", "Write “https://{value}”."),
)
BAD_POSTCODE = error(
    "LS125",
    "bad-postcode",
    fr=("« {value} » n’est pas un code postal.", 'Un code postal français a cinq chiffres ; gardez le zéro du début : "01310".'),
    en=("“{value}” is not a postcode.", 'A French postcode has five digits; keep the zero at its start: "01310".'),
)
BAD_COUNTRY = error(
    "LS126",
    "bad-country",
    fr=("« {value} » n’est pas un code de pays.", "Écrivez les deux lettres majuscules du pays : FR, MC, BE."),
    en=("“{value}” is not a country code.", "Write the two capital letters of the country: FR, MC, BE."),
)
HOURS_TOO_LONG = error(
    "LS127",
    "hours-too-long",
    fr=("Ces horaires ont {count} caractères ; ils peuvent en avoir 500.", "Gardez les heures ; les explications vont dans « note »."),
    en=("These hours have {count} characters; they may have 500.", "Keep the hours; explanations go to “note”."),
)
HOURS_WITHOUT_WORDS = error(
    "LS128",
    "hours-without-days",
    fr=("« {value} » ne dit pas quels jours.", "Écrivez les jours puis les heures : « mar-sam 9h-12h30, 14h-19h »."),
    en=("“{value}” does not say which days.", "Write the days, then the hours: “Tue-Sat 9:00-12:30, 14:00-19:00”."),
)
BAD_COLOUR = error(
    "LS129",
    "bad-colour",
    fr=("« {value} » n’est pas une couleur.", 'Écrivez le signe # et six chiffres ou lettres de a à f, entre guillemets : "#84351a".'),
    en=("“{value}” is not a colour.", 'Write the sign # and six figures or letters from a to f, between quotes: "#84351a".'),
)
SWAPPED = error(
    "LS130",
    "swapped-coordinates",
    fr=("Latitude et longitude semblent échangées : ce point est hors du territoire de « {town} ».", "Échangez les deux nombres : en France, la latitude va de 41 à 51."),
    en=("Latitude and longitude seem swapped: this point is outside the territory of “{town}”.", "Swap the two numbers: in France, the latitude lies between 41 and 51."),
)
FAR_AWAY = error(
    "LS131",
    "far-away",
    fr=("Ce point est hors du territoire du site (« carte », « cadre » dans content/site.yaml).", "Vérifiez les coordonnées, ou agrandissez le territoire s’il le faut."),
    en=("This point is outside the site’s territory (“map”, “box” in content/site.yaml).", "Check the coordinates, or widen the territory if need be."),
)
HALF_POINT = error(
    "LS132",
    "half-point",
    fr=("Il manque la latitude ou la longitude.", "Écrivez « latitude » et « longitude », ou aucune des deux."),
    en=("The latitude or the longitude is missing.", "Write both “lat” and “lon”, or neither."),
)
NOWHERE = error(
    "LS133",
    "nowhere",
    fr=(
        "On ne sait pas où trouver ce commerce.",
        "Donnez « adresses » (une adresse ou un marché), « secteurs » (où il se déplace) ou « en_ligne » (son site de vente).",
    ),
    en=("Nobody can tell where to find this shop.", "Give “locations” (an address or a market), “service_area” (where it goes) or “online” (its own web shop)."),
)
ADDRESS_AND_PLACE = error(
    "LS134",
    "address-and-place",
    fr=("Une adresse et « lieu » (« at ») sont donnés ensemble.", "Gardez « lieu » si le commerce est dans un lieu décrit (marché, halle) ; sinon gardez l’adresse."),
    en=("An address and “at” are given together.", "Keep “at” when the shop is inside a described place (market, hall); otherwise keep the address."),
)
HIDDEN_BUT_NO_AREA = warning(
    "LS135",
    "hidden-without-area",
    fr=("L’adresse est cachée et rien ne dit où ce commerce travaille.", "Ajoutez par exemple la ligne « secteurs: {{nom: votre ville}} »."),
    en=("The address is hidden and nothing says where this shop works.", "Add for example the line “service_area: {{name: your town}}”."),
)
END_BEFORE_START = error(
    "LS136",
    "end-before-start",
    fr=("La fin ({end}) vient avant le début ({start}).", "Échangez les dates, ou corrigez-en une."),
    en=("The end ({end}) comes before the start ({start}).", "Swap the dates, or correct one of them."),
)
STATUS_NEEDS = error(
    "LS137",
    "status-needs",
    fr=("Le statut « {statut} » demande le champ « {champ} ».", "Ajoutez une ligne, par exemple « {champ}: {exemple} »."),
    en=("The status “{status}” needs the field “{field}”.", "Add a line, for example “{field}: {example}”."),
)
HOURS_AND_UNREAD = error(
    "LS138",
    "hours-and-unread",
    fr=("« horaires » et « horaires_non_lus » sont donnés ensemble.", "Gardez « horaires » s’ils sont compris ; sinon gardez « horaires_non_lus »."),
    en=("“hours” and “hours_unread” are given together.", "Keep “hours” when they are understood; otherwise keep “hours_unread”."),
)
NO_ALT = error(
    "LS139",
    "no-alternative-text",
    fr=("Cette image n’a pas de texte de remplacement.", "Dites-la comme au téléphone, en une phrase, sans « photo de » : « alt: Vitrine bleue, des pains ronds et une ardoise ». Pour un simple décor : « decorative: oui »."),
    en=("This picture has no alternative text.", "Tell it as if on the phone, in one sentence, without “photo of”: “alt: Blue window, round loaves and a slate”. For a mere ornament: “decorative: yes”."),
)
IMPORTED_HOURS = warning(
    "LS140",
    "hours-unread",
    fr=("Ces horaires importés ne sont pas compris : {value}", "La page les cite sans rien affirmer. Récrivez-les dans « horaires » quand vous les connaissez."),
    en=("These imported hours are not understood: {value}", "The page quotes them and claims nothing. Rewrite them as “hours” when you know them."),
)
