"""The one command: `python3 build.py [build|serve|check|test|new|...]`.

On its first run it makes `.venv` beside itself from the locked requirements; then it hands over to `localsite.cli`.
Any Python, however old, must be able to read this file, so that it can say what is wrong: no f-string, no annotation.
"""

from __future__ import unicode_literals

import sys

OLDEST = (3, 11)


def too_old(version):
    """The two sentences to say where Python `version` cannot run localsite; None where it can."""
    if tuple(version[:2]) >= OLDEST:
        return None
    found, wanted = "%d.%d" % tuple(version[:2]), "%d.%d" % OLDEST
    return (
        "localsite demande Python " + wanted + " ou plus r\xe9cent, et ceci est Python " + found + ". "
        "Installez un Python plus r\xe9cent, puis relancez la commande avec lui.",
        "localsite needs Python " + wanted + " or newer, and this is Python " + found + ". "
        "Install a newer Python, then run the command again with it.",
    )


def stop(sentences):
    """Say why nothing can be done, in French and in English, and end with exit code 2."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    text = "".join(sentence + "\n" for sentence in sentences)
    getattr(sys.stderr, "buffer", sys.stderr).write(text.encode(encoding, "replace"))
    sys.exit(2)


if __name__ == "__main__":
    if too_old(sys.version_info):
        stop(too_old(sys.version_info))
    from localsite.bootstrap.run import run
    from localsite.bootstrap.workshop import Trouble

    try:
        sys.exit(run(__file__, sys.argv[1:]))
    except Trouble as trouble:
        stop(trouble.sentences)
    except KeyboardInterrupt:
        sys.exit(130)
