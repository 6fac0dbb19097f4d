"""A desktop that nobody sees: a screen, a window manager, a message bus, and the library of screen readers."""

import os
import select
import subprocess

from desk import PATIENCE, attempted, state, until

LONGEST_ANSWER = 20_000
"""How many milliseconds a program may take to answer a reader: by itself, the library takes it for gone after 800."""


class Desktop:
    """All that a program with windows needs. `reader` is the library of screen readers."""

    def __init__(self, desk):
        self.desk = desk
        # Readers are welcome also where the desktop has none set up.
        self.environment = desk.environment | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self.reader = None

    def start(self):
        """Starts one after the other, each when the one before it is ready."""
        run = self.desk.root / "run"
        run.mkdir(mode=0o700)
        self.environment["XDG_RUNTIME_DIR"] = str(run)
        self.environment["DISPLAY"] = self.screen()
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.bus()
        self.quietly("openbox")
        until("a window manager", lambda: self.tells("xdotool", "get_num_desktops"))
        self.reader = self.library()

    def screen(self):
        """Starts a screen, which chooses its own number and tells it. It must not begin anew when the last program leaves it:
        the mark would be lost that `library` has made there.
        """
        ours, theirs = os.pipe()
        command = ["Xvfb", "-displayfd", theirs, "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
        self.quietly(*command, pass_fds=[theirs])
        os.close(theirs)
        with open(ours, encoding="ascii") as told:
            return f":{first_line('the number of the screen', told)}"

    def bus(self):
        """Starts a message bus, by which programs find each other."""
        command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        bus = self.desk.start(command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return first_line("the address of the message bus", bus.stdout)

    def library(self):
        """The library of screen readers, which finds its bus by itself.

        That bus is started for who first asks for its address, and then marks the screen with it. A program of Qt 5 must
        find the mark: where it finds the name of the bus alone, it may show all that it has on a bus that it has not
        joined yet, and then no reader ever sees it.
        """
        self.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
        os.environ.update(self.environment)
        import pyatspi

        pyatspi.setTimeout(LONGEST_ANSWER, LONGEST_ANSWER)
        return pyatspi

    def quietly(self, *command, **options):
        """Starts a program. What it prints is kept for `seen`."""
        with (self.desk.root / f"{command[0]}.txt").open("ab") as printed:
            return self.desk.start(command, env=self.environment, stdout=printed, stderr=subprocess.STDOUT, **options)

    def run(self, *command):
        """Runs a command that does one thing."""
        subprocess.run(
            [str(part) for part in command], check=True, env=self.environment, stdout=subprocess.DEVNULL, timeout=PATIENCE
        )

    def tells(self, *command):
        """What a command tells that may fail, and nothing where it does."""
        return subprocess.run(command, check=False, env=self.environment, capture_output=True, text=True, timeout=PATIENCE).stdout

    def call(self, service, path, method, *arguments):
        """Calls a program on the message bus, and waits for its answer."""
        patience = f"--reply-timeout={round(PATIENCE * 1000)}"
        self.run("dbus-send", "--print-reply", patience, f"--dest={service}", path, method, *arguments)

    def applications(self):
        """What screen readers see."""
        return [one for one in self.reader.Registry.getDesktop(0) if one]

    def picture(self, file, *options):
        """Keeps what is on the screen; `options` are scrot's."""
        subprocess.run(["scrot", "--overwrite", *options, str(file)], check=False, env=self.environment)

    def seen(self):
        """All that there is to see, for whoever has nothing but the log of a run that went wrong."""
        windows = ("xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@")
        looks = {
            "programs": lambda: {process.args[0]: state(process) for process in self.desk.started},
            "what readers see": lambda: [(one.name, one.get_process_id(), one.childCount) for one in self.applications()],
            "windows": lambda: self.tells(*windows).splitlines(),
        }
        for file in sorted(self.desk.root.glob("*.txt")):
            looks[f"{file.stem} printed"] = lambda file=file: file.read_text(encoding="utf-8", errors="replace")[-2000:]
        return "\n".join(f"{what}: {attempted(look)}" for what, look in looks.items())


def first_line(what, file):
    """The first line of what a program tells."""
    is_told, _, _ = select.select([file], [], [], PATIENCE)
    line = file.readline().strip() if is_told else ""
    assert line, f"never came: {what}"
    return line
