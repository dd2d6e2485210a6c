import Bytes
import Testing

/// What is read byte by byte has a bound of its own, so that a large text costs little.
@Suite struct JSONSlowBytesTests {
    @Test(arguments: [
        (#""\n\n""#, 4), (#""\u00e9""#, 6), (#""\ud83d\ude00a""#, 12), ("\"é水\"", 5), (" \t1 \n", 5),
        ("[12, 3.5e-1]", 6),
        (#"{"\n": true}"#, 3), (#""plain, {} [] 123 ""#, 0),
    ])
    func `each of them counts, and nothing else`(text: String, count: Int) throws {
        let bytes = Array(text.utf8)
        _ = try JSON.parse(bytes, limits: JSON.Limits(slowBytes: count))
        guard count > 0 else { return }
        let error = #expect(throws: JSONError.self) {
            try JSON.parse(bytes, limits: JSON.Limits(slowBytes: count - 1))
        }
        #expect(error?.kind == .tooManySlowBytes)
    }

    @Test func `texts for others hold eight megabytes of them`() throws {
        let limit = 8 << 20
        #expect(JSON.Limits.forOthers.slowBytes == limit && JSON.Limits.standard.slowBytes == .max)
        let blanks = [UInt8](repeating: 0x20, count: limit + 9)
        #expect(throws: JSONError(.tooManySlowBytes, at: limit + 1)) { try JSON.parse(blanks, limits: .forOthers) }
    }
}
