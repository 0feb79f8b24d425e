"""The site that the properties are tried on: a dozen records of every type, pictures, two languages, a theme that is quick to compile."""

from __future__ import annotations

import io
import os
import random
from collections.abc import Iterable, Mapping
from pathlib import Path

from PIL import Image

from localsite.theme import KINDS
from tests.ground import MINIMAL, TESTS

Files = dict[str, bytes]
HOME = TESTS.parent

SETTINGS = (MINIMAL / "content/site.yaml").read_text("utf-8") + "theme:\n  name: petit\n"

BASE = """\
<!doctype html>
<html lang="{{ page.language }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ site.policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ page.head or page.title }} – {{ site.name }}</title>
<meta name="description" content="{{ page.description }}">
<link rel="stylesheet" href="{{ site.styles }}">
{% for data in page.jsonld %}<script type="application/ld+json">{{ data|safe }}</script>{% endfor %}
</head>
<body>
<a href="#content">{{ t("site.skip") }}</a>
<nav aria-label="{{ t("site.menu") }}">
<a href="{{ site.home }}">{{ site.name }}</a>
{% for link in site.menu + site.foot + page.crumbs %}<a href="{{ link.href }}">{{ link.text }}</a> {% endfor %}
{% for language, address, name in page.alternates %}<a href="{{ address }}" lang="{{ language }}">{{ name }}</a> {% endfor %}
</nav>
<main id="content">
<h1>{{ page.title }}</h1>
<p>{{ site.tagline }} {{ site.summary }} {{ page.total }} {{ page.when }} {{ page.checked }} {{ page.stale }}</p>
<p lang="{{ page.intro.language or page.language }}">{{ page.intro }}</p>
<div lang="{{ page.text.language or page.language }}">{{ page.text.text|safe }}</div>
{% for cards in (page.cards, page.events, page.past, page.stories, page.shops) %}
{% for card in cards %}
<p><a href="{{ card.href }}" lang="{{ card.name.language }}">{{ card.name }}</a>
{{ card.summary }} {{ card.category }} {{ card.areas|join }} {{ card.status }} {{ card.when }}</p>
{% endfor %}
{% endfor %}
{% for group in page.groups %}
<section id="{{ group.anchor }}">{% for card in group.cards %}<a href="{{ card.href }}">{{ card.name }}</a> {% endfor %}</section>
{% endfor %}
{% for link in page.categories + page.areas + page.letters + page.related %}<a href="{{ link.href }}">{{ link.text }}</a> {% endfor %}
{% for at in page.where %}<p>{{ at.lines|join(", ") }} {{ at.hours }} {{ at.label }}</p>{% endfor %}
{% for img in page.pictures %}
<img src="{{ img.src }}" width="{{ img.width }}" height="{{ img.height }}" alt="{{ img.alt }}">
{% endfor %}
{% for stop in page.stops %}<p><a href="{{ stop.link.href }}">{{ stop.link.text }}</a> {{ stop.text }}</p>{% endfor %}
{% for name, value in page.rows %}<p>{{ name }} {{ value }}</p>{% endfor %}
{% if page.replaced_by %}<a href="{{ page.replaced_by.href }}">{{ page.replaced_by.text }}</a>{% endif %}
</main>
</body>
</html>
"""


def quick_theme() -> dict[str, str]:
    """A theme whose pages tell everything through one short template, and its child: compiling atelier would be most of a small build."""
    words = {f"themes/socle/words/{path.name}": path.read_text("utf-8") for path in (HOME / "themes/atelier/words").glob("*.yaml")}
    pages = {f"themes/socle/pages/{kind}.html": '{% extends "layouts/base.html" %}\n' for kind in KINDS}
    about = {"themes/socle/theme.yaml": "name: Socle\n", "themes/petit/theme.yaml": "name: Petit\nparent: socle\n"}
    fronts = {"themes/socle/facades.css": (HOME / "themes/atelier/facades.css").read_text("utf-8")}
    styles = {**fronts, "themes/socle/css/tokens.css": ":root { --space: 1px }\n", "themes/petit/css/base.css": "body { margin: 0 }\n"}
    return {**words, **pages, **about, **styles, "themes/socle/layouts/base.html": BASE}


def picture(number: int) -> bytes:
    """A small picture, a different one for each number."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), (number * 37 % 256, number * 91 % 256, number % 256)).save(buffer, "PNG")
    return buffer.getvalue()


AREAS = ("Centre", "La Gare", "Vieux-Port")
CATEGORIES = ("bakery", "florist", "books", "bar")


def shop(number: int, *, extra: str = "", text: str = "Une *boutique* de quartier.") -> str:
    """The file of a shop."""
    return f"""---
