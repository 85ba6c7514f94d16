"""Settings: what a run may be told, from `newsfacts.toml`, the environment or the command line."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

FILE = "newsfacts.toml"


class Settings(BaseSettings):
    """How a run behaves; each field can be set as NEWSFACTS_<NAME> or in `newsfacts.toml`."""

    model_config = SettingsConfigDict(
        env_prefix="NEWSFACTS_", toml_file=FILE, frozen=True, extra="forbid"
    )

    out: Path = Field(
        default=Path("data"), description="Folder of the Parquet files and the warehouse."
    )
    batch_size: int = Field(default=500, ge=1, description="Articles per batch of files.")
    annotator: str = Field(
        default="newsfacts",
        pattern="^(newsfacts|spacy:.+)$",
        description="The model that reads the words.",
    )
    workers: int = Field(
        default=1, ge=1, description="Batches that are worked on at the same time."
    )
    max_record_bytes: int = Field(
        default=10_000_000, ge=1, description="Size above which an input is no article."
    )
    with_tokens: bool = Field(default=False, description="Load the token table into DuckDB too.")
    contact: str | None = Field(
        default=None,
        pattern=r"^[\x21-\x7e]{3,200}$",
        description="Mail address or web page of whoever fetches; sites are told it.",
    )
    allow_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Hosts that may be fetched from although they are not public, as localhost.",
    )
    fetch_delay: float = Field(
        default=5.0, ge=0, description="Seconds between two requests to one server."
    )
    fetch_deadline: float = Field(
        default=30.0, gt=0, description="Seconds after which a fetch is given up."
    )
    recheck: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("1h", "24h", "7d"),
        description="When a page is looked at again, counted from when it was first fetched.",
    )
    keep_raw: bool = Field(default=True, description="Keep what is fetched, as WARC under raw/.")

    @field_validator("allow_hosts", "recheck", mode="before")
    @classmethod
    def separate(cls, given: object) -> object:
        """Read a list that the environment gives with commas."""
        return [part.strip() for part in given.split(",")] if isinstance(given, str) else given

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (the base class calls with it)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the command line win over the environment, and that over the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
