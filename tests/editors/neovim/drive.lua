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
-- Where Neovim looks for packages.
local PLUGIN = { ['data/nvim/site/pack/desk/start/copydesk'] = FILES }
-- A file of ours with all the settings in it that are commented out. Colours stay, to be looked at.
local function with_settings(name)
  local text = desk.read(vim.fs.joinpath(FILES, name)):gsub('%-%- (%S+ = [^\n]+,)', '%1')
  return (text:gsub("%['semantic%-tokens'%] = false", '%0 or true'))
end

local SPECIFICATION = ('local specification = (function()\n%s\nend)()\nspecification.init()'):format(with_settings('lazy.lua'))
-- As if they had never come.
local NOTHING_NEW = 'vim.lsp.config, vim.lsp.enable = nil, nil\n'

-- How long a case may last, in milliseconds.
local LONGEST = 2 * Editor.PATIENCE

local scratch = vim.fn.tempname()
local counts = { passed = 0, failed = 0 }

local function say(line)
  io.stdout:write(line .. '\n')
  io.stdout:flush()
end

-- Runs a case. An editor that waits for a key answers no question: it is ended, and so the cases behind fail too.
local function attempt(name, editor, run)
  local start = vim.uv.hrtime()
  local watch, is_late = assert(vim.uv.new_timer()), false
  watch:start(LONGEST, 0, function()
    is_late = true
    vim.uv.kill(editor.process, 'sigkill')
  end)
  local is_well, failure = xpcall(run, debug.traceback)
  watch:close()
  local seconds = (vim.uv.hrtime() - start) / 1e9
  counts[is_well and 'passed' or 'failed'] = counts[is_well and 'passed' or 'failed'] + 1
  say(('%s: %s (%.1f s)%s'):format(is_well and 'ok' or 'FAILED', name, seconds, is_well and '' or '\n' .. failure))
  if is_late then
    say('it took too long, and Neovim was ended')
  end
  if not is_well then
    say(select(2, pcall(editor.seen, editor)))
  end
  return is_well
end

local function session(name, files, init, program, list)
  local home = vim.fs.joinpath(scratch, name)
  local given = desk.new(home, files, program)
  desk.write(vim.fs.joinpath(home, 'config/nvim/init.lua'), init .. '\n')
  local editor = Editor.start(vim.v.progpath, given.folder, given.environment)
  local is_up = attempt(name .. ': it starts', editor, function()
    editor:greet()
  end)
  for _, case in ipairs(is_up and list or {}) do
    attempt(name .. ': ' .. case[1], editor, function()
      case[2](editor, given)
      editor:type('<Esc>')
    end)
  end
  editor:stop()
end

session('plugin', PLUGIN, SPECIFICATION, PROGRAM, cases.with_plugin)
session('older', {}, NOTHING_NEW .. with_settings('before-0.11.lua'), PROGRAM, cases.with_old_file)
session('no-program', PLUGIN, '', nil, cases.without_program)

vim.fn.delete(scratch, 'rf')
local verdict = counts.failed == 0 and 'ok' or 'FAILED'
say(('test result: %s. %d passed; %d failed; 0 ignored'):format(verdict, counts.passed, counts.failed))
vim.cmd((counts.failed == 0 and 0 or 1) .. 'cquit')
