/// One `{{ $parameters.NAME }}` of a prompt.
public struct Placeholder: Sendable, Hashable {
    /// Word characters of any script: letters, digits and underscores.
    public let name: Text
    /// As it stands in the prompt, braces and all.
    let literal: Text

    /// Those of a prompt in their order, the same one twice where it stands there twice. What is nearly one is text.
    ///
    /// - Parameter limit: how many are looked for.
    static func first(_ limit: Int, in prompt: Text) -> [Placeholder] {
        var reader = PlaceholderReader(prompt.bytes)
        var found: [Placeholder] = []
        while found.count < limit, let placeholder = reader.next() { found.append(placeholder) }
        return found
    }
}
