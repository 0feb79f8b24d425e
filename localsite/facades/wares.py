"""What lies in a shop's window? Things of its trade, each drawn on a shelf: y is 0 there and falls below 0 upwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Ware(NamedTuple):
    """A thing in a window. Shapes without a fill take the colour that it is put there in."""

    wide: int
    elements: str
    colours: tuple[str, ...] = ()


def _line(d: str, colour: str, width: float = 1.4) -> str:
    return f'<path fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" d="{d}"/>'


def _shape(d: str, colour: str = "") -> str:
    return f'<path{f" fill={chr(34)}{colour}{chr(34)}" if colour else ""} d="{d}"/>'


BREAD, CRUST, CREAM, WOOD, DARK, PAPER, GOLD, STEEL, LEAF, RED, BLUE = (
    "#c98a3f", "#ecc98a", "#f6e6cf", "#8a5a34", "#3b2b2b", "#fff8ea", "#d9a63a", "#8d9aa3", "#5c7a3c", "#b5432f", "#3f6a94",
)  # fmt: skip
INKS = (RED, BLUE, GOLD, LEAF, "#7d4a6d", "#d98a4a")

WARES: Mapping[str, Ware] = {
    "loaf": Ware(17, _shape("M0 0q-1-9 8.5-9t8.5 9z", BREAD) + _line("M4-4l3-3M8-4l3-3M12-3l2-2", CRUST)),
    "baguettes": Ware(13, _line("M4-5L2-22M6.5-5v-19M9-5l2-17", BREAD, 3) + _shape("M0-9h13l-2 9h-9z", WOOD) + _line("M1-6h11", CRUST, 1)),
    "croissant": Ware(15, _shape("M0-1q1-7 7.5-7t7.5 7q-3-3-7.5-3t-7.5 3z", "#d79b48") + _line("M5-7l1 3M10-7l-1 3", "#b57a30", 1)),
    "cake": Ware(16, _line("M8-4v4M4 0h8", "#b9a88f") + _shape("M1-4.5h14v1.5h-14z", "#e8dcc6") + _shape("M3-13h10v8.5h-10z") + _shape("M3-13h10v3q-2.5 3-5 0-2.5 3-5 0z", PAPER) + _shape("M6.5-14a1.5 1.5 0 1 1 3 0z", RED), ("#e7a9a0", "#8a5a44", "#f0cf8f")),
    "tart": Ware(13, _shape("M0-5h13l-2 5h-9z", BREAD) + _shape("M1-5q2-3 3.7 0 2-3 3.7 0 2-3 3.6 0z"), (RED, "#d9772f", "#6f8f3a")),
    "box": Ware(12, _shape("M0-8h12v8h-12z") + _shape("M5-8h2v8h-2z", CREAM) + _line("M6-8q-4-4-4-1M6-8q4-4 4-1", CREAM, 1), (RED, BLUE, "#7d4a6d", "#5b3422", LEAF)),
    "wheel": Ware(18, _shape("M0-6q0-2 2-2h14q2 0 2 2v6h-18z", "#e3b54d") + _shape("M3-8v-5q0-1 1-1h10q1 0 1 1v5z", "#f0dca4") + _line("M1-3h16", "#c99432", 0.8)),
    "wedge": Ware(13, _shape("M0 0v-4l13-4v8z", "#f0d27a") + _shape("M3-2a1.3 1.3 0 1 1 2.6 0zM8-4a1.3 1.3 0 1 1 2.6 0z", "#cf9f3c")),
    "bottle": Ware(7, _shape("M1 0v-11q0-2 1.5-3.5v-5h2v5q1.5 1.5 1.5 3.5v11z") + _shape("M1.5-8h4v4.5h-4z", PAPER), ("#2f4a33", "#5a2434", "#8a7a2f", "#274a52")),
    "jar": Ware(9, _shape("M0.5-8h8v8h-8z") + _shape("M1.5-10.5h6v2.5h-6z", CREAM) + _shape("M1.5-6h6v3h-6z", PAPER), (RED, GOLD, LEAF, "#8a5a44", "#c06a2e")),
    "tin": Ware(9, _shape("M0-10h8v10h-8z") + _shape("M0-10h8v2h-8z", STEEL) + _shape("M1-6.5h6v3.5h-6z", PAPER), INKS),
    "crate": Ware(20, _shape("M2-7a3 3 0 1 1 5.5-1.5a3 3 0 1 1 5.5 0a3 3 0 1 1 5 1.5z") + _shape("M0-7h20l-1.5 7h-17z", "#b07d45") + _line("M1-4h18", "#7d532b", 1), (RED, "#d9812f", "#7f9a3a", "#8a4a6a", "#d9b23a")),
    "ham": Ware(11, _line("M5.5-36v10", DARK, 1) + _shape("M5.5-27q5 5 5 11t-5 6q-5 0-5-6t5-11z", "#a5493b") + _shape("M3-13q2 2 5 0-1 3-2.5 3t-2.5-3z", "#e6b9a2")),
    "sausages": Ware(14, _line("M2-36v7M7-36v7M12-36v7", DARK, 0.8) + _line("M2-29q-2 5 0 10M7-29q-2 6 0 13M12-29q-2 4 0 9", "#964234", 3.4)),
    "fish": Ware(20, _shape("M0-4q6-6 13-1l6-4v9l-6-4q-7 6-13 0z", "#8fa6b2") + _shape("M0 0h20v2h-20z", "#dcecef") + _shape("M3-4.5a.8.8 0 1 1 1.6 0z", DARK)),
    "shells": Ware(13, _shape("M0 0q-1-7 6.5-8 7.5 1 6.5 8z", "#e8c9ae") + _line("M3-1l2-6M6.5-1v-7M10-1l-2-6", "#b98f74", 0.8)),
    "cups": Ware(13, _shape("M0-6h9l-1.5 6h-6z") + _line("M9-5q3 0 2 2t-3 1", CREAM, 1.2) + _line("M3-8q1-1 0-3M6-8q1-1 0-3", STEEL, 0.7), (CREAM, "#e2b08a", "#9cc0c4")),
    "teapot": Ware(17, _shape("M4 0q-3-8 4.5-9 7.5 1 4.5 9z") + _line("M13-5l3-3M4-7q-4 0-3 3t4 2", "#6b7f86", 1.5) + _shape("M7-10.5h3v2h-3z", DARK), ("#3f7a7a", RED, CREAM)),
    "books": Ware(20, _shape("M0-15h4v15h-4z", RED) + _shape("M4-13h3v13h-3z", CREAM) + _shape("M7-16h4.5v16h-4.5z", BLUE) + _shape("M11.5-14h3v14h-3z", GOLD) + _shape("M14.5-14.5l3.5-.8 2.5 15.3h-4z", LEAF)),
    "open book": Ware(16, _shape("M0-9q4-2 8 0 4-2 8 0v8q-4-2-8 0-4-2-8 0z", PAPER) + _line("M8-9v8M2-7h4M2-5h4M10-7h4M10-5h4", "#a89a88", 0.7)),
    "dress": Ware(19, _line("M9.5-8v8M5 0h9", DARK, 1.2) + _shape("M6-34q3.5 3 7 0l2 6-2 5 5.5 16h-18l5.5-16-2-5z") + _shape("M7.5-38h4v4h-4z", "#d8b48a"), (RED, BLUE, "#7d4a6d", "#d9a63a", "#4d7f78")),
    "jacket": Ware(19, _line("M9.5-8v8M5 0h9", DARK, 1.2) + _shape("M5-32l4.5-2 4.5 2 4 4v14h-3v6h-11v-6h-3v-14z") + _shape("M8-33.5l1.5 8 1.5-8z", PAPER) + _shape("M7.5-38h4v4h-4z", "#d8b48a"), (BLUE, "#5b4a3a", "#4f5b3a", "#6a3340")),
    "shirts": Ware(14, _shape("M0-3h14v3h-14z", BLUE) + _shape("M0-6.5h14v3h-14z", PAPER) + _shape("M0-10h14v3h-14z", RED)),
    "hat": Ware(17, _shape("M0-1q8.5-3 17 0-8.5 3-17 0z") + _shape("M4-1.5v-6q4.5-3 9 0v6q-4.5 1.5-9 0z") + _line("M4-2.5q4.5 1.5 9 0", DARK, 1.5), ("#b98f52", "#5b4a3a", "#3a4a5a")),
    "shoe": Ware(14, _shape("M0 0v-8h4q2 5 10 5v3z") + _shape("M0 0h3v2h-3zM5 0h9v1h-9z", DARK), ("#8a4a2a", RED, "#2f3a4a", "#c08a4a")),
    "boot": Ware(13, _shape("M0 0v-16h6v9q7 1 7 7z") + _shape("M0 0h13v1.2h-13z", DARK), ("#6a3f26", "#3a2f2f", "#9a6a3a")),
    "bag": Ware(15, _line("M4-11q0-7 3.5-7t3.5 7", WOOD, 1.5) + _shape("M0-11h15l-1 11h-13z") + _shape("M6-8h3v3h-3z", GOLD), ("#a5623a", "#5a3a2a", RED, "#3f5a4a")),
    "bust": Ware(14, _shape("M1 0q-1-9 2-11l2.5-1v-5h3v5l2.5 1q3 2 2 11z", "#efe4d3") + _line("M4-11q3 7 6 0", GOLD, 1.3) + _shape("M6-7a1.2 1.2 0 1 1 2.4 0z")  , (RED, BLUE, "#3f8f6a")),
    "ring box": Ware(9, _shape("M0-5h9v5h-9z") + _shape("M0-5l1-5h7l1 5z", PAPER) + _line("M3-6a1.5 1.5 0 1 1 3 0", GOLD, 1.1), ("#6a2f45", "#2f4a6a")),
    "clock": Ware(15, _shape("M7.5-17a8 8 0 1 1-.1 0z", GOLD) + _shape("M7.5-15a6 6 0 1 1-.1 0z", PAPER) + _line("M7.5-13v4l3 2", DARK, 1) + _shape("M3 0l2-2.5h5l2 2.5z", WOOD)),
    "pendulum": Ware(13, _shape("M0-36h13v36h-13z", "#7a4a2a") + _shape("M6.5-34a4.8 4.8 0 1 1-.1 0z", PAPER) + _line("M6.5-32v3l2 1", DARK, 0.9) + _shape("M3-22h7v18h-7z", "#3a2418") + _line("M6.5-22v12", GOLD, 0.9) + _shape("M6.5-12a2.2 2.2 0 1 1-.1 0z", GOLD)),
    "spools": Ware(16, _shape("M1-8h4v6h-4z", RED) + _shape("M6-8h4v6h-4z", GOLD) + _shape("M11-8h4v6h-4z", BLUE) + _shape("M0-10h16v2h-16zM0-2h16v2h-16z", WOOD)),
    "chair": Ware(15, _line("M2-25v25M13-11V0M2-11h11M5-25h-3M2-17h1", WOOD, 1.9) + _shape("M1-14h13v3h-13z"), (RED, BLUE, LEAF, GOLD)),
    "armchair": Ware(24, _shape("M3-8v-14q0-4 4-4h10q4 0 4 4v14z") + _shape("M0-14q4-3 4 3h16q0-6 4-3v12h-24z") + _shape("M4-9h16v4h-16z", "#fff3") + _line("M3-2v2M21-2v2", WOOD, 2), ("#a5523a", "#3f6a6a", "#8a7a3a", "#7d4a6d")),
    "lamp": Ware(14, _shape("M3-26h8l3 9h-14z", "#f6d98a") + _line("M7-17v16", WOOD, 1.7) + _shape("M3-1.5h8v1.5h-8z", WOOD)),
    "vase": Ware(10, _shape("M2 0q-4-9 1-13-1-2-1-3h6q0 1-1 3 5 4 1 13z") + _line("M1-7q4 2 8 0", PAPER, 1), ("#3f7a8a", "#b5643f", "#6f7f3f", "#e2d2b2")),
    "bowl": Ware(14, _shape("M0-7h14q-1 7-5 7h-4q-4 0-5-7z") + _line("M1-5h12", PAPER, 1), ("#b5643f", "#4f7a86", "#c9a25a", "#7a5a6a")),
    "plates": Ware(16, _shape("M0-2h16l-2 2h-12zM0-5h16l-2 2h-12zM0-8h16l-2 2h-12z") + _line("M1-8h14", PAPER, 1), ("#8fb0bd", "#d9b58a", CREAM)),
    "pot plant": Ware(12, _shape("M6-8q-8-3-6-12 5 2 6 8-1-10 3-14 4 6 0 13 3-6 6-5-2 8-9 10z", LEAF) + _shape("M2-8h8l-1.5 8h-5z", "#b5643f")),
    "bouquet": Ware(16, _line("M8-10l-4-7M8-10v-9M8-10l4-7", LEAF) + _shape("M4-17a3.2 3.2 0 1 1 .1 0zM12-16a3.2 3.2 0 1 1 .1 0zM8-20a3.4 3.4 0 1 1 .1 0z") + _shape("M4-20.5a1 1 0 1 1 .1 0zM12-19.5a1 1 0 1 1 .1 0zM8-24a1 1 0 1 1 .1 0z", GOLD) + _shape("M3-11h10l-1.5 11h-7z", STEEL), ("#d9607a", "#e2a13a", "#f6f0e2", "#9a6ab0", RED)),
    "tools": Ware(20, _line("M5-30v22M15-30v22", "#b98f5a", 2.4) + _shape("M0-33h10v5h-10z", STEEL) + _shape("M12-35h6v9h-6z", RED)),
    "saw": Ware(22, _shape("M6-12l16-4v9l-16-1z", STEEL) + _shape("M0-13h7v9h-7z", WOOD) + _shape("M2-10.5h3v4h-3z", CREAM)),
    "paint": Ware(10, _shape("M0-10h10v10h-10z", "#d8d4cc") + _shape("M0-7h10v4h-10z") + _line("M0-10q5-6 10 0", STEEL, 1), INKS),
    "screen": Ware(20, _shape("M0-16h20v12h-20z", "#2c3038") + _shape("M1.5-14.5h17v9h-17z", "#7fb2bd") + _shape("M7-4h6v4h-6z", "#2c3038")),
    "radio": Ware(17, _shape("M0-11h17v11h-17z") + _shape("M5-5.5a3 3 0 1 1 .1 0z", CREAM) + _line("M11-8h4M11-5h4M13-11l4-7", CREAM, 1), (RED, "#4d7f78", "#5b4a3a")),
    "violin": Ware(12, _line("M6-30v14", "#4a2c1a", 1.8) + _shape("M6-19q5 0 4 5-1 2 1 5 2 8-5 9-7-1-5-9 2-3 1-5-1-5 4-5z", "#b5622e") + _line("M6-18v14M4-9v3M8-9v3", "#3a2418", 0.8)),
    "records": Ware(18, _shape("M0-16h16v16h-16z") + _shape("M8-14a6 6 0 1 1-.1 0z", "#26222a") + _shape("M8-9.5a1.6 1.6 0 1 1-.1 0z", GOLD), (RED, BLUE, GOLD)),
    "painting": Ware(22, _shape("M0-24h22v18h-22z", GOLD) + _shape("M2-22h18v14h-18z", "#b9d3dc") + _shape("M2-12q5-5 9-1 4-4 9 0v5h-18z", "#5f8a6a") + _shape("M15-19a2 2 0 1 1-.1 0z", "#f3cf6a") + _line("M5-6l-2 6M17-6l2 6", WOOD, 1.5)),
    "camera": Ware(15, _shape("M0-9h4l1-2h5l1 2h4v9h-15z", "#35313a") + _shape("M7.5-7.5a3.2 3.2 0 1 1-.1 0z", "#9cc0d0") + _shape("M0-7h15v1.2h-15z", STEEL)),
    "poster": Ware(17, _shape("M0-25h16v25h-16z") + _shape("M2-23h12v9h-12z", PAPER) + _line("M3-10h10M3-7h10M3-4h6", PAPER, 1.3), INKS),
    "papers": Ware(17, _shape("M0-13h16v3h-16zM0-9h16v3h-16zM0-5h16v5h-16z", PAPER) + _line("M1.5-11.5h8M1.5-7.5h11M1.5-3h6", DARK, 0.9)),
    "pencils": Ware(10, _line("M3-8l-2-10", RED, 1.6) + _line("M5-8v-11", GOLD, 1.6) + _line("M7-8l2-9", BLUE, 1.6) + _shape("M1-9h8v9h-8z"), ("#4f7a86", "#a5623a")),
    "perfume": Ware(9, _shape("M0-9h9v9h-9z") + _shape("M2.5-13h4v4h-4z", GOLD) + _shape("M1.5-6h3v4h-3z", "#fff8"), ("#e2b1c0", "#b9a0cf", "#e8c98a", "#9cc8c0")),
    "mirror": Ware(15, _shape("M7.5-28q7 0 7 10t-7 10-7-10 7-10z", GOLD) + _shape("M7.5-26q5 0 5 8t-5 8-5-8 5-8z", "#cfe2e6") + _line("M7.5-8v7M3 0h9", WOOD, 1.8)),
    "remedy": Ware(9, _shape("M0-12h9v12h-9z", "#f7f3e8") + _shape("M1-14.5h7v2.5h-7z", GOLD) + _shape("M3.5-9h2v2h2v2h-2v2h-2v-2h-2v-2h2z"), ("#3f8f5f", BLUE)),
    "glasses": Ware(18, _line("M4-5a3 3 0 1 1-.1 0M13-5a3 3 0 1 1-.1 0M7-7.5h3M1-9l-1-2M16-9l1-2", DARK, 1.2) + _shape("M3-1h11v1h-11z", CREAM)),
    "cage": Ware(17, _line("M8-26v3M1 0v-15q0-8 7.5-8t7.5 8V0zM5 0v-21M8.5 0v-23M12 0v-21", GOLD, 1) + _shape("M6-5q0-5 4-5l3 1-2 1q0 4-5 3z", "#e2a13a")),
    "bone": Ware(15, _shape("M2-6a2.5 2.5 0 1 1 3 2h5a2.5 2.5 0 1 1 3 2 2.5 2.5 0 1 1-3 1.5h-5a2.5 2.5 0 1 1-3-2 2.5 2.5 0 0 1 0-3.5z", CREAM)),
    "ball": Ware(13, _shape("M6.5-13a6.5 6.5 0 1 1-.1 0z") + _line("M1-9q5.5 4 11 0M1-4q5.5-4 11 0", PAPER, 1.2), (RED, BLUE, GOLD)),
    "bear": Ware(16, _shape("M3-18a2.5 2.5 0 1 1 .1 0zM13-18a2.5 2.5 0 1 1 .1 0zM8-18a5 5 0 1 1-.1 0zM8-10a6 5.5 0 1 1-.1 0z", "#a9743f") + _shape("M8-12a2 1.7 0 1 1-.1 0zM8-7a3.3 3.3 0 1 1-.1 0z", CREAM)),
    "blocks": Ware(18, _shape("M0-8h8v8h-8z", RED) + _shape("M9-8h8v8h-8z", BLUE) + _shape("M4.5-16h8v8h-8z", GOLD)),
    "racket": Ware(13, _line("M6.5-26a5.5 7 0 1 1-.1 0M6.5-12v12", WOOD, 1.6) + _line("M3-22v8M6.5-25v12M10-22v8M2-19h9", "#d8d0c0", 0.6)),
    "bicycle": Ware(38, _line("M8-13a7 7 0 1 1-.1 0M30-13a7 7 0 1 1-.1 0", DARK, 1.6) + _line("M8-6l7-12h11l4 12M15-18l5 12h-12M20-6l7-13", RED, 1.8) + _line("M12-19h5M25-21h5", DARK, 1.7)),
    "helmet": Ware(15, _shape("M0-2q-1-10 8-10 7 1 7 7h-6v3z") + _shape("M8-7h7v3h-7z", "#9cc0d0"), (RED, BLUE, "#e2dccc")),
    "tyres": Ware(17, _shape("M8.5-17a8.5 8.5 0 1 1-.1 0z", "#37323a") + _shape("M8.5-12.5a4 4 0 1 1-.1 0z", STEEL)),
    "boat": Ware(22, _line("M10-7v-21", WOOD, 1.3) + _shape("M11-27l9 18h-9z", PAPER) + _shape("M9-24v15h-7z") + _shape("M0-7h22q-2 6-5 6h-12q-3 0-5-6z", BLUE), (RED, GOLD, PAPER)),
    "parcels": Ware(20, _shape("M0-9h20v9h-20z", "#c08f55") + _shape("M4-17h13v8h-13z", "#d9ab70") + _line("M10-17V0M0-5h20", "#7d532b", 1)),
    "house": Ware(17, _shape("M1-9h14v9h-14z", CREAM) + _shape("M-1-9l9-8 9 8z") + _shape("M6-6h4v6h-4z", WOOD), (RED, BLUE)),
    "telephone": Ware(10, _shape("M0-16h9v16h-9z", "#2c3038") + _shape("M1-14h7v11h-7z"), ("#7fb2bd", "#e2a08a", "#9cc08a")),
    "machine": Ware(19, _shape("M0-22h18v22h-18z", "#eef0ee") + _shape("M9-16a6 6 0 1 1-.1 0z", STEEL) + _shape("M9-14a4 4 0 1 1-.1 0z", "#9cc8d6") + _line("M2-19h5M13-19h3", STEEL, 1.3)),
    "suitcase": Ware(18, _line("M6-12v-4h6v4", WOOD, 1.5) + _shape("M0-12h18v12h-18z") + _shape("M3-12h2v12h-2zM13-12h2v12h-2z", CREAM), ("#a5623a", BLUE, RED)),
    "globe": Ware(15, _shape("M7.5-19a7 7 0 1 1-.1 0z", "#7fb2c9") + _shape("M4-16q3-2 5 0t-2 4-4 0zM9-10q3-1 3 2t-3 1z", "#7f9a5a") + _line("M7.5-5v4M3 0h9M7.5-21a9 9 0 0 1 0 18", WOOD, 1.2)),
    "keys": Ware(16, _line("M0-34h16", WOOD, 1.5) + _line("M4-28a2 2 0 1 1-.1 0M4-24v9h3M12-28a2 2 0 1 1-.1 0M12-24v12h-3", GOLD, 1.5)),
    "tap": Ware(15, _line("M2 0v-9q0-4 4-4h7v4M6-13v-4M2-17h8", STEEL, 2.2)),
    "bulb": Ware(11, _line("M5.5-38v12", DARK, 0.9) + _shape("M3.5-27h4v4h-4z", STEEL) + _shape("M5.5-24q5 2 4 7-2 4-4 4t-4-4q-1-5 4-7z", "#f6d574")),
    "planks": Ware(22, _shape("M0 0l4-34h4l-4 34zM6 0l3-30h4l-2 30zM13 0v-32h4v32z") + _line("M2-8l2-18M15-6v-20", "#7d532b", 0.7), ("#c79a62", "#b07d45")),
    "table": Ware(28, _line("M14-10v10M8 0h12", DARK, 1.6) + _shape("M1-13h26l2 7-4-2-4 2-3-2-4 2-4-2-3 2-4-2-4 2z", PAPER) + _line("M8-13v-3M6-19q0 3 2 3t2-3z", "#e6eef0", 1) + _shape("M18-20h2v7h-2z", CREAM) + _shape("M19-24q2 2 0 4-2-2 0-4z", "#f6c04a")),
    "glass": Ware(9, _shape("M1-14h7q0 7-3.5 7t-3.5-7z") + _line("M4.5-7v7M2 0h5", "#e6eef0", 1.2), ("#8a2f3f", "#e2c25a", "#e08a4a")),
    "mug": Ware(11, _shape("M0-10h8v10h-8z", "#d9a03a") + _shape("M0-10q-1-4 3-3 3-3 5 0 2 1 0 3z", PAPER) + _line("M8-8q3 0 3 3t-3 3", "#d9a03a", 1.3)),
    "cone": Ware(10, _shape("M1-10h8l-4 10z", "#d9a25a") + _shape("M5-18a4.5 4.5 0 1 1-.1 0z"), ("#f0b8b8", "#f4e2b0", "#a9cf9a", "#7a4a36")),
    "slate": Ware(17, _shape("M0-23h16v20h-16z", WOOD) + _shape("M1.5-21.5h13v17h-13z", "#2f3a38") + _line("M4-18h8M4-15h6M4-12h8M4-9h5", "#e8e2d2", 0.9) + _line("M3-3l-1 3M13-3l1 3", WOOD, 1.5)),
    "star": Ware(22, _line("M11-30l3 7 7 1-5 5 1 7-6-3-6 3 1-7-5-5 7-1z", "#f0a8d0", 1.7)),
    "tickets": Ware(18, _shape("M0-9h18v9h-18z") + _line("M13-9v9M3-6h7M3-3h5", PAPER, 1.1), (RED, GOLD, BLUE)),
    "masks": Ware(22, _shape("M0-22h11v8q0 6-5.5 7-5.5-1-5.5-7z", PAPER) + _shape("M10-16h11v8q0 6-5.5 7-5.5-1-5.5-7z") + _line("M3-18h1M7-18h1M3-13q2.5 3 5 0M13-12h1M17-12h1M13-6q2.5-3 5 0", DARK, 1.2), (GOLD, RED)),
    "pipe": Ware(16, _shape("M0-7h7v4q-3.5 4-7 0z", WOOD) + _line("M6-4l9-6", DARK, 1.7)),
    "brushes": Ware(13, _shape("M2-9h9l-1 9h-7z", "#9cc0c4") + _line("M4-9l-2-9M6.5-9v-11M9-9l2-9", GOLD, 1.6)),
    "soap": Ware(12, _shape("M0-5h12v5h-12z") + _shape("M2-9.5h8v4.5h-8z", CREAM), ("#b9cf9a", "#e2b1a0", "#d9c48a")),
    "scissors": Ware(14, _line("M3-20l7 14M11-20l-7 14", STEEL, 1.7) + _line("M3.5-5a2 2 0 1 1-.1 0M10.5-5a2 2 0 1 1-.1 0", RED, 1.5)),
    "cloth": Ware(13, _shape("M0-30h12v22q-3 3-6 0-3 3-6 0z") + _line("M4-29v20M8-29v20", "#fff5", 1), INKS),
    "letters": Ware(16, _shape("M0-11h16v11h-16z", PAPER) + _line("M0-11l8 6 8-6", "#a89a88", 1) + _shape("M11.5-4h3v3h-3z", RED)),
    "chest": Ware(20, _shape("M0-16h20v14h-20z", "#8a5a34") + _line("M0-9h20M10-16v14", "#5a3a22", 0.9) + _line("M5-12h1M14-12h1M5-5h1M14-5h1", GOLD, 1.4) + _line("M2-2v2M18-2v2", "#5a3a22", 2)),
}  # fmt: skip

# By the drawing of a category: what its window shows, what comes first is seen most; "|" before what stands on the pavement.
TRADES: Mapping[str, str] = {
    "bakery": "loaf baguettes croissant loaf tart|slate", "pastry": "cake tart croissant box|slate", "chocolate": "box cake jar box", "butcher": "ham sausages jar slate",
    "delicatessen": "ham sausages wheel jar bottle|slate", "cheese": "wheel wedge wheel jar", "fishmonger": "fish shells fish|crate", "greengrocer": "crate jar crate|crate",
    "farm": "crate jar loaf bottle|crate", "grocery": "tin jar bottle box|crate", "supermarket": "tin jar box bottle crate", "wine": "bottle glass bottle|barrel", "bar": "bottle glass mug bottle|table",
    "cafe": "cups teapot tin cups|table", "caterer": "plates cake wheel bottle", "market": "crate loaf jar fish|crate", "restaurant": "table bottle glass table|table", "fast-food": "slate cups tin slate|slate",
    "ice-cream": "cone cups cone|table", "nightclub": "star glass bottle", "clothes": "dress jacket shirts dress bag", "second-hand": "dress hat lamp books jacket", "shoes": "shoe boot shoe bag",
    "leather-goods": "bag boot suitcase bag", "jewellery": "bust ring-box bust", "watches": "clock pendulum clock ring-box", "tailor": "jacket spools cloth dress", "furniture": "armchair lamp chair vase",
    "decoration": "lamp vase mirror plates", "houseware": "plates bowl teapot cups", "electronics": "screen radio telephone", "hardware": "tools paint saw keys", "antiques": "pendulum vase painting chest lamp",
    "florist": "bouquet pot-plant bouquet|bucket", "garden": "pot-plant bouquet tools|bucket", "carpenter": "planks saw chair chest", "instrument-maker": "violin tools planks violin", "potter": "vase bowl plates vase|pots", "shoemaker": "boot shoe tools",
    "locksmith": "keys tools clock", "plumber": "tap tools paint", "electrician": "bulb radio tools lamp", "workshop": "tools saw vase planks", "books": "books open-book books globe|rack",
    "newsagent": "papers books poster tin|rack", "stationery": "pencils papers letters books|rack", "music": "violin records radio violin", "art": "painting vase brushes painting", "photo": "camera painting poster",
    "cinema": "poster tickets poster", "theatre": "masks poster tickets", "tickets": "tickets poster", "gifts": "box vase bear globe", "hairdresser": "mirror scissors brushes perfume",
    "beauty": "mirror perfume soap pot-plant", "perfume": "perfume soap perfume box", "tattoo": "poster brushes painting star", "pharmacy": "remedy jar remedy perfume", "optician": "glasses mirror glasses",
    "pets": "cage bone ball", "toys": "bear blocks ball boat", "sports": "ball racket helmet boot", "tobacco": "pipe tin papers box|rack", "hotel": "lamp keys suitcase pot-plant|tree",
    "bicycles": "bicycle helmet tyres|bicycle", "motorcycles": "helmet tyres tools", "cars": "tyres tools keys", "boats": "boat globe tools|anchor", "bank": "pot-plant papers lamp|tree", "estate-agent": "house poster keys",
    "post-office": "parcels letters box|letterbox", "telephones": "telephone screen telephone", "laundry": "machine shirts soap", "travel-agency": "globe suitcase poster boat", "place-hall": "crate loaf bouquet|crate",
}  # fmt: skip
GROUPS: Mapping[str, str] = {
    "food": "jar loaf bottle crate", "eat-and-drink": "table glass bottle|table", "fashion": "dress hat bag", "home": "lamp vase plates", "craft": "tools vase chest", "culture": "books painting poster|rack",
    "care": "perfume mirror pot-plant", "leisure": "ball bear boat", "mobility": "bicycle helmet tyres|bicycle", "services": "letters pot-plant lamp|tree",
}  # fmt: skip


def wares_of(icon: str, group: str) -> tuple[Sequence[Ware], str]:
    """What stands in the window of a trade, and what on the pavement before it ("" where nothing does)."""
    inside, _, outside = (TRADES.get(icon) or GROUPS.get(group) or "box pot-plant books vase|tree").partition("|")
    return tuple(WARES[name.replace("-", " ")] for name in inside.split() if name.replace("-", " ") in WARES), outside
