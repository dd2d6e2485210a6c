internal import Vignette

/// What became of pictures that were to be prepared.
final class PictureMetrics: Sendable {
    private let outcomes = OutcomeCounts(good: "ok")
    private let durations = Histogram(Histogram.pictures)

    /// - Parameter code: nil: there is a picture.
    func note(_ code: Failure.Code?, _ duration: Duration) {
        outcomes.note(code)
        durations.note(duration)
    }

    func write(to exposition: inout Exposition) {
        exposition.family(
            "vignette_pictures_prepared_total", .counter, "Pictures that were to be prepared, by what became of them")
        outcomes.write(to: &exposition)
        exposition.family(
            "vignette_picture_preparation_seconds", .histogram,
            "What preparing a picture took, waiting for a worker included")
        exposition.sample(durations)
    }
}
