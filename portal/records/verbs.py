"""The deeds in words. Apps above name theirs with `name_verbs` in `ready()`."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_labels: dict[str, Promise | str] = {
    "mail_released": _("mail released"),
    "mail_retried": _("mail tried again"),
    "job_retried": _("job started again"),
}


def name_verbs(labels: Mapping[str, Promise | str]) -> None:
    """Give verbs a name on the screens: `{"eoi_submitted": _("EoI submitted")}`."""
    _labels.update(labels)


def verb_label(verb: str) -> str:
    """The name of `verb` in the language of the moment; the code itself when it has none."""
    return str(_labels.get(verb, verb))
