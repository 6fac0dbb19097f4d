-- Starts `copydesk lsp` for drafts in Markdown, plain text, HTML and the other formats of text.
-- Neovim 0.11 or later takes it from its own configuration of servers; 0.8 to 0.10 start it per buffer.

local filetypes = { 'markdown', 'text', 'html', 'tex', 'asciidoc', 'rst', 'xml' }

-- The ledger that the server answers with, in a window of its own.
local function show_ledger(command, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  local params = { command = command.command, arguments = command.arguments }
  client:request('workspace/executeCommand', params, function(_, ledger)
    if type(ledger) == 'string' then
      vim.lsp.util.open_floating_preview(vim.split(ledger, '\n'), 'markdown', { border = 'single' })
    end
  end, context.bufnr)
end

local config = {
  name = 'copydesk',
  cmd = { 'copydesk', 'lsp' },
  filetypes = filetypes,
  root_markers = { 'copydesk.toml', '.git' },
  -- Neovim calls plain text `text`; the protocol calls it `plaintext`.
  get_language_id = function(_, filetype)
    return filetype == 'text' and 'plaintext' or filetype
  end,
  -- Before 0.11 the server's message shows the ledger.
  capabilities = vim.lsp.config and { experimental = { copydesk = { showsLedger = true } } } or nil,
  commands = vim.lsp.config and { ['copydesk.openLedger'] = show_ledger } or nil,
  settings = {
    copydesk = {
      -- ['inlay-hints'] = true, -- and `:lua vim.lsp.inlay_hint.enable()`
      -- ['semantic-tokens'] = false,
      -- dialect = 'en-GB',
      -- names = { 'Oda Moss' },
      -- rules = { ['repeated-word'] = 'warning' },
    },
  },
}

if vim.lsp.config and vim.lsp.enable then
  vim.lsp.config('copydesk', config)
  vim.lsp.enable('copydesk')
else
  vim.api.nvim_create_autocmd('FileType', {
    pattern = filetypes,
    desc = 'Start copydesk',
    callback = function(event)
      local file = vim.api.nvim_buf_get_name(event.buf)
      local folder = file ~= '' and vim.fs.dirname(file) or vim.fn.getcwd()
      local marker = vim.fs.find(config.root_markers, { path = folder, upward = true })[1]
      vim.lsp.start(vim.tbl_extend('force', config, {
        root_dir = marker and vim.fs.dirname(marker) or folder,
      }), { bufnr = event.buf })
    end,
  })
end
