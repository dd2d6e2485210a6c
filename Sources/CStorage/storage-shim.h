// SQLite, for the store. Here stands only what Swift cannot call.
#pragma once

#include <sqlite3.h>

/// sqlite3_db_config() takes a variable number of arguments, which Swift cannot pass.
static inline int storage_config(sqlite3 *database, int option, int value) {
    return sqlite3_db_config(database, option, value, (int *)0);
}

/// SQLITE_TRANSIENT is a cast from a number to a function, which is not imported. SQLite copies the text at once. An
/// empty text of Swift may have no address, which SQLite would take for NULL.
static inline int storage_bind_text(sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, count ? bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// As for texts.
static inline int storage_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    if (count == 0) return sqlite3_bind_zeroblob(statement, index, 0);
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}
