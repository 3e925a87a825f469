"""The frame of an application's page, found by the template itself."""

from typing import Any

from django import template
from django.template.context import RequestContext

from applications.models import Application
from portal import agency
from portal.frames import Frame, frame_for

register = template.Library()


@register.simple_tag(takes_context=True)
def application_frame(context: RequestContext, application: Application | None = None) -> Any:
    """The `Frame` of `application`; without one the `frame` that the view itself passed.

    Made once per request. `phase` in the context chooses the phase, else the furthest begun.
    """
    if not application:
        return context.get("frame")
    request = context["request"]
    phase = context.get("phase") or None
    kept: dict[tuple, Frame] = request.__dict__.setdefault("_application_frames", {})
    key = application.pk, str(phase)
    if key not in kept:
        kept[key] = frame_for(application, request.user, phase, here=request.path)
    return kept[key]


@register.inclusion_tag("components/_agency_tabs.html", takes_context=True)
def agency_tabs(context: RequestContext, application: Application) -> dict[str, Any]:
    """The tabs between the agency's pages of `application`."""
    request = context["request"]
    return {"tabs": agency.agency_tabs(application, request.user, request.path)}


@register.simple_tag
def agency_step(application: Application) -> agency.AgencyStep:
    """What the agency does next on `application`."""
    return agency.agency_step(application)
