public import Vignette

/// The page on which a recipe is written and tried: its fields, the question that comes of it, and the answer.
///
/// It keeps nothing: whatever was typed comes back with every answer, and so does the name of the last try.
public struct TryPage: Sendable {
    /// The question as it would be sent.
    public struct Question: Sendable, Equatable {
        public var plan: QuestionPlan
        /// How many pictures go with it.
        public var pictures: Int

        public init(plan: QuestionPlan, pictures: Int) {
            self.plan = plan
            self.pictures = pictures
        }
    }

    /// Those that can be loaded.
    public var recipes: [Recipe]
    /// What the fields hold.
    public var values: FormValues
    /// Of the recipe as it is written, once it can be read.
    public var parameters: [Recipe.Parameter]
    /// Why it cannot be asked, or not even read.
    public var failure: Failure?
    public var question: Question?
    /// The last try: its pictures are asked about again where no others come.
    public var last: Analysis?
    /// Its answer belongs to what stands in the fields.
    public var showsAnswer: Bool
    /// Pictures came that nothing was asked about: neither the server nor a browser keeps them.
    public var hasLostPictures = false
    /// What tells this page from all others: asked from it twice, the same form is one question. Nil: each is its own.
    public var once: String?
    public var destination: Destination
    public var models: [String]
    public var keptDays: Int?
    public var maxUploadMB: Int
    /// The longest side that is sent where the recipe says none.
    public var fit: Fit

    public init(
        recipes: [Recipe], values: FormValues = FormValues(), parameters: [Recipe.Parameter] = [],
        failure: Failure? = nil, question: Question? = nil, last: Analysis? = nil, showsAnswer: Bool = false,
        destination: Destination, models: [String] = [], keptDays: Int? = nil, maxUploadMB: Int = 20, fit: Fit = .medium
    ) {
        self.recipes = recipes
        self.values = values
        self.parameters = parameters
        self.failure = failure
        self.question = question
        self.last = last
        self.showsAnswer = showsAnswer
        self.destination = destination
        self.models = models
        self.keptDays = keptDays
        self.maxUploadMB = maxUploadMB
        self.fit = fit
    }
}
