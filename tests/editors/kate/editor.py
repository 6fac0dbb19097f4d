"""Kate in a window on a screen of its own: its keys and mouse are xdotool's, and what it shows is read as a screen reader
does (AT-SPI).
"""

import time

from desk import state, until
from desktop import Desktop


def leads_to(role, wanted):
    """Whether there can be something of the wanted role in one of another: each look is a question to Kate."""
    if wanted == "menu item":
        return role in ("application", "frame", "menu bar", "popup menu", "menu item")
    return role not in ("menu bar", "tool bar", "table cell", "list") and (role != "tree" or wanted == "table cell")


class Kate:
    """Kate on a desktop of its own."""

    def __init__(self, desk):
        self.desk = desk
        self.desktop = Desktop(desk)
        self.process = None

    def start(self):
        """Starts the desktop and Kate, and waits until a reader sees its window."""
        self.desktop.start()
        self.process = self.desktop.quietly("kate", "copydesk.toml")
        until("a window of Kate", lambda: self.all("frame", self.is_showing))

    # What is seen.

    def application(self):
        # Nothing is waited for that can come no more.
        assert self.process.poll() is None, f"Kate has {state(self.process)}"
        # Its number is told by the bus, also while Kate is too busy to tell its name.
        return next((one for one in self.desktop.applications() if one.get_process_id() == self.process.pid), None)

    def all(self, role, is_meant=lambda one: True):
        """All things of a role, as screen readers name them."""
        found, rest = [], [self.application()]
        while rest:
            one = rest.pop()
            try:
                own = one.getRoleName()
                if own == role and is_meant(one):
                    found.append(one)
                if leads_to(own, role):
                    rest.extend(child for child in reversed(list(one)) if child)
            except Exception:
                # It has gone while it was looked at.
                continue
        return found

    def named(self, role, *names):
        """The first thing of a role that begins with one of the names and is on the screen, as soon as there is one."""
        def look():
            return self.all(role, lambda one: one.name.startswith(names) and self.is_showing(one))

        return until(f"{role} {names}", look)[0]

    def is_showing(self, one):
        """Whether it is on the screen."""
        return one.getState().contains(self.desktop.reader.STATE_SHOWING)

    def findings(self):
        """The findings in the list of diagnostics, of all drafts that are open."""
        return [one.name for one in self.all("table cell", lambda one: one.name.startswith("[copydesk]"))]

    def draft(self):
        """The draft in front, with what it says and where the cursor is, as soon as there is one."""
        return until("a draft in front", lambda: self.all("text", lambda one: "." in one.name and self.is_showing(one)))[0]

    def place(self, words):
        """Where the words begin, counted as the reader counts: in UTF-16 units."""
        text = self.text()
        return len(text[: text.index(words)].encode("utf-16-le")) // 2

    def cursor(self):
        return self.draft().queryText().caretOffset

    def box(self):
        """What a box beside the words tells."""
        told = []
        for one in self.application() or ():
            try:
                if one.getRoleName() == "label":
                    told.append(one.queryText().getText(0, -1))
                elif one.getRoleName() == "tool tip":
                    told.append(one.name)
            except Exception:
                # It has gone while it was looked at.
                continue
        return "\n".join(told)

    # What is done.

    def hand(self, *arguments):
        self.desktop.run("xdotool", *arguments)

    def press(self, *keys):
        self.hand("key", "--clearmodifiers", *keys)

    def type(self, text):
        self.hand("type", "--delay", "20", text)

    def click(self, one, times=1):
        place = one.queryComponent().getExtents(self.desktop.reader.DESKTOP_COORDS)
        self.hand("mousemove", place.x + min(place.width // 2, 60), place.y + place.height // 2)
        self.hand("click", "--repeat", times, "--delay", "80", 1)

    def menu(self, name):
        """Does what an item of the menus does, without the way there."""
        items = until(f"menu {name}", lambda: self.all("menu item", lambda one: one.name == name))
        items[0].queryAction().doAction(0)

    def show_list(self):
        """Has the list of findings on the screen: Kate tells of its rows when it paints them. The draft keeps the keys."""
        self.menu("Switch to Diagnostics Tab")
        self.click(self.draft())

    def point_at(self, words):
        """Lays the mouse on the middle of the words."""
        draft = self.draft()
        text, box = draft.queryText(), draft.queryComponent().getExtents(self.desktop.reader.DESKTOP_COORDS)
        x, y, *_ = text.getCharacterExtents(self.place(words) + len(words) // 2, self.desktop.reader.DESKTOP_COORDS)
        # Kate counts the border on the left twice where it tells of letters.
        first, *_ = text.getCharacterExtents(0, self.desktop.reader.DESKTOP_COORDS)
        x -= first - box.x
        self.hand("mousemove", box.x + box.width // 2, box.y + box.height - 20)
        for aside in (0, 1):
            self.hand("mousemove", x + aside, y + 8)

    def ask_until(self, ask, *parts, again=8):
        """Asks until a box tells all parts: Kate may miss a mouse that comes while it is busy. `again` is in seconds. It is
        looked before it is asked again, which takes a box away, however long a look takes.
        """
        last = None

        def is_told():
            nonlocal last
            text = self.box() if last else ""
            if all(part in text for part in parts):
                return True
            if not last or time.monotonic() - last > again:
                ask()
                last = time.monotonic()
            return False

        until(lambda: f"{parts} in {self.box()!r}", is_told)

    # What every editor can, as `plan.py` has it.

    def open(self, name):
        # Asked by its number: by another start of the program, a Kate that is busy is not found, and a second one opens.
        service, method = f"org.kde.kate-{self.process.pid}", "org.kde.Kate.Application.openUrl"
        self.desktop.call(service, "/MainApplication", method, f"string:file://{self.desk.drafts / name}", "string:")
        until(f"{name} in front", lambda: self.draft().name == name and self.text())
        self.show_list()

    def found(self, *words):
        # Kate may hide it when it leads to a definition.
        if not self.all("page tab", lambda one: one.name == "Diagnostics" and self.is_showing(one)):
            self.show_list()

        def is_so():
            findings = self.findings()
            return len(findings) == len(words) and all(f"“{word}”" in text for word, text in zip(words, findings))

        until(lambda: f"findings about {words}, but {self.findings()}", is_so)

    def go_to(self, words):
        self.draft().queryText().setCaretOffset(self.place(words) + 1)

    def told(self, words, *parts):
        self.ask_until(lambda: self.point_at(words), *parts)

    def follow(self):
        self.menu("Go to Definition")

    def here(self):
        return self.text().encode("utf-16-le")[2 * self.cursor() :].decode("utf-16-le")

    def append(self, words):
        self.press("End")
        self.type(words)

    def undo(self):
        self.press("ctrl+z")

    def act(self, title):
        self.click(self.named("menu item", "LSP Client"))
        self.click(self.named("menu item", "Code Action"))
        self.click(self.named("menu item", f"[quickfix] {title}"))

    def rename(self, name):
        self.press("F2")
        self.named("dialog", "Rename")
        self.press("ctrl+a")
        self.type(name)
        self.press("Return")

    def save(self):
        self.press("ctrl+s")

    def close(self):
        name = self.draft().name
        self.press("ctrl+w")
        until(f"no {name} in front", lambda: self.draft().name != name)

    def text(self):
        return self.draft().queryText().getText(0, -1)
