-- What the commands do, and what is shown beside findings.

local M = {}

-- The client that checks the current buffer. Where there is none, the user is told where to look.
local function client_here()
  local client = vim.lsp.get_clients({ name = 'copydesk', bufnr = 0 })[1]
  if not client then
    vim.notify('Copydesk does not check this buffer; :checkhealth copydesk may tell why', vim.log.levels.WARN)
  end
  return client
end

-- Asks the server to do a command for a draft, and hands on what it answers with.
local function execute(client, draft, command, answered)
  local params = { command = command, arguments = { vim.uri_from_bufnr(draft) } }
  client:request('workspace/executeCommand', params, function(failure, answer)
    if failure then
      vim.notify('Copydesk: ' .. failure.message, vim.log.levels.ERROR)
    elseif answered then
      answered(answer)
    end
  end, draft)
end

-- Leads from a line of the ledger to the draft's line that it speaks of.
local function go_to_statement(draft)
  local line = tonumber(vim.api.nvim_get_current_line():match('^%- line (%d+)'))
  local window = vim.fn.bufwinid(draft)
  if not line or window == -1 then
    return
  end
  vim.api.nvim_set_current_win(window)
  vim.cmd("normal! m'")
  vim.api.nvim_win_set_cursor(window, { math.min(line, vim.api.nvim_buf_line_count(draft)), 0 })
  vim.cmd('normal! ^zv')
end

-- The buffer in which a draft's ledger stands. Its type tells every server that it is no draft.
local function ledger_buffer(draft)
  local buffer = vim.b[draft].copydesk_ledger
  if buffer and vim.api.nvim_buf_is_valid(buffer) then
    return buffer
  end
  buffer = vim.api.nvim_create_buf(false, true)
  vim.b[draft].copydesk_ledger = buffer
  vim.api.nvim_buf_set_name(buffer, 'copydesk://ledger/' .. vim.api.nvim_buf_get_name(draft))
  vim.bo[buffer].bufhidden = 'wipe'
  vim.bo[buffer].filetype = 'markdown'
  vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = buffer, desc = 'Close the ledger' })
  vim.keymap.set('n', '<CR>', function()
    go_to_statement(draft)
  end, { buffer = buffer, desc = 'Go to the statement in the draft' })
  return buffer
end

--- Shows a draft's ledger in a window beside it; one that is there already is written anew.
function M.show_ledger(client, draft)
  execute(client, draft, 'copydesk.openLedger', function(ledger)
    local buffer = ledger_buffer(draft)
    vim.bo[buffer].modifiable = true
    vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(ledger, '\n', { trimempty = true }))
    vim.bo[buffer].modifiable = false
    if vim.fn.bufwinid(buffer) == -1 then
      vim.api.nvim_open_win(buffer, true, { split = 'right', win = vim.fn.bufwinid(draft) })
    end
  end)
end

--- `:CopydeskLedger`
function M.ledger()
  local client = client_here()
  if client then
    M.show_ledger(client, vim.api.nvim_get_current_buf())
  end
end

--- `:CopydeskFixAll`
function M.fix_all()
  if client_here() then
    vim.lsp.buf.code_action({ context = { only = { 'source.fixAll.copydesk' }, diagnostics = {} }, apply = true })
  end
end

--- `:CopydeskClearStets`
function M.clear_stets()
  local client = client_here()
  if client then
    execute(client, vim.api.nvim_get_current_buf(), 'copydesk.clearUnusedStets')
  end
end

-- Asks for the lens anew after every check, which ends in new diagnostics; not between the keys of one insertion.
local function keep_lens(draft)
  -- From 0.12 on Neovim does so by itself.
  if vim.lsp.codelens.enable then
    vim.lsp.codelens.enable(true, { bufnr = draft })
    return
  end
  local function refresh()
    if vim.api.nvim_get_mode().mode:sub(1, 1) ~= 'i' then
      vim.lsp.codelens.refresh({ bufnr = draft })
    end
  end
  vim.api.nvim_create_autocmd({ 'DiagnosticChanged', 'InsertLeave', 'TextChanged' }, {
    group = vim.api.nvim_create_augroup('copydesk-lens-' .. draft, {}),
    buffer = draft,
    desc = 'Keep the lens over the lede as the draft is',
    callback = refresh,
  })
  refresh()
end

-- Neovim 0.11 takes of a completed name the first word only: the rest is put behind it.
local function finish_name(client)
  local chosen = vim.tbl_get(vim.v.completed_item, 'user_data', 'nvim', 'lsp') or {}
  local text = vim.tbl_get(chosen, 'completion_item', 'textEdit', 'newText')
  if chosen.client_id ~= client.id or not text or vim.v.event.reason == 'cancel' then
    return
  end
  local word = vim.v.completed_item.word
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  if vim.startswith(text, word) and vim.endswith(vim.api.nvim_get_current_line():sub(1, column), word) then
    local rest = text:sub(#word + 1)
    vim.api.nvim_buf_set_text(0, line - 1, column, line - 1, column, { rest })
    vim.api.nvim_win_set_cursor(0, { line, column + #rest })
  end
end

local function complete_names(client, draft)
  vim.api.nvim_create_autocmd('CompleteDone', {
    group = vim.api.nvim_create_augroup('copydesk-names-' .. draft, {}),
    buffer = draft,
    desc = 'Complete the whole of a name',
    callback = function()
      finish_name(client)
    end,
  })
end

-- `gO` lists the draft's parts and sources, also where Neovim itself has it list headings only, as in Markdown.
local function map_outline(draft)
  if vim.fn.maparg('gO', 'n', false, true).desc == 'Show an Outline of the current buffer' then
    vim.keymap.set('n', 'gO', vim.lsp.buf.document_symbol, { buffer = draft, desc = 'List parts and sources' })
  end
end

--- Shows in a draft's buffer what stands beside findings: the lens, unless `vim.g.copydesk = { code_lens = false }`,
--- and inlay hints where the settings have the server send them. Sees to it that names and `gO` work in it.
function M.attach(client, draft)
  complete_names(client, draft)
  vim.api.nvim_buf_call(draft, function()
    map_outline(draft)
  end)
  if (vim.g.copydesk or {}).code_lens ~= false then
    keep_lens(draft)
  end
  local settings = vim.tbl_get(client, 'settings', 'copydesk') or {}
  if settings['inlay-hints'] then
    vim.lsp.inlay_hint.enable(true, { bufnr = draft })
  end
end

--- Says once that the program is not there, which Neovim itself would only log.
function M.tell_missing(command)
  if type(command) == 'table' and vim.fn.executable(command[1]) == 0 then
    vim.notify_once(
      ('Copydesk: `%s` is not on PATH, so that no draft is checked; :checkhealth copydesk says what to do'):format(command[1]),
      vim.log.levels.WARN
    )
  end
end

--- Tells the server that a file of settings has changed: this one, or without a name those that may have. Neovim
--- itself watches no files on Linux.
function M.tell_changed(file)
  for _, client in ipairs(vim.lsp.get_clients({ name = 'copydesk' })) do
    local path = file or vim.fs.joinpath(client.root_dir or vim.fn.getcwd(), 'copydesk.toml')
    local changes = { { uri = vim.uri_from_fname(path), type = vim.lsp.protocol.FileChangeType.Changed } }
    client:notify('workspace/didChangeWatchedFiles', { changes = changes })
  end
end

return M
