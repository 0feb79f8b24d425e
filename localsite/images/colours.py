"""Which colours did somebody see? Pixels of any sort become those of a screen: sRGB, with transparency only where there is some."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import Flags, ImageCmsTransform

GREY = frozenset({"1", "L", "LA", "I", "I;16", "I;16B", "I;16L"})
# What a profile speaks of, and the pixels that it fits.
SPACES: Mapping[str, str] = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}
UNSEEN = 2  # of 255: no eye tells so little


def plain(image: Image) -> Image:
    """The same picture in eight bits a channel: L, LA, RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey: Pillow would cut them off instead of scaling them.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    grey = image.mode in GREY
    if "A" in image.getbands() or "transparency" in image.info:
        return image.convert("LA" if grey else "RGBA")
    mode = "L" if grey else "CMYK" if image.mode == "CMYK" else "RGB"
    return image if image.mode == mode else image.convert(mode)


def on_a_screen(image: Image, profile: bytes | None) -> Image:
    """A plain picture as RGB, or as RGBA where some of it can be seen through; its profile has been obeyed."""
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    colours = _obeyed(image, profile) if profile else image
    seen = colours if colours.mode == "RGB" else colours.convert("RGB")
    if alpha is not None and alpha.getextrema()[0] != 255:
        seen.putalpha(alpha)
    return seen


def _obeyed(image: Image, profile: bytes) -> Image:
    """The colours that the profile means. One that is broken, or speaks of other pixels than these, counts for nothing."""
    from PIL import ImageCms  # late: few pictures have a profile

    try:
        meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = SPACES.get(meant.profile.xcolor_space.strip(), "")
        if not _fits(mode, image.mode):
            return image
        screen = ImageCms.createProfile("sRGB")
        transform = ImageCms.buildTransform(meant, screen, mode, "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC, _flags())
        if mode == "RGB" and _changes_nothing(transform):
            return image
        return transform.apply(image if image.mode == mode else image.convert(mode))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image


def _fits(profile: str, pixels: str) -> bool:
    """Whether a profile for one sort of pixels may be applied to the other; grey is a case of RGB."""
    return bool(profile) and (profile == "CMYK") == (pixels == "CMYK") and (profile != "L" or pixels in GREY)


def _flags() -> Flags:
    from PIL import ImageCms  # late: see above

    # The black of a press, which is a dark grey, becomes the black of a screen.
    return ImageCms.Flags.BLACKPOINTCOMPENSATION


def _changes_nothing(transform: ImageCmsTransform) -> bool:
    """Whether a profile is that of sRGB, whatever it is called: 216 colours tell, in less time than a picture takes."""
    from PIL import Image, ImageChops  # late: see above

    levels = range(0, 256, 51)
    colours = bytes(level for red in levels for green in levels for blue in levels for level in (red, green, blue))
    asked = Image.frombytes("RGB", (216, 1), colours)
    return max(ImageChops.difference(asked, transform.apply(asked)).tobytes()) <= UNSEEN
