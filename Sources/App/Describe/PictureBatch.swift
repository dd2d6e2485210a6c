internal import Vignette

/// The files of one question: one, or several that are looked at together.
struct PictureBatch: Sendable, Equatable {
    let files: [PictureFile]

    /// What it is called in the output.
    var name: String { files.map(\.name).joined(separator: ", ") }

    /// Why it is not even tried.
    var refusal: Failure? { files.lazy.compactMap(\.refusal).first }

    /// What a command line names, in its order. Looks into folders, which may block.
    ///
    /// - Parameter isRecursive: whether folders may be gone through.
    static func all(_ paths: [[UInt8]], isRecursive: Bool, together: Bool) -> [PictureBatch] {
        let files = paths.flatMap { path -> [PictureFile] in
            let file = PictureFile(path: path)
            guard !file.isStandardInput, PictureFolder.isFolder(path) else { return [file] }
            if isRecursive { return PictureFolder.pictures(in: path) }
            let failure = Failure(
                .noPicture, message: "This is a folder.", advice: "Add --recursive to go through it, or name files.")
            return [PictureFile(path: path, refusal: failure)]
        }
        return together ? [PictureBatch(files: files)] : files.map { PictureBatch(files: [$0]) }
    }
}
