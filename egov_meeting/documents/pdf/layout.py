"""HTML and our style sheets laid out on pages, with our fonts and nothing from outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from egov_meeting.documents.pdf.fonts import font_face_css
from egov_meeting.documents.pdf.warming import warm_up
from egov_meeting.documents.pdf.watermark import watermark_css

if TYPE_CHECKING:
    from weasyprint import HTML, Document

    from egov_meeting.documents.pdf.fetcher import OwnFilesFetcher

BASE_STYLESHEETS = ("css/page.css", "css/text.css", "css/blocks.css", "css/stamped.css")


def laid_out(
    *,
    html: str,
    stylesheets: Sequence[str] = (),
    media: Mapping[str, bytes] | None = None,
    watermark: str = "",
    fetcher: OwnFilesFetcher | None = None,
) -> Document:
    """The pages of `html`; `stylesheets` are files under templates/pdf, added to the base ones."""
    warm_up()
    from weasyprint import CSS, HTML
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration

    from egov_meeting.documents.pdf.fetcher import OwnFilesFetcher

    reader = fetcher or OwnFilesFetcher(media=media)
    fonts, counters = FontConfiguration(), CounterStyle()
    names = (*BASE_STYLESHEETS, *stylesheets)
    sources = [{"string": font_face_css()}, *({"url": f"own:{name}"} for name in names)]
    if watermark:
        sources.append({"string": watermark_css(watermark)})
    sheets = [
        CSS(**source, url_fetcher=reader, font_config=fonts, counter_style=counters)
        for source in sources
    ]
    source: HTML = HTML(string=html, url_fetcher=reader)
    return source.render(font_config=fonts, counter_style=counters, stylesheets=sheets)
