"""What stands beside the text of a section."""

from dataclasses import dataclass

from applications.models import Answer, Application, FeedbackPoint
from applications.terms import Criterion, Phase, Section


@dataclass(frozen=True, slots=True)
class EarlierText:
    """What the EoI said under one heading."""

    section: Section
    text: str


def answer_of(application: Application, phase: Phase, key: str) -> Answer:
    """The stored answer, or an unsaved empty one."""
    found = Answer.objects.filter(application=application, phase=phase, key=key)
    return found.select_related("updated_by").first() or Answer(
        application=application, phase=phase, key=key
    )


def earlier_texts(application: Application, phase: Phase, key: str) -> list[EarlierText]:
    """The texts of the EoI, for the dossier; the section of the same name first."""
    if phase != Phase.DOSSIER:
        return []
    texts = dict(
        application.answers.filter(phase=Phase.EOI).exclude(text="").values_list("key", "text")
    )
    sections = [one for one in application.call.terms.sections_of(Phase.EOI) if one.key in texts]
    sections.sort(key=lambda one: one.key != key)
    return [EarlierText(one, texts[one.key]) for one in sections]


def released_feedback(application: Application, phase: Phase) -> list[FeedbackPoint]:
    """The points of feedback that the applicant may read, for the dossier."""
    if phase != Phase.DOSSIER or application.feedback_released_at is None:
        return []
    return list(application.feedback_points.select_related("answer"))


def criterion_of(application: Application, section: Section) -> Criterion | None:
    """The sub-criterion on which experts score this section, if any."""
    if section.criterion is None:
        return None
    return application.call.terms.criterion(section.criterion)


def versions_of(answer: Answer) -> list:
    """The rows of the history, newest first, with the person."""
    if answer.pk is None:
        return []
    return list(answer.history.select_related("history_user").order_by("-history_id"))
