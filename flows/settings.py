"""Settings of a run, from `newsfacts.toml`, the environment or the command line."""

from dataclasses import fields
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from newsfacts.flows.sources.limits import Limits

FILE = "newsfacts.toml"


class Settings(BaseSettings):
    """How a run behaves; each field can be set as NEWSFACTS_<NAME> or in `newsfacts.toml`."""

    model_config = SettingsConfigDict(
        env_prefix="NEWSFACTS_", toml_file=FILE, frozen=True, extra="forbid"
    )

    out: Path = Field(
        default=Path("data"), description="Folder of the Parquet files and the warehouse."
    )
    lake: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9]+://\S+$",
        description="Address of a lake that machines share, as s3://bucket/news; none is shared.",
    )
    batch_words: int = Field(default=100_000, ge=1, description="Words per batch of files, about.")
    batch_size: int = Field(
        default=2_000, ge=1, description="Articles per batch of files, at most."
    )
    annotator: str = Field(
        default="newsfacts",
        pattern="^(newsfacts|spacy:.+)$",
        description="The model that reads the words.",
    )
    workers: int | None = Field(
        default=None,
        ge=1,
        description="Batches that are worked on at the same time; as many as there are cores.",
    )
    runner: Literal["threads", "processes", "dask", "ray"] = Field(
        default="threads", description="Where batches are worked on."
    )
    cluster: str | None = Field(
        default=None,
        description="Address of the Dask or Ray cluster; without it, one is started here.",
    )
    max_memory: int | None = Field(
        default=None,
        ge=1,
        description="Bytes of memory that workers may take; three quarters of the machine's.",
    )
    keep_server: float = Field(
        default=5.0,
        ge=0,
        description="Minutes that the Prefect server of a command lives on for others; 0 for none.",
    )
    max_record_bytes: int = Field(
        default=Limits().max_record_bytes,
        ge=1,
        description="Bytes of one article, page or line; larger ones are rejected.",
    )
    max_input_bytes: int = Field(
        default=Limits().max_input_bytes,
        ge=1,
        description="Bytes of one input, unpacked; it is not read beyond.",
    )
    max_total_bytes: int = Field(
        default=Limits().max_total_bytes,
        ge=1,
        description="Bytes of all inputs of a run, unpacked; nothing is read beyond.",
    )
    max_records: int = Field(
        default=Limits().max_records,
        ge=1,
        description="Records or lines of one input; it is not read beyond.",
    )
    max_rejects: int = Field(
        default=Limits().max_rejects,
        ge=1,
        description="Rejected records after which an input is not read on.",
    )
    max_characters: int = Field(
        default=Limits().max_characters,
        ge=1,
        description="Characters of one article; longer ones are rejected.",
    )
    max_paragraphs: int = Field(
        default=Limits().max_paragraphs,
        ge=1,
        description="Paragraphs of one article; one with more is rejected.",
    )
    max_sentence_words: int = Field(
        default=Limits().max_sentence_words,
        ge=1,
        description="Words without the end of a sentence; an article with more is rejected.",
    )
    follow_symlinks: bool = Field(
        default=False, description="Read files and folders that links point to."
    )
    with_tokens: bool = Field(default=False, description="Load the token table into DuckDB too.")
    contact: str | None = Field(
        default=None,
        pattern=r"^[\x21-\x7e]{3,200}$",
        description="Mail address or web page of whoever fetches; it is sent to sites.",
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

    @property
    def limits(self) -> Limits:
        """Return the sizes above which an input is not read on."""
        return Limits(**{field.name: getattr(self, field.name) for field in fields(Limits)})

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
