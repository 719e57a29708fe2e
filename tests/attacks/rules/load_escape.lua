-- load: codes for the terminal
print "\27[2J\27]0;mine\7 \194\155 done\r"
