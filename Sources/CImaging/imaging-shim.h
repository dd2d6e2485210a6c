// The libraries that read pictures, for the worker alone.
//
// Operations of libvips take their options as variable arguments, which Swift cannot call: each function here fixes
// the arguments that one step of the worker uses, and does nothing else. All give 0 for success.
#pragma once

#include <magic.h>
#include <malloc.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <tesseract/capi.h>
#include <vips/vips.h>
#include <zbar.h>

// Loading. Sequential: rows are decoded as they are asked for. `fail_on` makes a file that ends early an error; the
// default fills the rest with grey.
static inline int imaging_load_jpeg(const void *bytes, size_t count, int shrink, VipsImage **out) {
    return vips_jpegload_buffer((void *)bytes, count, out, "shrink", shrink, "access", VIPS_ACCESS_SEQUENTIAL,
                                "fail_on", VIPS_FAIL_ON_TRUNCATED, NULL);
}
static inline int imaging_load_png(const void *bytes, size_t count, VipsImage **out) {
    return vips_pngload_buffer((void *)bytes, count, out, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                               VIPS_FAIL_ON_TRUNCATED, NULL);
}
static inline int imaging_load_webp(const void *bytes, size_t count, double scale, VipsImage **out) {
    return vips_webpload_buffer((void *)bytes, count, out, "scale", scale, "access", VIPS_ACCESS_SEQUENTIAL,
                                "fail_on", VIPS_FAIL_ON_TRUNCATED, NULL);
}
static inline int imaging_load_gif(const void *bytes, size_t count, VipsImage **out) {
    return vips_gifload_buffer((void *)bytes, count, out, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                               VIPS_FAIL_ON_TRUNCATED, NULL);
}
static inline int imaging_load_heif(const void *bytes, size_t count, int page, VipsImage **out) {
    return vips_heifload_buffer((void *)bytes, count, out, "page", page, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                VIPS_FAIL_ON_TRUNCATED, NULL);
}

// Steps.
static inline int imaging_resize(VipsImage *in, VipsImage **out, double horizontal, double vertical) {
    return vips_resize(in, out, horizontal, "vscale", vertical, NULL);
}
static inline int imaging_turn_upright(VipsImage *in, VipsImage **out) { return vips_autorot(in, out, NULL); }
static inline int imaging_apply_profile(VipsImage *in, VipsImage **out) {
    return vips_icc_transform(in, out, "srgb", "embedded", TRUE, "depth", 8, NULL);
}
/// With libvips' own profile of Display P3.
static inline int imaging_apply_display_p3(VipsImage *in, VipsImage **out) {
    return vips_icc_transform(in, out, "srgb", "input_profile", "p3", "depth", 8, NULL);
}
static inline int imaging_to_srgb(VipsImage *in, VipsImage **out) {
    return vips_colourspace(in, out, VIPS_INTERPRETATION_sRGB, NULL);
}
static inline int imaging_to_grey(VipsImage *in, VipsImage **out) {
    return vips_colourspace(in, out, VIPS_INTERPRETATION_B_W, NULL);
}
static inline int imaging_to_bytes(VipsImage *in, VipsImage **out) { return vips_cast_uchar(in, out, NULL); }
static inline int imaging_bands(VipsImage *in, VipsImage **out, int first, int count) {
    return vips_extract_band(in, out, first, "n", count, NULL);
}
static inline int imaging_join_bands(VipsImage *first, VipsImage *second, VipsImage **out) {
    return vips_bandjoin2(first, second, out, NULL);
}
static inline int imaging_premultiply(VipsImage *in, VipsImage **out) { return vips_premultiply(in, out, NULL); }
static inline int imaging_unpremultiply(VipsImage *in, VipsImage **out) { return vips_unpremultiply(in, out, NULL); }
static inline int imaging_round(VipsImage *in, VipsImage **out) { return vips_rint(in, out, NULL); }
static inline int imaging_cast(VipsImage *in, VipsImage **out, VipsBandFormat format) {
    return vips_cast(in, out, format, NULL);
}
static inline int imaging_high_bytes(VipsImage *in, VipsImage **out) { return vips_msb(in, out, NULL); }
static inline int imaging_flatten_on_white(VipsImage *in, VipsImage **out) {
    VipsArrayDouble *background = vips_array_double_newv(1, 255.0);
    int result = vips_flatten(in, out, "background", background, NULL);
    vips_area_unref(VIPS_AREA(background));
    return result;
}
static inline int imaging_pad(VipsImage *in, VipsImage **out, int left, int top, int width, int height) {
    return vips_embed(in, out, left, top, width, height, "extend", VIPS_EXTEND_WHITE, NULL);
}
static inline int imaging_minimum(VipsImage *in, double *out) { return vips_min(in, out, NULL); }

