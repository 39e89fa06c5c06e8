"""Where staff arrange the programme: below kazi/vikao/<year>/ratiba/."""

from django.urls import URLPattern, URLResolver, path

from sessions_app.views import (
    arranging,
    arranging_items,
    arranging_sessions,
    arranging_versions,
)

_BOARD = (
    ("", arranging.ArrangingView, "board"),
    ("migongano/", arranging.ConflictsView, "conflicts"),
    ("tendua/", arranging.UndoView, "undo"),
    ("nakili/", arranging.TakeSkeletonView, "skeleton"),
    ("siku/ongeza/", arranging.AddDayView, "add_day"),
    ("siku/<int:pk>/", arranging.DayView, "day"),
)
_ITEMS = (
    ("kipengele/ongeza/", arranging_items.AddItemView, "add_item"),
    ("kipengele/<int:pk>/", arranging_items.ItemView, "item"),
    ("kipengele/<int:pk>/weka/", arranging_items.PlaceItemView, "place_item"),
    ("kipengele/<int:pk>/badilishana/", arranging_items.ExchangeItemView, "exchange_item"),
    ("kipengele/<int:pk>/sogeza-yote/", arranging_items.ShiftView, "shift"),
    ("kipengele/<int:pk>/gawa/", arranging_items.SplitItemView, "split_item"),
    ("kipengele/<int:pk>/kikao-kipya/", arranging_items.SplitSessionView, "split_session"),
    ("kipengele/<int:pk>/maelezo/", arranging_items.ChangeItemView, "change_item"),
    ("kipengele/<int:pk>/mtoa-mada/", arranging_sessions.PresenterView, "presenter"),
    ("kipengele/<int:pk>/ondoa/", arranging_items.RemoveItemView, "remove_item"),
)
_SESSIONS = (
    ("siku/<int:pk>/kikao/", arranging_sessions.AddSessionView, "add_session"),
    ("kikao/<int:pk>/", arranging_sessions.SessionView, "session"),
    ("kikao/<int:pk>/wahusika/", arranging_sessions.GivePartView, "give_part"),
    (
        "kikao/<int:pk>/wahusika/<int:role>/ondoa/",
        arranging_sessions.TakePartView,
        "take_part",
    ),
    ("kikao/<int:pk>/ondoa/", arranging_sessions.RemoveSessionView, "remove_session"),
)
_VERSIONS = (
    ("chapisha/", arranging_versions.PublishView, "publish"),
    ("matoleo/", arranging_versions.VersionsView, "versions"),
    ("matoleo/<int:number>/", arranging_versions.VersionView, "version"),
    ("matoleo/<int:number>/sasa/", arranging_versions.CompareView, "compare_now"),
    ("matoleo/<int:number>/<int:other>/", arranging_versions.CompareView, "compare"),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path(end, view.as_view(), name=f"arranging_{name}")
    for end, view, name in (*_BOARD, *_ITEMS, *_SESSIONS, *_VERSIONS)
]
