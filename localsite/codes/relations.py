"""What can be wrong between records: LS200 to LS299."""

from __future__ import annotations

from localsite.codes._declare import error, notice, warning

UNKNOWN_REFERENCE = error(
    "LS200",
    "unknown-reference",
    fr=("« {key} » ne désigne rien : il n’y a pas de {sorte} de ce nom.", "Écrivez le nom du dossier ou du fichier, sans « .md »."),
    en=("“{key}” points to nothing: there is no {kind} of that name.", "Write the name of the folder or of the file, without “.md”."),
)
NEAR_REFERENCE = error(
    "LS201",
    "misspelt-reference",
    fr=("« {key} » ne désigne rien.", "Vouliez-vous dire « {near} » ?"),
    en=("“{key}” points to nothing.", "Did you mean “{near}”?"),
)
ID_TWICE = error(
    "LS202",
    "id-twice",
    fr=("L’identifiant « {id} » est déjà celui de {other}.", "Effacez cette ligne : un identifiant neuf sera proposé. Un identifiant ne se copie pas."),
    en=("The identifier “{id}” belongs to {other} already.", "Remove this line: a new identifier will be proposed. An identifier is never copied."),
)
ID_MISSING = notice(
    "LS203",
    "id-missing",
    fr=("Cette fiche n’a pas encore d’identifiant ; « {id} » est pris en attendant.", "Collez la ligne « id: {id} » : les QR codes imprimés en dépendent."),
    en=("This record has no identifier yet; “{id}” is used meanwhile.", "Paste the line “id: {id}”: printed QR codes hang on it."),
)
NO_PICTURE = error(
    "LS204",
    "no-such-picture",
    fr=("L’image « {file} » n’est pas dans le dossier {folder}.", "Ajoutez-la à côté du texte, ou corrigez son nom."),
    en=("The picture “{file}” is not in the folder {folder}.", "Add it beside the text, or correct its name."),
)
NEAR_PICTURE = error(
    "LS205",
    "misspelt-picture",
    fr=("L’image « {file} » n’existe pas.", "Vouliez-vous dire « {near} » ? Les majuscules comptent."),
    en=("There is no picture “{file}”.", "Did you mean “{near}”? Capitals count."),
)
TRANSLATION_ALONE = error(
    "LS206",
    "translation-alone",
    fr=("Cette traduction n’a pas de fichier principal : il manque {main}.", "Créez {main} avec les faits, ou renommez ce fichier."),
    en=("This translation has no main file: {main} is missing.", "Create {main} with the facts, or rename this file."),
)
LANGUAGE_NOT_ASKED = error(
    "LS207",
    "language-not-asked",
    fr=("La langue « {language} » n’est pas une langue du site.", "Ajoutez-la à « langues » (« languages ») dans content/site.yaml, ou renommez ce fichier."),
    en=("The language “{language}” is not one of the site’s.", "Add it to “languages” in content/site.yaml, or rename this file."),
)
STRAY_FILE = warning(
    "LS208",
    "stray-file",
    fr=("Ce fichier n’est à la place d’aucune fiche : il n’est pas publié.", "Une fiche s’écrit par exemple shops/le-coin/index.md ou content/stories/le-pain.md ; renommez ou déplacez celui-ci."),
    en=("This file is not where a record is expected: it is not published.", "A record is written for example shops/le-coin/index.md or content/stories/le-pain.md; rename or move this one."),
)
BAD_RECORD_NAME = error(
    "LS209",
    "bad-record-name",
    fr=("« {name} » ne peut pas servir d’adresse.", "Renommez le dossier ou le fichier en « {better} » : minuscules sans accent, tirets."),
    en=("“{name}” cannot serve as an address.", "Rename the folder or the file to “{better}”: small letters without accents, hyphens."),
)
RECORD_TWICE = error(
    "LS210",
    "record-twice",
    fr=("Cette fiche existe déjà dans {other}.", "Gardez un seul des deux fichiers."),
    en=("This record exists already in {other}.", "Keep one of the two files."),
)
FORMERLY_TAKEN = error(
    "LS211",
    "formerly-taken",
    fr=("L’ancienne clé « {key} » est déjà prise par {other}.", "Retirez-la de « anciennement » (« formerly »)."),
    en=("The former key “{key}” is taken already by {other}.", "Remove it from “formerly”."),
)
LEDGER_BROKEN = error(
    "LS212",
    "address-lost",
    fr=(
        "L’adresse {address}, déjà publiée, ne mène plus à rien.",
        "N’effacez pas cette ligne : un QR code imprimé ou un autre site y mène peut-être. Remettez la fiche (« statut: fermé » pour un commerce), ou ajoutez son ancienne clé à « anciennement » dans la fiche qui la remplace (et son « id », pour une adresse /s/, /badges/ ou /embed/).",
    ),
    en=(
        "The address {address}, published before, leads nowhere now.",
        "Do not remove this line: a printed QR code or another site may lead there. Restore the record (“status: closed” for a shop), or add its former key to “formerly” in the record that replaces it (and its “id”, for an address /s/, /badges/ or /embed/).",
    ),
)
LEDGER_BEHIND = notice(
    "LS213",
    "addresses-not-recorded",
    fr=("Adresses nouvelles qui ne sont pas encore dans content/addresses.txt : {count}.", "Lancez « python3 build.py ledger » avant d’imprimer des QR codes, et enregistrez le fichier."),
    en=("New addresses that are not in content/addresses.txt yet: {count}.", "Run “python3 build.py ledger” before printing QR codes, and commit the file."),
)
LEDGER_LINE = error(
    "LS214",
    "bad-ledger-line",
    fr=("« {value} » n’est pas une adresse : ce registre a une adresse par ligne, qui commence par « / ».", "Corrigez la ligne, ou relancez « python3 build.py ledger »."),
    en=("“{value}” is not an address: this register has one address a line, beginning with “/”.", "Correct the line, or run “python3 build.py ledger” again."),
)
RESERVED_NAME = error(
    "LS215",
    "reserved-name",
    fr=("« {name} » est un nom réservé : cette page prendrait la place d’une autre.", "Renommez le fichier."),
    en=("“{name}” is a reserved name: this page would take the place of another.", "Rename the file."),
)
LINK_TO_NOTHING = error(
    "LS216",
    "link-to-nothing",
    fr=("Le lien « {link} » ne mène à aucune fiche.", "Écrivez « shop: », « place: », « event: », « story: », « trail: » ou « page: » puis le nom du dossier."),
    en=("The link “{link}” leads to no record.", "Write “shop:”, “place:”, “event:”, “story:”, “trail:” or “page:”, then the name of the folder."),
)
LABEL_OVER = notice(
    "LS217",
    "label-over",
    fr=("Le label « {name} » était valable jusqu’au {until}.", "Mettez la date à jour, ou retirez le label : il n’est plus affiché."),
    en=("The label “{name}” was valid until {until}.", "Update the date, or remove the label: it is not shown any more."),
)
CHECK_OLD = notice(
    "LS218",
    "check-old",
    fr=("Fiches qui n’ont pas été vérifiées depuis {months} mois : {count}. La plus ancienne : {oldest}, le {on}.", "Passez voir ou appelez, puis changez la date dans « verifie » (« verified »)."),
    en=("Records that have not been checked for {months} months: {count}. The oldest: {oldest}, on {on}.", "Go and see or call, then change the date in “verified”."),
)
UNKNOWN_CATEGORY = error(
    "LS219",
    "unknown-category",
    fr=("Il n’y a pas de catégorie « {key} ».", "Prenez une clé de la liste des catégories, par exemple « bakery », ou ajoutez la vôtre à « categories » dans content/site.yaml."),
    en=("There is no category “{key}”.", "Take a key from the list of categories, for example “bakery”, or add your own to “categories” in content/site.yaml."),
)
REPEAT_NOT_SHOWN = notice(
    "LS220",
    "repetition-not-shown",
    fr=("La répétition de cet événement est gardée, mais ses dates ne sont pas encore montrées une à une.", "Rien à faire : la première date est affichée, et l’événement reste dans l’agenda."),
    en=("The repetition of this event is kept, but its dates are not shown one by one yet.", "Nothing to do: its first date is shown, and the event stays in the agenda."),
)
