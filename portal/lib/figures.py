"""How figures and moments are written on a screen, a mail or a document, in both languages."""

from datetime import date, datetime, timedelta
from decimal import ROUND_DOWN, ROUND_UP, Decimal

from django.utils import dateformat
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from portal.lib import clock, enterprise, money

NBSP = "\u00a0"
CENT = Decimal("0.01")


def euro(value: Decimal | int | str | None) -> str:
    """Euro: `Decimal("300000")` → `€ 300.000,00`. None → empty text."""
    if value is None or value == "":
        return ""
    return money.format_euro(Decimal(value))


def share(value: Decimal | str | None, direction: str = "down") -> str:
    """A share of one: `Decimal("0.6")` → `60,00 %`.

    Cut, never rounded: a share just under a minimum must not look equal to it. Give
    `direction` "up" where the limit is a maximum.
    """
    if value is None or value == "":
        return ""
    rounding = ROUND_UP if direction == "up" else ROUND_DOWN
    cut = (Decimal(value) * 100).quantize(CENT, rounding=rounding)
    return f"{money.format_decimal(cut)}{NBSP}%"


def number(value: Decimal | None) -> str:
    """A number that is not an amount: `Decimal("12.50")` → `12,50`, `Decimal("12.00")` → `12`."""
    return "" if value is None else money.format_decimal(value).removesuffix(",00")


def fte(value: Decimal | str | None) -> str:
    """Full-time equivalents: `Decimal("0.5")` → `0,50 VTE`."""
    if value is None or value == "":
        return ""
    cut = Decimal(value).quantize(CENT, rounding=ROUND_DOWN)
    return f"{money.format_decimal(cut)}{NBSP}{_('FTE')}"


def local(moment: datetime) -> datetime:
    """The same moment on a Belgian clock."""
    return moment.astimezone(clock.BRUSSELS)


def _dutch() -> bool:
    return (get_language() or "nl").startswith("nl")


def _hour(moment: datetime) -> str:
    """`12.00 uur` in Dutch, `12:00` in English; seconds only where there are any."""
    pattern = "H.i" if _dutch() else "H:i"
    if moment.second:
        pattern += ".s" if _dutch() else ":s"
    text = dateformat.format(moment, pattern)
    return f"{text} uur" if _dutch() else text


def day(value: date | datetime | None, weekday: bool = True) -> str:
    """`dinsdag 12 december 2017`; a datetime is read on the Belgian clock."""
    if not value:
        return ""
    if isinstance(value, datetime):
        value = local(value)
    return dateformat.format(value, "l j F Y" if weekday else "j F Y")


def deadline(value: datetime | None) -> str:
    """`dinsdag 12 december 2017, 12.00 uur (Belgische tijd)`."""
    if not value:
        return ""
    return f"{day(value)}, {_hour(local(value))} ({_('Belgian time')})"


def moment(value: datetime | None) -> str:
    """`12 december 2017, 11.42 uur`."""
    if not value:
        return ""
    return f"{day(value, weekday=False)}, {_hour(local(value))}"


def clock_time(value: datetime | None) -> str:
    """`11.42 uur` in Dutch, `11:42` in English."""
    return _hour(local(value).replace(second=0)) if value else ""


def countdown_words() -> dict[str, str | list[str]]:
    """The words of `remaining` for a countdown that runs in the browser; `#` is the number."""

    def pair(one: str, many: str) -> list[str]:
        return [text.replace("%(n)d", "#") for text in (one, many)]

    return {
        "day": pair(ngettext("%(n)d day", "%(n)d days", 1), ngettext("%(n)d day", "%(n)d days", 2)),
        "hour": pair(
            ngettext("%(n)d hour", "%(n)d hours", 1), ngettext("%(n)d hour", "%(n)d hours", 2)
        ),
        "minute": pair(
            ngettext("%(n)d minute", "%(n)d minutes", 1),
            ngettext("%(n)d minute", "%(n)d minutes", 2),
        ),
        "left": _("%(span)s left").replace("%(span)s", "#"),
        "last": _("less than a minute left"),
        "closed": _("closed"),
    }


def _span(distance: timedelta) -> str:
    """The largest one or two units of a span: `3 dagen`, `4 uur en 12 minuten`."""
    minutes = int(distance.total_seconds() // 60)
    days, hours = minutes // 1440, minutes // 60
    if days >= 2:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if hours >= 1:
        rest = minutes - hours * 60
        text = ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
        if rest and hours < 6:
            text += " " + ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest}
        return text
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def ago(value: datetime | None) -> str:
    """How long ago: `5 minuten geleden`, `zojuist`; older than a month: the day itself."""
    if not value:
        return ""
    distance = clock.now() - value
    if distance < timedelta(minutes=1):
        return _("just now")
    if distance > timedelta(days=31):
        return day(value, weekday=False)
    return _("%(span)s ago") % {"span": _span(distance)}


def remaining(value: datetime | None) -> str:
    """How long until `value`: `nog 3 dagen`; past: `gesloten`."""
    if not value:
        return ""
    distance = value - clock.now()
    if distance < timedelta(0):
        return _("closed")
    if distance < timedelta(minutes=1):
        return _("less than a minute left")
    return _("%(span)s left") % {"span": _span(distance)}


def enterprise_number(value: str | None) -> str:
    """`0316380841` → `0316.380.841`; anything that is no ten digits comes back as it was."""
    return enterprise.format_enterprise_number(value or "")
