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

    /// Why nothing came of an upload: two kinds of reason that a person can do something about.
    static func takeRefusal() -> Refusal {
        let text = take()
        let isShort = text.lowercased().contains("memory")
        return .damaged(
            reason: isShort ? "it needs more memory than one picture may have" : "it is damaged or incomplete",
            detail: text)
    }
}
