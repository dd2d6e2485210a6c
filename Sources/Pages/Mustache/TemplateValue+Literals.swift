extension TemplateValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral text: String) {
        self = .text(text)
    }

    init(integerLiteral number: Int) {
        self = .number(number)
    }

    init(booleanLiteral flag: Bool) {
        self = .flag(flag)
    }

    init(arrayLiteral values: TemplateValue...) {
        self = .list(values)
    }

    /// Of a name that stands there twice, the later value counts.
    init(dictionaryLiteral members: (String, TemplateValue)...) {
        self = .object(Dictionary(members) { $1 })
    }
}
