"""Every table of the app. What the database itself refuses comes with the next migration."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import registrations.references


class Migration(migrations.Migration):
    replaces = [
        ("registrations", "0001_initial"),
        ("registrations", "0002_registering"),
        ("registrations", "0003_staff_lists"),
        ("registrations", "0004_search_by_parts_of_words"),
        ("registrations", "0005_delegation_imports"),
        ("registrations", "0006_rare_filters"),
        ("registrations", "0007_order_without_joins"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("institutions", "0001_tables"),
        ("meetings", "0001_tables"),
        ("payments", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        default=registrations.references.new_reference,
                        editable=False,
                        max_length=16,
                        unique=True,
                        verbose_name="registration number",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="meetings.edition",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="meetings.participantgroup",
                        verbose_name="group",
                    ),
                ),
                (
                    "fee_category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="meetings.feecategory",
                        verbose_name="fee category",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "institution_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="institution that is not listed"
                    ),
                ),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
                ("name_key", models.CharField(blank=True, editable=False, max_length=150)),
                ("office", models.CharField(blank=True, max_length=150, verbose_name="office")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                ),
                ("phone", models.CharField(blank=True, max_length=15, verbose_name="phone")),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="sw",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "needs",
                    models.CharField(blank=True, max_length=500, verbose_name="special needs"),
                ),
                (
                    "amount_due",
                    models.PositiveBigIntegerField(default=0, verbose_name="amount due (TZS)"),
                ),
                (
                    "amount_paid",
                    models.PositiveBigIntegerField(default=0, verbose_name="amount paid (TZS)"),
                ),
                ("attended", models.BooleanField(default=False, verbose_name="attended")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unconfirmed", "Awaiting confirmation of the e-mail address"),
                            ("waiting", "On the waiting list"),
                            ("pending", "Awaiting payment"),
                            ("confirmed", "Confirmed"),
                            ("exempt", "Exempt from the fee"),
                            ("lapsed", "Lapsed, the time ran out"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="pending",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("self", "The person"),
                            ("delegation", "The institution's focal person"),
                            ("staff", "Staff"),
                            ("folder", "Edition folder"),
                        ],
                        default="self",
                        max_length=12,
                        verbose_name="registered by",
                    ),
                ),
                (
                    "paid_by_institution",
                    models.BooleanField(default=False, verbose_name="the institution pays"),
                ),
                (
                    "is_namesake",
                    models.BooleanField(
                        default=False, verbose_name="another person of the same name"
                    ),
                ),
                ("awaits_new_bill", models.BooleanField(default=False, editable=False)),
                (
                    "registered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registered by the person",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="registrations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account of the participant",
                    ),
                ),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ("link_version", models.PositiveSmallIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(verbose_name="registered at")),
                (
                    "email_confirmed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="e-mail confirmed at"),
                ),
                (
                    "hold_until",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="the place is kept until"
                    ),
                ),
                (
                    "waiting_since",
                    models.DateTimeField(blank=True, null=True, verbose_name="waiting since"),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="place confirmed at"),
                ),
            ],
            options={
                "verbose_name": "registration",
                "verbose_name_plural": "registrations",
                "ordering": ["edition", "group", "full_name"],
                "indexes": [
                    models.Index(
                        fields=["edition", "-created_at", "-id"], name="registration_newest"
                    ),
                    models.Index(fields=["edition", "name_key", "id"], name="registration_by_name"),
                    models.Index(
                        fields=["edition", "state", "-created_at", "-id"],
                        name="registration_in_state",
                    ),
                    models.Index(
                        fields=["edition", "source", "-created_at", "-id"],
                        name="registration_from_source",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("amount_paid__gt", 0), ("amount_paid__lt", models.F("amount_due"))
                        ),
                        fields=["edition", "-created_at", "-id"],
                        name="registration_paid_in_part",
                    ),
                    models.Index(
                        models.F("edition"),
                        models.OrderBy(
                            django.db.models.expressions.CombinedExpression(
                                models.F("amount_due"), "-", models.F("amount_paid")
                            ),
                            descending=True,
                        ),
                        models.OrderBy(models.F("id"), descending=True),
                        name="registration_most_owed",
                    ),
                    models.Index(
                        condition=models.Q(("needs", ""), _negated=True),
                        fields=["edition", "-created_at", "-id"],
                        name="registration_with_needs",
                    ),
                    models.Index(fields=["group", "state"], name="registration_of_group"),
                    models.Index(
                        fields=["institution", "edition", "state"],
                        name="registration_of_institution",
                    ),
                    models.Index(fields=["group", "phone"], name="registration_phone"),
                    models.Index(
                        condition=models.Q(("state", "unconfirmed")),
                        fields=["hold_until"],
                        name="registration_held",
                    ),
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["group", "waiting_since", "id"],
                        name="registration_queue",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "exempt"), _negated=True),
                            ("amount_due", 0),
                            _connector="OR",
                        ),
                        name="exempt_registration_owes_nothing",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ("unconfirmed", "pending", "confirmed", "exempt", "waiting"),
                            ),
                            models.Q(("email", ""), _negated=True),
                        ),
                        fields=("group", "email"),
                        name="registration_email_once_in_group",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ("unconfirmed", "pending", "confirmed", "exempt", "waiting"),
                            ),
                            ("institution__isnull", False),
                            ("is_namesake", False),
                            models.Q(("name_key", ""), _negated=True),
                        ),
                        fields=("group", "institution", "name_key"),
                        name="registration_name_once_in_group",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "unconfirmed"), _negated=True),
                            ("hold_until__isnull", False),
                            _connector="OR",
                        ),
                        name="registration_unconfirmed_has_limit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "waiting"), _negated=True),
                            ("waiting_since__isnull", False),
                            _connector="OR",
                        ),
                        name="registration_waiting_has_turn",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BulkAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bulk_actions",
                        to="meetings.edition",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("link", "Send everybody the link to the own registration"),
                            (
                                "remind",
                                "Remind of what is missing: the payment or the confirmation",
                            ),
                            ("exempt", "Ask for an exemption from the fee"),
                            ("move", "Move to another group or fee"),
                            ("cancel", "Cancel the registrations"),
                            ("certify", "Give certificates of attendance"),
                            ("decertify", "Revoke certificates whose basis is gone"),
                        ],
                        max_length=10,
                        verbose_name="what is done",
                    ),
                ),
                ("params", models.JSONField(blank=True, default=dict, verbose_name="chosen")),
                ("query", models.JSONField(blank=True, default=dict, verbose_name="filter")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting for a free worker"),
                            ("running", "Under way"),
                            ("done", "Finished"),
                            ("cancelled", "Stopped"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("form_key", models.UUIDField(editable=False, unique=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked for at")),
                ("heartbeat_at", models.DateTimeField(verbose_name="last sign of life")),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
            ],
            options={
                "verbose_name": "action on many registrations",
                "verbose_name_plural": "actions on many registrations",
                "ordering": ["-asked_at", "-pk"],
                "indexes": [
                    models.Index(fields=["edition", "-asked_at"], name="bulk_action_of_edition"),
                    models.Index(
                        condition=models.Q(("state__in", ("queued", "running"))),
                        fields=["heartbeat_at"],
                        name="bulk_action_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BulkRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="registrations.bulkaction",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bulk_rows",
                        to="registrations.registration",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "Not reached yet"),
                            ("changed", "Done"),
                            ("left", "Left as it was"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "why_sw",
                    models.CharField(blank=True, max_length=300, verbose_name="why, in Swahili"),
                ),
                (
                    "why_en",
                    models.CharField(blank=True, max_length=300, verbose_name="why, in English"),
                ),
            ],
            options={
                "verbose_name": "registration of an action on many",
                "verbose_name_plural": "registrations of an action on many",
                "ordering": ["action", "pk"],
                "indexes": [
                    models.Index(fields=["action", "outcome", "id"], name="bulk_row_by_outcome")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action", "registration"), name="bulk_row_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "left"), _negated=True),
                            models.Q(("why_sw", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="bulk_row_left_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RefundClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refund_claims",
                        to="registrations.registration",
                    ),
                ),
                (
                    "bill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refund_claims",
                        to="payments.bill",
                    ),
                ),
                ("amount", models.PositiveBigIntegerField(verbose_name="amount (TZS)")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("cancelled", "The registration was cancelled"),
                            ("paid_after", "Paid after the registration had been cancelled"),
                            ("cheaper", "Moved to a cheaper fee"),
                            ("exempted", "Exempted after paying"),
                            ("paid_twice", "Paid more than was owed"),
                        ],
                        max_length=12,
                        verbose_name="reason",
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        default=100, verbose_name="share by the refund rule (per cent)"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To be given back"),
                            ("paid", "Given back"),
                            ("dropped", "Not given back"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="claimed at")),
                (
                    "refund",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claim",
                        to="payments.refund",
                        verbose_name="refund",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
            ],
            options={
                "verbose_name": "claim to a refund",
                "verbose_name_plural": "claims to refunds",
                "ordering": ["created_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["created_at"],
                        name="refund_claim_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="refund_claim_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "paid"), _negated=True),
                            ("refund__isnull", False),
                            _connector="OR",
                        ),
                        name="refund_claim_paid_by_refund",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="refund_claim_dropped_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EmailConfirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmation",
                        to="registrations.registration",
                    ),
                ),
                ("code_hash", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField(verbose_name="sent at")),
                (
                    "times_sent",
                    models.PositiveSmallIntegerField(default=1, verbose_name="times sent"),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="wrong tries")),
            ],
            options={
                "verbose_name": "confirmation of an e-mail address",
                "verbose_name_plural": "confirmations of e-mail addresses",
            },
        ),
        migrations.CreateModel(
            name="ConsentText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("photographs", "Photographs and recordings"),
                            ("list", "The list of participants"),
                            ("news", "News of later meetings"),
                            ("needs", "Special needs"),
                        ],
                        max_length=20,
                        verbose_name="purpose",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("text_sw", models.CharField(max_length=500, verbose_name="text in Swahili")),
                ("text_en", models.CharField(max_length=500, verbose_name="text in English")),
                ("valid_from", models.DateTimeField(verbose_name="valid from")),
            ],
            options={
                "verbose_name": "consent text",
                "verbose_name_plural": "consent texts",
                "ordering": ["purpose", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("purpose", "version"), name="consent_text_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="registrations.registration",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("photographs", "Photographs and recordings"),
                            ("list", "The list of participants"),
                            ("news", "News of later meetings"),
                            ("needs", "Special needs"),
                        ],
                        max_length=20,
                        verbose_name="purpose",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version of the text")),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("text", models.CharField(max_length=500, verbose_name="text")),
                ("given_at", models.DateTimeField(verbose_name="given at")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "ordering": ["registration_id", "purpose", "-given_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("registration", "purpose"),
                        name="consent_given_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Exemption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemptions",
                        to="registrations.registration",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("guest", "Invited guest"),
                            ("speaker", "Speaker, chairperson or panellist"),
                            ("organiser", "Organiser or secretariat"),
                            ("sponsor", "Sponsor"),
                            ("other", "Another reason"),
                        ],
                        max_length=12,
                        verbose_name="kind of exemption",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Awaiting a decision"),
                            ("approved", "Approved"),
                            ("refused", "Refused"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked for at")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                (
                    "decision_note",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="note on the decision"
                    ),
                ),
            ],
            options={
                "verbose_name": "exemption",
                "verbose_name_plural": "exemptions",
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("registration",),
                        name="exemption_asked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="exemption_by_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "waiting"),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="exemption_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="exemption_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DelegationImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delegation_imports",
                        to="meetings.edition",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegation_imports",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="uploaded at")),
                ("filename", models.CharField(max_length=200, verbose_name="name of the file")),
                ("size", models.PositiveIntegerField(verbose_name="size (bytes)")),
                ("sha256", models.CharField(max_length=64, verbose_name="checksum")),
                ("content", models.BinaryField(default=b"")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "Being read"),
                            ("ready", "Read, to be looked at"),
                            ("committing", "People are being registered"),
                            ("done", "Registered"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="reading",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "progress",
                    models.PositiveSmallIntegerField(default=0, verbose_name="progress (per cent)"),
                ),
                ("row_count", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("notes", models.JSONField(blank=True, default=list, verbose_name="notes")),
                (
                    "error_key",
                    models.CharField(blank=True, max_length=40, verbose_name="kind of failure"),
                ),
                (
                    "error_values",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="details of the failure"
                    ),
                ),
                (
                    "committed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registered by the person",
                    ),
                ),
                (
                    "committed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="registered from"),
                ),
                ("lease", models.UUIDField(blank=True, editable=False, null=True)),
                (
                    "heartbeat_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last sign of life"),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("sent_at", models.DateTimeField(verbose_name="last sent to the queue")),
                (
                    "times_sent",
                    models.PositiveSmallIntegerField(default=1, verbose_name="times sent"),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
                (
                    "anonymised_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="emptied at"),
                ),
            ],
            options={
                "verbose_name": "spreadsheet of a delegation",
                "verbose_name_plural": "spreadsheets of delegations",
                "ordering": ["-uploaded_at"],
                "indexes": [
                    models.Index(
                        fields=["institution", "edition", "-uploaded_at"],
                        name="delegation_import_listed",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ("reading", "committing"))),
                        fields=["sent_at"],
                        name="delegation_import_working",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("reading", "committing", "ready"))),
                        fields=("edition", "institution", "sha256"),
                        name="delegation_import_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("progress__lte", 100)),
                        name="delegation_import_progress_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("error_key", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="delegation_import_failed_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="registrations.delegationimport",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                ("cells", models.JSONField(blank=True, default=dict, verbose_name="cells")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("already", "Registered already"),
                            ("faulty", "Faulty"),
                            ("committed", "Registered from this sheet"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("problems", models.JSONField(blank=True, default=list, verbose_name="problems")),
                (
                    "group_number",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="group"),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="import_rows",
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of a spreadsheet",
                "verbose_name_plural": "rows of a spreadsheet",
                "ordering": ["sheet", "number"],
                "indexes": [
                    models.Index(
                        fields=["sheet", "outcome", "number"], name="import_row_by_outcome"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("sheet", "number"), name="import_row_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RegistrationRules",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registration_rules",
                        to="meetings.edition",
                    ),
                ),
                (
                    "confirmation_hours",
                    models.PositiveSmallIntegerField(
                        default=48,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(336),
                        ],
                        verbose_name="hours to confirm the e-mail address",
                    ),
                ),
                (
                    "offer_hours",
                    models.PositiveSmallIntegerField(
                        default=72,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(336),
                        ],
                        verbose_name="hours to take a place from the waiting list",
                    ),
                ),
                (
                    "has_waiting_list",
                    models.BooleanField(
                        default=True, verbose_name="full groups have a waiting list"
                    ),
                ),
                (
                    "unpaid_lapse",
                    models.BooleanField(
                        default=True,
                        verbose_name="a place is given up when its bill expires unpaid",
                    ),
                ),
            ],
            options={
                "verbose_name": "rules of registration",
                "verbose_name_plural": "rules of registration",
            },
        ),
        migrations.CreateModel(
            name="RefundRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="refund_rules",
                        to="meetings.edition",
                    ),
                ),
                (
                    "days_before",
                    models.PositiveSmallIntegerField(verbose_name="days before the first day"),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="given back (per cent)",
                    ),
                ),
            ],
            options={
                "verbose_name": "refund rule",
                "verbose_name_plural": "refund rules",
                "ordering": ["edition_id", "-days_before"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "days_before"), name="refund_rule_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percent__lte", 100)), name="refund_rule_at_most_all"
                    ),
                ],
            },
        ),
    ]
