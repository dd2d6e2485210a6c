/// What somebody typed to search for, as an expression of the index.
///
/// Every word has to be found, the last one as the beginning of a word, since it may still be being typed. All that is
/// typed stands inside quotation marks, so that none of it is the index's syntax.
///
/// https://www.sqlite.org/fts5.html#full_text_query_syntax
enum SearchQuery: Sendable, Equatable {
    case everything
    /// It has no letter and no digit, so that no text has it.
    case nothing
    case matching(String)

    /// More words, and more letters of a word, are not looked at.
    private static let wordLimit = 16
    private static let letterLimit = 100

    /// - Parameter owner: whose texts are searched; the index knows it as a word of its own column.
    init(_ typed: String, owner: Int) {
        let parts = typed.prefix(4000).split(whereSeparator: \.isWhitespace)
        guard !parts.isEmpty else {
            self = .everything
            return
        }
        let words = parts.filter { part in part.contains { $0.isLetter || $0.isNumber } }.prefix(Self.wordLimit)
        guard !words.isEmpty else {
            self = .nothing
            return
        }
        let phrases = words.map { word in Self.quoted(SearchText(word.prefix(Self.letterLimit)).text) }
        let whose = "owner : " + Self.quoted(Self.word(of: owner))
        self = .matching("\(whose) AND (- owner : (\(phrases.joined(separator: " AND ")) *))")
    }

    /// An owner as a word.
    static func word(of owner: Int) -> String { "o\(owner)" }

    private static func quoted(_ text: String) -> String {
        "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
