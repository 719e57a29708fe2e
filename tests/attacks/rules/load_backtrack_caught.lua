-- load: the same, caught again and again
repeat local ok = pcall(string.gsub, string.rep("z", 6000), "z-z-z-z-z-!", "") until ok
