" Lets the driver look at what Vim shows: it asks by a channel, and types by a terminal.

let g:desk = ch_open($COPYDESK_ASKS, {'mode': 'json'})

" The words that are underlined in this draft, in their order.
function! Underlined() abort
  let l:places = []
  for l:match in filter(getmatches(), {_, match -> match.group =~# '^\(ALE\|Lsp\)'})
    for l:place in filter(items(l:match), {_, item -> item[0] =~# '^pos'})
      call add(l:places, l:place[1])
    endfor
  endfor
  for l:line in range(1, line('$'))
    for l:prop in filter(prop_list(l:line), {_, prop -> prop.type =~# '^Ycm.*Property$\|^vim_lsp_'})
      call add(l:places, [l:line, l:prop.col, l:prop.length])
    endfor
  endfor
  call sort(l:places, {one, other -> one[0] != other[0] ? one[0] - other[0] : one[1] - other[1]})
  return uniq(map(l:places, {_, place -> strpart(getline(place[0]), place[1] - 1, place[2])}))
endfunction

" The text of every window and popup but this one.
function! Beside() abort
  let l:others = filter(range(1, winnr('$')), {_, number -> number != winnr()})
  let l:buffers = map(l:others, {_, number -> winbufnr(number)}) + map(popup_list(), {_, popup -> winbufnr(popup)})
  return join(map(l:buffers, {_, buffer -> join(getbufline(buffer, 1, '$'), "\n")}), "\n")
endfunction
