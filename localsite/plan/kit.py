"""What does a shop take away? A page with all of it: badges, what to paste, what to print, what to share, and one archive."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from pathlib import PurePosixPath

from localsite.badges import TONES
from localsite.codes.workplace import BAD_OUTPUT_NAME
from localsite.content import Shop
from localsite.diagnostics import Report, Span
from localsite.plan import badges, embeds, kit_print, pieces, poster, shares, snippets
from localsite.plan.desk import Desk
from localsite.plan.snippets import Card, Frame, Picture
from localsite.plan.views import Kit, Link, Paste, Take
from localsite.social import FRAMES
from localsite.theme import Translator
from localsite.urls import is_file_name
from localsite.values import Entry, Output

SHOWN = 420  # pixels across, of a picture to share
FILES = ("read", "paste", "words")  # of words, in an archive
CALLED: Mapping[str, Collection[str]] = {"badges": TONES, "images": FRAMES}  # by folder: what names of files tell
PAGE = "pages/kit.html"
WIDE = 48  # letters of a line in the box that is copied from: between those of a telephone and those of a desk


def pages(desk: Desk) -> Iterator[Output]:
    """The kit of each shop that people may go to, in each language, the page that it prints from, and its archive."""
    for entry in desk.site.listed:
        # A page that would be half in another language is none: who reads that language is led to the main one.
        addresses = {language: address(desk, entry, language) for language in kit_print.spoken(desk)}
        kits = {language: _kit(desk, entry, language) for language in addresses}
        for language, kit in kits.items():
            t, name = desk.words[language], entry.say("name", language)
            crumbs = (Link(t("page.shops"), desk.href(desk.section("shops", language))), desk.link(entry, language))
            told = {
                "title": t("kit.title"),
                "head": t("kit.head", name=name.text),
                "description": t("describe.kit" if desk.faces else "describe.kit_plain", name=name.text),
                "noindex": True,
                "intro": name,
                "crumbs": crumbs,
                "facts": entry.facts,
                "kit": kit,
            }
            yield desk.page("kit", language, addresses, (entry.path,), told)
        yield from kit_print.pages(desk, entry, {language: kit.printed for language, kit in kits.items() if kit.printed}, addresses)
        more = tuple(_more(desk, entry))
        # PDFs are taken one by one; what else the site asks for is in the archive alone.
        yield from (one for one in more if one.path.endswith(pieces.PDF))
        held = {**_packed(desk, entry), **{one.path.removeprefix(_folder(desk, entry)): one for one in more}}
        packed = (*held.items(), *texts(desk, entry, tuple(held), kits))
        yield Output(archive(desk, entry)[1:], (entry.path,), packed=packed)


def address(desk: Desk, entry: Entry, language: str) -> str:
    """The address of the kit of a shop, in the first language where the theme does not speak this one."""
    language = language if language in kit_print.spoken(desk) else kit_print.spoken(desk)[0]
    return f"{desk.address('shop', entry.key, language)}{desk.words[language]('address.kit')}/"


def link(desk: Desk, entry: Entry, language: str) -> str:
    """The same as pages write it; "" where there is none."""
    return desk.href(address(desk, entry, language)) if isinstance(entry.facts, Shop) and entry.facts.is_listed else ""


def moves(desk: Desk) -> Iterator[tuple[str, str, Entry]]:
    """Every address of a kit that leads on to another: to the kit under the new name of a shop, to the page of one that is gone.

    They are not promised for ever, as a shop that is gone may come back: then its kit stands there again.
    """
    for entry, language in product(desk.site.of("shop"), kit_print.spoken(desk)):
        is_listed, t = isinstance(entry.facts, Shop) and entry.facts.is_listed, desk.words[language]
        page, kit = desk.address("shop", entry.key, language), f"{t('address.kit')}/"
        parts = (kit, f"{kit}{t('address.print')}/") if desk.faces else (kit,)
        for key, part in product(dict.fromkeys((*entry.facts.formerly, *(() if is_listed else (entry.key,)))), parts):
            yield f"{desk.address('shop', key, language)}{part}", f"{page}{part if is_listed else ''}", entry


def archive(desk: Desk, entry: Entry) -> str:
    """The address of all of a kit in one file: one for all languages."""
    return f"{address(desk, entry, desk.settings.language)}{entry.key}.zip"


def _folder(desk: Desk, entry: Entry) -> str:
    """The folder of the kit below public/."""
    return address(desk, entry, desk.settings.language)[1:]


def _more(desk: Desk, entry: Entry) -> Iterator[Output]:
    """What the site asks for besides."""
    folder = _folder(desk, entry)
    return (one._replace(path=f"{folder}{one.path}") for one in pieces.outputs(desk, entry, pieces.wanted(desk)))


def _kit(desk: Desk, entry: Entry, language: str) -> Kit:
    takes = badges.takes(desk, entry.id, badges.sayings(desk, entry, language), entry.key) if desk.faces else ()
    picture = next((take for take in takes if take.href.endswith(".png")), next(iter(takes), None))
    around = poster.link(desk, entry, language)
    return Kit(
        archive=desk.href(archive(desk, entry)),
        badges=takes,
        own=picture.name if picture else "",
        site=tuple(_site(desk, entry, takes, picture, language)),
        frames=tuple(_frames(desk, entry, picture, language)),
        frame=desk.href(embeds.shop(entry, language)),
        paper=desk.href(kit_print.address(desk, entry, language)) if desk.faces else "",
        printed=kit_print.laid(desk, entry, language),
        mail=f"{desk.settings.origin}{desk.href(f'/s/{entry.id}/')}" if picture and picture.href.endswith(".png") else "",
        around=Link(desk.words[language]("kit.neighbourhood"), around) if around else None,
        images=tuple(_images(desk, entry, language)),
        more=tuple(_loose(desk, entry, language)),
        captions=tuple(_captions(desk, entry, language)),
    )


def without(desk: Desk, outputs: Sequence[Output], lost: Collection[str]) -> tuple[Output, ...]:
    """The same outputs, of which the kits offer none of the files that could not be made."""
    gone = {desk.href(f"/{path}") for path in lost}
    return tuple(_without(output, gone) if gone and output.template == PAGE else output for output in outputs)


def _without(output: Output, gone: Collection[str]) -> Output:
    page = output.context["page"]
    offered = {part: tuple(take for take in getattr(page.kit, part) if take.href not in gone) for part in ("badges", "images", "more")}
    kit = page.kit._replace(**offered)
    return output._replace(context={**output.context, "page": page._replace(kit=kit)})


def check(desk: Desk, report: Report) -> None:
    """Tells which words of the theme can be no names of files."""
    for language, t in desk.words.items():
        for name in (t(f"kit.file_{key}") for key in FILES):
            if not is_file_name(name):
                report(BAD_OUTPUT_NAME.at(Span(f"themes/{desk.theme.name}/words/{language}.yaml"), path=name))


def _loose(desk: Desk, entry: Entry, language: str) -> Iterator[Take]:
    """The PDFs that the site publishes, in a language: the other parts that it asks for are in the archive."""
    for one in _more(desk, entry):
        file = one.path.rpartition("/")[2]
        if file.endswith(f".{language}.{pieces.PDF}"):
            label = desk.words[language](f"sheets.{file.partition('.')[0]}")
            yield Take(f"{entry.key}-{file}", desk.href(f"/{one.path}"), label=label)


def _site(desk: Desk, entry: Entry, takes: Sequence[Take], picture: Take | None, language: str) -> Iterator[Paste]:
    """What to paste for a badge: kept at home first, as that asks nobody anything; as PNG, which every site lets one upload."""
    if picture:
        here, own = _page(desk, entry, language), Picture(picture.name, picture.wide, picture.high, picture.alt)
        yield paste("badge_own", snippets.badge(here, own, language))
        yield paste("badge_hosted", snippets.hosted(here, desk.settings.origin + takes[0].href, own, language))


def _frames(desk: Desk, entry: Entry, picture: Take | None, language: str) -> Iterator[Paste]:
    """What to paste to show the shop on another page."""
    here, t, name = _page(desk, entry, language), desk.words[language], entry.say("name", language).text
    framed = Frame(desk.settings.origin + desk.href(embeds.shop(entry, language)), name, high=embeds.height(desk, entry))
    yield paste("frame_paste", snippets.frame(here, framed, t("embed.more"), language))
    own = Picture(picture.name, picture.wide, picture.high, picture.alt) if picture else None
    yield paste("card_paste", snippets.card(here, _card(desk, entry, language), own, language))


def _card(desk: Desk, entry: Entry, language: str) -> Card:
    facts = entry.facts
    if not isinstance(facts, Shop):
        raise AssertionError(entry.key)
    at = next((desk.where(one, language) for one in sorted(facts.locations, key=lambda one: not one.primary)), None)
    phone = facts.contact.phone if facts.contact else None
    return Card(
        entry.say("name", language).text,
        desk.kind_of(facts, language).get("category", ""),
        ", ".join(at.lines[:1]) if at else "",
        phone.shown if phone else "",
        phone.dialled if phone else "",
    )


def _images(desk: Desk, entry: Entry, language: str) -> Iterator[Take]:
    """The picture that goes with a link, as an account shows it."""
    if desk.faces:
        own, frame = shares.spoken(desk, entry, language), FRAMES[shares.WIDE]
        path = shares.name(desk, entry, own, shares.WIDE)
        shown = SHOWN, round(frame.high * SHOWN / frame.wide)
        ending = path.rpartition(".")[2]
        yield Take(
            f"{entry.key}-{shares.WIDE}.{language}.{ending}",
            desk.href(f"/{path}"),
            *shown,
            picture_alt(desk, entry, own),
            "light",
            desk.words[language]("kit.image_wide"),
            _other(own, language),
        )


def _captions(desk: Desk, entry: Entry, language: str) -> Iterator[Paste]:
    """What to say beside that picture, in its own language: nobody publishes what is half in another one."""
    own = shares.spoken(desk, entry, language)
    yield paste("caption", caption(desk, entry, own))._replace(language=_other(own, language))
    if desk.faces:
        yield paste("image_alt", picture_alt(desk, entry, own))._replace(language=_other(own, language))


def _other(own: str, language: str) -> str:
    """A language where it is not the page's."""
    return "" if own == language else own


