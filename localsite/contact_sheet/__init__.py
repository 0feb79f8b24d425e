"""What does the site look like? Every kind of page photographed: each language, light and dark, on a phone, on a desk, on paper."""

from __future__ import annotations

from localsite.contact_sheet.camera import browser_path, is_there
from localsite.contact_sheet.choosing import chosen, kinds
from localsite.contact_sheet.site import made
from localsite.contact_sheet.taking import Occupied, Taken, take

__all__ = ["Occupied", "Taken", "browser_path", "chosen", "is_there", "kinds", "made", "take"]
