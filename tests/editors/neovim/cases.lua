-- What a reporter does in Neovim, one case each. A case goes on where the one before it has ended.

local desk = require('desk')

local M = {}

-- The slip behind the emoji, with its place in bytes.
local SLIP = ('1:%d teh (misspelling)'):format((desk.DRAFTS['place.md']:find('teh', 1, true)))

local function equal(seen, wanted)
  assert(vim.deep_equal(seen, wanted), ('it is %s, not %s'):format(vim.inspect(seen), vim.inspect(wanted)))
end

local function holds(text, part)
  assert(text:find(part, 1, true), ('“%s” is not in: %s'):format(part, text))
end

-- Waits for a lens or a hint that holds this.
local function beside(editor, part)
  return editor:wait('“' .. part .. '” beside the text', function()
    return vim.iter(editor:beside()):find(function(text)
      return text:find(part, 1, true)
    end)
  end)
end

local function ledger(editor)
  editor:see('the ledger', [[return vim.api.nvim_buf_get_name(0):find('copydesk://ledger/', 1, true)]])
  return editor:text()
end

-- The rule about repeated words has the level that the user has set.
local function as_set(editor)
  equal(editor:lua('return vim.diagnostic.get(0)[1].severity == vim.diagnostic.severity.WARN'), true)
end

local function place(editor)
  editor:open('place.md')
  editor:expect(SLIP)
  equal(editor:underlined(), { 'teh' })
end

local function hover(editor)
  editor:type('gg]d')
  editor:see('the slip under the cursor', [[return vim.fn.expand('<cword>') == 'teh']])
  editor:type('K')
  local told = editor:float()
  holds(told, 'Is “the” meant?')
  holds(told, 'misspelling')
  editor:type('j')
end

local function fix(editor)
  editor:open('fixed.txt')
  editor:expect(SLIP)
  editor:type('gg]d')
  editor:act('Change to “the”')
  editor:expect()
  equal(editor:text(), (desk.DRAFTS['fixed.txt']:gsub('teh', 'the')))
  editor:command('write')
end

local function add_word(editor, given)
  editor:open('words.md')
  editor:expect('1:28 pilotge (misspelling)')
  editor:type('gg]d')
  editor:act('Add “pilotge” to your dictionary')
  editor:expect()
  local dictionary = desk.read(given.environment.XDG_CONFIG_HOME .. '/copydesk/dictionary.txt')
  holds('\n' .. dictionary, '\npilotge\n')
  equal(editor:text(), desk.DRAFTS['words.md'])
end

local function change_settings(editor)
  editor:open('house.md')
  editor:expect('1:28 wharff (misspelling)')
  editor:command('split copydesk.toml')
  editor:type('Gowords = ["wharff"]<Esc>:write<CR>')
  editor:see('the saved settings', [[return not vim.bo.modified and vim.fn.line('$') == 2]])
  editor:command('close')
  editor:expect()
end

local function unnamed(editor)
  editor:command('enew')
  editor:command('setfiletype markdown')
  editor:type('iMayor Ilse Brandt said the harbourr had closed.<Esc>')
  editor:see('the text', [[return vim.api.nvim_get_current_line():find('closed.', 1, true)]])
  equal(editor:lua('return #vim.lsp.get_clients({ bufnr = 0 })'), 0)
  editor:command('file new.md')
  editor:expect('1:28 harbourr (misspelling)')
  editor:command('enew!')
  editor:command('setfiletype markdown')
  editor:type('iMayor Ilse Brandt said the quayy had closed.<Esc>')
  editor:see('the text', [[return vim.api.nvim_get_current_line():find('closed.', 1, true)]])
  editor:command('write written.md')
  editor:expect('1:28 quayy (misspelling)')
  editor:command('bdelete!')
end

local function close(editor)
  editor:open('closed.md')
  editor:expect('1:28 jettyy (misspelling)')
  local buffer = editor:lua('return vim.api.nvim_get_current_buf()')
  editor:command('bdelete!')
  equal(editor:lua('return #vim.diagnostic.get(...)', buffer), 0)
  vim.wait(500)
  equal(editor:lua('return #vim.diagnostic.get(...)', buffer), 0)
end

