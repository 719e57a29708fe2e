--- Write the completions of a shell, from options.lua and the names of the packs.
--- usage: lua5.4 gen_completion.lua bash|zsh|fish PACK.lua...

package.path = "scripts/build/?.lua;" .. package.path
local option_table = require "option_table"

local t = option_table.load "scripts"
local shell = table.remove(arg, 1)
local packs = table.concat(arg, " ")

--- Pages of the manual, and what `help` prints beside them.
local function topic_names()
  local names, pages <close> = {}, assert(io.popen "LC_ALL=C ls scripts/doc/*.md")
  for path in pages:lines() do names[#names + 1] = path:match "([^/]+)%.md$" end
  return table.concat(names, " ") .. " library schema codes"
end

local topics = topic_names()

local function put(...) io.write(string.format(...), "\n") end

--- What is said of an option in one line: to the end of its first clause.
local function brief(row)
  local text = option_table.about(row):gsub("`", "")
  return (text:match "^(.-)[;:] " or text):match "^(.-)%. " or text:match
    "^(.-)[;:] " or text
end

local function quoted(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

--- All options of a command, those of all commands behind its own.
local function all_of(c)
  return table.move(t.common, 1, #t.common, #c.all + 1,
    table.move(c.all, 1, #c.all, 1, {}))
end

local function takes(c)
  return type(c.takes) == "table" and table.concat(c.takes, " ") or c.takes or ""
end

local function names_of(list)
  local names = {}
  for i, x in ipairs(list) do names[i] = x[1] end
  return table.concat(names, " ")
end

local write = {}

-- --------------------------------------------------------------------- bash

--- What the value of an option is completed by: its kind, and its values.
local function value_of(row)
  if not row[2] then return nil end
  if row.values then
    return (row.list and "some " or "one ") .. table.concat(row.values, " ")
  end
  return row.files or "none"
end

function write.bash()
  put "# Completion of geoeng for bash. Made by scripts/build/gen_completion.lua.\n"
  put "_geoeng_options() {\n  case $1 in"
  for _, c in ipairs(t.commands) do
    local names = {}
    for i, row in ipairs(all_of(c)) do
      names[i] = "--" .. row[1] .. (row.letter and " -" .. row.letter or "")
    end
    put("  %s) echo '%s' ;;", c[1], table.concat(names, " "))
  end
  put "  esac\n}\n\n_geoeng_value() { # command option\n  case \"$1 $2\" in"
  for _, c in ipairs(t.commands) do
    for _, row in ipairs(c.all) do
      local value = value_of(row)
      if value then
        put("  '%s --%s'%s) echo '%s' ;;", c[1], row[1], row.letter
          and (" | '%s -%s'"):format(c[1], row.letter) or "", value)
      end
    end
  end
  for _, row in ipairs(t.common) do
    if row[2] then put("  *' --%s') echo '%s' ;;", row[1], value_of(row)) end
  end
  put "  esac\n}\n\n_geoeng_takes() {\n  case $1 in"
  for _, c in ipairs(t.commands) do
    put("  %s) echo '%s' ;;", c[1], takes(c))
  end
  put "  esac\n}\n"
  put("_geoeng_commands='%s'\n_geoeng_packs='%s'\n_geoeng_topics='%s'\n",
    names_of(t.commands), packs, topics)
  io.write [==[
_geoeng_add() { # words... : those that begin as the current word does
  local name IFS=' '
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -W "$*" -- "$cur")
}

_geoeng_files() { # compgen's options : names of files
  local name
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen "$@" -- "$cur")
}

_geoeng_of() { # kinds : what an argument or a value may be
  local kind values
  case $1 in
  one) shift; _geoeng_add "$@"; return ;;
  some)
    shift
    values=("$@")
    [[ $cur != *,* ]] || values=("${@/#/${cur%,*},}")
    _geoeng_add "${values[@]}"
    return ;;
  esac
  for kind; do
    case $kind in
    rules) _geoeng_add "$_geoeng_packs"; _geoeng_files -f -X '!*.lua'; _geoeng_files -d ;;
    inputs | events | file) _geoeng_files -f ;;
    folder | folders) _geoeng_files -d ;;
    topics) _geoeng_add "$_geoeng_commands" "$_geoeng_topics" ;;
    none) ;;
    *) _geoeng_add "$kind" ;;
    esac
  done
}

