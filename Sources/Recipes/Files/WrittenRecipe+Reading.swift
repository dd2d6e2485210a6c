public import Bytes
internal import Vignette

/// Recipes are read strictly: what is not understood would be asked otherwise than its author meant.
extension WrittenRecipe {
    /// The largest file, in bytes.
    public static let sizeLimit = 64 << 10
    /// How many parameters a recipe may have: each is a field of the form.
    private static let parameterLimit = 20
    /// Behind those that come with the program: the first of all is what the form proposes.
    private static let standingOrder = 100

    /// - Parameter bytes: of a file. Throws with an empty field where they are no JSON object.
    public init(reading bytes: [UInt8]) throws(FieldError) {
        guard bytes.count <= Self.sizeLimit else {
            throw FieldError("", "is larger than \(Self.sizeLimit >> 10) KB")
        }
        let json: JSONValue
        do throws(JSONError) {
            json = try JSON.parse(bytes)
        } catch {
            throw FieldError("", "cannot be read: \(error.sentence(in: bytes))")
        }
        guard let object = json.object else { throw FieldError("", "must be a JSON object") }
        try self.init(object)
    }

    public init(_ object: JSONObject) throws(FieldError) {
        let fields = try RecipeFields(object, known: Self.members)
        guard let name = try fields.text("name") else { throw fields.error("name", "is missing") }
        if let fault = RecipeName.fault(of: name) { throw fields.error("name", fault) }
        let parameters = try Self.parameters(fields)
        let prompt = Text(try fields.text("prompt") ?? "").string
        let systemPrompt = try fields.text("system_prompt") ?? ""
        let written = try fields.object("operations") ?? JSONObject()
        let recipe = Recipe(
            name: name, title: try Self.title(fields),
            order: try fields.int("order", in: -1_000_000...1_000_000) ?? Self.standingOrder,
            // Nothing but blanks is no question either.
            prompt: Recipe.trimmed(prompt).isEmpty ? "" : prompt,
            systemPrompt: systemPrompt.isEmpty ? nil : systemPrompt, fit: try Self.fit(fields),
            together: try fields.bool("together") ?? false,
            maxTokens: try fields.int("max_tokens", in: 1...1_000_000),
            temperature: try fields.double("temperature", in: 0...2), parameters: parameters,
            extraBody: try Self.extraBody(fields), answer: try fields.choice("answer") ?? .free)
        self.init(recipe, operations: try Self.operations(written, of: parameters), written: written)
        try checkPlaceholders()
        try checkOperations()
    }

    static let members = [
        "name", "title", "order", "prompt", "system_prompt", "fit", "together", "max_tokens", "temperature",
        "parameters", "operations", "extra_body", "answer",
    ]

    /// In English so far, so that other languages can be added without changing what is written.
    private static func title(_ fields: RecipeFields) throws(FieldError) -> String {
        guard let value = fields["title"] else { throw fields.error("title", "is missing") }
        guard let object = value.object else {
            guard let title = try fields.line("title") else { throw fields.error("title", "is missing") }
            return title
        }
        let titles = try RecipeFields(object, at: "title", known: ["en"])
        let title: String?
        do throws(FieldError) {
            title = try titles.line("en")
        } catch {
            // Whoever reads of it may have written one line in a field, and no language.
            throw fields.error("title", error.reason)
        }
        guard let title else { throw fields.error("title", "is missing") }
        return title
    }

    private static func fit(_ fields: RecipeFields) throws(FieldError) -> Fit? {
        guard let value = fields["fit"] else { return nil }
        guard let fit = value.int.flatMap(Fit.init) else {
            throw fields.error("fit", "must be one of \(Quoted.list(Fit.allCases.map { String($0.rawValue) }))")
        }
        return fit
    }

    /// What this program says itself in every request is not a recipe's to say.
    private static func extraBody(_ fields: RecipeFields) throws(FieldError) -> String? {
        guard let object = try fields.object("extra_body") else { return nil }
        for name in ["model", "messages", "stream", "n"] where object[name] != nil {
            throw FieldError("extra_body." + name, "cannot be set by a recipe")
        }
        return object.isEmpty ? nil : String(decoding: JSONWriter().bytes(of: .object(object)), as: UTF8.self)
    }

    private static func parameters(_ fields: RecipeFields) throws(FieldError) -> [Recipe.Parameter] {
        let members = try fields.object("parameters")?.members ?? []
        guard members.count <= parameterLimit else {
            throw fields.error("parameters", "has more than \(parameterLimit) parameters")
        }
        var parameters: [Recipe.Parameter] = []
        for member in members {
            parameters.append(try Recipe.Parameter(named: member.name.string, member.value))
        }
        return parameters
    }

    private static func operations(
        _ object: JSONObject, of parameters: [Recipe.Parameter]
    ) throws(FieldError) -> [String: OperationChain] {
        var chains: [String: OperationChain] = [:]
        for member in object.members {
            let name = member.name.string
            guard parameters.contains(where: { $0.name == name }) else {
                throw FieldError("operations." + name, "belongs to no parameter of the recipe")
            }
            chains[name] = try OperationChain(member.value, at: "operations." + name)
        }
        return chains
    }
}

extension JSONError {
    /// With the place as editors count it.
    fileprivate func sentence(in bytes: [UInt8]) -> String {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count { $0 & 0xC0 != 0x80 } + 1
        return "line \(line), column \(column): \(description)"
    }
}
