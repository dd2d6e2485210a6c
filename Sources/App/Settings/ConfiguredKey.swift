internal import Bytes

/// A key of the APIs as the settings have it.
struct ConfiguredKey: Sendable, Equatable {
    let name: String
    let key: Secret
}
