"""The public page that checks a receipt or a PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.forms import VerifyFileForm, VerifyForm
from portal.verification import Answer, too_many, verify_file, verify_number

MOST_BYTES = 50 * 1024 * 1024


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """By number and code (also from the QR code on a receipt), or by the bytes of a PDF."""
    by_file = request.method == "POST" and "file" in request.POST
    given = request.POST if request.method == "POST" else request.GET
    asked = by_file or "number" in given
    form = VerifyForm(given if asked and not by_file else None)
    file_form = VerifyFileForm(request.POST, request.FILES) if by_file else VerifyFileForm()
    context: dict = {"form": form, "file_form": file_form}
    if not asked:
        return render(request, "portal/verify.html", context)
    if too_many(request.META.get("REMOTE_ADDR", "")):
        context["too_many"] = True
        return render(request, "portal/verify.html", context, status=429)
    bound = file_form if by_file else form
    answer = _answer(bound) if bound.is_valid() else None
    context["answer"] = answer
    return render(request, "portal/verify.html", context, status=200 if answer else 422)


def _answer(form: VerifyForm | VerifyFileForm) -> Answer | None:
    if isinstance(form, VerifyForm):
        return verify_number(form.cleaned_data["number"], form.cleaned_data["code"])
    upload = form.cleaned_data["pdf"]
    if upload.size > MOST_BYTES:
        form.add_error("pdf", form.fields["pdf"].help_text)
        return None
    return verify_file(upload.file)
