"""Kakoune as a person has it in front of them, by the protocol that it has for user interfaces: keys go in, drawings out."""

import json
import os
import re
import subprocess
import tempfile
import threading
import time
from pathlib import Path

# How long anything may take to show, in seconds: the machine may be small and busy.
PATIENCE = 60

SIZE = [40, 160]
NAMED = {" ": "<space>", "<": "<lt>", ">": "<gt>", "-": "<minus>", "+": "<plus>"}


class Kakoune:
    """One editor, in a folder and with these variables of the environment."""

    def __init__(self, folder, environment, file):
        command = ["kak", "-ui", "json", file]
        self.process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.shown = {"draw": "", "info_show": ""}
        self.answers = Path(tempfile.mkdtemp(dir=environment["HOME"]))
        self.asked = 0
        threading.Thread(target=self._look, daemon=True).start()
        self._send("resize", SIZE)

    def _send(self, method, params):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def _look(self):
        for line in self.process.stdout:
            message = json.loads(line)
            if message["method"] == "info_hide":
                self.shown["info_show"] = ""
            elif message["method"] in self.shown:
                self.shown[message["method"]] = "\n".join(_lines(message["params"]))

    def type(self, text):
        """Types a text, in which keys such as <ret> and <esc> may stand."""
        keys = re.findall(r"<[a-z]+>|.", text)
        self._send("keys", [NAMED.get(key, key) for key in keys])

    def command(self, text):
        """Gives a command, as it is written after a colon."""
        self._send("keys", ["<esc>", ":", *[NAMED.get(sign, sign) for sign in text], "<ret>"])

    def ask(self, expansion):
        """The value of an expansion, such as `%val{selection}`. It is asked again where the editor was not ready to hear."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.asked += 1
            answer = self.answers / str(self.asked)
            # A file that is written in two steps would be read between them.
            self.command(f"echo -to-file {answer} -- {expansion}; echo -to-file {answer}.done")
            for _ in range(20):
                if Path(f"{answer}.done").exists():
                    return answer.read_text(encoding="utf-8").rstrip("\n")
                time.sleep(0.05)
        raise AssertionError(f"no answer to {expansion}, but\n{self.shown['draw']}")

    def until(self, what, is_so):
        """Waits until something is so, and returns it."""
        end = time.monotonic() + PATIENCE
        while not (seen := is_so()):
            assert time.monotonic() < end, f"{what}: never shows, but\n{self.shown['draw']}\n{self.shown['info_show']}"
            time.sleep(0.1)
        return seen

    def errors(self, count):
        """Waits until the buffer has so many findings of the level of an error."""
        self.until(f"{count} errors", lambda: self.ask("%opt{lsp_diagnostic_error_count}") == str(count))

    def info(self, words):
        """Waits for an information box with these words, and returns all of it. Where it breaks its lines does not count."""
        def look():
            text = " ".join(self.shown["info_show"].split())
            return text if words in text else None
        return self.until(words, look)

    def end(self):
        self.command("kill!")
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()


def _lines(params):
    """The texts of all lines in a message."""
    for param in params:
        if isinstance(param, list):
            for line in param:
                if isinstance(line, list):
                    yield "".join(atom["contents"] for atom in line)


def environment(home, programs):
    """Variables for a user with that home and those programs."""
    return {
        "HOME": str(home), "PATH": f"{programs}:/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color",
        "XDG_CONFIG_HOME": str(home / "config"), "XDG_RUNTIME_DIR": str(home), "USER": os.environ.get("USER", "desk"),
    }
