-- What test scripts in Lua share: files, claims that are counted, the last
-- line. From the repository: local suite = dofile "tests/suite.lua".

local M = { passed = 0, failed = 0 }

--- A file's bytes, or nil.
function M.read(path)
  local f = io.open(path, "rb")
  if not f then return nil end
  local bytes = f:read "a"
  f:close()
  return bytes
end

--- Write a file.
function M.write(path, bytes)
  local f = assert(io.open(path, "wb"))
  f:write(bytes)
  f:close()
end

--- Run a shell's command, which must succeed.
function M.sh(fmt, ...)
  local command = fmt:format(...)
  assert(os.execute(command), command)
end

--- Lines that a command prints.
function M.lines_of(command)
  local list, pipe = {}, assert(io.popen(command))
  for line in pipe:lines() do list[#list + 1] = line end
  pipe:close()
  return list
end

--- Count a claim, and tell of one that does not hold, with what was said.
---@return boolean ok
function M.expect(what, ok, said)
  if ok then
    M.passed = M.passed + 1
    return true
  end
  M.failed = M.failed + 1
  print("FAILED: " .. what)
  if said then print("  " .. said:gsub("\n", "\n  "):sub(1, 2000)) end
  return false
end

--- The line that tests/suite.sh reads; then the process ends.
function M.finish()
  print(("%d passed, %d failed"):format(M.passed, M.failed))
  os.exit(M.failed == 0 and M.passed > 0)
end

return M
