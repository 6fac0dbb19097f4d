-- How Neovim 0.11 and later start the server. `vim.lsp.config('copydesk', { … })` in your own files lies over it.

return {
  cmd = { 'copydesk', 'lsp' },
  filetypes = {
    'markdown', 'quarto', 'rmd', 'text', 'html', 'xhtml', 'htmldjango', 'tex', 'plaintex', 'asciidoc', 'rst', 'xml',
  },
  root_markers = { 'copydesk.toml', '.git' },
  -- The ledger has a window of its own here, so that the server need not show it as a message.
  capabilities = { experimental = { copydesk = { showsLedger = true } } },
  commands = {
    ['copydesk.openLedger'] = function(command, context)
      local client = vim.lsp.get_client_by_id(context.client_id)
      if client then
        require('copydesk').show_ledger(client, vim.uri_to_bufnr(command.arguments[1]))
      end
    end,
  },
}
