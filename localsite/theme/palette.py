"""How do a collective's own colours dress the theme, by day and by night, and can everything still be read?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from localsite.theme.colours import BLACK, WHITE, Colours, contrast, is_clear, lightness, nearest, shade, tokens
from localsite.theme.value import Theme

PAPER, INK, SOFT, ACCENT, ON_ACCENT, LINE = "--surface", "--ink", "--ink-soft", "--accent", "--accent-ink", "--line"
AWNING, STRIPE = "--awning", "--stripe"
GROUNDS = (PAPER, "--surface-raised", "--surface-sunk")
WORDS = (INK, SOFT, ACCENT, "--hue")  # what is written on them
PATCHES = ("--warm", "--wash")  # coloured grounds of single pieces, which bear plain text only
LAYER = "chosen"
# A theme that says nothing of one of its colours is taken to look like this.
USUAL: Mapping[str, str] = {
    PAPER: WHITE, "--surface-raised": WHITE, "--surface-sunk": "#f2f2f2", LINE: "#cccccc", INK: "#222222", SOFT: "#555555",
    ACCENT: "#8b2a1a", ON_ACCENT: WHITE,
}  # fmt: skip
FIELDS: Mapping[str, str] = {"paper": PAPER, "ink": INK, "accent": ACCENT}  # what a collective chooses, and its token
Chosen = Mapping[str, str]  # some of these fields → "#84351a"


class Faint(NamedTuple):
    """A chosen colour that cannot be read, or on which something cannot be."""

    name: str  # of the field
    against: str  # the other colour of the pair
    contrast: float
    near: str  # the nearest shade of the same hue that would do


@dataclass(frozen=True, slots=True)
class _Dress:
    """The colours of a theme by day or by night, and those that take their place."""

    theme: Colours
    chosen: Chosen

    def usual(self, name: str) -> str:
        """What the theme has there."""
        return self.theme[name][-1] if name in self.theme else USUAL[name]

    def beside(self, colour: str, model: str, name: str) -> str:
        """What `name` is to a colour that took the place of `model`: as much lighter or darker as in the theme."""
        return shade(colour, lightness(colour) + lightness(self.usual(name)) - lightness(self.usual(model)))

    def grounds(self, paper: str) -> tuple[str, ...]:
        """The paper, and what is raised above it and sunk into it."""
        return tuple(self.beside(paper, PAPER, name) if PAPER in self.chosen else self.usual(name) for name in GROUNDS)

    def under(self, name: str, paper: str) -> tuple[str, ...]:
        """All that words of one kind are written on; without the theme's patches where nothing could be read on both."""
        grounds = self.grounds(paper)
        patches = tuple(value for patch in PATCHES for value in self.theme.get(patch, ())) if name in (INK, SOFT) else ()
        together = (*grounds, *patches)
        return together if any(is_clear(word, together) for word in (BLACK, WHITE)) else grounds

    def legible(self, name: str, colour: str, paper: str) -> str:
        """The shade nearest to a colour in which words of one kind can be read."""
        grounds = self.under(name, paper)
        return nearest(colour, lambda shown: is_clear(shown, grounds))

    def lasting(self) -> tuple[str, ...]:
        """The theme's own words that are still written on another paper. What cannot be read in the theme itself is its own affair."""
        taken = {*self.chosen, *((SOFT,) if INK in self.chosen else ())}
        grounds = [self.usual(name) for name in GROUNDS]
        words = [value for name in WORDS if name not in taken for value in self.theme.get(name, ())]
        return tuple(word for word in words if is_clear(word, grounds))

    def carries(self, paper: str) -> bool:
        """True where the theme's words can be read on a paper, and some words at all."""
        grounds = self.grounds(paper)
        return any(is_clear(word, grounds) for word in (BLACK, WHITE)) and all(is_clear(word, grounds) for word in self.lasting())

    def paper(self, *, as_given: bool) -> str:
        """The paper as it was chosen, or in the theme's own light; the theme's where none was."""
        if PAPER not in self.chosen:
            return self.usual(PAPER)
        return self.chosen[PAPER] if as_given else nearest(shade(self.chosen[PAPER], lightness(self.usual(PAPER))), self.carries)

    def palette(self, *, as_given: bool) -> dict[str, str]:
        """Each token that changes. Chosen colours stay as they were given, or are moved until they can be read."""
        paper = self.paper(as_given=as_given)
        made = (
            {**dict(zip(GROUNDS, self.grounds(paper), strict=True)), LINE: self.beside(paper, PAPER, LINE)} if PAPER in self.chosen else {}
        )
        for name in (INK, ACCENT):
            if name in self.chosen:
                given = self.chosen[name]
                made[name] = given if as_given else self.legible(name, shade(given, lightness(self.usual(name))), paper)
        if INK in made:
            made[SOFT] = self.legible(SOFT, self.beside(made[INK], INK, SOFT), paper)
        if ACCENT in made:
            # Black or white can be read on any colour.
            inks = (self.usual(ON_ACCENT), WHITE, BLACK)
            made[AWNING] = made[STRIPE] = self.chosen[ACCENT]  # a cloth: nothing is written on it
            made[ON_ACCENT] = next(ink for ink in inks if is_clear(ink, (made[ACCENT],)))
        return made


