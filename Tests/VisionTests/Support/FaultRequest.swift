/// A request as it reached a `FaultServer`.
struct FaultRequest: Sendable {
    /// Counted from zero over all connections.
    let number: Int
    /// Which connection it came on, and its place there; both counted from zero.
    let connection: Int
    let turn: Int
    /// Request line and fields, as sent.
    let head: String
    let body: [UInt8]

    var method: String { line(0) }
    var path: String { line(1) }
    var text: String { String(decoding: body, as: UTF8.self) }

    private func line(_ index: Int) -> String {
        let words = head.prefix { $0 != "\r\n" }.split(separator: " ")
        return index < words.count ? String(words[index]) : ""
    }

    /// The first field of that name in any case.
    subscript(name: String) -> String? {
        for line in head.split(separator: "\r\n").dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.first?.lowercased() == name.lowercased() else { continue }
            return parts.count < 2 ? "" : String(parts[1].drop { $0 == " " })
        }
        return nil
    }
}
