internal import Bytes
internal import Storage
internal import Vignette

/// `vignette key`: makes, lists and revokes keys of the APIs, and opens them again, beside a server that runs or without
/// one.
///
/// A key goes to standard output and nowhere else; everything that is said about it goes to standard error.
struct KeyCommand: Sendable {
    private let folder: String
    private let configured: [String]
    private let order: KeyOrder
    /// Each writes whole lines.
    private let show: @Sendable (String) throws -> Void
    private let tell: @Sendable (String) -> Void

    init(
        _ configuration: Configuration, _ order: KeyOrder, show: @escaping @Sendable (String) throws -> Void,
        tell: @escaping @Sendable (String) -> Void
    ) {
        folder = configuration.data
        configured = configuration.apiKeys.map(\.name)
        self.order = order
        self.show = show
        self.tell = tell
    }

    /// Throws a `KeyError`, a `StartError`, or what `show` throws.
    func run(at now: Timestamp) async throws {
        switch order {
        case .create(let name): try await create(name, at: now)
        case .list: try await list()
        case .revoke(let name): try await revoke(name)
        case .open: try await open()
        }
    }

    private func create(_ name: String, at now: Timestamp) async throws {
        if configured.contains(name) { throw KeyError.taken(name) }
        let isNew = !KeyBook.hasDatabase(in: folder)
        try await withBook(makes: true) { book in
            guard let book else { return }
            let wasOpen = try await !book.hasHadKeys()
            let new = try NewKey(name: name, at: now)
            guard try await book.addKey(new.kept) else { throw KeyError.taken(name) }
            do {
                try show(new.key.reveal())
            } catch {
                // A key that nobody has seen is nobody's.
                _ = try? await book.removeKey(named: name)
                if wasOpen { _ = try? await book.forgetFormerKeys() }
                throw error
            }
            tell("This key is shown once: keep it in a safe place now.")
            tell(
                isNew
                    ? "A new data folder was made: \(folder). A server of another folder does not know the key."
                    : "It is kept in \(folder): a server that runs there knows it within a second.")
            if configured.isEmpty, wasOpen {
                tell("It is the first key: from now on the APIs want one, and before they were open.")
            }
        }
    }

    private func list() async throws {
        try await withBook(makes: false) { book in
            let kept = try await book?.keys() ?? []
            let width = (kept.map(\.name) + configured).map(\.count).max() ?? 0
            for key in kept { try show("\(key.name.padded(to: width))  \(key.created.iso8601)") }
            for name in configured { try show("\(name.padded(to: width))  VIGNETTE_API_KEYS") }
            guard kept.isEmpty, configured.isEmpty else { return }
            tell("There is no key in \(folder).")
            if try await book?.hasHadKeys() == true { tell(Self.closed) }
        }
    }

    private func revoke(_ name: String) async throws {
        try await withBook(makes: false) { book in
            guard let book, try await book.removeKey(named: name) else {
                throw configured.contains(name) ? KeyError.configured(name) : KeyError.unknown(name, in: folder)
            }
            tell("The key \(name) is revoked. A server that runs in \(folder) refuses it within a second.")
            if configured.contains(name) {
                tell(
                    "The key of that name in VIGNETTE_API_KEYS goes on: take it out there, and start the server again.")
            } else if configured.isEmpty, try await book.keys().isEmpty {
                tell("No key is left. " + Self.closed)
            }
        }
    }

    private static let closed = "The APIs stay closed until a key is made; vignette key open opens them to everybody."

    private func open() async throws {
        try await withBook(makes: false) { book in
            guard try await book?.forgetFormerKeys() ?? true else { throw KeyError.notOpened(folder) }
            tell(
                configured.isEmpty
                    ? "From now on everybody who reaches a server of \(folder) may use its APIs, until a key is made."
                    : "Nothing is kept that closes the APIs, but VIGNETTE_API_KEYS does: take the keys out there, and "
                        + "start the server again.")
        }
    }

    private func withBook(makes: Bool, _ body: (KeyBook?) async throws -> Void) async throws {
        let book: KeyBook?
        do throws(StorageError) {
            book = try await KeyBook.open(folder: folder, makes: makes)
        } catch {
            throw StartError(description: error.description)
        }
        do {
            try await body(book)
        } catch {
            await book?.close()
            throw (error as? Failure).map { KeyError($0) } ?? error
        }
        await book?.close()
    }
}
