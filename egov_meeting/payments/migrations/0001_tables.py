"""Every table of the app. What the database itself refuses comes with the next migration."""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import egov_meeting.payments.models.rules


class Migration(migrations.Migration):
    replaces = [
        ("payments", "0001_initial"),
        ("payments", "0002_messages_by_digest"),
        ("payments", "0003_language_and_billing_rules"),
        ("payments", "0004_day_closes"),
        ("payments", "0005_findings_of_replaced_bills_and_slips"),
        ("payments", "0006_order_without_joins"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("institutions", "0001_tables"),
        ("meetings", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.CharField(max_length=40, unique=True, verbose_name="bill number"),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bills",
                        to="meetings.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bills",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                ("payer_name", models.CharField(max_length=200, verbose_name="payer")),
                (
                    "payer_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="payer's e-mail"),
                ),
                (
                    "payer_phone",
                    models.CharField(
                        blank=True,
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^255\\d{9}$",
                                "Write the phone number as 255 and nine digits.",
                                code="no_phone",
                            )
                        ],
                        verbose_name="payer's phone",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="sw",
                        max_length=2,
                        verbose_name="payer's language",
                    ),
                ),
                (
                    "description_sw",
                    models.CharField(max_length=200, verbose_name="description in Swahili"),
                ),
                (
                    "description_en",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="description in English"
                    ),
                ),
                (
                    "currency",
                    models.CharField(default="TZS", max_length=3, verbose_name="currency"),
                ),
                ("amount", models.PositiveBigIntegerField(verbose_name="amount (TZS)")),
                (
                    "paid_amount",
                    models.PositiveBigIntegerField(default=0, verbose_name="paid (TZS)"),
                ),
                (
                    "refunded_amount",
                    models.PositiveBigIntegerField(default=0, verbose_name="refunded (TZS)"),
                ),
                (
                    "pay_option",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "The whole amount or more, at once"),
                            (2, "In parts"),
                            (3, "Exactly the amount, at once"),
                        ],
                        default=3,
                        verbose_name="way of paying",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Not yet sent"),
                            ("submitted", "Awaiting its control number"),
                            ("issued", "Awaiting payment"),
                            ("part_paid", "Paid in part"),
                            ("paid", "Paid"),
                            ("expired", "Expired"),
                            ("cancelled", "Cancelled"),
                            ("failed", "Refused by the payment gateway"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "control_number",
                    models.CharField(
                        blank=True,
                        max_length=12,
                        null=True,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{12}$",
                                "A control number has twelve digits.",
                                code="no_control_number",
                            )
                        ],
                        verbose_name="control number",
                    ),
                ),
                ("generated_at", models.DateTimeField(verbose_name="issued at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                (
                    "submitted_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="accepted by the gateway at"
                    ),
                ),
                (
                    "number_received_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="control number at"),
                ),
                (
                    "paid_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="paid in full at"),
                ),
                (
                    "refusal_codes",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="codes of the refusal"
                    ),
                ),
            ],
            options={
                "verbose_name": "bill",
                "verbose_name_plural": "bills",
                "ordering": ["-generated_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["edition", "state", "-generated_at"], name="bill_by_edition_state"
                    ),
                    models.Index(fields=["state", "expires_at"], name="bill_by_state_expiry"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="bill_amount_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("currency", "TZS")), name="bill_in_shillings"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("refunded_amount__lte", models.F("paid_amount"))),
                        name="bill_refunded_within_paid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("generated_at"))),
                        name="bill_expires_after_issue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("control_number__isnull", True),
                            ("control_number__regex", "^\\d{12}$"),
                            _connector="OR",
                        ),
                        name="bill_control_number_of_12_digits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "issued"), _negated=True),
                            models.Q(
                                ("control_number__isnull", False),
                                ("number_received_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="bill_awaiting_payment_has_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "part_paid"), _negated=True),
                            models.Q(
                                ("paid_amount__gt", 0), ("paid_amount__lt", models.F("amount"))
                            ),
                            _connector="OR",
                        ),
                        name="bill_part_paid_is_below_amount",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "paid"), _negated=True),
                            models.Q(
                                ("paid_amount__gte", models.F("amount")), ("paid_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="bill_paid_is_paid_in_full",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    ["draft", "submitted", "issued", "cancelled", "failed"],
                                ),
                                _negated=True,
                            ),
                            ("paid_amount", 0),
                            _connector="OR",
                        ),
                        name="bill_untouched_states_hold_no_money",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("payer_email", ""), _negated=True),
                            models.Q(("payer_phone", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="bill_payer_can_be_reached",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BillItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="payments.bill",
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="order")),
                (
                    "description_sw",
                    models.CharField(max_length=200, verbose_name="description in Swahili"),
                ),
                (
                    "description_en",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="description in English"
                    ),
                ),
                ("amount", models.PositiveBigIntegerField(verbose_name="amount (TZS)")),
                (
                    "payable_kind",
                    models.CharField(max_length=40, verbose_name="kind of what is paid for"),
                ),
                (
                    "payable_id",
                    models.CharField(max_length=64, verbose_name="number of what is paid for"),
                ),
                ("is_open", models.BooleanField(default=True, verbose_name="can still be paid")),
            ],
            options={
                "verbose_name": "item of a bill",
                "verbose_name_plural": "items of bills",
                "ordering": ["bill_id", "position"],
                "indexes": [
                    models.Index(fields=["payable_kind", "payable_id"], name="bill_item_payable")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("bill", "position"), name="bill_item_order_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_open", True)),
                        fields=("payable_kind", "payable_id"),
                        name="bill_item_payable_billed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="bill_item_amount_positive"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DayClose",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True, verbose_name="day")),
                ("payment_count", models.PositiveIntegerField(verbose_name="payments")),
                (
                    "payment_amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, verbose_name="paid in (TZS)"
                    ),
                ),
                (
                    "counted_count",
                    models.PositiveIntegerField(verbose_name="payments that count for a bill"),
                ),
                (
                    "counted_amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, verbose_name="counted for bills (TZS)"
                    ),
                ),
                (
                    "uncounted_count",
                    models.PositiveIntegerField(verbose_name="payments that do not count"),
                ),
                (
                    "uncounted_amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, verbose_name="not counted (TZS)"
                    ),
                ),
                ("refund_count", models.PositiveIntegerField(verbose_name="refunds")),
                (
                    "refund_amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=18, verbose_name="refunded (TZS)"
                    ),
                ),
                ("breakdown", models.JSONField(default=list, verbose_name="by source and channel")),
                ("open_findings", models.PositiveIntegerField(verbose_name="open findings")),
                ("open_differences", models.PositiveIntegerField(verbose_name="open differences")),
                ("kept_messages", models.PositiveIntegerField(verbose_name="messages kept")),
                (
                    "waiting_slips",
                    models.PositiveIntegerField(verbose_name="slips awaiting approval"),
                ),
                (
                    "is_reconciled",
                    models.BooleanField(verbose_name="compared with the payment gateway"),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="closed by",
                    ),
                ),
                ("closed_at", models.DateTimeField(verbose_name="closed at")),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "day close",
                "verbose_name_plural": "day closes",
                "ordering": ["-day"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "payment_count",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("counted_count"), "+", models.F("uncounted_count")
                                ),
                            )
                        ),
                        name="day_close_counts_every_payment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("is_reconciled", True),
                                ("kept_messages", 0),
                                ("open_differences", 0),
                                ("open_findings", 0),
                                ("waiting_slips", 0),
                            ),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="day_close_unexplained_has_note",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReconciliationRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "Awaiting the gateway's list"),
                            ("compared", "Compared"),
                            ("failed", "Failed"),
                        ],
                        default="requested",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "request_id",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="number of the request"
                    ),
                ),
                ("requested_at", models.DateTimeField(verbose_name="asked at")),
                (
                    "compared_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="compared at"),
                ),
                (
                    "listed_count",
                    models.PositiveIntegerField(
                        default=0, verbose_name="payments on the gateway's list"
                    ),
                ),
                (
                    "listed_amount",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=18,
                        verbose_name="amount on the gateway's list",
                    ),
                ),
                ("own_count", models.PositiveIntegerField(default=0, verbose_name="payments here")),
                (
                    "own_amount",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=18, verbose_name="amount here"
                    ),
                ),
                ("codes", models.CharField(blank=True, max_length=200, verbose_name="codes")),
            ],
            options={
                "verbose_name": "payment reconciliation",
                "verbose_name_plural": "payment reconciliations",
                "ordering": ["-day", "-requested_at"],
                "indexes": [models.Index(fields=["request_id"], name="reconciliation_by_request")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "requested")),
                        fields=("day",),
                        name="reconciliation_one_open_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "compared"), _negated=True),
                            ("compared_at__isnull", False),
                            _connector="OR",
                        ),
                        name="reconciliation_compared_has_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GatewayMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("in", "Received"), ("out", "Sent")],
                        max_length=3,
                        verbose_name="direction",
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "type",
                    models.CharField(blank=True, max_length=40, verbose_name="name of the message"),
                ),
                (
                    "request_id",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="number of the message"
                    ),
                ),
                (
                    "bill",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="payments.bill",
                        verbose_name="bill",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="payments.reconciliationrun",
                        verbose_name="reconciliation",
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=200, verbose_name="reason given"),
                ),
                (
                    "new_expiry",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="new expiry asked for"
                    ),
                ),
                ("body", models.BinaryField(default=b"", verbose_name="what was said")),
                ("answer", models.BinaryField(default=b"", verbose_name="what was answered")),
                (
                    "digest",
                    models.CharField(blank=True, max_length=64, verbose_name="checksum (SHA-256)"),
                ),
                (
                    "signature",
                    models.CharField(
                        choices=[
                            ("none", "No answer yet"),
                            ("valid", "Genuine"),
                            ("invalid", "Not genuine"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="signature of the gateway",
                    ),
                ),
                ("codes", models.CharField(blank=True, max_length=200, verbose_name="codes")),
                (
                    "origin",
                    models.GenericIPAddressField(
                        blank=True, null=True, verbose_name="from which address"
                    ),
                ),
                (
                    "times_received",
                    models.PositiveIntegerField(default=1, verbose_name="times received"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("done", "Done"),
                            ("kept", "Kept for the finance officer"),
                            ("failed", "Given up"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                (
                    "next_attempt_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="next attempt at"),
                ),
                ("received_at", models.DateTimeField(verbose_name="on record since")),
                (
                    "processed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
                ("error", models.TextField(blank=True, verbose_name="what went wrong")),
            ],
            options={
                "verbose_name": "message of the payment gateway",
                "verbose_name_plural": "messages of the payment gateway",
                "ordering": ["-received_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["next_attempt_at"],
                        name="gateway_message_due",
                    ),
                    models.Index(fields=["digest"], name="gateway_message_by_digest"),
                    models.Index(fields=["state", "-received_at"], name="gateway_message_by_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("direction", "in"), ("signature", "valid")),
                        fields=("type", "request_id"),
                        name="gateway_message_received_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("direction", "out"), ("state", "waiting")),
                        fields=("bill", "kind"),
                        name="gateway_message_one_request_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "waiting"), _negated=True),
                            ("next_attempt_at__isnull", False),
                            _connector="OR",
                        ),
                        name="gateway_message_waiting_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["kept", "failed"]), _negated=True),
                            models.Q(("error", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gateway_message_kept_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bill",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="payments.bill",
                        verbose_name="bill",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("notice", "Notice of the payment gateway"),
                            ("reconciliation", "Daily list of the payment gateway"),
                            ("manual", "Bank slip, entered by hand"),
                        ],
                        max_length=15,
                        verbose_name="known from",
                    ),
                ),
                ("trx_id", models.CharField(max_length=100, verbose_name="transaction (TrxId)")),
                (
                    "pay_ref_id",
                    models.CharField(max_length=100, verbose_name="payment reference (PayRefId)"),
                ),
                (
                    "bill_number",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="bill number as told"
                    ),
                ),
                (
                    "control_number",
                    models.CharField(
                        blank=True, max_length=30, verbose_name="control number as told"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=16, verbose_name="amount"),
                ),
                ("currency", models.CharField(max_length=10, verbose_name="currency")),
                ("channel", models.CharField(blank=True, max_length=60, verbose_name="channel")),
                (
                    "psp_code",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="code of the bank or network"
                    ),
                ),
                (
                    "psp_name",
                    models.CharField(blank=True, max_length=200, verbose_name="bank or network"),
                ),
                (
                    "receipt_number",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="receipt of the bank"
                    ),
                ),
                (
                    "account",
                    models.CharField(blank=True, max_length=60, verbose_name="account paid into"),
                ),
                (
                    "payer_name",
                    models.CharField(blank=True, max_length=200, verbose_name="who paid"),
                ),
                (
                    "payer_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="phone of who paid"),
                ),
                (
                    "payer_email",
                    models.CharField(blank=True, max_length=254, verbose_name="e-mail of who paid"),
                ),
                ("paid_at", models.DateTimeField(verbose_name="paid at")),
                ("received_at", models.DateTimeField(verbose_name="told at")),
                (
                    "message",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="payments.gatewaymessage",
                        verbose_name="message",
                    ),
                ),
                (
                    "is_counted",
                    models.BooleanField(default=False, verbose_name="counts for the bill"),
                ),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unknown_bill", "No bill has this number"),
                            ("number_differs", "The control number belongs to another bill"),
                            ("wrong_currency", "Paid in another currency than billed"),
                            ("not_whole", "The amount is not in whole shillings"),
                            ("bill_cancelled", "The bill had been cancelled"),
                            ("overpaid", "More was paid than billed"),
                            ("wrong_amount", "Not exactly the amount billed"),
                            ("billed_anew", "What it pays for stands on another open bill"),
                            ("on_a_slip", "A bank slip of the bill has the same number"),
                        ],
                        max_length=20,
                        verbose_name="what finance should look at",
                    ),
                ),
                (
                    "finding_settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finding settled at"),
                ),
                (
                    "finding_note",
                    models.TextField(blank=True, verbose_name="how the finding was settled"),
                ),
            ],
            options={
                "verbose_name": "payment",
                "verbose_name_plural": "payments",
                "ordering": ["-paid_at", "-pk"],
                "indexes": [
                    models.Index(fields=["paid_at"], name="payment_by_day"),
                    models.Index(fields=["pay_ref_id"], name="payment_by_reference"),
                    models.Index(
                        condition=models.Q(
                            models.Q(("finding", ""), _negated=True),
                            ("finding_settled_at__isnull", True),
                        ),
                        fields=["received_at"],
                        name="payment_open_findings",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("trx_id", "pay_ref_id"), name="payment_once"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="payment_amount_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", False),
                            models.Q(("bill__isnull", False), ("currency", "TZS")),
                            _connector="OR",
                        ),
                        name="payment_counted_has_bill",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_counted", True),
                            models.Q(("finding", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="payment_uncounted_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finding_settled_at__isnull", True),
                            models.Q(("finding_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="payment_finding_settled_with_note",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReconciliationDifference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="differences",
                        to="payments.reconciliationrun",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("missing_here", "On the gateway's list, but no notice of it came"),
                            ("missing_there", "Paid here, but not on the gateway's list"),
                            ("amount", "The two amounts differ"),
                            ("bill", "The two name different bills"),
                            ("unreadable", "A line of the list that cannot be read"),
                        ],
                        max_length=15,
                        verbose_name="difference",
                    ),
                ),
                (
                    "trx_id",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="transaction (TrxId)"
                    ),
                ),
                (
                    "pay_ref_id",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="payment reference (PayRefId)"
                    ),
                ),
                (
                    "bill_number",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="bill number as told"
                    ),
                ),
                (
                    "listed_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        verbose_name="amount on the gateway's list",
                    ),
                ),
                (
                    "own_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        verbose_name="amount here",
                    ),
                ),
                (
                    "payment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="differences",
                        to="payments.payment",
                        verbose_name="payment",
                    ),
                ),
                ("detail", models.TextField(blank=True, verbose_name="detail")),
                (
                    "settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="settled at"),
                ),
                ("note", models.TextField(blank=True, verbose_name="how it was settled")),
            ],
            options={
                "verbose_name": "difference with the gateway",
                "verbose_name_plural": "differences with the gateway",
                "ordering": ["run", "kind", "trx_id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "kind", "trx_id", "pay_ref_id", "detail"),
                        name="difference_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_at__isnull", True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="difference_settled_with_note",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankSlip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slips",
                        to="payments.bill",
                        verbose_name="bill",
                    ),
                ),
                ("amount", models.PositiveBigIntegerField(verbose_name="amount (TZS)")),
                ("bank", models.CharField(max_length=100, verbose_name="bank")),
                ("reference", models.CharField(max_length=80, verbose_name="number of the slip")),
                ("paid_on", models.DateField(verbose_name="paid on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Awaiting approval"),
                            ("approved", "Approved"),
                            ("rejected", "Rejected"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="entered at")),
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
                    "payment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slip",
                        to="payments.payment",
                        verbose_name="payment",
                    ),
                ),
            ],
            options={
                "verbose_name": "bank slip",
                "verbose_name_plural": "bank slips",
                "ordering": ["-recorded_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "rejected"), _negated=True),
                        fields=("bank", "reference"),
                        name="bank_slip_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="bank_slip_amount_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("recorded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="bank_slip_by_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "waiting"),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="bank_slip_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            ("payment__isnull", False),
                            _connector="OR",
                        ),
                        name="bank_slip_approved_is_payment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Refund",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refunds",
                        to="payments.bill",
                        verbose_name="bill",
                    ),
                ),
                ("amount", models.PositiveBigIntegerField(verbose_name="amount (TZS)")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "reference",
                    models.CharField(
                        max_length=80, unique=True, verbose_name="reference of the transfer"
                    ),
                ),
                (
                    "refunded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                ("refunded_at", models.DateTimeField(verbose_name="recorded at")),
            ],
            options={
                "verbose_name": "refund",
                "verbose_name_plural": "refunds",
                "ordering": ["-refunded_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="refund_amount_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="refund_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BillingRules",
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
                        related_name="billing_rules",
                        to="meetings.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "days_to_pay",
                    models.PositiveSmallIntegerField(
                        default=14,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days to pay",
                    ),
                ),
                (
                    "reminder_days",
                    models.CharField(
                        blank=True,
                        default="7,2",
                        max_length=40,
                        validators=[egov_meeting.payments.models.rules.validate_reminder_days],
                        verbose_name="reminders, days before expiry",
                    ),
                ),
                (
                    "invoice_account",
                    models.CharField(
                        blank=True,
                        max_length=34,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9 ]+$",
                                "Write the account number in letters and digits.",
                                code="no_account",
                            )
                        ],
                        verbose_name="account for bank transfers",
                    ),
                ),
            ],
            options={
                "verbose_name": "billing rules",
                "verbose_name_plural": "billing rules of editions",
                "ordering": ["edition_id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("days_to_pay__gte", 1)),
                        name="billing_rules_days_to_pay",
                    )
                ],
            },
        ),
    ]
