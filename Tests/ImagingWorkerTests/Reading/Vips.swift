internal import CImaging
internal import Foundation

@testable import ImagingWorker

/// libvips' operations by name, so that tests can make and load pictures of any kind.
enum Vips {
    struct Failed: Error {
        let what: String
    }

    typealias Image = UnsafeMutablePointer<VipsImage>

    /// Once a process, by whoever comes first.
    private static let isStarted = vips_init("tests") == 0

    /// A text in black on white, in the middle of a page of that size.
    static func page(_ text: String, font: String, textWidth: Int, width: Int, height: Int) throws -> Pixels {
        let options = [
            "text": text, "font": font, "width": String(textWidth), "dpi": "96",
        ]
        let mask = try pixels(run("text", options))
        var bytes = [UInt8](repeating: 255, count: width * height)
        let (left, top) = ((width - mask.width) / 2, (height - mask.height) / 2)
        guard left >= 0, top >= 0 else { throw Failed(what: "the text is larger than the page") }
        for row in 0..<mask.height {
            for column in 0..<mask.width {
                bytes[(top + row) * width + left + column] = 255 - mask.bytes[row * mask.width + column]
            }
        }
        return Pixels(bytes: bytes, width: width, height: height, bands: 1)
    }

    /// A file's picture, fitted into a square of that side where it is larger; grey, or red, green and blue.
    static func load(_ file: URL, side: Int, space: String) throws -> Pixels {
        let options = ["filename": file.path, "width": String(side), "height": String(side), "size": "down"]
        var image = try run("thumbnail", options)
        if vips_image_hasalpha(image) != 0 {
            image = try run("flatten", ["background": "255"], on: image)
        }
        image = try run("colourspace", ["space": space], on: image)
        return try pixels(run("cast", ["format": "uchar"], on: image))
    }

    /// The image is used up.
    private static func pixels(_ image: Image) throws -> Pixels {
        defer { g_object_unref(image) }
        var count = 0
        guard let memory = vips_image_write_to_memory(image, &count) else { throw Failed(what: "write_to_memory") }
        defer { g_free(memory) }
        return Pixels(
            bytes: [UInt8](UnsafeRawBufferPointer(start: memory, count: count)),
            width: Int(vips_image_get_width(image)), height: Int(vips_image_get_height(image)),
            bands: Int(vips_image_get_bands(image)))
    }

    /// Runs an operation with its options written as text; `input` is used up.
    private static func run(_ name: String, _ options: [String: String], on input: Image? = nil) throws -> Image {
        defer { if let input { g_object_unref(input) } }
        guard isStarted, let made = vips_operation_new(name) else { throw Failed(what: name) }
        // An operation begins with the object, and that with GLib's: one address under three types.
        let object = UnsafeMutableRawPointer(made).assumingMemoryBound(to: VipsObject.self)
        let gobject = UnsafeMutableRawPointer(made).assumingMemoryBound(to: GObject.self)
        defer {
            vips_object_unref_outputs(object)
            g_object_unref(made)
        }
        if let input {
            var value = GValue()
            g_value_init(&value, vips_image_get_type())
            g_value_set_object(&value, input)
            g_object_set_property(gobject, "in", &value)
            g_value_unset(&value)
        }
        for (option, text) in options {
            guard vips_object_set_argument_from_string(object, option, text) == 0 else { throw Failed(what: option) }
        }
        guard vips_object_build(object) == 0 else { throw Failed(what: "\(name) \(options)") }
        var value = GValue()
        g_value_init(&value, vips_image_get_type())
        g_object_get_property(gobject, "out", &value)
        defer { g_value_unset(&value) }
        guard let out = g_value_get_object(&value) else { throw Failed(what: "\(name) without a result") }
        g_object_ref(out)
        return out.assumingMemoryBound(to: VipsImage.self)
    }
}
