"""Lists of the dossier: indicators and activities, one form per item."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from applications import access
from applications.actions.dossier import remove_item, save_item
from applications.forms.dossier import SAID, ActivityForm, IndicatorForm, said
from applications.models import Activity, Application, Indicator
from applications.selectors.pages import next_address
from applications.selectors.versions import version_of
from applications.terms import Phase
from portal.lib.problems import StaleVersion

from .common import get_application_for, may_write, require_phase


@login_required
@require_http_methods(["GET", "POST"])
def indicators(request: HttpRequest, reference: str) -> HttpResponse:
    """The indicators by family; `?regel=` changes one, the form adds one otherwise."""
    application = get_application_for(request, reference)
    return _list(request, application, Indicator, "indicators")


@login_required
@require_http_methods(["GET", "POST"])
def activities(request: HttpRequest, reference: str) -> HttpResponse:
    """The activities; `?regel=` changes one, the form adds one otherwise."""
    application = get_application_for(request, reference)
    return _list(request, application, Activity, "activities")


@login_required
@require_POST
def indicator_remove(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Take an indicator out of the dossier."""
    application = access.get_application_to_edit(request.user, reference)
    return _remove(request, application, Indicator, key, "indicators")


@login_required
@require_POST
def activity_remove(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Take an activity out of the dossier."""
    application = access.get_application_to_edit(request.user, reference)
    return _remove(request, application, Activity, key, "activities")


def _list(request: HttpRequest, application: Application, model, page: str) -> HttpResponse:
    require_phase(application, Phase.DOSSIER)
    items = model.objects.filter(dossier__application=application)
    key = request.GET.get("regel", "")
    item = get_object_or_404(items, key=key) if key else model()
    form, status = _form(application, item, request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        values = form.values() if model is Indicator else dict(form.cleaned_data)
        values.pop("version", None)
        version = form.cleaned_data["version"]
        try:
            save_item(application, item, by=request.user, version=version, **values)
        except StaleVersion:
            data = form.data.copy()
            data["version"] = version_of(item)
            form, status = _form(application, item, data), 409
        else:
            messages.success(request, _("Saved."))
            return redirect(f"applications:{page}", application.reference)
    context = {
        "application": application,
        "phase": Phase.DOSSIER,
        "items": items,
        "families": [
            (label, [one for one in items if getattr(one, "family", "") == value])
            for value, label in Indicator.Family.choices
        ],
        "years": range(1, application.call.terms.years + 1),
        "item": item if item.pk else None,
        "stale": status == 409,
        "form": form,
        "editable": may_write(request, application, Phase.DOSSIER, page),
        "next_url": next_address(application, Phase.DOSSIER, page),
    }
    status = 422 if form.errors else status
    return render(request, f"applications/{page}.html", context, status=status)


def _form(application: Application, item, data):
    initial = {"version": version_of(item)}
    if isinstance(item, Indicator):
        names = ("code", "label", "family", "unit", "baseline", "proof")
        initial |= {name: getattr(item, name) for name in names}
        initial |= {f"year_{year}": value for year, value in enumerate(item.targets, 1)}
        return IndicatorForm(data, initial=initial, terms=application.call.terms)
    names = set(ActivityForm.base_fields) - {"version"}
    initial |= {name: getattr(item, name) for name in names}
    initial |= {name: said(getattr(item, name)) for name in SAID}
    return ActivityForm(data, initial=initial)


def _remove(request, application: Application, model, key: str, page: str) -> HttpResponse:
    item = get_object_or_404(model, dossier__application=application, key=key)
    remove_item(application, item, by=request.user)
    messages.success(request, _("Removed."))
    return redirect(f"applications:{page}", application.reference)
