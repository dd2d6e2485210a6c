internal import Vignette

/// Renders every page from the templates of a folder.
///
/// Whatever a model, an upload or an asker wrote is text here until it is escaped or rendered as markdown: nothing else
/// of it reaches a page.
public struct Pages: Sendable {
    /// - Parameters:
    ///   - folder: holds the templates.
    ///   - rereads: the templates are read for every page: for those who write them.
    public init(folder: String, rereads: Bool = false) throws(PagesError) {
    }

    public func form(_ page: FormPage, in frame: Frame) -> [UInt8] { [] }

    /// Whole, in the state in which the analysis is. An unfinished one asks the browser to come back by itself where
    /// `refreshes`; that is said by a header field, not here.
    public func analysis(_ page: AnalysisPage, in frame: Frame) -> [UInt8] { [] }

    /// The beginning of a page that is sent while its answer is written: up to the place where the text goes.
    public func liveBeginning(_ page: AnalysisPage, in frame: Frame) -> [UInt8] { [] }

    /// Text of the answer, as it goes behind the beginning.
    public func liveText(_ text: String) -> [UInt8] { [] }

    /// What was written so far was not the answer: from here on it begins again.
    public func liveRestart() -> [UInt8] { [] }

    /// A word about what is being done, for a page on which nothing is written at the moment.
    public func liveStatus(_ page: AnalysisPage) -> [UInt8] { [] }

    /// The end of such a page, with the rendered answer, or with what went wrong.
    public func liveEnding(_ page: AnalysisPage, in frame: Frame) -> [UInt8] { [] }

    public func collection(_ page: CollectionPage, in frame: Frame) -> [UInt8] { [] }

    public func library(_ page: LibraryPage, in frame: Frame) -> [UInt8] { [] }

    public func embed(_ page: EmbedPage, in frame: Frame) -> [UInt8] { [] }

    public func failure(_ page: FailurePage, in frame: Frame) -> [UInt8] { [] }

    /// A text that may be markdown as HTML that can do no harm.
    public func markdown(_ text: String) -> [UInt8] { Markdown.html(text).bytes }
}
