"""The event log, the outbox, and the page of a job."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from . import access, actions, selectors
from .files import file_response
from .forms import EventFilterForm, OutboxFilterForm

PER_PAGE = 50


@login_required
@require_GET
def event_list(request: HttpRequest) -> HttpResponse:
    """The event log, newest first, with filters."""
    access.ask_log(request.user)
    form = EventFilterForm(request.GET)
    valid = form.is_valid()
    found = selectors.events(**form.cleaned_data) if valid else selectors.no_events()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "heading": _("Event log"),
        "form": form,
        "page": page,
        "head": selectors.chain_head(),
    }
    return render(request, "records/event_list.html", context, status=200 if valid else 422)


@login_required
@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """Mails that wait, are held back or failed; sent ones on request."""
    access.ask_outbox(request.user)
    form = OutboxFilterForm(request.GET)
    valid = form.is_valid()
    found = selectors.mails(**form.cleaned_data) if valid else selectors.mails()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "heading": _("Outbox"),
        "form": form,
        "page": page,
        "counts": selectors.mail_counts(),
    }
    return render(request, "records/outbox.html", context, status=200 if valid else 422)


@login_required
@require_GET
def mail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One mail as its receiver reads it, personal links covered."""
    found = access.get_mail(request.user, ref)
    return render(request, "records/mail.html", {"mail": found})


@login_required
@require_POST
def release_mail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Send a mail that was held back."""
    found = access.get_mail(request.user, ref)
    actions.release_mail(found, by=request.user)
    messages.success(request, _("The mail is released and will be sent."))
    return redirect("records:mail", ref)


@login_required
@require_POST
def retry_mail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Try a failed mail again."""
    found = access.get_mail(request.user, ref)
    actions.retry_mail(found, by=request.user)
    messages.success(request, _("The mail will be tried again."))
    return redirect("records:mail", ref)


@login_required
@require_GET
def job(request: HttpRequest, ref: UUID) -> HttpResponse:
    """How far a job is; htmx asks for the changing part only."""
    found = access.get_job(request.user, ref)
    template = "records/_job.html" if request.htmx else "records/job.html"
    return render(request, template, {"job": found})


@login_required
@require_GET
def job_result(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    """The file a finished job made."""
    found = access.get_job(request.user, ref)
    if found.result is None:
        raise Http404
    return file_response(request, found.result)


@login_required
@require_POST
def retry_job(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Start a failed job again."""
    found = access.get_job(request.user, ref)
    actions.retry_job(found, by=request.user)
    return redirect("records:job", ref)
