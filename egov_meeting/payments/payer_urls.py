"""What payers see of their bills, by the signed link that they were sent."""

from django.urls import path, register_converter

from egov_meeting.payments.papers import INVOICE, RECEIPT
from egov_meeting.payments.views.payer import bills, papers

app_name = "payer"


class PaperInAddress:
    """A kind of paper as the address names it."""

    regex = "ankara|stakabadhi"
    _kinds = {"ankara": INVOICE, "stakabadhi": RECEIPT}
    _words = {kind: word for word, kind in _kinds.items()}

    def to_python(self, value: str) -> str:
        return self._kinds[value]

    def to_url(self, value: str) -> str:
        return self._words[value]


class PaperLanguage:
    regex = "sw|en|both"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PaperInAddress, "paper")
register_converter(PaperLanguage, "paper_language")

_PAPER = "malipo/<str:token>/<paper:kind>/<paper_language:language>/"

urlpatterns = [
    path("malipo/<str:token>/", bills.BillView.as_view(), name="bill"),
    path("malipo/<str:token>/hali/", bills.BillStateView.as_view(), name="state"),
    path("malipo/<str:token>/kiungo/", bills.NewLinkView.as_view(), name="new_link"),
    path(_PAPER, papers.PaperView.as_view(), name="paper"),
    path(f"{_PAPER}hali/", papers.PaperStateView.as_view(), name="paper_state"),
    path(f"{_PAPER}pakua/", papers.DownloadPaperView.as_view(), name="download_paper"),
]
