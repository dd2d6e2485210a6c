/// What `vignette key` is asked to do.
enum KeyOrder: Sendable, Equatable {
    case create(String)
    case list
    case revoke(String)
    /// The APIs, after keys that are all revoked.
    case open

    enum Name: String, CaseIterable, Sendable {
        case create, list, revoke, open
    }

    /// - Parameter words: what stands behind `key` and is no flag.
    init(_ words: [String]) throws(CommandError) {
        guard let first = words.first else { throw .keyOrderMissing }
        // Somebody has pasted a key: none of what follows may repeat it.
        if words.contains(where: { $0.contains(NewKey.beginning) }) { throw .keyShown }
        guard let name = Name(rawValue: first) else {
            throw .unknownKeyOrder(first, nearest: NearestName.of(first, among: Name.allCases.map(\.rawValue)))
        }
        switch name {
        case .list, .open:
            if words.count > 1 { throw .unexpectedArgument(words[1]) }
            self = name == .list ? .list : .open
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
