"""What axe finds wrong with the page in front of it: violations alone, which is all that a test asks for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
_RUN = "options => axe.run(options).then(found => found.violations)"


def violations(page: Page, *, rules: tuple[str, ...] = WCAG) -> list[dict[str, Any]]:
    """Axe's violations of the named sets of rules; of all its rules when none is named."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_script())
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if rules:
        options["runOnly"] = list(rules)
    found: list[dict[str, Any]] = page.evaluate(_RUN, options)
    return found


@cache
def _script() -> str:
    return str(Axe().axe_script)
