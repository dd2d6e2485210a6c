internal import Vignette

/// All questions of one command: several at once, finished in their order.
///
/// Where the model service itself cannot be asked, as `Outlook` sees it, the rest is not asked in vain: each gets the
/// same failure.
struct DescribeRun: Sendable {
    let batches: [PictureBatch]
    let describer: Describer
    let output: DescribeOutput
    /// Questions that are asked at once.
    let concurrency: Int

    /// How far ahead of the first question that is not finished others may be, in times of those asked at once. What
    /// they write is held, so this bounds it.
    private static let lead = 4

    /// Throws where the task is cancelled or the output cannot be written.
    ///
    /// - Returns: the exit status.
    func run() async throws -> Int32 {
        try await output.open()
        return try await withThrowingTaskGroup(of: (Int, Described).self) { group in
            var outlook = Outlook()
            var (next, asked, finished) = (0, 0, 0)
            while true {
                while asked < concurrency, next < batches.count, next < finished + concurrency * Self.lead {
                    let (batch, place) = (batches[next], next)
                    next += 1
                    if let failure = outlook.hopelessness {
                        finished = try await output.finish(given(failure, to: batch), at: place)
                    } else {
                        asked += 1
                        group.addTask { (place, try await describer.describe(batch, at: place)) }
                    }
                }
                guard let (place, result) = try await group.next() else { break }
                asked -= 1
                outlook.add(result.outcome)
                finished = try await output.finish(result, at: place)
            }
            return outlook.status
        }
    }

    /// A file that could not have been read either way keeps its own reason.
    private func given(_ failure: Failure, to batch: PictureBatch) -> Described {
        Described(
            name: batch.name, recipe: describer.recipe.name, outcome: .failure(batch.refusal ?? failure),
            isPassedOver: batch.refusal == nil)
    }
}
