"""What can be wrong with what a shop takes away: LS650 to LS659."""

from __future__ import annotations

from localsite.codes._declare import warning

NO_TYPE = warning(
    "LS650",
    "no-type",
    fr=(
        "Ce thème n’a pas de quoi composer des lettres ({missing}) : le site n’a ni badges, ni feuilles à imprimer, ni images à partager.",
        "Ajoutez ces fichiers au thème, ou écrivez « parent: atelier » dans son theme.yaml.",
    ),
    en=(
        "This theme has no type to set words in ({missing}): the site has no badges, no sheets to print and no images to share.",
        "Add these files to the theme, or write “parent: atelier” in its theme.yaml.",
    ),
)
NO_LETTERS = warning(
    "LS651",
    "no-letters",
    fr=(
        "Il n’y a pas de dessin pour {letters} de « {name} » : badges et feuilles se passent de ce nom.",
        "Écrivez-le en lettres latines, grecques ou cyrilliques dans « name » ; un commerce le dit dans ses propres lettres dans « name_i18n ».",
    ),
    en=(
        "There is no shape for {letters} of “{name}”: badges and sheets do without that name.",
        "Write it in Latin, Greek or Cyrillic letters in “name”; a shop says it in its own letters in “name_i18n”.",
    ),
)
NO_TYPST = warning(
    "LS652",
    "no-typst",
    fr=(
        "« theme.trousse » demande des PDF, et il manque de quoi les composer : ils ne sont pas publiés.",
        "Lancez une fois « python3 build.py kit » avec la clé d’un commerce : ce qu’il faut s’installe.",
    ),
    en=(
        "“theme.kit” asks for PDFs, and what sets them is missing: they are not published.",
        "Run “python3 build.py kit” once with the key of a shop: what is needed gets installed.",
    ),
)
NOT_MADE = warning(
    "LS653",
    "not-made",
    fr=(
        "« {file} » n’a pas pu être composé ({reason}) : ce fichier manque, le reste est fait.",
        "Relisez dans cette fiche le nom et ce qui s’imprime. Si tout y est juste, signalez ce message et joignez la fiche.",
    ),
    en=(
        "“{file}” could not be made ({reason}): this file is missing, the rest is made.",
        "Look in this record at the name and at what is printed. If all of it is right, report this message, with the record.",
    ),
)
NO_LETTERS_OF_LANGUAGE = warning(
    "LS654",
    "no-letters-of-language",
    fr=(
        "Il n’y a pas de dessin pour des lettres de la langue « {language} » ({letters}) : ses badges parlent celle du site, ou se taisent.",
        "Les pages la disent bien ; pour les badges, il faut un thème dont lettering/bold.ttf a ces lettres.",
    ),
    en=(
        "There is no shape for letters of the language “{language}” ({letters}): its badges speak that of the site, or keep silent.",
        "Pages say it well; for badges it takes a theme whose lettering/bold.ttf has these letters.",
    ),
)
