extension Text {
    /// As Python's `repr` writes text: in single quotes, or in double ones where it has single ones and no double, and
    /// with escapes for what cannot be seen.
    public var written: [UInt8] {
        let quote = self.quote
        var output = [quote]
        output.reserveCapacity(bytes.count + 2)
        var index = 0
        while index < bytes.count { index = write(from: index, in: quote, to: &output) }
        output.append(quote)
        return output
    }

    var quote: UInt8 {
        let (single, double) = (UInt8(ascii: "'"), UInt8(ascii: "\""))
        return bytes.contains(single) && !bytes.contains(double) ? double : single
    }

    /// Writes what begins at `index`, about 64 KiB of it, so that a caller can count, and returns where that ends.
    func write(from index: Int, in quote: UInt8, to output: inout [UInt8]) -> Int {
        let end = min(bytes.count, index + 65536)
        var scalars = scalars
        scalars.index = index
        // What stands for itself is copied in one go, up to the next that does not.
        var copied = index
        while scalars.index < end {
            if Self.isPlain(bytes[scalars.index]), bytes[scalars.index] != quote {
                scalars.index += 1
                continue
            }
            let start = scalars.index
            guard let scalar = scalars.next() else { break }
            if scalar.value >= 0x80, PrintableTable.contains(scalar) { continue }
            output += bytes[copied..<start]
            Self.writeEscape(of: scalar, to: &output)
            copied = scalars.index
        }
        output += bytes[copied..<scalars.index]
        return scalars.index
    }

    /// Printable ASCII without the backslash.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7f && byte != UInt8(ascii: "\\")
    }

    private static func writeEscape(of scalar: Unicode.Scalar, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        switch scalar {
        case "\n": output.append(UInt8(ascii: "n"))
        case "\r": output.append(UInt8(ascii: "r"))
        case "\t": output.append(UInt8(ascii: "t"))
        case "\\", "'", "\"": output.append(UInt8(scalar.value))
        default:
            let digits = scalar.value < 0x100 ? 2 : scalar.value < 0x1_0000 ? 4 : 8
            output.append(UInt8(ascii: digits == 2 ? "x" : digits == 4 ? "u" : "U"))
            output.appendHex(scalar.value, digits: digits)
        }
    }

    /// As Python's `repr` writes bytes, behind a `b`: what is no ASCII stands as `\xff`.
    static func write(bytes: some Collection<UInt8>, in quote: UInt8, to output: inout [UInt8]) {
        for byte in bytes {
            if isPlain(byte), byte != quote {
                output.append(byte)
            } else if byte < 0x80 {
                writeEscape(of: Unicode.Scalar(byte), to: &output)
            } else {
                output += [UInt8(ascii: "\\"), UInt8(ascii: "x")]
                output.appendHex(UInt32(byte), digits: 2)
            }
        }
    }
}

extension [UInt8] {
    mutating func appendHex(_ value: UInt32, digits: Int) {
        var shift = digits * 4
        while shift > 0 {
            shift -= 4
            let digit = UInt8(value >> UInt32(shift) & 0xf)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
