/// Failures of which model is asked, and what it takes.
extension Failure {
    /// The endpoint offers several models and nobody chose.
    public static func modelNotChosen(among models: [String]) -> Failure {
        Failure(
            .notConfigured, message: "The model service offers \(grouped(models.count)) models, and none was chosen.",
            advice: "Choose one with model, or ask whoever runs this server to set OPENAI_MODEL: \(list(models, "or")).",
            field: "model")
    }

    /// - Parameter limit: how many the model takes; nil where it did not say.
    public static func modelTakesFewerPictures(limit: Int?, actual: Int) -> Failure {
        let most = limit.map { "at most \(grouped($0))" } ?? "fewer pictures"
        return Failure(
            .tooManyPictures,
            message: "This model takes \(most) in one question; there are \(grouped(actual)).",
            advice: "Ask about each picture in a question of its own, or choose another model.")
    }
}