_geoeng() {
  local cur=${COMP_WORDS[COMP_CWORD]} command='' option='' word kinds i at=$COMP_CWORD
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    case $word in
    =) ((i++)) ;;
    -*) [[ -z $(_geoeng_value run "$word") || ${COMP_WORDS[i + 1]} == '=' ]] || ((i++)) ;;
    *)
      [[ " $_geoeng_commands " != *" $word "* ]] || command=$word
      : "${command:=run}"
      break ;;
    esac
  done
  # bash makes words of --format=csv: three, or two before the value begins.
  if [[ $cur == '=' ]]; then cur='' option=${COMP_WORDS[at - 1]}
  elif ((at > 2)) && [[ ${COMP_WORDS[at - 1]} == '=' ]]; then option=${COMP_WORDS[at - 2]}
  elif [[ ${COMP_WORDS[at - 1]} != --stats ]]; then option=${COMP_WORDS[at - 1]}
  fi
  option=$(_geoeng_value "${command:-run}" "$option")
  if [[ -n $option ]]; then
    read -ra kinds <<<"$option"
    _geoeng_of "${kinds[@]}"
  elif [[ $cur == -* ]]; then
    _geoeng_add "$(_geoeng_options "${command:-run}")"
  else
    [[ -n $command ]] || _geoeng_add "$_geoeng_commands"
    read -ra kinds <<<"$(_geoeng_takes "${command:-run}")"
    _geoeng_of "${kinds[@]}"
  fi
  local -A seen=() # a pack may be a file here, too
  local reply=("${COMPREPLY[@]}")
  COMPREPLY=()
  for word in "${reply[@]}"; do
    [[ -n ${seen[$word]} ]] || COMPREPLY+=("$word")
    seen[$word]=1
  done
}

complete -F _geoeng geoeng
]==]
end

-- ---------------------------------------------------------------------- zsh

local ZSH = { file = "_files", folder = "_files -/", folders = "_files -/",
  inputs = "_files", events = "_files", rules = "_geoeng_rules",
  topics = "_geoeng_topics" }

--- What completes a value or an argument.
local function zsh_action(row)
  if row.list then
    return ("_sequence compadd - %s"):format(table.concat(row.values, " "))
  elseif row.values then
    return "(" .. table.concat(row.values, " ") .. ")"
  end
  return ZSH[row.files] or " "
end

--- Specifications of _arguments for an option, one for each of its names.
local function put_zsh(row)
  local about = brief(row):gsub("[%[%]:\\]", "\\%0")
  local forms = { "--" .. row[1] .. (row.optional and "=-" or row[2] and "=" or "") }
  if row.letter then
    forms[2] = "-" .. row.letter .. (row[2] and "+" or "")
  end
  for _, form in ipairs(forms) do
    put("    %s", quoted(("%s[%s]%s"):format(form, about, row[2]
      and (":%s%s:%s"):format(row.optional and ":" or "",
        row[2]:gsub("[:\\]", "\\%0"), zsh_action(row)) or "")))
  end
end

