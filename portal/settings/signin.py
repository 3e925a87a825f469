"""Sign-in: e-mail and password, code by e-mail, TOTP, recovery codes, passkeys, OpenID Connect."""

from django.core.exceptions import ImproperlyConfigured

from .env import DEMO, PRODUCTION, env

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

ACCOUNT_ADAPTER = "portal.accounts.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "portal.accounts.adapter.SocialAccountAdapter"
MFA_ADAPTER = "portal.accounts.adapter.MFAAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "portal.accounts.forms.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a mail about every change of the ways to sign in
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"

# The sender's address for the rate limits (allauth's own, all on): behind proxies, say how many.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # http://localhost only
MFA_TOTP_ISSUER = env.str("PORTAL_NAME", default="Clusterportaal")

# Every role but applicants and companies signs in with a second factor. The demo does not ask it.
MFA_REQUIRED = env.bool("MFA_REQUIRED", default=not DEMO)
if PRODUCTION and not MFA_REQUIRED:
    raise ImproperlyConfigured("MFA_REQUIRED=0 is refused in production.")

# OpenID Connect. IS_STRONG: the provider asks a second factor itself, ours need not.
# TRUST_EMAIL: an address the provider calls verified opens the account with that address.
OIDC_IS_STRONG = env.bool("OIDC_IS_STRONG", default=False)
SOCIALACCOUNT_EMAIL_AUTHENTICATION = env.bool("OIDC_TRUST_EMAIL", default=False)
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = SOCIALACCOUNT_EMAIL_AUTHENTICATION
SOCIALACCOUNT_QUERY_EMAIL = True
SOCIALACCOUNT_PROVIDERS: dict = {}
if env.str("OIDC_SERVER_URL", default=""):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": env.str("OIDC_NAME", default="OpenID Connect"),
                "client_id": env.str("OIDC_CLIENT_ID"),
                "secret": env.str("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": env.str("OIDC_SERVER_URL")},
            }
        ],
    }
