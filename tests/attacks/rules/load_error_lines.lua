-- load: an error of several lines, in the form of the project's own
error("other.lua:1: error: forged\n\27[31mmore\nand more", 0)
