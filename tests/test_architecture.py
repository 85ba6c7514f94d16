"""What holds of all packages: what each may import, and how long a module or a function may be.

A module has at most 200 lines (of tests 300), a function at most 40. What has to be longer says why
on its first line: `# long: one table, row by row`.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("flows", "transforms", "warehouse", "newsfacts", "tests")
MODULE, MODULE_OF_TESTS, FUNCTION = 200, 300, 40
REASON = "# long: "


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("transforms/a.py", "prefect"),
        ("transforms/a.py", "duckdb"),
        ("transforms/a.py", "newsfacts.flows.settings"),
        ("transforms/a.py", "newsfacts.warehouse.lake"),
        ("transforms/a.py", "onnxruntime"),
        ("transforms/annotator/a.py", "prefect"),
        ("transforms/annotator/a.py", "duckdb"),
        ("warehouse/a.py", "prefect"),
        ("warehouse/a.py", "newsfacts.flows.settings"),
        ("warehouse/a.py", "onnxruntime"),
        ("flows/a.py", "duckdb"),
        ("flows/a.py", "onnxruntime"),
        ("flows/a.py", "flows.settings"),
        ("flows/a.py", "feedparser"),
        ("flows/a.py", "httpcore"),
        ("flows/a.py", "urllib.request"),
        ("transforms/a.py", "transforms.table"),
        ("warehouse/a.py", "warehouse.lake"),
    ],
)
def test_an_import_against_the_arrows_is_refused(file: str, module: str) -> None:
    assert "TID251" in lint(file, f"import {module}\n")


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("flows/a.py", "prefect"),
        ("warehouse/a.py", "duckdb"),
        ("transforms/annotator/a.py", "onnxruntime"),
    ],
)
def test_each_package_may_import_its_own_engine(file: str, module: str) -> None:
    assert "TID251" not in lint(file, f"import {module}\n")


def lint(file: str, code: str) -> str:
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--select",
        "TID251",
        "--stdin-filename",
        file,
        "-",
    ]
    done = subprocess.run(
        command, input=code, capture_output=True, text=True, check=False, cwd=ROOT
    )
    return done.stdout


def longer(code: str, module_limit: int) -> Iterator[str]:
    """Yield the name of each function that is too long, and nothing for the module itself."""
    lines = code.splitlines()
    if len(lines) > module_limit and REASON not in lines[0]:
        yield ""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            length = node.end_lineno - node.lineno + 1
            if length > FUNCTION and REASON not in lines[node.lineno - 1]:
                yield node.name


def too_long() -> set[str]:
    """Name each module and function of the repository that is over its limit without a reason."""
    found = set()
    for folder in FOLDERS:
        limit = MODULE_OF_TESTS if folder == "tests" else MODULE
        for file in sorted((ROOT / folder).rglob("*.py")):
            path = file.relative_to(ROOT).as_posix()
            names = longer(file.read_text(encoding="utf-8"), limit)
            found |= {f"{path} {name}".strip() for name in names}
    return found


def test_no_place_is_too_long() -> None:
    assert sorted(too_long()) == [], f"split it, or say why on its first line: {REASON}..."


def test_no_circle_of_imports_leads_from_one_package_to_another() -> None:
    """A module at the top of `flows`, `transforms` or `warehouse` counts as a package itself."""
    reads: dict[str, set[str]] = {}
    for folder in FOLDERS[:3]:
        for file in (ROOT / folder).rglob("*.py"):
            own = room(file.relative_to(ROOT).with_suffix("").parts)
            tree = ast.parse(file.read_text(encoding="utf-8"))
            reads.setdefault(own, set()).update({*imported(tree)} - {own})

    assert len([*TopologicalSorter(reads).static_order()]) > 60  # it raises where a circle is


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the packages of ours that a module imports from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newsfacts."):
            for name in node.names:
                parts = (*str(node.module).split(".")[1:], name.name)
                place = ROOT.joinpath(*parts)
                is_module = place.is_dir() or place.with_suffix(".py").exists()
                yield room(parts if is_module else parts[:-1])


def room(parts: tuple[str, ...]) -> str:
    """Name the package of a module; modules at the top of a folder are packages of their own."""
    whole = ROOT.joinpath(*parts).is_dir() or len(parts) <= 2
    return "/".join(parts if whole else parts[:-1])


LONG_FUNCTION = "def build():\n" + "    x = 1\n" * FUNCTION
LONG_MODULE = "x = 1\n" * (MODULE + 1)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (LONG_FUNCTION, ["build"]),
        (LONG_FUNCTION.replace("def build():", "def build():  # long: one table"), []),
        ("def build():\n    pass\n", []),
        (LONG_MODULE, [""]),
        (LONG_MODULE.replace("x = 1", "# long: one table", 1), []),
    ],
)
def test_what_is_too_long_is_found_unless_it_says_why(code: str, found: list[str]) -> None:
    assert [*longer(code, MODULE)] == found
