-- Starts `copydesk lsp` for drafts in Neovim 0.8 to 0.10. Copy it to ~/.config/nvim/plugin/copydesk.lua.
-- It needs no plugin; from 0.11 on take the folder that it lies in instead.

local config = {
  name = 'copydesk',
  cmd = { 'copydesk', 'lsp' },
  filetypes = {
    'markdown', 'quarto', 'rmd', 'text', 'html', 'xhtml', 'htmldjango', 'tex', 'plaintex', 'asciidoc', 'rst', 'xml',
  },
  root_markers = { 'copydesk.toml', '.git' },
  settings = {
    copydesk = {
      -- dialect = 'en-GB',
      -- names = { 'Oda Moss' },
      -- rules = { ['repeated-word'] = 'warning' },
      -- ['inlay-hints'] = true, -- and in 0.10 `:lua vim.lsp.inlay_hint.enable()`
      -- ['semantic-tokens'] = false,
    },
  },
}

local function start(draft)
  local file = vim.api.nvim_buf_get_name(draft)
  -- A buffer without a name has no address by which a server could speak of it.
  if vim.bo[draft].buftype ~= '' or file == '' or not vim.tbl_contains(config.filetypes, vim.bo[draft].filetype) then
    return
  end
  local folder = vim.fs.dirname(file)
  local marker = vim.fs.find(config.root_markers, { path = folder, upward = true })[1]
  local root = marker and vim.fs.dirname(marker) or folder
  vim.lsp.start(vim.tbl_extend('force', config, { root_dir = root }), { bufnr = draft })
end

vim.api.nvim_create_autocmd({ 'FileType', 'BufFilePost', 'BufWritePost' }, {
  desc = 'Start copydesk',
  callback = function(event)
    start(event.buf)
  end,
})

vim.api.nvim_create_autocmd('BufWritePost', {
  pattern = { '*.toml', 'dictionary.txt' },
  desc = 'Check drafts by their changed settings',
  callback = function(event)
    local changes = { { uri = vim.uri_from_bufnr(event.buf), type = 2 } }
    for _, client in pairs((vim.lsp.get_clients or vim.lsp.get_active_clients)({ name = config.name })) do
      client.notify('workspace/didChangeWatchedFiles', { changes = changes })
    end
  end,
})

-- The server answers with the ledger as a message, `:messages` shows it again.
vim.api.nvim_create_user_command('CopydeskLedger', function()
  vim.lsp.buf_request(0, 'workspace/executeCommand', {
    command = 'copydesk.openLedger',
    arguments = { vim.uri_from_bufnr(0) },
  }, function() end)
end, { desc = 'Show all sources of the draft with what rests on each' })
