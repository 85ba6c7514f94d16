"""What a command imports before it works: seconds differ between machines, modules do not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

LOADED = "import sys, json; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
#: Packages that take long to import, and that only some commands need.
HEAVY = {
    "prefect",
    "httpx",
    "pydantic_settings",
    "sqlalchemy",
    "onnxruntime",
    "trafilatura",
    "lxml",
}


def modules(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{LOADED}"], capture_output=True, text=True, check=True
    )
    return {*json.loads(done.stderr.splitlines()[-1])}


def command(*words: str) -> str:
    return (
        f"import sys; sys.argv[1:] = {[*words]!r}\n"
        "from newsfacts.flows.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )


def test_the_package_alone_imports_nothing_heavy() -> None:
    loaded = modules("import newsfacts")

    assert not loaded & {*HEAVY, "polars", "duckdb", "pyarrow", "numpy", "typer"}


@pytest.mark.parametrize("word", ["--version", "-V", "--help", "-h"])
def test_help_and_version_import_little(word: str) -> None:
    loaded = modules(command(word))

    assert not loaded & {*HEAVY, "polars", "duckdb", "pyarrow", "numpy"}
    assert len(loaded) < 450


def test_a_query_imports_no_rules_and_no_prefect(tmp_path: object) -> None:
    import duckdb  # noqa: PLC0415

    duckdb.connect(f"{tmp_path}/warehouse.duckdb").execute(
        "CREATE TABLE t AS SELECT 1 AS n"
    ).close()
    loaded = modules(command("query", "FROM t", "--out", f"{tmp_path}", "-f", "csv"))

    assert "duckdb" in loaded
    assert not loaded & {*HEAVY, "pyarrow", "numpy"}
    assert len(loaded) < 600
    assert not any(name.startswith("newsfacts.transforms") for name in loaded)


def test_extraction_imports_what_reads_words_and_nothing_that_stores_them() -> None:
    loaded = modules("import newsfacts.flows.extraction")

    assert {"polars", "onnxruntime"} <= loaded
    assert not loaded & {"prefect", "httpx", "sqlalchemy", "trafilatura", "lxml", "pyarrow"}
    assert not loaded & {"duckdb", "py3langid", "pydantic_settings"}
    assert len(loaded) < 900


def test_schemas_leave_sqlalchemy_to_those_who_need_it() -> None:
    after = modules("import newsfacts.transforms, sqlalchemy; assert sqlalchemy.Table")
    before = modules("import sqlalchemy, newsfacts.transforms")

    assert {"dataframely", "sqlalchemy"} <= after & before


@pytest.mark.flow
@pytest.mark.usefixtures("built_once")
def test_a_run_with_nothing_new_imports_no_rules_no_model_and_no_database(
    tmp_path: Path, prefect_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.flows.written import run, write  # noqa: PLC0415

    monkeypatch.setenv("PREFECT_API_URL", prefect_server)
    names = write(tmp_path / "in", [*range(6)])
    run(names, tmp_path / "out")
    before = bytes_of_all(tmp_path / "out")
    loaded = modules(command("run", *names, "--out", str(tmp_path / "out")))
    after = bytes_of_all(tmp_path / "out")
    monkeypatch.delenv("PREFECT_API_URL")
    without_server = modules(command("run", *names, "--out", str(tmp_path / "out")))

    assert "prefect" in loaded
    assert not without_server & {"prefect", "httpx"}
    assert len(without_server) < 950
    assert not loaded & {"duckdb", "onnxruntime", "trafilatura", "lxml", "sqlalchemy", "pandas"}
    assert "newsfacts.transforms.registry" not in loaded
    assert {name for name in after if after[name] != before.get(name)} == {"runs.jsonl"}
    assert json.loads((tmp_path / "out" / "runs.jsonl").read_bytes().splitlines()[-1])["known"] == 6


def bytes_of_all(out: Path) -> dict[str, bytes]:
    files = (file for file in out.rglob("*") if file.is_file())
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in files}
