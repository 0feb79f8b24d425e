"""localsite: a merchants' collective's directory, from text files to a fast and tracker-free site."""

__version__ = "0.1.0"
