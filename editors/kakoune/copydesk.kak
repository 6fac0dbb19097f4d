# Starts `copydesk lsp` for drafts, through kakoune-lsp. Source it behind `eval %sh{kak-lsp}`.

# Kakoune has no file type for plain text and for NITF of its own.
hook -group copydesk global BufCreate .*\.(?:txt|text) %{ set-option buffer filetype plaintext }
hook -group copydesk global BufCreate .*\.nitf %{ set-option buffer filetype xml }

# It takes the place of kakoune-lsp's own servers of these types; what else you use goes into the same table. Of XML,
# NITF and NewsML-G2 are read.
hook -group copydesk global BufSetOption filetype=(?:markdown|plaintext|html|latex|asciidoc|restructuredtext|xml) %{
    set-option buffer lsp_servers %{
        [copydesk]
        root_globs = ["copydesk.toml", ".git", ".hg"]
        args = ["lsp"]
        [copydesk.settings.copydesk]
        # dialect = "en-GB"
        # names = ["Oda Moss"]
        # rules = { repeated-word = "warning" }
        # inlay-hints = true
        # semantic-tokens = false
    }
}

declare-option -hidden str copydesk_draft
define-command copydesk-ledger -docstring 'Show all sources of the draft with what rests on each' %{
    evaluate-commands -save-regs 'ab' %{
        set-register a %val{buffile}
        evaluate-commands -draft %{ execute-keys '%"by' }
        edit! -scratch *ledger*
        set-option buffer copydesk_draft %reg{a}
        execute-keys '"b<a-P>%|copydesk sources --stdin-name "$kak_opt_copydesk_draft" -<ret>gg'
    }
}
