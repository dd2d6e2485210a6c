/// What a URL holds in percent-encoding (RFC 3986 section 2.1), as it is sent and as it must be kept out of the log.
///
/// Both have to agree byte for byte, so this is the only place that undoes it for them.
public enum PercentEncoding {
    /// The bytes that `text` stands for. A `%` without two hexadecimal digits behind it stands for itself.
    public static func undone(in text: some StringProtocol) -> [UInt8] {
        let text = Array(text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "%"), index + 2 < text.count, let high = Hex.value(of: text[index + 1]),
                let low = Hex.value(of: text[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
        return bytes
    }
}
