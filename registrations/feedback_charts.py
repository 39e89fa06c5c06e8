"""Results of feedback as charts, for pages and printed documents."""

from __future__ import annotations

from django.utils.translation import gettext as _

from egov_meeting.documents.charts import BarChart, Value, bar_chart
from egov_meeting.shared.bilingual import active_language
from registrations.selectors.feedback import QuestionResult


def question_chart(result: QuestionResult) -> BarChart | None:
    """How often each answer was given, in the active language; None for own words and what is not shown."""
    if not result.counts:
        return None
    language = active_language()
    return bar_chart(
        id=f"chart-feedback-{result.question.pk}",
        title=str(result.question.text),
        description=_(
            "Answers to one question: how many chose each, and per cent of those who answered."
        ),
        values=[
            Value(one.label(language), one.number, f"{one.number} ({one.percent} %)")
            for one in result.counts
        ],
    )
