import HTTP

/// A urlencoded body or a query.
enum URLEncodedFuzz {
    private struct Result: Equatable {
        var pairs: [EncodedPair] = []
        var error: HTTPError?

        init(_ pieces: [[UInt8]], limits: FormLimits = FormLimits()) {
            var parser = URLEncodedParser(limits: limits)
            do throws(HTTPError) {
                for piece in pieces {
                    var rest = piece[...]
                    while !rest.isEmpty {
                        let (consumed, pair) = try parser.read(rest)
                        expect(consumed > 0 && consumed <= rest.count, "a reader goes forward, and not too far")
                        if let pair { pairs.append(pair) }
                        rest = rest.dropFirst(consumed)
                    }
                }
                if let pair = try parser.finish() { pairs.append(pair) }
            } catch {
                self.error = error
            }
        }
    }

    static func run(_ input: FuzzInput) {
        var limits = FormLimits()
        if input.hasSmallLimits {
            limits.fieldName = 4
            limits.text = 6
            limits.textByName = ["a": 2]
            limits.pairs = 2
        }
        let whole = Result([input.bytes], limits: limits)
        for pieces in input.cuts() {
            expect(Result(pieces, limits: limits) == whole, "a verdict does not depend on where bytes are cut")
        }
        let size = whole.pairs.reduce(0) { $0 + $1.name.utf8.count + $1.value.count }
        expect(size <= input.bytes.count, "no more comes out than went in")
        expect(whole.pairs.allSatisfy { !$0.value.contains(0) && !$0.name.utf8.contains(0) }, "no field holds NUL")
        if input.hasSmallLimits, whole.error == nil {
            expect(Result([input.bytes]) == whole, "what small limits let pass, large ones do too")
        }
        let written = whole.pairs.map { "\(escaped($0.name.utf8))=\(escaped($0.value))" }.joined(separator: "&")
        let again = Result([Array(written.utf8)], limits: limits)
        expect(again.error == nil && again.pairs == whole.pairs, "pairs that are written read as themselves")
        checkPercentCoding(input)
    }

    private static func escaped(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
        }.joined()
    }

    private static func checkPercentCoding(_ input: FuzzInput) {
        guard let text = String(validating: input.bytes, as: UTF8.self) else { return }
        if let decoded = PercentCoding.decode(text) {
            expect(decoded.utf8.count <= text.utf8.count, "no more comes out than went in")
        }
        let again = PercentCoding.decode(PercentCoding.encode(text))
        expect(text.utf8.contains(0) ? again == nil : again == text, "what is encoded is decoded to itself")
    }
}
