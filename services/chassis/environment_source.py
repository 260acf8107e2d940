"""Reads settings from variables, or from the files that variables name."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from chassis.errors import ConfigurationRefused

PREFIX = "PLUMBLINE"
MAX_FILE_BYTES = 16_384


@dataclass(frozen=True)
class OfService:
    """Marks a field whose variable carries the service's name: ``PLUMBLINE_<SERVICE>_<FIELD>``."""


def variable_name(settings: type[BaseSettings], field: str, service: str) -> str:
    """The variable that ``field`` of ``settings`` is read from."""
    info = settings.model_fields[field]
    of_service = any(isinstance(mark, OfService) for mark in info.metadata)
    middle = f"{service.upper()}_" if of_service else ""
    return f"{PREFIX}_{middle}{field.upper()}"


class EnvironmentOrFile(PydanticBaseSettingsSource):
    """A source that knows the service's name and the ``_FILE`` variables. Tuples are written with commas."""

    def __init__(self, settings: type[BaseSettings], service: str, environment: Mapping[str, str]) -> None:
        super().__init__(settings)
        self._service = service
        self._environment = environment

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """The value of ``field_name``, the variable it came from, and that it is not JSON."""
        name = variable_name(self.settings_cls, field_name, self._service)
        text = self._text(name)
        if text is not None and get_origin(field.annotation) is tuple and str in get_args(field.annotation):
            return tuple(part.strip() for part in text.split(",") if part.strip()), name, False
        return text, name, False

    def _text(self, name: str) -> str | None:
        return read_variable(name, self._environment)

    def __call__(self) -> dict[str, Any]:
        """Every field that is set, by its name."""
        found = {
            name: self.get_field_value(field, name)[0]
            for name, field in self.settings_cls.model_fields.items()
            if name != "service"
        }
        return {name: value for name, value in found.items() if value is not None}


def read_variable(name: str, environment: Mapping[str, str]) -> str | None:
    """The value of ``name``, or of the file that ``<name>_FILE`` names; none where neither is set.

    Raises:
        ConfigurationRefused: both are set, or the file cannot be read.
    """
    path = environment.get(f"{name}_FILE")
    direct = environment.get(name)
    if path and direct is not None:
        raise ConfigurationRefused(f"{name} and {name}_FILE are both set; keep one")
    return direct if not path else _read(f"{name}_FILE", Path(path))


def _read(variable: str, path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
        text = content.decode()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationRefused(f"{variable} names a file that cannot be read ({type(error).__name__})") from None
    if len(content) > MAX_FILE_BYTES:
        raise ConfigurationRefused(f"{variable} names a file of more than {MAX_FILE_BYTES} bytes")
    return text.rstrip("\r\n")
