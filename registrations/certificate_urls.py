"""Addresses of certificates of attendance."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from registrations.views import certificate_own, certificates


class CertificateLanguage(StringConverter):
    """The languages a certificate can be had in."""

    regex = "sw|en|both"


register_converter(CertificateLanguage, "certificate_language")

_STAFF = "kazi/vyeti/"
_OWN = "usajili/yangu/<str:token>/cheti/"
_PAPER = f"{_OWN}<certificate_language:language>/"

urlpatterns = [
    path(_STAFF, certificates.CertificatesView.as_view(), name="certificates"),
    path(f"{_STAFF}kanuni/", certificates.CertificateRuleView.as_view(), name="certificate_rule"),
    path(f"{_STAFF}toa/", certificates.GiveCertificatesView.as_view(), name="give_certificates"),
    path(
        f"{_STAFF}batilisha/",
        certificates.RevokeCertificatesView.as_view(),
        name="revoke_certificates",
    ),
    path(
        f"{_STAFF}chapisha/",
        certificates.PrintCertificatesView.as_view(),
        name="print_certificates",
    ),
    path(_OWN, certificate_own.OwnCertificateView.as_view(), name="own_certificate"),
    path(_PAPER, certificate_own.OwnCertificatePaperView.as_view(), name="own_certificate_paper"),
    path(
        f"{_PAPER}hali/",
        certificate_own.OwnCertificateStateView.as_view(),
        name="own_certificate_state",
    ),
    path(
        f"{_PAPER}pakua/",
        certificate_own.OwnCertificateFileView.as_view(),
        name="own_certificate_file",
    ),
]
