"""The pool of experts, with how much each has in hand."""

from django.db.models import Count, Q, QuerySet

from applications.models import Application
from applications.workflow import Status
from assessment.models import Assignment, Expert

IN_HAND = Q(
    assignments__state__in=[Assignment.State.INVITED, Assignment.State.ACCEPTED],
    assignments__application__status__in=[
        Status.DOSSIER_ADMISSIBLE.value,
        Status.IN_ASSESSMENT.value,
    ],
)
"""Assignments that count as load: invited or accepted, on a dossier still being assessed."""


def pool(rows: QuerySet[Expert], text: str = "", language: str = "") -> QuerySet[Expert]:
    """`rows` with `load` and affiliations, by name; `text` seeks names, fields and ties."""
    rows = rows.select_related("user").prefetch_related("affiliations")
    for word in text.split():
        rows = rows.filter(
            Q(user__given_name__icontains=word)
            | Q(user__family_name__icontains=word)
            | Q(user__email__icontains=word)
            | Q(expertise__icontains=word)
            | Q(pk__in=Expert.objects.filter(affiliations__organisation_name__icontains=word))
        )
    if language:
        rows = rows.filter(languages__icontains=language)
    return rows.annotate(load=Count("assignments", filter=IN_HAND, distinct=True)).order_by(
        "user__family_name", "user__given_name", "pk"
    )


def load_of(expert: Expert) -> int:
    """How many dossiers this expert has in hand."""
    return Expert.objects.filter(pk=expert.pk).aggregate(n=Count("assignments", filter=IN_HAND))[
        "n"
    ]


def unfinished_applications(expert: Expert) -> QuerySet[Application]:
    """Applications this expert was asked for and that are not advised on yet."""
    return Application.objects.filter(
        assignments__expert=expert,
        assignments__state__in=[Assignment.State.INVITED, Assignment.State.ACCEPTED],
        status__in=[Status.DOSSIER_ADMISSIBLE.value, Status.IN_ASSESSMENT.value],
    ).select_related("organisation", "call")
