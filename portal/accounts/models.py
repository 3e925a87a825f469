"""People and the roles they hold."""

from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from portal.lib import clock

from .roles import Role

ROLE_LABELS = {
    Role.EXPERT: _("External expert"),
    Role.STAFF: _("Dossier handler"),
    Role.CALL_MANAGER: _("Call manager"),
    Role.JURY: _("Pitch jury"),
    Role.COMMITTEE_MEMBER: _("Committee member"),
    Role.SECRETARY: _("Committee secretary"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.AUDITOR: _("Auditor"),
}

LANGUAGES = [("nl", "Nederlands"), ("en", "English")]


class UserManager(BaseUserManager["User"]):
    """Accounts are known by their e-mail address, compared without case."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with a sign-in."""

    email = models.EmailField(_("e-mail address"), unique=True)
    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="nl")
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("may enter the technical back office"), default=False)
    date_joined = models.DateTimeField(_("joined"), default=clock.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["given_name", "family_name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique_without_case"),
            models.CheckConstraint(
                condition=models.Q(language__in=[code for code, _name in LANGUAGES]),
                name="user_language",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def get_full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def get_short_name(self) -> str:
        return self.given_name or self.email

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles held now; read once per request."""
        if self.pk is None:
            return frozenset()
        return frozenset(Role(code) for code in self.role_grants.values_list("role", flat=True))

    def has_role(self, *roles: Role) -> bool:
        """True when the person is active and holds at least one of `roles`."""
        return self.is_active and bool(self.roles.intersection(roles))


class RoleGrant(models.Model):
    """One role held by one person."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(
        _("role"), max_length=20, choices=[(r.value, ROLE_LABELS[r]) for r in Role]
    )
    granted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    granted_at = models.DateTimeField(_("granted"), default=clock.now)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="role_once_per_person"),
            models.CheckConstraint(
                condition=models.Q(role__in=[r.value for r in Role]), name="role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"
