"""What the cases stand on: commands run and what they said, and made-up repositories with a bad and a clean draft."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

BAD = "# The ferry\n\nThe ferry left the the landing at noon, harbour master Oda Tamm said.\n"
CLEAN = "# The ferry\n\nThe ferry left the landing at noon, harbour master Oda Tamm said.\n"

# In the place of cargo: puts the program that is there where `cargo install` would put what it builds.
STAND_IN = """#!/bin/sh
if [ "$1" = --version ]; then echo "cargo 1.0.0"; exit; fi
echo "$*" >> "$STAND_IN_LOG"
while [ $# -gt 1 ]; do if [ "$1" = --root ]; then root=$2; fi; shift; done
mkdir -p "$root/bin" && cp "$STAND_IN_PROGRAM" "$root/bin/copydesk"
"""

# Git asks nobody who commits, and no settings of the machine's user hold.
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_", "CI", "NO_COLOR"))},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
       for what, value in (("NAME", "Oda Tamm"), ("EMAIL", "oda@kessmoor.example"))},
}


class Said:
    """What a command answered: its exit code, and all that it printed."""

    def __init__(self, code, text):
        self.code = code
        self.text = text

    def must(self, code, *wanted):
        """Fails unless the exit code is that one and each of the wanted texts was printed."""
        assert self.code == code, f"the code is {self.code}, not {code}:\n{self.text}"
        for text in wanted:
            assert text in self.text, f"{text!r} is not in:\n{self.text}"

    def must_not_say(self, text):
        assert text not in self.text, f"{text!r} is in:\n{self.text}"


def run(*command, folder=ROOT, **environment):
    """Runs a command; what the keywords name is set in its environment."""
    done = subprocess.run([str(part) for part in command], cwd=folder, env={**ENVIRONMENT, **environment},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          check=False, text=True, encoding="utf-8", errors="replace", timeout=300)
    return Said(done.returncode, done.stdout)


def write(file, text, mode=0o644):
    """Writes a file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def repository(folder, files):
    """A made-up repository of git with these files, committed on `main`."""
    for name, text in files.items():
        write(folder / name, text)
    run("git", "init", "--quiet", "--initial-branch=main", folder).must(0)
    commit(folder)
    return folder


def commit(folder):
    run("git", "add", "--all", folder=folder).must(0)
    run("git", "commit", "--quiet", "--message", "File the ferry", folder=folder).must(0)


class Programs:
    """The tools, and folders to put first on the path: one with the program, one with a stand-in for cargo."""

    def __init__(self, copydesk, python, modules, folder):
        self.copydesk = copydesk
        self.python = python
        self.modules = modules
        self.log = folder / "stand-in.log"
        self.with_copydesk = self._path(folder / "program", "copydesk", f'#!/bin/sh\nexec "{copydesk}" "$@"\n')
        self.with_cargo = self._path(folder / "stand-in", "cargo", STAND_IN)

    def from_python(self, name, *arguments, **options):
        """Runs a tool that came from Python's index."""
        return run(self.python / name, *arguments, **options)

    def from_npm(self, name, *arguments, **options):
        """Runs a tool that came from npm."""
        return run(self.modules / ".bin" / name, *arguments, **options)

    def stand_in(self):
        """What the environment holds where cargo is the stand-in."""
        return {"PATH": self.with_cargo, "STAND_IN_LOG": str(self.log), "STAND_IN_PROGRAM": str(self.copydesk)}

    @staticmethod
    def _path(folder, name, script):
        write(folder / name, script, 0o755)
        return os.pathsep.join([str(folder), ENVIRONMENT["PATH"]])
