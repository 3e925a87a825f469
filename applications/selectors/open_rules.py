"""How many rules stood open in what came in last, for lists of applications."""

from collections import OrderedDict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from applications.models import Submission
from applications.packages import package_findings
from portal.lib.panel import panel

KEPT = 20_000
"""Packages whose counts stay in memory; a package never changes, so they never age."""

_known: OrderedDict[str, "OpenRules"] = OrderedDict()


@dataclass(frozen=True, slots=True)
class OpenRules:
    """Rules that were not met, and rules that ask for a look, when it came in."""

    blocking: int
    warnings: int


def open_rules(applications: Collection[int]) -> dict[int, OpenRules]:
    """Per application (by key) with something handed in. 2 queries; the second reads only the
    packages that this process has not counted yet."""
    latest: dict[int, tuple[int, str]] = {}
    rows = Submission.objects.filter(application__in=applications).order_by("received_at", "pk")
    for application, pk, sha256 in rows.values_list("application", "pk", "sha256"):
        latest[application] = pk, sha256
    unknown = [pk for pk, sha256 in latest.values() if sha256 not in _known]
    fresh = dict(_count(unknown))
    _remember(fresh)
    return {
        application: fresh.get(sha256) or _known[sha256]
        for application, (_pk, sha256) in latest.items()
    }


def _count(keys: Collection[int]) -> Iterator[tuple[str, OpenRules]]:
    if not keys:
        return
    for submission in Submission.objects.filter(pk__in=keys).iterator(chunk_size=50):
        found = panel(package_findings(submission))
        yield submission.sha256, OpenRules(len(found.blocking), len(found.warnings))


def _remember(fresh: dict[str, OpenRules]) -> None:
    _known.update(fresh)
    while len(_known) > KEPT:
        _known.popitem(last=False)
