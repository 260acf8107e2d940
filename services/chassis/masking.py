"""Settings and addresses as people may see them: without their secrets."""

from urllib.parse import urlsplit

from pydantic import SecretStr

from chassis.environment_source import variable_name
from chassis.settings import FrameSettings


def described(settings: FrameSettings) -> dict[str, str]:
    """The variables and their values for people to read, with every secret masked."""
    return {
        variable_name(type(settings), field, settings.service): _shown(getattr(settings, field))
        for field in type(settings).model_fields
        if field != "service"
    }


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return masked(value.get_secret_value())
    if isinstance(value, tuple):
        return ",".join(str(part) for part in value)
    return "" if value is None else str(value)


def masked(secret: str) -> str:
    """``secret`` without its secret: of an address all but the password, of anything else nothing."""
    try:
        parts = urlsplit(secret)
    except ValueError:
        return "***"
    if not parts.scheme or not parts.hostname:
        return "***"
    credentials = f"{parts.username}:***@" if parts.username else ""
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{credentials}{parts.hostname}{port}{parts.path}"
