/// A date and a time of day to the microsecond, with or without an offset from UTC.
public struct DateTime: Sendable, Hashable {
    public let year: Int
    public let month: Int
    public let day: Int
    public let hour: Int
    public let minute: Int
    public let second: Int
    public let microsecond: Int
    /// In microseconds; nil where nobody says.
    public let offset: Int?
}
