"""What makes a page hard to use: LS500 to LS599."""

from __future__ import annotations

from localsite.codes._declare import error, notice, warning

NO_LANGUAGE = error(
    "LS500",
    "page-without-language",
    fr=(
        "La page ne dit pas sa langue : les lecteurs d’écran la prononcent mal. Vu sur {page} (pages concernées : {pages}).",
        'Dans le modèle, écrivez par exemple <html lang="fr">.',
    ),
    en=(
        "The page does not say its language: screen readers pronounce it badly. Seen on {page} (pages concerned: {pages}).",
        'In the template, write for example <html lang="en">.',
    ),
)

BAD_LANGUAGE = error(
    "LS501",
    "unknown-language-tag",
    fr=(
        "« {what} » n’est pas un code de langue. Vu sur {page} (pages concernées : {pages}).",
        "Écrivez par exemple fr, en, oc ou pt-BR.",
    ),
    en=(
        "“{what}” is not a language code. Seen on {page} (pages concerned: {pages}).",
        "Write for example fr, en, oc or pt-BR.",
    ),
)

NO_TITLE = error(
    "LS502",
    "page-without-title",
    fr=(
        "La page n’a pas de titre dans son <title>. Vu sur {page} (pages concernées : {pages}).",
        "Donnez un titre à la page : c’est le nom de son onglet et de son marque-page.",
    ),
    en=(
        "The page has no title in its <title>. Seen on {page} (pages concerned: {pages}).",
        "Give the page a title: it names its tab and its bookmark.",
    ),
)

SAME_TITLE = warning(
    "LS503",
    "same-title-twice",
    fr=(
        ("{pages} pages portent le même titre « {what} », dont {page} : "
        "on ne les distingue ni dans les onglets ni dans les résultats de recherche."),
        "Ajoutez à chacune ce qui la distingue : la rue, le quartier, la date.",
    ),
    en=(
        "{pages} pages have the same title “{what}”, {page} among them: nobody can tell them apart in tabs or search results.",
        "Add to each one what makes it different: the street, the area, the date.",
    ),
)

MAIN_HEADING = error(
    "LS504",
    "not-one-main-heading",
    fr=(
        "La page doit avoir un seul titre principal <h1> ; elle en a {what}. Vu sur {page} (pages concernées : {pages}).",
        "Gardez un seul titre de premier niveau ; les autres sont des <h2>.",
    ),
    en=(
        "The page must have one main heading <h1>; it has {what}. Seen on {page} (pages concerned: {pages}).",
        "Keep a single heading of the first level; the others are <h2>.",
    ),
)

HEADING_SKIPPED = warning(
    "LS505",
    "heading-skipped",
    fr=(
        "Les niveaux de titre sautent une marche : {what}. Vu sur {page} (pages concernées : {pages}).",
        "Descendez d’un niveau à la fois : ## puis ### puis ####.",
    ),
    en=(
        "The heading levels skip a step: {what}. Seen on {page} (pages concerned: {pages}).",
        "Go down one level at a time: ## then ### then ####.",
    ),
)

NO_ALT = error(
    "LS506",
    "image-without-alt",
    fr=(
        "L’image {what} n’a pas de texte de remplacement. Vu sur {page} (pages concernées : {pages}).",
        'Décrivez-la en une phrase dans alt ; laissez alt="" vide si elle est décorative.',
    ),
    en=(
        "The image {what} has no text to stand in for it. Seen on {page} (pages concerned: {pages}).",
        'Describe it in a sentence in alt; leave alt="" empty if it is decorative.',
    ),
)

NO_NAME = error(
    "LS507",
    "link-without-name",
    fr=(
        "{what} n’a pas de nom : un lecteur d’écran ne peut pas l’annoncer. Vu sur {page} (pages concernées : {pages}).",
        "Mettez-y un texte, ou un aria-label si ce n’est qu’une icône.",
    ),
    en=(
        "{what} has no name: a screen reader cannot announce it. Seen on {page} (pages concerned: {pages}).",
        "Put a text in it, or an aria-label where it is only an icon.",
    ),
)

