/// What a model wrote, as a terminal may have it.
///
/// A model repeats what stands in pictures, and what stands there may want to move the cursor, rename the window or
/// fill the clipboard: but for line ends and tabs, every control character becomes U+FFFD. Carriage returns are
/// dropped, and so is what turns the direction of text around.
enum TerminalText {
    static func clean(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else {
            return text
        }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x09: clean.append(scalar)
            case 0x0D, 0x202A...0x202E, 0x2066...0x2069: break
            case ..<0x20, 0x7F...0x9F: clean.append("\u{FFFD}")
            default: clean.append(scalar)
            }
        }
        return String(clean)
    }
}
