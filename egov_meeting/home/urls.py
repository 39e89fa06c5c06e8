from django.conf import settings
from django.urls import path

from egov_meeting.home.views import components, public

app_name = "home"

urlpatterns = [
    path("", public.FrontView.as_view(), name="front"),
    path("vikao/<int:year>/", public.EditionView.as_view(), name="edition"),
]

if settings.DEBUG:
    urlpatterns += [path("kazi/vipengele/", components.component_page, name="components")]
