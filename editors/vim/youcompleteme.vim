" Starts `copydesk lsp` by YouCompleteMe for drafts in Markdown, plain text, HTML and the other formats of text.
" Belongs into ~/.vim/plugin/, so that it comes before YouCompleteMe.

" The program: a name on PATH, or a full path. Settings stand in copydesk.toml.
let g:copydesk_program = get(g:, 'copydesk_program', 'copydesk')

" A server for each: of one that serves several, YouCompleteMe loses findings when it goes from draft to draft.
let g:ycm_language_server = get(g:, 'ycm_language_server', [])
for s:filetype in ['markdown', 'text', 'html', 'tex', 'asciidoc', 'rst', 'xml']
  let g:ycm_language_server += [{
  \   'name': 'copydesk-' . s:filetype,
  \   'cmdline': [g:copydesk_program, 'lsp'],
  \   'filetypes': [s:filetype],
  \   'project_root_files': ['copydesk.toml'],
  \ }]
endfor

" By itself it leaves Markdown and text alone.
let g:ycm_filetype_blacklist = get(g:, 'ycm_filetype_blacklist', {
\   'tagbar': 1, 'notes': 1, 'netrw': 1, 'unite': 1, 'vimwiki': 1, 'pandoc': 1, 'infolog': 1, 'leaderf': 1, 'mail': 1,
\ })
