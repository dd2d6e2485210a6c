internal import Bytes
internal import Pages
internal import Recipes
internal import Vignette

/// A recipe as the fields of its page say it: as the file that it would be, and as what is read from that.
struct TryRecipe: Sendable {
    let file: [UInt8]
    let written: WrittenRecipe

    /// Throws `invalid_request` naming the field, and where in it.
    init(_ values: FormValues) throws(Failure) {
        file = try Self.file(values)
        do throws(FieldError) {
            written = try WrittenRecipe(reading: file)
        } catch {
            guard !error.field.isEmpty else {
                throw Failure(.invalidRequest, message: "The recipe \(error.reason).", advice: "Make it shorter.")
            }
            throw .invalidRequest(field: error.field, error.reason)
        }
    }

    /// In tokens, as in the form.
    private static let answerLimit = 100_000

    /// Whoever has a recipe tried here is a visitor, and asks for no more than the form lets them. Throws
    /// `invalid_request` naming the field.
    func checkForVisitor() throws(Failure) {
        if let count = written.recipe.maxTokens, count > Self.answerLimit {
            throw Self.refusal("max_tokens", "must be at most \(Self.answerLimit) on this page")
        }
        guard let text = written.recipe.extraBody, let extra = (try? JSON.parse(Array(text.utf8)))?.object else {
            return
        }
        let names = Set(TryPage.extraMembers.map { JSONText($0) })
        for member in extra.members where !names.contains(member.name) {
            let name = String(decoding: member.name.bytes.prefix(64), as: UTF8.self)
            throw Self.refusal("extra_body.\(name)", "is not taken on this page")
        }
    }

    private static func refusal(_ field: String, _ problem: String) -> Failure {
        let failure = Failure.invalidRequest(field: field, problem)
        return Failure(
            failure.code, message: failure.message,
            advice: "A recipe in the server's folder may have it: download this one and put it there.",
            field: failure.field)
    }

    /// A member a line. Everything is there that a file may say, but for what is as it is without being said.
    private static func file(_ values: FormValues) throws(Failure) -> [UInt8] {
        guard let title = values.text("title") else {
            throw .invalidRequest(field: "title", "is missing: it is what people read")
        }
        var members = [
            ("name", text(try name(values, title: title))), ("title", TryJSON.text(.object(titles(title)))),
        ]
        if let order = try order(values) { members.append(("order", String(order))) }
        members.append(("prompt", text(values.text("prompt") ?? "")))
        if let prompt = values.text("system_prompt") { members.append(("system_prompt", text(prompt))) }
        if let fit = try values.fit("fit") { members.append(("fit", String(fit.rawValue))) }
        if values.flag("together") { members.append(("together", "true")) }
        if let count = try values.number("max_tokens", in: 1...1_000_000) {
            members.append(("max_tokens", String(count)))
        }
        if let temperature = try values.decimal("temperature", in: 0...2) {
            members.append(("temperature", Self.plain(temperature)))
        }
        for name in ["parameters", "operations", "extra_body"] {
            if let json = try json(values, name) { members.append((name, TryJSON.text(json, indent: 2))) }
        }
        if let answer = values.text("answer"), answer != AnswerRule.free.rawValue {
            members.append(("answer", text(answer)))
        }
        let lines = members.map { "  \"\($0.0)\": \($0.1)" }
        return Array(("{\n" + lines.joined(separator: ",\n") + "\n}\n").utf8)
    }

    /// Without one it is made of the title.
    private static func name(_ values: FormValues, title: String) throws(Failure) -> String {
        if let name = values.text("name") { return name }
        let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        let name = words.joined(separator: "-").prefix(64)
        guard !name.isEmpty else {
            throw .invalidRequest(field: "name", "is missing, and nothing can be made of the title")
        }
        return String(name)
    }

    private static func order(_ values: FormValues) throws(Failure) -> Int? {
        guard let text = values.text("order") else { return nil }
        guard let order = Int(text) else { throw .invalidRequest(field: "order", "must be a whole number") }
        return order
    }

    /// Read by itself first, so that what is wrong is said of the field that it was written in.
    private static func json(_ values: FormValues, _ name: String) throws(Failure) -> JSONValue? {
        guard let text = values[name], values.text(name) != nil else { return nil }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSON.parse(Array(text.utf8))
        } catch {
            let line = text.utf8.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
            let reason = error.description.hasSuffix(".") ? String(error.description.dropLast()) : error.description
            throw .invalidRequest(field: name, "cannot be read in line \(line): \(reason)")
        }
        guard let object = value.object else { throw .invalidRequest(field: name, "must be a JSON object") }
        return object.isEmpty ? nil : value
    }

    /// Without an exponent: the fields of forms take none.
    static func plain(_ number: Double) -> String {
        let text = "\(number)"
        let parts = text.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]), exponent < 0 else { return text }
        return "0." + String(repeating: "0", count: -exponent - 1) + parts[0].filter { $0 != "." }
    }

    private static func text(_ text: String) -> String { TryJSON.text(.string(JSONText(text))) }

    private static func titles(_ title: String) -> JSONObject {
        var titles = JSONObject()
        _ = titles.append("en", .string(JSONText(title)))
        return titles
    }
}
