"""The report workshop, under kazi/vikao/<year>/taarifa/."""

from django.urls import include, path

from reports.views import (
    workshop,
    workshop_autosave,
    workshop_figures,
    workshop_findings,
    workshop_history,
    workshop_parity,
    workshop_publishing,
    workshop_sections,
    workshop_versions,
)

section_patterns = [
    path("", workshop_sections.SectionView.as_view(), name="section"),
    path("hifadhi/", workshop_sections.SaveSectionView.as_view(), name="save_section"),
    path("hakiki/", workshop_sections.PreviewSectionView.as_view(), name="preview_section"),
    path("rasimu/", workshop_autosave.AutosaveView.as_view(), name="autosave"),
    path("rasimu/tupa/", workshop_sections.DiscardDraftView.as_view(), name="discard_draft"),
    path("kihariri/", workshop_autosave.EditorContentView.as_view(), name="editor_content"),
    path("tunga-upya/", workshop_sections.GeneratedAgainView.as_view(), name="generated_again"),
    path("funga-namba/", workshop_sections.BindNumberView.as_view(), name="bind_number"),
    path("takwimu/", workshop_figures.StaleFigureView.as_view(), name="stale_figure"),
    path("historia/", workshop_history.HistoryView.as_view(), name="history"),
    path("historia/<int:number>/", workshop_history.RevisionView.as_view(), name="revision"),
    path(
        "historia/<int:number>/rejesha/",
        workshop_history.RestoreView.as_view(),
        name="restore_revision",
    ),
]

urlpatterns = [
    path("", workshop.WorkshopHomeView.as_view(), name="workshop"),
    path("rasimu/", workshop.MakeDraftView.as_view(), name="make_draft"),
    path("sehemu/<slug:section>/<slug:language>/", include(section_patterns)),
    path("takwimu/", workshop_figures.FiguresView.as_view(), name="figures"),
    path("takwimu/chagua/", workshop_figures.PreferFigureView.as_view(), name="prefer_figure"),
    path("tofauti/", workshop_findings.FindingsView.as_view(), name="findings"),
    path(
        "tofauti/fungua/<path:key>/",
        workshop_findings.ReopenFindingView.as_view(),
        name="reopen_finding",
    ),
    path(
        "tofauti/uamuzi/<path:key>/",
        workshop_findings.DecideFindingView.as_view(),
        name="decide_finding",
    ),
    path("lugha/", workshop_parity.ParityView.as_view(), name="parity"),
    path("chapisha/", workshop_publishing.PublishView.as_view(), name="publish_report"),
    path("matoleo/", workshop_versions.VersionsView.as_view(), name="versions"),
    path("matoleo/<int:number>/", workshop_versions.VersionView.as_view(), name="version"),
    path(
        "matoleo/<int:number>/ondoa/",
        workshop_versions.WithdrawVersionView.as_view(),
        name="withdraw_version",
    ),
    path(
        "matoleo/<int:older>/hadi/sasa/",
        workshop_versions.CompareView.as_view(),
        name="compare_now",
    ),
    path(
        "matoleo/<int:older>/hadi/<int:newer>/",
        workshop_versions.CompareView.as_view(),
        name="compare",
    ),
]