-- With the plugin folder where Neovim looks for packages.
M.with_plugin = {
  { 'a finding behind “é — 😀” is underlined where it stands, once', place },
  { 'its hover asks, and names the rule', hover },

  { 'the lens over the lede counts sources, and opens the ledger beside the draft', function(editor)
    beside(editor, '2 named')
    editor:type('gg')
    editor:command('lua vim.lsp.codelens.run()')
    holds(ledger(editor), '## Mayor Ilse Brandt (a person by name)')
    equal(editor:lua('return #vim.lsp.get_clients({ bufnr = 0 })'), 0)
  end },

  { 'a line of the ledger leads to the draft, and `q` closes the ledger', function(editor)
    editor:type('/It will open<CR><CR>')
    editor:see('the draft at that line', [[
      return vim.endswith(vim.api.nvim_buf_get_name(0), 'place.md') and vim.fn.line('.') == 3
    ]])
    editor:command('wincmd l')
    editor:type('q')
    editor:see('one window', 'return #vim.api.nvim_list_wins() == 1')
  end },

  { '`:CopydeskLedger` opens it too, and writes it anew the next time', function(editor)
    editor:command('CopydeskLedger')
    holds(ledger(editor), 'It will open in May')
    editor:command('wincmd p')
    editor:type('GoOda Moss said the tide was out.<Esc>')
    editor:command('CopydeskLedger')
    editor:wait('the new statement', function()
      local texts = editor:lua([[
        return vim.tbl_map(function(window)
          return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
        end, vim.api.nvim_list_wins())
      ]])
      return #texts == 2 and texts[2]:find('said: the tide was out', 1, true)
    end)
    editor:command('only')
    editor:command('edit!')
    editor:expect(SLIP)
  end },

  { 'a hint beside “She” says who that is', function(editor)
    beside(editor, '= Mayor Ilse Brandt')
  end },

  { 'sources and cues have their colours', function(editor)
    local kinds = editor:see('colours', [[
      local kinds = vim.tbl_map(function(token)
        return token.opts.hl_group
      end, vim.inspect_pos(0, 0, 0, { semantic_tokens = true }).semantic_tokens)
      return #kinds > 0 and kinds
    ]])
    assert(vim.tbl_contains(kinds, '@lsp.type.class.markdown'), vim.inspect(kinds))
  end },

  { 'CTRL-] leads from “She” to who that is', function(editor)
    editor:type('gg/She<CR><C-]>')
    editor:see('the mayor under the cursor', [[
      return vim.fn.expand('<cword>') == 'Ilse' and vim.fn.line('.') == 3
    ]])
  end },

  { '`grr` lists all that is about a source, `gO` the parts of the draft', function(editor)
    editor:type('gg/Brandt<CR>grr')
    editor:see('the list of places', 'return vim.bo.buftype == "quickfix" and #vim.fn.getqflist() >= 3')
    editor:command('cclose')
    editor:type('gO')
    editor:see('the list of sources', [[
      return vim.bo.buftype == 'quickfix' and vim.iter(vim.fn.getloclist(0)):any(function(entry)
        return entry.text:find('Mayor Ilse Brandt', 1, true)
      end)
    ]])
    editor:command('lclose')
  end },

  { 'names are completed, whole ones too', function(editor)
    for _, typed in ipairs({ '', 'Il', 'Ilse Br' }) do
      editor:type('GoThe pier was safe, according to ' .. typed .. '<C-x><C-o>')
      editor:see('an offer', [[return #vim.fn.complete_info({ 'items' }).items > 0]])
      editor:type('.<Esc>')
      editor:see('the name', [[return vim.api.nvim_get_current_line() == 'The pier was safe, according to Ilse Brandt.']])
    end
    editor:command('edit!')
    editor:expect(SLIP)
  end },

  { 'findings do not blink while the draft is written on', function(editor)
    editor:lua([[
      fewest = 1
      vim.api.nvim_create_autocmd('DiagnosticChanged', { callback = function()
        fewest = math.min(fewest, #vim.diagnostic.get(0))
      end })
    ]])
    editor:type('Go')
    for sign in ('The tide was out, Oda Moss said.'):gmatch('.') do
      editor:type(sign == ' ' and '<Space>' or sign)
      vim.wait(30)
    end
    editor:type('<Esc>')
    editor:see('the line', [[return vim.endswith(vim.api.nvim_get_current_line(), 'Oda Moss said.')]])
    vim.wait(500)
    equal(editor:lua('return fewest'), 1)
    editor:command('edit!')
    editor:expect(SLIP)
  end },

  { 'a finding moves with an edit before it', function(editor)
    editor:type('ggiIn “😀 é” <Esc>')
    editor:expect((SLIP:gsub('%d+ ', function(column)
      return (column + #'In “😀 é” ') .. ' '
    end)))
    editor:type('u')
    editor:expect(SLIP)
  end },

  { 'a fix changes what it says and nothing else', fix },

  { '`:CopydeskFixAll` makes all safe fixes and nothing else', function(editor)
    editor:open('all.md')
    editor:wait('findings', function()
      return #editor:findings() > 0
    end)
    editor:command('CopydeskFixAll')
    local wanted = desk.DRAFTS['all.md']:gsub('teh', 'the'):gsub(' ,', ',')
    editor:wait('the fixed draft', function()
      return editor:text() == wanted
    end)
    editor:expect(('1:%d the the (repeated-word)'):format(wanted:find('the the', 1, true)))
    as_set(editor)
    editor:command('write')
  end },

  { 'a word goes into the user’s dictionary, and the finding goes', add_word },

  { 'a change of copydesk.toml in the editor holds at once', change_settings },

  { 'a change of copydesk.toml elsewhere holds when the editor has the focus again', function(editor, given)
    desk.write(given.folder .. '/copydesk.toml', desk.DRAFTS['copydesk.toml'])
    editor:command('doautocmd FocusGained')
    editor:expect('1:28 wharff (misspelling)')
  end },

  { 'a person is renamed throughout', function(editor)
    editor:open('name.md')
    beside(editor, '1 named')
    editor:type('gg02w')
    editor:type('grn')
    editor:see('the name that is there', [[return vim.fn.getcmdline() == 'Ilse Brandt']])
    editor:type('<C-U>Nell Abara<CR>')
    local renamed = desk.DRAFTS['name.md']:gsub('Ilse Brandt', 'Nell Abara'):gsub('Brandt', 'Abara')
    editor:wait('the new name', function()
      return editor:text() == renamed
    end)
    editor:command('write')
  end },

  { '`:CopydeskClearStets` takes out the mark that lets nothing stand', function(editor)
    editor:open('stet.md')
    editor:wait('the finding about the mark', function()
      return vim.iter(editor:findings()):any(function(finding)
        return vim.endswith(finding, '(unused-stet)')
      end)
    end)
    editor:command('CopydeskClearStets')
    editor:wait('the draft without the mark', function()
      return editor:text() == 'Mayor Ilse Brandt opened the pier.\n'
    end)
    editor:command('write')
  end },

  { 'a draft that was never saved is checked once it has a name', unnamed },
  { 'what is closed is cleared', close },

  -- Save two extensions that mean another thing to most people: `.asc` is a signature, `.rest` a list of requests.
  { 'every kind of draft that the server takes is one that Neovim knows', function(editor)
    editor:open('place.md')
    editor:expect(SLIP)
    local unknown = editor:lua([[
      local client = vim.lsp.get_clients({ name = 'copydesk' })[1]
      local glob = client.server_capabilities.workspace.fileOperations.didCreate.filters[1].pattern.glob
      local unknown = {}
      for extension in glob:match('{(.*)}'):gmatch('[^,]+') do
        local filetype = vim.filetype.match({ filename = 'draft.' .. extension, buf = 0 })
        if not vim.tbl_contains(client.config.filetypes, filetype) then
          table.insert(unknown, extension .. ': ' .. tostring(filetype))
        end
      end
      return unknown
    ]])
    equal(unknown, { 'asc: nil', 'rest: nil' })
  end },

  { '`:checkhealth copydesk` finds all well', function(editor)
    editor:command('checkhealth copydesk')
    local report = editor:text()
    holds(report, 'OK copydesk 0.')
    holds(report, 'OK place.md is checked, findings: 1')
    assert(not report:find('ERROR') and not report:find('WARNING'), report)
    editor:command('bdelete')
  end },

  { 'the help is there, and so are its tags', function(editor)
    editor:command('helptags ALL')
    for _, tag in ipairs({ 'copydesk', ':CopydeskLedger', ':CopydeskFixAll', ':CopydeskClearStets', 'g:copydesk' }) do
      editor:command('help ' .. tag)
      holds(editor:lua('return vim.api.nvim_buf_get_name(0)'), 'doc/copydesk.txt')
      holds(editor:lua('return vim.api.nvim_get_current_line()'), '*' .. tag .. '*')
    end
  end },
}

-- With the one file for older versions, which needs nothing that came later.
M.with_old_file = {
  { 'a finding behind “é — 😀” is underlined where it stands, once', place },
  { 'its hover asks, and names the rule', hover },
  { 'the settings in it hold', function(editor)
    editor:open('twice.md')
    editor:expect('1:16 the the (repeated-word)')
    as_set(editor)
  end },
  { '`:CopydeskLedger` shows the ledger as a message', function(editor)
    editor:open('place.md')
    editor:expect(SLIP)
    editor:command('CopydeskLedger')
    editor:see('the message', [[return vim.fn.execute('messages'):find('Mayor Ilse Brandt', 1, true)]])
  end },
  { 'a fix changes what it says and nothing else', fix },
  { 'a word goes into the user’s dictionary, and the finding goes', add_word },
  { 'a change of copydesk.toml in the editor holds at once', change_settings },
  { 'a draft that was never saved is checked once it has a name', unnamed },
  { 'what is closed is cleared', close },
}

-- With the plugin, and no program.
M.without_program = {
  { 'the first draft says that there is none, the next one does not', function(editor)
    editor:open('place.md')
    editor:open('name.md')
    local told = editor:lua([[return vim.fn.execute('messages')]])
    equal(select(2, told:gsub('`copydesk` is not on PATH', '')), 1)
  end },
  { '`:checkhealth copydesk` says what to do', function(editor)
    editor:open('place.md')
    editor:command('checkhealth copydesk')
    holds(editor:text(), 'ERROR `copydesk` is not on PATH')
    holds(editor:text(), 'cargo install --path .')
    editor:command('bdelete')
  end },
  { 'a command says where to look', function(editor)
    editor:open('place.md')
    editor:command('CopydeskLedger')
    holds(editor:lua([[return vim.fn.execute('messages')]]), 'Copydesk does not check this buffer')
  end },
}

return M
