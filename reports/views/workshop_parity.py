"""The parity board."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from reports.edit_pages import closed_sections, edit_address
from reports.selectors.languages import parity_board
from reports.views.workshop_frame import WorkshopView


class ParityView(WorkshopView):
    """What lacks its other language, with the page where it can be written."""

    tab = "parity"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        board = parity_board(self.desk)
        closed = closed_sections(edition=self.edition, user=request.user)
        kinds = [
            (
                kind.kind,
                [
                    (gap, edit_address(gap, edition=self.edition, closed=closed))
                    for gap in kind.gaps
                ],
            )
            for kind in board.kinds
        ]
        context = {
            "board": board,
            "kinds": kinds,
            "missing_sw": board.missing("sw"),
            "missing_en": board.missing("en"),
        }
        return self.page(request, "parity.html", context)
