"""The payment gateway. Codes, keys and addresses are given by its people at integration."""

import environ
from celery.schedules import crontab

env = environ.Env()

# Keys: a path, or the PKCS#12 file itself in base64. Without them no bill leaves the portal.
GEPG_KEYSTORE = env.str("GEPG_KEYSTORE", default="")
GEPG_KEYSTORE_PASSPHRASE = env.str("GEPG_KEYSTORE_PASSPHRASE", default="")
GEPG_CERTIFICATE = env.str("GEPG_CERTIFICATE", default="")  # the gateway's: PEM, DER or PKCS#12
GEPG_CERTIFICATE_PASSPHRASE = env.str("GEPG_CERTIFICATE_PASSPHRASE", default="")

GEPG_ADDRESS = env.str("GEPG_ADDRESS", default="")
GEPG_VERSION = env.int("GEPG_VERSION", default=5)
# Versions whose notices are taken: both while changing over. Empty: GEPG_VERSION alone.
GEPG_ACCEPTED_VERSIONS = env.list("GEPG_ACCEPTED_VERSIONS", cast=int, default=[])
GEPG_SP_CODE = env.str("GEPG_SP_CODE", default="")
GEPG_SP_GROUP_CODE = env.str("GEPG_SP_GROUP_CODE", default="")  # empty: the same as GEPG_SP_CODE
GEPG_SUB_SP_CODE = env.str("GEPG_SUB_SP_CODE", default="")
GEPG_SYSTEM_ID = env.str("GEPG_SYSTEM_ID", default="")
GEPG_COLLECTION_CENTRE = env.str("GEPG_COLLECTION_CENTRE", default="HQ")
GEPG_GFS_CODE = env.str("GEPG_GFS_CODE", default="")
GEPG_CUSTOMER_ID_TYPE = env.str("GEPG_CUSTOMER_ID_TYPE", default="5")
GEPG_ALGORITHM = env.str("GEPG_ALGORITHM", default="00S2")  # header Gepg-Alg of version 5
GEPG_QR_SHORT_CODE = env.str("GEPG_QR_SHORT_CODE", default="001001")
GEPG_TIMEOUT = env.float("GEPG_TIMEOUT", default=15)  # seconds for one request
# Other addresses or Gepg-Com than usual: {"cancellation": ["/api/bill/…", "changebill.sp.in"]}
GEPG_ROUTES = env.json("GEPG_ROUTES", default={})
# No bill lasts longer than this many days.
BILL_LONGEST_DAYS = env.int("BILL_LONGEST_DAYS", default=30)
# Days for which the link to a bill opens it, counted from the message that brought it.
BILL_LINK_DAYS = env.int("BILL_LINK_DAYS", default=180)

PAYMENTS_BEAT_SCHEDULE = {
    "resume-gateway-messages": {
        "task": "egov_meeting.payments.tasks.resume_messages",
        "schedule": 30.0,
        "options": {"queue": "default"},
    },
    "expire-bills": {
        "task": "egov_meeting.payments.tasks.expire_due_bills",
        "schedule": 300.0,
        "options": {"queue": "default"},
    },
    "ask-again-for-control-numbers": {
        "task": "egov_meeting.payments.tasks.ask_again_for_numbers",
        "schedule": 600.0,
        "options": {"queue": "default"},
    },
    "remind-payers": {
        "task": "egov_meeting.payments.tasks.write_reminders",
        "schedule": crontab(hour="8-17", minute="5,35"),
        "options": {"queue": "default"},
    },
    "reconcile-payments": {
        "task": "egov_meeting.payments.tasks.reconcile_past_days",
        "schedule": crontab(hour="3-9", minute=10),  # again while a day is not yet answered
        "options": {"queue": "default"},
    },
}
