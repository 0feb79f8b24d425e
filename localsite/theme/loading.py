"""Which files make the theme? Its own, and those of its parent that it does not have itself."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence

from localsite.cache import digest
from localsite.codes import theme as codes
from localsite.diagnostics import Diagnostic, Report, SiteError, Span, Swap
from localsite.fields.base import meant
from localsite.nodes import Node, compose
from localsite.theme.files import GUIDE_STYLES, PRINT_STYLES, is_apart, published
from localsite.theme.value import FOLDER, Theme, Word
from localsite.theme.words import check_words, read_words
from localsite.values import Source

BUILT_IN = "atelier"
ABOUT = "theme.yaml"
FRONTS, MAP, LETTERING = "facades.css", "map.css", "lettering/"
CHOSEN_IN = Span("content/site.yaml")
# The kinds of pages that the program makes: each needs pages/<kind>.html.
KINDS = (
    "home", "street", "shops", "map", "map_print", "open", "categories", "areas", "category", "area", "places", "agenda", "stories",
    "trails", "shop", "place", "event", "story", "trail", "trail_print", "page", "poster", "kit", "kit_print", "press", "legal",
    "notfound", "moved", "embed_shop", "embed_list",
)  # fmt: skip
# The order in which style sheets are joined; those of the components stand where None is.
SHEETS = ("layers", "reset", "tokens", "base", "layout", None, "utilities")
# What no page of the site needs, only the page that shows the theme itself.
FOR_THE_GUIDE = ("/examples.yaml", GUIDE_STYLES)

Files = Mapping[str, Source]


def load(files: Files, name: str, report: Report, chosen: Span = CHOSEN_IN) -> Theme:
    """The theme in the folder themes/<name>/.

    `files` are the sources below themes/, by path from the root. A name that no theme has is reported at `chosen`, and the
    built-in theme is taken; SiteError where that one is not there either.
    """
    if not _files_of(name, files):
        name = _instead(name, files, report, chosen)
    parent = _parent(name, files, report)
    own, inherited = _files_of(name, files), _files_of(parent, files)
    used = {**inherited, **own}
    templates = {path: _text(source) for path, source in used.items() if path.endswith(".html")}
    missing = [f"{kind}.html" for kind in KINDS if f"pages/{kind}.html" not in templates]
    if missing:
        report(codes.NO_TEMPLATE.at(Span(f"{FOLDER}{name}/{ABOUT}"), missing=", ".join(missing), folder=f"{FOLDER}{name}/pages/"))
    assets, icons = published(used, report)
    return Theme(
        name=name,
        templates=templates,
        words=_words((inherited, own), report),
        styles=b"\n".join(used[path].data.removeprefix(codecs.BOM_UTF8) for path in _sheets(used, inherited or own)),
        assets=assets,
        origins={path: source.path for path, source in sorted(used.items())},
        overridden={path: inherited[path].path for path in sorted(own.keys() & inherited.keys()) if path != ABOUT},
        digest=digest(*(part for source in sorted((*inherited.values(), *own.values())) for part in (source.path, source.digest))),
        icons=icons,
        fronts=_text(used[FRONTS]) if FRONTS in used else "",
        map=_text(used[MAP]) if MAP in used else "",
        lettering={
            path.removeprefix(LETTERING).removesuffix(".ttf"): source.data
            for path, source in used.items()
            if path.startswith(LETTERING) and path.endswith(".ttf")
        },
        guide={path: _text(source) for path, source in sorted(used.items()) if path.endswith(FOR_THE_GUIDE)},
    )


def _files_of(name: str, files: Files) -> dict[str, Source]:
    folder = f"{FOLDER}{name}/"
    return {path.removeprefix(folder): source for path, source in files.items() if name and path.startswith(folder)}


def _names(files: Files) -> list[str]:
    return sorted({path.split("/")[1] for path in files if path.startswith(FOLDER) and path.count("/") > 1})


def _instead(name: str, files: Files, report: Report, chosen: Span) -> str:
    known = _names(files)
    near = meant(name, known)
    if near:
        problem = codes.MISSPELT_THEME.at(chosen, name=name, near=near)
    else:
        problem = codes.UNKNOWN_THEME.at(chosen, name=name, known=", ".join(known))
    if BUILT_IN not in known:
        raise SiteError(problem)
    report(problem)
    return BUILT_IN


def _parent(name: str, files: Files, report: Report) -> str:
    """The parent of a theme, "" where it has none."""
    path = f"{FOLDER}{name}/{ABOUT}"
    if path not in files:
        report(codes.NO_THEME_FILE.at(Span(path), name=name, file=path))
        return ""
    node = _named(files[path], report)
    if node is None or node.is_empty:
        return ""
    others = [other for other in _names(files) if other != name]
    if node.text not in others:
        report(_unknown_parent(node, others))
        return ""
    about = files.get(f"{FOLDER}{node.text}/{ABOUT}")
    above = _named(about, lambda _: None) if about else None
    if above is not None and not above.is_empty:
        report(codes.PARENT_HAS_PARENT.at(node.span, name=node.text, above=above.text))
    return node.text


def _unknown_parent(node: Node, others: Sequence[str]) -> Diagnostic:
    near = meant(node.text, tuple(others))
    if near:
        return codes.MISSPELT_PARENT.at(node.span, Swap(near), name=node.text, near=near)
    return codes.UNKNOWN_PARENT.at(node.span, name=node.text, known=", ".join(others))


def _named(about: Source, report: Report) -> Node | None:
    """What theme.yaml says of the parent."""
    root = compose(_text(about), about.path, 1, report)
    found = None
    for name, value in root.pairs if root else ():
        if name.text == "parent" and value.kind == "text":
            found = value
        elif name.text != "name":
            report(codes.UNKNOWN_THEME_FIELD.at(name.span, name=name.text))
    return found


def _text(source: Source) -> str:
    # `read` has refused what is no UTF-8; nothing here may fail on it once more.
    return source.data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _words(folders: Sequence[Mapping[str, Source]], report: Report) -> dict[str, dict[str, Word]]:
    """Each language's words: the parent's, with the theme's own put over them word by word."""
    words: dict[str, dict[str, Word]] = {}
    paths: dict[str, str] = {}
    for folder in folders:
        for path, source in sorted(folder.items()):
            if path.startswith("words/") and path.endswith(".yaml"):
                language = path.removeprefix("words/").removesuffix(".yaml")
                words.setdefault(language, {}).update(read_words(_text(source), source.path, language, report))
                paths[language] = source.path
    check_words(words, paths, report)
    return words


def _sheets(files: Files, first: Files) -> list[str]:
    """The style sheets in the order of their layers. Those that nobody knows stand before the components, a child's after them."""
    known = [f"css/{name}.css" for name in SHEETS if name]
    others = sorted(path for path in files if path.endswith(".css") and path not in (*known, PRINT_STYLES) and not is_apart(path))
    general = [path for path in others if path.startswith("css/")]
    middle = SHEETS.index(None)
    ordered = [
        *known[:middle],
        *(path for path in general if path in first),
        *(path for path in others if path.startswith("components/")),
        *(path for path in general if path not in first),
        *known[middle:],
    ]
    return [path for path in ordered if path in files]
