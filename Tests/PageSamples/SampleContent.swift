import Pages

/// What a page is made of.
enum SampleContent {
    case form(FormPage)
    case analysis(AnalysisPage)
    case collection(CollectionPage)
    case library(LibraryPage)
    case embed(EmbedPage)
    case failure(FailurePage)
    case status(StatusPage)
    case `try`(TryPage)

    func bytes(_ pages: Pages, in frame: Frame) -> [UInt8] {
        switch self {
        case .form(let page): pages.form(page, in: frame)
        case .analysis(let page): pages.analysis(page, in: frame)
        case .collection(let page): pages.collection(page, in: frame)
        case .library(let page): pages.library(page, in: frame)
        case .embed(let page): pages.embed(page, in: frame)
        case .failure(let page): pages.failure(page, in: frame)
        case .status(let page): pages.status(page, in: frame)
        case .try(let page): pages.tryRecipe(page, in: frame)
        }
    }
}
