/// The language of an answer, by the name that models know it by.
///
/// Made of a language tag or of whatever somebody calls a language; what is no tag is taken for a name, on one line,
/// without punctuation, and cut. A tag whose language is not known here is named as a tag: models know more of them.
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

    /// The name of a tag: that of its language, or of its language with its script or region where that goes by a name
    /// of its own. A script stands in brackets otherwise, and a region goes: it hardly changes how a picture is described.
    private static func known(_ tag: String) -> String? {
        let parts = tag.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard let first = parts.first,
            parts.allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isPlain) })
        else { return nil }
        let language = first.lowercased()
        // A longer word is the name of a language.
        guard let name = names[language] else {
            // Some names of languages have three letters, and a capital one.
            let isTag =
                language.utf8.allSatisfy { $0 >= 0x61 }
                && (language.utf8.count == 2 || language.utf8.count == 3 && language == first)
            return isTag ? "the language with the tag " + parts.prefix(3).joined(separator: "-") : nil
        }
        guard parts.count > 1 else { return name }
        let second = parts[1].lowercased()
        if let whole = names[language + "-" + second] { return whole }
        if parts.count > 2, second.utf8.count == 4, let whole = names[language + "-" + parts[2].lowercased()] {
            return whole
        }
        return scripts[second].map { "\(name) (\($0) script)" } ?? name
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// Those that a language is written in beside its usual one (ISO 15924).
    private static let scripts = [
        "arab": "Arabic", "armn": "Armenian", "beng": "Bengali", "cyrl": "Cyrillic", "deva": "Devanagari",
        "geor": "Georgian", "grek": "Greek", "guru": "Gurmukhi", "hans": "simplified Chinese",
        "hant": "traditional Chinese", "hebr": "Hebrew", "latn": "Latin", "mong": "Mongolian", "tfng": "Tifinagh",
    ]

    /// By tag in lower case (BCP 47).
    private static let names = [
        "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian",
        "bg": "Bulgarian", "bn": "Bengali", "br": "Breton", "bs": "Bosnian", "ca": "Catalan", "ceb": "Cebuano",
        "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "de-at": "Austrian German",
        "de-ch": "Swiss Standard German", "el": "Greek", "en": "English", "en-gb": "British English",
        "en-us": "American English", "eo": "Esperanto", "es": "Spanish", "es-mx": "Mexican Spanish", "et": "Estonian",
        "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fil": "Filipino", "fo": "Faroese", "fr": "French",
        "fr-ca": "Canadian French", "fy": "Frisian", "ga": "Irish", "gd": "Scottish Gaelic", "gl": "Galician",
        "gsw": "Swiss German", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
        "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "ig": "Igbo",
        "is": "Icelandic", "it": "Italian", "ja": "Japanese", "jv": "Javanese", "ka": "Georgian", "kk": "Kazakh",
        "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin",
        "lb": "Luxembourgish", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mg": "Malagasy", "mi": "Māori",
        "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese",
        "my": "Burmese", "nb": "Norwegian (Bokmål)", "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian (Nynorsk)",
        "no": "Norwegian", "oc": "Occitan", "or": "Odia", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto",
        "pt": "Portuguese", "pt-br": "Brazilian Portuguese", "pt-pt": "European Portuguese", "rm": "Romansh",
        "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "sd": "Sindhi", "si": "Sinhala", "sk": "Slovak",
        "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "su": "Sundanese", "sv": "Swedish",
        "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai", "tk": "Turkmen",
        "tl": "Filipino", "tr": "Turkish", "tt": "Tatar", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu",
        "uz": "Uzbek", "vi": "Vietnamese", "xh": "Xhosa", "yi": "Yiddish", "yo": "Yoruba", "yue": "Cantonese",
        "zh": "Chinese", "zh-cn": "Simplified Chinese", "zh-hans": "Simplified Chinese",
        "zh-hant": "Traditional Chinese", "zh-hk": "Traditional Chinese", "zh-mo": "Traditional Chinese",
        "zh-sg": "Simplified Chinese", "zh-tw": "Traditional Chinese", "zu": "Zulu",
    ]
}
