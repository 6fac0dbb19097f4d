"""Vim in a terminal: typed into like a person would, and asked by a channel what it shows."""

import json
import re
import socket

from desk import PATIENCE, until
from screen import Screen


class Ale:
    """How it is done with ALE."""

    package = "ale"
    file = ("ale.vim", "after/plugin/copydesk.vim")
    hover, actions, goes = "ALEHover", "ALECodeAction", "ALEGoToDefinition"

    @staticmethod
    def rename_to(vim, name):
        vim.command("ALERename")
        vim.shown("New name: ")
        vim.screen.press("C-u")
        vim.screen.type(name)
        vim.screen.press("Enter")


class YouCompleteMe:
    """How it is done with YouCompleteMe."""

    package = "youcompleteme"
    file = ("youcompleteme.vim", "plugin/copydesk.vim")
    hover, actions, goes = "YcmCompleter GetHover", "YcmCompleter FixIt", "YcmCompleter GoTo"

    @staticmethod
    def rename_to(vim, name):
        vim.command("YcmCompleter RefactorRename " + name.replace(" ", "\\ "))


class Vim:
    """Vim with the files of its home, one of its clients, and `probe.vim` to answer what is asked."""

    def __init__(self, desk, client, probe):
        self.desk = desk
        self.client = client
        self.asks = 0
        self.channel = None
        self.server = socket.create_server(("127.0.0.1", 0))
        # Between two looks at whether Vim still runs.
        self.server.settimeout(1)
        host, port = self.server.getsockname()
        self.screen = Screen(desk, ["vim", "-S", probe, "copydesk.toml"], {"COPYDESK_ASKS": f"{host}:{port}"})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.channel:
            self.channel.close()
        self.server.close()
        self.screen.__exit__()

    def start(self):
        """Waits until Vim is there to be asked."""
        def call():
            self.must_run()
            try:
                return self.server.accept()[0]
            except TimeoutError:
                return None

        self.channel = until("Vim’s call", call)
        self.channel.settimeout(PATIENCE)
        self.answers = self.channel.makefile("r", encoding="utf-8")

    def must_run(self):
        """Nothing is waited for that can come no more."""
        assert not self.screen.has_ended(), "Vim has ended"

    def ask(self, expression):
        """What an expression is in Vim."""
        self.asks += 1
        try:
            self.channel.sendall(json.dumps(["expr", expression, self.asks]).encode() + b"\n")
            line = self.answers.readline()
        except OSError as error:
            raise AssertionError(f"Vim does not tell what {expression} is: {error}") from None
        assert line, "Vim has ended"
        answer = json.loads(line)
        assert answer[0] == self.asks, answer
        return answer[1]

    def command(self, line):
        """Types a command into Vim's own line."""
        self.screen.press("Escape")
        self.screen.type(f":{line}")
        self.screen.press("Enter")

    def until(self, what, expression, is_so):
        """Waits until the value of an expression is as wanted."""
        until(lambda: f"{what}, but {self.ask(expression)!r}", lambda: is_so(self.ask(expression)))

    def shown(self, words):
        """Waits until the words are on the screen."""
        until(f"{words!r} on the screen", lambda: self.must_run() or words in self.screen.text())

    # What every editor can, as `plan.py` has it.

    def open(self, name):
        self.command(f"edit {name}")
        self.until(f"open {name}", "expand('%:t')", lambda found: found == name)

    def go_to(self, words):
        """Puts the cursor on the first of the words."""
        self.command(f"call search('\\V{words}', 'cw')")
        here = f"strpart(getline('.'), col('.') - 1, {len(words.encode())})"
        self.until(f"on {words}", here, lambda found: found == words)

    def found(self, *words):
        self.until(f"underlined {words}", "Underlined()", lambda found: found == list(words))

    def told(self, words, *parts):
        self.go_to(words)
        self.command(self.client.hover)
        self.until(f"{parts} beside the draft", "Beside()", lambda text: all(part in text for part in parts))
        self.command("only")

    def follow(self):
        self.command(self.client.goes)

    def here(self):
        return self.ask("strpart(getline('.'), col('.') - 1)")

    def append(self, words):
        self.screen.press("Escape")
        self.screen.type(f"A{words}")
        self.screen.press("Escape")

    def undo(self):
        self.screen.press("Escape", "u")

    def act(self, title):
        self.command(self.client.actions)
        self.shown(title)
        number = re.search(rf"(\d+)[:)] {re.escape(title)}", self.screen.text()).group(1)
        self.screen.type(number)
        self.screen.press("Enter")

    def rename(self, name):
        self.client.rename_to(self, name)

    def save(self):
        self.command("write")

    def close(self):
        name = self.ask("expand('%:t')")
        self.command("bdelete")
        self.until(f"no {name} in front", "expand('%:t')", lambda found: found != name)

    def text(self):
        return self.ask("join(getline(1, '$'), \"\\n\")") + "\n"