/// Turns (degrees, clockwise) and enlarges in one step, so that the samples are interpolated only once.
static inline int imaging_similarity(VipsImage *in, VipsImage **out, double scale, double angle, double background) {
    VipsArrayDouble *ground = vips_array_double_new(&background, 1);
    int result = vips_similarity(in, out, "scale", scale, "angle", angle, "background", ground, NULL);
    vips_area_unref(VIPS_AREA(ground));
    return result;
}

/// Softens by a Gaussian of so many pixels.
static inline int imaging_soften(VipsImage *in, VipsImage **out, double sigma) {
    return vips_gaussblur(in, out, sigma, NULL);
}

// Saving. Strip leaves out all metadata and the profile.
static inline int imaging_save_jpeg(VipsImage *in, void **bytes, size_t *count, int quality, int full_colour) {
    return vips_jpegsave_buffer(in, bytes, count, "Q", quality, "strip", TRUE, "subsample_mode",
                                full_colour ? VIPS_FOREIGN_SUBSAMPLE_OFF : VIPS_FOREIGN_SUBSAMPLE_ON, NULL);
}
static inline int imaging_save_png(VipsImage *in, void **bytes, size_t *count) {
    return vips_pngsave_buffer(in, bytes, count, "strip", TRUE, "compression", 6, NULL);
}
static inline int imaging_save_webp(VipsImage *in, void **bytes, size_t *count, int quality, int lossless) {
    return vips_webpsave_buffer(in, bytes, count, "Q", quality, "lossless", lossless, "effort", 2, "strip", TRUE,
                                NULL);
}

// Not operations of libvips.

/// POLLRDHUP and CLONE_THREAD are only defined for programs that ask for GNU's extensions, as Swift's Glibc does not;
/// the numbers are part of the kernel's interface.
enum { IMAGING_POLL_HANGUP = 0x2000, IMAGING_CLONE_THREAD = 0x10000 };

/// malloc.h is no part of Swift's Glibc.
static inline void imaging_return_memory(void) { malloc_trim(0); }

/// prctl has variable arguments.
static inline int imaging_forbid_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }
static inline int imaging_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
/// SCMP_ACT_ERRNO is a macro with an argument.
static inline uint32_t imaging_seccomp_refuse(int code) { return SCMP_ACT_ERRNO(code); }

/// Tesseract hands out pictures of Leptonica, whose header declares thousands of functions; this needs six. The rows of a
/// picture are `wpl` words each; the highest bit of a word is its leftmost pixel.
struct Pix;
extern int32_t pixGetWidth(const struct Pix *picture);
extern int32_t pixGetHeight(const struct Pix *picture);
extern int32_t pixGetDepth(const struct Pix *picture);
extern int32_t pixGetWpl(const struct Pix *picture);
extern uint32_t *pixGetData(struct Pix *picture);
extern void pixDestroy(struct Pix **picture);
static inline void imaging_free_picture(struct Pix *picture) { pixDestroy(&picture); }
