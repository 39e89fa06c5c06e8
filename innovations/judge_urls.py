"""Addresses of judges: the own entries and their sheets; and for staff the stages and how far they are."""

from django.urls import URLPattern, path

from innovations.views import judge_pages, judge_sheets, progress, stages

_OWN = "tathmini/<str:token>/"
_SHEET = _OWN + "<int:assignment>/"
_STAGES = "kazi/vikao/<int:year>/ubunifu/awamu/"
_STAGE = _STAGES + "<int:number>/"

urlpatterns: list[URLPattern] = [
    path("tathmini/", judge_pages.MyJudgingView.as_view(), name="my_judging"),
    path(_OWN, judge_pages.JudgeListView.as_view(), name="judging"),
    path(_SHEET, judge_sheets.SheetView.as_view(), name="sheet"),
    path(_SHEET + "hifadhi/", judge_sheets.KeepSheetView.as_view(), name="keep_sheet"),
    path(_SHEET + "sahihisha/", judge_sheets.CorrectSheetView.as_view(), name="correct_sheet"),
    path(_SHEET + "faili/<int:number>/", judge_pages.JudgeFileView.as_view(), name="judge_file"),
    path(_STAGES, stages.StagesView.as_view(), name="stages"),
    path(_STAGE + "panga/", stages.PlanStageView.as_view(), name="plan_stage"),
    path(_STAGE + "muda/", stages.SetClosingView.as_view(), name="set_closing"),
    path(_STAGE + "fungua/", stages.OpenStageView.as_view(), name="open_stage"),
    path(_STAGE + "funga/", stages.CloseStageView.as_view(), name="close_stage"),
    path(_STAGE + "maendeleo/", progress.ProgressView.as_view(), name="judging_progress"),
    path(_STAGE + "kumbusha/", progress.RemindJudgesView.as_view(), name="remind_judges"),
]
