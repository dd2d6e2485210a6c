import HTTP

/// A form as browsers send it.
struct FormParts: Sendable {
    private var bytes: [UInt8] = []

    static let contentType = "multipart/form-data; boundary=xyz"

    /// The same fields as another type of form has them.
    static func encoded(_ fields: [(String, String)]) -> [UInt8] {
        let pairs = fields.map { PercentCoding.encode($0.0) + "=" + PercentCoding.encode($0.1) }
        return Array(pairs.joined(separator: "&").utf8)
    }

    init(_ fields: [(String, String)] = []) {
        for (name, value) in fields { add(name, value) }
    }

    mutating func add(_ name: String, _ value: String) {
        add(name, Array(value.utf8), head: "")
    }

    mutating func add(
        _ name: String, file: String?, _ content: [UInt8], type: String? = "image/jpeg"
    ) {
        let file = file.map { "; filename=\"\($0)\"" } ?? ""
        add(name, content, head: file + (type.map { "\r\nContent-Type: \($0)" } ?? ""))
    }

    private mutating func add(_ name: String, _ content: [UInt8], head: String) {
        bytes += "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"\(head)\r\n\r\n".utf8
        bytes += content
        bytes += "\r\n".utf8
    }

    var body: [UInt8] { bytes + Array("--xyz--\r\n".utf8) }

    static func pictures(_ contents: [String], _ fields: [(String, String)] = [], name: String = "image") -> FormParts {
        var form = FormParts(fields)
        for (index, content) in contents.enumerated() {
            form.add(name, file: "\(index + 1).jpg", Array(content.utf8))
        }
        return form
    }

    static func picture(_ fields: [(String, String)] = []) -> FormParts { pictures(["good"], fields) }
}
