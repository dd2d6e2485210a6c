internal import Bytes
internal import Vignette
internal import Vision

extension ValueKind where Value == ServiceAddress {
    static var serviceAddress: ValueKind {
        ValueKind(
            "URL",
            allowed: "an http or https URL without query and fragment, such as http://localhost:11434/v1, or builtin"
        ) { text throws(Refusal) in
            guard let value = ServiceAddress(text) else { throw Refusal(shown: ShownAddress.masked(text)) }
            return value
        } show: {
            $0.description
        }
    }
}

extension ValueKind where Value == BaseURL {
    /// Of a moderation service: with the path of its one question, or without.
    static var moderationURL: ValueKind {
        ValueKind(
            "URL", allowed: "an http or https URL without query and fragment, such as https://api.openai.com/v1"
        ) { text throws(Refusal) in
            var base = text[...]
            while base.last == "/" { base.removeLast() }
            if base.hasSuffix("/moderations") { base = base.dropLast("/moderations".count) }
            guard let value = BaseURL(String(base)) else {
                throw Refusal(shown: ShownAddress.masked(text))
            }
            return value
        } show: {
            $0.description
        }
    }
}

extension ValueKind where Value == [BaseURL] {
    /// Whoever asks there brings a key of their own.
    static var blockURLs: ValueKind {
        let url = ValueKind<BaseURL>("URL", allowed: "a URL") { text throws(Refusal) in
            guard let url = BaseURL(text), !url.hasUserInfo else { throw Refusal(shown: ShownAddress.masked(text)) }
            return url
        } show: {
            $0.description
        }
        let urls = list(
            of: url, allowed: "http or https URLs without user, query and fragment, separated by commas, or none")
        return ValueKind(urls.sample, allowed: urls.allowed) { text throws(Refusal) in
            text.lowercased() == "none" ? [] : try urls.parse(text)
        } show: {
            $0.isEmpty ? "none" : urls.show($0)
        }
    }
}

extension ValueKind where Value == [EndpointSettings.Header] {
    /// Values are keys more often than not: none is ever shown.
    static var headers: ValueKind {
        ValueKind(
            "JSON",
            allowed: "a JSON object of texts without line ends, such as {\"X-Team\": \"a\"}; not Content-Length, Host "
                + "or Transfer-Encoding", isSecret: true
        ) { text throws(Refusal) in
            guard let headers = ServiceHeaders.read(text) else { throw Refusal() }
            return headers
        } show: { _ in
            Secret.mask
        }
    }
}

extension ValueKind where Value == JSONObject {
    /// Members that are added to every question.
    static var extraBody: ValueKind {
        ValueKind(
            "JSON",
            allowed: "a JSON object without model, messages, stream and n, such as {\"seed\": 1}"
        ) { text throws(Refusal) in
            // What cannot be read may hold a key anywhere.
            guard text.utf8.count <= 64 << 10, let object = try? JSON.parse(Array(text.utf8)).object else {
                throw Refusal(shown: Secret.mask)
            }
            if let name = ["model", "messages", "stream", "n"].first(where: { object[$0] != nil }) {
                throw Refusal(part: name)
            }
            return object
        } show: {
            $0.isEmpty ? "none" : String(decoding: JSONWriter().bytes(of: .object($0.maskingSecrets)), as: UTF8.self)
        }
    }
}

extension ValueKind where Value == Fit {
    static var fit: ValueKind {
        let allowed = Fit.allCases.map { String($0.rawValue) }
        return ValueKind(
            "PIXELS", allowed: allowed.dropLast().joined(separator: ", ") + " or " + (allowed.last ?? "")
        ) { text throws(Refusal) in
            guard allowed.contains(text), let fit = Int(text).flatMap(Fit.init) else { throw Refusal() }
            return fit
        } show: {
            String($0.rawValue)
        }
    }
}

extension ValueKind where Value == String {
    /// What becomes a header field or a member of a question: one line.
    static func line(_ sample: String) -> ValueKind {
        ValueKind(sample, allowed: "one line of text") {
            !$0.isEmpty && $0.utf8.count <= 512 && ServiceHeaders.isValue($0) ? $0 : nil
        }
    }
}
