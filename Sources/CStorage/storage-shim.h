// SQLite, for the store.
#pragma once

#include <sqlite3.h>
