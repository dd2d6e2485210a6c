/// An upstream error in lower case, as the table of troubles reads it.
struct FoldedError: Sendable {
    let status: Int
    let isPage: Bool
    let text: FoldedText
    private let names: [String]
    private let param: String

    init(_ error: UpstreamError) {
        status = error.effectiveStatus
        isPage = error.isPage
        text = FoldedText(error.message)
        names = [error.code, error.type].compactMap { $0.map(Self.fold) }
        param = error.param.map(Self.fold) ?? ""
    }

    /// Whether that is the error's code or its type.
    func isNamed(_ name: String) -> Bool {
        names.contains(name)
    }

    /// Whether that is the parameter at fault, or holds it.
    func isAbout(_ name: String) -> Bool {
        param == name || param.hasPrefix(name + ".") || param.hasPrefix(name + "[")
    }

    private static func fold(_ word: String) -> String {
        String(decoding: word.utf8.prefix(100), as: UTF8.self).lowercased()
    }
}
