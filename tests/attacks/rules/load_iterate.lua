-- load: a search that goes back for ever, by an iterator
for _ in string.rep("z", 6000):gmatch "z-z-z-z-z-!" do break end
