internal import CBytes

/// The machine code that runs over long stretches of bytes: base64 and the scan of JSON strings.
///
/// Every kernel gives the same results; they differ in speed alone. Callers want `best`; the choice exists so that
/// tests and measurements can cover both.
public enum Kernel: Sendable, CaseIterable {
    /// Tables and 64-bit words: runs anywhere.
    case portable
    /// 256-bit vectors of x86-64; falls back to `portable` where the processor lacks them.
    case avx2

    /// The fastest kernel of this processor, found out once.
    public static let best: Kernel = cbytes_has_avx2() ? .avx2 : .portable

    /// True if this kernel runs here, instead of falling back.
    public var isAvailable: Bool { self == .portable || Kernel.best == self }
}