def picture_alt(desk: Desk, entry: Entry, language: str) -> str:
    """What is on that picture, for who does not see it."""
    t, picture, name = desk.words[language], shares.described(desk, entry, language), entry.say(entry.title, language).text
    where = ", ".join(_whereabouts(desk, entry, language)[:2]) or t(f"kind.{entry.kind}")
    return t("kit.image_says", name=name, where=where, picture=picture) if picture else f"{name}, {where}"


def _whereabouts(desk: Desk, entry: Entry, language: str) -> list[str]:
    """What a shop is and where, or when and where an event is held: what names it among others."""
    if entry.kind != "shop":
        card = desk.card(entry, language)
        return [part for part in (card.when, card.place) if part]
    card_ = _card(desk, entry, language)
    return [part for part in (card_.category, card_.street, *desk.site.areas_of.get(entry.key, ())[:1]) if part]


def caption(desk: Desk, entry: Entry, language: str) -> str:
    """What to write beside a picture: it leads to the door, and to the page."""
    settings, name = desk.settings, entry.say(entry.title, language).text
    where = ", ".join(_whereabouts(desk, entry, language))
    tags = map(camel, settings.contact.hashtags or (settings.name,))
    lines = (
        f"{name} – {where}" if where else name,
        entry.say("summary", language).text,
        settings.origin + desk.href(f"/s/{entry.id}/"),
        " ".join(f"#{tag}" for tag in tags if tag),
    )
    return "\n".join(line for line in lines if line)


