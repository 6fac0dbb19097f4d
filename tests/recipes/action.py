"""Plays action.yml as GitHub would: each step with its environment, in order, until one fails."""

import re

import yaml

from desk import ENVIRONMENT, ROOT, Said, run, write

EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")


def play(folder, inputs, ref="main", **environment):
    """Runs the action in a folder with these inputs, used at `ref`: what it said, and what it left in its outputs."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    unknown = set(inputs) - set(action["inputs"])
    assert not unknown, f"the action has no {unknown}"
    values = {f"inputs.{name}": inputs.get(name, of["default"]) for name, of in action["inputs"].items()}
    values |= {"github.action_ref": ref, "github.action_repository": "kessmoor/copydesk"}

    aside = folder / ".runner"
    files = {name: write(aside / name, "") for name in ("GITHUB_PATH", "GITHUB_OUTPUT")}
    runner = {"GITHUB_ACTION_PATH": str(ROOT), "RUNNER_TEMP": str(aside), **{k: str(v) for k, v in files.items()}}
    path = environment.pop("PATH", ENVIRONMENT["PATH"])
    text = ""
    code = 0
    for step in action["runs"]["steps"]:
        assert step["shell"] == "bash"
        own = {name: evaluate(value, values) for name, value in step.get("env", {}).items()}
        added = files["GITHUB_PATH"].read_text().split("\n")[:-1]
        own["PATH"] = ":".join([*reversed(added), path])
        script = write(aside / "step.sh", step["run"])
        said = run("bash", "--noprofile", "--norc", "-eo", "pipefail", script, folder=folder, **runner, **environment, **own)
        text += said.text
        code = said.code
        if code != 0:
            break
    return Said(code, text), files["GITHUB_OUTPUT"].read_text()


def evaluate(text, values):
    """The text with each expression's value: a name, or the first of several with `||` that is not empty."""

    def value(expression):
        return next(filter(None, (values[name.strip()] for name in expression[1].split("||"))), "")

    return EXPRESSION.sub(value, text)
