internal import Vignette

/// A file that somebody wants described, or standard input.
struct PictureFile: Sendable, Equatable {
    /// Bytes, because names of files need not be UTF-8; without the closing zero.
    let path: [UInt8]
    /// It cannot be read, as was seen before it was opened.
    var refusal: Failure?

    /// What it is called in the output.
    var name: String { String(decoding: path, as: UTF8.self) }

    var isStandardInput: Bool { path == Array("-".utf8) }
}
