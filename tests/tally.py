"""Runs cases that pass or fail, and sums them up as Cargo does, so that `tests/run` counts them."""

import time
import traceback


class Tally:
    """Prints a line for each case, and what went wrong below it."""

    def __init__(self):
        self.passed = self.failed = 0

    def attempt(self, name, run, when_failed=lambda: None):
        """Runs a case, which passes unless it raises; returns whether it did."""
        start, trouble = time.monotonic(), None
        try:
            run()
        except Exception:
            trouble = traceback.format_exc()
        seconds = f"{time.monotonic() - start:.1f} s"
        if trouble is None:
            self.passed += 1
            print(f"ok: {name} ({seconds})", flush=True)
        else:
            self.failed += 1
            print(f"FAILED: {name} ({seconds})\n{trouble}", flush=True)
            when_failed()
        return trouble is None

    def sum_up(self):
        """Prints the sum and gives the exit code."""
        verdict = "FAILED" if self.failed else "ok"
        print(f"test result: {verdict}. {self.passed} passed; {self.failed} failed; 0 ignored", flush=True)
        return 1 if self.failed else 0
