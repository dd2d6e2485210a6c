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

    /// - Parameters:
    ///   - params: the parameter at fault must be one of these, or begin with one and a point or a bracket.
    ///   - page: whether the body must have been a page for browsers, or must not.
    init(
        _ trouble: Trouble, statuses: [ClosedRange<Int>] = [], params: [String] = [], names: [String] = [],
        wordings: [Wording] = [], page: Bool? = nil
    ) {
        self.trouble = trouble
        self.statuses = statuses
        self.params = params
        self.names = names
        self.wordings = wordings
        self.page = page
    }

    func applies(to error: FoldedError) -> Bool {
        guard statuses.isEmpty || statuses.contains(where: { $0.contains(error.status) }) else { return false }
        if let page, page != error.isPage { return false }
        guard params.isEmpty || params.contains(where: error.isAbout) else { return false }
        if names.isEmpty && wordings.isEmpty { return true }
        return names.contains(where: error.isNamed) || wordings.contains { $0.stands(in: error.text) }
    }
}
