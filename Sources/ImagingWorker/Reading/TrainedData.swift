// `stat` belongs to whichever of the two the compiler read first.
internal import CImaging
internal import Glibc

/// Tesseract's data of one language, mapped into memory.
///
/// It is mapped while files may still be opened, and its pages are read only when text is first looked for; until then
/// it costs nothing. All workers share them.
final class TrainedData {
    let language: String
    let bytes: UnsafeRawBufferPointer

    /// Where Debian puts the data, of this version of tesseract and of the one before.
    private static let folders = ["/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata"]

    /// Nothing where the data is in none of the folders. `prefix`, the value of TESSDATA_PREFIX, beats all others.
    init?(language: String, prefix: String?) {
        let folders = (prefix.map { $0.isEmpty ? [] : [$0, $0 + "/tessdata"] } ?? []) + Self.folders
        let mapped = folders.lazy.compactMap { Self.map("\($0)/\(language).traineddata") }.first
        guard let mapped else { return nil }
        self.language = language
        bytes = mapped
    }

    /// The file's bytes; nil where it is missing, empty, no file, or larger than tesseract can be told (an `Int32`).
    private static func map(_ path: String) -> UnsafeRawBufferPointer? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size > 0, status.st_size <= Int(Int32.max)
        else { return nil }
        let address = mmap(nil, status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let address, address != MAP_FAILED else { return nil }
        return UnsafeRawBufferPointer(start: address, count: status.st_size)
    }

    deinit {
        // Mapped by `init`, once, with this very count.
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
}