NO_LABEL = error(
    "LS508",
    "field-without-label",
    fr=(
        "Le champ de formulaire {what} n’a pas d’étiquette. Vu sur {page} (pages concernées : {pages}).",
        'Ajoutez <label for="…"> avec l’id du champ.',
    ),
    en=(
        "The form field {what} has no label. Seen on {page} (pages concerned: {pages}).",
        'Add <label for="…"> with the id of the field.',
    ),
)

MAIN_LANDMARK = error(
    "LS509",
    "not-one-main",
    fr=(
        "La page doit avoir une seule zone principale <main> ; elle en a {what}. Vu sur {page} (pages concernées : {pages}).",
        "Mettez le contenu propre à la page dans un seul <main>.",
    ),
    en=(
        "The page must have one main area <main>; it has {what}. Seen on {page} (pages concerned: {pages}).",
        "Put what belongs to this page alone in a single <main>.",
    ),
)

NO_SKIP_LINK = error(
    "LS510",
    "no-skip-link",
    fr=(
        ("Le premier lien de la page ne mène pas au contenu : au clavier, il faut traverser tout le menu."
        " Vu sur {page} (pages concernées : {pages})."),
        'Commencez la page par un lien d’évitement, comme <a href="#main">.',
    ),
    en=(
        ("The first link of the page does not lead to the content: with a keyboard one must cross the whole menu."
        " Seen on {page} (pages concerned: {pages})."),
        'Begin the page with a skip link, such as <a href="#main">.',
    ),
)

POSITIVE_TABINDEX = error(
    "LS511",
    "positive-tabindex",
    fr=(
        "{what} change l’ordre du clavier. Vu sur {page} (pages concernées : {pages}).",
        'Écrivez tabindex="0", ou retirez-le.',
    ),
    en=(
        "{what} changes the order of the keyboard. Seen on {page} (pages concerned: {pages}).",
        'Write tabindex="0", or remove it.',
    ),
)

AUTOFOCUS = error(
    "LS512",
    "autofocus",
    fr=(
        "{what} prend le clavier à l’ouverture de la page. Vu sur {page} (pages concernées : {pages}).",
        "Retirez autofocus.",
    ),
    en=(
        "{what} takes the keyboard when the page opens. Seen on {page} (pages concerned: {pages}).",
        "Remove autofocus.",
    ),
)

TABLE_WITHOUT_HEADERS = warning(
    "LS513",
    "table-without-headers",
    fr=(
        "Un tableau n’a aucune cellule d’en-tête. Vu sur {page} (pages concernées : {pages}).",
        "Donnez-lui une première ligne de titres (des <th>).",
    ),
    en=(
        "A table has no header cell. Seen on {page} (pages concerned: {pages}).",
        "Give it a first row of headings (<th> cells).",
    ),
)

ZOOM_FORBIDDEN = error(
    "LS514",
    "zoom-forbidden",
    fr=(
        "La page empêche d’agrandir le texte : {what}. Vu sur {page} (pages concernées : {pages}).",
        'Écrivez content="width=device-width, initial-scale=1" et rien d’autre.',
    ),
    en=(
        "The page keeps people from zooming: {what}. Seen on {page} (pages concerned: {pages}).",
        'Write content="width=device-width, initial-scale=1" and nothing else.',
    ),
)

FRAME_WITHOUT_TITLE = error(
    "LS515",
    "frame-without-title",
    fr=(
        "Le cadre {what} n’a pas de titre. Vu sur {page} (pages concernées : {pages}).",
        "Ajoutez un attribut title qui dit ce qu’il contient.",
    ),
    en=(
        "The frame {what} has no title. Seen on {page} (pages concerned: {pages}).",
        "Add a title attribute that says what is in it.",
    ),
)

NO_DESCRIPTION = notice(
    "LS516",
    "page-without-description",
    fr=(
        "La page n’a pas de description pour les moteurs de recherche. Vu sur {page} (pages concernées : {pages}).",
        "Remplissez le résumé (« summary ») de la fiche.",
    ),
    en=(
        "The page has no description for search engines. Seen on {page} (pages concerned: {pages}).",
        "Fill in the summary of the record.",
    ),
)
