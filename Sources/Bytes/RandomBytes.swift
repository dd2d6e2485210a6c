internal import CBytes
private import Glibc

/// Unpredictable bytes from the kernel.
public enum RandomBytes {
    public static func make(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { output, filled in
            while filled < count {
                let got = getrandom(output.baseAddress?.advanced(by: filled), count - filled, 0)
                if got > 0 {
                    filled += got
                } else if errno != EINTR {
                    // getrandom(2): with no flags and a valid buffer nothing but EINTR can happen on Linux 3.17 and
                    // later, and to go on with bytes that can be guessed is worse than to stop.
                    fatalError("getrandom failed with errno \(errno)")
                }
            }
        }
    }

    /// 128 random bits as 22 letters, digits, `-` and `_` (RFC 4648 section 5, without padding).
    public static func token() -> String {
        let text = Base64.encode(make(16)).prefix(22).map { byte in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: byte
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
