"""Kakoune as a person has it in front of them, by the protocol that it has for user interfaces: keys go in, drawings out."""

import json
import re
import subprocess
import threading
import time

from desk import state, until

SIZE = [40, 160]
AGAIN = 2
"""After how many seconds without an answer a question is asked again."""

UNHEARD = 15
"""After how many seconds without an effect a command is given again."""

NAMED = {" ": "<space>", "<": "<lt>", ">": "<gt>", "-": "<minus>", "+": "<plus>"}


class Kakoune:
    """Kakoune with the files of its home."""

    def __init__(self, desk):
        self.desk = desk
        environment = desk.environment | {"XDG_RUNTIME_DIR": str(desk.root), "USER": "desk"}
        command = ["kak", "-ui", "json", "name.md"]
        self.process = desk.start(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.shown = {"draw": "", "info_show": ""}
        self.asked = 0
        threading.Thread(target=self._look, daemon=True).start()
        self._send("resize", SIZE)

    def _send(self, method, params):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        # Kakoune does not know letters that are escaped.
        self.process.stdin.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")
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
        keys = re.findall(r"<[a-z;-]+>|.", text)
        self._send("keys", [NAMED.get(key, key) for key in keys])

    def command(self, text):
        """Gives a command, as it is written after a colon."""
        self._send("keys", ["<esc>", ":", *[NAMED.get(sign, sign) for sign in text], "<ret>"])

    def ask(self, expansion, keys=""):
        """The value of an expansion, such as `%val{selection}`, where these keys lead. It is asked again where the editor was
        not ready to hear, and what comes late is an answer, too.
        """
        answers, last = [], 0

        def answer():
            nonlocal last
            self.must_run()
            if time.monotonic() - last > AGAIN:
                answers.append(self._question(expansion, keys))
                last = time.monotonic()
            return next((file for file in answers if file.with_suffix(".done").exists()), None)

        return until(f"an answer to {expansion}", answer).read_text(encoding="utf-8").rstrip("\n")

    def _question(self, expansion, keys):
        """Asks, and returns the file that will hold the answer. One that is written in two steps would be read between them."""
        self.asked += 1
        file = self.desk.root / f"answer-{self.asked}"
        said = f"echo -to-file {file} -- {expansion}; echo -to-file {file}.done"
        self.command(f"evaluate-commands -draft %{{ execute-keys '{keys}'; {said} }}" if keys else said)
        return file

    def must_run(self):
        """Nothing is waited for that can come no more."""
        assert self.process.poll() is None, f"Kakoune has {state(self.process)}"

    def seen(self):
        """What there is to see: whether Kakoune runs, and what is on the screen."""
        return "\n".join((state(self.process), *self.shown.values()))

    def findings(self):
        """The words that are underlined in the draft, in their order. Its columns are bytes, and both ends belong to them."""
        lines = self.text().encode().split(b"\n")
        places = re.findall(r"(\d+)\.(\d+),\1\.(\d+)\|", self.ask("%opt{lsp_inline_diagnostics}"))
        numbers = sorted(tuple(map(int, place)) for place in places)
        return [lines[line - 1][first - 1 : last].decode() for line, first, last in numbers]

    # What every editor can, as `plan.py` has it.

    def open(self, name):
        self.command(f"edit {name}")
        until(f"{name} in front", lambda: self.ask("%val{bufname}") == name)

    def found(self, *words):
        until(f"findings about {words}", lambda: self.findings() == list(words))

    def go_to(self, words):
        self.type(f"<esc>gg/{words}<ret>")
        until(f"on {words}", lambda: self.ask("%val{selection}") == words)
        # The cursor is at the end of what is selected.
        self.type("<a-;>;")
        until(f"on the start of {words}", lambda: self.ask("%val{selection}") == words[0])

    def told(self, words, *parts):
        self.go_to(words)
        self.command("lsp-hover")

        def is_told():
            self.must_run()
            # Where the box breaks its lines does not count.
            text = " ".join(self.shown["info_show"].split())
            return all(part in text for part in parts)

        until(f"{parts}", is_told)

    def follow(self):
        self.command("lsp-definition")

    def here(self):
        return self.ask("%val{selection}", keys="<a-:><a-;><semicolon>Gl")

    def append(self, words):
        self.type(f"<esc>A{words}<esc>")

    def undo(self):
        self.type("<esc>u")

    def act(self, title):
        """Chooses it, again where nothing comes of it: whenever Kakoune has nothing to do, kakoune-lsp asks by itself what can
        be done at the cursor, and forgets what it was asked before where a busy server has not answered that yet.
        """
        before, last = self.findings(), 0

        def is_done():
            nonlocal last
            if time.monotonic() - last > UNHEARD:
                self.command(f"lsp-code-action '{title}'")
                last = time.monotonic()
            return self.findings() != before

        until(f"what “{title}” does", is_done)

    def rename(self, name):
        self.command(f"lsp-rename '{name}'")

    def save(self):
        self.command("write")

    def close(self):
        name = self.ask("%val{bufname}")
        self.command("delete-buffer!")
        until(f"no {name} in front", lambda: self.ask("%val{bufname}") != name)
        # The list of all findings has nothing of it.
        behind = self.ask("%val{bufname}")

        def is_cleared():
            self.open(behind)
            self.command("lsp-diagnostics")
            until("the list", lambda: self.ask("%val{bufname}") == "*diagnostics*")
            return name not in self.text()

        until(f"a list without {name}", is_cleared)
        self.open(behind)

    def text(self):
        return self.ask("%val{selection}", keys="%") + "\n"


def _lines(params):
    """The texts of all lines in a message."""
    for param in params:
        if isinstance(param, list):
            for line in param:
                if isinstance(line, list):
                    yield "".join(atom["contents"] for atom in line)
