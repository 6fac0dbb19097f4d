"""Reads the files of editors that are not driven: each says what it starts, for which languages and with which settings."""

import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

EDITORS = Path(__file__).resolve().parents[3] / "editors"

# The languages that Helix has of its own; any other needs a scope and files, or its settings are refused as a whole.
OF_HELIX = {"markdown", "html", "latex", "rst", "xml"}


@dataclass
class Setup:
    """What an editor's files say."""

    command: list
    languages: set
    settings: dict
    # By the language's name, the extensions that the files give to it.
    extensions: dict = field(default_factory=dict)


def read(path):
    return (EDITORS / path).read_text(encoding="utf-8")


def with_examples(text, mark):
    """The text with the settings in it that are commented out, as a user would take them in."""
    return re.sub(rf'^(\s*){mark} ("?[a-z-]+"? ?[:=] )', r"\1\2", text, flags=re.MULTILINE)


def json_with_comments(text):
    """JSON as editors have it: with comments on lines of their own, and commas behind the last item."""
    bare = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", bare))


def helix():
    whole = tomllib.loads(with_examples(read("helix/languages.toml"), "#"))
    server = whole["language-server"]["copydesk"]
    setup = Setup([server["command"], *server["args"]], set(), server["config"]["copydesk"])
    for language in whole["language"]:
        assert language["language-servers"][0] == "copydesk", language
        assert language["roots"] == ["copydesk.toml"], language
        is_own = {"scope", "file-types"} <= language.keys()
        assert is_own != (language["name"] in OF_HELIX), f"{language['name']}: has no scope, or one too many"
        name = language.get("language-id", language["name"])
        setup.languages.add(name)
        setup.extensions.setdefault(name, []).extend(language.get("file-types", []))
    return setup


def kakoune():
    text = with_examples(read("kakoune/copydesk.kak"), "#")
    assert text.count("{") == text.count("}"), "Kakoune counts braces, in comments as well"
    types = re.search(r"BufSetOption filetype=\(\?:([a-z|]+)\) %\{", text).group(1).split("|")
    servers = tomllib.loads(re.search(r"lsp_servers %\{\n(.*?)\n    \}", text, re.DOTALL).group(1))
    server = servers["copydesk"]
    # Without a command of its own, a server has that of its name.
    setup = Setup(["copydesk", *server["args"]], set(types), server["settings"]["copydesk"])
    for extensions, name in re.findall(r"BufCreate \.\*\\\.(\S+) %\{ set-option buffer filetype (\w+) \}", text):
        setup.extensions[name] = extensions.removeprefix("(?:").removesuffix(")").split("|")
    assert set(setup.extensions) == {"plaintext", "xml"}
    return setup


def sublime():
    whole = json_with_comments(with_examples(read("sublime/LanguageServers.sublime-settings"), "//"))
    server = whole["copydesk"]
    assert server["enabled"] is True and server["schemes"] == ["file", "buffer"]
    # The package tells a language from a scope: by a table for some, else by the scope's second part.
    table = {"text.plain": "plaintext", "text.html.markdown": "markdown", "text.tex.latex": "latex"}
    scopes = server["selector"].split(" | ")
    languages = {table.get(scope, scope.split(".")[1]) for scope in scopes}
    return Setup(server["command"], languages, server["settings"]["copydesk"])


def zed():
    manifest = tomllib.loads(read("zed/extension.toml"))
    assert {"id", "name", "version", "schema_version", "authors", "description"} <= manifest.keys()
    server = manifest["language_servers"]["copydesk"]
    assert set(server["languages"]) == set(server["language_ids"]), "a language without its identifier"
    cargo = tomllib.loads(read("zed/Cargo.toml"))
    assert cargo["lib"]["crate-type"] == ["cdylib"] and cargo["package"]["version"] == manifest["version"]
    code = read("zed/src/lib.rs")
    name = re.search(r'const NAME: &str = "(\w+)";', code).group(1)
    arguments = re.search(r'vec!\["(\w+)"\.to_owned\(\)\]', code).group(1)
    user = json_with_comments(with_examples(read("zed/settings.json"), "//"))["lsp"]["copydesk"]
    assert set(user) == {"binary", "settings"} and set(user["binary"]) == {"path"}
    return Setup([name, arguments], set(server["language_ids"].values()), user["settings"])


def jetbrains():
    template = json.loads(read("jetbrains/template.json"))
    setup = Setup(template["programArgs"]["default"].split(), set(), json.loads(read("jetbrains/settings.json"))["copydesk"])
    for mapping in template["fileTypeMappings"]:
        name = mapping["languageId"]
        setup.languages.add(name)
        setup.extensions[name] = [pattern.removeprefix("*.") for pattern in mapping["fileType"]["patterns"]]
    return setup


ALL = {"Helix": helix, "Kakoune": kakoune, "Sublime Text": sublime, "Zed": zed, "JetBrains": jetbrains}
