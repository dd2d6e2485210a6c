internal import Bytes
internal import Recipes

extension WrittenRecipe {
    /// As a file says it, but for what may be a secret of whoever runs this server.
    var shownJSON: [UInt8] {
        guard let extra = (try? JSON.parse(json))?["extra_body"]?.object, extra.maskingSecrets != extra else {
            return json
        }
        var shown = JSONObject()
        for member in (try? JSON.parse(json))?.object?.members ?? [] {
            let isExtra = member.name == "extra_body"
            shown.append(member.name, isExtra ? .object(extra.maskingSecrets) : member.value)
        }
        return JSONWriter(escapesLineSeparators: true).bytes(of: .object(shown))
    }
}
