"""Addresses of badges."""

from django.urls import URLPattern, path

from registrations.views import badge_of_one, badges, own_badge

_ONE = "kazi/usajili/<slug:reference>/beji/"
_OWN = "usajili/yangu/<str:token>/beji/"

urlpatterns: list[URLPattern] = [
    path("kazi/beji/", badges.BadgesView.as_view(), name="badges"),
    path("kazi/beji/muundo/", badges.BadgeDesignView.as_view(), name="badge_design"),
    path("kazi/beji/hakikisho/", badges.PreviewBadgesView.as_view(), name="badge_preview"),
    path("kazi/beji/chapa/", badges.PrintBadgesView.as_view(), name="badge_print"),
    path(_ONE, badge_of_one.BadgeView.as_view(), name="staff_badge"),
    path(f"{_ONE}chapa/", badge_of_one.PrintOneBadgeView.as_view(), name="staff_print_badge"),
    path(f"{_ONE}batilisha/", badge_of_one.RevokeBadgeView.as_view(), name="staff_revoke_badge"),
    path(_OWN, own_badge.OwnBadgeView.as_view(), name="own_badge"),
    path(f"{_OWN}hali/", own_badge.OwnBadgeStateView.as_view(), name="own_badge_state"),
    path(f"{_OWN}faili/", own_badge.OwnBadgeFileView.as_view(), name="own_badge_file"),
]
