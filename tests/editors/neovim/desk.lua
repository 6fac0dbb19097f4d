-- A folder with an installed editor and drafts in it. The people and places are made up.

local M = {}

M.DRAFTS = {
  ['place.md'] = 'Oda Moss read out “é — 😀” and said teh pier at Velm had closed.\n\n'
    .. 'Mayor Ilse Brandt denied it. She said the pier was safe. “It will open in May,” Brandt said.\n',
  ['fixed.txt'] = 'Oda Moss read out “é — 😀” and said teh pier at Velm had closed.\n\nOda Moss left.\n',
  ['all.md'] = 'Oda Moss read out “é — 😀” and said teh pier at Velm was closed , and the the tide out.\n',
  ['twice.md'] = 'Oda Moss opens the the pier.\n',
  ['words.md'] = 'Mayor Ilse Brandt said the pilotge at Velm had closed.\n',
  ['house.md'] = 'Mayor Ilse Brandt said the wharff at Velm had closed.\n',
  ['closed.md'] = 'Mayor Ilse Brandt said the jettyy at Velm had closed.\n',
  ['name.md'] = 'Mayor Ilse Brandt opened the pier at Velm on 3 May 2024. Brandt said it was safe. '
    .. 'Brandt’s office will run it.\n',
  ['stet.md'] = 'Mayor Ilse Brandt opened the pier. <!-- stet misspelling: her own word -->\n',
  ['copydesk.toml'] = 'dialect = "en-GB"\n',
}

--- Writes a file, whatever folders it takes.
function M.write(path, text)
  vim.fn.mkdir(vim.fs.dirname(path), 'p')
  local file = assert(io.open(path, 'w'))
  file:write(text)
  file:close()
end

function M.read(path)
  local file = assert(io.open(path))
  local text = file:read('a')
  file:close()
  return text
end

--- Makes a home with the drafts. `installed` says which files of ours lie where in it; `program` is put on PATH, if
--- there is one.
function M.new(home, installed, program)
  for name, text in pairs(M.DRAFTS) do
    M.write(vim.fs.joinpath(home, 'drafts', name), text)
  end
  for to, from in pairs(installed) do
    to = vim.fs.joinpath(home, to)
    vim.fn.mkdir(vim.fs.dirname(to), 'p')
    local copied = vim.system({ 'cp', '-r', from, to }):wait()
    assert(copied.code == 0, copied.stderr)
  end
  vim.fn.mkdir(vim.fs.joinpath(home, 'bin'), 'p')
  if program then
    assert(vim.uv.fs_symlink(program, vim.fs.joinpath(home, 'bin/copydesk')))
  end
  vim.fn.mkdir(vim.fs.joinpath(home, 'tmp'), 'p')
  local environment = {
    HOME = home,
    TMPDIR = vim.fs.joinpath(home, 'tmp'),
    PATH = vim.fs.joinpath(home, 'bin') .. ':/usr/bin:/bin',
    XDG_CONFIG_HOME = vim.fs.joinpath(home, 'config'),
    XDG_DATA_HOME = vim.fs.joinpath(home, 'data'),
    XDG_STATE_HOME = vim.fs.joinpath(home, 'state'),
    XDG_CACHE_HOME = vim.fs.joinpath(home, 'cache'),
    LANG = 'C.UTF-8',
  }
  return { folder = vim.fs.joinpath(home, 'drafts'), environment = environment }
end

return M
