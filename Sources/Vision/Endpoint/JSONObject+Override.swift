internal import Bytes
internal import Vignette

extension JSONObject {
    /// The members of both; those of `text`, an object, go before ours of the same name.
    func overridden(by text: String?) throws(Failure) -> JSONObject {
        guard let text else { return self }
        guard let other = (try? JSON.parse(Array(text.utf8)))?.object else {
            throw Failure(.internal, detail: "the extra body of a question is no JSON object")
        }
        var merged = other
        for member in members { merged.append(member.name, member.value) }
        return merged
    }
}
