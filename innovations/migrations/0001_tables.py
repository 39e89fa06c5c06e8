"""Every table of the app. What the database itself refuses comes with the next migration."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("innovations", "0001_initial")]

    initial = True

    dependencies = [
        ("institutions", "0001_tables"),
        ("meetings", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
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
                        related_name="innovation_call",
                        to="meetings.edition",
                    ),
                ),
                ("opens_on", models.DateField(blank=True, null=True, verbose_name="opens on")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="closes on")),
                (
                    "exhibition_places",
                    models.PositiveSmallIntegerField(
                        default=10, verbose_name="places in the exhibition"
                    ),
                ),
                (
                    "stage_places",
                    models.PositiveSmallIntegerField(default=4, verbose_name="places on the stage"),
                ),
                ("purpose_sw", models.TextField(blank=True, verbose_name="purpose in Swahili")),
                ("purpose_en", models.TextField(blank=True, verbose_name="purpose in English")),
                (
                    "certificates_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.appearance",
                        verbose_name="certificates given by",
                    ),
                ),
                (
                    "jury_sw",
                    models.CharField(blank=True, max_length=150, verbose_name="jury in Swahili"),
                ),
                (
                    "jury_en",
                    models.CharField(blank=True, max_length=150, verbose_name="jury in English"),
                ),
            ],
            options={
                "verbose_name": "call for research and innovation",
                "verbose_name_plural": "calls for research and innovation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_on__isnull", True),
                            ("opens_on__isnull", True),
                            ("closes_on__gte", models.F("opens_on")),
                            _connector="OR",
                        ),
                        name="call_dates_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InvitedBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invited",
                        to="innovations.call",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text_sw", models.CharField(max_length=200, verbose_name="text in Swahili")),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=200, verbose_name="text in English"),
                ),
            ],
            options={
                "verbose_name": "body invited",
                "verbose_name_plural": "bodies invited",
                "ordering": ["call", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "order"), name="invited_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
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
                        related_name="entries",
                        to="meetings.edition",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "title_language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="en",
                        max_length=2,
                        verbose_name="language of the title",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("research", "Research"), ("innovation", "Innovation")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("kind_certain", models.BooleanField(default=True, verbose_name="kind is certain")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "institution_printed",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="institution as printed"
                    ),
                ),
                ("summary_sw", models.TextField(blank=True, verbose_name="summary in Swahili")),
                ("summary_en", models.TextField(blank=True, verbose_name="summary in English")),
                (
                    "supervisor",
                    models.CharField(blank=True, max_length=150, verbose_name="supervisor"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("screened", "Screened"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "exhibited",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not recorded")],
                        default="unknown",
                        max_length=8,
                        verbose_name="in the exhibition",
                    ),
                ),
                (
                    "presented",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not recorded")],
                        default="unknown",
                        max_length=8,
                        verbose_name="on the stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry",
                "verbose_name_plural": "entries",
                "ordering": ["edition", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "number"), name="entry_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryAuthor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="authors",
                        to="innovations.entry",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
            ],
            options={
                "verbose_name": "author",
                "verbose_name_plural": "authors",
                "ordering": ["entry", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "order"), name="author_order_once")
                ],
            },
        ),
    ]
