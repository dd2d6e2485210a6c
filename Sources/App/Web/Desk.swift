internal import Imaging
internal import Pages
internal import Recipes
internal import Vignette
internal import Vision

/// What the handlers work with.
struct Desk: Sendable {
    let configuration: Configuration
    let store: any AnalysisStore
    let preparer: any PicturePreparer
    let pages: Pages
    /// What can be asked.
    var recipes: RecipeBook
    let frames: Frames
    let access: Access
    let live: LiveAnswers
    let service: ServiceView
    /// Tells the runner that there is something in the queue.
    let wakeRunner: @Sendable () -> Void
    /// About how long somebody waits whom so many come before; nil where nobody can tell yet.
    let estimate: @Sendable (_ ahead: Int) -> Duration?
    /// To be called after every change that pages show: what is kept of its pages is dropped.
    let changed: @Sendable (Analysis.ID) -> Void
    let log: Log
    let now: @Sendable () -> Timestamp
    /// Nil where pictures that are named by an address are refused.
    var fetcher: PictureFetcher?
    var metrics = Metrics()
    /// How the workers fare at the moment.
    var workers: @Sendable () -> ImagingPool.Status = { ImagingPool.Status() }
}
