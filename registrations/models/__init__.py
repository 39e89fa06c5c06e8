from registrations.models.attendance import (
    Attendance,
    CertificateRule,
    Checkpoint,
    Desk,
    DeskAct,
    DeskNote,
)
from registrations.models.badges import BadgeColour, BadgeDesign, Pass
from registrations.models.bulk import BulkAction, BulkRow
from registrations.models.claims import RefundClaim
from registrations.models.confirmation import EmailConfirmation
from registrations.models.consents import Consent, ConsentText
from registrations.models.exemptions import Exemption
from registrations.models.feedback import (
    FeedbackAnswers,
    FeedbackForm,
    FeedbackGiven,
    FeedbackOption,
    FeedbackQuestion,
)
from registrations.models.imports import DelegationImport, ImportRow
from registrations.models.registration import Registration
from registrations.models.rules import RefundRule, RegistrationRules

__all__ = [
    "Attendance",
    "BadgeColour",
    "BadgeDesign",
    "BulkAction",
    "BulkRow",
    "CertificateRule",
    "Checkpoint",
    "Consent",
    "ConsentText",
    "DelegationImport",
    "Desk",
    "DeskAct",
    "DeskNote",
    "EmailConfirmation",
    "Exemption",
    "FeedbackAnswers",
    "FeedbackForm",
    "FeedbackGiven",
    "FeedbackOption",
    "FeedbackQuestion",
    "ImportRow",
    "Pass",
    "RefundClaim",
    "RefundRule",
    "Registration",
    "RegistrationRules",
]
