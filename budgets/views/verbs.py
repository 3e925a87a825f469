"""The buttons of a row and of a table: each asks one action."""

from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.models import Application
from budgets.actions.lines import copy_year, duplicate_line, move_line, remove_line
from budgets.forms.copying import CopyForm
from budgets.forms.lines import TABLES
from portal.lib.problems import InvalidInput


def do_verb(
    request: HttpRequest, application: Application, verb: str, target: str, version: int
) -> str:
    """Do `verb` on the line or table `target`; the place on the page to come back to."""
    try:
        return _do(request, application, verb, target, version)
    except InvalidInput as problem:
        messages.error(request, problem.message)
        return "plan"


def _do(
    request: HttpRequest, application: Application, verb: str, target: str, version: int
) -> str:
    given = {"by": request.user, "version": version}
    if verb == "remove":
        remove_line(application, target, **given)
        messages.success(request, _("The line is removed."))
        return "plan"
    if verb == "duplicate":
        copy = duplicate_line(application, target, **given)
        messages.success(request, _("The line stands twice now."))
        return f"row-{copy.key}"
    if verb in ("up", "down"):
        move_line(application, target, down=verb == "down", **given)
        return f"row-{target}"
    if verb != "copy_year" or target not in {form.table for form in TABLES}:
        raise Http404
    form = CopyForm(request.POST, prefix=target)
    if not form.is_valid():
        raise InvalidInput(_("Nothing was copied: fill in a year and a percentage from 0 to 100."))
    index = form.cleaned_data["index"] or Decimal(0)
    year = form.cleaned_data["year"]
    count = copy_year(application, table=target, year=year, index=index, **given)
    messages.success(
        request,
        ngettext("%(n)d line was changed.", "%(n)d lines were changed.", count) % {"n": count},
    )
    return f"table-{target}"
