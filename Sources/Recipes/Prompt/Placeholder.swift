/// One `{{ $parameters.NAME }}` of a prompt.
public struct Placeholder: Sendable, Hashable {
    /// Word characters of any script: letters, digits and underscores.
    public let name: Text
    /// As it stands in the prompt, braces and all.
    let literal: Text

    /// All of a prompt in their order, those that stand there twice as well. What is nearly one is text.
    public static func all(in prompt: Text) -> [Placeholder] {
        var reader = PlaceholderReader(prompt.bytes)
        var found: [Placeholder] = []
        while let placeholder = reader.next() { found.append(placeholder) }
        return found
    }
}