id: shop{number:02d}
name: Commerce {number}
categories: {CATEGORIES[number % len(CATEGORIES)]}
summary: Le résumé du commerce {number}.
locations:
  - address:
      street: {number} rue des Écoles
      postcode: "01000"
      city: Exempleville
      area: {AREAS[number % len(AREAS)]}
    hours: mar-sam 7h-13h
contact:
  phone: 04 74 00 00 {number:02d}
verified:
  on: 2027-01-15
  how: visit
{extra}---

{text}
"""


def town() -> Files:
    """The files of a site of thirteen records: every type, references, pictures, translations."""
    pictured = "images:\n  - file: facade.png\n    alt: La façade.\n"
    texts = {
        "content/site.yaml": SETTINGS,
        "content/site.en.yaml": "name: The Windows of Essai\ntagline: One street, one window\n",
        **{f"shops/commerce-{number}/index.md": shop(number) for number in range(4)},
        "shops/commerce-4/index.md": shop(4, extra=pictured, text="À côté de [lui](shop:commerce-0).\n\n![La façade.](facade.png)"),
        "shops/commerce-5/index.md": shop(5, extra="status: closed\nreplaced_by: commerce-1\nformerly: ancien-nom\n"),
        "shops/commerce-0/index.en.md": "---\nname: Shop 0\nsummary: What shop 0 is.\n---\n\nA *small* shop.\n",
        "shops/commerce-4/index.en.md": "---\nname: Shop 4\ncaptions:\n  facade.png: The front.\n---\n",
        "content/places/marche.md": "---\nid: marche\nname: Le Marché\n---\n\nSous les arbres.\n",
        "content/events/fete.md": (
            "---\nid: fete01\ntitle: La fête\nstart: 2027-06-21 18:00\nend: 2027-06-22 01:00\nat: marche\norganisers: commerce-1\n---\n"
        ),
        "content/events/passee.md": "---\nid: fete02\ntitle: La fête d’avant\nstart: 2027-01-02\nat: marche\n---\n",
        "content/stories/levain.md": (
            "---\nid: levain\ntitle: Le levain\ndate: 2026-11-02\nshops: commerce-0, commerce-1\n---\n\nUne histoire[^1].\n\n[^1]: Vraie.\n"
        ),
        "content/trails/tour.md": (
            "---\nid: tour01\ntitle: Le tour\nstops:\n  - shop: commerce-0\n    text: On part d’ici.\n  - place: marche\n---\n"
        ),
        "content/pages/qui.md": "---\ntitle: Qui sommes-nous\n---\n\nVoir [le marché](place:marche).\n",
        "content/pages/accueil.md": "---\ntitle: Accueil\n---\n\nBienvenue.\n",
        **quick_theme(),
    }
    return {**{path: text.encode() for path, text in texts.items()}, "shops/commerce-4/facade.png": picture(4)}


def lay(root: Path, files: Mapping[str, bytes], *, order: int | None = None) -> Path:
    """Makes `root` hold exactly `files` (and what builds left there); `order` is the seed of the order in which they are made."""
    root.mkdir(parents=True, exist_ok=True)
    kept = {".localsite", "public"}
    for folder, folders, names in os.walk(root, topdown=False):
        here = Path(folder)
        parts = here.relative_to(root).parts
        if parts and parts[0] in kept:
            continue
        for name in names:
            if (here / name).relative_to(root).as_posix() not in files:
                (here / name).unlink()
        for name in folders:
            if not (not parts and name in kept) and not any((here / name).iterdir()):
                (here / name).rmdir()
    paths = list(files)
    if order is not None:
        random.Random(order).shuffle(paths)
    for path in paths:
        place = root / path
        if not place.is_file() or place.read_bytes() != files[path]:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(files[path])
    return root


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path; {} where it is absent."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stamps(folder: Path, without: Iterable[str] = ()) -> dict[str, tuple[int, int, int, int]]:
    """What tells a file that was left alone from one that was written: its number, mode, size and time, for everything below a folder."""
    found = {}
    for path in [folder, *folder.rglob("*")]:
        name = path.relative_to(folder).as_posix()
        if name.split("/")[0] not in without:
            status = path.lstat()
            found[name] = status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns
    return found
