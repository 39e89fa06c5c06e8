from django.urls import path

from egov_meeting.meetings.views import public

app_name = "meetings"

urlpatterns = [
    path(
        "vikao/<int:year>/picha/<int:order>/", public.PhotographView.as_view(), name="photograph"
    ),
]
