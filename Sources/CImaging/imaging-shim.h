// The libraries that read pictures, for the worker alone.
//
// libvips operations take their options as variable arguments, which Swift cannot call: each function here fixes the
// arguments that the worker's steps use, and does nothing else.
#pragma once

#include <magic.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <tesseract/capi.h>
#include <vips/vips.h>
#include <zbar.h>

static inline int imaging_autorot(VipsImage *in, VipsImage **out) { return vips_autorot(in, out, NULL); }

// Variadic: turns (degrees, clockwise) and enlarges in one step, so that the samples are interpolated only once.
static inline int imaging_similarity(VipsImage *in, VipsImage **out, double scale, double angle, double background) {
    VipsArrayDouble *ground = vips_array_double_new(&background, 1);
    int result = vips_similarity(in, out, "scale", scale, "angle", angle, "background", ground, NULL);
    vips_area_unref(VIPS_AREA(ground));
    return result;
}

// Variadic: softens by a Gaussian of so many pixels.
static inline int imaging_soften(VipsImage *in, VipsImage **out, double sigma) {
    return vips_gaussblur(in, out, sigma, NULL);
}

// How many separate dark shapes tesseract sees in the picture that it was given, before it looks for lines in them; -1 if
// it cannot tell. Leptonica's header, of which this needs two functions, declares thousands.
struct Pix;
extern int32_t pixCountConnComp(struct Pix *picture, int32_t neighbours, int32_t *count);
extern void pixDestroy(struct Pix **picture);
static inline int32_t imaging_shapes(TessBaseAPI *api) {
    int32_t count = 0;
    struct Pix *picture = TessBaseAPIGetThresholdedImage(api);
    if (picture == NULL || pixCountConnComp(picture, 8, &count) != 0) count = -1;
    if (picture != NULL) pixDestroy(&picture);
    return count;
}
