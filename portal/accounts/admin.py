"""People in the technical back office: looked up there, changed by the administrator's pages."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest

from .models import RoleGrant, User

# its own sign-in page knows no rate limit and no second factor
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class ReadOnly(admin.ModelAdmin):
    """Shows rows; roles and access change only through actions, which are recorded."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(User)
class UserAdmin(ReadOnly):
    list_display = ["email", "given_name", "family_name", "language", "is_active", "last_login"]
    list_filter = ["is_active", "role_grants__role"]
    search_fields = ["email", "given_name", "family_name"]
    exclude = ["password", "groups", "user_permissions"]


@admin.register(RoleGrant)
class RoleGrantAdmin(ReadOnly):
    list_display = ["user", "role", "granted_by", "granted_at"]
    list_filter = ["role"]
    list_select_related = ["user", "granted_by"]