def dressed(theme: Theme, chosen: Chosen) -> Theme:
    """The theme in chosen colours: a small style sheet stands before its own.

    It has a layer of its own right after the tokens: whoever names a layer first settles its rank.
    """
    if not chosen:
        return theme
    day, night = _dresses(theme, chosen)
    light = _rule(day.palette(as_given=True))
    # A theme that has no night has none in other colours either.
    dark = f"@media (prefers-color-scheme: dark) {{\n{_rule(night.palette(as_given=False))}}}\n" if night.theme else ""
    sheet = f"@layer reset, tokens, {LAYER};\n@layer {LAYER} {{\n{light}{dark}}}\n"
    return replace(theme, styles=sheet.encode() + theme.styles)


def worn(theme: Theme, chosen: Chosen) -> tuple[dict[str, str], dict[str, str]]:
    """The colours that the site is seen in, by the names of their tokens: by day, and by night (those of the day where it has no night)."""
    day, night = _dresses(theme, chosen)
    usual = {**USUAL, AWNING: USUAL[ACCENT]}
    by_day = {**usual, **{name: values[-1] for name, values in day.theme.items()}, **day.palette(as_given=True)}
    by_night = {**usual, **{name: values[-1] for name, values in night.theme.items()}, **night.palette(as_given=False)}
    return by_day, by_night if night.theme else by_day


def _dresses(theme: Theme, chosen: Chosen) -> tuple[_Dress, _Dress]:
    day, night = tokens(theme.every_style)
    own = {FIELDS[name]: value for name, value in chosen.items()}
    return _Dress(day, own), _Dress(night, own)


def _rule(palette: Mapping[str, str]) -> str:
    return f":root {{ {' '.join(f'{name}: {value};' for name, value in palette.items())} }}\n"


def faint(theme: Theme, chosen: Chosen) -> tuple[Faint, ...]:
    """Which chosen colours cannot be read, or let something not be read on them, by day. By night they are moved until they can."""
    if not chosen:
        return ()
    dress, _ = _dresses(theme, chosen)
    paper, found = dress.paper(as_given=True), []
    if "paper" in chosen and not dress.carries(paper):
        near = nearest(paper, dress.carries)
        pairs = [(contrast(word, ground), word) for word in dress.lasting() or (BLACK,) for ground in dress.grounds(paper)]
        found.append(_faint("paper", min(pairs), near))
        paper = near  # so that the others are not blamed for it
    for name, colour in chosen.items():
        grounds = dress.under(FIELDS[name], paper)
        if name != "paper" and not is_clear(colour, grounds):
            pair = min((contrast(colour, ground), ground) for ground in grounds)
            found.append(_faint(name, pair, dress.legible(FIELDS[name], colour, paper)))
    return tuple(found)


def _faint(name: str, pair: tuple[float, str], near: str) -> Faint:
    ratio, other = pair
    return Faint(name, other, ratio, near)
