"""Days and deadlines in words, Dutch and English, without Django. Times are Belgian."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")

_DAYS_NL = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
_DAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS_NL = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_words(day: date, language: str) -> str:
    """``1 januari 2019`` or ``1 January 2019``."""
    months = _MONTHS_NL if language.startswith("nl") else _MONTHS_EN
    return f"{day.day} {months[day.month - 1]} {day.year}"


def moment_words(moment: datetime, language: str) -> str:
    """``dinsdag 12 december 2017, 12.00 uur Belgische tijd``; seconds only when not zero."""
    local = moment.astimezone(BRUSSELS)
    dutch = language.startswith("nl")
    weekday = (_DAYS_NL if dutch else _DAYS_EN)[local.weekday()]
    mark = "." if dutch else ":"
    hour = f"{local.hour:02d}{mark}{local.minute:02d}"
    if local.second:
        hour += f"{mark}{local.second:02d}"
    day = f"{weekday} {day_words(local, language)}"
    return f"{day}, {hour} uur Belgische tijd" if dutch else f"{day}, {hour} Belgian time"
