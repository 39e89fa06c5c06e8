from django.urls import path

from egov_meeting.notifications.views import outbox, words

app_name = "notifications"

_ONE_TEXT = "kazi/ujumbe/maneno/<slug:kind>/<slug:channel>/<slug:language>/"

urlpatterns = [
    path("kazi/ujumbe/", outbox.OutboxView.as_view(), name="outbox"),
    path("kazi/ujumbe/tuma-tena/", outbox.SendAllAgainView.as_view(), name="send_all_again"),
    path("kazi/ujumbe/<int:pk>/", outbox.MessageView.as_view(), name="message"),
    path("kazi/ujumbe/<int:pk>/tuma-tena/", outbox.SendAgainView.as_view(), name="send_again"),
    path("kazi/ujumbe/maneno/", words.WordsListView.as_view(), name="words"),
    path(_ONE_TEXT, words.EditWordsView.as_view(), name="edit_words"),
    path(f"{_ONE_TEXT}rudisha/", words.RestoreWordsView.as_view(), name="restore_words"),
]
