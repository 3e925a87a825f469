"""What the project costs and who pays: the EoI's indicative sums and the dossier's plan."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from applications.models import Application
from portal.lib import clock
from portal.lib.fields import YearValuesField
from portal.lib.keys import new_key


class IndicativePlan(models.Model):
    """The EoI's indicative sums, EUR per project year."""

    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="indicative_plan"
    )
    costs = YearValuesField(_("costs"))
    cash = YearValuesField(_("cash"))
    in_kind = YearValuesField(_("in kind"))
    activity_income = YearValuesField(_("income from activities"))
    subsidy = YearValuesField(_("subsidy"))

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("indicative plan")
        verbose_name_plural = _("indicative plans")

    def __str__(self) -> str:
        return f"{self.application.reference} (EoI)"


class BudgetPlan(models.Model):
    """The project budget and cofinancing plan of a dossier.

    `subsidy_requested`: EUR per year; empty means the highest possible amount. `version` counts
    saves of anything in the plan, for the overwrite check.
    """

    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="budget_plan"
    )
    start_date = models.DateField(_("start date"), null=True, blank=True)
    duration_months = models.PositiveIntegerField(_("duration in months"), null=True, blank=True)
    subsidy_requested = YearValuesField(_("subsidy requested"))
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("budget plan")
        verbose_name_plural = _("budget plans")

    def __str__(self) -> str:
        return self.application.reference


class CostLine(models.Model):
    """One line of cost. Personnel: FTE × full annual cost per year; the others: EUR per year."""

    class Heading(models.TextChoices):
        PERSONNEL = "personnel", _("Personnel costs")
        OTHER = "other", _("Other costs")
        SUBCONTRACTING = "subcontracting", _("Large subcontracting")

    plan = models.ForeignKey(BudgetPlan, on_delete=models.CASCADE, related_name="cost_lines")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    heading = models.CharField(_("heading"), max_length=14, choices=Heading)
    description = models.CharField(_("description"), max_length=200)
    enterprise_number = models.CharField(_("enterprise number"), max_length=10, blank=True)
    purpose = models.CharField(_("what for"), max_length=300, blank=True)
    fte = YearValuesField(_("FTE per year"))
    annual_cost = YearValuesField(_("full annual cost per year"))
    amounts = YearValuesField(_("amount per year"))
    position = models.PositiveIntegerField(default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("cost line")
        verbose_name_plural = _("cost lines")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(heading__in=["personnel", "other", "subcontracting"]),
                name="cost_line_heading",
            ),
        ]

    def __str__(self) -> str:
        return self.description


class CofinancingLine(models.Model):
    """One contribution: who, of what kind, from which source, EUR per year."""

    class Kind(models.TextChoices):
        CASH = "cash", _("Cash")
        IN_KIND = "in_kind", _("In kind (secondment)")
        ACTIVITY_INCOME = "activity_income", _("Income from activities")

    class Source(models.TextChoices):
        ENTERPRISE = "enterprise", _("Directly from an enterprise")
        RESEARCH_CENTRE = "research_centre", _("Research centre")
        STATUTORY_CONTRIBUTION = "statutory_contribution", _("Compulsory statutory contribution")
        FEDERATION_FEE = "federation_fee", _("General membership fee of a federation")
        OWN_MEANS = "own_means", _("Own means of the cluster organisation")
        PUBLIC_BODY = "public_body", _("Public body")
        OTHER = "other", _("Another source")

    plan = models.ForeignKey(BudgetPlan, on_delete=models.CASCADE, related_name="cofinancing_lines")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    contributor = models.CharField(_("contributor"), max_length=200)
    enterprise_number = models.CharField(_("enterprise number"), max_length=10, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    source = models.CharField(_("source"), max_length=24, choices=Source, default=Source.ENTERPRISE)
    amounts = YearValuesField(_("amount per year"))
    proof = models.CharField(_("proof"), max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("cofinancing line")
        verbose_name_plural = _("cofinancing lines")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["cash", "in_kind", "activity_income"]),
                name="cofinancing_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.contributor
