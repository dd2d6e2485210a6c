internal import Bytes
internal import Vignette

/// Of everything that decides an answer: the same fingerprint, the same question.
enum Fingerprint {
    /// - Parameter digests: of the masters, in order.
    static func of(_ plan: QuestionPlan, pictures digests: [String]) -> String {
        var parts: [String?] = [
            plan.instruction, plan.systemPrompt, String(plan.fit.rawValue), plan.model, plan.maxTokens.map { "\($0)" },
            plan.temperature.map { "\($0)" }, String(plan.earlier.count),
        ]
        for question in plan.earlier { parts += [question.prompt, question.answer] }
        parts += digests
        // Named, so that those kept before there were any stay what they were.
        if let detail = plan.detail { parts += ["detail", detail] }
        if let extra = plan.extraBody { parts += ["extra_body", extra] }
        if plan.answer != .free { parts += ["answer", plan.answer.rawValue] }
        var bytes: [UInt8] = []
        for part in parts {
            // The length stands before each, so that no two lists of parts read alike.
            bytes += (part.map { "\($0.utf8.count):" } ?? "-:").utf8
            bytes += (part ?? "").utf8
        }
        // libcrypto fails for want of memory alone; such a question is like no other.
        return (try? SHA256.digest(of: bytes).hex) ?? Analysis.ID.random().text
    }
}
