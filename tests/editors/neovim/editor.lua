-- Neovim as a person has it in front of them: a process of its own, keys typed into it, and what it shows.

local Editor = {}
Editor.__index = Editor

-- How long anything may take to show, in milliseconds: the machine may be small and busy.
local PATIENCE = tonumber(vim.env.COPYDESK_PATIENCE or '120') * 1000

-- What a list of choices offers is told to whoever drives. The list itself is Neovim's own.
local TELLS_CHOICES = [[
  local select = vim.ui.select
  vim.ui.select = function(items, options, ...)
    vim.rpcrequest(1, 'nvim_set_var', 'offered', vim.tbl_map(options.format_item, items))
    return select(items, options, ...)
  end
]]

--- Starts Neovim in a folder, with these variables of the environment and no others.
function Editor.start(program, folder, environment)
  local self = setmetatable({}, Editor)
  self.errors = {}
  self.channel = vim.fn.jobstart({ program, '--headless', '--embed' }, {
    rpc = true,
    cwd = folder,
    env = environment,
    clear_env = true,
    on_stderr = function(_, lines)
      vim.list_extend(self.errors, lines)
    end,
    on_exit = function(_, code)
      self.ended = code
    end,
  })
  assert(self.channel > 0, 'Neovim does not start')
  self.process = vim.fn.jobpid(self.channel)
  return self
end

--- Waits until it is there to be used.
function Editor:greet()
  self:lua(TELLS_CHOICES)
end

function Editor:stop()
  vim.fn.jobstop(self.channel)
  vim.fn.jobwait({ self.channel }, 5000)
end

--- Runs Lua in the editor, for what there are no keys for: to look at what it shows.
function Editor:lua(code, ...)
  return vim.rpcrequest(self.channel, 'nvim_exec_lua', code, { ... })
end

--- What there is to see, for whoever has nothing but the log.
function Editor:seen()
  local seen = { table.concat(self.errors, '\n') }
  -- Its end may just be on the way to here.
  vim.wait(500, function()
    return self.ended ~= nil
  end)
  if self.ended then
    table.insert(seen, ('Neovim has ended with %d'):format(self.ended))
  elseif vim.rpcrequest(self.channel, 'nvim_get_mode').blocking then
    table.insert(seen, 'Neovim waits for a key')
  else
    local looks = [[return { vim.api.nvim_buf_get_name(0), vim.fn.execute('messages') }]]
    vim.list_extend(seen, self:lua(looks))
    table.insert(seen, self:text())
  end
  return table.concat(seen, '\n')
end

--- Types keys, in the notation of Neovim's maps.
function Editor:type(keys)
  vim.rpcrequest(self.channel, 'nvim_input', keys)
end

--- Gives a command of the editor's command line.
function Editor:command(command)
  vim.rpcrequest(self.channel, 'nvim_command', command)
end

--- Opens a file of the folder.
function Editor:open(name)
  self:command('edit ' .. name)
end

--- Waits until `look` returns something true, and returns it.
function Editor:wait(what, look)
  local seen
  vim.wait(PATIENCE, function()
    seen = look()
    return seen
  end, 50)
  assert(seen, ('%s: it never shows'):format(what))
  return seen
end

--- Waits until Lua in the editor returns something true, and returns it.
function Editor:see(what, code, ...)
  local given = { ... }
  return self:wait(what, function()
    local seen = self:lua(code, unpack(given))
    return seen ~= vim.NIL and seen
  end)
end

--- The text of the current buffer, as it would be saved.
function Editor:text()
  return self:lua([[return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n']])
end

--- The findings that the current buffer shows, as `line:column words (rule)`, columns in bytes from 1.
function Editor:findings()
  return self:lua([[
    return vim.tbl_map(function(finding)
      local words = vim.api.nvim_buf_get_text(0, finding.lnum, finding.col, finding.end_lnum, finding.end_col, {})
      local place = ('%d:%d'):format(finding.lnum + 1, finding.col + 1)
      return ('%s %s (%s)'):format(place, table.concat(words, ' '), finding.code)
    end, vim.diagnostic.get(0))
  ]])
end

--- Waits until the current buffer shows these findings and no others.
function Editor:expect(...)
  local wanted = { ... }
  local shown
  local is_so = vim.wait(PATIENCE, function()
    shown = self:findings()
    return vim.deep_equal(shown, wanted)
  end, 50)
  assert(is_so, ('wanted %s, there are %s'):format(vim.inspect(wanted), vim.inspect(shown)))
end

--- The words that the current buffer underlines as errors.
function Editor:underlined()
  return self:lua([[
    local words = {}
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, -1, 0, -1, { details = true })) do
      local row, column, details = mark[2], mark[3], mark[4]
      if details.hl_group == 'DiagnosticUnderlineError' then
        vim.list_extend(words, vim.api.nvim_buf_get_text(0, row, column, details.end_row, details.end_col, {}))
      end
    end
    return words
  ]])
end

--- What stands on the lines of the current buffer without being of its text: lenses and hints, one by one.
function Editor:beside()
  return self:lua([[
    local texts = {}
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, -1, 0, -1, { details = true })) do
      for _, chunk in ipairs(mark[4].virt_text or {}) do
        table.insert(texts, chunk[1])
      end
    end
    return texts
  ]])
end

--- Waits for the window over the text, and returns what it says.
function Editor:float()
  return self:see('the window over the text', [[
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
      end
    end
  ]])
end

--- Asks for what can be done at the cursor, and takes what has this title.
function Editor:act(title)
  vim.g.offered = nil
  self:type('gra')
  local offered = self:wait('the list of actions', function()
    return vim.rpcrequest(self.channel, 'nvim_get_mode').mode == 'c' and vim.g.offered
  end)
  for number, name in ipairs(offered) do
    if vim.startswith(name, title) then
      self:type(number .. '<CR>')
      return
    end
  end
  self:type('<CR>')
  error(('there is no “%s” among %s'):format(title, vim.inspect(offered)))
end

Editor.PATIENCE = PATIENCE

return Editor
