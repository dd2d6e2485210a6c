// cmark-gfm, for the markdown of answers.
#pragma once

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
