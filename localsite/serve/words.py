"""What does a volunteer read in the browser while she writes? Every sentence of `serve`, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from localsite.diagnostics import Severity, Tongue


class Words(NamedTuple):
    """The sentences in one language. A pair is (one, several)."""

    language: Tongue
    severity: Mapping[Severity, tuple[str, str]]
    to_mend: tuple[str, str]
    kept: str
    first: str
    close: str
    everywhere: str
    paste: str
    add: str
    remove: str
    copy: str
    copied: str
    copy_place: str
    editor: str
    forge: str
    more: str
    building_title: str
    building: str
    stranger: str
    pick: str
    pick_how: str
    pick_lat: str
    pick_lon: str

    def several(self, count: int, severity: Severity) -> str:
        """A number of problems: "2 erreurs"."""
        return f"{count} {self._form(count, self.severity[severity])}"

    def heading(self, count: int) -> str:
        """How many errors are to be mended."""
        return self._form(count, self.to_mend).format(count=count)

    def _form(self, count: int, forms: tuple[str, str]) -> str:
        # French says "0 erreur", English "0 errors".
        is_one = count < 2 if self.language == "fr" else count == 1
        return forms[0] if is_one else forms[1]


WORDS: Mapping[Tongue, Words] = MappingProxyType({
    "fr": Words(
        language="fr",
        severity={
            Severity.ERROR: ("erreur", "erreurs"),
            Severity.WARNING: ("avertissement", "avertissements"),
            Severity.NOTICE: ("remarque", "remarques"),
        },
        to_mend=("Une erreur à corriger", "{count} erreurs à corriger"),
        kept="Corrigez puis enregistrez\u00a0: cette affiche s’en ira toute seule. Derrière elle, le site est tel qu’avant l’erreur.",
        first="Corrigez puis enregistrez\u00a0: le site s’ouvrira ici tout seul.",
        close="Voir le site",
        everywhere="tout le site",
        paste="À coller à la place",
        add="À ajouter avant la ligne {line}",
        remove="À supprimer",
        copy="Copier",
        copied="Copié",
        copy_place="Copier l’endroit",
        editor="Ouvrir dans l’éditeur",
        forge="Modifier en ligne",
        more="Et {count} de plus, dites dans le terminal.",
        building_title="On ouvre la boutique",
        building="Le site se construit pour la première fois. Cette page se changera en lui toute seule.",
        pick="Prendre un point",
        pick_how="Cliquez sur la carte, agrandie autant qu’il le faut. Collez les deux lignes dans la fiche, sous l’adresse, "
        "au retrait de «\u00a0horaires\u00a0», à la place des anciennes s’il y en a.",
        pick_lat="latitude",
        pick_lon="longitude",
        stranger="Ce site n’est montré qu’à cet ordinateur, sous l’adresse 127.0.0.1.",
    ),
    "en": Words(
        language="en",
        severity={
            Severity.ERROR: ("error", "errors"),
            Severity.WARNING: ("warning", "warnings"),
            Severity.NOTICE: ("notice", "notices"),
        },
        to_mend=("One error to mend", "{count} errors to mend"),
        kept="Mend it and save: this notice goes away by itself. Behind it, the site is as it was before the error.",
        first="Mend it and save: the site will open here by itself.",
        close="See the site",
        everywhere="the whole site",
        paste="To paste instead",
        add="To add before line {line}",
        remove="To remove",
        copy="Copy",
        copied="Copied",
        copy_place="Copy the place",
        editor="Open in the editor",
        forge="Edit online",
        more="And {count} more, told in the terminal.",
        building_title="Opening the shop",
        building="The site is being built for the first time. This page will turn into it by itself.",
        pick="Take a point",
        pick_how="Click on the map, enlarged as much as you need. Paste the two lines into the file, below the address, "
        "indented as “hours” is, in the place of former ones if there are any.",
        pick_lat="lat",
        pick_lon="lon",
        stranger="This site is shown to this computer alone, at the address 127.0.0.1.",
    ),
})  # fmt: skip
