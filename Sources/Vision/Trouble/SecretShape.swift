internal import Bytes

/// What looks like a secret or like a picture's data, whoever's it is.
enum SecretShape {
    /// Beginnings of keys by which their makers' programs know them.
    private static let beginnings = [
        "sk-", "sk_", "pk-", "rk-", "gsk_", "hf_", "xai-", "AIza", "ghp_", "gho_", "github_pat_", "nvapi-", "r8_",
        "tgp_", "fw_", "csk-", "eyJ",
    ].map { Array($0.utf8) }
    private static let schemes = ["bearer ", "basic "].map { Array($0.utf8) }
    private static let data = Array("data:".utf8)
    /// Shorter runs are names and numbers.
    private static let shortestRun = 40

    /// Where what begins at `start` ends, and up to where it may be read; nil where nothing does.
    ///
    /// Looked for only where a word begins, and a word is looked through at most once, so that the time is linear.
    static func end(in bytes: [UInt8], at start: Int) -> (kept: Int, end: Int)? {
        let before = start > 0 ? bytes[start - 1] : 0x20
        guard !isName(before) else { return nil }
        let rest = bytes[start...]
        if begins(rest, with: data) {
            let end = rest.firstIndex { $0 <= 0x20 || [0x22, 0x27, 0x3C, 0x3E, 0x29, 0x5D, 0x7D, 0x60].contains($0) }
            let kept = start + data.count
            // "data: {" is an event of a stream and no URL.
            return (end ?? bytes.count) > kept + 4 ? (kept, end ?? bytes.count) : nil
        }
        for scheme in schemes where begins(rest, with: scheme) {
            let kept = start + scheme.count
            let end = rest[kept...].firstIndex { $0 <= 0x20 || [0x22, 0x27, 0x2C, 0x3C].contains($0) } ?? bytes.count
            return end > kept ? (kept, end) : nil
        }
        for beginning in beginnings where rest.starts(with: beginning) {
            let end = end(ofRun: rest.prefix(while: isName), in: bytes)
            if end - start >= beginning.count + 6 { return (start, end) }
        }
        guard !isWord(before) else { return nil }
        let run = rest.prefix(while: isWord)
        return isData(run) ? (start, end(ofRun: run, in: bytes)) : nil
    }

    private static func end(ofRun run: ArraySlice<UInt8>, in bytes: [UInt8]) -> Int {
        // Services that mask a key themselves leave its end readable.
        bytes[run.endIndex...].firstIndex { !isWord($0) && ![0x2A, 0x2E, 0x3D].contains($0) } ?? bytes.count
    }

    /// A long run of base64 or the like: paths and names do not mix large and small letters with digits at that length.
    private static func isData(_ run: ArraySlice<UInt8>) -> Bool {
        guard run.count >= shortestRun else { return false }
        return run.count >= 3 * shortestRun
            || (run.contains { (0x41...0x5A).contains($0) } && run.contains { (0x61...0x7A).contains($0) }
                && run.contains { (0x30...0x39).contains($0) })
    }

    private static func begins(_ text: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
        text.count >= word.count && zip(text, word).allSatisfy { ASCII.lower($0) == $1 }
    }

    /// What keys are made of.
    private static func isName(_ byte: UInt8) -> Bool {
        SecretForms.isLetterOrDigit(byte) || byte == 0x2D || byte == 0x5F
    }

    /// What base64 is made of, with either alphabet.
    private static func isWord(_ byte: UInt8) -> Bool {
        isName(byte) || byte == 0x2B || byte == 0x2F
    }
}
