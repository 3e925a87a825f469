"""The two phases: what belongs to the Expression of Interest, and to the full dossier."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from portal.lib import clock
from portal.lib.fields import YearValuesField
from portal.lib.keys import new_key

from .application import Application


class ExpressionOfInterest(models.Model):
    """Phase 1. The texts are `Answer`s, the sums an `IndicativePlan` (budgets)."""

    class Initiative(models.TextChoices):
        NEW = "new", _("A new initiative")
        DIFFERENTIATION = "differentiation", _("A differentiation of an existing initiative")

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="eoi")
    initiative = models.CharField(
        _("kind of initiative"), max_length=20, choices=Initiative, blank=True
    )
    differentiates = models.CharField(_("which existing initiative"), max_length=300, blank=True)
    existing_organisations = models.TextField(_("existing organisations in the domain"), blank=True)
    left_open = models.TextField(_("what they leave open"), blank=True)
    no_federation = models.TextField(
        _("why this is no federation or pure network organisation"), blank=True
    )
    started_at = models.DateTimeField(_("started"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("Expression of Interest")
        verbose_name_plural = _("Expressions of Interest")

    def __str__(self) -> str:
        return f"EoI {self.application.reference}"


class Dossier(models.Model):
    """Phase 2, the full application file. Opened only after the pitch was attended."""

    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="dossier"
    )
    in_spc_domain = models.BooleanField(
        _("in the domain of a spearhead cluster"), null=True, blank=True
    )
    spc_name = models.CharField(_("which spearhead cluster"), max_length=200, blank=True)
    spc_conditions = models.JSONField(_("conditions that hold"), default=list, blank=True)
    spc_motivation = models.TextField(_("motivation"), blank=True)
    started_at = models.DateTimeField(_("started"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("full dossier")
        verbose_name_plural = _("full dossiers")

    def __str__(self) -> str:
        return f"Dossier {self.application.reference}"


class Indicator(models.Model):
    """An indicator of the dossier: family × programme or project, with a target per year."""

    class Family(models.TextChoices):
        ECOSYSTEM = "ecosystem", _("Building the ecosystem")
        COOPERATION = "cooperation", _("Cooperation between actors in the cluster")

    class Kind(models.TextChoices):
        PROGRAMME = "programme", _("Programme-specific")
        PROJECT = "project", _("Project-specific")

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="indicators")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    family = models.CharField(_("family"), max_length=12, choices=Family)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    code = models.CharField(_("code in the programme list"), max_length=40, blank=True)
    label = models.CharField(_("indicator"), max_length=200)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    baseline = models.CharField(_("starting value"), max_length=60, blank=True)
    targets = YearValuesField(_("target per year"))
    proof = models.CharField(_("source of proof"), max_length=200, blank=True)
    position = models.PositiveIntegerField(default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(family__in=["ecosystem", "cooperation"]),
                name="indicator_family",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["programme", "project"]), name="indicator_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Activity(models.Model):
    """An activity of the action plan: coordination (supported) or in the cluster (not)."""

    class Scope(models.TextChoices):
        COORDINATION = "coordination", _("Cluster coordination (supported)")
        IN_CLUSTER = "in_cluster", _("Activity in the cluster (not supported)")

    class Price(models.TextChoices):
        MARKET = "market", _("Market price")
        COST = "cost", _("Cost price")
        OTHER = "other", _("Not paid, or otherwise")

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="activities")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    title = models.CharField(_("activity"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    scope = models.CharField(_("kind of activity"), max_length=12, choices=Scope, blank=True)
    carries_costs = models.BooleanField(_("carries costs in the budget"), default=False)
    price = models.CharField(_("price for participants"), max_length=6, choices=Price, blank=True)
    price_reason = models.TextField(_("why not paid"), blank=True)
    open_to_all = models.BooleanField(_("open to all members"), null=True, blank=True)
    personalised = models.BooleanField(
        _("personalised service to one enterprise"), null=True, blank=True
    )
    distorts_market = models.BooleanField(_("could distort the market"), null=True, blank=True)
    other_support = models.CharField(_("other support measure sought"), max_length=200, blank=True)
    position = models.PositiveIntegerField(default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title
