internal import Bytes

/// Makes what others said fit for the log: without secrets, on one line, short.
///
/// Gone are the secrets it was given, in every form that services and libraries write them in (see `forms`), whatever
/// looks like a key, and the data of pictures. The time is linear in the text, and only its start is read.
struct LogText: Sendable {
    /// Shorter secrets are not looked for: they would stand in every other word.
    static let shortestSecret = 6
    /// In characters.
    static let longest = 500
    /// No more is read, because no more could be left of it but masks.
    static let longestRead = 16_384
    /// As many bytes of a secret must agree; what follows them is taken out as far as it agrees.
    private static let agreement = 32

    /// By their first bytes.
    private let forms: [UInt8: [[UInt8]]]

    init(secrets: [Secret] = []) {
        var forms: [UInt8: [[UInt8]]] = [:]
        for secret in secrets {
            let secret = Array(secret.reveal().utf8)
            guard secret.count >= Self.shortestSecret else { continue }
            for form in Set(SecretForms.all(of: secret)) {
                guard let first = form.first else { continue }
                forms[first, default: []].append(form)
            }
        }
        // The longest first, so that nothing of a form is left that begins with another.
        self.forms = forms.mapValues { $0.sorted { $0.count > $1.count } }
    }

    /// All secrets of an endpoint, and others.
    init(_ settings: EndpointSettings, secrets: [Secret] = []) {
        var secrets = secrets + settings.headers.map(\.value)
        if let key = settings.key { secrets.append(key) }
        if let userInfo = settings.baseURL.userInfo {
            // As it stands in the address, and as it is sent.
            for userInfo in [userInfo, String(decoding: PercentEncoding.undone(in: userInfo), as: UTF8.self)] {
                secrets.append(Secret(userInfo))
                if let colon = userInfo.firstIndex(of: ":") {
                    secrets.append(Secret(String(userInfo[userInfo.index(after: colon)...])))
                }
            }
        }
        // A header may hold a secret behind the name of its scheme.
        for header in settings.headers {
            let words = header.value.reveal().split(separator: " ")
            if words.count == 2 { secrets.append(Secret(String(words[1]))) }
        }
        self.init(secrets: secrets)
    }

    func clean(_ text: String) -> String {
        let bytes = Self.plain(text)
        var clean: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let end = secretEnd(bytes, at: index) {
                clean += Array(Secret.mask.utf8)
                index = end
            } else if let found = SecretShape.end(in: bytes, at: index) {
                clean += bytes[index..<found.kept] + Array(Secret.mask.utf8)
                index = found.end
            } else {
                clean.append(bytes[index])
                index += 1
            }
        }
        let characters = String(decoding: clean, as: UTF8.self)
        guard characters.unicodeScalars.count > Self.longest else { return characters }
        return String(characters.unicodeScalars.prefix(Self.longest - 1)) + "…"
    }

    /// The end of the secret that begins at `start`. One that the text's end cuts off is known by fewer bytes.
    private func secretEnd(_ bytes: [UInt8], at start: Int) -> Int? {
        guard let candidates = forms[bytes[start]] else { return nil }
        let rest = bytes[start...]
        for form in candidates {
            let asked = min(form.count, Self.agreement)
            let compared = min(asked, rest.count)
            guard compared == asked || compared >= Self.shortestSecret,
                rest.prefix(compared).elementsEqual(form.prefix(compared))
            else { continue }
            var end = start + compared
            while end < bytes.count, end - start < form.count, bytes[end] == form[end - start] { end += 1 }
            return end
        }
        return nil
    }

    /// The text's start in one line of visible characters.
    private static func plain(_ text: String) -> [UInt8] {
        var plain: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard plain.count < longestRead else { break }
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                if plain.last != 0x20 { plain.append(0x20) }
            // What cannot be seen, or turns the direction of the text around it.
            case .format, .surrogate, .privateUse, .unassigned: break
            default: plain += Array(String(scalar).utf8)
            }
        }
        return plain
    }
}
