from django.urls import path

from egov_meeting.documents.views import downloads, jobs, lists, publication, verification

app_name = "documents"

urlpatterns = [
    path("thibitisha/", verification.VerificationView.as_view(), name="verify"),
    path(
        "thibitisha/<str:code>/",
        verification.VerifiedDocumentView.as_view(),
        name="verify_code",
    ),
    path("nyaraka/<uuid:document_id>/pakua/", downloads.DownloadView.as_view(), name="download"),
    path("kazi/nyaraka/", lists.QueueView.as_view(), name="jobs"),
    path(
        "kazi/vikao/<int:year>/nyaraka/",
        lists.EditionDocumentsView.as_view(),
        name="edition_documents",
    ),
    path("kazi/nyaraka/maombi/<uuid:job_id>/", jobs.JobView.as_view(), name="job"),
    path(
        "kazi/nyaraka/maombi/<uuid:job_id>/hali/", jobs.JobStatusView.as_view(), name="job_status"
    ),
    path(
        "kazi/nyaraka/maombi/<uuid:job_id>/ghairi/",
        jobs.CancelJobView.as_view(),
        name="cancel_job",
    ),
    path("kazi/nyaraka/maombi/<uuid:job_id>/tena/", jobs.RetryJobView.as_view(), name="retry_job"),
    path("kazi/nyaraka/<uuid:document_id>/", publication.DocumentView.as_view(), name="document"),
    path(
        "kazi/nyaraka/<uuid:document_id>/chapisha/",
        publication.PublishView.as_view(),
        name="publish",
    ),
    path(
        "kazi/nyaraka/<uuid:document_id>/batilisha/",
        publication.RevokeView.as_view(),
        name="revoke",
    ),
]
