/// The language of an answer, by the name that models know it by.
///
/// Made of a language tag or of whatever somebody calls a language; what is no known tag is taken for a name, on one
/// line, without punctuation, and cut.
struct Language: Sendable, Equatable {
    let name: String

    /// In characters.
    static let limit = 40

    /// Nil where nothing is left to name a language by.
    init?(_ text: String) {
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        guard !words.isEmpty else { return nil }
        if let known = Self.known(words) {
            name = known
            return
        }
        // Letters and marks of any script, and what stands between the words of a name.
        let letters = words.unicodeScalars.filter { scalar in
            scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
                || scalar.properties.generalCategory == .spacingMark || " -()'".unicodeScalars.contains(scalar)
        }
        let cleaned = String(String.UnicodeScalarView(letters)).prefix(Self.limit)
            .split(separator: " ").joined(separator: " ")
        guard cleaned.contains(where: \.isLetter) else { return nil }
        name = cleaned
    }

    /// The name of a tag: the whole of it, else its first part, with the rest in brackets where it is a region.
    private static func known(_ tag: String) -> String? {
        let parts = tag.lowercased().split { $0 == "-" || $0 == "_" }.map(String.init)
        guard let language = parts.first else { return nil }
        if parts.count > 1, let whole = names[parts[0] + "-" + parts[1]] { return whole }
        return names[language]
    }

    /// By tag in lower case (BCP 47).
    private static let names = [
        "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "cy": "Welsh",
        "da": "Danish", "de": "German", "de-at": "Austrian German", "de-ch": "Swiss Standard German", "el": "Greek",
        "en": "English", "en-gb": "British English", "en-us": "American English", "eo": "Esperanto", "es": "Spanish",
        "es-mx": "Mexican Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French",
        "fr-ca": "Canadian French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
        "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
        "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "la": "Latin", "lt": "Lithuanian",
        "lv": "Latvian", "mk": "Macedonian", "mr": "Marathi", "ms": "Malay", "nb": "Norwegian (Bokmål)",
        "nl": "Dutch", "nn": "Norwegian (Nynorsk)", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish",
        "pt": "Portuguese", "pt-br": "Brazilian Portuguese", "pt-pt": "European Portuguese", "ro": "Romanian",
        "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
        "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Filipino", "tr": "Turkish",
        "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese", "zh-cn": "Simplified Chinese",
        "zh-hans": "Simplified Chinese", "zh-hant": "Traditional Chinese", "zh-hk": "Traditional Chinese",
        "zh-tw": "Traditional Chinese",
    ]
}
