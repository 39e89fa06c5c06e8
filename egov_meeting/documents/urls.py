from django.urls import path

from egov_meeting.documents.views import (
    certificates,
    downloads,
    jobs,
    lists,
    publication,
    upload_parts,
    uploads,
    verification,
)

app_name = "documents"

_CERTIFICATE = "kazi/nyaraka/vyeti/<int:certificate_id>/"

urlpatterns = [
    path("thibitisha/", verification.VerificationView.as_view(), name="verify"),
    path(
        "thibitisha/<str:code>/",
        verification.VerifiedDocumentView.as_view(),
        name="verify_code",
    ),
    path("nyaraka/<uuid:document_id>/pakua/", downloads.DownloadView.as_view(), name="download"),
    path("nyaraka/faili/anza/", upload_parts.BeginUploadView.as_view(), name="begin_upload"),
    path("nyaraka/faili/<uuid:upload_id>/", uploads.UploadView.as_view(), name="upload"),
    path(
        "nyaraka/faili/<uuid:upload_id>/maendeleo/",
        uploads.UploadProgressView.as_view(),
        name="upload_progress",
    ),
    path(
        "nyaraka/faili/<uuid:upload_id>/hali/",
        upload_parts.UploadStandingView.as_view(),
        name="upload_standing",
    ),
    path(
        "nyaraka/faili/<uuid:upload_id>/sehemu/",
        upload_parts.UploadPartView.as_view(),
        name="upload_part",
    ),
    path(
        "nyaraka/faili/<uuid:upload_id>/maliza/",
        upload_parts.FinishUploadView.as_view(),
        name="finish_upload",
    ),
    path(
        "nyaraka/faili/<uuid:upload_id>/ghairi/",
        upload_parts.CancelUploadView.as_view(),
        name="cancel_upload",
    ),
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
    path(_CERTIFICATE, certificates.CertificateView.as_view(), name="certificate"),
    path(
        f"{_CERTIFICATE}sahihisha/",
        certificates.CorrectCertificateView.as_view(),
        name="correct_certificate",
    ),
    path(
        f"{_CERTIFICATE}batilisha/",
        certificates.RevokeCertificateView.as_view(),
        name="revoke_certificate",
    ),
    path(
        f"{_CERTIFICATE}tuma/",
        certificates.SendCertificateView.as_view(),
        name="send_certificate",
    ),
    path(
        f"{_CERTIFICATE}faili/",
        certificates.CertificatePaperView.as_view(),
        name="certificate_paper",
    ),
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