def camel(name: str) -> str:
    """A name as a hashtag, without the sign: "LesVitrinesDeLaCondamine"."""
    # Many scripts write vowels as marks, which are no letters by themselves.
    kept = (sign if sign.isalnum() or unicodedata.category(sign).startswith("M") else " " for sign in unicodedata.normalize("NFC", name))
    return "".join(word[:1].upper() + word[1:] for word in "".join(kept).split())


def _page(desk: Desk, entry: Entry, language: str) -> str:
    return desk.settings.origin + desk.href(desk.address("shop", entry.key, language))


def paste(key: str, text: str) -> Paste:
    """Lines to copy, and how high their box is."""
    text = text.rstrip("\n")
    return Paste(key, text, sum(1 + len(line) // WIDE for line in text.split("\n")))


def _packed(desk: Desk, entry: Entry) -> dict[str, str | bytes | Output]:
    """The files of the archive that the site publishes anyway, by their names in it."""
    if not desk.faces:
        return {}
    found: dict[str, str | bytes | Output] = {
        f"badges/{entry.key}-{name}": f"{badges.folder(entry.id)[1:]}{name}" for name in badges.names(desk.settings.languages)
    }
    # One image is a tenth of what a shop may weigh: those of other languages are on its page.
    language = desk.settings.language
    path = shares.name(desk, entry, language, shares.WIDE)
    found[f"images/{entry.key}-{shares.WIDE}.{language}.{path.rpartition('.')[2]}"] = path
    return found


def texts(desk: Desk, entry: Entry, names: Sequence[str], kits: Mapping[str, Kit] | None = None) -> Iterator[tuple[str, bytes]]:
    """What to read of the files that there are, to paste and to say, in each language of the kit."""
    folders = dict.fromkeys(name.partition("/")[0] for name in names)
    for language in kit_print.spoken(desk):
        kit, t = kits[language] if kits else _kit(desk, entry, language), desk.words[language]
        files = {key: _file_name(desk, key, language) for key in FILES}
        head = t("kit.read", name=entry.say("name", language).text, address=_page(desk, entry, language))
        folded = ((f"{folder}/", t(f"kit.in_{folder}", names=", ".join(_called(folder, names, t)))) for folder in folders)
        held = (*folded, (files["paste"], t("kit.in_paste")), (files["words"], t("kit.in_words")))
        lines = [t("kit.line", file=file, what=what) for file, what in held]
        lines += ["", t("kit.read_print", address=desk.settings.origin + kit.paper)] if kit.paper else []
        yield files["read"], _text("\n".join((head, *lines)))
        badge, *others = (f"{t(f'kit.{one.key}')}\n\n{one.text}" for one in (*kit.site, *kit.frames))
        yield files["paste"], _text("\n\n".join((badge, *([t("kit.replace", name=kit.own)] if kit.site else ()), *others)))
        yield files["words"], _text("\n\n".join(f"{t(f'kit.{one.key}')}\n\n{one.text}" for one in kit.captions))


def _called(folder: str, names: Sequence[str], t: Translator) -> Iterator[str]:
    """What the names of the files in a folder tell, as far as there are such files."""
    told = [name.rpartition("/")[2] for name in names if name.startswith(f"{folder}/")]
    return (t(f"kit.called_{one}") for one in CALLED.get(folder, ()) if any(f"-{one}." in name for name in told))


def words(desk: Desk, entry: Entry) -> Iterator[tuple[str, bytes]]:
    """What to say of a record that is no shop, in each language of a kit."""
    for language in kit_print.spoken(desk):
        t = desk.words[language]
        yield (
            _file_name(desk, "words", language),
            _text("\n\n".join(f"{t(f'kit.{one.key}')}\n\n{one.text}" for one in _captions(desk, entry, language))),
        )


def _file_name(desk: Desk, key: str, language: str) -> str:
    """What a file of words is called: where the theme calls it the same in two languages, capitals apart, each says its own."""
    name = desk.words[language](f"kit.file_{key}")
    if not is_file_name(name):  # told already
        return f"{key}.{language}.txt"
    if [desk.words[one](f"kit.file_{key}").casefold() for one in kit_print.spoken(desk)].count(name.casefold()) == 1:
        return name
    path = PurePosixPath(name)
    return f"{path.stem}.{language}{path.suffix}"


def _text(text: str) -> bytes:
    # The editor of many a shop's machine shows one line where it finds no carriage returns, and guesses at the letters without the mark.
    return f"\ufeff{text.strip()}\n".replace("\n", "\r\n").encode()
