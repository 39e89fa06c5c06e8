from registrations.models.registration import Registration

__all__ = ["Registration"]
