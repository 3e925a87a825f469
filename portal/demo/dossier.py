"""The applicant's side of the full dossier: one function per page, played on its day."""

from typing import Any

from applications.actions.answers import save_answer
from applications.actions.attachments import add_attachment
from applications.actions.dossier import (
    save_declarations,
    save_feedback_answer,
    save_item,
    save_spearhead,
    start_dossier,
)
from applications.actions.letters import reconfirm_letters
from applications.actions.organisation import save_organisation
from applications.models import Activity, FeedbackAnswer, Indicator
from applications.selectors.versions import version_of
from applications.terms import Phase

from .budgeting import years_of
from .case import Case
from .drafting import collect_letters, hand_in_phase
from .papers import pdf


def start(case: Case) -> None:
    """Open the full dossier after the pitch."""
    start_dossier(case.application, by=case.coordinator)


def settle_organisation(case: Case) -> None:
    """An organisation that was being founded has its number and legal personality now."""
    application = case.application
    old = application.organisation
    if old is None or not old.in_formation:
        return
    save_organisation(
        application,
        by=case.coordinator,
        version=version_of(old),
        title=application.title,
        acronym=application.acronym,
        executor=application.executor,
        name=old.name.replace(" in oprichting", f" {old.legal_form}"),
        in_formation=False,
        legal_form=old.legal_form,
        enterprise_number=case.initiative.own_number,
        street=old.street,
        postcode=old.postcode,
        municipality=old.municipality,
        website=old.website,
    )


def write(case: Case, upto: int | None = None) -> None:
    """The first `upto` texts that the file has, or all; what is written already stays."""
    application, texts = case.application, case.initiative["dossier"]
    written = set(application.answers.filter(phase=Phase.DOSSIER).values_list("key", flat=True))
    for section in case.call.terms.sections_of(Phase.DOSSIER)[:upto]:
        text = texts.get(section.key, "").strip()
        if text and section.key not in written:
            save_answer(application, Phase.DOSSIER, section.key, text, by=case.writer(), version=0)


def write_three(case: Case) -> None:
    write(case, 3)


def write_six(case: Case) -> None:
    write(case, 6)


def confirm_letters(case: Case) -> None:
    """Keep the letters of the EoI, but for two enterprises that sign a new one."""
    numbers = [company["number"] for company in case.initiative.companies]
    reconfirm_letters(case.application, numbers[:-2], by=case.coordinator)


def renew_letters(case: Case) -> None:
    """New letters of those that have none yet for the dossier."""
    collect_letters(case, phase=Phase.DOSSIER)


def list_activities(case: Case) -> None:
    """The activities; unless the file says otherwise open to all and carried by the budget."""
    application = case.application
    for given in case.initiative.data.get("activities", ()):
        scope = given.get("scope", Activity.Scope.COORDINATION)
        values = {
            "scope": scope,
            "carries_costs": scope == Activity.Scope.COORDINATION,
            "open_to_all": True,
            "personalised": False,
            "distorts_market": False,
        }
        save_item(
            application,
            Activity(),
            by=case.writer(),
            version=version_of(None),
            **{**values, **given},
        )


def list_indicators(case: Case) -> None:
    """Indicators of the programme by their code, and the initiative's own."""
    application = case.application
    programme = {one.code: one for one in case.call.terms.indicators}
    for given in case.initiative.data.get("indicators", ()):
        values: dict[str, Any] = {**given, "kind": Indicator.Kind.PROJECT}
        if code := given.get("code"):
            chosen = programme[code]
            values |= {
                "kind": Indicator.Kind.PROGRAMME,
                "family": chosen.family.value,
                "label": chosen.label.nl,
                "unit": chosen.unit.nl,
            }
        values["targets"] = years_of(given["targets"])
        save_item(application, Indicator(), by=case.writer(), version=version_of(None), **values)


def place_beside_spearhead(case: Case) -> None:
    """In the domain of a spearhead cluster or not."""
    given, application = case.initiative.part("spc"), case.application
    save_spearhead(
        application,
        by=case.coordinator,
        version=version_of(application.dossier),
        in_spc_domain=given.get("in_domain", False),
        spc_name=given.get("name", ""),
        spc_conditions=given.get("conditions", ()),
        spc_motivation=given.get("motivation", ""),
    )


def answer_feedback(case: Case, upto: int | None = None) -> None:
    """An answer to the first `upto` points of feedback, or to all that the file answers."""
    points = case.application.feedback_points.order_by("number")
    for point, given in list(zip(points, case.initiative["feedback"], strict=True))[:upto]:
        done = FeedbackAnswer.objects.filter(point=point).exists()
        if given.get("answer") and not done:
            save_feedback_answer(point, given["answer"], by=case.writer(), version=0)


def answer_first(case: Case) -> None:
    answer_feedback(case, 1)


def attach(case: Case) -> None:
    """Statutes; proof of secondment and of the alignment where they apply."""
    data, application = case.initiative, case.application
    organisation = data["organisation"]["name"]
    papers = {"statutes": ("Statuten", [organisation, "", "Naam, zetel, doel, leden, bestuur."])}
    seconding = [one for one in data.companies if one.get("in_kind")]
    if seconding:
        lines = [f"{one['name']}: {one['in_kind']} euro per jaar" for one in seconding]
        papers["secondment_proof"] = ("Detachering", lines)
    if data.part("spc").get("in_domain"):
        papers["spc_alignment"] = ("Afstemming", [data["spc"]["name"], "", "Taakverdeling."])
    for key, (title, lines) in papers.items():
        upload = pdf(f"{title} {data['name']}", lines, f"{title.lower()}-{data.slug}.pdf")
        add_attachment(application, Phase.DOSSIER, key, upload, by=case.writer())


def declare(case: Case) -> None:
    """Every declaration of the call."""
    keys = [one.key for one in case.call.terms.declarations]
    save_declarations(case.application, keys, by=case.coordinator)


def hand_in(case: Case) -> None:
    """Submit the dossier. One that a rule of the call keeps back stays a draft."""
    hand_in_phase(case, Phase.DOSSIER)


def answer_supplement(case: Case) -> None:
    """Complete the first part that was asked, and hand it in."""
    application = case.application
    request = application.supplement_requests.get(closed_at__isnull=True)
    sections = [part.partition(":")[2] for part in request.parts if part.startswith("section:")]
    answer = application.answers.get(phase=Phase.DOSSIER, key=sections[0])
    added = case.initiative["supplement"]["answer"].strip()
    save_answer(
        application,
        Phase.DOSSIER,
        answer.key,
        f"{answer.text}\n\n{added}",
        by=case.coordinator,
        version=answer.version,
    )
    hand_in_phase(case, Phase.DOSSIER)
