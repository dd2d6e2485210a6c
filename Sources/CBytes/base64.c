#include "cbytes.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// The tables are written out by the preprocessor: constant data, nothing to initialise, nothing to race on.

#define SYMBOL(i) \
    ((uint8_t)((i) < 26 ? 'A' + (i) : (i) < 52 ? 'a' + (i) - 26 : (i) < 62 ? '0' + (i) - 52 : (i) == 62 ? '+' : '/'))

#define TIMES4(F, a, b) F(a, b), F(a, (b) + 1), F(a, (b) + 2), F(a, (b) + 3)
#define TIMES16(F, a, b) TIMES4(F, a, b), TIMES4(F, a, (b) + 4), TIMES4(F, a, (b) + 8), TIMES4(F, a, (b) + 12)
#define TIMES64(F, a, b) TIMES16(F, a, b), TIMES16(F, a, (b) + 16), TIMES16(F, a, (b) + 32), TIMES16(F, a, (b) + 48)

#define PAIR(a, b) {SYMBOL(a), SYMBOL(b)}
#define ROW(a) TIMES64(PAIR, a, 0)
#define ROWS4(a) ROW(a), ROW((a) + 1), ROW((a) + 2), ROW((a) + 3)
#define ROWS16(a) ROWS4(a), ROWS4((a) + 4), ROWS4((a) + 8), ROWS4((a) + 12)

/// The two symbols of every 12-bit value, in memory order.
static const uint8_t pairs[4096][2] = {ROWS16(0), ROWS16(16), ROWS16(32), ROWS16(48)};

/// Marks a byte that is no symbol; or-ing four looked-up values keeps it.
#define BAD 0x80000000u

#define VALUE(c) \
    ((c) >= 'A' && (c) <= 'Z' ? (uint32_t)((c) - 'A') \
     : (c) >= 'a' && (c) <= 'z' ? (uint32_t)((c) - 'a' + 26) \
     : (c) >= '0' && (c) <= '9' ? (uint32_t)((c) - '0' + 52) \
     : (c) == '+' ? 62u \
     : (c) == '/' ? 63u \
     : BAD)

#define SHIFTED(shift, c) (VALUE(c) == BAD ? BAD : VALUE(c) << (shift))
#define ALL_BYTES(shift) \
    {TIMES64(SHIFTED, shift, 0), TIMES64(SHIFTED, shift, 64), TIMES64(SHIFTED, shift, 128), TIMES64(SHIFTED, shift, 192)}

/// The value of a symbol at each of the four places of a group, already shifted to its bits.
static const uint32_t places[4][256] = {ALL_BYTES(18), ALL_BYTES(12), ALL_BYTES(6), ALL_BYTES(0)};

static inline uint64_t load_big_endian(const uint8_t *in) {
    uint64_t value;
    memcpy(&value, in, 8);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    value = __builtin_bswap64(value);
#endif
    return value;
}

static inline void store_big_endian(uint8_t *out, uint64_t value) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    value = __builtin_bswap64(value);
#endif
    memcpy(out, &value, 8);
}

static inline uint32_t group(const uint8_t *in) {
    return places[0][in[0]] | places[1][in[1]] | places[2][in[2]] | places[3][in[3]];
}

void cbytes_base64_encode_portable(const uint8_t *in, size_t count, uint8_t *out) {
    // Eight bytes are read for six used, so the last bytes are left to the loop below.
    while (count >= 8) {
        uint64_t value = load_big_endian(in);
        memcpy(out, pairs[value >> 52], 2);
        memcpy(out + 2, pairs[value >> 40 & 0xfff], 2);
        memcpy(out + 4, pairs[value >> 28 & 0xfff], 2);
        memcpy(out + 6, pairs[value >> 16 & 0xfff], 2);
        in += 6, out += 8, count -= 6;
    }
    while (count >= 3) {
        uint32_t value = (uint32_t)in[0] << 16 | (uint32_t)in[1] << 8 | in[2];
        memcpy(out, pairs[value >> 12], 2);
        memcpy(out + 2, pairs[value & 0xfff], 2);
        in += 3, out += 4, count -= 3;
    }
    if (count == 2) {
        uint32_t value = (uint32_t)in[0] << 16 | (uint32_t)in[1] << 8;
        memcpy(out, pairs[value >> 12], 2);
        out[2] = pairs[value & 0xfff][0];
        out[3] = '=';
    } else if (count == 1) {
        memcpy(out, pairs[(uint32_t)in[0] << 4], 2);
        out[2] = out[3] = '=';
    }
}

