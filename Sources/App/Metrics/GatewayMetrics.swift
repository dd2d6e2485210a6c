internal import Vignette

/// The questions of programs that pass through here.
final class GatewayMetrics: Sendable {
    private let atHand = Counter()
    private let outcomes = OutcomeCounts(good: "ok")
    private let refusals = OutcomeCounts(good: nil)

    /// A question is one of as many as may be asked at once; `ended` must follow.
    func began() {
        atHand.add()
    }

    /// - Parameter outcome: nil: it was answered. `stopped` where whoever asked has left.
    func ended(outcome: Failure.Code?) {
        atHand.subtract()
        outcomes.note(outcome)
    }

    /// A question that did not begin: too many at once, a quota that is used up, a picture that is none.
    func refused(_ code: Failure.Code) {
        refusals.note(code)
    }

    var questions: Int { atHand.value }

    func write(to exposition: inout Exposition) {
        exposition.single(
            "vignette_gateway_questions", .gauge, "Questions of programs that are being answered", atHand.value)
        exposition.family(
            "vignette_gateway_questions_ended_total", .counter, "Questions of programs that ended, by how they ended")
        outcomes.write(to: &exposition)
        exposition.family(
            "vignette_gateway_questions_refused_total", .counter, "Questions of programs that were not asked, by why")
        refusals.write(to: &exposition)
    }
}
