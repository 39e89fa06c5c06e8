"""Questions to begin a feedback form with; staff change them as they like before it opens."""

from __future__ import annotations

from dataclasses import dataclass

from registrations.choices import QuestionKind


@dataclass(frozen=True)
class StartingQuestion:
    kind: QuestionKind
    sw: str
    en: str
    options: tuple[tuple[str, str], ...] = ()
    is_required: bool = False


STARTING_QUESTIONS = (
    StartingQuestion(
        QuestionKind.SCALE,
        "Kwa ujumla, umeridhika kiasi gani na kikao?",
        "How satisfied are you with the meeting as a whole?",
        is_required=True,
    ),
    StartingQuestion(
        QuestionKind.SCALE,
        "Mada zilizowasilishwa zitakusaidia kiasi gani kazini?",
        "How useful will the topics presented be in your work?",
    ),
    StartingQuestion(
        QuestionKind.SCALE,
        "Ulionaje utaratibu wa usajili, malipo na mapokezi?",
        "How did you find registration, payment and reception?",
    ),
    StartingQuestion(
        QuestionKind.SCALE,
        "Ulionaje ukumbi, chakula na huduma nyingine?",
        "How did you find the venue, the meals and other services?",
    ),
    StartingQuestion(
        QuestionKind.ONE,
        "Muda wa kikao ulikuwaje?",
        "How was the length of the meeting?",
        options=(
            ("Mfupi mno", "Too short"),
            ("Unafaa", "About right"),
            ("Mrefu mno", "Too long"),
        ),
    ),
    StartingQuestion(
        QuestionKind.SEVERAL,
        "Sehemu zipi zilikufaa zaidi?",
        "Which parts were of most use to you?",
        options=(
            ("Mada kuu", "Keynote addresses"),
            ("Taarifa za wizara", "Reports of the ministries"),
            ("Majadiliano ya vikundi", "Breakout groups"),
            ("Utafiti na ubunifu", "Research and innovation"),
            ("Maonesho", "The exhibition"),
        ),
    ),
    StartingQuestion(
        QuestionKind.TEXT,
        "Ni jambo gani moja tuboreshe katika kikao kijacho?",
        "What one thing should we improve at the next meeting?",
    ),
)
INTRO_SW = "Maoni yako yatatusaidia kuandaa kikao kijacho vizuri zaidi. Majibu hayahifadhiwi pamoja na jina lako."
INTRO_EN = "Your views help us to prepare the next meeting better. Answers are not kept together with your name."
