"""The agency's advice, ready for a form or a page."""

from decimal import Decimal

from applications.models import Application
from applications.packages import latest_submission, package_data
from applications.terms import Phase
from assessment.models import Advice


def subsidy_asked(application: Application) -> Decimal | None:
    """The subsidy of the dossier that was handed in, EUR in total; None without one."""
    submission = latest_submission(application, Phase.DOSSIER)
    if submission is None:
        return None
    return Decimal(package_data(submission)["sums"]["totals"]["subsidy"])


def advice_of(application: Application) -> Advice | None:
    """The advice, with its texts per criterion."""
    rows = Advice.objects.select_related("drafted_by").prefetch_related("criteria")
    return rows.filter(application=application).first()


def advice_texts(advice: Advice | None) -> dict[str, str]:
    """Text per sub-criterion's code."""
    return {row.criterion: row.text for row in advice.criteria.all()} if advice else {}


def advice_initial(application: Application, advice: Advice | None) -> dict[str, object]:
    """What the form shows; the amount begins at the subsidy asked."""
    if advice is None:
        return {"version": 0, "amount": subsidy_asked(application)}
    names = ("summary", "outcome", "amount", "conditions", "version")
    return {name: getattr(advice, name) for name in names}
