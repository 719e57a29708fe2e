-- Events in short: document, code, source > target, trigger, pattern.
local function all(line, role)
  local codes = {}
  for name, rest in line:gmatch '{"role":"(%l+)"(.-})' do
    if name == role then
      codes[#codes + 1] = rest:match '"code":"(.-)"' or "?"
    end
  end
  return table.concat(codes, ",")
end
for line in io.lines() do
  print(("%s %s %s > %s [%s] %s"):format(line:match '"doc":"(.-)"',
    line:match '"code":"(.-)"' or "?", all(line, "source"),
    all(line, "target"), line:match '"trigger":{"text":"(.-)"',
    line:match '"prov":.-"basis":"(.-)"' or "-"))
end
