/// What a part's Content-Disposition says: the field's name, and the file's. RFC 7578 §4.2
struct ContentDisposition: Sendable {
    let name: String
    let fileName: String?

    init(_ value: ArraySlice<UInt8>, limits: FormLimits) throws(HTTPError) {
        let (type, parameters) = try Self.scan(value)
        guard type == "form-data" else {
            throw HTTPError(.badRequest, "A part's Content-Disposition is not form-data.")
        }
        // RFC 7578 §4.2: `filename*` must not be used. Whoever sends it is taken at what `filename` says.
        let names = parameters.filter { $0.name == "name" }
        let fileNames = parameters.filter { $0.name == "filename" }
        guard names.count <= 1, fileNames.count <= 1 else {
            throw HTTPError(.badRequest, "A part gives its name twice.")
        }
        guard let name = try names.first.map({ (name) throws(HTTPError) in try Self.text(name.value) }), !name.isEmpty
        else {
            throw HTTPError(.badRequest, "A part has no name.")
        }
        guard name.utf8.count <= limits.fieldName else {
            throw HTTPError(.badRequest, "The name of a part is longer than \(limits.fieldName) bytes.")
        }
        self.name = name
        fileName = try fileNames.first.map { (name) throws(HTTPError) in try Self.text(Self.withoutDrive(name.value)) }
        guard fileName.map({ $0.utf8.count <= limits.fileName }) ?? true else {
            throw HTTPError(.badRequest, "The name of a file is longer than \(limits.fileName) bytes.")
        }
    }

    private static func scan(
        _ value: ArraySlice<UInt8>
    ) throws(HTTPError) -> (type: String, parameters: [ParameterScanner.Parameter]) {
        var scanner = ParameterScanner(value)
        var parameters: [ParameterScanner.Parameter] = []
        do throws(ParameterScanner.Malformed) {
            let type = String(decoding: try scanner.token().map(\.lowercased), as: UTF8.self)
            while let parameter = try scanner.parameter(.formData) { parameters.append(parameter) }
            return (type, parameters)
        } catch {
            throw HTTPError(.badRequest, "A part's Content-Disposition is malformed.")
        }
    }

    /// Old Windows browsers send the whole path, `C:\Pictures\a.png` or `\\server\a.png`.
    private static func withoutDrive(_ bytes: [UInt8]) -> [UInt8] {
        let hasDrive = bytes.count > 2 && bytes[0].isLetter && bytes[1] == 0x3A && bytes[2] == 0x5C
        guard hasDrive || bytes.starts(with: [0x5C, 0x5C]), let last = bytes.lastIndex(of: 0x5C) else { return bytes }
        return Array(bytes[(last + 1)...])
    }

    /// Undoes the three escapes that browsers make, `%22`, `%0D` and `%0A`, and no other: a bare percent sign is sent
    /// as it is. A line break becomes a space, since no name may hold a control character.
    ///
    /// https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
    private static func text(_ bytes: [UInt8]) throws(HTTPError) -> String {
        var decoded: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.starts(with: "22".utf8) {
                decoded.append(0x22)
                rest = rest.dropFirst(2)
            } else if byte == 0x25, rest.starts(with: "0D".utf8) || rest.starts(with: "0A".utf8) {
                decoded.append(0x20)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        guard let text = String(validating: decoded, as: UTF8.self),
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw HTTPError(.badRequest, "The name of a part or file is no UTF-8 or holds a control character.")
        }
        return text
    }
}
