" Starts `copydesk lsp` by vim-lsp for drafts in Markdown, plain text, HTML and the other formats of text.
" Belongs into ~/.vim/plugin/.

" The program: a name on PATH, or a full path.
let g:copydesk_program = get(g:, 'copydesk_program', 'copydesk')
" Settings for the server, with the keys of copydesk.toml: {'dialect': 'en-GB'}.
let g:copydesk_settings = get(g:, 'copydesk_settings', {})

" Where the settings stand that hold for a draft, or else the draft itself.
function! s:folder_of_draft(server) abort
  let l:settings = findfile('copydesk.toml', fnameescape(expand('%:p:h')) . ';')
  return lsp#utils#path_to_uri(fnamemodify(empty(l:settings) ? expand('%') : l:settings, ':p:h'))
endfunction

" vim-lsp counts columns in characters.
autocmd User lsp_setup call lsp#register_server({
\   'name': 'copydesk',
\   'cmd': {server -> [g:copydesk_program, 'lsp', '--position-encoding', 'utf-32']},
\   'allowlist': ['markdown', 'text', 'html', 'tex', 'asciidoc', 'rst', 'xml'],
\   'root_uri': function('s:folder_of_draft'),
\   'initialization_options': g:copydesk_settings,
\ })
