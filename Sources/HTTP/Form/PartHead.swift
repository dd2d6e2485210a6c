/// What stands before the bytes of one part of a form.
public struct PartHead: Sendable, Equatable {
    /// The field's name; never empty in a multipart body.
    public let name: String
    /// The name that the sender gave the file: for showing, never for opening. Nil where the part is a text field,
    /// empty where the sender chose no file.
    public let fileName: String?
    /// What the sender says that the bytes are, as it came.
    public let contentType: String?

    /// The last component of the file's name: without directories, whichever slash divides them. Nil where that leaves
    /// no name.
    public var safeName: String? {
        guard
            let last = fileName?.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "/" || $0 == "\\" })
                .last,
            !last.isEmpty, last != ".", last != ".."
        else { return nil }
        return String(last)
    }
}
