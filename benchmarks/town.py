# a folder of scripts
"""What a town of any size looks like as a site: `python benchmarks/town.py DIR --shops 1000 --seed 1 --languages fr,en`."""

from __future__ import annotations

import argparse
import random
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from localsite.categories import CATEGORIES, Category

PLACES, EVENTS, STORIES = 10, 30, 20
SOUTH, WEST, NORTH, EAST = 47.20, -1.60, 47.24, -1.52

AREAS = ("Vieille Ville", "Les Halles", "Le Port", "Saint-Éloi", "La Madeleine", "Les Tanneurs", "Bellevue", "La Gare")
STREETS = (
    "rue des Tanneurs", "rue de l’Église", "place du Marché", "quai des Mariniers", "rue Haute", "rue du Four-à-Chaux",
    "allée des Tilleuls", "rue de la République", "cours Saint-Éloi", "rue aux Œufs", "passage du Cygne", "rue Jeanne-d’Arc",
    "impasse des Lavandières",
)  # fmt: skip
FIRST = ("Éléonore", "Anne", "Malo", "Inès", "Gaëlle", "Youssef", "Zoé", "Loïc", "Noémie", "François", "Aïcha", "Théo", "Maïwenn", "Hélène")
LAST = ("Ferrand", "Le Goff", "Dupré", "N’Diaye", "Lefèvre", "Garçon", "Benali", "Hervé", "Coëtmeur", "D’Angelo", "Nguyen", "Rousseau")
ENDINGS = (
    "du Marché", "des Halles", "de l’Écluse", "du Vieux Pont", "de la Tour", "Saint-Éloi", "des Tilleuls", "du Port", "de l’Œuf d’or",
    "du Coin",
)  # fmt: skip
HOURS = (
    "mar-sam 9h-12h30, 14h-19h",
    "mar-ven 9h30-12h30, 14h30-18h30 ; sam 9h-18h",
    "lun-sam 7h-19h30 ; dim 8h-13h",
    "mer-dim 12h-14h30, 19h-22h30 ; lun fermé",
    "mar-sam 10h-19h ; jours fériés fermé ; août fermé",
)
EVENT_TITLES = (
    "Marché des artisans,", "Portes ouvertes,", "Nuit des vitrines,", "Atelier de réparation,", "Braderie,", "Lecture au comptoir,",
)  # fmt: skip
PAYMENTS = ("cash", "card", "cheque", "contactless", "gift-voucher", "meal-voucher")
OFFERS = ("repair", "delivery", "click-collect", "gift-wrap", "made-here", "workshops", "on-order")
KINDS = {"craft": "workshop", "services": "service", "eat-and-drink": "venue"}
THINGS_FR = (
    "pains au levain", "reliures en toile", "savons à l’huile d’olive", "couteaux forgés", "confitures de mirabelle",
    "bouquets de saison", "chaises cannées", "thés fumés", "gants de cuir", "jouets en hêtre", "fromages affinés",
    "lampes restaurées", "vélos remis en selle",
)  # fmt: skip
THINGS_EN = (
    "sourdough loaves", "cloth bindings", "olive oil soaps", "forged knives", "plum jams", "seasonal bunches", "caned chairs",
    "smoked teas", "leather gloves", "beech toys", "ripened cheeses", "restored lamps", "mended bicycles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """What the text of a language is built from. In the sentences: {name}, {person}, {area}, {street}, {year}, {thing}, {number}."""

    titles: tuple[str, ...]
    things: tuple[str, ...]
    sentences: tuple[str, ...]
    neighbour: str  # with {link}
    summary: str


WORDS = {
    "fr": Words(
        titles=("Le lieu", "Ce que l’on y trouve", "Une histoire de quartier", "Le savoir-faire", "Venir", "Au fil des saisons"),
        things=THINGS_FR,
        sentences=(
            "{name} a ouvert en {year}, {street}, dans une ancienne échoppe de cordier.",
            "On y entre pour demander son chemin et l’on en ressort avec des {thing}.",
            "{person} tient la boutique depuis {number} ans et connaît chaque client par son prénom.",
            "Tout est fait sur place, *sans intermédiaire*, et cela se voit autant que cela se sent.",
            "La vitrine change avec les saisons : au printemps, elle se couvre de branches de cerisier.",
            "Le quartier {area} s’est longtemps tenu à l’écart des grands axes ; c’est ce qui l’a sauvé.",
            "Pour {person}, un bon commerce se reconnaît au temps que l’on y passe sans rien acheter.",
            "Les {thing} viennent d’un atelier situé à moins de {number} kilomètres.",
            "Une grande table, au fond, sert aux cours du mercredi et aux cafés du samedi matin.",
            "« On ne vend pas, on explique », aime dire {person} en souriant.",
            "En {year}, la crue a noyé la cave ; les voisins ont formé une chaîne et rien ne fut perdu.",
            "Il reste au mur une affiche de {year}, et personne n’a jamais songé à l’enlever.",
            "La réparation est **toujours** proposée avant le remplacement, et le devis ne coûte rien.",
            "Comptez {number} minutes à pied depuis la gare, en suivant le canal jusqu’au deuxième pont.",
            "Les commandes passées avant 10 h sont prêtes le jour même ; les autres attendent le lendemain.",
            "Les enfants ont droit à un tabouret, un tablier et, s’ils sont sages, à une démonstration.",
            "À la belle saison, trois chaises sur le trottoir suffisent à faire une terrasse.",
            "L’apprentie, arrivée l’an dernier, prépare son brevet et signe déjà ses premières pièces.",
            "On y parle volontiers de la pluie, du vent et du prix des {thing}.",
            "La lumière du matin est la meilleure pour choisir ; l’après-midi, mieux vaut demander conseil.",
        ),
        neighbour="À deux pas, {link} prolonge la visite.",
        summary="{one} de quartier, {area} : des {thing} et de bons conseils.",
    ),
    "en": Words(
        titles=("The place", "What you will find", "A story of the quarter", "The craft", "Getting there", "Through the year"),
        things=THINGS_EN,
        sentences=(
            "{name} opened in {year} in {street}, in what had been a rope maker’s booth.",
            "People come in to ask the way and leave with some {thing}.",
            "{person} has kept the shop for {number} years and knows every customer by name.",
            "Everything is made here, *with nobody in between*, and it shows.",
            "The window changes with the seasons: in spring it fills with cherry branches.",
            "The {area} quarter long lay off the main roads, and that is what saved it.",
            "The {thing} come from a workshop less than {number} kilometres away.",
            "A long table at the back is for Wednesday classes and Saturday coffee.",
            "“We do not sell, we explain”, {person} likes to say with a smile.",
            "Mending is **always** offered before replacing, and the estimate is free.",
            "Allow {number} minutes on foot from the station, along the canal to the second bridge.",
            "A poster of {year} still hangs on the wall; nobody ever thought of taking it down.",
        ),
        neighbour="A few steps away, {link} is worth a visit.",
        summary="A quarter’s own {one}, {area}: {thing} and good advice.",
    ),
}


@dataclass(frozen=True, slots=True)
class Shop:
    """A generated shop: what others need to know of it."""

    key: str
    name: str
    person: str
    category: Category
    area: str
    street: str


def slug(name: str) -> str:
    """The name in the letters that a file name may have."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip("-")


def invent(chance: random.Random, count: int) -> list[Shop]:
    """The shops, each with a key of its own."""
    kinds, shops, taken = tuple(CATEGORIES.values()), [], set()
    for number in range(count):
        category, person = chance.choice(kinds), f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        name = chance.choice(
            (f"{category.names['fr']} {chance.choice(ENDINGS)}", f"Chez {person}", f"Maison {person.split(maxsplit=1)[1]}")
        )
        key = slug(name) if slug(name) not in taken else f"{slug(name)}-{number}"
        taken.add(key)
        shops.append(Shop(key, name, person, category, chance.choice(AREAS), chance.choice(STREETS)))
    return shops


def sentences(chance: random.Random, shop: Shop, words: Words) -> Iterator[str]:
    """Sentences about the shop, without end; none comes back before all have been used."""
    while True:
        for sentence in chance.sample(words.sentences, len(words.sentences)):
            yield sentence.format(
                name=shop.name,
                person=shop.person,
                area=shop.area,
                street=shop.street,
                year=chance.randint(1871, 2024),
                thing=chance.choice(words.things),
                number=chance.randint(3, 45),
            )


def article(chance: random.Random, shop: Shop, neighbours: Sequence[Shop], words: Words, length: int) -> str:
    """Markdown of about `length` words: headings, paragraphs, a list, emphasis, and a link to every neighbour."""
    said = sentences(chance, shop, words)
    blocks: list[str] = []
    heading = 0
    while sum(len(block.split()) for block in blocks) < length:
        title = words.titles[heading % len(words.titles)]
        blocks.append(f"## {title}" if heading < len(words.titles) else f"## {title} ({heading})")
        blocks.append(" ".join(next(said) for _ in range(4)))
        if heading % 2 == 0:
            blocks.append("\n".join(f"- {thing}" for thing in chance.sample(words.things, 3)))
        if heading < len(neighbours):
            one = neighbours[heading]
            blocks.append(f"{words.neighbour.format(link=f'[{one.name}](shop:{one.key})')} {next(said)}")
        heading += 1
    return "\n\n".join(blocks) + "\n"


def summary(chance: random.Random, shop: Shop, language: str) -> str:
    """A quoted sentence for the lists."""
    words = WORDS[language]
    one = shop.category.names[language]
    text = words.summary.format(one=one.lower() if language == "en" else one, area=shop.area, thing=chance.choice(words.things))
    return f'"{text}"'


def spot(chance: random.Random) -> tuple[float, float]:
    """A point of the town: latitude, longitude."""
    return round(chance.uniform(SOUTH + 0.005, NORTH - 0.005), 6), round(chance.uniform(WEST + 0.005, EAST - 0.005), 6)


def some(chance: random.Random, values: Sequence[str]) -> str:
    """Two to four of the values, as a YAML list."""
    return f"[{', '.join(sorted(chance.sample(values, chance.randint(2, 4)), key=values.index))}]"


def facts(chance: random.Random, shop: Shop, number: int, language: str) -> str:
    """The front matter of a shop, with every field that a careful volunteer fills in."""
    lat, lon = spot(chance)
    checked = date(2026, 1, 5) + timedelta(days=chance.randint(0, 300))
    return f"""---
id: s{number:06d}
name: "{shop.name}"
kind: {KINDS.get(shop.category.group, "shop")}
categories: [{shop.category.key}]
summary: {summary(chance, shop, language)}
locations:
  - address:
      street: {chance.randint(1, 120)} {shop.street}
      postcode: "44999"
      city: Saint-Éloi-sur-Loire
      area: {shop.area}
      country: FR
    lat: {lat}
    lon: {lon}
    hours: {chance.choice(HOURS)}
contact:
  phone: 02 61 91 {chance.randint(0, 99):02d} {chance.randint(0, 99):02d}
  email: bonjour@{shop.key}.example
  website: https://{shop.key}.example/
payments: {some(chance, PAYMENTS)}
offers: {some(chance, OFFERS)}
access:
  wheelchair: {chance.choice(("yes", "limited", "no", "unknown"))}
languages: [fr, en]
verified: {{on: {checked}, how: {chance.choice(("visit", "phone", "owner"))}, by: {shop.person[0]}L}}
---

"""


def place(chance: random.Random, number: int, name: str) -> str:
    """The file of a place."""
    lat, lon = spot(chance)
    return f"""---
id: p{number:06d}
name: "{name}"
kind: {chance.choice(("market", "hall", "square"))}
address:
  street: {chance.choice(STREETS)}
  postcode: "44999"
  city: Saint-Éloi-sur-Loire
  area: {chance.choice(AREAS)}
  country: FR
lat: {lat}
lon: {lon}
---

Un lieu de tous les jours, où l’on se retrouve *sans rendez-vous*.
"""


def event(chance: random.Random, number: int, at: str, shops: Sequence[Shop]) -> str:
    """The file of an event."""
    start = datetime(2027, 3, 14, 10) + timedelta(days=chance.randint(0, 250), minutes=30 * chance.randint(0, 16))  # noqa: DTZ001 – wall time
    end = start + timedelta(hours=chance.randint(1, 4))
    organiser, *others = chance.sample(shops, min(4, len(shops)))
    return f"""---
id: e{number:06d}
title: "{EVENT_TITLES[number % len(EVENT_TITLES)]} {AREAS[number % len(AREAS)]}"
start: {start:%Y-%m-%d %H:%M}
end: {end:%Y-%m-%d %H:%M}
at: {at}
organisers: [{organiser.key}]
participants: [{", ".join(shop.key for shop in others)}]
summary: "Un rendez-vous du quartier, ouvert à tous, par tous les temps."
---

{article(chance, organiser, others[:1], WORDS["fr"], 80)}"""


def story(chance: random.Random, number: int, shops: Sequence[Shop], language: str) -> str:
    """The file of a story."""
    shop, *others = chance.sample(shops, min(3, len(shops)))
    written = date(2025, 1, 10) + timedelta(days=31 * number)
    return f"""---
id: t{number:06d}
title: "{shop.person}, {shop.category.names[language].lower()}"
date: {written}
author: {chance.choice(FIRST)} {chance.choice(LAST)}
shops: [{", ".join(one.key for one in (shop, *others))}]
summary: {summary(chance, shop, language)}
---

{article(chance, shop, others, WORDS[language], 900)}"""


SETTINGS = """name: Les Vitrines de Saint-Éloi
tagline: Les commerces de la ville, rue par rue
summary: L’annuaire d’une ville inventée, pour mesurer.
site_url: https://saint-eloi.example/
languages: [{languages}]
timezone: Europe/Paris
country: FR
holidays: FR
legal:
  form: Association inventée, pour les mesures
  publication_director: Camille Exemple
  address: 1 rue de l’Exemple, 44999 Saint-Éloi-sur-Loire
  phone: 02 61 91 00 00
  email: bonjour@saint-eloi.example
  host:
    name: Hébergeur d’exemple
    address: 2 rue de l’Exemple, 75000 Paris
    phone: 01 99 00 00 00
map:
  centre: [{lat}, {lon}]
  box: [{south}, {west}, {north}, {east}]
licence:
  data: ODbL-1.0
forge:
  edit: https://forge.example/saint-eloi/edit/main/{{path}}
contact:
  email: bonjour@saint-eloi.example
"""


def settings(languages: Sequence[str]) -> str:
    """The file of the site."""
    lat, lon = round((SOUTH + NORTH) / 2, 4), round((WEST + EAST) / 2, 4)
    return SETTINGS.format(languages=", ".join(languages), lat=lat, lon=lon, south=SOUTH, west=WEST, north=NORTH, east=EAST)


def shop_files(chance: random.Random, town: Sequence[Shop], main: str, others: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The files of the shops: facts and words in the main language, words in the others."""
    for number, shop in enumerate(town):
        near = [town[(number + 1) % len(town)]]
        yield f"shops/{shop.key}/index.md", facts(chance, shop, number, main) + article(chance, shop, near, WORDS[main], 200)
        for language in others:
            head = f"---\nsummary: {summary(chance, shop, language)}\n---\n\n"
            yield f"shops/{shop.key}/index.{language}.md", head + article(chance, shop, near, WORDS[language], 120)


def files(shops: int, seed: int, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every file of the town: path, text. Only French and English have words; a site in another language gets French ones."""
    chance = random.Random(seed)  # noqa: S311 – a town, not a secret
    main = languages[0] if languages[0] in WORDS else "fr"
    town = invent(chance, shops)
    yield "content/site.yaml", settings(languages)
    yield "content/pages/a-propos.md", "---\ntitle: À propos\nsummary: Une ville inventée.\n---\n\nTout ici est inventé, pour mesurer.\n"
    if "en" in languages[1:]:
        yield "content/site.en.yaml", "name: The Windows of Saint-Éloi\ntagline: The shops of the town\nsummary: An invented town.\n"
        yield "content/pages/a-propos.en.md", "---\ntitle: About\nsummary: An invented town.\n---\n\nAll is invented here.\n"
    yield from shop_files(chance, town, main, [language for language in languages[1:] if language in WORDS])
    halls = [f"Halle {area}" for area in AREAS] + [f"Place {area}" for area in AREAS]
    for number, name in enumerate(halls[:PLACES]):
        yield f"content/places/{slug(name)}.md", place(chance, number, name)
    for number in range(EVENTS):
        at = slug(halls[number % PLACES])
        yield f"content/events/rendez-vous-{number + 1:02d}.md", event(chance, number, at, town)
    for number in range(STORIES):
        yield f"content/stories/histoire-{number + 1:02d}.md", story(chance, number, town, main)


def make(folder: Path, shops: int, seed: int, languages: tuple[str, ...]) -> None:
    """Writes the town into the folder: the same arguments, the same bytes."""
    for path, text in files(shops, seed, languages):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shops", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languages", default="fr,en", type=lambda text: tuple(text.split(",")))
    given = parser.parse_args()
    make(given.folder, given.shops, given.seed, given.languages)


if __name__ == "__main__":
    main()
