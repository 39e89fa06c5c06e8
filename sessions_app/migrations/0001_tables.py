"""Every table of the app. What the database itself refuses comes with the next migration."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("sessions_app", "0001_initial"),
        ("sessions_app", "0002_programme_floor_and_breakout_work"),
        ("sessions_app", "0003_published_programmes_stay"),
        ("sessions_app", "0004_what_floor_and_rapporteurs_keep"),
        ("sessions_app", "0005_picks_outlive_their_items"),
        ("sessions_app", "0006_halls_of_groups_and_settled_texts"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("documents", "0001_tables"),
        ("institutions", "0001_tables"),
        ("meetings", "0001_tables"),
        ("registrations", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="BreakoutGroup",
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
                        related_name="breakout_groups",
                        to="meetings.edition",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("name_sw", models.CharField(max_length=120, verbose_name="name in Swahili")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=120, verbose_name="name in English"),
                ),
                ("date", models.DateField(blank=True, null=True, verbose_name="date")),
                ("hall", models.CharField(blank=True, max_length=120, verbose_name="hall")),
                (
                    "of_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="breakout_groups",
                        to="meetings.participantgroup",
                        verbose_name="of participant group",
                    ),
                ),
                (
                    "facilitator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.appearance",
                        verbose_name="facilitator",
                    ),
                ),
                (
                    "rapporteur",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.appearance",
                        verbose_name="rapporteur",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="place in the source"
                    ),
                ),
            ],
            options={
                "verbose_name": "breakout group",
                "verbose_name_plural": "breakout groups",
                "ordering": ["edition", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "number"), name="breakout_number_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BreakoutMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="sessions_app.breakoutgroup",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breakout_memberships",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "text_sw",
                    models.CharField(blank=True, max_length=200, verbose_name="in words, Swahili"),
                ),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=200, verbose_name="in words, English"),
                ),
            ],
            options={
                "verbose_name": "member of a breakout group",
                "verbose_name_plural": "members of breakout groups",
                "ordering": ["group", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group", "order"), name="breakout_member_order_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("institution__isnull", False),
                            models.Q(("text_sw", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="breakout_member_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BreakoutTask",
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
                        related_name="breakout_tasks",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text_sw", models.CharField(max_length=300, verbose_name="text in Swahili")),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=300, verbose_name="text in English"),
                ),
            ],
            options={
                "verbose_name": "task of the breakout groups",
                "verbose_name_plural": "tasks of the breakout groups",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "order"), name="breakout_task_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BreakoutReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report",
                        to="sessions_app.breakoutgroup",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("submitted", "Handed in"),
                            ("returned", "Returned with remarks"),
                            ("accepted", "Accepted"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="handed in at"),
                ),
                ("remarks", models.TextField(blank=True, verbose_name="remarks when returned")),
                ("challenges_sw", models.TextField(blank=True, verbose_name="challenges, Swahili")),
                ("challenges_en", models.TextField(blank=True, verbose_name="challenges, English")),
                (
                    "methods_sw",
                    models.TextField(blank=True, verbose_name="ways to meet them, Swahili"),
                ),
                (
                    "methods_en",
                    models.TextField(blank=True, verbose_name="ways to meet them, English"),
                ),
                (
                    "opportunities_sw",
                    models.TextField(blank=True, verbose_name="opportunities, Swahili"),
                ),
                (
                    "opportunities_en",
                    models.TextField(blank=True, verbose_name="opportunities, English"),
                ),
                ("priorities_sw", models.TextField(blank=True, verbose_name="priorities, Swahili")),
                ("priorities_en", models.TextField(blank=True, verbose_name="priorities, English")),
                (
                    "plan_sw",
                    models.TextField(
                        blank=True, verbose_name="plan with owners and dates, Swahili"
                    ),
                ),
                (
                    "plan_en",
                    models.TextField(
                        blank=True, verbose_name="plan with owners and dates, English"
                    ),
                ),
            ],
            options={
                "verbose_name": "breakout report",
                "verbose_name_plural": "breakout reports",
                "ordering": ["group"],
            },
        ),
        migrations.CreateModel(
            name="BreakoutRapporteur",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rapporteurs",
                        to="sessions_app.breakoutgroup",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="breakout_groups_written",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "rapporteur of a breakout group",
                "verbose_name_plural": "rapporteurs of breakout groups",
                "ordering": ["group", "user"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group", "user"), name="breakout_rapporteur_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BreakoutRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="sessions_app.breakoutreport",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("challenges", "Challenges"),
                            ("methods", "Ways to meet them"),
                            ("opportunities", "Opportunities"),
                            ("priorities", "Priorities"),
                            ("plan", "Plan with owners and dates"),
                        ],
                        max_length=14,
                        verbose_name="part",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("is_aside", models.BooleanField(default=False, verbose_name="set aside")),
                ("settles", models.PositiveIntegerField(editable=False, null=True)),
                ("by_id", models.BigIntegerField(editable=False, null=True)),
                ("by_label", models.CharField(max_length=300, verbose_name="by")),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "revision of a breakout report",
                "verbose_name_plural": "revisions of breakout reports",
                "ordering": ["report", "part", "language", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "part", "language", "number"),
                        name="breakout_revision_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_rows",
                        to="sessions_app.breakoutreport",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "what_sw",
                    models.CharField(blank=True, max_length=500, verbose_name="what, Swahili"),
                ),
                (
                    "what_en",
                    models.CharField(blank=True, max_length=500, verbose_name="what, English"),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breakout_plan_rows",
                        to="institutions.institution",
                        verbose_name="institution responsible",
                    ),
                ),
                (
                    "who_sw",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="who, in words, Swahili"
                    ),
                ),
                (
                    "who_en",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="who, in words, English"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="by when")),
                (
                    "due_words",
                    models.CharField(blank=True, max_length=100, verbose_name="by when, in words"),
                ),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
            ],
            options={
                "verbose_name": "line of the plan",
                "verbose_name_plural": "lines of the plan",
                "ordering": ["report", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "order"), name="plan_row_order_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what_sw", ""), _negated=True),
                            models.Q(("what_en", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_row_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Day",
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
                        related_name="programme_days",
                        to="meetings.edition",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("date", models.DateField(verbose_name="date")),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="programme_days",
                        to="meetings.participantgroup",
                        verbose_name="group",
                    ),
                ),
                (
                    "starts_at",
                    models.TimeField(blank=True, null=True, verbose_name="the day begins"),
                ),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="the day ends")),
                (
                    "date_printed",
                    models.CharField(blank=True, max_length=80, verbose_name="date as printed"),
                ),
                (
                    "theme_printed",
                    models.CharField(blank=True, max_length=200, verbose_name="theme as printed"),
                ),
            ],
            options={
                "verbose_name": "day",
                "verbose_name_plural": "days",
                "ordering": ["edition", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "number"), name="day_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True),
                            ("starts_at__isnull", True),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="day_hours_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="sessions_app.day",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("number", models.CharField(blank=True, max_length=10, verbose_name="number")),
                (
                    "title_sw",
                    models.CharField(blank=True, max_length=250, verbose_name="title in Swahili"),
                ),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=250, verbose_name="title in English"),
                ),
                (
                    "summary_sw",
                    models.TextField(blank=True, verbose_name="introduction in Swahili"),
                ),
                (
                    "summary_en",
                    models.TextField(blank=True, verbose_name="introduction in English"),
                ),
                (
                    "stated_start",
                    models.TimeField(blank=True, null=True, verbose_name="stated start"),
                ),
                ("stated_end", models.TimeField(blank=True, null=True, verbose_name="stated end")),
                (
                    "hall_sw",
                    models.CharField(blank=True, max_length=120, verbose_name="hall, Swahili"),
                ),
                (
                    "hall_en",
                    models.CharField(blank=True, max_length=120, verbose_name="hall, English"),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "ordering": ["day", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("day", "order"), name="session_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="sessions_app.session",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("chair", "Chairperson"),
                            ("facilitator", "Facilitator"),
                            ("panellist", "Panellist"),
                        ],
                        max_length=12,
                        verbose_name="part",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "appearance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="session_roles",
                        to="meetings.appearance",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "part in a session",
                "verbose_name_plural": "parts in sessions",
                "ordering": ["session", "part", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "part", "order"), name="session_role_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="sessions_app.session",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("registration", "Registration"),
                            ("remarks", "Remarks"),
                            ("opening", "Official opening"),
                            ("thanks", "Vote of thanks"),
                            ("keynote", "Keynote address"),
                            ("session_intro", "Introduction to the session"),
                            ("presentation", "Presentation"),
                            ("ministry_report", "Ministry report"),
                            ("discussion", "Discussion"),
                            ("breakout", "Discussion in groups"),
                            ("break", "Break"),
                            ("sponsor_slot", "Sponsor's slot"),
                            ("resolutions", "Resolutions"),
                            ("recognition", "Recognition"),
                            ("closing", "Closing"),
                            ("departure", "Departure"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="from")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="until")),
                (
                    "times_inferred",
                    models.BooleanField(default=False, verbose_name="times inferred"),
                ),
                ("title_sw", models.CharField(max_length=300, verbose_name="title in Swahili")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=300, verbose_name="title in English"),
                ),
                ("summary_sw", models.TextField(blank=True, verbose_name="summary in Swahili")),
                ("summary_en", models.TextField(blank=True, verbose_name="summary in English")),
                (
                    "presenter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="meetings.appearance",
                        verbose_name="presenter",
                    ),
                ),
                (
                    "presenter_note_sw",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="presenter, in words, Swahili"
                    ),
                ),
                (
                    "presenter_note_en",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="presenter, in words, English"
                    ),
                ),
                (
                    "ministry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programme_items",
                        to="institutions.institution",
                        verbose_name="ministry",
                    ),
                ),
                (
                    "ministry_certain",
                    models.BooleanField(default=True, verbose_name="ministry is certain"),
                ),
                (
                    "institutions_printed",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="institutions named beside it"
                    ),
                ),
                (
                    "floor",
                    models.CharField(
                        choices=[("closed", "Not open"), ("open", "Open"), ("ended", "Ended")],
                        default="closed",
                        max_length=8,
                        verbose_name="questions from the floor",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme item",
                "verbose_name_plural": "programme items",
                "ordering": ["session", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("session", "order"), name="item_order_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True),
                            ("starts_at__isnull", True),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="item_times_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
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
                        related_name="contributions",
                        to="meetings.edition",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="sessions_app.item",
                        verbose_name="item",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "Question"), ("contribution", "Contribution")],
                        default="question",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("phone", "From a participant's phone"),
                            ("rapporteur", "Written down by the rapporteur"),
                        ],
                        max_length=12,
                        verbose_name="source",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Awaiting the moderator"),
                            ("shown", "Shown"),
                            ("answered", "Answered"),
                            ("declined", "Not shown"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("text", models.TextField(max_length=1000, verbose_name="text")),
                ("original_text", models.TextField(blank=True, verbose_name="as it was sent")),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                (
                    "may_be_named",
                    models.BooleanField(default=False, verbose_name="agreed to be named"),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "institution_name",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="institution, as written"
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contributions",
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
                ("form_key", models.CharField(editable=False, max_length=64)),
                ("votes", models.PositiveIntegerField(default=0, verbose_name="votes")),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("remark", models.TextField(blank=True, verbose_name="reason, for staff")),
                ("sent_at", models.DateTimeField(verbose_name="sent at")),
            ],
            options={
                "verbose_name": "contribution from the floor",
                "verbose_name_plural": "contributions from the floor",
                "ordering": ["item", "-votes", "sent_at", "id"],
                "indexes": [
                    models.Index(
                        fields=["edition", "state", "sent_at"], name="contribution_of_edition"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "form_key"), name="contribution_form_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="contribution_has_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vote_rows",
                        to="sessions_app.contribution",
                    ),
                ),
                ("voter", models.CharField(editable=False, max_length=64)),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "vote",
                "verbose_name_plural": "votes",
                "constraints": [
                    models.UniqueConstraint(fields=("contribution", "voter"), name="vote_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
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
                        related_name="speakers",
                        to="meetings.edition",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="speakers",
                        to="meetings.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
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
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="speakers",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
                (
                    "link_number",
                    models.PositiveIntegerField(default=1, verbose_name="number of the link"),
                ),
            ],
            options={
                "verbose_name": "speaker",
                "verbose_name_plural": "speakers",
                "ordering": ["edition", "person"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "person"), name="speaker_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SlotAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="sessions_app.speaker",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="sessions_app.item",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="sessions_app.sessionrole",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Declined"),
                        ],
                        default="asked",
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "answer about a slot",
                "verbose_name_plural": "answers about slots",
                "ordering": ["speaker", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("item__isnull", False)),
                        fields=("speaker", "item"),
                        name="slot_answer_item_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role__isnull", False)),
                        fields=("speaker", "role"),
                        name="slot_answer_role_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("item__isnull", False), ("role__isnull", True)),
                            models.Q(("item__isnull", True), ("role__isnull", False)),
                            _connector="OR",
                        ),
                        name="slot_answer_item_or_role",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="materials",
                        to="sessions_app.item",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                (
                    "upload",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="material",
                        to="documents.upload",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="shown to everyone")),
                ("added_at", models.DateTimeField(verbose_name="added at")),
                ("added_by_label", models.CharField(max_length=300, verbose_name="by")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
            ],
            options={
                "verbose_name": "material",
                "verbose_name_plural": "materials",
                "ordering": ["item", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "version"), name="material_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pick",
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
                        related_name="picks",
                        to="registrations.registration",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="picks",
                        to="sessions_app.item",
                    ),
                ),
                ("number", models.PositiveBigIntegerField(verbose_name="number of the item")),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "item of a personal programme",
                "verbose_name_plural": "items of personal programmes",
                "ordering": ["registration", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("registration", "number"), name="pick_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeVersion",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programme_versions",
                        to="meetings.edition",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("snapshot", models.JSONField(editable=False, verbose_name="the programme")),
                (
                    "changes",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="changes"
                    ),
                ),
                (
                    "fingerprint",
                    models.CharField(
                        max_length=64, verbose_name="checksum of the contents (SHA-256)"
                    ),
                ),
                ("note_sw", models.TextField(blank=True, verbose_name="what is new, Swahili")),
                ("note_en", models.TextField(blank=True, verbose_name="what is new, English")),
                ("published_at", models.DateTimeField(verbose_name="published at")),
                ("published_by_label", models.CharField(max_length=300, verbose_name="by")),
            ],
            options={
                "verbose_name": "version of the programme",
                "verbose_name_plural": "versions of the programme",
                "ordering": ["edition", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "number"), name="programme_version_once"
                    )
                ],
            },
        ),
    ]
