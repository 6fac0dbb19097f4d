-- How Neovim 0.11 and later start the server. `vim.lsp.config('copydesk', { … })` in your own files lies over it.

return {
  cmd = { 'copydesk', 'lsp' },
  filetypes = {
    'markdown', 'quarto', 'rmd', 'text', 'html', 'xhtml', 'htmldjango', 'tex', 'plaintex', 'asciidoc', 'rst', 'xml',
  },
  -- A buffer without a name has no address by which a server could speak of it: it waits until it gets one.
  root_dir = function(draft, start)
    vim.b[draft].copydesk_waits = vim.api.nvim_buf_get_name(draft) == ''
    if not vim.b[draft].copydesk_waits then
      start(vim.fs.root(draft, 'copydesk.toml') or vim.fs.root(draft, '.git'))
    end
  end,
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
