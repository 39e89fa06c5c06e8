"""Every table of the app. What the database itself refuses comes with the next migration."""

import django.db.models.deletion
from django.db import migrations, models

import egov_meeting.meetings.models.photographs


class Migration(migrations.Migration):
    replaces = [
        ("meetings", "0001_initial"),
        ("meetings", "0002_city_may_be_unknown"),
        ("meetings", "0003_registration_dates_of_groups"),
        ("meetings", "0004_order_without_joins"),
    ]

    initial = True

    dependencies = [
        ("institutions", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="year")),
                (
                    "noun",
                    models.CharField(
                        choices=[
                            ("working_session", "Kikao Kazi (working session)"),
                            ("conference", "Mkutano (conference)"),
                        ],
                        default="working_session",
                        max_length=20,
                        verbose_name="kind of event",
                    ),
                ),
                ("name_sw", models.CharField(max_length=200, verbose_name="name in Swahili")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="name in English"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("announced", "Announced"),
                            ("registration", "Registration open"),
                            ("in_session", "In session"),
                            ("closed", "Closed"),
                            ("published", "Report published"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "is_recorded",
                    models.BooleanField(default=False, verbose_name="held before the portal"),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("city", models.CharField(blank=True, max_length=80, verbose_name="city")),
                (
                    "hall_sw",
                    models.CharField(blank=True, max_length=200, verbose_name="hall in Swahili"),
                ),
                (
                    "hall_en",
                    models.CharField(blank=True, max_length=200, verbose_name="hall in English"),
                ),
                (
                    "place_short_sw",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="place on the cover, Swahili"
                    ),
                ),
                (
                    "place_short_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="place on the cover, English"
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted_editions",
                        to="institutions.institution",
                        verbose_name="host institution",
                    ),
                ),
                (
                    "organiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organised_editions",
                        to="institutions.institution",
                        verbose_name="organiser",
                    ),
                ),
                (
                    "parent_ministry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                        verbose_name="ministry of the organiser",
                    ),
                ),
                (
                    "theme_sw",
                    models.CharField(blank=True, max_length=300, verbose_name="theme in Swahili"),
                ),
                (
                    "theme_en",
                    models.CharField(blank=True, max_length=300, verbose_name="theme in English"),
                ),
                (
                    "theme_explanation_sw",
                    models.TextField(blank=True, verbose_name="meaning of the theme, Swahili"),
                ),
                (
                    "theme_explanation_en",
                    models.TextField(blank=True, verbose_name="meaning of the theme, English"),
                ),
                (
                    "background_sw",
                    models.TextField(blank=True, verbose_name="background in Swahili"),
                ),
                (
                    "background_en",
                    models.TextField(blank=True, verbose_name="background in English"),
                ),
                (
                    "expected_participants",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="expected participants"
                    ),
                ),
                (
                    "exhibition_from",
                    models.DateField(blank=True, null=True, verbose_name="exhibition from"),
                ),
                (
                    "exhibition_until",
                    models.DateField(blank=True, null=True, verbose_name="exhibition until"),
                ),
                (
                    "sponsors_exhibit",
                    models.BooleanField(default=False, verbose_name="sponsors exhibit"),
                ),
                (
                    "next_expected_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year promised for the next meeting"
                    ),
                ),
                (
                    "previous_number",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="number of the earlier meeting"
                    ),
                ),
                (
                    "previous_held_sw",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        verbose_name="when and where the earlier meeting was held, Swahili",
                    ),
                ),
                (
                    "previous_held_en",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        verbose_name="when and where the earlier meeting was held, English",
                    ),
                ),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "ordering": ["-year"],
                "constraints": [
                    models.UniqueConstraint(fields=("number",), name="edition_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="edition_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exhibition_until__isnull", True),
                            ("exhibition_from__isnull", True),
                            ("exhibition_until__gte", models.F("exhibition_from")),
                            _connector="OR",
                        ),
                        name="edition_exhibition_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objective",
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
                        related_name="objectives",
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
                "verbose_name": "objective",
                "verbose_name_plural": "objectives",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "order"), name="objective_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Phase",
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
                        related_name="phases",
                        to="meetings.edition",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("announced", "Announced"),
                            ("registration", "Registration"),
                            ("ministry_reports", "Ministry reports"),
                            ("innovation_call", "Call for research and innovation"),
                            ("session", "Meeting"),
                            ("exhibition", "Exhibition"),
                        ],
                        max_length=20,
                        verbose_name="phase",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "phase",
                "verbose_name_plural": "phases",
                "ordering": ["edition_id", "starts_on", "kind"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "kind"), name="phase_once_per_edition"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("starts_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="phase_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ParticipantGroup",
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
                        related_name="groups",
                        to="meetings.edition",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("name_sw", models.CharField(max_length=120, verbose_name="name in Swahili")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=120, verbose_name="name in English"),
                ),
                (
                    "title_sw",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="who they are, Swahili"
                    ),
                ),
                (
                    "title_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="who they are, English"
                    ),
                ),
                (
                    "character_sw",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="what they do, Swahili"
                    ),
                ),
                (
                    "character_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="what they do, English"
                    ),
                ),
                (
                    "day_name_sw",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="name of the day, Swahili"
                    ),
                ),
                (
                    "day_name_en",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="name of the day, English"
                    ),
                ),
                (
                    "capacity",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="capacity"),
                ),
                (
                    "registration_from",
                    models.DateField(blank=True, null=True, verbose_name="registration from"),
                ),
                (
                    "registration_until",
                    models.DateField(blank=True, null=True, verbose_name="registration until"),
                ),
            ],
            options={
                "verbose_name": "participant group",
                "verbose_name_plural": "participant groups",
                "ordering": ["edition", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "number"), name="group_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("registration_until__isnull", True),
                            ("registration_from__isnull", True),
                            ("registration_until__gte", models.F("registration_from")),
                            _connector="OR",
                        ),
                        name="group_registration_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupDay",
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
                        related_name="days",
                        to="meetings.participantgroup",
                    ),
                ),
                ("date", models.DateField(verbose_name="date")),
            ],
            options={
                "verbose_name": "day of the group",
                "verbose_name_plural": "days of the group",
                "ordering": ["group_id", "date"],
                "constraints": [
                    models.UniqueConstraint(fields=("group", "date"), name="group_day_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupMembers",
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
                        to="meetings.participantgroup",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text_sw", models.CharField(max_length=200, verbose_name="text in Swahili")),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=200, verbose_name="text in English"),
                ),
                (
                    "in_speeches",
                    models.BooleanField(default=False, verbose_name="named in speeches only"),
                ),
            ],
            options={
                "verbose_name": "members of the group",
                "verbose_name_plural": "members of the group",
                "ordering": ["group_id", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group", "order"), name="group_members_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FeeCategory",
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
                        related_name="fees",
                        to="meetings.participantgroup",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name_sw", models.CharField(max_length=120, verbose_name="category in Swahili")),
                (
                    "name_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="category in English"
                    ),
                ),
                ("amount", models.PositiveBigIntegerField(verbose_name="amount (TZS)")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="valid until"),
                ),
            ],
            options={
                "verbose_name": "fee category",
                "verbose_name_plural": "fee categories",
                "ordering": ["group_id", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("group", "order"), name="fee_order_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="fee_validity_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60, unique=True, verbose_name="key")),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["full_name"],
            },
        ),
        migrations.CreateModel(
            name="Appearance",
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
                        related_name="appearances",
                        to="meetings.edition",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="meetings.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "name_printed",
                    models.CharField(blank=True, max_length=150, verbose_name="name as printed"),
                ),
                (
                    "honorific_sw",
                    models.CharField(blank=True, max_length=40, verbose_name="title in Swahili"),
                ),
                (
                    "honorific_en",
                    models.CharField(blank=True, max_length=40, verbose_name="title in English"),
                ),
                (
                    "suffix_sw",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="letters after the name, Swahili"
                    ),
                ),
                (
                    "suffix_en",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="letters after the name, English"
                    ),
                ),
                (
                    "office_sw",
                    models.CharField(blank=True, max_length=250, verbose_name="office in Swahili"),
                ),
                (
                    "office_en",
                    models.CharField(blank=True, max_length=250, verbose_name="office in English"),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="institutions.institution",
                        verbose_name="institution",
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
                "verbose_name": "appearance",
                "verbose_name_plural": "appearances",
                "ordering": ["edition", "id"],
            },
        ),
        migrations.CreateModel(
            name="Ceremony",
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
                        related_name="ceremonies",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[("opening", "Opening"), ("closing", "Closing")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ceremonies",
                        to="meetings.participantgroup",
                        verbose_name="group",
                    ),
                ),
                ("date", models.DateField(verbose_name="date")),
                (
                    "guest_of_honour",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ceremonies",
                        to="meetings.appearance",
                        verbose_name="guest of honour",
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ceremonies_by_others",
                        to="meetings.appearance",
                        verbose_name="on behalf of",
                    ),
                ),
                ("summary_sw", models.TextField(blank=True, verbose_name="summary in Swahili")),
                ("summary_en", models.TextField(blank=True, verbose_name="summary in English")),
                (
                    "place",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="place in the source"
                    ),
                ),
            ],
            options={
                "verbose_name": "ceremony",
                "verbose_name_plural": "ceremonies",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "order"), name="ceremony_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Committee",
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
                        related_name="committees",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name_sw", models.CharField(max_length=150, verbose_name="name in Swahili")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=150, verbose_name="name in English"),
                ),
                (
                    "name_printed",
                    models.CharField(blank=True, max_length=150, verbose_name="name as printed"),
                ),
            ],
            options={
                "verbose_name": "committee",
                "verbose_name_plural": "committees",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "order"), name="committee_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="meetings.committee",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "appearance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committees",
                        to="meetings.appearance",
                        verbose_name="person",
                    ),
                ),
                ("is_chair", models.BooleanField(default=False, verbose_name="chairperson")),
            ],
            options={
                "verbose_name": "committee member",
                "verbose_name_plural": "committee members",
                "ordering": ["committee", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("committee", "appearance"), name="committee_member_once"
                    ),
                    models.UniqueConstraint(
                        fields=("committee", "order"), name="committee_member_order_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeSource",
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
                        related_name="committee_sources",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
            ],
            options={
                "verbose_name": "source of committee members",
                "verbose_name_plural": "sources of committee members",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "institution"), name="committee_source_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Photograph",
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
                        related_name="photographs",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "image",
                    models.ImageField(
                        blank=True,
                        max_length=200,
                        upload_to=egov_meeting.meetings.models.photographs.photograph_path,
                        verbose_name="image",
                    ),
                ),
                ("caption_sw", models.CharField(max_length=400, verbose_name="caption in Swahili")),
                (
                    "caption_en",
                    models.CharField(blank=True, max_length=400, verbose_name="caption in English"),
                ),
                (
                    "section",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="section of the report"
                    ),
                ),
                (
                    "is_placeholder",
                    models.BooleanField(default=False, verbose_name="drawn placeholder"),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="place in the source"
                    ),
                ),
            ],
            options={
                "verbose_name": "photograph",
                "verbose_name_plural": "photographs",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "order"), name="photograph_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordedFigure",
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
                        related_name="figures",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("participants", "Participants"),
                            ("ministries", "Ministries expected to report"),
                            ("ministries_submitted", "Ministries that reported"),
                            ("entries", "Research and innovation entries"),
                            ("entries_exhibited", "Entries chosen for the exhibition"),
                            ("entries_presented", "Entries presented on stage"),
                            ("certificates", "Certificates awarded to entries"),
                            ("resolutions", "Resolutions"),
                            ("key_issues", "Key issues"),
                            ("fees_owed", "Fees owed (TZS)"),
                        ],
                        max_length=30,
                        verbose_name="measure",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="meetings.participantgroup",
                        verbose_name="group",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                (
                    "label_sw",
                    models.CharField(blank=True, max_length=150, verbose_name="label in Swahili"),
                ),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=150, verbose_name="label in English"),
                ),
                ("value", models.PositiveBigIntegerField(verbose_name="value")),
                ("approximate", models.BooleanField(default=False, verbose_name="approximate")),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="meetings.recordedfigure",
                        verbose_name="part of",
                    ),
                ),
                (
                    "preferred",
                    models.BooleanField(default=False, verbose_name="used in the report"),
                ),
                ("place", models.CharField(max_length=120, verbose_name="place in the source")),
            ],
            options={
                "verbose_name": "recorded figure",
                "verbose_name_plural": "recorded figures",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "order"), name="figure_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
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
                        related_name="statements",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("subject", models.CharField(max_length=80, verbose_name="subject")),
                ("text", models.CharField(max_length=400, verbose_name="what is said")),
                ("language", models.CharField(blank=True, max_length=2, verbose_name="language")),
                ("place", models.CharField(max_length=120, verbose_name="place in the source")),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "order"), name="statement_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
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
                        related_name="corrections",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("printed", models.CharField(max_length=300, verbose_name="as printed")),
                ("corrected", models.CharField(max_length=300, verbose_name="corrected")),
                ("certain", models.BooleanField(default=True, verbose_name="certain")),
                (
                    "note_sw",
                    models.CharField(blank=True, max_length=300, verbose_name="note in Swahili"),
                ),
                (
                    "note_en",
                    models.CharField(blank=True, max_length=300, verbose_name="note in English"),
                ),
                ("place", models.CharField(max_length=120, verbose_name="place in the source")),
            ],
            options={
                "verbose_name": "correction",
                "verbose_name_plural": "corrections",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "order"), name="correction_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PrintedHeading",
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
                        related_name="printed_headings",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                ("title", models.CharField(max_length=250, verbose_name="title as printed")),
                ("level", models.PositiveSmallIntegerField(default=1, verbose_name="level")),
                ("page", models.CharField(blank=True, max_length=10, verbose_name="page")),
                (
                    "covers",
                    models.JSONField(blank=True, default=list, verbose_name="matters covered"),
                ),
            ],
            options={
                "verbose_name": "printed heading",
                "verbose_name_plural": "printed headings",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "order"), name="heading_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PrintedReference",
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
                        related_name="printed_references",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("place", models.CharField(max_length=120, verbose_name="place in the source")),
                ("target", models.CharField(blank=True, max_length=120, verbose_name="refers to")),
            ],
            options={
                "verbose_name": "printed reference",
                "verbose_name_plural": "printed references",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "order"), name="reference_order_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Speech",
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
                        related_name="speeches",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("speech", "Speech"),
                            ("welcome", "Welcome remarks"),
                            ("thanks", "Vote of thanks"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="speeches",
                        to="meetings.appearance",
                        verbose_name="speaker",
                    ),
                ),
                (
                    "likely_speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.appearance",
                        verbose_name="probable speaker, where the source names none",
                    ),
                ),
                (
                    "delivered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="speeches_delivered",
                        to="meetings.appearance",
                        verbose_name="delivered by",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="speeches",
                        to="meetings.participantgroup",
                        verbose_name="group",
                    ),
                ),
                (
                    "occasion_sw",
                    models.CharField(max_length=250, verbose_name="occasion in Swahili"),
                ),
                (
                    "occasion_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="occasion in English"
                    ),
                ),
                ("date", models.DateField(verbose_name="date")),
                ("title_sw", models.CharField(max_length=250, verbose_name="title in Swahili")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=250, verbose_name="title in English"),
                ),
                ("summary_sw", models.TextField(blank=True, verbose_name="summary in Swahili")),
                ("summary_en", models.TextField(blank=True, verbose_name="summary in English")),
                (
                    "original_language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="sw",
                        max_length=2,
                        verbose_name="language it was given in",
                    ),
                ),
                ("full_text", models.TextField(blank=True, verbose_name="full text")),
            ],
            options={
                "verbose_name": "speech",
                "verbose_name_plural": "speeches",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "order"), name="speech_order_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SponsorMention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "speech",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sponsor_mentions",
                        to="meetings.speech",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                ("name_said", models.CharField(max_length=200, verbose_name="name as said")),
            ],
            options={
                "verbose_name": "sponsor thanked",
                "verbose_name_plural": "sponsors thanked",
                "ordering": ["speech", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("speech", "institution"), name="sponsor_mention_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sponsor",
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
                        related_name="sponsors",
                        to="meetings.edition",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sponsorships",
                        to="institutions.institution",
                        verbose_name="institution",
                    ),
                ),
                ("level", models.CharField(blank=True, max_length=60, verbose_name="level")),
                (
                    "contribution",
                    models.CharField(
                        choices=[
                            ("money", "Money"),
                            ("in_kind", "In kind"),
                            ("unknown", "Not recorded"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="contribution",
                    ),
                ),
                (
                    "amount",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="amount (TZS)"
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
                "verbose_name": "sponsor",
                "verbose_name_plural": "sponsors",
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "institution"), name="sponsor_once"),
                    models.UniqueConstraint(fields=("edition", "order"), name="sponsor_order_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Booth",
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
                        related_name="booths",
                        to="meetings.edition",
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="booth")),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="booths",
                        to="institutions.institution",
                        verbose_name="exhibitor",
                    ),
                ),
                ("from_date", models.DateField(blank=True, null=True, verbose_name="from")),
                ("until_date", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "exhibition booth",
                "verbose_name_plural": "exhibition booths",
                "ordering": ["edition", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "code"), name="booth_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_date__isnull", True),
                            ("from_date__isnull", True),
                            ("until_date__gte", models.F("from_date")),
                            _connector="OR",
                        ),
                        name="booth_dates_in_order",
                    ),
                ],
            },
        ),
    ]
