"""Addresses of the panel: inviting, answering, relations, assigning."""

from django.urls import URLPattern, path

from innovations.views import assigning, panel, panel_answer

_STAFF = "kazi/vikao/<int:year>/ubunifu/"
_JUDGE = _STAFF + "jopo/<int:number>/"
_STAGE = _STAFF + "mgawanyo/<int:stage>/"
_OWN = "jopo/<str:token>/"

urlpatterns: list[URLPattern] = [
    path(_STAFF + "jopo/", panel.PanelView.as_view(), name="panel"),
    path(_STAFF + "jopo/alika/", panel.InviteView.as_view(), name="invite_judge"),
    path(_STAFF + "jopo/mahusiano/", panel.RelationsView.as_view(), name="relations"),
    path(_STAFF + "jopo/mahusiano/tafuta/", panel.LookAgainView.as_view(), name="look_again"),
    path(_JUDGE, panel.JudgeForStaffView.as_view(), name="panel_judge"),
    path(_JUDGE + "sahihisha/", panel.ChangeJudgeView.as_view(), name="change_judge"),
    path(_JUDGE + "ondoa/", panel.RemoveJudgeView.as_view(), name="remove_judge"),
    path(_JUDGE + "alika-tena/", panel.InviteAgainView.as_view(), name="invite_judge_again"),
    path(_JUDGE + "kiungo/", panel.NewLinkView.as_view(), name="new_judge_link"),
    path(_JUDGE + "uhusiano/", panel.DeclareRelationView.as_view(), name="declare_relation"),
    path(_STAGE, assigning.AssigningView.as_view(), name="assigning"),
    path(_STAGE + "pendekeza/", assigning.ProposeView.as_view(), name="propose_assignment"),
    path(_STAGE + "tumia/", assigning.ApplyView.as_view(), name="apply_assignment"),
    path(_STAGE + "kwa-mkono/", assigning.ByHandView.as_view(), name="assign_by_hand"),
    path(_STAGE + "rudisha/<int:pk>/", assigning.TakeBackView.as_view(), name="take_back"),
    path(_OWN, panel_answer.InvitationView.as_view(), name="judge"),
    path(_OWN + "kataa/", panel_answer.DeclineView.as_view(), name="decline_judging"),
    path(_OWN + "mahusiano/", panel_answer.JudgeRelationsView.as_view(), name="judge_relations"),
    path(_OWN + "jiuzulu/", panel_answer.ResignView.as_view(), name="resign_judging"),
]
