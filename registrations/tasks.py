"""Work of the queue `default` that has to do with places."""

from celery import shared_task
from django.utils import timezone

from registrations.services import bulk, feedback, forgetting, waiting
from registrations.services.importing_forgetting import empty_old_imports
from registrations.services.importing_leases import resume_imports
from registrations.services.importing_rows import work_on_import as do_work_on_import


@shared_task
def fill_free_places(group_id: int) -> int:
    """Move up who waits for this group; a call that comes twice moves nobody twice."""
    return waiting.fill_free_places(group_id=group_id, at=timezone.now())


@shared_task
def look_after_places() -> int:
    """Give up places that were not confirmed in time and move up who waits (every minute)."""
    at = timezone.now()
    return waiting.lapse_overdue(at=at) + waiting.fill_all_free_places(at=at)


@shared_task
def forget_what_has_served() -> int:
    """Take people out of registrations whose time is over (every night)."""
    return forgetting.forget_what_has_served(at=timezone.now())


@shared_task
def run_bulk_action(action_id: int) -> None:
    """Work off what an action on many has left; a call that comes twice does nobody twice."""
    bulk.run_bulk_action(action_id=action_id, clock=timezone.now)


@shared_task
def resume_bulk_actions() -> int:
    """Take up what the queue lost and what a killed worker left (every 30 s)."""
    return bulk.resume_bulk_actions(at=timezone.now())


@shared_task
def work_on_import(import_id: str) -> None:
    """Read a spreadsheet, or register its people; a message that comes twice does nobody twice."""
    do_work_on_import(import_id=import_id, clock=timezone.now)


@shared_task
def resume_delegation_imports() -> int:
    """Take up what the queue lost and what a killed worker left (every 30 s)."""
    return resume_imports(at=timezone.now())


@shared_task
def empty_old_delegation_imports() -> int:
    """Forget what spreadsheets told of people a month after their end (every night)."""
    return empty_old_imports(at=timezone.now())


@shared_task
def ask_for_feedback(form_id: int) -> int:
    """Write to everybody who is asked for feedback and was not written to; a call that comes twice writes once."""
    return feedback.ask_for_feedback(form_id=form_id, at=timezone.now())


@shared_task
def look_after_feedback() -> int:
    """Close forms whose last day is over, and write to people who were added since (every hour)."""
    return feedback.look_after_feedback(at=timezone.now())
