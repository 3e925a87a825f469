"""The applicant's own pages."""

from django.urls import path, register_converter

from applications.views.attachments import (
    attachment,
    attachment_confidential,
    attachment_remove,
    attachments,
)
from applications.views.collaborators import (
    collaborator_remove,
    collaborator_role,
    collaborators,
    invitation_revoke,
)
from applications.views.initiative import initiative
from applications.views.invitation import invitation
from applications.views.organisation import organisation, organisation_choose
from applications.views.overview import application, application_list
from applications.views.section import section, section_versions
from applications.views.start import start
from applications.views.withdraw import withdraw


class PhaseConverter:
    """`eoi` or `dossier`."""

    regex = "eoi|dossier"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


class SectionConverter(PhaseConverter):
    """The key of a text section; `begroting` is the page of the sums."""

    regex = "(?!begroting/)[-a-zA-Z0-9_]+"


register_converter(PhaseConverter, "phase")
register_converter(SectionConverter, "section")

urlpatterns = [
    path("oproepen/<slug:code>/nieuwe-aanvraag/", start, name="start"),
    path("aanvragen/", application_list, name="application_list"),
    path("aanvragen/<slug:reference>/", application, name="application"),
    path("aanvragen/<slug:reference>/organisatie/", organisation, name="organisation"),
    path(
        "aanvragen/<slug:reference>/organisatie/overnemen/",
        organisation_choose,
        name="organisation_choose",
    ),
    path("aanvragen/<slug:reference>/initiatief/", initiative, name="initiative"),
    path(
        "aanvragen/<slug:reference>/<phase:phase>/<section:key>/",
        section,
        name="section",
    ),
    path(
        "aanvragen/<slug:reference>/<phase:phase>/<section:key>/versies/",
        section_versions,
        name="section_versions",
    ),
    path("aanvragen/<slug:reference>/bijlagen/<phase:phase>/", attachments, name="attachments"),
    path("aanvragen/<slug:reference>/bijlage/<slug:key>/", attachment, name="attachment"),
    path(
        "aanvragen/<slug:reference>/bijlage/<slug:key>/verwijderen/",
        attachment_remove,
        name="attachment_remove",
    ),
    path(
        "aanvragen/<slug:reference>/bijlage/<slug:key>/vertrouwelijk/",
        attachment_confidential,
        name="attachment_confidential",
    ),
    path("aanvragen/<slug:reference>/medewerkers/", collaborators, name="collaborators"),
    path(
        "aanvragen/<slug:reference>/medewerkers/rol/", collaborator_role, name="collaborator_role"
    ),
    path(
        "aanvragen/<slug:reference>/medewerkers/verwijderen/",
        collaborator_remove,
        name="collaborator_remove",
    ),
    path(
        "aanvragen/<slug:reference>/medewerkers/uitnodiging/<slug:key>/intrekken/",
        invitation_revoke,
        name="invitation_revoke",
    ),
    path("uitnodiging/<str:token>/", invitation, name="invitation"),
    path("aanvragen/<slug:reference>/intrekken/", withdraw, name="withdraw"),
]
