from django.conf import settings
from django.urls import path

from egov_meeting.home.views import components

app_name = "home"

urlpatterns = []

if settings.DEBUG:
    urlpatterns += [path("kazi/vipengele/", components.component_page, name="components")]
