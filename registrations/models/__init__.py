from registrations.models.claims import RefundClaim
from registrations.models.confirmation import EmailConfirmation
from registrations.models.consents import Consent, ConsentText
from registrations.models.exemptions import Exemption
from registrations.models.registration import Registration
from registrations.models.rules import RefundRule, RegistrationRules

__all__ = [
    "Consent",
    "ConsentText",
    "EmailConfirmation",
    "Exemption",
    "RefundClaim",
    "RefundRule",
    "Registration",
    "RegistrationRules",
]
