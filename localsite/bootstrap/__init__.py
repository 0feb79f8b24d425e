"""The preparation: what `build.py` does before, and until, localsite itself can run."""
