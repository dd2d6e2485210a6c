@testable import Bytes

/// A JSON text.
enum JSONFuzz {
    static func run(_ input: FuzzInput) {
        let bytes = input.bytes
        let limits = input.hasSmallLimits ? JSON.Limits(depth: 3, values: 8) : .standard
        let verdict = parse(bytes, limits, .portable)
        expect(parse(bytes, limits, .avx2) == verdict, "kernels read alike")
        switch verdict {
        case .success(let value): checkRoundTrip(value, bytes)
        case .failure(let error):
            expect((0...bytes.count).contains(error.offset), "an error lies in the text")
            checkBeginning(Array(bytes[..<error.offset]), limits)
        }
        checkString(bytes)
    }

    private static func parse(
        _ bytes: [UInt8], _ limits: JSON.Limits, _ kernel: Kernel
    ) -> Result<JSONValue, JSONError> {
        Result { () throws(JSONError) in
            var parser = JSONParser(bytes, limits: limits, kernel: kernel)
            return try parser.parse()
        }
    }

    /// A value that was read, written in either style, is read again and is the same.
    private static func checkRoundTrip(_ value: JSONValue, _ bytes: [UInt8]) {
        let plain = JSONWriter().bytes(of: value)
        expect((try? JSON.parse(plain)) == value, "a value that is written reads as itself")
        expect(plain.count <= bytes.count, "what is written plainly is no longer than what was read")
        let html = JSONWriter.html.bytes(of: value)
        expect((try? JSON.parse(html)) == value, "a value that is written for HTML reads as itself")
        expect(!html.contains { "<>&".utf8.contains($0) }, "no markup is written into HTML")
        for number in numbers(in: value) {
            if let int = number.int { expect(JSONNumber(int).int == int, "a number survives being counted with") }
            if let double = number.double {
                expect(JSONNumber(double)?.double == double, "a number survives being calculated with")
            }
        }
        let limits = JSON.Limits(depth: 65, values: 100_001)
        let array = JSONWriter().array { $0.raw(JSONFragment(unchecked: bytes)) }
        expect((try? JSON.parse(array, limits: limits)) == .array([value]), "a text stands in another as it is")
    }

    private static func numbers(in value: JSONValue) -> [JSONNumber] {
        switch value {
        case .number(let number): [number]
        case .array(let values): values.flatMap(numbers)
        case .object(let object): object.members.flatMap { numbers(in: $0.value) }
        case .null, .bool, .string: []
        }
    }

    /// What stands before an error can be gone on with: nothing is wrong with it but that it ends. A name that occurs
    /// twice counts only once its value has ended.
    private static func checkBeginning(_ bytes: [UInt8], _ limits: JSON.Limits) {
        if case .failure(let error) = parse(bytes, limits, .best) {
            expect(
                error.kind == .endOfText || error.kind == .duplicateName,
                "an error is found at the first byte that cannot stand there")
        }
    }

    /// The input as the content of a string.
    private static func checkString(_ bytes: [UInt8]) {
        let text = JSONText(bytes[...])
        expect(
            (text == nil) == (String(validating: bytes, as: UTF8.self) == nil), "UTF-8 is what the library says it is")
        guard let text else { return }
        for writer in [JSONWriter(), .html] {
            let written = writer.bytes(of: .string(text))
            expect((try? JSON.parse(written)) == .string(text), "a string that is written reads as itself")
        }
    }
}