size_t cbytes_base64_decode_portable(const uint8_t *in, size_t count, uint8_t *out) {
    size_t taken = 0;
    // Eight bytes are written for six valid, so the last three groups are left to the loop below.
    while (count - taken >= 12) {
        uint32_t first = group(in + taken), second = group(in + taken + 4);
        if ((first | second) & BAD) break;
        store_big_endian(out, (uint64_t)first << 40 | (uint64_t)second << 16);
        taken += 8, out += 6;
    }
    while (count - taken >= 4) {
        uint32_t value = group(in + taken);
        if (value & BAD) break;
        out[0] = (uint8_t)(value >> 16), out[1] = (uint8_t)(value >> 8), out[2] = (uint8_t)value;
        taken += 4, out += 3;
    }
    return taken;
}

#if defined(__x86_64__)

bool cbytes_has_avx2(void) {
    return __builtin_cpu_supports("avx2");
}

/// 24 bytes, twelve in each half, to the 32 symbols that stand for them.
__attribute__((target("avx2"), always_inline)) static inline __m256i symbols(__m256i bytes) {
    // Each group b0 b1 b2 becomes the four bytes b1 b0 b2 b1, so that every sextet lies within a 16-bit word.
    const __m256i spread = _mm256_setr_epi8(
        1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10, 1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10);
    __m256i words = _mm256_shuffle_epi8(bytes, spread);
    // Multiplying shifts each sextet to the bottom of its byte: the even ones down, the odd ones up.
    __m256i even = _mm256_mulhi_epu16(
        _mm256_and_si256(words, _mm256_set1_epi32(0x0fc0fc00)), _mm256_set1_epi32(0x04000040));
    __m256i odd = _mm256_mullo_epi16(
        _mm256_and_si256(words, _mm256_set1_epi32(0x003f03f0)), _mm256_set1_epi32(0x01000010));
    __m256i sextets = _mm256_or_si256(even, odd);
    // Class 0 is a-z, 1 to 10 the digits, 11 plus, 12 slash, 13 A-Z; each class has one distance to its symbols.
    __m256i classes = _mm256_subs_epu8(sextets, _mm256_set1_epi8(51));
    __m256i upper = _mm256_cmpgt_epi8(_mm256_set1_epi8(26), sextets);
    classes = _mm256_or_si256(classes, _mm256_and_si256(upper, _mm256_set1_epi8(13)));
    const __m256i distances = _mm256_setr_epi8(
        'a' - 26, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52,
        '+' - 62, '/' - 63, 'A', 0, 0,
        'a' - 26, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52,
        '+' - 62, '/' - 63, 'A', 0, 0);
    return _mm256_add_epi8(sextets, _mm256_shuffle_epi8(distances, classes));
}

/// The 24 bytes at `in`, twelve to each half; reads 28.
__attribute__((target("avx2"), always_inline)) static inline __m256i halves(const uint8_t *in) {
    return _mm256_inserti128_si256(
        _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)in)), _mm_loadu_si128((const __m128i *)(in + 12)), 1);
}

__attribute__((target("avx2"))) void cbytes_base64_encode_avx2(const uint8_t *in, size_t count, uint8_t *out) {
    while (count >= 96 + 4) {
        __m256i a = halves(in), b = halves(in + 24), c = halves(in + 48), d = halves(in + 72);
        _mm256_storeu_si256((__m256i *)out, symbols(a));
        _mm256_storeu_si256((__m256i *)(out + 32), symbols(b));
        _mm256_storeu_si256((__m256i *)(out + 64), symbols(c));
        _mm256_storeu_si256((__m256i *)(out + 96), symbols(d));
        in += 96, out += 128, count -= 96;
    }
    while (count >= 24 + 4) {
        _mm256_storeu_si256((__m256i *)out, symbols(halves(in)));
        in += 24, out += 32, count -= 24;
    }
    cbytes_base64_encode_portable(in, count, out);
}

