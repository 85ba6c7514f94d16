"""`newsfacts settings`: the value of each setting, and its origin."""

import json
import os

import typer


def show_settings() -> None:
    """Show every setting with its value, and where the value comes from.

    Example:
    - `NEWSFACTS_WORKERS=4 newsfacts settings`
    """
    from newsfacts.flows.options import read_settings  # noqa: PLC0415
    from newsfacts.flows.settings import FILE, Settings  # noqa: PLC0415
    from newsfacts.flows.settings_errors import written  # noqa: PLC0415

    values = read_settings().model_dump(mode="json")
    in_file = written(FILE)
    for name, field in Settings.model_fields.items():
        variable = f"NEWSFACTS_{name.upper()}"
        origin = variable if variable in os.environ else FILE if name in in_file else "default"
        typer.echo(f"{name} = {json.dumps(values[name])}  # {origin}: {field.description}")
