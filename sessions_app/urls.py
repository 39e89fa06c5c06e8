from django.urls import include, path

app_name = "sessions_app"

urlpatterns = [
    path("vikao/<int:year>/", include("sessions_app.public_urls")),
    path("kazi/vikao/<int:year>/ratiba/", include("sessions_app.arranging_urls")),
    path("", include("sessions_app.personal_urls")),
    path("", include("sessions_app.speaker_urls")),
    path("", include("sessions_app.breakout_urls")),
    path("", include("sessions_app.floor_urls")),
]
