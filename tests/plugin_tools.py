"""The test runner's part of `tests/tools.py`: tests marked as needing a tool, and one line at the end on what was not run."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.tools import WANTING, require

NEEDS = {"browser": "chromium", "node": "node", "java": "java"}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose marked tool is not on this machine; fail it where CI=true."""
    for mark, tool in NEEDS.items():
        if item.get_closest_marker(mark):
            require(tool)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line which tests were skipped for want of which tool."""
    reasons = (str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if isinstance(report.longrepr, tuple))
    wanting = Counter(reason.partition(WANTING)[2] for reason in reasons if WANTING in reason)
    if wanting:
        terminalreporter.write_line(WANTING + ", ".join(f"{tool} ({count} skipped)" for tool, count in sorted(wanting.items())))
