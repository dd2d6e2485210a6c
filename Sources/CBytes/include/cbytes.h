#pragma once

// The C side of `Bytes`: the byte kernels that need vector instructions, and what libcrypto, zlib and the kernel
// offer to Swift. Only `Bytes` imports it.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/random.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <zlib.h>

/// True if this processor has AVX2. Asked once by Swift; the *_avx2 functions may be called only if it is true.
bool cbytes_has_avx2(void);

// Base64, RFC 4648 section 4. No pointer may be NULL unless its count is 0.

/// Writes exactly 4 * ceil(count / 3) bytes to `out` and nothing beyond them.
void cbytes_base64_encode_portable(const uint8_t *in, size_t count, uint8_t *out);
void cbytes_base64_encode_avx2(const uint8_t *in, size_t count, uint8_t *out);

/// Decodes groups of four alphabet bytes, without padding; `count` must be a multiple of 4. Stops before the first
/// group that holds any other byte and returns how many bytes of `in` it took. `out` must have room for
/// count / 4 * 3 bytes; nothing beyond them is written.
size_t cbytes_base64_decode_portable(const uint8_t *in, size_t count, uint8_t *out);
size_t cbytes_base64_decode_avx2(const uint8_t *in, size_t count, uint8_t *out);

/// The number of leading bytes that can stand in a JSON string as they are and are ASCII: stops before a quotation
/// mark, a backslash, a control byte (below 0x20) or a byte from 0x80 up.
size_t cbytes_plain_prefix_portable(const uint8_t *in, size_t count);
size_t cbytes_plain_prefix_avx2(const uint8_t *in, size_t count);

// zlib declares these two as macros, which Swift does not import. 16 added to the window bits asks for gzip framing.

static inline int cbytes_deflate_init_gzip(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

static inline int cbytes_inflate_init_gzip(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}
