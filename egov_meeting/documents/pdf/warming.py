"""Loading the layout engine before anybody waits for it."""

from functools import cache

from egov_meeting.documents.pdf.fonts import use_own_fonts_only
from egov_meeting.documents.pdf.hyphenation import register_swahili


@cache
def warm_up() -> None:
    """Import WeasyPrint, with our fonts and hyphens, once in this process; takes about half a second."""
    use_own_fonts_only()
    register_swahili()
    import weasyprint  # noqa: F401  (after FONTCONFIG_FILE is set: it looks for fonts on import)
