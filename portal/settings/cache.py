"""The cache: counts of attempts and used codes, shared by all web processes through the database.

In one process's memory they would be counted once per process, and a code used in one
could be used again in another.
"""

from .env import PORTAL_ENV

_shared = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "cache",
    "OPTIONS": {"MAX_ENTRIES": 20_000},
}
_memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}

CACHES = {"default": _memory if PORTAL_ENV == "test" else _shared}
