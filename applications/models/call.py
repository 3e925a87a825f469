"""The call as data."""

import json
from functools import lru_cache

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from applications.terms import CallTerms
from portal.lib import clock


@lru_cache(maxsize=64)
def _read_terms(text: str) -> CallTerms:
    """Reading takes milliseconds and nearly every request asks for the terms of the same call."""
    return CallTerms.from_dict(json.loads(text))


class Call(models.Model):
    """A call for applications. `terms` holds every number, date and text the rules judge by.

    The terms are one JSON document (`CallTerms.to_dict()`), so that a submission can freeze
    the very terms it was made under and a change can be tried on drafts before it is saved.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        PUBLISHED = "published", _("Published")
        CLOSED = "closed", _("Closed")

    code = models.SlugField(_("code"), max_length=30, unique=True)
    reference_prefix = models.CharField(_("prefix of the references"), max_length=10, unique=True)
    title_nl = models.CharField(_("title in Dutch"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    terms_data = models.JSONField(_("terms"))
    terms_version = models.PositiveIntegerField(_("version of the terms"), default=1)
    last_number = models.PositiveIntegerField(_("last number given"), default=0)
    is_demo = models.BooleanField(_("dates moved for the demo"), default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "published", "closed"]), name="call_state"
            )
        ]

    def __str__(self) -> str:
        return self.title_nl

    def get_absolute_url(self) -> str:
        return reverse("applications:call", args=[self.code])

    @cached_property
    def terms(self) -> CallTerms:
        """The terms as the rules read them. Never change them in place: others hold them too."""
        return _read_terms(json.dumps(self.terms_data))


class CallDocument(models.Model):
    """One of the documents of a call: a file or a link, named by the call (`terms.documents`)."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="documents")
    key = models.SlugField(_("which document"), max_length=40)
    file = models.ForeignKey(
        "records.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    link = models.URLField(_("link"), max_length=500, blank=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    updated_at = models.DateTimeField(_("updated"), default=clock.now)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("document of the call")
        verbose_name_plural = _("documents of the call")
        constraints = [
            models.UniqueConstraint(fields=["call", "key"], name="call_document_once"),
            models.CheckConstraint(
                condition=models.Q(file__isnull=False) | ~models.Q(link=""),
                name="call_document_file_or_link",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call.code}: {self.key}"


class SupportedNetwork(models.Model):
    """A network that is already supported: reference data, never an applicant."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    description_nl = models.TextField(_("description in Dutch"), blank=True)
    call_name = models.CharField(_("supported under"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("supported network")
        verbose_name_plural = _("supported networks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
