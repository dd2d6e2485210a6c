internal import Pages
internal import Vignette

/// The fields of a form as what they mean; each of these throws `invalid_request` naming the field and what is allowed.
extension FormValues {
    /// Without blanks around it; nil where there is nothing else.
    func text(_ name: String) -> String? {
        guard let value = self[name], let first = value.firstIndex(where: { !$0.isWhitespace }),
            let last = value.lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        return String(value[first...last])
    }

    /// A text of one line: a name of something.
    func line(_ name: String, limit: Int) throws(Failure) -> String? {
        guard let text = text(name) else { return nil }
        guard text.utf8.count <= limit else { throw .invalidRequest(field: name, "is longer than \(limit) bytes") }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .invalidRequest(field: name, "holds a control character")
        }
        return text
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws(Failure) -> Int? {
        guard let text = text(name) else { return nil }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), range.contains(number)
        else {
            throw .invalidRequest(field: name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func decimal(_ name: String, in range: ClosedRange<Int>) throws(Failure) -> Double? {
        guard let text = text(name) else { return nil }
        // Only plain digits: neither exponents nor words like nan.
        guard text.utf8.count <= 20, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }),
            let number = Double(text), number >= Double(range.lowerBound), number <= Double(range.upperBound)
        else {
            throw .invalidRequest(
                field: name, "must be a number from \(range.lowerBound) to \(range.upperBound), such as 0.7")
        }
        return number
    }

    func fit(_ name: String) throws(Failure) -> Fit? {
        guard let text = text(name) else { return nil }
        guard let fit = Fit.allCases.first(where: { String($0.rawValue) == text }) else {
            throw .invalidRequest(field: name, "must be 768, 1280 or 2048")
        }
        return fit
    }

    /// Anything but nothing and the words for no.
    func flag(_ name: String) -> Bool {
        guard let text = text(name)?.lowercased() else { return false }
        return !["0", "false", "off"].contains(text)
    }
}
