-- load: a move over more places than there are
table.move({ 1 }, 1, math.maxinteger // 2, 3)
