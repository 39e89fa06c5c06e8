"""The own slots of those who chair, present or sit on a panel, and how staff reach them."""

from django.urls import URLPattern, URLResolver, path

from sessions_app.views import speaker_pages, speakers_staff

_STAFF = "kazi/vikao/<int:year>/ratiba/wazungumzaji/"
_ONE = _STAFF + "<int:person>/"
_OWN = "mzungumzaji/<str:token>/"
_SLOT = _OWN + "<slug:slot>/"
_VERSION = _SLOT + "slaidi/<int:version>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("mzungumzaji/", speaker_pages.MySlotsView.as_view(), name="my_slots"),
    path(_OWN, speaker_pages.OwnSlotsView.as_view(), name="own_slots"),
    path(_SLOT, speaker_pages.OwnSlotView.as_view(), name="own_slot"),
    path(_SLOT + "slaidi/", speaker_pages.SendSlidesView.as_view(), name="send_slides"),
    path(_VERSION, speaker_pages.OwnMaterialView.as_view(), name="own_material"),
    path(
        _VERSION + "onyesha/",
        speaker_pages.ShowOwnMaterialView.as_view(),
        name="show_own_material",
    ),
    path(
        _VERSION + "ondoa/",
        speaker_pages.WithdrawOwnMaterialView.as_view(),
        name="withdraw_own_material",
    ),
    path(_STAFF, speakers_staff.SpeakersView.as_view(), name="speakers"),
    path(_STAFF + "wengi/", speakers_staff.ManySpeakersView.as_view(), name="many_speakers"),
    path(_ONE, speakers_staff.OneSpeakerView.as_view(), name="speaker"),
    path(_ONE + "alika/", speakers_staff.InviteSpeakerView.as_view(), name="invite_speaker"),
    path(_ONE + "kumbusha/", speakers_staff.RemindSpeakerView.as_view(), name="remind_speaker"),
    path(_ONE + "kiungo/", speakers_staff.RenewLinkView.as_view(), name="renew_speaker_link"),
    path(
        _ONE + "kipengele/<int:item>/slaidi/",
        speakers_staff.SendSlidesForView.as_view(),
        name="send_slides_for",
    ),
    path(
        _ONE + "slaidi/<int:material>/",
        speakers_staff.ChangeMaterialView.as_view(),
        name="change_material",
    ),
]
