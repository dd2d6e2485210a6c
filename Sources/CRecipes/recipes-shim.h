// PCRE2, for the regular expressions of recipes. Its names are macros over the width of a code unit, which Swift cannot see
// through: the functions it calls are those with the suffix _8.
#pragma once

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
