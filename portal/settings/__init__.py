"""Settings: one module per concern, all values from the environment.

Without any variable set, the portal runs on SQLite and local files (development).
"""

from .base import *  # noqa: F403
from .cache import *  # noqa: F403
from .database import *  # noqa: F403
from .files import *  # noqa: F403
from .i18n import *  # noqa: F403
from .jobs import *  # noqa: F403
from .logging import *  # noqa: F403
from .mail import *  # noqa: F403
from .security import *  # noqa: F403
from .signin import *  # noqa: F403
