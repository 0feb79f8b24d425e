"""What hostile Markdown costs Python-Markdown alone, and what is left of it: `python benchmarks/markdown_shapes.py [alone|guarded]`.

`alone` gives each shape of tests/markdown_shapes.py 15 s in a process of its own; `guarded` looks for the size at which
localsite is slowest, between 500 bytes and 64 kB, and prints the processor time there, child processes included.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from localsite.markup import Text, convert_all  # noqa: E402
from tests.markdown_shapes import HEAVY, SLOW  # noqa: E402

SHAPES = {**SLOW, **HEAVY}
SIZES = tuple(round(500 * 1.35**step) for step in range(17))
ALONE = """
import sys, time, markdown
reader = markdown.Markdown(extensions=["tables", "footnotes", "sane_lists"])
reader.preprocessors.deregister("html_block"); reader.inlinePatterns.deregister("html")
text = sys.stdin.read(); begin = time.process_time()
try: reader.convert(text); end = ""
except RecursionError: end = " RecursionError"
print(f"{time.process_time() - begin:.2f} s{end}")
"""


def alone(text: str) -> str:
    """The processor time of Python-Markdown without a guard."""
    try:
        run = subprocess.run([sys.executable, "-c", ALONE], input=text, capture_output=True, text=True, timeout=15, check=True)
    except subprocess.TimeoutExpired:
        return "> 15 s"
    return run.stdout.strip()


def guarded(text: str) -> tuple[float, str]:
    """The processor time of localsite, and what it says."""

    def spent() -> float:
        return sum(use.ru_utime + use.ru_stime for use in (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)))

    begin = spent()
    (result,) = convert_all([Text(text, "fr", "text.md")])
    return spent() - begin, ", ".join(sorted({found.code.name for found in result.diagnostics}))


def main() -> None:
    """One line for each shape."""
    for name, shape in SHAPES.items():
        if sys.argv[1:] != ["guarded"]:
            print(f"{name:45} 4 kB {alone(shape(4000)):20} 64 kB {alone(shape(64000))}", flush=True)
        if sys.argv[1:] != ["alone"]:
            seconds, size, said = max((*guarded(shape(size))[:1], size, "") for size in SIZES)
            print(f"{name:45} slowest {seconds:.2f} s at {size} bytes {said}", flush=True)


if __name__ == "__main__":
    main()
