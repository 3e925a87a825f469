"""What must be done now on an application, and by whom, in one sentence."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from applications.models import Application
from applications.terms import Phase
from applications.workflow import DECIDED, Status
from portal.lib import clock, figures

from .deadlines import deadline_of, is_open, open_supplement
from .pages import page_address
from .supplement import asked_parts

WITH_DECISION = frozenset(
    {
        *DECIDED,
        Status.AGREEMENT,
        Status.RUNNING,
        Status.CLOSED,
    }
)
"""From here on there is a decision to read."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """A sentence; an address and the verb on its button where a page helps. `by_applicant`:
    the applicant must act, otherwise the applicant waits."""

    sentence: str
    address: str = ""
    action: str = ""
    by_applicant: bool = False


def next_step(application: Application) -> NextStep:
    """The step for the applicant's people in the state of now."""
    state = application.state
    if state in (Status.EOI_DRAFT, Status.EOI_SUBMITTED):
        return _writing(application, Phase.EOI, Status.EOI_SUBMITTED)
    if state in (Status.DOSSIER_DRAFT, Status.DOSSIER_SUBMITTED):
        return _writing(application, Phase.DOSSIER, Status.DOSSIER_SUBMITTED)
    if state == Status.PITCH_ATTENDED:
        return _begin_dossier(application)
    if state == Status.EOI_ADMISSIBLE:
        address = _address("applications:pitch", application.reference)
        sentence = _("Your EoI is admissible. A moment for the pitch is still to be fixed.")
        return NextStep(sentence, address, _("Choose a moment for the pitch"), bool(address))
    if state == Status.PITCH_SCHEDULED:
        starts = figures.deadline(application.pitch.slot.starts_at)
        address = _address("applications:pitch", application.reference)
        return NextStep(
            _("Present your initiative at the pitch on %(moment)s.") % {"moment": starts},
            address,
            _("To the pitch"),
            True,
        )
    if state == Status.SUPPLEMENT_REQUESTED:
        return _supplement(application)
    if state in WITH_DECISION:
        address = _address("assessment:decision", application.reference)
        return NextStep(_SENTENCES[state](), address, _("Read the decision"))
    return NextStep(_SENTENCES[state]())


def _writing(application: Application, phase: Phase, submitted: Status) -> NextStep:
    deadline = figures.deadline(deadline_of(application, phase))
    writable = is_open(application, phase, clock.now())
    if application.state == submitted:
        if not writable:
            return NextStep(_("It was handed in. The agency checks it now."))
        return NextStep(
            _(
                "It was handed in. Until %(deadline)s you can change it and submit it again; "
                "the last version counts."
            )
            % {"deadline": deadline},
            page_address(application, phase, "organisation"),
            _("Look at the draft"),
        )
    if not writable:
        return NextStep(_("The deadline has passed. This draft was not handed in."))
    return NextStep(
        _("Fill in all parts and submit before %(deadline)s.") % {"deadline": deadline}
        if deadline
        else _("Fill in all parts and submit."),
        page_address(application, phase, "organisation"),
        _("Go on filling in"),
        True,
    )


def _begin_dossier(application: Application) -> NextStep:
    deadline = figures.deadline(deadline_of(application, Phase.DOSSIER))
    sentence = _("You may now make the full dossier. Submit it before %(deadline)s.") % {
        "deadline": deadline
    }
    address = _address("applications:start_dossier", application.reference)
    return NextStep(sentence, address, _("Begin the full dossier"), True)


def _supplement(application: Application) -> NextStep:
    request = open_supplement(application)
    due = figures.deadline(request.due_at) if request else ""
    parts = asked_parts(application)
    return NextStep(
        _("The agency asks a supplement. Complete the named parts before %(deadline)s.")
        % {"deadline": due},
        parts[0].url if parts else page_address(application, Phase.DOSSIER, "organisation"),
        _("To the first part"),
        True,
    )


def _address(name: str, reference: str) -> str:
    try:
        return reverse(name, args=[reference])
    except NoReverseMatch:
        return ""


_SENTENCES = {
    Status.EOI_INADMISSIBLE: lambda: _("The EoI was found not admissible. The path ends here."),
    Status.PITCH_ABSENT: lambda: _(
        "Without taking part in the pitch a full dossier cannot be submitted."
    ),
    Status.DOSSIER_ADMISSIBLE: lambda: _("The dossier is admissible. The assessment comes next."),
    Status.DOSSIER_INADMISSIBLE: lambda: _(
        "The dossier was found not admissible. The path ends here."
    ),
    Status.IN_ASSESSMENT: lambda: _("External experts assess the dossier."),
    Status.ADVICE_READY: lambda: _("External experts assess the dossier."),
    Status.APPROVED: lambda: _("The application was approved. The agency prepares the agreement."),
    Status.APPROVED_WITH_CONDITIONS: lambda: _(
        "The application was approved with conditions. The letter says which."
    ),
    Status.REJECTED: lambda: _("The application was not approved. The letter gives the reasons."),
    Status.WITHDRAWN: lambda: _("The application was withdrawn."),
    Status.NOT_HANDED_IN: lambda: _(
        "The deadline has passed and nothing was handed in. You can still read and copy the draft."
    ),
    Status.AGREEMENT: lambda: _("The agreement is being made."),
    Status.RUNNING: lambda: _("The project is running."),
    Status.CLOSED: lambda: _("The project is closed."),
}
