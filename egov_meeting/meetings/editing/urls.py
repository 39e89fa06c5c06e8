"""Addresses of the editing pages. Sections are known to the converters only once all apps are ready."""

from django.urls import path, register_converter

from egov_meeting.meetings.editing.addresses import SectionInAddress, SharedSectionInAddress
from egov_meeting.meetings.editing.views import lists, rows

register_converter(SectionInAddress, "section")
register_converter(SharedSectionInAddress, "shared_section")


class _Format:
    regex = "csv|xlsx"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(_Format, "table_format")

_PAGES = (
    ("", lists.RowsView, "rows"),
    ("pakua.<table_format:format>", lists.RowsAsFileView, "rows_as"),
    ("ongeza/", rows.AddRowView, "add_row"),
    ("<int:pk>/", rows.RowView, "row"),
    ("<int:pk>/futa/", rows.RemoveRowView, "remove_row"),
    ("<int:pk>/sogeza/", rows.MoveRowView, "move_row"),
)

urlpatterns = [
    path(f"kazi/vikao/<int:year>/<section:section>/{end}", view.as_view(), name=name)
    for end, view, name in _PAGES
] + [
    path(f"kazi/daftari/<shared_section:section>/{end}", view.as_view(), name=f"shared_{name}")
    for end, view, name in _PAGES
]
