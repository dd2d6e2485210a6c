// libcurl, for asking endpoints.
#pragma once

#include <curl/curl.h>
