#include "cbytes.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define EACH(byte) (0x0101010101010101u * (uint64_t)(byte))

static inline bool is_plain(uint8_t byte) {
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/// Not zero if any of the eight bytes is not plain. Borrows may mark a byte above a true hit, never without one.
static inline uint64_t not_plain(uint64_t word) {
    uint64_t quote = word ^ EACH('"'), backslash = word ^ EACH('\\');
    return (word | (word - EACH(0x20)) | (quote - EACH(1)) | (backslash - EACH(1))) & EACH(0x80);
}

size_t cbytes_plain_prefix_portable(const uint8_t *in, size_t count) {
    size_t length = 0;
    for (; count - length >= 8; length += 8) {
        uint64_t word;
        memcpy(&word, in + length, 8);
        if (not_plain(word)) break;
    }
    while (length < count && is_plain(in[length])) length += 1;
    return length;
}

#if defined(__x86_64__)

/// All ones in each byte that is plain. Signed comparison puts the bytes from 0x80 up below the control bytes.
__attribute__((target("avx2"), always_inline)) static inline __m256i plain(const uint8_t *in) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)in);
    __m256i special = _mm256_or_si256(
        _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"')), _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\')));
    return _mm256_andnot_si256(special, _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(0x1f)));
}

__attribute__((target("avx2"))) size_t cbytes_plain_prefix_avx2(const uint8_t *in, size_t count) {
    size_t length = 0;
    // The first block alone: most strings end within it.
    if (count >= 32) {
        uint32_t mask = ~(uint32_t)_mm256_movemask_epi8(plain(in));
        if (mask) return (size_t)__builtin_ctz(mask);
        length = 32;
    }
    for (; count - length >= 128; length += 128) {
        const uint8_t *at = in + length;
        __m256i all = _mm256_and_si256(
            _mm256_and_si256(plain(at), plain(at + 32)), _mm256_and_si256(plain(at + 64), plain(at + 96)));
        if (_mm256_movemask_epi8(all) != -1) break;
    }
    for (; count - length >= 32; length += 32) {
        uint32_t mask = ~(uint32_t)_mm256_movemask_epi8(plain(in + length));
        if (mask) return length + (size_t)__builtin_ctz(mask);
    }
    return length + cbytes_plain_prefix_portable(in + length, count - length);
}

#else

size_t cbytes_plain_prefix_avx2(const uint8_t *in, size_t count) {
    return cbytes_plain_prefix_portable(in, count);
}

#endif
