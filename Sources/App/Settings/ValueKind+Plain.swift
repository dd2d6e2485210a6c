internal import Bytes

extension ValueKind where Value == String {
    /// A path of the file system.
    static var path: ValueKind {
        ValueKind("PATH", allowed: "a path") { $0.isEmpty || $0.utf8.contains(0) ? nil : $0 }
    }

    /// A path short enough for `sockaddr_un.sun_path` with its closing zero.
    static var socketPath: ValueKind {
        ValueKind("PATH", allowed: "a path of at most 107 bytes") {
            (1...107).contains($0.utf8.count) && !$0.utf8.contains(0) ? $0 : nil
        }
    }
}

extension ValueKind where Value == UInt16 {
    static var port: ValueKind {
        ValueKind("PORT", allowed: "a whole number from 0 to 65535") { text in
            // UInt16() alone would also take "+80".
            text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt16(text) : nil
        }
    }
}

extension ValueKind where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    /// One of the names of an enumeration, in upper or lower case.
    static var choice: ValueKind {
        let names = Value.allCases.map(\.rawValue)
        let allowed = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
        return ValueKind(names.joined(separator: "|"), allowed: allowed) { text throws(Refusal) in
            guard let value = Value(rawValue: text.lowercased()) else { throw Refusal() }
            return value
        } show: {
            $0.rawValue
        }
    }
}

extension ValueKind where Value == Secret {
    /// One line: a key goes into a header field, where a line end would begin another.
    static var secret: ValueKind {
        ValueKind("SECRET", allowed: "one line of text", isSecret: true) { text throws(Refusal) in
            guard !text.isEmpty, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
                throw Refusal()
            }
            return Secret(text)
        } show: {
            $0.description
        }
    }
}

extension ValueKind {
    /// Several values with commas between them.
    static func list<Element>(of kind: ValueKind<Element>, allowed: String) -> ValueKind where Value == [Element] {
        ValueKind("LIST", allowed: allowed, isSecret: kind.isSecret) { text throws(Refusal) in
            var values: [Element] = []
            for part in text.split(separator: ",").map(\.trimmed) where !part.isEmpty {
                do throws(Refusal) { values.append(try kind.parse(part)) } catch { throw Refusal(part: part) }
            }
            guard !values.isEmpty else { throw Refusal() }
            return values
        } show: {
            $0.map(kind.show).joined(separator: ",")
        }
    }
}
