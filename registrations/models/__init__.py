from registrations.models.bulk import BulkAction, BulkRow
from registrations.models.claims import RefundClaim
from registrations.models.confirmation import EmailConfirmation
from registrations.models.consents import Consent, ConsentText
from registrations.models.exemptions import Exemption
from registrations.models.imports import DelegationImport, ImportRow
from registrations.models.registration import Registration
from registrations.models.rules import RefundRule, RegistrationRules

__all__ = [
    "BulkAction",
    "BulkRow",
    "Consent",
    "ConsentText",
    "DelegationImport",
    "EmailConfirmation",
    "Exemption",
    "ImportRow",
    "RefundClaim",
    "RefundRule",
    "Registration",
    "RegistrationRules",
]
