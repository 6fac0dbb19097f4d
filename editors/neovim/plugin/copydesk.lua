-- Lets Neovim start the server for drafts, and adds the commands. What they do is in lua/copydesk.

if vim.g.loaded_copydesk then
  return
end
vim.g.loaded_copydesk = true

if not (vim.lsp.config and vim.lsp.enable) then
  vim.notify('Copydesk: this plugin needs Neovim 0.11; for an older one take before-0.11.lua', vim.log.levels.ERROR)
  return
end

-- NITF, a kind of XML in which wires send their reports.
vim.filetype.add({ extension = { nitf = 'xml' } })
vim.lsp.enable('copydesk')

local group = vim.api.nvim_create_augroup('copydesk', {})

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'Show what the draft rests on over its lede',
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'copydesk' then
      require('copydesk').attach(client, event.buf)
    end
  end,
})

vim.api.nvim_create_autocmd('FileType', {
  group = group,
  desc = 'Say what to do where there is no program',
  callback = function(event)
    local config = vim.lsp.config.copydesk
    if vim.bo[event.buf].buftype == '' and vim.tbl_contains(config.filetypes, event.match) then
      require('copydesk').tell_missing(config.cmd)
    end
  end,
})

vim.api.nvim_create_autocmd({ 'BufFilePost', 'BufWritePost' }, {
  group = group,
  desc = 'Check a draft that has got a name',
  callback = function(event)
    if vim.b[event.buf].copydesk_waits then
      vim.api.nvim_exec_autocmds('FileType', { group = 'nvim.lsp.enable', buffer = event.buf, modeline = false })
    end
  end,
})

vim.api.nvim_create_autocmd('BufWritePost', {
  group = group,
  pattern = { '*.toml', 'dictionary.txt' },
  desc = 'Check drafts by their changed settings',
  callback = function(event)
    require('copydesk').tell_changed(vim.api.nvim_buf_get_name(event.buf))
  end,
})

vim.api.nvim_create_autocmd('FocusGained', {
  group = group,
  desc = 'Check drafts by settings that were changed elsewhere',
  callback = function()
    require('copydesk').tell_changed()
  end,
})

local commands = {
  Ledger = { 'ledger', 'Show all sources of the draft with what rests on each' },
  FixAll = { 'fix_all', 'Make all safe fixes in the draft' },
  ClearStets = { 'clear_stets', 'Take out the stet marks that let nothing stand' },
}
for name, command in pairs(commands) do
  vim.api.nvim_create_user_command('Copydesk' .. name, function()
    require('copydesk')[command[1]]()
  end, { desc = command[2] })
end
