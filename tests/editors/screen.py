"""A terminal that a program runs in, typed into and read by tmux."""

import os
import pathlib
import shlex
import signal
import subprocess

from desk import until


class Screen:
    """A program in a terminal of its own. `name` is that of its tmux server, a file in the desk's folder."""

    def __init__(self, desk, command, environment=None, size=(140, 40)):
        self.socket = str(desk.root / "tmux")
        width, height = map(str, size)
        # The server stays when the program ends, so that its last words can be read.
        (desk.root / "tmux.conf").write_text("set -g remain-on-exit on\nset -s escape-time 0\n", encoding="utf-8")
        told = [f"{name}={value}" for name, value in (desk.environment | (environment or {})).items()]
        line = shlex.join(["env", "-i", *told, *map(str, command)])
        self.tmux("-f", str(desk.root / "tmux.conf"), "new-session", "-d", "-x", width, "-y", height,
                  "-c", str(desk.drafts), line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Closes the terminal, and waits until the program has gone, which may still write files."""
        program = int(self.tmux("display-message", "-p", "#{pane_pid}"))
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], check=False, capture_output=True)
        try:
            until("the end of the program", lambda: not pathlib.Path(f"/proc/{program}").exists(), patience=10)
        except AssertionError:
            os.killpg(program, signal.SIGKILL)

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-S", self.socket, *arguments], check=True, capture_output=True, text=True).stdout

    def press(self, *keys):
        """Presses keys by tmux's names: `Enter`, `Escape`, `C-x`."""
        self.tmux("send-keys", *keys)

    def type(self, text):
        """Types a text as it is."""
        self.tmux("send-keys", "-l", text)

    def text(self):
        """What is on the screen."""
        return self.tmux("capture-pane", "-p").rstrip()

    def has_ended(self):
        return self.tmux("display-message", "-p", "#{pane_dead}").strip() == "1"
