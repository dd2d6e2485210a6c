internal import Bytes
internal import Glibc
internal import Synchronization

/// Standard output: lines of JSON, each written whole, whoever writes at the same time.
enum OutputLines {
    private static let turn = Mutex(())

    static func write(_ members: (inout JSONObjectWriter) -> Void) {
        let line = JSONWriter(escapesLineSeparators: true).object(members) + [0x0a]
        turn.withLock { _ in
            var written = 0
            while written < line.count {
                let count = line[written...].withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
                // Nobody reads any more: there is nothing left to do.
                guard count > 0 else { exit(1) }
                written += count
            }
        }
    }
}

extension JSONObjectWriter {
    /// A number with three digits after the point.
    mutating func rounded(_ name: String, _ value: Double) {
        do {
            try double(name, (value * 1000).rounded() / 1000)
        } catch {
            null(name)
        }
    }
}
