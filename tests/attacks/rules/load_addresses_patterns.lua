-- load: where patterns lie in memory
if tostring(require("lpeg").P "z"):find "0x" then event "escaped" { find = "trigger:strike" } end
