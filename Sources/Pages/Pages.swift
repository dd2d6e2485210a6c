internal import Vignette

/// Renders every page from the templates of a folder.
///
/// Whatever a model, an upload or an asker wrote is text here until it is escaped or rendered as markdown: nothing else
/// of it reaches a page.
public struct Pages: Sendable {
    private let library: TemplateLibrary

    /// - Parameters:
    ///   - folder: holds the templates.
    ///   - rereads: the templates are read for every page: for those who write them.
    public init(folder: String, rereads: Bool = false) throws(PagesError) {
        library = try TemplateLibrary(folder: folder, rereads: rereads, required: Self.templates)
    }

    static let templates = [
        "form", "analysis", "live-beginning", "live-change", "live-restart", "live-ending", "collection", "library",
        "embed", "failure", "status", "try",
    ]

    public func form(_ page: FormPage, in frame: Frame) -> [UInt8] {
        library.render("form", page.template(in: frame))
    }

    /// Whole, in the state in which the analysis is. An unfinished one asks the browser to come back by itself where
    /// `refreshes`; that is said by a header field, not here.
    public func analysis(_ page: AnalysisPage, in frame: Frame) -> [UInt8] {
        library.render("analysis", page.template(in: frame))
    }

    /// The beginning of a page that is sent while its answer is written: up to the place where the text goes.
    public func liveBeginning(_ page: AnalysisPage, in frame: Frame) -> [UInt8] {
        library.render("live-beginning", page.template(in: frame, isLive: true))
    }

    /// Text of the answer, as it goes behind the beginning.
    public func liveText(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        HTMLText.append(text, to: &output)
        return output
    }

    /// What was written so far was not the answer: from here on it begins again.
    public func liveRestart(_ page: AnalysisPage) -> [UInt8] {
        library.render("live-restart", ["language": page.language])
    }

    /// A word about what is being done, for a page on which nothing is written at the moment.
    ///
    /// It ends the text before it, as a restart does.
    public func liveStatus(_ page: AnalysisPage) -> [UInt8] {
        library.render(
            "live-change", ["status": page.status, "language": page.language])
    }

    /// The end of such a page, with the rendered answer, or with what went wrong. Of an analysis that is still not
    /// finished, the page as it was begun is brought to its end, and says that the server stops.
    public func liveEnding(_ page: AnalysisPage, in frame: Frame) -> [UInt8] {
        library.render("live-ending", page.template(in: frame, isLive: true))
    }

    public func collection(_ page: CollectionPage, in frame: Frame) -> [UInt8] {
        library.render("collection", page.template(in: frame))
    }

    public func library(_ page: LibraryPage, in frame: Frame) -> [UInt8] {
        library.render("library", page.template(in: frame))
    }

    public func embed(_ page: EmbedPage, in frame: Frame) -> [UInt8] {
        library.render("embed", page.template(in: frame))
    }

    public func status(_ page: StatusPage, in frame: Frame) -> [UInt8] {
        library.render("status", page.template(in: frame))
    }

    public func tryRecipe(_ page: TryPage, in frame: Frame) -> [UInt8] {
        library.render("try", page.template(in: frame))
    }

    public func failure(_ page: FailurePage, in frame: Frame) -> [UInt8] {
        library.render("failure", page.template(in: frame))
    }
}
