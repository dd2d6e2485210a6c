/// What a message may hold. Whoever sends cuts down to it where cutting does no harm; whoever receives refuses the rest.
public enum WireLimits {
    public static let head = 256 * 1024
    /// The text of a reading, in bytes.
    public static let text = 256 * 1024
    public static let codes = 100
    /// The content of one code, in bytes.
    public static let codeContent = 16 * 1024
    /// Names of tasks, replies and languages, in bytes.
    public static let name = 64
    /// A sentence's end, in bytes.
    public static let reason = 1024
    /// What a library says, in bytes.
    public static let detail = 8 * 1024
    public static let colours = 32
    /// The entries of each list in a worker's report.
    public static let reportEntries = 256
    /// RFC 6838 section 4.2 allows 127 for each half.
    public static let mediaType = 255
    /// Far beyond any side that is let through, and small enough that two sides can be multiplied.
    static let side = 1_000_000
    static let count = 1 << 40
    static let sharpness = 1e9
}
