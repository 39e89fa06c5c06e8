from django.conf import settings
from django.urls import path

from egov_meeting.home.views import about, after_sign_in, components, public, staff

app_name = "home"

urlpatterns = [
    path("", public.FrontView.as_view(), name="front"),
    path("karibu/", after_sign_in.AfterSignInView.as_view(), name="after_sign_in"),
    path("vikao/<int:year>/", public.EditionView.as_view(), name="edition"),
    path("faragha/", about.PrivacyView.as_view(), name="privacy"),
    path("ufikivu/", about.AccessibilityView.as_view(), name="accessibility"),
    path("mawasiliano/", about.ContactView.as_view(), name="contact"),
    path("kazi/", staff.DashboardView.as_view(), name="dashboard"),
    path("kazi/vikao/<int:year>/", staff.StaffEditionView.as_view(), name="staff_edition"),
]

if settings.DEBUG:
    urlpatterns += [path("kazi/vipengele/", components.component_page, name="components")]
