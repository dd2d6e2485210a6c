/// A media type as Content-Type names it: type, subtype and parameters. RFC 9110 §8.3.1
public struct MediaType: Hashable, Sendable, CustomStringConvertible {
    public struct Parameter: Hashable, Sendable {
        /// In lower case.
        public let name: String
        /// As it is meant: quotes and escapes taken off.
        public let value: String
    }

    /// Type and subtype in lower case, with the slash between them.
    public let essence: String
    public let parameters: [Parameter]

    /// Nil when `text` is no media type, has more than 16 parameters, or gives one twice: readers could take either.
    public init?(_ text: String) {
        var scanner = ParameterScanner(Array(text.utf8).trimmingBlanks)
        var parameters: [Parameter] = []
        do throws(ParameterScanner.Malformed) {
            let type = try scanner.token()
            try scanner.skip(0x2F)
            let subtype = try scanner.token()
            essence = String(decoding: (type + [0x2F] + subtype).map(\.lowercased), as: UTF8.self)
            while let parameter = try scanner.parameter(.field) {
                // Each is compared with all before it, so there must not be many.
                guard parameters.count < 16, !parameters.contains(where: { $0.name == parameter.name }) else {
                    return nil
                }
                let value = String(decoding: parameter.value, as: UTF8.self)
                parameters.append(Parameter(name: parameter.name, value: value))
            }
        } catch {
            return nil
        }
        self.parameters = parameters
    }

    /// The value of the parameter of that name, which is in lower case.
    public subscript(parameter: String) -> String? {
        parameters.first { $0.name == parameter }?.value
    }

    public var description: String {
        parameters.reduce(essence) { text, parameter in
            let isToken = !parameter.value.isEmpty && parameter.value.utf8.allSatisfy(\.isToken)
            return text + "; \(parameter.name)=" + (isToken ? parameter.value : Self.quoted(parameter.value))
        }
    }

    private static func quoted(_ value: String) -> String {
        var quoted: [UInt8] = [0x22]
        for byte in value.utf8 {
            if byte == 0x22 || byte == 0x5C { quoted.append(0x5C) }
            quoted.append(byte)
        }
        return String(decoding: quoted + [0x22], as: UTF8.self)
    }
}
