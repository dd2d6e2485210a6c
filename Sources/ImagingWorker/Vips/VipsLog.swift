internal import CImaging
internal import Imaging

/// The one text in which libvips collects what went wrong.
enum VipsLog {
    /// What libvips said, read and cleared. It can be empty even after a failure.
    static func take() -> String {
        let text = String(cString: vips_error_buffer())
        vips_error_clear()
        return text.split(separator: "\n").joined(separator: "; ")
    }

    static func clear() {
        vips_error_clear()
    }

    static func takeRefusal() -> Refusal {
        .damaged(reason: "it is damaged or incomplete", detail: take())
    }
}
