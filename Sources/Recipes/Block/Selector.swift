/// The name of something that a workflow knows when it runs: the output of a step, or an input.
public struct Selector: Sendable, Hashable {
    /// As it is written: `$steps.model.predictions`, `$inputs.image`.
    public let text: Text

    /// Nil for what is plain text.
    public init?(_ text: Text) {
        let isSelector = Self.step(text.bytes) || Self.input(text.bytes)
        guard isSelector else { return nil }
        self.text = text
    }

    /// The name of the output or input.
    var lastName: String { text.string.split(separator: ".").last.map(String.init) ?? "" }

    /// `$steps.NAME.OUTPUT`; an output may have stars.
    private static func step(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: "$steps.".utf8) else { return false }
        let names = bytes.dropFirst("$steps.".utf8.count)
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard names.count == 2, let step = names.first, let output = names.last, !step.isEmpty, !output.isEmpty else {
            return false
        }
        return step.allSatisfy(isName) && output.allSatisfy { isName($0) || $0 == UInt8(ascii: "*") }
    }

    /// `$inputs.NAME`.
    private static func input(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: "$inputs.".utf8) else { return false }
        let name = bytes.dropFirst("$inputs.".utf8.count)
        return !name.isEmpty && name.allSatisfy(isName)
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
