/// What `vignette key` is asked to do.
enum KeyOrder: Sendable, Equatable {
    case create(String)
    case list
    case revoke(String)

    enum Name: String, CaseIterable, Sendable {
        case create, list, revoke
    }

    /// - Parameter words: what stands behind `key` and is no flag.
    init(_ words: [String]) throws(CommandError) {
        guard let first = words.first else { throw .keyOrderMissing }
        guard let name = Name(rawValue: first) else {
            throw .unknownKeyOrder(first, nearest: NearestName.of(first, among: Name.allCases.map(\.rawValue)))
        }
        switch name {
        case .list:
            if words.count > 1 { throw .unexpectedArgument(words[1]) }
            self = .list
        case .create: self = .create(try Self.key(in: words))
        case .revoke: self = .revoke(try Self.key(in: words))
        }
    }

    private static func key(in words: [String]) throws(CommandError) -> String {
        guard words.count > 1 else { throw .keyNameMissing(words[0]) }
        if words.count > 2 { throw .unexpectedArgument(words[2]) }
        guard KeyName.isValid(words[1]) else { throw .badKeyName(words[1]) }
        return words[1]
    }
}
