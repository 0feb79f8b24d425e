"""How is the site looked at while it is being written? Built at each edit, shown on this computer alone, its problems over the page."""

from localsite.serve.server import Started, serve
from localsite.serve.session import Told

__all__ = ["Started", "Told", "serve"]
