-- For lazy.nvim: copy it to ~/.config/nvim/lua/plugins/copydesk.lua, and let `dir` be the folder that it lies in.

return {
  name = 'copydesk',
  dir = '~/copydesk/editors/neovim',
  -- It starts nothing before a draft is opened.
  lazy = false,
  init = function()
    vim.g.copydesk = { code_lens = true }
    vim.lsp.config('copydesk', {
      settings = {
        copydesk = {
          -- dialect = 'en-GB',
          -- names = { 'Oda Moss' },
          -- rules = { ['repeated-word'] = 'warning' },
          -- ['inlay-hints'] = true,
          -- ['semantic-tokens'] = false,
        },
      },
    })
  end,
}
