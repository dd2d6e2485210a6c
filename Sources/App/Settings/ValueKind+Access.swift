internal import Bytes
internal import HTTP

extension ValueKind where Value == FieldName {
    static var fieldName: ValueKind {
        ValueKind("NAME", allowed: "the name of a header field") { FieldName($0) }
    }
}

extension ValueKind where Value == FrameAncestors {
    static var frameAncestors: ValueKind {
        ValueKind("SITES", allowed: "*, none or sites such as https://example.org with blanks between them") {
            FrameAncestors($0)
        }
    }
}

extension ValueKind where Value == Rate {
    static var rate: ValueKind {
        ValueKind("RATE", allowed: "a number of times in a span, such as 60/min, with s, min, h or d, or 0") {
            Rate($0)
        }
    }
}

extension ValueKind where Value == [ConfiguredKey] {
    /// The shortest key, in bytes: shorter ones can be guessed, and would be taken out of every line of the log.
    private static var shortest: Int { 16 }

    static var apiKeys: ValueKind {
        ValueKind(
            "NAME:KEY,…", allowed: "name:key, with commas between several, each key of at least \(shortest) characters",
            isSecret: true
        ) { text throws(Refusal) in
            var keys: [ConfiguredKey] = []
            for part in text.split(separator: ",") {
                let pair = part.trimmed.split(separator: ":", maxSplits: 1)
                guard pair.count == 2, KeyName.isValid(pair[0]), pair[1].utf8.count >= shortest,
                    pair[1].utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
                    !keys.contains(where: { $0.name == pair[0] })
                else { throw Refusal() }
                keys.append(ConfiguredKey(name: String(pair[0]), key: Secret(String(pair[1]))))
            }
            guard !keys.isEmpty else { throw Refusal() }
            return keys
        } show: { _ in
            Secret.mask
        }
    }
}
