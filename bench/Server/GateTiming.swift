import Bytes
import Glibc
import Imaging
import Vignette

/// What the gate costs a picture that only passes through, beside the base64 it comes in: `BenchServer --gate FILE...`
/// prints, instead of serving, microseconds a MB (10^6 bytes) of the file for both, and the verdict.
enum GateTiming {
    static func run(_ files: [String]) throws {
        print("MB gate base64 both verdict")
        for file in files {
            guard let bytes = read(file) else {
                print("\(file): cannot be read")
                continue
            }
            let megabytes = Double(bytes.count) / 1e6
            let text = Base64.encode(bytes)
            let gate = median { side(PictureGate.inspect(bytes)) }
            let base64 = try median { try Base64.decode(text).count }
            let both = try median { side(PictureGate.inspect(try Base64.decode(text))) }
            let figures = [megabytes, gate / megabytes, base64 / megabytes, both / megabytes]
            let row = figures.map { String(($0 * 10).rounded() / 10) }.joined(separator: " ")
            print(row, PictureGate.inspect(bytes), file)
        }
    }

    private static func side(_ verdict: GateVerdict) -> Int {
        if case .passes(_, let size) = verdict { size.longestSide } else { 1 }
    }

    private static func read(_ file: String) -> [UInt8]? {
        guard let stream = fopen(file, "r") else { return nil }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&piece, 1, piece.count, stream), count > 0 { bytes += piece[..<count] }
        return bytes
    }

    /// Microseconds. What the work gives is used, or the optimiser could leave the work out.
    private static func median(_ work: () throws -> Int) rethrows -> Double {
        let clock = ContinuousClock()
        var times: [Duration] = []
        var total = 0
        for _ in 0..<200 {
            let start = clock.now
            total += try work()
            times.append(clock.now - start)
        }
        precondition(total > 0)
        return times.sorted()[times.count / 2] / Duration.microseconds(1)
    }
}
