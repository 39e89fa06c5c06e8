"""feedback.yaml: the feedback form with its questions. Answers stay in the portal, and whose they are nowhere."""

from typing import Annotated, Any

from pydantic import Field

from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import Day, FolderModel, LoosePair, Pair
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import Part, register
from egov_meeting.shared.edition_parts.rows import keep_in_places, keep_rows
from egov_meeting.shared.edition_parts.values import (
    column_values,
    folder_values,
    pair_columns,
    pair_of,
)
from registrations.choices import FeedbackState, QuestionKind
from registrations.models import FeedbackForm, FeedbackOption, FeedbackQuestion
from registrations.models.feedback import FEWEST_SHOWN


class AnswerText(Pair):
    """An answer that can be ticked."""

    sw: Annotated[str, Field(min_length=1, max_length=200)]
    en: Annotated[str, Field(max_length=200)] = ""


class QuestionData(FolderModel):
    """One question, with the answers it offers where its kind has any."""

    row_of = FeedbackQuestion
    kind: QuestionKind
    text: Pair
    is_required: bool = False
    in_report: bool = True
    options: list[AnswerText] = []


class FormData(FolderModel):
    """What participants are asked; a question that fewer than `fewest_shown` answered is not shown."""

    intro: LoosePair | None = None
    closes_on: Day | None = None
    only_attended: bool = True
    fewest_shown: Annotated[int, Field(ge=3, le=50)] = FEWEST_SHOWN
    questions: list[QuestionData] = []


class FeedbackData(FolderModel):
    """feedback.yaml: the form, where the edition has one."""

    form: FormData | None = None


def check(data: FeedbackData, checking: Checking) -> None:
    """Once it was opened, a form stays as people answered it."""
    there = FeedbackForm.objects.filter(edition__year=checking.year).first()
    if there is None or there.state == FeedbackState.DRAFT:
        return
    if data.form is None or _asked(data.form) != _kept(there):
        checking.tell("feedback_was_opened", ("form",))


def load(data: FeedbackData, loading: Loading) -> None:
    form = data.form
    rows = keep_rows(
        rows=FeedbackForm.objects.filter(edition=loading.edition),
        of={},
        key=["edition"],
        wanted=[{"edition": loading.edition, **column_values(form, leave={"questions"})}]
        if form
        else [],
        changes=loading.changes,
    )
    if form:
        _load_questions(rows[0], form.questions, loading)


def _load_questions(form: FeedbackForm, asked: list[QuestionData], loading: Loading) -> None:
    questions = keep_in_places(
        rows=FeedbackQuestion.objects.filter(form=form),
        of={"form": form},
        wanted=[column_values(one, leave={"options"}) for one in asked],
        changes=loading.changes,
    )
    for question, one in zip(questions, asked, strict=True):
        keep_in_places(
            rows=FeedbackOption.objects.filter(question=question),
            of={"question": question},
            wanted=[pair_columns("text", text) for text in one.options],
            changes=loading.changes,
        )


def dump(edition: Any, dumping: Dumping) -> dict[str, Any]:
    form = FeedbackForm.objects.filter(edition=edition).first()
    if form is None:
        return {}
    values = folder_values(form, FormData, leave={"questions"})
    rows = form.questions.order_by("order").prefetch_related("options")
    questions = [_dumped(row) for row in rows]
    return {"form": values | ({"questions": questions} if questions else {})}


def _dumped(row: FeedbackQuestion) -> dict[str, Any]:
    options = [pair_of(one, "text") for one in row.options.all()]
    values = folder_values(row, QuestionData, leave={"options"})
    return values | ({"options": options} if options else {})


def _asked(form: FormData) -> tuple[Any, ...]:
    """What people were promised and asked, as the folder has it."""
    return form.fewest_shown, [
        (one.kind, one.text.sw, one.text.en, one.is_required, [option.sw for option in one.options])
        for one in form.questions
    ]


def _kept(form: FeedbackForm) -> tuple[Any, ...]:
    """The same as it stands in the portal."""
    rows = form.questions.order_by("order").prefetch_related("options")
    return form.fewest_shown, [
        (
            one.kind,
            one.text_sw,
            one.text_en,
            one.is_required,
            [option.text_sw for option in one.options.all()],
        )
        for one in rows
    ]


register(Part(key="feedback", order=158, schema=FeedbackData, load=load, dump=dump, check=check))
