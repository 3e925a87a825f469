"""The pitch: the programme of a call, an application's place in it, the applicant's own choice."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications import access
from applications.actions import pitches as actions
from applications.forms.pitches import AbsenceForm, AttendanceForm, SlotForm, SlotsForm
from applications.models import PitchSlot
from applications.selectors import pitches as selectors
from applications.selectors.deadlines import current_phase
from applications.workflow import Status, Verb, possible
from portal.accounts.roles import Role
from portal.lib.problems import InvalidInput, WrongMoment


@login_required
@require_safe
def pitch_programmes(request: HttpRequest) -> HttpResponse:
    """The calls, each with its programme."""
    if not selectors.sees_programme(request.user):
        raise PermissionDenied(_("The programme is read by the agency and the jury."))
    calls = access.visible_calls(request.user)
    return render(request, "applications/pitch_programmes.html", {"calls": calls})


@login_required
@require_http_methods(["GET", "POST"])
def pitch_programme(request: HttpRequest, code: str) -> HttpResponse:
    """The programme of a call, to read and to print; a handler makes slots here."""
    if not selectors.sees_programme(request.user):
        raise PermissionDenied(_("The programme is read by the agency and the jury."))
    call = access.get_call(request.user, code)
    handles = access.can_handle(request.user)
    if request.method == "POST" and not handles:
        raise PermissionDenied(_("Only a dossier handler may do this."))
    days = call.terms.timeline.pitch_days
    initial = {"day": days[0] if days else None, "minutes": 30, "pause": 10}
    form = SlotsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_slots(call, by=request.user, **form.cleaned_data)
        except InvalidInput as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("%(n)d slots were made.") % {"n": len(made)})
            return redirect("applications:pitch_programme", call.code)
    context = {
        "call": call,
        "days": selectors.programme(call, with_free=handles),
        "waiting": selectors.without_slot(call) if handles else [],
        "handles": handles,
        "jury": request.user.has_role(Role.JURY),
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "applications/pitch_programme.html", context, status=status)


@login_required
@require_POST
def pitch_slot_remove(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Take a free slot away."""
    if not access.can_handle(request.user):
        raise PermissionDenied(_("Only a dossier handler may do this."))
    slot = get_object_or_404(PitchSlot, key=key, call__code=code)
    actions.remove_slot(slot, by=request.user)
    messages.success(request, _("The slot was removed."))
    return redirect("applications:pitch_programme", code)


@login_required
@require_http_methods(["GET", "POST"])
def pitch_manage(request: HttpRequest, reference: str) -> HttpResponse:
    """One application's pitch, for its handler. `deed` names the button pressed."""
    application = access.get_application_to_handle(request.user, reference)
    absent = application.state == Status.PITCH_ABSENT
    deed = request.POST.get("deed", "")
    if request.method == "POST" and deed not in ("place", "cancel", "present", "absent"):
        return HttpResponse(status=400)
    verbs = possible(application.state)
    forms = {
        "place": SlotForm(
            request.POST if deed == "place" else None,
            slots=selectors.free_slots(application.call, coming=False),
        ),
        "present": AttendanceForm(request.POST if deed == "present" else None, needs_reason=absent),
        "absent": AbsenceForm(request.POST if deed == "absent" else None),
    }
    form, by = forms.get(deed), request.user
    if request.method == "POST" and (form is None or form.is_valid()):
        if deed == "place":
            actions.schedule_pitch(application, form.cleaned_data["slot"], by=by)
        elif deed == "cancel":
            actions.cancel_pitch(application, by=by)
        elif deed == "present":
            actions.record_attendance(application, by=by, **form.cleaned_data)
        else:
            actions.record_absence(application, by=by, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("applications:pitch_manage", reference)
    pitch = selectors.pitch_of(application)
    come = pitch is not None and selectors.has_come(pitch)
    context = {
        "application": application,
        "pitch": pitch,
        "when": selectors.slot_label(pitch.slot) if pitch else "",
        "forms": forms,
        "bound": [form] if form is not None else [],
        "may_place": Verb.SCHEDULE_PITCH in verbs,
        "may_cancel": Verb.CANCEL_PITCH in verbs,
        "may_present": come
        and Verb.RECORD_ATTENDANCE in verbs
        and (not absent or access.can_manage_calls(request.user)),
        "may_absent": come and Verb.RECORD_ABSENCE in verbs,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "applications/pitch_manage.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def pitch(request: HttpRequest, reference: str) -> HttpResponse:
    """The applicant's own page: when and where, and choosing among the free slots."""
    application = access.get_application(request.user, reference)
    if request.method == "POST":
        application = access.get_application_to_edit(request.user, reference)
    taken = selectors.pitch_of(application)
    may_choose = Verb.SCHEDULE_PITCH in possible(application.state)
    if taken is None and not may_choose:
        raise WrongMoment(_("The pitch comes once the EoI is found admissible."))
    slots = selectors.slots_to_choose(application, taken) if may_choose else []
    form = SlotForm(request.POST or None, slots=slots)
    if request.method == "POST" and not may_choose:
        raise WrongMoment(_("A pitch cannot be scheduled now for this application."))
    if request.method == "POST" and form.is_valid():
        try:
            actions.schedule_pitch(application, form.cleaned_data["slot"], by=request.user)
        except WrongMoment as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Your pitch is scheduled. Everybody gets a mail."))
            return redirect("applications:pitch", reference)
    context = {
        "application": application,
        "phase": current_phase(application),
        "pitch": taken,
        "when": selectors.slot_label(taken.slot) if taken else "",
        "form": form if slots and access.can_edit(request.user, application) else None,
        "waits_for_slots": may_choose and not slots and taken is None,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "applications/pitch.html", context, status=status)
