"""Damage to files of every kind of a lake: each is found, none is silent, and all of it heals."""

import subprocess
import sys

import pytest


@pytest.mark.slow
def test_break_04_damage_is_found_and_healed_whatever_file_it_is_in() -> None:
    # In a process of its own, for it replaces Prefect by functions.
    command = [sys.executable, "-m", "tests.fuzz.damage", "30", "6", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "36 found" in done.stdout
    assert "0 silent, 0 raised, 0 of 1 rounds not healed" in done.stdout, done.stdout
