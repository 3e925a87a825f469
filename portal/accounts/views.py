"""Own profile and language."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from . import actions, selectors
from .forms import ProfileForm
from .models import ROLE_LABELS, User
from .requests import SignedInRequest


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: SignedInRequest) -> HttpResponse:
    """Names and language, and the ways in: e-mail address, password, second factor."""
    # a copy from the database: a refused form must not rename the person in the page's header
    person = User.objects.get(email=request.user.email)
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        actions.update_profile(request.user, **form.cleaned_data)
        translation.activate(request.user.language)
        messages.success(request, _("Your profile has been saved."))
        return _remember_language(redirect("accounts:profile"), request.user.language)
    context = {
        "form": form,
        "second_factor": selectors.second_factor_summary(request.user),
        "roles": [label for role, label in ROLE_LABELS.items() if role in request.user.roles],
        "oidc": settings.SOCIALACCOUNT_PROVIDERS,
    }
    return render(request, "accounts/profile.html", context, status=422 if form.errors else 200)


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Switch the language, for this browser and, when signed in, for the profile; go back."""
    language = request.POST.get("language", "")
    back = request.POST.get("next") or request.headers.get("Referer") or "/"
    if not url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        back = "/"
    response = HttpResponseRedirect(back)
    if language not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        actions.set_language(request.user, language)
    return _remember_language(response, language)


def _remember_language(response: HttpResponse, language: str) -> HttpResponse:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE or 365 * 24 * 60 * 60,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
