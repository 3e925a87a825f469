"""Stored files: a local folder, or S3-compatible storage by environment."""

from whitenoise.compress import Compressor

from .env import DATA_DIR, PORTAL_ENV, env

MEDIA_ROOT = DATA_DIR / "files"
MEDIA_URL = ""  # files are served only through views that ask access

_files: dict = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
if env.str("S3_BUCKET", default=""):
    _files = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env.str("S3_BUCKET"),
            "endpoint_url": env.str("S3_ENDPOINT_URL", default=None),
            "region_name": env.str("S3_REGION", default=None),
            "access_key": env.str("S3_ACCESS_KEY", default=None),
            "secret_key": env.str("S3_SECRET_KEY", default=None),
            "addressing_style": "path",
            "signature_version": "s3v4",
            "file_overwrite": False,
            "default_acl": None,
        },
    }

_static = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if PORTAL_ENV == "test"
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
if env.bool("DEBUG", default=False):
    _static = "django.contrib.staticfiles.storage.StaticFilesStorage"

STORAGES = {"default": _files, "staticfiles": {"BACKEND": _static}}
WHITENOISE_USE_FINDERS = PORTAL_ENV == "test" or env.bool("DEBUG", default=False)
# Looked up when asked for: else each test client would first read every static file.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS
# Not worth compressing: the pages use woff2, ttf is for the PDF files, maps are for developers.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [*Compressor.SKIP_COMPRESS_EXTENSIONS, "ttf", "map"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # the others are never asked for

# One upload at most; a call sets a lower limit per attachment.
UPLOAD_MAX_MB = env.int("UPLOAD_MAX_MB", default=25)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# host:port or unix socket of clamd; empty: files are accepted without a scan and say so.
CLAMAV_ADDRESS = env.str("CLAMAV_ADDRESS", default="")
