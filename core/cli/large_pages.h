/* Large pages for the heap of a process that loads rules. */
#ifndef GE_CLI_LARGE_PAGES_H
#define GE_CLI_LARGE_PAGES_H

/*
 * Rules and lexicons are tens of megabytes of small blocks: in pages of 4 KiB a
 * tenth of the time of starting is the kernel's, which hands out one by one. So
 * the heap grows by megabytes, and the first of them are handed out as large
 * pages, where the system has any; blocks of some megabytes are made there, too.
 * Before the process makes anything large. Nothing happens where it cannot be.
 */
void large_pages_begin(void);

#endif
