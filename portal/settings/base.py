"""Apps, middleware, templates."""

from .env import BASE_DIR, DATA_DIR, PORTAL_ENV, PRODUCTION, env, local_secret_key
from .env import DEMO as DEMO

SECRET_KEY = (
    env.str("SECRET_KEY") if PRODUCTION else env.str("SECRET_KEY", default="") or local_secret_key()
)
DEBUG = env.bool("DEBUG", default=False) and not PRODUCTION

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_q",
    "simple_history",
    "portal.accounts",
    "portal.records",
    "applications",
    "budgets",
    "assessment",
    "portal",
]

MIDDLEWARE = [
    "portal.arrival.ArrivalMiddleware",  # first: the moment a request counts as received
    "portal.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.middleware.LanguageMiddleware",
    "portal.accounts.middleware.StrongSignInMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "portal.errors.ProblemMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.portal",
            ],
            "builtins": ["portal.lib.templatetags.figures"],
        },
    },
]

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# How the portal presents itself. Logo and font of the Flemish government are not ours to ship.
PORTAL_NAME = env.str("PORTAL_NAME", default="Clusterportaal")
PORTAL_ORIGIN = env.str("PORTAL_ORIGIN", default="http://localhost:8000")
PORTAL_LOGO = env.str("PORTAL_LOGO", default="")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="clusters@vlaio.be")
CONTACT_PHONE = env.str("CONTACT_PHONE", default="0800 20 555")

# What a decision says about appeal. The call document gives no text and this one is ours: the
# agency checks it before use. A review by the agency itself, where there is one, belongs here too.
APPEAL_INFORMATION = {
    "nl": env.str(
        "APPEAL_INFORMATION_NL",
        default="Bent u het niet eens met deze beslissing? Dan kunt u de Raad van State vragen om "
        "ze te vernietigen. Doe dat binnen zestig dagen nadat u deze beslissing kreeg, met een "
        "aangetekende brief aan de Raad van State, afdeling Bestuursrechtspraak, "
        "Wetenschapsstraat 33, 1040 Brussel.",
    ),
    "en": env.str(
        "APPEAL_INFORMATION_EN",
        default="Do you disagree with this decision? Then you may ask the Council of State to "
        "annul it. Do so within sixty days of receiving this decision, by registered letter to "
        "the Council of State (Raad van State), Administrative Litigation Section, "
        "Wetenschapsstraat 33, 1040 Brussels.",
    ),
}

# A proxy in front may pass the arrival time; trusted only when switched on.
ARRIVAL_HEADER = env.str("ARRIVAL_HEADER", default="")

TESTING = PORTAL_ENV == "test"
