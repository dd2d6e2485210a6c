internal import Bytes

extension UpstreamError {
    /// What an error says at most: enough to find out what it means, and no flood in the log.
    private static let longestMessage = 4_096

    /// The error that a JSON text tells of, in any of the forms that services use; nil if it tells of none.
    ///
    /// `error` counts unless it is null, false, zero or empty, whatever stands beside it. A sentence in `message` or
    /// `detail` alone counts only where there is no answer.
    init?(json: JSONValue, status: Int) {
        // Some wrap it in an array.
        if case .array(let values) = json, values.count == 1, values[0].object != nil {
            self.init(json: values[0], status: status)
            return
        }
        guard json.object != nil else { return nil }
        if let error = json["error"], Self.counts(error) {
            self.init(member: error, of: json, status: status)
        } else if json["object"]?.string == "error" {
            self.init(fields: json, status: status)
        } else if json["choices"]?.array == nil, Self.sentence(of: json) != nil {
            self.init(fields: json, status: status)
        } else {
            return nil
        }
    }

    private init(member error: JSONValue, of json: JSONValue, status: Int) {
        guard error.object != nil else {
            self.init(fields: json, status: status)
            switch error {
            case .string(let text): message = Self.cut(text.string)
            case .number(let number): code = code ?? number.text
            default: break
            }
            if message.isEmpty { message = Self.text(of: error) }
            return
        }
        // Gateways put the error of the service behind them into their own.
        if let inner = error["error"], Self.counts(inner) {
            self.init(member: inner, of: error, status: status)
        } else {
            self.init(fields: error, status: status)
        }
        if message.isEmpty { message = Self.cut(Self.sentence(of: json) ?? Self.text(of: error)) }
    }

    /// Of the object that holds the sentence itself.
    private init(fields: JSONValue, status: Int) {
        let inner = fields["innererror"] ?? fields["provider_specific_fields"]?["innererror"]
        var message = Self.sentence(of: fields) ?? ""
        // What a gateway was told by the service behind it, and why that refused.
        let reasons = fields["metadata"]?["reasons"]?.array?.compactMap(\.string) ?? []
        for more in [fields["metadata"]?["raw"]?.string].compactMap(\.self) + reasons { message += " | " + more }
        self.init(
            status: status, message: Self.cut(message),
            type: fields["type"]?.string ?? fields["error_type"]?.string ?? fields["status"]?.string
                ?? inner?["code"]?.string,
            code: Self.word(fields["code"]) ?? inner?["code"]?.string,
            param: Self.word(fields["param"]),
            category: Self.category(fields, inner))
    }

    /// The reasons that a gateway names, or the first filter that caught something.
    private static func category(_ fields: JSONValue, _ inner: JSONValue?) -> String? {
        if let reason = fields["metadata"]?["reasons"]?[0]?.string { return reason }
        return inner?["content_filter_result"]?.object?.members.first { $0.value["filtered"]?.bool == true }?.name
            .string
    }

    private static func counts(_ error: JSONValue) -> Bool {
        switch error {
        case .null: false
        case .bool(let value): value
        case .number(let number): number.double != 0
        case .string(let text): !text.bytes.isEmpty
        case .array(let values): !values.isEmpty
        case .object(let object): !object.isEmpty
        }
    }

    private static func sentence(of json: JSONValue) -> String? {
        for name in ["message", "detail"] {
            guard let value = json[name] else { continue }
            // A list of what is wrong with single fields, or an object like `error`.
            let list = value["detail"] ?? value
            if let sentence = list[0]?["msg"]?.string {
                let place = list[0]?["loc"]?.array?.compactMap(word).drop { $0 == "body" } ?? []
                return place.isEmpty ? sentence : place.joined(separator: ".") + ": " + sentence
            }
            let first = value["message"] ?? value["error"] ?? list
            if let text = first.string, !text.isEmpty { return text }
        }
        return nil
    }

    private static func word(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text): text.string
        case .number(let number): number.text
        default: nil
        }
    }

    /// For an error without a sentence.
    private static func text(of error: JSONValue) -> String {
        cut(String(decoding: JSONWriter().bytes(of: error), as: UTF8.self))
    }

    private static func cut(_ text: String) -> String {
        text.utf8.count <= longestMessage ? text : String(decoding: text.utf8.prefix(longestMessage), as: UTF8.self)
    }
}
