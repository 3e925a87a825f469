"""An expert's judgement of one dossier."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from portal.lib import clock

from .experts import Assignment


class Assessment(models.Model):
    """One expert's assessment of one dossier; submitted as a whole."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Not submitted yet")
        SUBMITTED = "submitted", _("Submitted")

    assignment = models.OneToOneField(
        Assignment, on_delete=models.PROTECT, related_name="assessment"
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    general_remark = models.TextField(_("general remark"), blank=True)
    started_at = models.DateTimeField(_("started"), default=clock.now)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")

    def __str__(self) -> str:
        return str(self.assignment)


class Score(models.Model):
    """The judgement on one sub-criterion: a grade of the call's scale, with its grounds."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="scores")
    criterion = models.CharField(_("criterion"), max_length=20)
    grade = models.CharField(_("grade"), max_length=20, blank=True)
    points_for = models.TextField(_("points for"), blank=True)
    points_against = models.TextField(_("points against"), blank=True)
    motivation = models.TextField(_("motivation"), blank=True)
    confidence = models.PositiveSmallIntegerField(_("confidence"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(_("saved"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ["criterion"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "criterion"], name="score_once_per_criterion"
            ),
            models.CheckConstraint(
                condition=models.Q(confidence__isnull=True)
                | models.Q(confidence__gte=1, confidence__lte=3),
                name="score_confidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment} {self.criterion}: {self.grade}"
