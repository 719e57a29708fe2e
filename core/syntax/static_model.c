/* The model inside a static executable, as aligned as a mapped file; it is paged
 * in as one. Only in `make static`. */
#include "syntax/model.h"

__asm__(".section .rodata\n"
        ".balign 64\n"
        ".globl model_inside\n"
        ".hidden model_inside\n"
        "model_inside:\n"
        ".incbin \"scripts/model/english.model\"\n"
        ".globl model_inside_end\n"
        ".hidden model_inside_end\n"
        "model_inside_end:\n"
        ".byte 0\n"
        ".previous\n");
