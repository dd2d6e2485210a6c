internal import Bytes
internal import Vignette
internal import Vision

/// Looks through a chat-completions request for what is of concern here, and refuses what must not go on.
struct ChatBodyReader {
    let restrictions: Restrictions
    private(set) var model: String?
    private(set) var streams = false
    private(set) var wantsUsage = false
    private(set) var places: [ChatBody.Place] = []

    private static let modelLimit = 512

    init(restrictions: Restrictions) {
        self.restrictions = restrictions
    }

    mutating func read(_ json: JSONObject) throws(Failure) {
        try FieldNames.body.check(json)
        model = try Self.string(json["model"], "model")
        if let model, model.isEmpty || model.utf8.count > Self.modelLimit {
            throw .invalidRequest(field: "model", "must name a model")
        }
        streams = try Self.bool(json["stream"], "stream")
        if let options = json["stream_options"], !options.isNull {
            guard options.object != nil else { throw .invalidRequest(field: "stream_options", "must be an object") }
            wantsUsage = try Self.bool(options["include_usage"], "stream_options.include_usage")
        }
        guard let messages = json["messages"]?.array, !messages.isEmpty else {
            throw .invalidRequest(field: "messages", "must be a list of at least one message")
        }
        for (index, message) in messages.enumerated() { try read(message: message, "messages[\(index)]") }
        try Self.check(tools: json["tools"], under: restrictions)
        try Restrictions.check(pictures: places.count)
    }

    private mutating func read(message: JSONValue, _ field: String) throws(Failure) {
        guard let object = message.object else { throw .invalidRequest(field: field, "must be an object") }
        try FieldNames.message.check(object, at: field + ".")
        guard object["role"]?.string?.isEmpty == false else {
            throw .invalidRequest(field: field + ".role", "must be a role such as user")
        }
        switch object["content"] {
        case nil, .null?, .string?: break
        case .array(let parts)?:
            for (index, part) in parts.enumerated() { try read(part: part, "\(field).content[\(index)]") }
        default: throw .invalidRequest(field: field + ".content", "must be text or a list of parts")
        }
    }

    private mutating func read(part: JSONValue, _ field: String) throws(Failure) {
        guard let object = part.object, let type = object["type"]?.string else {
            throw .invalidRequest(field: field, "must be an object with a type")
        }
        guard type != "image_url" else { return try read(picture: object, field + ".image_url") }
        // Some services look for pictures in parts of any type.
        if object.member("image_url") != nil {
            throw .invalidRequest(field: field + ".type", "must be image_url where the part has an image_url")
        }
        switch type {
        case "text", "refusal":
            guard case .string? = object[type] else {
                throw .invalidRequest(field: "\(field).\(type)", "must be text")
            }
            try Self.refuseMembers(of: object, but: ["type", JSONText(type), "cache_control"], field)
        case _ where type.contains("audio"):
            throw .invalidRequest(field: field + ".type", "is audio, which is not supported: send text and pictures")
        case _ where type.contains("video"):
            throw .invalidRequest(field: field + ".type", "is video, which is not supported: send text and pictures")
        case _ where type.contains("file"):
            throw .invalidRequest(field: field + ".type", "is a file, which is not supported: send text and pictures")
        default: throw .invalidRequest(field: field + ".type", "must be text or image_url")
        }
    }

    private mutating func read(picture part: JSONObject, _ field: String) throws(Failure) {
        guard let member = part.member("image_url") else {
            throw .invalidRequest(field: field, "must hold the picture's data URL as url")
        }
        try Self.refuseMembers(of: part, but: ["type", "image_url", "cache_control"], field)
        if case .string(let text) = member.value {
            places.append(
                ChatBody.Place(member: member, text: text.bytes, field: field, object: nil, dropsDetail: false))
            return
        }
        guard let object = member.value.object, let url = object.member("url"), case .string(let text) = url.value
        else {
            throw .invalidRequest(field: field, "must hold the picture's data URL as url")
        }
        try Self.refuseMembers(of: object, but: ["url", "detail"], field)
        let detail = object["detail"]
        let word = try Self.string(detail, field + ".detail")
        let kept = try restrictions.checked(detail: word)
        places.append(
            ChatBody.Place(
                member: url, text: text.bytes, field: field, object: object, dropsDetail: detail != nil && kept == nil))
    }

    /// Tools of other kinds are run by the service, which then asks whomever they name.
    /// Whether members may be added to a request by whoever asks.
    static func check(extra: JSONObject, under restrictions: Restrictions) throws(Failure) {
        try FieldNames.body.check(extra)
        try check(tools: extra["tools"], under: restrictions)
    }

    private static func check(tools: JSONValue?, under restrictions: Restrictions) throws(Failure) {
        guard restrictions.profile == .restricted, let tools, !tools.isNull else { return }
        guard let list = tools.array else { throw .invalidRequest(field: "tools", "must be a list") }
        for (index, tool) in list.enumerated() {
            guard let object = tool.object else { throw .invalidRequest(field: "tools[\(index)]", "must be an object") }
            try FieldNames.tool.check(object, at: "tools[\(index)].")
            guard object["type"]?.string == "function" else {
                throw .invalidRequest(field: "tools[\(index)].type", "must be function")
            }
        }
    }

    /// Services look into parts for pictures and clips by names that are not in any document.
    private static func refuseMembers(of object: JSONObject, but names: [JSONText], _ field: String) throws(Failure) {
        for member in object.members where !names.contains(member.name) {
            let name = String(decoding: member.name.bytes.prefix(64), as: UTF8.self)
            throw .invalidRequest(field: "\(field).\(name)", "is not taken")
        }
    }

    private static func string(_ value: JSONValue?, _ field: String) throws(Failure) -> String? {
        guard let value, !value.isNull else { return nil }
        guard let text = value.string else { throw .invalidRequest(field: field, "must be text") }
        return text
    }

    private static func bool(_ value: JSONValue?, _ field: String) throws(Failure) -> Bool {
        guard let value, !value.isNull else { return false }
        guard let flag = value.bool else { throw .invalidRequest(field: field, "must be true or false") }
        return flag
    }
}
