internal import Bytes
internal import Vignette

extension Recipe.Parameter {
    /// Of a parameter's name, in bytes.
    private static let nameLimit = 64
    private static let choiceLimit = 50
    /// Of a text that is filled in, in bytes.
    static let textLimit = 8 << 10

    /// As a recipe's file declares it.
    init(named name: String, _ json: JSONValue) throws(FieldError) {
        let path = "parameters." + name
        guard (1...Self.nameLimit).contains(name.utf8.count), name.unicodeScalars.allSatisfy(PlaceholderReader.isWord)
        else {
            throw FieldError(
                path, "cannot be used: names have 1 to \(Self.nameLimit) letters, digits and underscores")
        }
        guard let object = json.object else { throw FieldError(path, "must be an object") }
        let fields = try RecipeFields(object, at: path, known: ["kind", "label", "default", "choices"])
        guard let kind: Kind = try fields.choice("kind") else { throw fields.error("kind", "is missing") }
        let choices = try Self.choices(fields, kind)
        self.init(
            name: name, kind: kind, label: try fields.line("label") ?? name,
            standard: try Self.standard(fields, kind, choices), choices: choices)
    }

    private static func choices(_ fields: RecipeFields, _ kind: Kind) throws(FieldError) -> [String] {
        guard let list = try fields.list("choices") else {
            guard kind != .choice else { throw fields.error("choices", "is missing: there is nothing to choose from") }
            return []
        }
        guard kind == .choice else { throw fields.error("choices", "is for parameters of the kind choice") }
        guard (1...choiceLimit).contains(list.count) else {
            throw fields.error("choices", "must have 1 to \(choiceLimit) elements")
        }
        var choices: [String] = []
        for (index, value) in list.enumerated() {
            let place = fields.place("choices") + "[\(index)]"
            guard let choice = value.string, RecipeFields.isLine(choice), choice == Recipe.trimmed(choice) else {
                throw FieldError(place, "must be one short line of text without blanks around it")
            }
            guard !choices.contains(choice) else { throw FieldError(place, "stands there twice") }
            choices.append(choice)
        }
        return choices
    }

    /// As text, whatever it is written as.
    private static func standard(
        _ fields: RecipeFields, _ kind: Kind, _ choices: [String]
    ) throws(FieldError) -> String? {
        guard let value = fields["default"] else { return nil }
        switch kind {
        case .text:
            guard let text = value.string, text.utf8.count <= textLimit else {
                throw fields.error("default", "must be text of at most \(textLimit >> 10) KB")
            }
            return text
        case .choice:
            guard let text = value.string, choices.contains(text) else {
                throw fields.error("default", "must be one of the choices: \(Quoted.list(choices))")
            }
            return text
        case .number:
            guard let text = value.number?.text, FilledNumber.value(of: text) != nil else {
                throw fields.error("default", "must be a number")
            }
            return text
        case .boolean:
            guard let bool = value.bool else { throw fields.error("default", "must be true or false") }
            return bool ? "true" : "false"
        }
    }
}
