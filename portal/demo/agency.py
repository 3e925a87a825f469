"""The agency's side: talks, checks, pitch days, feedback, terms, experts asked, advice."""

from datetime import date, time
from decimal import Decimal

from applications.actions.admissibility import decide_admissibility
from applications.actions.closing import close_due_drafts
from applications.actions.extensions import give_extension
from applications.actions.feedback import add_point, release_feedback
from applications.actions.handler import assign_handler
from applications.actions.pitches import make_slots, record_absence, record_attendance
from applications.actions.prediscussion import hold_talk, plan_talk
from applications.actions.supplement import ask_supplement
from applications.forms.handling import MANUAL
from applications.models import PreDiscussion
from applications.packages import latest_submission, package_findings
from applications.selectors.supplement import part_labels
from applications.terms import Phase
from applications.workflow import Verb
from assessment.actions.advice import finish_advice, save_advice
from assessment.actions.decisions import follow_up
from assessment.models.advice import Outcome
from assessment.selectors.advice import subsidy_asked
from portal.lib import clock

from . import phrases
from .case import Case, Ending, Play

ROOM = "Zaal 4.12"


def plan_talks(play: Play, moment: str) -> None:
    """Give every talk that was asked for the next moment of half an hour."""
    talks = _talks(play, PreDiscussion.State.REQUESTED)
    for place, talk in enumerate(talks):
        planned_at = play.calendar.at(moment, 45 * place)
        place_of_talk = phrases.agency("talk_place")
        plan_talk(talk, by=play.cast["farid"], planned_at=planned_at, place=place_of_talk)


def hold_talks(play: Play) -> None:
    """Note what was said in the talks that were planned for before now."""
    for talk in _talks(play, PreDiscussion.State.PLANNED):
        if talk.planned_at and talk.planned_at <= clock.now():
            hold_talk(
                talk,
                by=play.cast["farid"],
                shared_notes=phrases.agency("talk_shared"),
                internal_notes=phrases.agency("talk_internal"),
            )


def close_drafts(play: Play) -> None:
    """What the worker does every minute: close the drafts that are past their deadline."""
    close_due_drafts()


def take_up(case: Case) -> None:
    """Somebody of the agency handles it from now on."""
    assign_handler(case.application, case.handler, by=case.play.cast["ilse"])


def check_eoi(case: Case) -> None:
    """The formal check of the EoI, with the reason of the file when it is not in order."""
    admissible = case.ending != Ending.INADMISSIBLE_EOI
    given = case.initiative.part("admissibility").get("reason")
    reason = _words("eoi_admissible", case, Phase.EOI)
    if not admissible:
        reason = given or phrases.agency("eoi_inadmissible")
    _decide(case, Phase.EOI, admissible=admissible, reason=reason)


def make_pitch_days(play: Play) -> None:
    """Slots of half an hour on both pitch days."""
    for day in play.call.terms.timeline.pitch_days:
        make_slots(
            play.call,
            by=play.cast["farid"],
            day=day,
            start=time(9, 30),
            end=time(15, 30),
            minutes=30,
            pause=10,
            room=ROOM,
        )


def note_pitch(case: Case) -> None:
    """Who was there, and who was not."""
    if case.ending == Ending.ABSENT:
        reason = case.initiative.part("pitch").get("reason") or phrases.agency("absent")
        record_absence(case.application, by=case.play.cast["farid"], reason=reason)
        return
    record_attendance(case.application, by=case.play.cast["farid"])


def write_feedback(case: Case) -> None:
    """The numbered points, not given yet."""
    application = case.application
    for given in case.initiative.data.get("feedback", ()):
        add_point(application, by=case.handler, kind=given["kind"], text=given["text"])


def give_feedback(case: Case) -> None:
    """The points go to the applicant."""
    if case.application.feedback_points.exists():
        release_feedback(case.application, by=case.handler)


def extend(case: Case, until: str) -> None:
    """A later deadline of the dossier for this applicant alone."""
    give_extension(
        case.application,
        Phase.DOSSIER,
        by=case.handler,
        until=case.calendar.at(until),
        reason=phrases.agency("extension"),
    )


def check_dossier(case: Case) -> None:
    """The formal check of the dossier."""
    reason = _words("dossier_admissible", case, Phase.DOSSIER)
    _decide(case, Phase.DOSSIER, admissible=True, reason=reason)


def ask_more(case: Case, until: str) -> None:
    """Ask the parts of the file anew."""
    application, given = case.application, case.initiative.part("supplement")
    known = part_labels(application)
    parts = given.get("parts") or [case.call.terms.sections_of(Phase.DOSSIER)[0].key]
    ask_supplement(
        application,
        by=case.handler,
        parts=[part if part in known else f"section:{part}" for part in parts],
        reason=given.get("reason") or phrases.agency("supplement"),
        due_at=case.calendar.at(until),
    )


def draft_advice(case: Case) -> None:
    """The advice as the file has it; a word on the strongest and the weakest criterion."""
    application, given = case.application, case.initiative["decision"]
    outcome = given["outcome"]
    assessment = case.initiative.part("assessment")
    criteria = {
        criterion: assessment[key]
        for criterion, key in (("I.1", "strong"), ("II.1", "weak"))
        if assessment.get(key)
    }
    save_advice(
        application,
        by=case.handler,
        summary=given["advice"].strip(),
        outcome=outcome,
        amount=granted(case),
        conditions="\n".join(conditions_of(case)),
        criteria=criteria,
        version=0,
    )


def send_advice(case: Case) -> None:
    """The advice goes to the committee."""
    finish_advice(case.application, by=case.handler)


def sign(case: Case, on: date) -> None:
    """Note that the agreement was signed."""
    follow_up(
        case.application,
        Verb.SIGN_AGREEMENT,
        on=case.calendar.day(on),
        by=case.play.cast["farid"],
    )


def granted(case: Case) -> Decimal | None:
    """The share of the subsidy asked that the file grants, cut to the euro; None for a no."""
    given = case.initiative["decision"]
    asked = subsidy_asked(case.application)
    if given["outcome"] == Outcome.REJECTED or asked is None:
        return None
    return Decimal(int(asked * Decimal(str(given.get("share", 1)))))


def conditions_of(case: Case) -> list[str]:
    """The conditions of the file; one at least where the decision asks for it."""
    given = case.initiative["decision"]
    if given["outcome"] != Outcome.APPROVED_WITH_CONDITIONS:
        return []
    return list(given.get("conditions") or [phrases.committee("condition")])


def _talks(play: Play, state: str) -> list[PreDiscussion]:
    rows = PreDiscussion.objects.filter(call=play.call, state=state)
    return list(rows.select_related("call", "requested_by").order_by("requested_at"))


def _decide(case: Case, phase: Phase, *, admissible: bool, reason: str) -> None:
    decide_admissibility(
        case.application,
        phase,
        by=case.handler,
        admissible=admissible,
        reason=reason,
        items=[key for key, _label in MANUAL if admissible],
    )


def _words(key: str, case: Case, phase: Phase) -> str:
    """The sentence with the number of letters that counted when it was handed in."""
    submission = latest_submission(case.application, phase)
    findings = package_findings(submission) if submission else []
    letters = next((one.actual for one in findings if one.rule == "letters.minimum"), "")
    return phrases.agency(key, letters=letters)
