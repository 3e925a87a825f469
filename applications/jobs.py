"""Work of the background worker for this app."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from applications.models import Call
from applications.selectors.calls import question_groups
from portal.lib.pdf import render_pdf
from portal.records.files import store_bytes
from portal.records.models import StoredFile


def make_questions_pdf(job_ref: str, code: str, language: str) -> StoredFile:
    """All questions of a call as a tagged PDF in `language`."""
    call = Call.objects.get(code=code)
    with translation.override(language):
        title = f"{_('All questions')} – {call.terms.title.get(language)}"
        context = {"call": call, "groups": question_groups(call), "reference": call.code}
        html = render_to_string("pdf/call_questions.html", context)
        data = render_pdf(html, title=title, language=language)
    return store_bytes(
        data, name=f"{call.code}-{language}.pdf", content_type="application/pdf", by=None
    )
