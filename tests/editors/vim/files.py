"""The files for vim-lsp and coc, which no package of Debian brings, read and held against the program.

Vim reads the first with a stand-in for vim-lsp, which keeps what it is told.
"""

import json
import pathlib
import re
import subprocess

from desk import LONGEST_COMMAND

SHIPPED = pathlib.Path(__file__).resolve().parents[3] / "editors/vim"

STAND_IN = {
    "autoload/lsp.vim": """
function! lsp#register_server(server) abort
  let l:server = copy(a:server)
  let l:server.cmd = l:server.cmd({})
  let l:server.root_uri = l:server.root_uri({})
  call writefile([json_encode(l:server)], 'told.json')
endfunction
""",
    "autoload/lsp/utils.vim": """
function! lsp#utils#path_to_uri(path) abort
  return 'file://' . a:path
endfunction
""",
}


def starts_the_server(desk, command):
    """The program must know all flags of the command, and it must be the one that serves editors."""
    assert command[:2] == ["copydesk", "lsp"], command
    program = [str(desk.root / "bin/copydesk"), *command[1:], "--help"]
    subprocess.run(program, check=True, env=desk.environment, capture_output=True, timeout=LONGEST_COMMAND)


def driven_filetypes():
    """Those of the file for ALE, which is driven."""
    listed = re.search(r"for s:filetype in \[(.*)\]", (SHIPPED / "ale.vim").read_text(encoding="utf-8")).group(1)
    return re.findall(r"'(\w+)'", listed)


def vim_lsp(desk):
    for name, text in STAND_IN.items():
        file = desk.home / ".vim" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    runs = ["set runtimepath^=~/.vim", f"source {SHIPPED / 'vim-lsp.vim'}", "edit place.md", "doautocmd User lsp_setup", "qa!"]
    command = ["vim", "-N", "-u", "NONE", "-es", *(part for run in runs for part in ("-c", run))]
    subprocess.run(command, check=True, env=desk.environment, cwd=desk.drafts, stdin=subprocess.DEVNULL, timeout=LONGEST_COMMAND)
    told = json.loads(desk.read("told.json"))
    starts_the_server(desk, told["cmd"])
    assert told["cmd"][2:] == ["--position-encoding", "utf-32"], told
    assert told["allowlist"] == driven_filetypes(), told
    assert told["root_uri"] == f"file://{desk.drafts}", told


def coc(desk):
    server = json.loads((SHIPPED / "coc-settings.json").read_text(encoding="utf-8"))["languageserver"]["copydesk"]
    starts_the_server(desk, [server["command"], *server["args"]])
    assert server["filetypes"] == driven_filetypes(), server


CASES = {
    "the file for vim-lsp starts the server for the formats of drafts": vim_lsp,
    "the file for coc starts the server for the formats of drafts": coc,
}
