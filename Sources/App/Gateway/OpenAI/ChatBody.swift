internal import Bytes
internal import Vignette
internal import Vision

/// The body of a chat-completions request: checked, with what in it is of concern here.
///
/// All else is passed on as it was written.
struct ChatBody: Sendable {
    /// Where a picture stands.
    struct Place: Sendable {
        /// The member whose value is the picture: `url`, or `image_url` where that is a string.
        let member: JSONObject.Member
        let text: ArraySlice<UInt8>
        let field: String
        /// The object of `image_url`; nil where that is a string.
        let object: JSONObject?
        let dropsDetail: Bool
    }

    let text: [UInt8]
    let json: JSONObject
    let model: String?
    let streams: Bool
    /// Whether the stream is to end with the counts.
    let wantsUsage: Bool
    let places: [Place]
    /// What a model would read, in its order.
    let texts: [ReadText]

    /// Throws `invalid_request` naming the field, `too_many_pictures`, `detail_refused`.
    init(_ text: [UInt8], restrictions: Restrictions) throws(Failure) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSON.parse(text, limits: .forOthers)
        } catch {
            throw .invalidBody(error)
        }
        guard let json = value.object else {
            throw Failure(.invalidRequest, message: "The body must be a JSON object.")
        }
        var reader = ChatBodyReader(restrictions: restrictions)
        try reader.read(json)
        self.text = text
        self.json = json
        model = reader.model
        streams = reader.streams
        wantsUsage = reader.wantsUsage
        places = reader.places
        let words = text.count - places.reduce(0) { $0 + $1.text.count }
        guard words <= Self.wordLimit else {
            throw .invalidRequest(
                field: "messages", "holds more than \(Self.wordLimit >> 20) MB beside its pictures")
        }
        texts = Self.texts(of: json)
    }

    /// Of a request that was looked through: the pictures' own texts are left out.
    private static func texts(of json: JSONObject) -> [ReadText] {
        var texts = ReadTexts()
        for message in json["messages"]?.array ?? [] {
            let role = message["role"]?.string ?? ""
            for member in message.object?.members ?? [] {
                switch member.name {
                case "role": if !knownRoles.contains(role) { texts.add(allOf: member.value) }
                case "content": add(content: member.value, isUsers: role == "user", to: &texts)
                default: texts.add(allOf: member.value)
                }
            }
        }
        for name in FieldNames.readByModels { texts.add(allOf: json[name]) }
        return texts.all
    }

    private static func add(content: JSONValue, isUsers: Bool, to texts: inout ReadTexts) {
        if case .string(let text) = content { texts.add(text, isUsers: isUsers) }
        for member in (content.array ?? []).flatMap({ $0.object?.members ?? [] }) {
            switch member.name {
            case "type", "image_url": break
            case "text", "refusal":
                if case .string(let text) = member.value { texts.add(text, isUsers: isUsers) }
            default: texts.add(allOf: member.value)
            }
        }
    }

    /// Others are words of whoever sent them, and come into a prompt as they are.
    private static let knownRoles: Set<String> = ["system", "developer", "user", "assistant", "tool", "function"]

    /// In bytes: no model reads as much.
    private static let wordLimit = 4 << 20

    /// The question that goes on.
    ///
    /// - Parameters:
    ///   - asked: the model that it goes to, by the name that the service knows; nil: it is left as it was written.
    ///   - extra: added where the request says nothing of it.
    func question(_ pictures: [PassedPicture], to asked: String?, extra: JSONObject) -> PassedQuestion {
        var edits = JSONEdits()
        for (place, picture) in zip(places, pictures) { place.edit(&edits, picture) }
        if let asked, asked != model { edits.set("model", .string(JSONText(asked)), of: json) }
        for member in extra.members where json.member(member.name.string) == nil {
            edits.insert(member.name.string, member.value, into: json)
        }
        return PassedQuestion(
            pieces: edits.applied(to: text), model: asked, pictureCount: pictures.count, streams: streams)
    }
}

extension ChatBody.Place {
    fileprivate func edit(_ edits: inout JSONEdits, _ picture: PassedPicture) {
        if let object {
            if dropsDetail { edits.remove("detail", from: object) }
            if !isAlready(picture) { edits.replace(member, by: quoted(picture)) }
        } else {
            edits.replace(member, by: [.text(Self.start)] + quoted(picture) + [.text(Self.end)])
        }
    }

    /// Whether what goes on is what came.
    private func isAlready(_ picture: PassedPicture) -> Bool {
        guard case .asItCame(let base64) = picture.content, case .text(let start)? = picture.pieces.first else {
            return false
        }
        return text.count == start.count + base64.count && text.starts(with: start)
    }

    private func quoted(_ picture: PassedPicture) -> [TextPiece] {
        [.text(Self.quote)] + picture.pieces + [.text(Self.quote)]
    }

    private static let quote = [UInt8(ascii: "\"")][...]
    private static let start = Array(#"{"url":"#.utf8)[...]
    private static let end = [UInt8(ascii: "}")][...]
}

extension Failure {
    /// Text that is no JSON, or none that is read here.
    static func invalidBody(_ error: JSONError) -> Failure {
        Failure(.invalidRequest, message: error.description)
    }
}
