extension Double {
    /// As Python's `repr` writes it: the fewest digits that read back as the number, `1.0`, `1e+16`, `1e-05`, `-0.0`,
    /// `inf`, `nan`.
    var written: [UInt8] {
        var output: [UInt8] = []
        write(to: &output)
        return output
    }

    /// Swift finds the same digits and gives them the same form, but for NaN's sign and for where large numbers get an
    /// exponent: there from 2 to the 53 on, in Python from 10 to the 16 on.
    func write(to output: inout [UInt8]) {
        if isNaN {
            output += "nan".utf8
        } else if magnitude >= 0x1p53, magnitude < 1e16 {
            // A whole number, of which no digit can be left out.
            output += "\(Int(self)).0".utf8
        } else {
            output += description.utf8
        }
    }
}
