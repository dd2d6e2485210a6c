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
        while scalars.index < end {
            let plain = bytes[scalars.index..<end].prefix { Self.isPlain($0) && $0 != quote }
            output += plain
            scalars.index = plain.endIndex
            guard scalars.index < end, let scalar = scalars.next() else { break }
            if PrintableTable.contains(scalar), scalar != "\\", scalar.value != UInt32(quote) {
                output.append(scalar)
            } else {
                Self.writeEscape(of: scalar, to: &output)
            }
        }
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
            let (letter, digits) =
                scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x1_0000 ? ("u", 4) : ("U", 8)
            output += letter.utf8
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
        for place in (0..<digits).reversed() {
            let digit = UInt8(value >> (UInt32(place) * 4) & 0xf)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