function write.zsh()
  put "#compdef geoeng\n# Made by scripts/build/gen_completion.lua.\n"
  put "_geoeng_commands() {\n  local -a list=("
  for _, c in ipairs(t.commands) do
    put("    %s", quoted(c[1] .. ":" .. c[3]))
  end
  put "  )\n  _describe -t commands command list\n}\n"
  put("_geoeng_topics() {\n  _alternative 'topics:topic:(%s)' "
    .. "'commands:command:_geoeng_commands'\n}\n", topics)
  put("_geoeng_rules() {\n  _alternative 'packs:pack:(%s)' "
    .. "'files:rule file:_files -g \"*.lua(-.)\"'\n}\n", packs)
  put "_geoeng_run() {\n  _alternative 'rules:rules:_geoeng_rules' 'files:input:_files'\n}\n"
  io.write [==[
_geoeng() {
  local curcontext=$curcontext command=run
  local -a options
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _alternative 'commands:command:_geoeng_commands' 'files:file:_geoeng_run'
    return
  fi
  case $words[2] in
]==]
  put("  (%s)", (names_of(t.commands):gsub(" ", "|")))
  put "    command=$words[2]; shift words; (( CURRENT-- )) ;;\n  esac"
  put "  options=("
  for _, row in ipairs(t.common) do put_zsh(row) end
  put "  )\n  case $command in"
  for _, c in ipairs(t.commands) do
    local kind = takes(c)
    put("  (%s) options+=(", c[1])
    for _, row in ipairs(c.all) do put_zsh(row) end
    local action = type(c.takes) == "table" and "(" .. kind .. ")"
      or kind:find " " and "_geoeng_run" or ZSH[kind] or " "
    put("    %s) ;;", quoted("*:argument:" .. action))
  end
  put "  esac\n  _arguments -S : $options\n}\n\n_geoeng \"$@\""
end

-- --------------------------------------------------------------------- fish

local FISH = { folder = "-x -a '(__fish_complete_directories)'", file = "-r -F",
  inputs = "-r -F" }

local function put_fish(condition, row)
  local value = ""
  if row.optional then
    value = " -f -a " .. quoted(table.concat(row.values, " "))
  elseif row.values and row.list then
    value = (" -x -a \"(__fish_append , %s)\""):format(
      table.concat(row.values, " "))
  elseif row.values then
    value = " -x -a " .. quoted(table.concat(row.values, " "))
  elseif row[2] then
    value = " " .. (FISH[row.files] or "-x")
  end
  put("complete -c geoeng%s -l %s%s%s -d %s", condition, row[1], row.letter
    and " -s " .. row.letter or "", value,
    '"' .. brief(row):gsub('["\\$]', "\\%0") .. '"')
end

function write.fish()
  put "# Completion of geoeng for fish. Made by scripts/build/gen_completion.lua.\n"
  put("set -g __geoeng_commands %s\n", names_of(t.commands))
  io.write [==[
# The command on the line: run where none is named, nothing before the first word.
function __geoeng_command
    set -l words (commandline -opc)
    for word in $words[2..-1]
        string match -q -- '-*' $word; and continue
        contains -- $word $__geoeng_commands; and echo $word; or echo run
        return
    end
    echo none
end

function __geoeng_is
    set -l command (__geoeng_command)
    test $command = none; and set command run
    contains -- $command $argv
end

]==]
  for _, c in ipairs(t.commands) do
    put("complete -c geoeng -n 'test (__geoeng_command) = none' -a %s -d %s",
      c[1], quoted(c[3]))
  end
  for _, c in ipairs(t.commands) do
    local condition = (" -n '__geoeng_is %s'"):format(c[1])
    for _, row in ipairs(c.all) do put_fish(condition, row) end
    local kind = takes(c)
    if kind:find "rules" then
      put("complete -c geoeng%s -a '%s'", condition, packs)
    elseif type(c.takes) == "table" or kind == "topics" then
      put("complete -c geoeng%s -f -a '%s'", condition, kind == "topics"
        and names_of(t.commands) .. " " .. topics or kind)
    elseif kind:find "folder" then
      put("complete -c geoeng%s -f -a '(__fish_complete_directories)'", condition)
    end
  end
  for _, row in ipairs(t.common) do put_fish("", row) end
end

assert(write[shell], "bash, zsh or fish?")()
