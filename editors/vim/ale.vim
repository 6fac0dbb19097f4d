" Starts `copydesk lsp` by ALE for drafts in Markdown, plain text, HTML and the other formats of text.
" Belongs into ~/.vim/after/plugin/, so that ALE is there already.

if !exists('g:loaded_ale_dont_use_this_in_other_plugins_please')
  finish
endif

" The program: a name on PATH, or a full path.
let g:copydesk_program = get(g:, 'copydesk_program', 'copydesk')
" Settings for the server, with the keys of copydesk.toml: {'dialect': 'en-GB'}.
let g:copydesk_settings = get(g:, 'copydesk_settings', {})

" Where the settings stand that hold for a draft, or else the draft itself.
function! s:folder_of(buffer) abort
  let l:settings = ale#path#FindNearestFile(a:buffer, 'copydesk.toml')
  return fnamemodify(empty(l:settings) ? bufname(a:buffer) : l:settings, ':p:h')
endfunction

" Of plain text ALE looks at nothing by itself.
let g:ale_linters = extend(get(g:, 'ale_linters', {}), {'text': ['copydesk']}, 'keep')

for s:filetype in ['markdown', 'text', 'html', 'tex', 'asciidoc', 'rst', 'xml']
  " ALE counts columns in bytes.
  call ale#linter#Define(s:filetype, {
  \   'name': 'copydesk',
  \   'lsp': 'stdio',
  \   'executable': {-> g:copydesk_program},
  \   'command': '%e lsp --position-encoding utf-8',
  \   'language': s:filetype,
  \   'project_root': function('s:folder_of'),
  \   'initialization_options': {-> g:copydesk_settings},
  \ })
endfor
