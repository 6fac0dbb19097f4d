"""What the drivers of several editors share: a desk with drafts on it, and patience.

A driver makes a `Desk`, which is a folder of its own with a home, drafts and the program on the path, and hands its
cases to a `Tally`. Whatever it starts with `Desk.start` ends with the desk, children included.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = float(os.environ.get("COPYDESK_PATIENCE", "120"))
"""How many seconds a condition is waited for: a busy machine takes long to start an editor."""

LONGEST_COMMAND = 60
"""How many seconds a command may take that does one thing and ends."""

DRAFTS = {
    "place.md": "Oda Moss read out “é — 😀” and said teh pier at Velm had closed.\n\n"
    "Mayor Ilse Brandt denied it. She said the pier was safe. “It will open in May,” Brandt said.\n",
    "fixed.txt": "Oda Moss read out “é — 😀” and said teh pier at Velm had closed.\n\nOda Moss left.\n",
    "words.md": "Mayor Ilse Brandt said the pilotge at Velm had closed.\n",
    "house.md": "Mayor Ilse Brandt said the wharff at Velm had closed.\n",
    "name.md": "Mayor Ilse Brandt opened the pier at Velm on 3 May 2024. Brandt said it was safe. "
    "Brandt’s office will run it.\n",
    "copydesk.toml": 'dialect = "en-GB"\n',
}
"""By their names in the folder. The people and places are made up."""


class Desk:
    """A folder with drafts, a home that nobody else uses, and the program under test first on the path."""

    def __init__(self, program):
        program = pathlib.Path(program).resolve(strict=True)
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-desk-")).resolve()
        self.home, self.drafts, self.scratch = self.root / "home", self.root / "drafts", self.root / "tmp"
        for folder in (self.home, self.drafts, self.scratch, self.root / "bin"):
            folder.mkdir()
        for name, text in DRAFTS.items():
            self.write(name, text)
        (self.root / "bin/copydesk").symlink_to(program)
        self.started = []

    def __enter__(self):
        # An end by a signal clears up, too.
        for name in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, lambda number, frame: sys.exit(128 + number))
        return self

    def __exit__(self, *_):
        for process in reversed(self.started):
            end(process)
        self.end_what_was_left()
        shutil.rmtree(self.root, ignore_errors=True)

    @property
    def environment(self):
        """That of a user who has just logged in: nothing of the caller's, and the system's programs.

        The scratch folder is the desk's own: Vim 9.0 that is told to end by a second signal while it clears up removes the
        folder above its own scratch folder, with all that others have there.
        """
        return {
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "TMPDIR": str(self.scratch),
            "PATH": f"{self.root / 'bin'}:/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }

    @property
    def dictionary(self):
        """The words of the user's own dictionary."""
        file = self.home / ".config/copydesk/dictionary.txt"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def start(self, command, **options):
        """Starts a program in a group of its own, in the folder of drafts."""
        options = {"env": self.environment, "cwd": self.drafts} | options
        process = subprocess.Popen([str(part) for part in command], start_new_session=True, **options)
        self.started.append(process)
        return process

    def end_what_was_left(self):
        """Ends what has this home: an editor may start programs that outlive it."""
        own = f"HOME={self.home}".encode()
        for environment in pathlib.Path("/proc").glob("[0-9]*/environ"):
            try:
                if own in environment.read_bytes().split(b"\0"):
                    os.kill(int(environment.parent.name), signal.SIGKILL)
            except OSError:
                # It has gone, or is somebody else's.
                continue

    def write(self, name, text):
        (self.drafts / name).write_text(text, encoding="utf-8")

    def read(self, name):
        """What a draft holds: nothing in the moment when an editor has moved it away and writes another in its place."""
        try:
            return (self.drafts / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""


def state(process):
    """What has become of a program."""
    if process.poll() is not None:
        return f"ended with {process.returncode}"
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii", errors="replace")
    return re.search(r"State:\s*(.*)", status).group(1)


def attempted(look):
    """What a look gives, or why it gives nothing."""
    try:
        return look()
    except Exception as error:
        return repr(error)


def end(process):
    """Ends a program and all that it has started, first by asking."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(timeout=10)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def until(what, is_so, patience=PATIENCE):
    """Waits until `is_so()` is true, and returns what it gave; fails with `what` it was that never came.

    It looks less and less often: a look is work for an editor, and Kakoune tells its server of an edit only when it has been
    left alone for a moment, which never comes on a busy machine where it is asked all the time.
    """
    latest, pause = time.monotonic() + patience, 0.05
    while not (result := is_so()):
        assert time.monotonic() < latest, f"never came: {what() if callable(what) else what}"
        time.sleep(pause)
        pause = min(1.2 * pause, 1)
    return result
