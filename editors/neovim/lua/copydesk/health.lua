-- `:checkhealth copydesk`

local M = {}

local HOW_TO_INSTALL = {
  'Build it with `cargo install --path .` in the folder of its sources.',
  "Or name it: vim.lsp.config('copydesk', { cmd = { '/path/to/copydesk', 'lsp' } })",
}

-- Whether the program is there; its version goes into the report.
local function check_program(command)
  local found = vim.fn.exepath(command[1])
  if found == '' then
    vim.health.error(('`%s` is not on PATH and no program'):format(command[1]), HOW_TO_INSTALL)
    return
  end
  local ran, told = pcall(function()
    return vim.system({ found, '--version' }, { text = true, timeout = 5000 }):wait()
  end)
  if ran and told.code == 0 then
    vim.health.ok(('%s (%s)'):format(vim.trim(told.stdout), found))
  else
    vim.health.error(('`%s --version` fails'):format(found), HOW_TO_INSTALL)
  end
end

local function check_drafts()
  local clients = vim.lsp.get_clients({ name = 'copydesk' })
  if #clients == 0 then
    vim.health.info('no draft is open')
  end
  for _, client in ipairs(clients) do
    for draft in pairs(client.attached_buffers) do
      local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(draft), ':t')
      local findings = vim.tbl_filter(function(diagnostic)
        return diagnostic.source == 'copydesk'
      end, vim.diagnostic.get(draft))
      vim.health.ok(('%s is checked, findings: %d'):format(name, #findings))
    end
  end
end

function M.check()
  vim.health.start('copydesk')
  if not (vim.lsp.config and vim.lsp.enable) then
    vim.health.error('Neovim 0.11 or later is needed', 'Take `before-0.11.lua` for this one.')
    return
  end
  if vim.lsp.is_enabled and not vim.lsp.is_enabled('copydesk') then
    vim.health.warn('it is not enabled', "vim.lsp.enable('copydesk')")
  end
  local command = vim.lsp.config.copydesk.cmd
  if type(command) == 'table' then
    check_program(command)
  end
  check_drafts()
end

return M
