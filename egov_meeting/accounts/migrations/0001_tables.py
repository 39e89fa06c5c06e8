"""Every table of the app. What the database itself refuses comes with the next migration."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("accounts", "0001_initial"), ("accounts", "0002_email_in_small_letters")]

    initial = True

    dependencies = [
        ("auth", "__first__"),
        ("institutions", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        error_messages={
                            "unique": "There is already an account with this e-mail address."
                        },
                        max_length=254,
                        unique=True,
                        verbose_name="e-mail address",
                    ),
                ),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
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
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Take this away instead of deleting an account.",
                        verbose_name="may sign in",
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False, verbose_name="may open the system administration"
                    ),
                ),
                ("date_joined", models.DateTimeField(auto_now_add=True, verbose_name="added on")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["full_name", "email"],
                "indexes": [
                    models.Index(fields=["full_name", "email"], name="accounts_user_by_name")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower("email"))
                        ),
                        name="accounts_user_email_in_small_letters",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["sw", "en"])),
                        name="accounts_user_language_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleAssignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("finance", "Finance officer"),
                            ("programme", "Programme officer"),
                            ("innovation", "Innovation officer"),
                            ("rapporteur", "Rapporteur"),
                            ("desk", "Desk officer"),
                            ("auditor", "Auditor"),
                            ("administrator", "System administrator"),
                            ("focal_person", "Institution's focal person"),
                            ("ministry_focal_person", "Ministry's focal person"),
                            ("participant", "Participant"),
                            ("innovator", "Innovator"),
                            ("judge", "Judge"),
                            ("chairperson", "Chairperson, presenter or panellist"),
                        ],
                        max_length=30,
                        verbose_name="role",
                    ),
                ),
                (
                    "edition_id",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="edition's number"
                    ),
                ),
            ],
            options={
                "verbose_name": "role of a person",
                "verbose_name_plural": "roles of people",
                "ordering": ["role", "edition_id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "coordinator",
                                    "finance",
                                    "programme",
                                    "innovation",
                                    "rapporteur",
                                    "desk",
                                    "auditor",
                                    "administrator",
                                    "focal_person",
                                    "ministry_focal_person",
                                    "participant",
                                    "innovator",
                                    "judge",
                                    "chairperson",
                                ],
                            )
                        ),
                        name="accounts_role_known",
                    ),
                    models.UniqueConstraint(
                        fields=("user", "role", "edition_id"),
                        name="accounts_role_once_in_edition",
                        violation_error_message="This person already holds this role.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("edition_id__isnull", True)),
                        fields=("user", "role"),
                        name="accounts_role_once_everywhere",
                        violation_error_message="This person already holds this role.",
                    ),
                ],
            },
        ),
    ]
