/// Bytes that stand in a page as they are.
///
/// Two makers only: the renderer of markdown and a rendered template. Nothing that a model, an upload or an asker wrote
/// becomes one without passing through either, so the initialiser stays within this room and each call of it is a place
/// to look at twice.
struct SafeHTML: Sendable, Equatable {
    let bytes: [UInt8]

    init(safe bytes: [UInt8]) {
        self.bytes = bytes
    }
}
