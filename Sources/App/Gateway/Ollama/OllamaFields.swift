internal import Bytes
internal import Vignette

/// The members of an object that a program sent, each read as what it has to be.
///
/// Null stands for a member that is not there, as with the servers that these programs were written for. Everything
/// throws `invalid_request` naming the field.
struct OllamaFields {
    private let object: JSONObject
    /// What stands before the name of a field in this object: `messages[2].`
    private let path: String

    /// The fields of a whole request.
    init(_ body: [UInt8]) throws(Failure) {
        guard !body.allSatisfy(ASCII.isBlank) else {
            throw Failure(.invalidRequest, message: "missing request body", advice: "Send the question as JSON.")
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSON.parse(body, limits: .forOthers)
        } catch {
            throw Failure(.invalidRequest, message: error.description)
        }
        guard let object = value.object else {
            throw Failure(.invalidRequest, message: "The request must be a JSON object.")
        }
        self.init(object)
    }

    init(_ object: JSONObject, path: String = "") {
        self.object = object
        self.path = path
    }

    /// The fields of an object that stands at `field`.
    init(_ value: JSONValue, at field: String) throws(Failure) {
        guard let object = value.object else { throw .invalidRequest(field: field, "must be an object") }
        self.init(object, path: field + ".")
    }

    func name(of field: String) -> String { path + field }

    func refusal(_ field: String, _ problem: String) -> Failure {
        .invalidRequest(field: name(of: field), problem)
    }

    subscript(field: String) -> JSONValue? {
        object[field].flatMap { $0.isNull ? nil : $0 }
    }

    func text(_ field: String) throws(Failure) -> JSONText? {
        guard let value = self[field] else { return nil }
        guard case .string(let text) = value else { throw refusal(field, "must be a string") }
        return text
    }

    func flag(_ field: String) throws(Failure) -> Bool? {
        guard let value = self[field] else { return nil }
        guard let flag = value.bool else { throw refusal(field, "must be true or false") }
        return flag
    }

    func number(_ field: String) throws(Failure) -> Double? {
        guard let value = self[field] else { return nil }
        guard let number = value.double else { throw refusal(field, "must be a number, and not too large a one") }
        return number
    }

    /// Programs whose numbers are all of one kind write 42.0 too.
    func wholeNumber(_ field: String) throws(Failure) -> Int? {
        guard let value = self[field] else { return nil }
        guard let number = value.int ?? value.double.flatMap({ Int(exactly: $0) }) else {
            throw refusal(field, "must be a whole number, and not too large a one")
        }
        return number
    }

    /// Empty where there is none.
    func list(_ field: String) throws(Failure) -> [JSONValue] {
        guard let value = self[field] else { return [] }
        guard let list = value.array else { throw refusal(field, "must be a list") }
        return list
    }

    func fields(_ field: String) throws(Failure) -> OllamaFields? {
        guard let value = self[field] else { return nil }
        return try OllamaFields(value, at: name(of: field))
    }
}
