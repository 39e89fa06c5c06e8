"""Addresses. Pages carry their language (/sw/…, /en/…); what programs read does not."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from egov_meeting.home.views import language, machines

handler400 = "egov_meeting.home.views.errors.bad_request"
handler403 = "egov_meeting.home.views.errors.permission_denied"
handler404 = "egov_meeting.home.views.errors.page_not_found"
handler500 = "egov_meeting.home.views.errors.server_error"

urlpatterns = [
    path("", language.to_chosen_language, name="root"),
    path("set-language/<slug:code>/", language.set_language, name="set_language"),
    path("robots.txt", machines.robots_txt, name="robots_txt"),
    path(".well-known/security.txt", machines.security_txt, name="security_txt"),
    path("healthz", machines.healthz, name="healthz"),
    path("payments/", include("egov_meeting.payments.urls")),
]

# Each app adds one line here; its paths are Swahili words in both languages.
urlpatterns += i18n_patterns(
    path("", include("egov_meeting.home.urls")),
    path("", include("egov_meeting.documents.urls")),
    path("", include("egov_meeting.notifications.urls")),
    path("", include("egov_meeting.meetings.urls")),
    path("", include("registrations.urls")),
    path("", include("egov_meeting.payments.finance_urls")),
    path("", include("egov_meeting.payments.payer_urls")),
    path("", include("sessions_app.urls")),
    path("", include("innovations.urls")),
    path("", include("reports.urls")),
    path("", include("egov_meeting.accounts.urls")),
    path("", include("egov_meeting.exchange.urls")),
)
