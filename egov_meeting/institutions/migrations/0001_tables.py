"""Every table of the app. What the database itself refuses comes with the next migration."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("institutions", "0001_initial"), ("institutions", "0002_heads_of_institutions")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Institution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60, unique=True, verbose_name="key")),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="acronym")),
                ("name_sw", models.CharField(max_length=250, verbose_name="name in Swahili")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=250, verbose_name="name in English"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ministry", "Ministry"),
                            ("agency", "Agency or authority"),
                            ("local_authority", "Local government authority"),
                            ("region", "Region"),
                            ("university", "University or college"),
                            ("corporation", "Public corporation or fund"),
                            ("bank", "Bank or other sponsor"),
                            ("other", "Other institution"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(blank=True, null=True, verbose_name="existed from"),
                ),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="existed until"),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="institutions.institution",
                        verbose_name="successor",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="institutions.institution",
                        verbose_name="duplicate of",
                    ),
                ),
            ],
            options={
                "verbose_name": "institution",
                "verbose_name_plural": "institutions",
                "ordering": ["name_sw"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="institution_period_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("successor", models.F("id")), _negated=True),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                        ),
                        name="institution_not_its_own_successor",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InstitutionContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "institution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                ("head_name", models.CharField(max_length=150, verbose_name="name of the head")),
                (
                    "head_title",
                    models.CharField(blank=True, max_length=150, verbose_name="office of the head"),
                ),
                (
                    "head_email",
                    models.EmailField(max_length=254, verbose_name="e-mail address of the head"),
                ),
            ],
            options={
                "verbose_name": "head of an institution",
                "verbose_name_plural": "heads of institutions",
                "ordering": ["institution"],
            },
        ),
        migrations.CreateModel(
            name="FormerName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_names",
                        to="institutions.institution",
                    ),
                ),
                ("name_sw", models.CharField(max_length=250, verbose_name="name in Swahili")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=250, verbose_name="name in English"),
                ),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="acronym")),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                ("until", models.DateField(verbose_name="until")),
            ],
            options={
                "verbose_name": "former name",
                "verbose_name_plural": "former names",
                "ordering": ["institution", "until"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="former_name_period_in_order",
                    ),
                    models.UniqueConstraint(
                        fields=("institution", "until"), name="former_name_once_per_end"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OtherSpelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_spellings",
                        to="institutions.institution",
                    ),
                ),
                ("text", models.CharField(max_length=250, verbose_name="spelling")),
            ],
            options={
                "verbose_name": "other spelling",
                "verbose_name_plural": "other spellings",
                "ordering": ["institution", "text"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("institution", "text"), name="other_spelling_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Supervision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supervisions",
                        to="institutions.institution",
                    ),
                ),
                (
                    "ministry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supervised",
                        to="institutions.institution",
                        verbose_name="ministry",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "supervision",
                "verbose_name_plural": "supervisions",
                "ordering": ["institution", "ministry"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("institution", models.F("ministry")), _negated=True),
                        name="supervision_not_of_itself",
                    ),
                    models.UniqueConstraint(
                        fields=("institution", "ministry", "since"), name="supervision_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("since__isnull", True)),
                        fields=("institution", "ministry"),
                        name="supervision_once_without_start",
                    ),
                ],
            },
        ),
    ]