__attribute__((target("avx2"))) size_t cbytes_base64_decode_avx2(const uint8_t *in, size_t count, uint8_t *out) {
    // A byte is a symbol if no bit of the set for its high half meets one of the set for its low half:
    // 1 stands for 0x2_ (only + and /), 2 for 0x3_ (only digits), 4 for 0x4_ and 0x6_ (all but _0), 8 for 0x5_ and
    // 0x7_ (up to _a), 16 for every high half that no symbol has.
    const __m256i high_sets = _mm256_setr_epi8(
        16, 16, 1, 2, 4, 8, 4, 8, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 1, 2, 4, 8, 4, 8, 16, 16, 16, 16, 16, 16, 16,
        16);
    const __m256i low_sets = _mm256_setr_epi8(
        1 | 4 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 2 | 16,
        2 | 8 | 16, 1 | 2 | 8 | 16, 1 | 2 | 8 | 16, 1 | 2 | 8 | 16, 2 | 8 | 16,
        1 | 4 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 16, 1 | 2 | 16,
        2 | 8 | 16, 1 | 2 | 8 | 16, 1 | 2 | 8 | 16, 1 | 2 | 8 | 16, 2 | 8 | 16);
    // The distance from symbol to value by high half; slash alone needs another one than plus and takes entry 1.
    const __m256i distances = _mm256_setr_epi8(
        0, 63 - '/', 62 - '+', 52 - '0', -'A', -'A', 26 - 'a', 26 - 'a', 0, 0, 0, 0, 0, 0, 0, 0,
        0, 63 - '/', 62 - '+', 52 - '0', -'A', -'A', 26 - 'a', 26 - 'a', 0, 0, 0, 0, 0, 0, 0, 0);
    const __m256i pack = _mm256_setr_epi8(
        2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);
    const __m256i join = _mm256_setr_epi32(0, 1, 2, 4, 5, 6, 3, 7);
    const __m256i low_half = _mm256_set1_epi8(0x0f);

    size_t taken = 0;
    // 32 bytes are written for 24 valid, so the last groups are left to the portable loop.
    while (count - taken >= 32 + 12) {
        __m256i bytes = _mm256_loadu_si256((const __m256i *)(in + taken));
        __m256i high = _mm256_and_si256(_mm256_srli_epi32(bytes, 4), low_half);
        __m256i low = _mm256_and_si256(bytes, low_half);
        if (!_mm256_testz_si256(_mm256_shuffle_epi8(high_sets, high), _mm256_shuffle_epi8(low_sets, low))) break;
        __m256i slash = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('/'));
        __m256i values = _mm256_add_epi8(bytes, _mm256_shuffle_epi8(distances, _mm256_add_epi8(high, slash)));
        __m256i twelves = _mm256_maddubs_epi16(values, _mm256_set1_epi32(0x01400140));
        __m256i groups = _mm256_madd_epi16(twelves, _mm256_set1_epi32(0x00011000));
        __m256i packed = _mm256_permutevar8x32_epi32(_mm256_shuffle_epi8(groups, pack), join);
        _mm256_storeu_si256((__m256i *)out, packed);
        taken += 32, out += 24;
    }
    return taken + cbytes_base64_decode_portable(in + taken, count - taken, out);
}

#else

bool cbytes_has_avx2(void) {
    return false;
}

void cbytes_base64_encode_avx2(const uint8_t *in, size_t count, uint8_t *out) {
    cbytes_base64_encode_portable(in, count, out);
}

size_t cbytes_base64_decode_avx2(const uint8_t *in, size_t count, uint8_t *out) {
    return cbytes_base64_decode_portable(in, count, out);
}

#endif
