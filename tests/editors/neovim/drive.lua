-- Drives the plugin in Neovim as a person would, and sums up in a line: how many cases passed and failed.
--
--   nvim -l drive.lua PROGRAM
--
-- PROGRAM is the `copydesk` under test. The Neovim that runs this is started again for each set of cases, with a home
-- of its own.

local here = vim.fs.dirname(vim.fs.abspath(arg[0]))
package.path = here .. '/?.lua;' .. package.path
local cases = require('cases')
local desk = require('desk')
local Editor = require('editor')

local PROGRAM = vim.fs.abspath(arg[1])
local FILES = vim.fs.joinpath(here, '../../../editors/neovim')
-- Where Neovim looks for packages, and what a user has set.
local PLUGIN = { ['data/nvim/site/pack/desk/start/copydesk'] = FILES }
local SETTINGS = [[vim.lsp.config('copydesk', { settings = { copydesk = { ['inlay-hints'] = true } } })]]
-- As if they had never come.
local NOTHING_NEW = 'vim.lsp.config, vim.lsp.enable = nil, nil'

local scratch = vim.fn.tempname()
local counts = { passed = 0, failed = 0 }

local function say(line)
  io.stdout:write(line .. '\n')
  io.stdout:flush()
end

local function attempt(name, run)
  local start = vim.uv.hrtime()
  local is_well, failure = xpcall(run, debug.traceback)
  local seconds = (vim.uv.hrtime() - start) / 1e9
  counts[is_well and 'passed' or 'failed'] = counts[is_well and 'passed' or 'failed'] + 1
  say(('%s: %s (%.1f s)%s'):format(is_well and 'ok' or 'FAILED', name, seconds, is_well and '' or '\n' .. failure))
end

local function session(name, files, init, program, list)
  local home = vim.fs.joinpath(scratch, name)
  local given = desk.new(home, files, program)
  desk.write(vim.fs.joinpath(home, 'config/nvim/init.lua'), init .. '\n')
  local editor = Editor.start(vim.v.progpath, given.folder, given.environment)
  for _, case in ipairs(list) do
    attempt(name .. ': ' .. case[1], function()
      case[2](editor, given)
    end)
    editor:type('<Esc>')
  end
  editor:stop()
end

session('plugin', PLUGIN, SETTINGS, PROGRAM, cases.with_plugin)
session('older', { ['config/nvim/plugin/copydesk.lua'] = FILES .. '/before-0.11.lua' }, NOTHING_NEW, PROGRAM, cases.with_old_file)
session('no-program', PLUGIN, '', nil, cases.without_program)

vim.fn.delete(scratch, 'rf')
local verdict = counts.failed == 0 and 'ok' or 'FAILED'
say(('test result: %s. %d passed; %d failed; 0 ignored'):format(verdict, counts.passed, counts.failed))
vim.cmd((counts.failed == 0 and 0 or 1) .. 'cquit')
