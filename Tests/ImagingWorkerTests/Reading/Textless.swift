/// Pictures of the corpus without any text that a person could read, each looked at.
enum Textless {
    static let photos = [
        "image-png/gama-srgb-order-issue#304.png",  // a cat's face
        "image-rs/cat.jpg",
        "libwebp/bug3.webp",  // a rock
        "libwebp/lossy_q0_f100.webp",  // a mountain, hardly compressed to anything
        "libwebp/segment01.webp",  // a hill
        "libwebp/segment03.webp",
        "libwebp/test-nostrong.webp",  // a mountain above a forest
        "libwebp/vp80-02-inter-1424.webp",  // table tennis
        "libwebp/vp80-03-segmentation-1403.webp",  // a tractor
        "libwebp/vp80-03-segmentation-1414.webp",  // traffic
        "libwebp/vp80-03-segmentation-1425.webp",  // a man at work
        "libwebp/vp80-03-segmentation-1436.webp",  // trees against the sky
        "libwebp/vp80-03-segmentation-1437.webp",  // snow
        "pillow-avif/hopper.avif",  // an officer's portrait
        "pillow/app13-multiple.jpg",  // three dogs
        "pillow/flower2.webp",
        "pillow/hopper.gif",
        "pillow/hopper.webp",
        "pillow/hopper_16bit_qtables.jpg",
        "pillow/issue_2811.gif",  // a ceiling
        "pillow/sugarshack_bad_mpo_header.jpg",  // a hut in the snow
        "sharp/Channel_digital_image_CMYK_color_no_profile.jpg",  // a park
    ]

    static let drawings = [
        "image-rs/any-disposal.gif",  // a heart
        "image-rs/debug_triangle_corners_widescreen.png",
        "image-rs/large-gif-anim-combine.gif",  // a red square
        "image-rs/sample_1.gif",  // red and blue squares
        "image-rs/test.jpg",
        "imgproxy/test2.jpg",
        "imgproxy/trim1.png",  // nested frames
        "libwebp/alpha_filter_0_method_1.webp",  // noise
        "libwebp/alpha_filter_1.webp",  // a purple weave
        "libwebp/lossless_vec_1_1.webp",  // a chequered pattern
        "libwebp/near_lossless_75.webp",  // all hues
        "libwebp/vp80-00-comprehensive-002.webp",  // painted flowers
        "libwebp/vp80-00-comprehensive-010.webp",  // a blue rabbit
        "libwebp/vp80-03-segmentation-1413.webp",  // noise
        "pillow/decompression_bomb_extents.gif",  // red
        "pillow/exif_imagemagick.png",  // black and white rays
        "pillow/iss634.webp",  // a knitted figure
        "pillow/itxt_chunks.png",  // rectangles
        "pillow/photoshop-200dpi.jpg",  // a shaded ball
        "pillow/p_16.png",  // stripes
        "pillow/transparent.gif",  // dice
        "pillow/truncated_exif_dpi.jpg",  // white
    ]

    static var pictures: [String] { photos + drawings }
}
