/// One line of the table that tells what an upstream error means.
///
/// It applies where the status is one of `statuses`, and one of the `names` is the error's code or type or one of the
/// `wordings` stands in its sentence. What is empty asks for nothing.
struct TroubleRule: Sendable {
    let trouble: Trouble
    private let statuses: [ClosedRange<Int>]
    private let params: [String]
    private let names: [String]
    private let wordings: [Wording]
    private let page: Bool?
    private let isEmpty: Bool?
    private let namesWait: Bool?
    private let exceptions: [Wording]

    /// - Parameters:
    ///   - params: the parameter at fault must be one of these, or begin with one and a point or a bracket.
    ///   - page: whether the body must have been a page for browsers, or must not.
    ///   - isEmpty: whether it must have said nothing, or something.
    ///   - namesWait: whether the sentence must say how long to wait, or must not.
    ///   - exceptions: what must not stand in the sentence.
    init(
        _ trouble: Trouble, statuses: [ClosedRange<Int>] = [], params: [String] = [], names: [String] = [],
        wordings: [Wording] = [], page: Bool? = nil, isEmpty: Bool? = nil, namesWait: Bool? = nil,
        exceptions: [Wording] = []
    ) {
        self.trouble = trouble
        self.statuses = statuses
        self.params = params
        self.names = names
        self.wordings = wordings
        self.page = page
        self.isEmpty = isEmpty
        self.namesWait = namesWait
        self.exceptions = exceptions
    }

    func applies(to error: FoldedError) -> Bool {
        guard statuses.isEmpty || statuses.contains(where: { $0.contains(error.status) }) else { return false }
        if let page, page != error.isPage { return false }
        if let isEmpty, isEmpty != error.text.bytes.isEmpty { return false }
        guard params.isEmpty || params.contains(where: error.isAbout) else { return false }
        guard
            names.isEmpty && wordings.isEmpty || names.contains(where: error.isNamed)
                || wordings.contains(where: { $0.stands(in: error.text) })
        else { return false }
        if let namesWait, namesWait != (RetryAfter(sentence: error.text) != nil) { return false }
        return !exceptions.contains { $0.stands(in: error.text) }
    }
}
