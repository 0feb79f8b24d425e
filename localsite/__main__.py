"""`python -m localsite`: the same door as `build.py`, without preparing anything."""

from localsite.cli import main

main()
