"""The rules on the activities, and on working in a spearhead cluster's domain."""

from __future__ import annotations

from applications.rules.case import NO_LIMIT, Case, Fault, Words, each
from applications.rules.facts import ActivityFacts
from portal.lib.findings import Finding

COORDINATION = "coordination"
IN_CLUSTER = "in_cluster"


def scope(case: Case) -> list[Finding]:
    """Every activity is marked, and what is supported keeps to the conditions of support."""
    activities = case.facts.activities
    faults = [
        Fault(f"activities[{index}]", words)
        for index, activity in enumerate(activities)
        for words in _problems(activity)
    ]
    whole = Words(
        "Alle activiteiten vallen binnen de voorwaarden van de steun.",
        "All activities keep to the conditions of the support.",
    )
    nothing = Words("Er zijn nog geen activiteiten.", "There are no activities yet.")
    return each(case, "activities.scope", faults, whole, None if activities else nothing)


def _problems(activity: ActivityFacts) -> list[Words]:
    name = activity.name
    if activity.kind not in (COORDINATION, IN_CLUSTER):
        return [
            Words(
                f"{name}: kies of dit clustercoördinatie is (steunbaar) of een activiteit in de "
                "cluster (niet steunbaar).",
                f"{name}: choose whether this is cluster coordination (supported) or an activity "
                "in the cluster (not supported).",
            )
        ]
    if activity.kind == IN_CLUSTER:
        return _in_cluster_problems(activity)
    found = []
    if activity.is_personalised:
        found.append(
            Words(
                f"{name}: gepersonaliseerde diensten aan ondernemingen zijn niet steunbaar.",
                f"{name}: personalised services to enterprises cannot be supported.",
            )
        )
    if not activity.is_open:
        found.append(
            Words(
                f"{name}: de activiteit moet openstaan voor alle clusterleden.",
                f"{name}: the activity must be open to all cluster members.",
            )
        )
    if activity.distorts_market:
        found.append(
            Words(
                f"{name}: de activiteit mag de markt niet verstoren.",
                f"{name}: the activity may not distort the market.",
            )
        )
    if activity.price_basis not in ("market", "cost") and not activity.has_price_reason:
        found.append(
            Words(
                f"{name}: in principe betalend, aan marktprijs of kostprijs. Kies een prijs of "
                "zeg waarom niet.",
                f"{name}: in principle paid, at market or cost price. Choose a price or say why "
                "not.",
            )
        )
    return found


def _in_cluster_problems(activity: ActivityFacts) -> list[Words]:
    name = activity.name
    found = []
    if activity.has_costs:
        found.append(
            Words(
                f"{name}: een activiteit in de cluster is niet steunbaar en draagt geen kosten in "
                "deze begroting.",
                f"{name}: an activity in the cluster is not supported and carries no costs in "
                "this budget.",
            )
        )
    if activity.seeks_other_support and not activity.names_other_support:
        found.append(
            Words(
                f"{name}: noem de andere steunmaatregel waarvoor u steun zoekt.",
                f"{name}: name the other support measure from which support is sought.",
            )
        )
    return found


def spearhead(case: Case) -> list[Finding]:
    """In a spearhead cluster's domain: one of the conditions at least, with its motivation."""
    rule = "complementarity.spc"
    conditions = {item.key for item in case.terms.spc_conditions}
    facts = case.facts.spearhead
    nothing = None
    if not conditions:
        nothing = NO_LIMIT
    elif facts.in_domain is None:
        nothing = Words(
            "Er is nog niet gezegd of er een speerpuntcluster actief is in het domein.",
            "It has not been said yet whether a spearhead cluster is active in the domain.",
        )
    elif not facts.in_domain:
        nothing = Words(
            "Er is geen speerpuntcluster actief in het domein.",
            "No spearhead cluster is active in the domain.",
        )
    number = len(conditions.intersection(facts.motivated))
    faults = []
    if number == 0:
        words = Words(
            "In het domein is een speerpuntcluster actief. Vink minstens één voorwaarde aan en "
            "motiveer ze.",
            "A spearhead cluster is active in the domain. Tick at least one condition and give "
            "its motivation.",
        )
        faults.append(Fault("spearhead", words, "0", "1"))
    whole = Words(
        f"{number} van de {len(conditions)} voorwaarden: aangevinkt en gemotiveerd.",
        f"{number} of the {len(conditions)} conditions: ticked and motivated.",
    )
    return each(case, rule, faults, whole, nothing)
