"""All applications, for the agency: filters, order, pages, and the same list as XLSX."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications import access
from applications.forms.worklist import WorklistForm
from applications.selectors import worklist as selectors
from portal.lib import clock, figures

PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def worklist(request: HttpRequest) -> HttpResponse:
    """The list, fifty on a page."""
    _require_agency(request)
    form = WorklistForm(request.GET)
    valid = form.is_valid()
    sort = request.GET.get("sort", "reference")
    filters = form.cleaned_data if valid else {}
    found = selectors.worklist(access.visible_to(request.user), **filters, sort=sort)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = selectors.with_related(page.object_list)
    context = {
        "form": form,
        "page": page,
        "rows": selectors.rows(page.object_list),
        "headings": _headings(sort),
    }
    return render(request, "applications/worklist.html", context, status=200 if valid else 422)


@login_required
@require_safe
def worklist_xlsx(request: HttpRequest) -> HttpResponse:
    """The whole filtered list as a workbook."""
    _require_agency(request)
    form = WorklistForm(request.GET)
    if not form.is_valid():
        return HttpResponse(status=422)
    sort = request.GET.get("sort", "reference")
    found = selectors.worklist(access.visible_to(request.user), **form.cleaned_data, sort=sort)
    name = f"aanvragen-{figures.local(clock.now()):%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(selectors.workbook(found), content_type=XLSX, headers=headers)


def _require_agency(request: HttpRequest) -> None:
    if not request.user.has_role(*access.READS_ALL):
        raise PermissionDenied(_("This list is for the agency."))


def _headings(sort: str) -> list[dict[str, str]]:
    """The columns: label, the `sort` its link asks for (empty: cannot), and `aria-sort`."""
    columns = (
        ("reference", _("Application")),
        ("status", _("Status")),
        ("", _("Whose turn")),
        ("", _("Rules when it came in")),
        ("handler", _("Handler")),
        ("", _("Next deadline")),
        ("submitted", _("Submitted")),
    )
    order = {f"-{name}": "descending" for name, _label in columns if name}
    order |= {name: "ascending" for name, _label in columns if name}
    return [
        {
            "label": label,
            "sort": f"-{name}" if name and sort == name else name,
            "order": order.get(sort, "") if name and sort.removeprefix("-") == name else "",
        }
        for name, label in columns
    ]
