-- load: more than anyone reads
while true do print(string.rep("eggs ", 500)) end
