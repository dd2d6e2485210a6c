import Glibc
internal import Vignette

/// The log: one event, one line, one write.
///
/// An event is a fixed phrase, and everything variable goes into its fields, where it is escaped: no value can begin a
/// line, forge a field or move a terminal's cursor. Logging never blocks, never fails and never ends the program; a line
/// that cannot be written at once is dropped. A `Secret` is no field value and does not compile as one.
struct Log: Sendable {
    enum Level: String, CaseIterable, Sendable, Comparable {
        case debug, info, warning, error

        static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .debug: 0
            case .info: 1
            case .warning: 2
            case .error: 3
            }
        }
    }

    enum Format: String, CaseIterable, Sendable {
        case text, json, none
    }

    typealias Fields = KeyValuePairs<String, any LogValue>

    /// Of a line, with its line end.
    static let lineLimit = 8 << 10

    let level: Level
    let format: Format
    /// Takes a whole line with its line end.
    private let write: @Sendable ([UInt8]) -> Void
    private let now: @Sendable () -> Timestamp

    init(
        level: Level = .info, format: Format = .text,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now,
        write: @escaping @Sendable ([UInt8]) -> Void
    ) {
        self.level = level
        self.format = format
        self.now = now
        self.write = write
    }

    /// A log on a descriptor, which must stay open; standard error where none is named.
    init(level: Level = .info, format: Format = .text, descriptor: Int32 = STDERR_FILENO) {
        let sink = LogSink(descriptor)
        self.init(level: level, format: format) { sink.write($0) }
    }

    func debug(_ event: StaticString, _ fields: @autoclosure () -> Fields = [:]) { log(.debug, event, fields) }

    func info(_ event: StaticString, _ fields: @autoclosure () -> Fields = [:]) { log(.info, event, fields) }

    func warning(_ event: StaticString, _ fields: @autoclosure () -> Fields = [:]) { log(.warning, event, fields) }

    func error(_ event: StaticString, _ fields: @autoclosure () -> Fields = [:]) { log(.error, event, fields) }

    func isOn(_ level: Level) -> Bool { format != .none && level >= self.level }

    /// The fields are not even made where the level is off.
    private func log(_ level: Level, _ event: StaticString, _ fields: () -> Fields) {
        guard isOn(level) else { return }
        var line = LogLine(json: format == .json, at: now(), level: level, event: event)
        for (key, value) in fields() { line.append(key, value) }
        write(line.finish())
    }
}
