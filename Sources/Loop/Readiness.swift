internal import CSystem

/// What a watched descriptor is ready for, or what a watcher wants to hear of.
public struct Readiness: OptionSet, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    public static let read = Readiness(rawValue: UInt32(CSYSTEM_READ))
    public static let write = Readiness(rawValue: UInt32(CSYSTEM_WRITE))
    /// The other side sends no more.
    public static let readHangup = Readiness(rawValue: UInt32(CSYSTEM_READ_HANGUP))
    /// The connection is gone in both directions. Reported whether asked for or not.
    public static let hangup = Readiness(rawValue: UInt32(CSYSTEM_HANGUP))
    /// Reported whether asked for or not.
    public static let error = Readiness(rawValue: UInt32(CSYSTEM_ERROR))
    /// Report changes only, not states: whoever asks for this reads and writes until the kernel says "again".
    public static let edge = Readiness(rawValue: 0x8000_0000)
}
