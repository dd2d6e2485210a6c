internal import Vignette

/// A field of a form: its label, what explains it, what it holds, and what is wrong with it.
struct FormField {
    enum Kind {
        /// One line; a number is one with other keys on a telephone, so that whatever was typed comes back.
        case line(isNumber: Bool)
        /// Several lines; those of code stand in letters of one width.
        case area(rows: Int, isCode: Bool)
        case select([(value: String, label: String)])
        /// What is off says so, to be told from what was not asked.
        case check
    }

    /// In the page, and in what is sent.
    let name: String
    let label: String
    let kind: Kind
    var value = ""
    var hint: String?
    var placeholder: String?
    /// Stands behind the label in quiet letters.
    var mark: String?
    var isNeeded = false
    /// What stands beside it; nil while nothing is wrong.
    var fault: String?
    /// The id of what says the same elsewhere in the page.
    var faultElsewhere: String?

    var template: TemplateValue {
        let isFaulty = fault != nil || faultElsewhere != nil
        let describing = [hint.map { _ in name + "-hint" }, fault.map { _ in name + "-fault" }, faultElsewhere]
        var members: [String: TemplateValue] = [
            "id": .text(name), "label": .text(label), "hint": TemplateValue(hint), "mark": TemplateValue(mark),
            "placeholder": TemplateValue(placeholder), "isNeeded": .flag(isNeeded), "isFaulty": .flag(isFaulty),
            "describedBy": .text(describing.compactMap { $0 }.joined(separator: " ")),
            "fault": TemplateValue(fault), "isCheck": false, "isWide": false, "isCode": false, "isNumber": false,
            "area": .nothing, "select": .nothing, "line": .nothing, "isOn": false,
        ]
        switch kind {
        case .line(let isNumber):
            members["line"] = ["value": .text(value)]
            members["isNumber"] = .flag(isNumber)
        case .area(let rows, let isCode):
            members["area"] = ["value": .text(value), "rows": .number(rows)]
            members["isCode"] = .flag(isCode)
            members["isWide"] = true
        case .select(let options): members["select"] = Choices.options(options, chosen: value)
        case .check:
            members["isCheck"] = true
            members["isOn"] = .flag(Self.isOn(value))
        }
        return .object(members)
    }

    static func isOn(_ value: String) -> Bool { !["", "0", "false", "off"].contains(value.lowercased()) }
}

extension FormField {
    /// - Parameter value: nil where nobody was asked yet: the recipe's own stands there then.
    init(_ parameter: Recipe.Parameter, name: String, value: String?) {
        let kind: Kind
        switch parameter.kind {
        case .text: kind = .line(isNumber: false)
        case .number: kind = .line(isNumber: true)
        case .boolean: kind = .check
        case .choice:
            // Without a choice of the recipe's nothing may seem to be chosen.
            let first = parameter.standard == nil ? [(value: "", label: "Choose")] : []
            kind = .select(first + parameter.choices.map { ($0, $0) })
        }
        self.init(name: name, label: parameter.label, kind: kind, value: value ?? parameter.standard ?? "")
        isNeeded = parameter.standard == nil && parameter.kind != .boolean
        if isNeeded { mark = "needed" }
    }
}
