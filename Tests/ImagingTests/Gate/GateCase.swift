import Imaging
import Testing
import Vignette

/// A picture and what the gate shall say: why it must be prepared, or nothing.
struct GateCase: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let reason: GateReason?

    init(_ name: String, _ reason: GateReason?, _ parts: [[UInt8]]) {
        self.name = name
        self.reason = reason
        bytes = parts.flatMap { $0 }
    }

    /// A picture with one of its parts replaced; an empty part leaves it out.
    init(_ name: String, _ reason: GateReason?, _ parts: [[UInt8]], _ index: Int, _ part: [UInt8]) {
        var parts = parts
        parts[index] = part
        self.init(name, reason, parts)
    }

    var testDescription: String { name }

    func check() {
        switch PictureGate.inspect(bytes) {
        case .passes: #expect(reason == nil)
        case .needsPreparation(let found): #expect(found == reason)
        }
    }
}
